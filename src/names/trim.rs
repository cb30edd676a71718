//! Takes off names what is not theirs: marks at their ends, "ex-" before them; parts "Lyon-Turin" and an office with its
//! holder in two.

use std::ops::Range;

use super::gazetteer::{Class, GAZETTEER};
use super::{Name, NameKind};
use crate::analysis::{Certainty, Why};
use crate::span::Span;
use crate::text::{Case, Document, TokenKind};

/// The names with clean ends, in order, without overlaps.
pub(super) fn clean(document: &Document, names: Vec<Name>) -> Vec<Name> {
    let mut cleaned = Vec::with_capacity(names.len());
    for mut name in names {
        if !trim_marks(document, &mut name) {
            continue;
        }
        drop_prefix(document, &mut name);
        if let Some((title, tokens)) = holder_of_office(document, &name) {
            let office = name.tokens.start..tokens.start;
            let why = Why::cued("office", vec![document.tokens[title].span]);
            let (span, kind, certainty) = (document.span(&tokens), NameKind::Person, Certainty::Likely);
            cleaned.push(Name { span: document.span(&office), tokens: office, ..name });
            cleaned.push(Name { span, tokens, kind, certainty, why });
            continue;
        }
        match pair_of_places(document, &name) {
            Some(second) => {
                let first = Span { start: name.span.start, end: second.start - 1 };
                cleaned.push(Name { span: first, ..name.clone() });
                cleaned.push(Name { span: second, ..name });
            }
            None => cleaned.push(name),
        }
    }
    cleaned
}

/// Cuts a name before a bracket that it does not close and takes marks off its ends; false when nothing is left.
fn trim_marks(document: &Document, name: &mut Name) -> bool {
    let text = |token: usize| &document.text[document.tokens[token].span];
    let tokens = name.tokens.clone();
    let closed = tokens.clone().any(|token| text(token) == ")");
    let bracket = tokens.clone().find(|&token| text(token) == "(").filter(|_| !closed);
    let (mut start, mut end) = (tokens.start, bracket.unwrap_or(tokens.end));
    let is_loose = |token: usize| {
        let token = &document.tokens[token];
        // "Yahoo!" keeps its mark.
        matches!(token.kind, TokenKind::Mark)
            || token.kind == TokenKind::Punctuation && (token.spaced || token.span.len() > 1)
    };
    while start < end && is_loose(end - 1) {
        end -= 1;
    }
    while start < end && matches!(document.tokens[start].kind, TokenKind::Mark | TokenKind::Punctuation) {
        start += 1;
    }
    if start == end {
        return false;
    }
    if (start..end) != tokens {
        name.tokens = start..end;
        name.span = document.span(&name.tokens);
    }
    true
}

/// "ex-LR" names "LR"; "al-Assad" stays whole.
fn drop_prefix(document: &Document, name: &mut Name) {
    let word = document.word(name.tokens.start);
    let Some((prefix, rest)) = word.split_once('-') else { return };
    let lower = prefix.chars().all(char::is_lowercase) && rest.starts_with(char::is_uppercase);
    if lower && prefix.len() > 1 && !document.language.names.particles.contains(&prefix) {
        name.span.start = document.tokens[name.tokens.start].span.start + prefix.len() as u32 + 1;
    }
}

/// The person at the end of "ministère de la Défense Paul Durand", where a title such as "porte-parole du" before the
/// name asks for one: the title's token and the person's tokens.
fn holder_of_office(document: &Document, name: &Name) -> Option<(usize, Range<usize>)> {
    let pack = document.language.names;
    let tokens = name.tokens.clone();
    let joins = |token: usize| pack.joiners.contains(&document.lower(token));
    let small = |token: usize| joins(token) || pack.particles.contains(&document.lower(token));
    let capital = |token: usize| document.tokens[token].case == Case::Capital;
    if name.kind != NameKind::Organisation {
        return None;
    }
    let title = title_before(document, tokens.start)?;
    // What the office is of ends with the first capital after a small word: "de la Défense".
    let joiner = tokens.clone().find(|token| joins(*token))?;
    let start = (joiner + 2..tokens.end).find(|token| capital(*token) && !small(*token - 1))?;
    let named = |token: usize| capital(token) && !pack.organisations.contains(document.lower(token));
    let people = (start..tokens.end).all(|token| named(token) || small(token));
    let capitals = (start..tokens.end).filter(|token| capital(*token)).count();
    (people && capitals >= 2 && capital(tokens.end - 1)).then_some((title, start..tokens.end))
}

/// The title in "porte-parole du" or the like right before the token `start`, which may have an article.
fn title_before(document: &Document, start: usize) -> Option<usize> {
    let pack = document.language.names;
    let sentence = document.sentence_of(start);
    let mut token = start;
    while token > sentence.start && pack.joiners.contains(&document.lower(token - 1)) {
        token -= 1;
    }
    let title = token.checked_sub(1).filter(|title| token < start && *title >= sentence.start)?;
    pack.titles.contains(document.lower(title)).then_some(title)
}

/// The second place in "Lyon-Turin", where the gazetteer knows both as large and does not know the whole.
fn pair_of_places(document: &Document, name: &Name) -> Option<Span> {
    if name.tokens.len() != 1 || !matches!(name.kind, NameKind::Place | NameKind::Organisation) {
        return None;
    }
    let word = &document.text[name.span];
    let (one, two) = word.split_once('-').filter(|(_, two)| !two.contains('-'))?;
    let large = |name: &str| {
        let hit = GAZETTEER.get(name).filter(|hit| !hit.capitals && name.len() >= 4);
        // Twice the decimal logarithm: 10 is a hundred thousand people.
        let record = hit.and_then(|hit| hit.records.first().copied());
        record.is_some_and(|record| {
            matches!(record.class, Class::Country | Class::Capital) || record.is_town() && record.population >= 10
        })
    };
    let two_start = name.span.end - two.len() as u32;
    (large(one) && large(two) && GAZETTEER.get(word).is_none()).then_some(Span { start: two_start, end: name.span.end })
}
