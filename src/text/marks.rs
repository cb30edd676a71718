//! Pairs quotation marks inside a block: straight, French, curly, low; one kind inside another.

use std::ops::Range;

use super::lower::{is_apostrophe, is_blank};
use super::{Block, MarkPair, Token, TokenKind};
use crate::span::Span;

/// More open marks than this are no quotations.
const DEEPEST: usize = 12;

/// The shape of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// " and ''
    Straight,
    /// ' and ’ and ‘
    Single,
    /// « » ‹ ›
    French,
    /// “ ” „
    Curly,
}

/// What the look of a mark and its neighbours say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
    Neither,
}

/// A mark that waits for its partner.
struct Open {
    family: Family,
    token: usize,
    /// Its pair's index in the list.
    pair: usize,
}

/// Pairs the marks of `blocks` and turns the kind of those that are no quotation marks into punctuation.
pub(super) fn pair(text: &str, blocks: &[Block], tokens: &mut [Token]) -> Vec<MarkPair> {
    let mut pairs = Vec::new();
    let mut left: Option<Family> = None;
    for (index, block) in blocks.iter().enumerate() {
        let first = pairs.len();
        let mut pairing = Pairing {
            text,
            tokens,
            block: index,
            range: block.tokens.clone(),
            left,
            stack: Vec::new(),
            pairs: &mut pairs,
        };
        left = pairing.run();
        settle(&mut pairs, first);
    }
    pairs
}

/// Sorts the pairs from `first` on by start, drops those that were none and mends the indices of parents.
fn settle(pairs: &mut Vec<MarkPair>, first: usize) {
    // A dropped pair has an empty block of tokens and no inner text: `Range` turned round marks it.
    let kept: Vec<usize> = (first..pairs.len()).filter(|index| !is_dropped(&pairs[*index])).collect();
    let before = pairs[first..].to_vec();
    let mut moved = vec![None; before.len()];
    for (new, old) in kept.iter().enumerate() {
        moved[old - first] = Some(first + new);
    }
    for (new, old) in kept.iter().enumerate() {
        let mut pair = before[old - first].clone();
        let mut parent = pair.parent;
        while let Some(up) =
            parent.filter(|up| moved[up - first].is_none() || before[*up - first].inner.end < pair.open.start)
        {
            parent = before[up - first].parent;
        }
        pair.parent = parent.and_then(|up| moved[up - first]);
        pairs[first + new] = pair;
    }
    pairs.truncate(first + kept.len());
}

fn is_dropped(pair: &MarkPair) -> bool {
    pair.block == usize::MAX
}

/// One block in the making.
struct Pairing<'t, 'o> {
    text: &'t str,
    tokens: &'o mut [Token],
    block: usize,
    range: Range<usize>,
    /// The family of a pair that the block before left open.
    left: Option<Family>,
    stack: Vec<Open>,
    pairs: &'o mut Vec<MarkPair>,
}

impl Pairing<'_, '_> {
    /// Pairs the block and says which family stays open at its end.
    fn run(&mut self) -> Option<Family> {
        let mut met = false;
        for token in self.range.clone() {
            if self.tokens[token].kind != TokenKind::Mark {
                continue;
            }
            let Some(family) = family_of(&self.text[self.tokens[token].span]) else { continue };
            let side = self.side(token, family);
            let open = self.stack.iter().rposition(|open| open.family == family);
            // "…”: a mark of the wrong look closes too.
            let open = open.or_else(|| {
                let other = match family {
                    Family::Straight => Family::Curly,
                    Family::Curly => Family::Straight,
                    _ => return None,
                };
                self.stack.iter().rposition(|open| open.family == other).filter(|_| side == Side::Close)
            });
            match (side, open) {
                (Side::Neither, _) => self.reject(token),
                (Side::Open, Some(_)) if family == Family::Single => self.reject(token),
                (Side::Open, _) | (Side::Either, None) => self.open(token, family),
                (Side::Close | Side::Either, Some(at)) => self.close(token, at),
                (Side::Close, None) if family == Family::French && token == self.range.start => {
                    self.open(token, family);
                }
                (Side::Close, None) if !met && self.left == Some(family) => self.close_from_start(token),
                (Side::Close, None) if family == Family::Single || self.is_measure(token) => self.reject(token),
                (Side::Close, None) => {}
            }
            met = true;
        }
        self.recover()
    }

    fn side(&self, token: usize, family: Family) -> Side {
        let span = self.tokens[token].span.range();
        let before = (token > self.range.start).then(|| self.text[..span.start].chars().next_back()).flatten();
        let after = (token + 1 < self.range.end).then(|| self.text[span.end..].chars().next()).flatten();
        let blank_before = before.is_none_or(is_blank);
        let blank_after = after.is_none_or(is_blank);
        let opens = blank_before || before.is_some_and(|c| is_opener(c) || is_apostrophe(c));
        match family {
            Family::French | Family::Curly => match self.text[span].chars().next() {
                Some('«' | '‹' | '\u{201C}' | '\u{201E}' | '\u{201F}') => {
                    // German and Czech close with the mark that opens in English.
                    let low = self.stack.last().is_some_and(|open| self.is_low(open.token));
                    if low && !blank_before { Side::Close } else { Side::Open }
                }
                // ”Nous partons”, with the same mark at both ends
                Some('\u{201D}') if blank_before && !blank_after && !self.is_open(family) => Side::Open,
                _ => Side::Close,
            },
            Family::Straight => match (opens && !blank_after && !after.is_some_and(is_closer), !blank_before) {
                (true, false) => Side::Open,
                (false, true) if self.is_measure(token) && !self.is_open(family) => Side::Neither,
                (false, true) => {
                    if blank_after || !opens {
                        self.straight_close(after)
                    } else {
                        Side::Either
                    }
                }
                _ => Side::Either,
            },
            Family::Single => {
                let left = self.text[span].starts_with('\u{2018}');
                let starts = after.is_some_and(|c| c.is_alphanumeric() || is_opener(c) || matches!(c, '.' | '…'));
                let ends = blank_after || after.is_some_and(|c| !c.is_alphanumeric());
                if opens && starts && (left || before != Some('\u{2019}')) {
                    Side::Open
                } else if !blank_before && ends && self.is_open(family) {
                    Side::Close
                } else {
                    Side::Neither
                }
            }
        }
    }

    /// A straight mark right after a word and right before another: closes if one is open, else it is a typing error.
    fn straight_close(&self, after: Option<char>) -> Side {
        if after.is_some_and(char::is_alphanumeric) && !self.is_open(Family::Straight) {
            Side::Either
        } else {
            Side::Close
        }
    }

    fn is_open(&self, family: Family) -> bool {
        self.stack.iter().any(|open| open.family == family)
    }

    fn is_low(&self, token: usize) -> bool {
        self.text[self.tokens[token].span].starts_with('\u{201E}')
    }

    /// Whether a straight mark stands right after a figure: feet, inches, minutes.
    fn is_measure(&self, token: usize) -> bool {
        token > self.range.start && self.tokens[token - 1].kind == TokenKind::Number && !self.tokens[token].spaced
    }

    fn open(&mut self, token: usize, family: Family) {
        if self.stack.len() >= DEEPEST {
            return self.reject(token);
        }
        let span = self.tokens[token].span;
        let reopens = self.left == Some(family) || self.text[span].starts_with(['»', '›', '\u{201D}']);
        let continues = token == self.range.start && reopens;
        let parent = self.stack.last().map(|open| open.pair);
        self.stack.push(Open { family, token, pair: self.pairs.len() });
        let inner = Span { start: span.end, end: span.end };
        self.pairs.push(MarkPair {
            open: span,
            close: None,
            inner,
            tokens: token + 1..token + 1,
            parent,
            block: self.block,
            continues,
        });
    }

    /// Closes the open mark at `at` of the stack; those above it were none or never closed.
    fn close(&mut self, token: usize, at: usize) {
        for above in self.stack.split_off(at + 1) {
            if above.family == Family::Single {
                self.drop_pair(&above);
            } else {
                self.fill(above.pair, above.token + 1..token);
            }
        }
        if let Some(open) = self.stack.pop() {
            self.pairs[open.pair].close = Some(self.tokens[token].span);
            self.fill(open.pair, open.token + 1..token);
        }
    }

    /// A close whose opening mark stands in a block before: the pair runs from the start of this block.
    fn close_from_start(&mut self, token: usize) {
        let start = self.tokens[self.range.start].span.start;
        let (open, close) = (Span { start, end: start }, Some(self.tokens[token].span));
        let pair =
            MarkPair { open, close, inner: open, tokens: 0..0, parent: None, block: self.block, continues: true };
        self.pairs.push(pair);
        self.fill(self.pairs.len() - 1, self.range.start..token);
    }

    fn fill(&mut self, pair: usize, tokens: Range<usize>) {
        let pair = &mut self.pairs[pair];
        if !tokens.is_empty() {
            pair.inner = self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span);
        }
        pair.tokens = tokens;
    }

    fn drop_pair(&mut self, open: &Open) {
        self.pairs[open.pair].block = usize::MAX;
        self.reject(open.token);
    }

    /// The mark is none: an apostrophe, inches.
    fn reject(&mut self, token: usize) {
        self.tokens[token].kind = TokenKind::Punctuation;
    }

    /// What is still open when the block ends runs to its end, but not over a later pair of its own kind.
    fn recover(&mut self) -> Option<Family> {
        let mut left = None;
        for open in std::mem::take(&mut self.stack) {
            if open.family == Family::Single {
                self.drop_pair(&open);
                continue;
            }
            let next = self.pairs[open.pair + 1..]
                .iter()
                .find(|pair| pair.block != usize::MAX && self.is_family(pair.open, open.family));
            let end = match next {
                Some(next) => {
                    self.range.start
                        + self.tokens[self.range.clone()].partition_point(|token| token.span.start < next.open.start)
                }
                None => self.range.end,
            };
            left = left.or(next.is_none().then_some(open.family));
            self.fill(open.pair, open.token + 1..end);
        }
        left
    }

    fn is_family(&self, span: Span, family: Family) -> bool {
        family_of(&self.text[span]) == Some(family)
    }
}

fn family_of(mark: &str) -> Option<Family> {
    if mark == "''" {
        return Some(Family::Straight);
    }
    Some(match mark.chars().next()? {
        '"' | '＂' => Family::Straight,
        '«' | '»' | '‹' | '›' => Family::French,
        '\u{201C}'..='\u{201F}' => Family::Curly,
        _ => Family::Single,
    })
}

/// Whether a mark after `c` opens.
fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '"' | '\u{201C}' | '\u{2018}' | '—' | '–' | '-' | '/' | ':')
}

/// Whether a mark before `c` does not open.
fn is_closer(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '»' | '\u{201D}')
}
