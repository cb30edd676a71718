//! Tells the place from the government, the army or the team that its name stands for.

use super::candidates::Candidate;
use super::frames::Preposition;
use crate::analysis::PlaceUse;
use crate::names::gazetteer::{Class, Record};
use crate::text::{Document, WordClass};

/// Whether the place itself is meant.
pub(super) fn of(document: &Document, candidate: &Candidate, record: Option<&Record>) -> PlaceUse {
    if candidate.nested {
        return PlaceUse::Nested;
    }
    let Some(record) = record.filter(|_| candidate.whole) else { return PlaceUse::Literal };
    let located = candidate.frame.preposition >= Preposition::In && candidate.frame.sort.is_none();
    let called = matches!(candidate.frame.sort, Some("town" | "division" | "department" | "quarter"));
    let metonymic = match record.class {
        _ if called => false,
        Class::House => !located,
        Class::Country | Class::Capital | Class::Continent => {
            !located && (speaks(document, candidate) || acts(document, candidate))
        }
        _ => false,
    };
    if metonymic || (candidate.organisation && !located && candidate.frame.sort.is_none()) {
        PlaceUse::Metonymic
    } else {
        PlaceUse::Literal
    }
}

/// "Selon Washington", "les troupes de Washington", "entre Washington et Téhéran".
fn speaks(document: &Document, candidate: &Candidate) -> bool {
    let pack = document.language.places;
    let start = document.sentence_of(candidate.tokens.start).start;
    let mut end = candidate.tokens.start;
    if end > start && document.tokens[end - 1].class == WordClass::DefiniteArticle {
        end -= 1;
    }
    let source =
        (end.saturating_sub(3).max(start)..end).any(|token| pack.sources.contains(document.phrase(&(token..end))));
    let linked = end > start && pack.linkers.contains(document.lower(end - 1));
    let agent = linked && end - 1 > start && pack.agents.contains(document.lower(end - 2));
    source || agent
}

/// The name is the subject of a verb of governments.
fn acts(document: &Document, candidate: &Candidate) -> bool {
    let pack = document.language.places;
    let sentence = document.sentence_of(candidate.tokens.start);
    let after = candidate.tokens.end;
    let passed = document.tokens[after.min(sentence.end)..(after + 4).min(sentence.end)]
        .iter()
        .take_while(|token| {
            matches!(token.class, WordClass::Auxiliary | WordClass::Negation | WordClass::Clitic | WordClass::Adverb)
        })
        .count();
    let verb = after + passed;
    verb < sentence.end && pack.verbs.contains(document.lower(verb))
}
