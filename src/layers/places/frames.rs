//! The words around a name that say it is a place, and of what sort.

use std::ops::Range;

use crate::analysis::PlaceKind;
use crate::lang::Lexicon;
use crate::text::{Case, Document, TokenKind, WordClass};

/// What the words around a name say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// The preposition before it.
    pub(super) preposition: Preposition,
    /// Whether an article stands before it: "la Gironde".
    pub(super) article: bool,
    /// The sort that a noun gives it: "la province de Herat".
    pub(super) sort: Option<&'static str>,
    /// The same for what has no record.
    pub(super) kind: Option<PlaceKind>,
    /// Token of the word that decided.
    pub(super) cue: Option<usize>,
}

/// How the preposition before a name speaks for a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Preposition {
    /// Not at all.
    #[default]
    None,
    /// "de", "et": before places and much else.
    Weak,
    /// "en", "dans": before countries and divisions.
    In,
    /// "à": before towns.
    At,
}

/// Reads the words around the tokens of a name.
pub(super) fn read(document: &Document, name: &Range<usize>) -> Frame {
    let sentence = document.sentence_of(name.start);
    let mut frame = Frame::default();
    let mut left = name.start;
    if left > sentence.start && document.tokens[left - 1].class == WordClass::DefiniteArticle {
        (frame.article, left) = (true, left - 1);
    }
    let pack = document.language.places;
    // "dans la" is longer than "la".
    for (end, table, preposition) in [
        (name.start, &pack.into, Preposition::In),
        (left, &pack.at, Preposition::At),
        (left, &pack.into, Preposition::In),
        (left, &pack.weak, Preposition::Weak),
    ] {
        if let Some(token) = ends_with(document, table, sentence.start, end) {
            (frame.preposition, frame.cue) = (preposition, Some(token));
            break;
        }
    }
    let noun = noun_before(document, sentence.start, left).or_else(|| {
        let follows = pack.type_follows && name.end < sentence.end;
        follows.then(|| pack.types.get(document.lower(name.end)).map(|noun| (name.end, noun.value))).flatten()
    });
    if let Some((token, sort)) = noun {
        (frame.sort, frame.kind, frame.cue) = (Some(sort), kind(sort), Some(token));
    }
    frame
}

/// First token of the longest phrase of `table` that ends before `end`.
fn ends_with(document: &Document, table: &Lexicon, start: usize, end: usize) -> Option<usize> {
    (end.saturating_sub(4).max(start)..end).find(|token| table.contains(document.phrase(&(*token..end))))
}

/// The noun that a linker ties to the name: "province" in "la province afghane de".
fn noun_before(document: &Document, start: usize, end: usize) -> Option<(usize, &'static str)> {
    let pack = document.language.places;
    let linker = end.checked_sub(1).filter(|token| *token >= start)?;
    let linked = pack.linkers.contains(document.lower(linker));
    let last = if linked { linker } else { end };
    let reach = if linked { 3 } else { 1 };
    (last.saturating_sub(reach).max(start)..last)
        .rev()
        .take_while(|token| {
            let word = &document.tokens[*token];
            word.kind == TokenKind::Word && (word.case != Case::Capital || *token + 1 == last)
        })
        .find_map(|token| Some((token, pack.types.get(document.lower(token))?.value)))
        // "la place Tahrir", but not "la ville Paris": without a linker the noun belongs to the name.
        .filter(|_| linked)
}

/// The kind of place that a sort is.
pub(super) fn kind(sort: &str) -> Option<PlaceKind> {
    Some(match sort {
        "town" => PlaceKind::City,
        "division" | "department" | "region" => PlaceKind::Region,
        "quarter" => PlaceKind::Area,
        "water" => PlaceKind::Water,
        "mountain" => PlaceKind::Mountain,
        "site" | "street" => PlaceKind::Site,
        "country" => PlaceKind::Country,
        _ => return None,
    })
}
