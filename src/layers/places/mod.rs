//! Mentions of places, resolved against the gazetteer.
//!
//! A name is recognised by the tagger, by its own weight or by the words around it ([`candidates`]); its reading is
//! chosen by those words, by the places that hold it and by the countries of the article ([`resolve`]); a capital that
//! acts or speaks is marked as such ([`usage`]).

use crate::analysis::{Certainty, Date, Place, PlaceId, PlaceKind, PlaceUse, Why};
use crate::names::Name;
use crate::names::gazetteer::{self, Class, GAZETTEER, Record};
use crate::text::Document;

mod candidates;
mod frames;
mod numbered;
mod resolve;
mod usage;

use candidates::Candidate;
use resolve::Reading;

/// The mentions of places in the document, sorted by start; ids are set later.
#[must_use]
pub fn find(document: &Document, names: &[Name], dates: &[Date]) -> Vec<Place> {
    if document.language_code != document.language.code {
        return Vec::new();
    }
    let candidates = candidates::find(document, names, dates);
    let readings = resolve::resolve(document, &candidates);
    candidates.iter().zip(readings).filter_map(|(candidate, reading)| place(document, candidate, reading?)).collect()
}

/// The countries that the adjectives and inhabitants named in the text point to, one entry a mention.
pub fn demonyms<'d>(document: &'d Document) -> impl Iterator<Item = (usize, &'static str)> + 'd {
    let lexicon = &document.language.places.demonyms;
    (0..document.tokens.len())
        .filter(|token| document.tokens[*token].class == crate::text::WordClass::Open)
        .filter_map(|token| Some((token, lexicon.get(document.lower(token))?.value)))
}

fn place(document: &Document, candidate: &Candidate, reading: Reading) -> Option<Place> {
    let span = document.span(&candidate.tokens);
    let text = &document.text[span];
    let record = reading.record.as_ref();
    let usage = usage::of(document, candidate, record);
    // "la Maison Blanche a démenti": a house that speaks is an actor and no place at all, unlike a capital.
    if usage == PlaceUse::Metonymic && record.is_some_and(|record| record.class == Class::House) {
        return None;
    }
    let name = name(document, text, &reading);
    let mut cues = reading.cues;
    cues.extend(candidate.frame.cue.map(|token| document.tokens[token].span));
    // "le VIIIe arrondissement" lies in Paris and is none.
    let own = candidate.frame.kind.filter(|_| !reading.whole);
    Some(Place {
        id: PlaceId::default(),
        span,
        text: text.to_owned(),
        name,
        kind: own.or(record.map(kind)).or(candidate.frame.kind).unwrap_or(PlaceKind::City),
        country: record.map_or(reading.country, |record| record.country),
        lat: record.map(|record| record.lat).or(reading.position.map(|position| position.0)),
        lon: record.map(|record| record.lon).or(reading.position.map(|position| position.1)),
        usage,
        geonames: record.and_then(|record| GAZETTEER.geonames(record)),
        certainty: reading.certainty.min(if usage == PlaceUse::Nested { Certainty::Likely } else { Certainty::Sure }),
        why: Why { rule: reading.rule, cues, alternatives: reading.alternatives },
    })
}

/// The usual name: in full where the text has a short form, in French where the text is French.
fn name(document: &Document, text: &str, reading: &Reading) -> String {
    let Some(record) = reading.record.as_ref().filter(|_| reading.whole) else { return text.to_owned() };
    if document.language.places.usual_names {
        let usual = GAZETTEER.name(record);
        return if is_other_spelling(text, &usual) { text.to_owned() } else { usual };
    }
    GAZETTEER.full_name(record).unwrap_or_else(|| text.to_owned())
}

/// Whether the text writes the same name in letters of its own: "Badghis" for "Bâdghîs". Capitals throughout or without
/// their accent ("Etats-Unis") are no spelling.
fn is_other_spelling(text: &str, usual: &str) -> bool {
    let capitals = |name: &str| name.chars().filter(|letter| letter.is_uppercase()).count();
    let plain = capitals(text) == capitals(usual) && gazetteer::fold(text) == gazetteer::fold(usual);
    let differ = |(a, b): (char, char)| a != b && a.is_lowercase();
    plain && text.chars().count() == usual.chars().count() && text.chars().zip(usual.chars()).any(differ)
}

fn kind(record: &Record) -> PlaceKind {
    match record.class {
        Class::Country => PlaceKind::Country,
        Class::Division | Class::Department | Class::Region | Class::Continent => PlaceKind::Region,
        Class::Capital | Class::Seat | Class::Town | Class::Village => PlaceKind::City,
        Class::Quarter => PlaceKind::Area,
        Class::Water => PlaceKind::Water,
        Class::Mountain => PlaceKind::Mountain,
        Class::Site | Class::House => PlaceKind::Site,
    }
}

#[cfg(test)]
mod tests;
