//! Numbered parts of large towns: "le VIIIe arrondissement", "the 8th arrondissement".

use std::ops::Range;

use crate::names::gazetteer::{GAZETTEER, Hit};
use crate::text::{Case, Document};

/// Tokens on each side of a part where its town is looked for.
const NEAR: usize = 20;

/// The towns of a document that have numbered parts: a part lies in the one that its sentence names, else in the one
/// that the article names first, else in the one that readers think of first.
pub(super) struct Numbered<'d> {
    document: &'d Document<'d>,
    /// The first such town of the document.
    main: &'static str,
}

impl<'d> Numbered<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Option<Numbered<'d>> {
        let towns = document.language.places.numbered_towns;
        let main = (0..document.tokens.len()).find_map(|token| town(document, token)).or(towns.first().copied())?;
        Some(Numbered { document, main })
    }

    /// The tokens of the part that begins at `token`.
    pub(super) fn read(&self, token: usize) -> Option<Range<usize>> {
        let document = self.document;
        let noun = token + 1;
        (noun < document.tokens.len()
            && document.language.places.numbered.contains(document.lower(noun))
            && document.tokens[token].sentence == document.tokens[noun].sentence
            && is_rank(document, token))
        .then_some(token..noun + 1)
    }

    /// The town around the part at `tokens`.
    pub(super) fn town(&self, tokens: &Range<usize>) -> Option<Hit> {
        let document = self.document;
        let sentence = document.sentence_of(tokens.start);
        let after = tokens.end..sentence.end.min(tokens.end + NEAR);
        let before = sentence.start.max(tokens.start.saturating_sub(NEAR))..tokens.start;
        let named = after.chain(before.rev()).find_map(|token| town(document, token));
        GAZETTEER.get(named.unwrap_or(self.main))
    }
}

/// The town with numbered parts that the token names.
fn town(document: &Document, token: usize) -> Option<&'static str> {
    let named = document.tokens[token].case != Case::Lower;
    let towns = if named { document.language.places.numbered_towns } else { &[] };
    towns.iter().copied().find(|town| *town == document.lower(token))
}

/// Whether the token is an ordinal in figures, Roman or not: "19e", "1er", "VIIIe".
fn is_rank(document: &Document, token: usize) -> bool {
    let word = document.word(token);
    let end = word.find(|letter: char| !(letter.is_ascii_digit() || "IVX".contains(letter))).unwrap_or(word.len());
    (1..=5).contains(&end) && document.language.dates.rank_endings.contains(&&word[end..])
}
