//! Matching: the longest expression at a token, by the rows of the pack.

use std::ops::Range;

use crate::layers::dates::pattern::{Class, Item, Sequence, is_inner};
use crate::layers::dates::shapes::Reader;
use crate::layers::dates::time::{Capture, Count, Time, What, build};
use crate::layers::dates::value::Unit;
use crate::text::TokenKind;

/// Rows nest at most so deep: a date, in a part of it, in a range.
const DEPTH: u8 = 2;

/// An expression found in the tokens.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// Tokens of the span.
    pub(super) tokens: Range<usize>,
    /// Where the search goes on: after the span and what belongs to the pattern.
    pub(super) end: usize,
    pub(super) time: Time,
    /// Index of the row.
    pub(super) row: usize,
    /// Tokens of the expressions inside.
    pub(super) parts: Vec<Range<usize>>,
}

/// The longest expression that starts at `token` and ends by `limit`.
pub(super) fn find_at(reader: Reader, token: usize, limit: usize) -> Option<Match> {
    // Most tokens begin nothing: no pattern names them, and they are no figures.
    let word = reader.word(token);
    let begins =
        word.literal != 0 || word.class != Class::None || reader.document.tokens[token].kind == TokenKind::Number;
    if begins { best(reader, token, limit, DEPTH, false) } else { None }
}

fn best(reader: Reader, token: usize, limit: usize, depth: u8, inner: bool) -> Option<Match> {
    let mut found = if depth == 0 { None } else { best(reader, token, limit, depth - 1, inner) };
    if token >= limit {
        return None;
    }
    let mut consider = |number: u32, seed: Option<&Match>| {
        let sequence = &reader.patterns.sequences[number as usize];
        let row = &reader.patterns.rows[sequence.row];
        let nests = sequence.items.iter().any(|item| matches!(item, Item::Is(Class::Date | Class::Span)));
        if nests != (depth > 0) || (is_inner(row) && !inner) {
            return;
        }
        let Some(matched) = Attempt::new(reader, limit, depth, token).run(sequence, seed) else { return };
        let better = found.as_ref().is_none_or(|best| {
            (matched.end, best.tokens.start, best.row) > (best.end, matched.tokens.start, matched.row)
        });
        if better {
            found = Some(matched);
        }
    };
    for number in reader.patterns.starting(reader.word(token)) {
        consider(number, None);
    }
    if reader.document.tokens[token].kind == TokenKind::Number {
        reader.patterns.by_digit.iter().for_each(|number| consider(*number, None));
    }
    if depth > 0
        && let Some(seed) = best(reader, token, limit, depth - 1, true)
    {
        reader.patterns.onward.iter().for_each(|number| consider(*number, Some(&seed)));
    }
    found
}

/// One try of one sequence.
struct Attempt<'d> {
    reader: Reader<'d>,
    limit: usize,
    depth: u8,
    at: usize,
    start: usize,
    end: Option<usize>,
    captures: Vec<Capture>,
    parts: Vec<Range<usize>>,
}

impl<'d> Attempt<'d> {
    fn new(reader: Reader<'d>, limit: usize, depth: u8, token: usize) -> Attempt<'d> {
        Attempt { reader, limit, depth, at: token, start: token, end: None, captures: Vec::new(), parts: Vec::new() }
    }

    fn run(mut self, sequence: &Sequence, mut seed: Option<&Match>) -> Option<Match> {
        for item in &sequence.items {
            match item {
                Item::Open => self.start = self.at,
                Item::Close => self.end = Some(self.at),
                Item::Words(words) => {
                    let literal = self.reader.word(self.at).literal;
                    if self.at >= self.limit || literal == 0 || !words.contains(&literal) {
                        return None;
                    }
                    self.at += 1;
                }
                Item::Is(class) => {
                    if self.at >= self.limit {
                        return None;
                    }
                    if let Some(seed) = seed {
                        self.start = seed.tokens.start;
                    }
                    let (capture, next) = self.read(*class, seed.take())?;
                    if next > self.limit {
                        return None;
                    }
                    if matches!(class, Class::Date | Class::Span) {
                        self.parts.push(self.start.max(self.at)..next);
                    }
                    self.captures.push(capture);
                    self.at = next;
                }
            }
        }
        let end = self.end.unwrap_or(self.at);
        let meaning = self.reader.patterns.rows[sequence.row].meaning;
        let time = build(meaning, &self.captures)?;
        (self.start < end).then_some(Match { tokens: self.start..end, end, time, row: sequence.row, parts: self.parts })
    }

    fn read(&self, class: Class, seed: Option<&Match>) -> Option<(Capture, usize)> {
        let (reader, at) = (self.reader, self.at);
        match class {
            Class::Number => reader.number(at).map(|(value, next)| (Capture::Number(value), next)),
            Class::Count => count(reader, at),
            Class::Day => reader.day(at).map(|(day, next)| (Capture::Day(day), next)),
            Class::Year => reader.year(at).map(|(year, next)| (Capture::Year(year), next)),
            Class::ShortYear => reader.short_year(at).map(|(year, next)| (Capture::Year(year), next)),
            Class::Rank => reader.rank(at).map(|(rank, next)| (Capture::Rank(rank), next)),
            Class::Clock => reader.clock(at).map(|(clock, next)| (Capture::Clock(clock), next)),
            Class::Hour => reader.hour(at).map(|(clock, next)| (Capture::Clock(clock), next)),
            Class::Decade => reader.decade(at).map(|(year, next)| (Capture::Number(year), next)),
            Class::Length => reader.length(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::Hours => reader.hours(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::Figures => reader.figures(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::Date | Class::Span => {
                let (seeded, found) = match seed {
                    Some(seed) => (true, seed.clone()),
                    None => (false, best(reader, at, self.limit, self.depth - 1, class == Class::Date)?),
                };
                let fits = is_span(&found.time.what) == (class == Class::Span);
                // What the row had before its span would be lost inside another.
                (fits && (seeded || found.tokens.start == at)).then_some((Capture::Time(found.time), found.end))
            }
            _ => {
                let word = reader.word(at);
                (word.class == class).then_some((Capture::Word(class, word.value), at + 1))
            }
        }
    }
}

/// A number, or "quelques".
fn count(reader: Reader, token: usize) -> Option<(Capture, usize)> {
    if reader.word(token).class == Class::Vague {
        return Some((Capture::Count(Count(None)), token + 1));
    }
    let (number, next) = reader.number(token)?;
    Some((Capture::Count(Count(Some(number))), next))
}

/// Lengths, references and recurrences are no dates that others are made of.
fn is_span(what: &What) -> bool {
    matches!(
        what,
        What::Duration { .. }
            | What::Around { .. }
            | What::Offset { .. }
            | What::Reference(_)
            | What::SetUnit(..)
            | What::SetWeekday(_)
            | What::List(..)
    )
}

/// The unit of a length, where the expression has one.
pub(super) fn unit_of(what: &What) -> Option<Unit> {
    match what {
        What::Duration { unit, .. } | What::Around { unit, .. } | What::Offset { unit, .. } => Some(*unit),
        _ => None,
    }
}
