//! The text for look-ups, built while the tokens are read.

use crate::span::Span;

/// Whether `c` is white space or takes no room at all.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether `c` may stand for an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}' | '\u{00B4}' | '\u{FF07}')
}

/// Whether `c` is a hyphen inside words.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Writes the lower-case text, one piece of the source after the other.
pub(super) struct Lowerer<'t> {
    text: &'t str,
    out: String,
    at: usize,
}

impl<'t> Lowerer<'t> {
    pub(super) fn new(text: &'t str) -> Lowerer<'t> {
        Lowerer { text, out: String::with_capacity(text.len()), at: 0 }
    }

    /// Takes in the piece `span`, which follows all pieces before, and says where it went. Blanks between pieces
    /// become one space.
    pub(super) fn push(&mut self, span: Span) -> Span {
        if span.range().start > self.at && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        let start = self.out.len();
        self.at = span.range().end;
        let piece = &self.text[span];
        if piece.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.out.push_str(piece);
            self.out[start..].make_ascii_lowercase();
            return Span::new(start, self.out.len());
        }
        let mut blank = false;
        for c in piece.chars() {
            let was_blank = std::mem::replace(&mut blank, is_blank(c));
            match c {
                _ if blank && was_blank => {}
                _ if blank => self.out.push(' '),
                _ if is_apostrophe(c) || c == '\u{2018}' => self.out.push('\''),
                _ if is_hyphen(c) => self.out.push('-'),
                '\u{00AD}' => {}
                _ if c.is_ascii() => self.out.push(c.to_ascii_lowercase()),
                '\u{0300}'..='\u{036F}' => self.combine(c, start),
                _ => self.out.extend(c.to_lowercase()),
            }
        }
        Span::new(start, self.out.len())
    }

    /// Ends a block: no phrase crosses it.
    pub(super) fn end_block(&mut self) {
        self.out.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Joins a combining accent to its letter, as most writers type it.
    fn combine(&mut self, accent: char, start: usize) {
        let letter = self.out[start..].chars().next_back();
        match letter.and_then(|letter| composed(letter, accent)) {
            Some(joined) => {
                self.out.pop();
                self.out.push(joined);
            }
            None => self.out.push(accent),
        }
    }
}

/// The one character for a Latin letter and an accent.
fn composed(letter: char, accent: char) -> Option<char> {
    const ROWS: [(char, &str, &str); 7] = [
        ('\u{0300}', "aeiou", "àèìòù"),
        ('\u{0301}', "aeiouyc", "áéíóúýć"),
        ('\u{0302}', "aeiou", "âêîôû"),
        ('\u{0303}', "aon", "ãõñ"),
        ('\u{0308}', "aeiouy", "äëïöüÿ"),
        ('\u{030C}', "cszer", "čšžěř"),
        ('\u{0327}', "cs", "çş"),
    ];
    let (_, plain, joined) = ROWS.iter().find(|row| row.0 == accent)?;
    joined.chars().nth(plain.find(letter)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut lowerer = Lowerer::new(text);
        let span = lowerer.push(Span::new(0, text.len()));
        assert_eq!(&lowerer.finish()[span], expected);
    }

    #[test]
    fn folds_case_apostrophes_hyphens_and_blanks() {
        check("L’ÉTÉ", "l'été");
        check("Jean\u{2011}Paul", "jean-paul");
        check("75\u{202F}000\u{A0}€", "75 000 €");
        check("e\u{301}te\u{301}", "été");
        check("İstanbul", "i\u{307}stanbul");
        check("co\u{AD}opérer", "coopérer");
    }
}
