//! Cuts a block into tokens.

use super::lower::{is_apostrophe, is_blank, is_hyphen};
use super::{Case, Token, TokenKind, WordClass};
use crate::lang::text::TextPack;
use crate::span::Span;

/// Cuts the block `block` of `text` and hands over its tokens in order.
pub(super) fn tokenize(text: &str, block: Span, pack: &'static TextPack, tokens: &mut Vec<Token>) {
    let mut cutter =
        Cutter { text, end: block.range().end, at: block.range().start, pack, buffer: String::new(), tokens };
    let mut spaced = true;
    while let Some(c) = cutter.peek() {
        if is_blank(c) {
            cutter.at += c.len_utf8();
            spaced = true;
            continue;
        }
        let first = cutter.tokens.len();
        cutter.next(c, spaced);
        spaced = false;
        debug_assert!(cutter.tokens.len() > first, "every step cuts a token");
    }
}

/// Whether `c` may stand for a quotation mark, straight single ones included.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '\u{201C}'..='\u{201F}' | '\u{2018}' | '\u{201A}' | '\u{201B}' | '‹' | '›' | '＂')
        || is_apostrophe(c)
}

/// The place in a block and what is cut so far.
struct Cutter<'t, 'o> {
    text: &'t str,
    end: usize,
    at: usize,
    pack: &'static TextPack,
    buffer: String,
    tokens: &'o mut Vec<Token>,
}

/// The last parts of names on the web that a stop may join to what stands before.
const WEB_ENDINGS: [&str; 24] = [
    "com", "org", "net", "info", "fr", "be", "ch", "ca", "uk", "us", "eu", "de", "es", "it", "io", "tv", "gov", "edu",
    "co", "ma", "sn", "ci", "ht", "re",
];

impl<'t> Cutter<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn emit(&mut self, end: usize, kind: TokenKind, spaced: bool) {
        let case = match kind {
            TokenKind::Word | TokenKind::Number => case_of(&self.text[self.at..end]),
            _ => Case::None,
        };
        let span = Span::new(self.at, end);
        let (class, lower) = (WordClass::Open, Span::default());
        self.tokens.push(Token { span, lower, kind, case, class, ambiguous: false, sentence: 0, spaced });
        self.at = end;
    }

    /// Cuts what starts with the visible character `c`.
    fn next(&mut self, c: char, spaced: bool) {
        if let Some(end) = self.address_end(c) {
            return self.emit(end, TokenKind::Symbol, spaced);
        }
        if c.is_numeric() {
            let end = self.number_end();
            return self.emit(end, TokenKind::Number, spaced);
        }
        if c.is_alphabetic() {
            return self.word(spaced);
        }
        if is_mark(c) {
            // Two single marks are one double.
            let length = if self.rest().starts_with("''") { 2 } else { c.len_utf8() };
            return self.emit(self.at + length, TokenKind::Mark, spaced);
        }
        if let Some(end) = self.ellipsis_end() {
            return self.emit(end, TokenKind::Punctuation, spaced);
        }
        let kind = if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol };
        let end = self.at + self.symbol_len(c);
        self.emit(end, kind, spaced);
    }

    /// Length of a symbol with what modifies it: variation selectors, joiners and combining accents, so that an emoji
    /// of several characters is one token.
    fn symbol_len(&self, c: char) -> usize {
        let mut length = c.len_utf8();
        let mut joined = false;
        for next in self.rest()[length..].chars() {
            let part = is_joining(next) || matches!(next, '\u{1F3FB}'..='\u{1F3FF}');
            let member = joined && !next.is_alphanumeric() && !is_blank(next);
            if !part && !member {
                break;
            }
            joined = next == '\u{200D}';
            length += next.len_utf8();
        }
        length
    }

    /// "...", "…", "(...)", "[…]".
    fn ellipsis_end(&self) -> Option<usize> {
        let rest = self.rest();
        let closing = match rest.chars().next()? {
            '(' => Some(')'),
            '[' => Some(']'),
            _ => None,
        };
        let inner = if closing.is_some() { rest[1..].trim_start_matches(' ') } else { rest };
        let tail = inner.trim_start_matches(['.', '…']);
        let dots = &inner[..inner.len() - tail.len()];
        if dots.len() < 2 {
            return None;
        }
        let tail = match closing {
            Some(closing) => tail.trim_start_matches(' ').strip_prefix(closing)?,
            None => tail,
        };
        Some(self.end - tail.len())
    }

    /// The end of an address: URL, handle, hashtag.
    fn address_end(&self, c: char) -> Option<usize> {
        let rest = self.rest();
        let plain =
            |c: char| !is_blank(c) && !matches!(c, '"' | '«' | '»' | '<' | '>' | '“' | '”' | '(' | ')' | '[' | ']');
        if matches!(c, 'h' | 'w' | 'H' | 'W') {
            let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
            if starts("http://") || starts("https://") || starts("www.") {
                let length = rest.find(|c| !plain(c)).unwrap_or(rest.len());
                return Some(self.at + trim_stop(&rest[..length]));
            }
        }
        if matches!(c, '@' | '#') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            let length = rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len() - 1);
            return Some(self.at + 1 + length);
        }
        None
    }

    /// "75.000", "1,5", "75 000", "90%", "14H30", "1er", "2021-07-08", "8/7/2021", "20-year-old".
    fn number_end(&self) -> usize {
        let rest = self.rest();
        let mut end = 0;
        // Length of the digits since the last separator, and whether only such groups came so far.
        let (mut group, mut plain) = (0, true);
        while let Some(c) = rest[end..].chars().next() {
            let after = rest[end + c.len_utf8()..].chars().next();
            let goes_on = match c {
                _ if c.is_numeric() => {
                    group += 1;
                    true
                }
                _ if is_blank(c) => plain && (1..=3).contains(&group) && is_thousands(&rest[end + c.len_utf8()..], c),
                '.' | ',' | ':' | '/' => group > 0 && after.is_some_and(char::is_numeric),
                _ if is_hyphen(c) => after.is_some_and(char::is_alphanumeric),
                _ => c.is_alphabetic() || is_joining(c) || matches!(c, '%' | '‰' | '°' | 'º' | 'ª'),
            };
            if !goes_on {
                break;
            }
            if !c.is_numeric() {
                plain &= is_blank(c) || matches!(c, '.' | ',');
                group = 0;
            }
            end += c.len_utf8();
            if matches!(c, '%' | '‰') {
                break;
            }
        }
        self.at + end
    }

    /// A word, with what is elided before it and added after it as tokens of their own.
    fn word(&mut self, spaced: bool) {
        let rest = self.rest();
        let length = self.word_len();
        let word = &rest[..length];
        if let Some(end) = self.mail_end(length) {
            return self.emit(end, TokenKind::Symbol, spaced);
        }
        self.buffer.clear();
        fold(word, &mut self.buffer);
        let whole = self.pack.whole.contains(&self.buffer);
        if !whole && let Some(cut) = self.elision(word) {
            self.emit(self.at + cut, TokenKind::Word, spaced);
            if cut < length {
                self.word(false);
            }
            return;
        }
        let cut = if whole { length } else { length - self.tail_len(word) };
        let start = self.at;
        let dotted = if cut == length { self.dotted_len(length) } else { length };
        self.emit(start + if cut == length { dotted } else { cut }, TokenKind::Word, spaced);
        if cut < length {
            self.emit(start + length, TokenKind::Word, false);
        }
    }

    /// Length of the letters, digits, inner hyphens, inner apostrophes and web endings from here.
    fn word_len(&self) -> usize {
        let rest = self.rest();
        let mut end = 0;
        let mut segment = 0;
        while let Some(c) = rest[end..].chars().next() {
            let next = end + c.len_utf8();
            let after = rest[next..].chars().next();
            let goes_on = if c.is_alphanumeric() || is_joining(c) || c == '_' {
                true
            } else if is_hyphen(c) || is_apostrophe(c) {
                after.is_some_and(char::is_alphanumeric)
            } else if c == '.' {
                self.is_web_ending(&rest[segment..end], &rest[next..])
            } else if c == '&' {
                // R&D, not "père & fils".
                after.is_some_and(char::is_uppercase)
            } else {
                false
            };
            if !goes_on {
                break;
            }
            if c == '.' || is_hyphen(c) || is_apostrophe(c) {
                segment = next;
            }
            end = next;
            // An elision ends the word: what follows is cut by itself.
            if is_apostrophe(c) && self.elision(&rest[..end]).is_some() {
                break;
            }
        }
        match rest[end..].chars().next() {
            // "n°"
            Some(c @ ('°' | 'º')) if end <= 2 => end + c.len_utf8(),
            // "l'" before a mark or a blank.
            Some(c) if is_apostrophe(c) && segment == 0 => {
                let with = end + c.len_utf8();
                if self.elision(&rest[..with]).is_some() { with } else { end }
            }
            _ => end,
        }
    }

    fn is_web_ending(&self, before: &str, after: &str) -> bool {
        let length = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        before.len() >= 2 && WEB_ENDINGS.contains(&&after[..length])
    }

    /// Length of the elided word at the start of `word`, with its apostrophe.
    fn elision(&self, word: &str) -> Option<usize> {
        // The longest elided word has eight letters; longer ones need no look-up.
        let at = word.char_indices().take(10).find(|(_, c)| is_apostrophe(*c))?;
        let length = at.0 + at.1.len_utf8();
        let mut key = [0u8; 16];
        let head = fold_ascii(&word[..at.0], &mut key)?;
        if !self.pack.elisions.contains(head) {
            return None;
        }
        let rest = &self.rest()[length.min(self.rest().len())..];
        // Vowels go before vowels only: "N'Djamena" is one word.
        match rest.chars().next() {
            Some(c) if c.is_alphabetic() => (!is_consonant(c)).then_some(length),
            _ => Some(length),
        }
    }

    /// Length of the inversion or possessive at the end of the folded word in the buffer.
    fn tail_len(&self, word: &str) -> usize {
        let folded = self.buffer.as_str();
        for suffix in self.pack.suffixes {
            if folded.len() > suffix.len() && folded.ends_with(suffix) {
                return tail_bytes(word, suffix.chars().count());
            }
        }
        let Some(last) = folded.rfind('-') else { return 0 };
        let before = folded[..last].rfind('-');
        let lower = word.starts_with(char::is_lowercase);
        let is_tail = |start: usize| {
            start > 0
                && self.pack.enclitics.get(&folded[start..]).is_some_and(|entry| lower || entry.section == "always")
        };
        let start = match before {
            Some(before) if is_tail(before) => before,
            _ if is_tail(last) => last,
            _ => return 0,
        };
        tail_bytes(word, folded[start..].chars().count())
    }

    /// The length of the word with the stop that belongs to it: an abbreviation, initials.
    fn dotted_len(&self, length: usize) -> usize {
        let rest = self.rest();
        let Some(after) = rest[length..].strip_prefix('.') else { return length };
        if after.starts_with('.') {
            return length;
        }
        let with = length + 1;
        if is_initial(&rest[..length]) {
            return self.initials_len(with);
        }
        // "Alexandre-M. Braun"
        let last = rest[..length].rsplit(is_hyphen).next().unwrap_or("");
        let name_follows = after.trim_start_matches(is_blank).starts_with(char::is_uppercase);
        if is_initial(last) && last.starts_with(char::is_uppercase) && name_follows && after.starts_with(is_blank) {
            return with;
        }
        let mut key = self.buffer.clone();
        key.push('.');
        if self.pack.abbreviations.contains(&key) { with } else { length }
    }

    /// "J." or "J.K." or "U.S.A." from the first stop on.
    fn initials_len(&self, first: usize) -> usize {
        let rest = self.rest();
        let mut end = first;
        let mut count = 1;
        loop {
            let tail = &rest[end..];
            let hyphen = tail.chars().next().filter(|c| is_hyphen(*c)).map_or(0, char::len_utf8);
            let Some(letter) = tail[hyphen..].chars().next().filter(|c| c.is_alphabetic()) else { break };
            let stop = end + hyphen + letter.len_utf8();
            if !rest[stop..].starts_with('.') || rest[stop + 1..].starts_with('.') {
                break;
            }
            count += 1;
            end = stop + 1;
        }
        let letter = &rest[..first - 1];
        let upper = letter.starts_with(char::is_uppercase);
        let name_follows = rest[end..].trim_start_matches(is_blank).starts_with(char::is_uppercase);
        let known = self.pack.abbreviations.contains(rest[..end].to_lowercase().as_str());
        if count > 1 || known || upper && name_follows { end } else { first - 1 }
    }

    fn mail_end(&self, length: usize) -> Option<usize> {
        let rest = self.rest();
        let domain = rest[length..].strip_prefix('@')?;
        if !domain.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let tail =
            domain.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(domain.len());
        Some(self.at + length + 1 + trim_stop(&domain[..tail]))
    }
}

/// Whether one letter stands alone.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether `after` starts with three digits and no fourth: what a blank separates in "75 000".
fn is_thousands(after: &str, blank: char) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 && blank != '\n' && blank != '\r'
}

/// Characters that cling to the one before: combining accents, joiners, the soft hyphen.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

fn is_consonant(c: char) -> bool {
    c.is_ascii_alphabetic() && !matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h')
}

/// Whether `c` punctuates a sentence.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '–' | '—' | '―'
    ) || is_hyphen(c)
        || matches!(
            c,
            '·' | '•'
                | '*'
                | '|'
                | '_'
                | '¿'
                | '¡'
                | '。'
                | '、'
                | '，'
                | '！'
                | '？'
                | '：'
                | '؟'
                | '،'
                | '؛'
                | '।'
        )
}

/// Length of an address without the stops at its end, which belong to the sentence.
fn trim_stop(address: &str) -> usize {
    address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']).len().max(1)
}

/// Bytes of the last `count` characters of `word`.
fn tail_bytes(word: &str, count: usize) -> usize {
    word.chars().rev().take(count).map(char::len_utf8).sum()
}

/// Lower case with plain apostrophes and hyphens.
fn fold(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ if is_apostrophe(c) => out.push('\''),
            _ if is_hyphen(c) => out.push('-'),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// A short ASCII word in lower case.
fn fold_ascii<'b>(word: &str, buffer: &'b mut [u8; 16]) -> Option<&'b str> {
    if word.len() > buffer.len() || !word.is_ascii() {
        return None;
    }
    let bytes = &mut buffer[..word.len()];
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok()
}

/// How the letters of `word` are cased.
fn case_of(word: &str) -> Case {
    let mut shape = (0, 0, false);
    let mut start = true;
    let mut inner = false;
    for c in word.chars() {
        if c.is_uppercase() {
            shape.0 += 1;
            shape.2 |= start;
            inner |= !start;
        } else if c.is_lowercase() {
            shape.1 += 1;
        }
        start = is_hyphen(c);
    }
    match shape {
        (0, 0, _) => Case::None,
        (0, ..) => Case::Lower,
        (2.., 0, _) => Case::Upper,
        (_, _, true) => Case::Capital,
        _ if inner => Case::Mixed,
        _ => Case::Capital,
    }
}
