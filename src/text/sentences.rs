//! Splits blocks into sentences.

use super::{Block, MarkPair, Sentence, Token, TokenKind};
use crate::lang::text::TextPack;
use crate::span::Span;

/// Splits `blocks`; a sentence also ends at the byte `dateline`, after the dash of a dispatch.
pub(super) fn split(splitter: &Splitter<'_>, blocks: &mut [Block], tokens: &mut [Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        let first = sentences.len();
        let mut start = block.tokens.start;
        while start < block.tokens.end {
            let end = splitter.end(start, block.tokens.end, tokens);
            let span = tokens[start].span.cover(tokens[end - 1].span);
            tokens[start..end].iter_mut().for_each(|token| token.sentence = sentences.len() as u32);
            sentences.push(Sentence { span, tokens: start..end, block: index });
            start = end;
        }
        block.sentences = first..sentences.len();
    }
    sentences
}

/// What the ends of sentences are read from.
pub(super) struct Splitter<'a> {
    pub(super) text: &'a str,
    pub(super) lower: &'a str,
    pub(super) pack: &'a TextPack,
    /// Closing marks, in order.
    pub(super) closers: Vec<Span>,
    /// The byte after the dateline's dash.
    pub(super) dateline: Option<usize>,
}

/// The closing marks of `pairs`, in order.
pub(super) fn closers(pairs: &[MarkPair]) -> Vec<Span> {
    let mut closers: Vec<Span> = pairs.iter().filter_map(|pair| pair.close).collect();
    closers.sort_unstable();
    closers
}

impl Splitter<'_> {
    /// The token after the sentence that starts at `start`.
    fn end(&self, start: usize, limit: usize, tokens: &[Token]) -> usize {
        let mut at = start;
        while at < limit {
            if self.dateline.is_some_and(|byte| tokens[at].span.range().end == byte) {
                return at + 1;
            }
            if !self.stops(at, start, tokens) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < limit && self.closes(end, tokens) {
                end += 1;
            }
            if end == limit || self.starts(end, limit, at, tokens) {
                return end;
            }
            at = end;
        }
        limit
    }

    fn word(&self, token: &Token) -> &str {
        &self.text[token.span]
    }

    /// Whether a sentence may end with the token `at`.
    fn stops(&self, at: usize, start: usize, tokens: &[Token]) -> bool {
        let token = &tokens[at];
        let word = self.word(token);
        match token.kind {
            TokenKind::Punctuation if is_stop(word) => {
                // "1." at the start of a list's item.
                !(word == "." && at == start + 1 && tokens[start].kind == TokenKind::Number && !token.spaced)
            }
            TokenKind::Word if word.ends_with('.') => true,
            _ => false,
        }
    }

    /// Whether the token `at` belongs to the sentence that stopped right before it.
    fn closes(&self, at: usize, tokens: &[Token]) -> bool {
        let token = &tokens[at];
        let word = self.word(token);
        match token.kind {
            TokenKind::Mark => {
                let stray = !token.spaced && tokens.get(at + 1).is_none_or(|next| next.spaced);
                stray || self.closers.binary_search(&token.span).is_ok()
            }
            TokenKind::Punctuation => is_stop(word) || matches!(word, ")" | "]" | "\"") && !token.spaced,
            _ => false,
        }
    }

    /// Whether a new sentence starts at `next`, the one before having stopped at `stop`.
    fn starts(&self, next: usize, limit: usize, stop: usize, tokens: &[Token]) -> bool {
        let mut at = next;
        // Marks and brackets say nothing of the words behind them.
        while at < limit && (tokens[at].kind == TokenKind::Mark || is_opening(self.word(&tokens[at]))) {
            at += 1;
        }
        if at == limit {
            return at > next;
        }
        let token = &tokens[at];
        let word = self.word(token);
        if token.kind == TokenKind::Punctuation && !is_ellipsis(word) {
            return false;
        }
        if word.starts_with(char::is_lowercase)
            && !(tokens[next].kind == TokenKind::Mark && is_full_stop(self.word(&tokens[stop])))
        {
            return false;
        }
        if tokens[stop].kind == TokenKind::Word {
            return self.abbreviation_ends(&self.lower[tokens[stop].lower], token);
        }
        // "12.Le" without a blank is a typing error, "A.I" is not.
        token.spaced || at > next || word.starts_with(char::is_uppercase)
    }

    /// Whether a sentence may end with the abbreviation or initial `stop`, `next` standing after it.
    fn abbreviation_ends(&self, stop: &str, next: &Token) -> bool {
        let lower = &self.lower[next.lower];
        let section = self.pack.abbreviations.get(stop).map(|entry| entry.section);
        match section {
            Some("name") => false,
            Some("number") => next.kind != TokenKind::Number,
            Some("any") => true,
            // Initials go before names; a capital at the end goes before function words.
            _ => self.pack.classes.contains(lower),
        }
    }
}

/// Whether `word` ends a sentence.
fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "。" | "！" | "？" | "؟" | "।") || is_ellipsis(word)
}

fn is_full_stop(word: &str) -> bool {
    word == "."
}

fn is_ellipsis(word: &str) -> bool {
    word.starts_with("..") || word.starts_with('…')
}

fn is_opening(word: &str) -> bool {
    word.starts_with(['(', '['])
}
