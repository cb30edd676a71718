//! Shapes that are read character by character: numbers, years, clock times and dates in figures.

use crate::lang::dates::DatePack;
use crate::layers::dates::pattern::{Class, Patterns, Word};
use crate::layers::dates::time::{Calendar, Capture, Clock, Count, Time, What};
use crate::layers::dates::value::Unit;
use crate::text::{Document, TokenKind};

/// What the shapes read: the document and what is known of each of its tokens.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) patterns: &'d Patterns,
    pub(super) words: &'d [Word],
    /// The words of the language.
    pub(super) pack: &'static DatePack,
}

/// What is known of every token. Numbers in one word, "soixante-dix", get their value.
pub(super) fn words(document: &Document, patterns: &Patterns) -> Vec<Word> {
    let prefix = document.language.dates.mid_prefix;
    let known = |token: usize| {
        let of_year =
            |lower: &str| lower.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if of_year(document.lower(token)) {
            return Word { class: Class::MidYear, ..Word::NONE };
        }
        if document.tokens[token].kind != TokenKind::Word {
            let lower = document.lower(token);
            let length = if document.tokens[token].kind == TokenKind::Number { length(lower, patterns) } else { None };
            return length
                .map_or_else(|| patterns.word(lower), |value| Word { class: Class::Length, value, ..Word::NONE });
        }
        let lower = document.lower(token);
        let word = patterns.word(lower);
        if let Some(value) = length(lower, patterns) {
            return Word { class: Class::Length, value, ..word };
        }
        if word.class == Class::None
            && let Some((one, two)) = lower.split_once('-')
            && let (one, two) = (patterns.word(one), patterns.word(two))
            && (one.class, two.class) == (Class::Month, Class::Month)
        {
            return Word { class: Class::MonthPair, value: one.value * 16 + two.value, ..word };
        }
        if word.class == Class::None
            && let Some((rank, unit)) = lower.split_once('-')
            && let (rank, unit) = (patterns.word(rank), patterns.word(unit))
            && (rank.class, unit.class) == (Class::Ordinal, Class::Unit)
        {
            return Word { class: Class::RankUnit, value: rank.value * LENGTH + unit.value, ..word };
        }
        if word.class == Class::None && lower.contains('-') {
            let values: Option<Vec<i32>> = lower
                .split('-')
                .map(|part| patterns.word(part))
                .filter(|word| word.class != Class::And)
                .map(|word| (word.class == Class::NumberWord).then_some(word.value))
                .collect();
            // "cinq-six jours" are five at least.
            let least = |values: &[i32]| (values.len() == 2).then(|| values[0]);
            if let Some(value) = values.and_then(|values| fold(&values).or_else(|| least(&values))) {
                return Word { class: Class::NumberWord, value, ..word };
            }
        }
        word
    };
    (0..document.tokens.len()).map(known).collect()
}

/// Factor between the number and the unit in the value of a [`Class::Length`].
const LENGTH: i32 = 100_000;

/// The value of "seven-day": number and unit.
fn length(lower: &str, patterns: &Patterns) -> Option<i32> {
    let (number, unit) = lower.split_once('-')?;
    let unit = Some(patterns.word(unit)).filter(|unit| unit.class == Class::Unit)?;
    let counted = patterns.word(number);
    let number = match counted.class {
        Class::NumberWord => counted.value,
        _ => number.parse().ok().filter(|number| (1..1000).contains(number))?,
    };
    Some(number * LENGTH + unit.value)
}

/// The value of number words in their order; `None` when they are no single number.
fn fold(values: &[i32]) -> Option<i32> {
    let (mut total, mut current) = (0, 0);
    for value in values {
        match *value {
            20 if current % 100 == 4 => current += 76,
            100 if current < 10 => current = current.max(1) * 100,
            1000 if total == 0 => (total, current) = (current.max(1) * 1000, 0),
            value @ 0..=99 => {
                let teen = current % 20 == 10 && (7..=9).contains(&value);
                let fits = current % 100 == 0 || teen || (current % 100 >= 20 && current % 10 == 0 && value < 20);
                if !fits || (current == 0 && total == 0 && values[0] == 0 && values.len() > 1) {
                    return None;
                }
                current += value;
            }
            _ => return None,
        }
    }
    Some(total + current)
}

impl<'d> Reader<'d> {
    /// The lower-case text from the start of a token on.
    fn rest(&self, token: usize) -> &'d str {
        self.document.tokens.get(token).map_or("", |found| &self.document.lower[found.lower.start as usize..])
    }

    /// The token after `len` bytes of [`Reader::rest`], when a token ends there.
    fn token_after(&self, token: usize, len: usize) -> Option<usize> {
        let end = self.document.tokens[token].lower.start as usize + len;
        let mut next = token;
        while next < self.document.tokens.len() && (self.document.tokens[next].lower.end as usize) < end {
            next += 1;
        }
        (self.document.tokens.get(next)?.lower.end as usize == end).then_some(next + 1)
    }

    pub(super) fn word(&self, token: usize) -> Word {
        self.words.get(token).copied().unwrap_or(Word::NONE)
    }

    /// The digits that are the whole of a token.
    fn digits(&self, token: usize) -> Option<&'d str> {
        let found = self.document.tokens.get(token)?;
        if found.kind != TokenKind::Number {
            return None;
        }
        let text = &self.document.lower[found.lower.range()];
        (text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
    }

    /// A number in figures or words, with the token after it.
    pub(super) fn number(&self, token: usize) -> Option<(i32, usize)> {
        if let Some(digits) = self.digits(token) {
            return Some((digits.parse().ok()?, token + 1));
        }
        if self.word(token).class != Class::NumberWord {
            return None;
        }
        let mut values = vec![self.word(token).value];
        let mut best = (fold(&values)?, token + 1);
        let mut next = token + 1;
        while next < token + 8 {
            let and = self.word(next).class == Class::And;
            let at = next + usize::from(and);
            if self.word(at).class != Class::NumberWord {
                break;
            }
            values.push(self.word(at).value);
            match fold(&values) {
                Some(value) => best = (value, at + 1),
                None => break,
            }
            next = at + 1;
        }
        Some(best)
    }

    /// "3,5", "11.25": hundredths of the number that the figures make.
    pub(super) fn decimal(&self, token: usize) -> Option<(i32, usize)> {
        let rest = self.rest(token);
        let (whole, end) = digits_at(rest, 0, 4)?;
        let start = end + usize::from(rest[end..].starts_with([',', '.']));
        let (decimals, last) = digits_at(rest, start, 2).filter(|_| start > end)?;
        let hundredths = if last - start == 1 { decimals * 10 } else { decimals };
        Some((whole * 100 + hundredths, self.token_after(token, last)?))
    }

    /// Day of the month: "3", "1er", "3rd", "premier", "quinze".
    pub(super) fn day(&self, token: usize) -> Option<(u8, usize)> {
        let (day, next) = match self.rank_in_figures(token) {
            Some(found) => found,
            None if self.word(token).class == Class::Ordinal => (self.word(token).value, token + 1),
            // "jeudi un accord": the first is "1er" or "premier".
            None => self.number(token).filter(|(day, _)| *day > 1 || self.digits(token).is_some())?,
        };
        (1..=31).contains(&day).then_some((day as u8, next))
    }

    /// "1er", "2e", "3rd".
    fn rank_in_figures(&self, token: usize) -> Option<(i32, usize)> {
        let found = self.document.tokens.get(token).filter(|found| found.kind == TokenKind::Number)?;
        let text = &self.document.lower[found.lower.range()];
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        if end > 4 || !self.pack.rank_endings.contains(&&text[end..]) {
            return None;
        }
        Some((text[..end].parse().ok()?, token + 1))
    }

    /// "premier", "2e", "XIXe".
    pub(super) fn rank(&self, token: usize) -> Option<(i32, usize)> {
        if self.word(token).class == Class::Ordinal {
            return Some((self.word(token).value, token + 1));
        }
        self.rank_in_figures(token).or_else(|| self.roman(token))
    }

    /// "XIXe", also when the ending is a token of its own.
    fn roman(&self, token: usize) -> Option<(i32, usize)> {
        let found = self.document.tokens.get(token)?;
        let word = self.document.word(token);
        let end = word.find(|c: char| !"IVX".contains(c)).unwrap_or(word.len());
        if end == 0
            || !(end == word.len() || self.pack.rank_endings.contains(&&word[end..]))
            || found.kind != TokenKind::Word
        {
            return None;
        }
        let digits: Vec<i32> = word[..end]
            .chars()
            .map(|c| {
                if c == 'I' {
                    1
                } else if c == 'V' {
                    5
                } else {
                    10
                }
            })
            .collect();
        let after = digits.iter().skip(1).chain([&0]);
        Some((digits.iter().zip(after).map(|(now, next)| if now < next { -now } else { *now }).sum(), token + 1))
    }

    /// A year in four figures, or in words from a thousand on.
    pub(super) fn year(&self, token: usize) -> Option<(i32, usize)> {
        let (year, next) = self.number(token)?;
        let whole = self.digits(token).is_none_or(|digits| digits.len() == 4);
        (whole && (1000..=2199).contains(&year) && !self.is_grouped(token, next)).then_some((year, next))
    }

    /// Whether more figures follow that belong to the same number: "2000 000", "1,5".
    fn is_grouped(&self, token: usize, next: usize) -> bool {
        let grouped = |at: usize| self.digits(at).is_some_and(|digits| digits.len() == 3);
        let short = |at: usize| self.digits(at).is_some_and(|digits| digits.len() <= 3);
        self.document.tokens.get(next).is_some_and(|found| found.sentence == self.document.tokens[token].sentence)
            && grouped(next)
            || token > 0 && grouped(token) && short(token - 1)
    }

    /// "98" after a month: two figures that are no day.
    pub(super) fn short_year(&self, token: usize) -> Option<(i32, usize)> {
        let digits = self.digits(token).filter(|digits| digits.len() == 2)?;
        let year: i32 = digits.parse().ok()?;
        let ends = match self.document.tokens.get(token + 1) {
            Some(next) => next.kind == TokenKind::Punctuation || next.sentence != self.document.tokens[token].sentence,
            None => true,
        };
        (year > 31 && ends).then_some((1900 + year, token + 1))
    }

    /// "14H30", "20 h 30", "15:00", "8h", "4.30pm", "6 a.m.".
    pub(super) fn clock(&self, token: usize) -> Option<(Clock, usize)> {
        let rest = self.rest(token);
        let (hour, mut at) = digits_at(rest, 0, 2)?;
        let mut minute = 0;
        let tail = &rest[at..];
        let blank = usize::from(tail.starts_with(' '));
        if tail[blank..].starts_with('h') && !tail[blank + 1..].starts_with(|c: char| c.is_alphabetic()) {
            at += blank + 1;
            let blank = usize::from(rest[at..].starts_with(' '));
            if let Some((found, end)) = digits_at(rest, at + blank, 2).filter(|(_, end)| end - at - blank == 2) {
                let unit = rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '%');
                let minutes = ["min", "mn", "m"].iter().find(|unit| self.ends_word(&rest[end..], unit));
                if let Some(unit) = minutes {
                    (minute, at) = (found, end + unit.len());
                } else if !unit {
                    (minute, at) = (found, end);
                }
            }
        } else if tail.starts_with([':', '.']) && digits_at(rest, at + 1, 2).is_some_and(|(_, end)| end == at + 3) {
            let dot = tail.starts_with('.');
            (minute, at) = digits_at(rest, at + 1, 2)?;
            if let Some((_, end)) = rest[at..].strip_prefix(':').and_then(|_| digits_at(rest, at + 1, 2)) {
                at = end;
            }
            match self.half_day(&rest[at..]) {
                Some((noon, len)) => return self.twelve(token, hour, minute, noon, at + len),
                None if dot => return None,
                None => {}
            }
        } else {
            let (noon, len) = self.half_day(tail)?;
            return self.twelve(token, hour, 0, noon, at + len);
        }
        if hour > 24 || minute > 59 {
            return None;
        }
        let next = self.token_after(token, at)?;
        Some((Clock { hour: hour as u8, minute: minute as u8, universal: false }, next))
    }

    /// "15 heures", "neuf heures et demie", "20 heures 30".
    pub(super) fn hour(&self, token: usize) -> Option<(Clock, usize)> {
        let (hour, unit) = self.number(token).filter(|(hour, _)| (0..=24).contains(hour))?;
        if !matches!(self.word(unit).class, Class::Unit | Class::Units)
            || Unit::of(self.word(unit).value) != Unit::named("PT1H")
        {
            return None;
        }
        let and = unit + 1 + usize::from(self.word(unit + 1).class == Class::And);
        let mut clock = Clock { hour: hour as u8, minute: 0, universal: false };
        if self.word(and).class == Class::Minutes {
            clock.minute = self.word(and).value as u8;
            return Some((clock, and + 1));
        }
        match self
            .number(unit + 1)
            .filter(|(minute, next)| *minute < 60 && !matches!(self.word(*next).class, Class::Unit | Class::Units))
        {
            Some((minute, next)) if minute > 0 => {
                clock.minute = minute as u8;
                Some((clock, next))
            }
            _ => Some((clock, unit + 1)),
        }
    }

    /// "48h": a length in hours.
    pub(super) fn hours(&self, token: usize) -> Option<(Time, usize)> {
        let rest = self.rest(token);
        let (hours, end) = digits_at(rest, 0, 4)?;
        let blank = usize::from(rest[end..].starts_with(' '));
        let tail = rest[end + blank..].strip_prefix('h')?;
        if tail.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let what = What::Duration { count: Count(Some(hours)), unit: Unit::named("PT1H") };
        Some((Time::of(what), self.token_after(token, end + blank + 1)?))
    }

    /// "am", "p.m.": the hours it adds, and its length with the blank before it.
    fn half_day(&self, text: &str) -> Option<(i32, usize)> {
        let blank = usize::from(text.starts_with(' '));
        let (word, hours) = self.pack.half_days.iter().find(|(word, _)| self.ends_word(&text[blank..], word))?;
        Some((i32::from(*hours), blank + word.len()))
    }

    /// "1980s", "80s".
    pub(super) fn decade(&self, token: usize) -> Option<(i32, usize)> {
        let rest = self.rest(token);
        let (year, end) = digits_at(rest, 0, 4)?;
        let ending = self.pack.decade_endings.iter().find(|ending| self.ends_word(&rest[end..], ending))?;
        Some((year, self.token_after(token, end + ending.len())?))
    }

    /// "seven-day", "20-year": a length in one word.
    pub(super) fn length(&self, token: usize) -> Option<(Time, usize)> {
        let value = self.word(token).value;
        let (count, unit) = (value / LENGTH, Unit::of(value % LENGTH));
        Some((Time::of(What::Duration { count: Count(Some(count)), unit }), token + 1))
    }

    /// "third-quarter": the number and the unit.
    pub(super) fn rank_unit(&self, token: usize) -> Option<(Capture, usize)> {
        let word = self.word(token);
        let pair = Capture::RankUnit(word.value / LENGTH, word.value % LENGTH);
        (word.class == Class::RankUnit).then_some((pair, token + 1))
    }

    /// "mid-1990s", "mi-2022": the year or decade.
    pub(super) fn mid_year(&self, token: usize) -> Option<(Time, usize)> {
        let rest = self.rest(token).strip_prefix(self.pack.mid_prefix)?;
        let (year, end) = digits_at(rest, 0, 4).filter(|(year, _)| (1000..=2199).contains(year))?;
        let ending = self.pack.decade_endings.iter().find(|ending| self.ends_word(&rest[end..], ending));
        let what = match ending {
            Some(_) => What::Decade(year / 10),
            None => What::Calendar(Calendar { year: Some(year), ..Calendar::default() }),
        };
        let len = self.pack.mid_prefix.len() + end + ending.map_or(0, |ending| ending.len());
        Some((Time::of(what), self.token_after(token, len)?))
    }

    fn ends_word(&self, text: &str, word: &str) -> bool {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    }

    /// An hour of the twelve-hour clock.
    fn twelve(&self, token: usize, hour: i32, minute: i32, noon: i32, len: usize) -> Option<(Clock, usize)> {
        if !(1..=12).contains(&hour) || minute > 59 {
            return None;
        }
        // The dot of "a.m." at the end of a sentence may be a token of its own.
        let mut next = self.token_after(token, len).or_else(|| self.token_after(token, len - 1))?;
        let dotted = self.document.tokens.get(next).is_some_and(|dot| !dot.spaced) && self.document.lower(next) == ".";
        if dotted && self.word(next + 1).class == Class::Zone {
            next += 1;
        }
        Some((Clock { hour: (hour % 12 + noon) as u8, minute: minute as u8, universal: false }, next))
    }

    /// A date in figures: "2021-07-08", "8/7/2021", "5.6.2019", "2021-07", "2020-21", "14-Juillet", "8/2".
    pub(super) fn figures(&self, token: usize) -> Option<(Time, usize)> {
        let rest = self.rest(token);
        if token > 0 && !self.document.tokens[token].spaced && self.follows_figure(token) {
            return None;
        }
        let (first, end) = digits_at(rest, 0, 4)?;
        let first_len = end;
        let separator = rest[end..].chars().next().filter(|c| "-/.–".contains(*c))?;
        let start = end + separator.len_utf8();
        if separator == '-' && first_len <= 2 && !rest[start..].starts_with(|c: char| c.is_ascii_digit()) {
            return self.named_day(token, first, start);
        }
        let (second, second_end) = digits_at(rest, start, 4)?;
        let second_len = second_end - start;
        let third = rest[second_end..]
            .strip_prefix(separator)
            .and_then(|_| digits_at(rest, second_end + separator.len_utf8(), 4));
        let len = third.map_or(second_end, |(_, end)| end);
        let third = third.map(|(value, end)| (value, end - second_end - separator.len_utf8()));
        let next = self.token_after(token, len)?;
        if rest[len..].starts_with(|c: char| c.is_alphanumeric() || "/-%€$".contains(c)) {
            return None;
        }
        Some((figures((first, first_len), (second, second_len), third, separator, self.pack.day_first)?, next))
    }

    fn follows_figure(&self, token: usize) -> bool {
        self.document.tokens[token - 1].kind == TokenKind::Number
            || matches!(self.document.lower(token - 1), "-" | "/" | "." | "," | "$" | "+" | "#")
    }

    /// "14-Juillet", "8-Mai-1945".
    fn named_day(&self, token: usize, day: i32, start: usize) -> Option<(Time, usize)> {
        let rest = self.rest(token);
        let end = start + rest[start..].find(|c: char| !c.is_alphabetic())?.max(1);
        let month = self.patterns.word(rest.get(start..end)?);
        if month.class != Class::Month || !(1..=31).contains(&day) {
            return None;
        }
        let year = rest[end..].strip_prefix('-').and_then(|_| digits_at(rest, end + 1, 4));
        let len = year.map_or(end, |(_, end)| end);
        let mut calendar = Calendar { day: Some(day as u8), month: Some(month.value as u8), ..Calendar::default() };
        calendar.year = year.map(|(year, _)| year);
        if year.is_none() && (day, month.value) == (11, 9) {
            calendar.year = Some(2001);
        }
        Some((Time::of(What::Calendar(calendar)), self.token_after(token, len)?))
    }
}

/// A number of at most `most` digits at a place of the text, followed by no further digit, and its end.
fn digits_at(text: &str, start: usize, most: usize) -> Option<(i32, usize)> {
    let bytes = text.as_bytes();
    let len = bytes.get(start..)?.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
    (1..=most).contains(&len).then(|| (text[start..start + len].parse().unwrap_or(0), start + len))
}

/// The date that two or three groups of figures make.
fn figures(
    (first, first_len): (i32, usize),
    (second, second_len): (i32, usize),
    third: Option<(i32, usize)>,
    separator: char,
    day_first: bool,
) -> Option<Time> {
    let month = |month: i32| (1..=12).contains(&month).then_some(month as u8);
    let day = |day: i32| (1..=31).contains(&day).then_some(day as u8);
    let calendar =
        |year, month, day| Some(Time::of(What::Calendar(Calendar { year, month, day, ..Calendar::default() })));
    let year = |value: i32| Time::of(What::Calendar(Calendar { year: Some(value), ..Calendar::default() }));
    let plausible = |year: i32| (1000..=2199).contains(&year);
    match (first_len, second_len, third) {
        (4, 1 | 2, Some((third, 1 | 2))) if plausible(first) => {
            calendar(Some(first), Some(month(second)?), Some(day(third)?))
        }
        (1 | 2, 1 | 2, Some((third, length @ (2 | 4)))) => {
            if length == 2 && separator != '/' || length == 4 && !plausible(third) {
                return None;
            }
            let (one, two) = if day_first || first > 12 { (first, second) } else { (second, first) };
            let (one, two) = if two > 12 { (two, one) } else { (one, two) };
            let century = if length == 4 {
                0
            } else if third < 50 {
                2000
            } else {
                1900
            };
            calendar(Some(third + century), Some(month(two)?), Some(day(one)?))
        }
        (4, 4, None) if plausible(first) && plausible(second) && first < second && separator != '.' => {
            Some(Time::of(What::Range(Box::new(year(first)), Box::new(year(second)))))
        }
        (4, 2, None)
            if plausible(first)
                && separator != '.'
                && second == (first + 1) % 100
                && (second > 12 || separator == '/') =>
        {
            Some(Time::of(What::Range(Box::new(year(first)), Box::new(year(first + 1)))))
        }
        // "2011-13"
        (4, 2, None)
            if plausible(first) && separator != '.' && second > 12 && (1..=10).contains(&(second - first % 100)) =>
        {
            Some(Time::of(What::Range(Box::new(year(first)), Box::new(year(first - first % 100 + second)))))
        }
        (4, 1 | 2, None) if plausible(first) && separator == '-' => calendar(Some(first), Some(month(second)?), None),
        (1 | 2, 1 | 2, None) if separator == '/' && day_first => {
            calendar(None, Some(month(second)?), Some(day(first)?))
        }
        _ => None,
    }
}
