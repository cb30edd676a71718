//! Takes off names what is not theirs: marks at their ends, "ex-" before them; parts "Lyon-Turin" in two.

use super::gazetteer::{Class, GAZETTEER};
use super::{Name, NameKind};
use crate::analysis::{Certainty, Why};
use crate::span::Span;
use crate::text::{Case, Document, TokenKind, WordClass};

/// The names with clean ends, in order, without overlaps.
pub(super) fn clean(document: &Document, names: Vec<Name>) -> Vec<Name> {
    let mut cleaned = Vec::with_capacity(names.len());
    for mut name in names {
        if !trim_marks(document, &mut name) {
            continue;
        }
        drop_prefix(document, &mut name);
        if let Some(person) = swallowed_person(document, &mut name) {
            cleaned.push(name);
            cleaned.push(person);
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

/// Words looked at before a name for the noun of the office that its bearer holds.
const OFFICE: usize = 7;

/// The person at the end of an organisation's name, which loses it: "le porte-parole du ministère de la Défense | Anna
/// Duval", where the noun of an office stands before and the name of the department behind an article.
fn swallowed_person(document: &Document, name: &mut Name) -> Option<Name> {
    if name.kind != NameKind::Organisation || name.tokens.len() < 3 {
        return None;
    }
    let is_name = |token: usize| {
        let token = &document.tokens[token];
        token.kind == TokenKind::Word && token.case == Case::Capital && token.class == WordClass::Open
    };
    let end = name.tokens.end;
    let start = (name.tokens.start..end).rev().take_while(|&token| is_name(token)).last()?;
    let article = start.checked_sub(1).is_some_and(|token| {
        matches!(document.tokens[token].class, WordClass::DefiniteArticle | WordClass::Contraction)
    });
    // One word names the department, two the person.
    if end - start != 3 || !article {
        return None;
    }
    let floor = start.saturating_sub(OFFICE).max(document.sentence_of(start).start);
    let heads = document.language.actors.heads;
    let office = (floor..start)
        .rev()
        .take_while(|&token| document.tokens[token].kind == TokenKind::Word)
        .find(|&token| heads.get(document.lower(token)).is_some_and(|entry| entry.section == "official"))?;
    let tokens = end - 2..end;
    let why = Why::cued("office", vec![document.tokens[office].span]);
    let person =
        Name { span: document.span(&tokens), tokens, kind: NameKind::Person, certainty: Certainty::Likely, why };
    name.tokens.end -= 2;
    name.span.end = document.tokens[name.tokens.end - 1].span.end;
    Some(person)
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
