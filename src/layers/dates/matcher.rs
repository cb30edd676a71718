//! Matching: the longest expression at a token, by the rows of the pack.

use std::cmp::Reverse;
use std::ops::Range;

use crate::layers::dates::build::build;
use crate::layers::dates::pattern::{Class, Edge, Group, Item, NESTED, PLAIN};
use crate::layers::dates::shapes::Reader;
use crate::layers::dates::time::{Capture, Count, Time, What};
use crate::layers::dates::value::Unit;
use crate::text::TokenKind;

/// Rows nest at most so deep: a date, in a part of it, in a range.
const DEPTH: u8 = 2;

/// Searches that are remembered for a token: depth 0 and 1, inside a larger row or not.
const REMEMBERED: usize = 4;

/// What [`Matcher::known`] says where nobody has searched, and where nothing was found.
const UNKNOWN: u32 = u32::MAX;
const NOTHING: u32 = u32::MAX - 1;

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

/// Finds expressions in one sentence after the other. What it found inside others it need not search again.
pub(super) struct Matcher<'d> {
    reader: Reader<'d>,
    /// The sentence in question: no expression crosses its end.
    sentence: Range<usize>,
    /// For each token of the sentence and each search, where in `found` the result is.
    known: Vec<[u32; REMEMBERED]>,
    found: Vec<Match>,
    /// What the ways under way have read so far.
    captures: Vec<Capture>,
    parts: Vec<Range<usize>>,
}

/// The best match of one search so far.
struct Search {
    depth: u8,
    inner: bool,
    /// Where the captures and parts of this search begin.
    captures: usize,
    parts: usize,
    found: Option<Match>,
    /// Which way led to it: the first of equals wins.
    way: Option<(Group, u32)>,
}

/// How far one way has come.
#[derive(Clone, Copy)]
struct Place {
    group: Group,
    at: usize,
    start: usize,
    end: Option<usize>,
}

impl Place {
    /// With the bounds of the span that stand before the item of an edge.
    fn over(self, edge: &Edge) -> Place {
        Place {
            start: if edge.opens { self.at } else { self.start },
            end: if edge.closes { Some(self.at) } else { self.end },
            ..self
        }
    }
}

impl<'d> Matcher<'d> {
    pub(super) fn new(reader: Reader<'d>) -> Matcher<'d> {
        let (known, found) = (Vec::new(), Vec::new());
        Matcher { reader, sentence: 0..0, known, found, captures: Vec::new(), parts: Vec::new() }
    }

    /// Turns to the sentence of these tokens.
    pub(super) fn enter(&mut self, sentence: Range<usize>) {
        self.known.clear();
        self.known.resize(sentence.len(), [UNKNOWN; REMEMBERED]);
        self.found.clear();
        self.sentence = sentence;
    }

    /// The longest expression that starts at `token`, one of the sentence.
    pub(super) fn find_at(&mut self, token: usize) -> Option<Match> {
        if self.may_begin(token) { self.search(token, DEPTH, false) } else { None }
    }

    /// The longest expression at `token` that ends before `found` does. Rows are short, so this is done seldom and fast.
    pub(super) fn find_shorter(&mut self, token: usize, found: &Match) -> Option<Match> {
        let end = found.end.checked_sub(1).filter(|end| *end > token)?;
        let whole = self.sentence.clone();
        self.sentence.end = end;
        let rows = token - whole.start..found.end - whole.start;
        let known = self.known[rows.clone()].to_vec();
        self.known[rows.clone()].fill([UNKNOWN; REMEMBERED]);
        let shorter = self.find_at(token);
        self.known[rows].copy_from_slice(&known);
        self.sentence = whole;
        shorter
    }

    /// Most tokens begin nothing: no pattern begins with them, and they are no figures.
    fn may_begin(&self, token: usize) -> bool {
        let patterns = self.reader.patterns;
        self.is_number(token) || patterns.begins(self.reader.word(token))
    }

    fn is_number(&self, token: usize) -> bool {
        self.reader.document.tokens[token].kind == TokenKind::Number
    }

    /// The best match of a search below [`DEPTH`], as an index of `found`.
    fn best(&mut self, token: usize, depth: u8, inner: bool) -> Option<usize> {
        if token >= self.sentence.end || !self.may_begin(token) {
            return None;
        }
        let (row, search) = (token - self.sentence.start, usize::from(depth) << 1 | usize::from(inner));
        if self.known[row][search] == UNKNOWN {
            self.known[row][search] = match self.search(token, depth, inner) {
                Some(found) => {
                    self.found.push(found);
                    self.found.len() as u32 - 1
                }
                None => NOTHING,
            };
        }
        let known = self.known[row][search];
        (known != NOTHING).then_some(known as usize)
    }

    fn search(&mut self, token: usize, depth: u8, inner: bool) -> Option<Match> {
        let patterns = self.reader.patterns;
        let flat = depth.checked_sub(1).and_then(|depth| self.best(token, depth, inner));
        let mut search = Search {
            depth,
            inner,
            captures: self.captures.len(),
            parts: self.parts.len(),
            found: flat.map(|index| self.found[index].clone()),
            way: None,
        };
        let (word, nesting) = (self.reader.word(token), if depth > 0 { NESTED } else { PLAIN });
        for (group, edges) in [
            (Group::Literal, patterns.by_literal(word, nesting)),
            (Group::Class, patterns.by_class(word, nesting)),
            (Group::Figure, if self.is_number(token) { patterns.by_digit(nesting) } else { &[] }),
        ] {
            let place = Place { group, at: token, start: token, end: None };
            for edge in edges {
                // The word was looked up: it is one of the edge.
                match group {
                    Group::Literal => self.pass(&mut search, edge, place),
                    _ => self.follow(&mut search, edge, place),
                }
            }
        }
        if depth > 0
            && !patterns.onward().is_empty()
            && let Some(seed) = self.best(token, depth - 1, true)
        {
            let seed = self.found[seed].clone();
            for edge in patterns.onward() {
                let Item::Is(class) = edge.item else { continue };
                let place = Place {
                    group: Group::Onward,
                    at: token,
                    start: seed.tokens.start,
                    end: edge.closes.then_some(token),
                };
                if is_span(&seed.time.what) == (class == Class::Span) {
                    self.captures.push(Capture::Time(seed.time.clone()));
                    self.parts.push(place.start.max(token)..seed.end);
                    self.walk(&mut search, edge.to, Place { at: seed.end, ..place });
                    self.captures.truncate(search.captures);
                    self.parts.truncate(search.parts);
                }
            }
        }
        search.found
    }

    /// Goes all ways from a node on.
    fn walk(&mut self, search: &mut Search, node: u32, place: Place) {
        let patterns = self.reader.patterns;
        let node = patterns.node(node);
        for end in &node.ends {
            let start = if end.opens { place.at } else { place.start };
            let last = if end.closes { place.at } else { place.end.unwrap_or(place.at) };
            if end.inner && !search.inner || start >= last {
                continue;
            }
            let row = patterns.sequences[end.sequence as usize];
            let way = (place.group, end.sequence);
            let better = search.found.as_ref().is_none_or(|best| {
                let (now, then) =
                    ((last, Reverse(start), Reverse(row)), (best.end, Reverse(best.tokens.start), Reverse(best.row)));
                now > then || now == then && search.way.is_some_and(|best| way < best)
            });
            if !better {
                continue;
            }
            let Some(time) = build(patterns.rows[row].meaning, &self.captures[search.captures..]) else { continue };
            let parts = self.parts[search.parts..].to_vec();
            search.found = Some(Match { tokens: start..last, end: last, time, row, parts });
            search.way = Some(way);
        }
        if place.at < self.sentence.end {
            node.edges.iter().for_each(|edge| self.follow(search, edge, place));
        }
    }

    /// Goes on over one item, if it stands there.
    fn follow(&mut self, search: &mut Search, edge: &Edge, place: Place) {
        match &edge.item {
            Item::Words(words) => {
                let literal = self.reader.word(place.at).literal;
                if literal != 0 && words.contains(&literal) {
                    self.pass(search, edge, place);
                }
            }
            Item::Is(class) => self.capture(search, edge, *class, place),
            Item::Open | Item::Close => {}
        }
    }

    /// Goes on over a word that is one of the edge's.
    fn pass(&mut self, search: &mut Search, edge: &Edge, place: Place) {
        if search.inner || self.reader.patterns.node(edge.to).outer {
            self.walk(search, edge.to, Place { at: place.at + 1, ..place.over(edge) });
        }
    }

    /// Goes on over something of a class, if it stands there.
    fn capture(&mut self, search: &mut Search, edge: &Edge, class: Class, place: Place) {
        if !search.inner && !self.reader.patterns.node(edge.to).outer {
            return;
        }
        let place = place.over(edge);
        let Some((capture, next)) = self.read(class, place.at, search.depth) else { return };
        if next > self.sentence.end {
            return;
        }
        let (captures, parts) = (self.captures.len(), self.parts.len());
        if matches!(class, Class::Date | Class::Span) {
            self.parts.push(place.start.max(place.at)..next);
        }
        self.captures.push(capture);
        self.walk(search, edge.to, Place { at: next, ..place });
        self.captures.truncate(captures);
        self.parts.truncate(parts);
    }

    fn read(&mut self, class: Class, at: usize, depth: u8) -> Option<(Capture, usize)> {
        let reader = self.reader;
        match class {
            Class::Number => reader.number(at).map(|(value, next)| (Capture::Number(value), next)),
            Class::Count => count(reader, at),
            Class::Day => reader.day(at).map(|(day, next)| (Capture::Day(day), next)),
            Class::Year => reader.year(at).map(|(year, next)| (Capture::Year(year), next)),
            Class::ShortYear => reader.short_year(at).map(|(year, next)| (Capture::Year(year), next)),
            Class::Rank => reader.rank(at).map(|(rank, next)| (Capture::Rank(rank), next)),
            Class::Clock => reader.clock(at).map(|(clock, next)| (Capture::Clock(clock), next)),
            Class::Hour => reader.hour(at).map(|(clock, next)| (Capture::Clock(clock), next)),
            // "5,000 a day": a number of anything.
            Class::Amount => self.is_number(at).then_some((Capture::Word(Class::Amount, 0), at + 1)),
            Class::MidYear => reader.mid_year(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::RankUnit => reader.rank_unit(at),
            Class::Decimal => reader.decimal(at).map(|(value, next)| (Capture::Decimal(value), next)),
            Class::Decade => reader.decade(at).map(|(year, next)| (Capture::Number(year), next)),
            Class::Length => reader.length(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::Hours => reader.hours(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::Figures => reader.figures(at).map(|(time, next)| (Capture::Time(time), next)),
            Class::Date | Class::Span => {
                let index = self.best(at, depth - 1, class == Class::Date)?;
                let found = &self.found[index];
                let fits = is_span(&found.time.what) == (class == Class::Span);
                // What the row had before its span would be lost inside another.
                (fits && found.tokens.start == at).then(|| (Capture::Time(found.time.clone()), found.end))
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
            | What::Compound(..)
            | What::Measured { .. }
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
        What::Compound(_, unit) | What::Measured { unit, .. } => Some(*unit),
        _ => None,
    }
}
