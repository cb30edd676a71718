//! The words around a cue that are no speaker: dates, circumstances, to whom and through what something is said.

use std::ops::Range;

use super::Source;
use super::cues::is_adverb;
use super::phrases;
use super::scene::Scene;
use super::speakers::{Attribution, FARTHEST};
use super::units::Unit;
use crate::analysis::ActorKind;
use crate::text::{Tense, TokenKind, WordClass};

/// The element after the dates, addressees and media that start at `start`.
pub(super) fn skipped(scene: &Scene, unit: &Unit, start: usize) -> usize {
    let mut found = Attribution::of(Source::None, start);
    let mut at = start;
    while at < unit.len().min(start + 30) && unit.word(at).is_some_and(|token| scene.lower(token) != ",") {
        let next = skip(scene, unit, at, &mut found);
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// The element after a comma, a date, an adverb, an addressee or a medium at `at`; `at` where a subject may start.
pub(super) fn skip(scene: &Scene, unit: &Unit, at: usize, found: &mut Attribution) -> usize {
    let Some(token) = unit.word(at) else { return at };
    if scene.lower(token) == "(" {
        return closing(scene, unit, at);
    }
    if scene.lower(token) == "," {
        return at + 1;
    }
    if let Some((end, _)) = unit.longest(scene, &scene.pack.times, at) {
        return end;
    }
    let article = scene.class(token) == WordClass::DefiniteArticle;
    let day = unit.word(at + 1).is_some_and(|token| scene.token(token).kind == TokenKind::Number);
    if article && day && unit.longest(scene, &scene.pack.times, at + 2).is_some() {
        // "le 10 juin | Anna Duval"
        return at + 2;
    }
    if phrases::pronoun(scene, unit, at).is_none()
        && scene.class(token) == WordClass::Demonstrative
        && let Some((end, _)) = unit.longest(scene, &scene.pack.times, at + 1)
    {
        return end;
    }
    if let Some((end, _)) = unit.longest(scene, &scene.pack.adverbials, at) {
        return end;
    }
    if matches!(scene.class(token), WordClass::Adverb | WordClass::Negation | WordClass::Clitic)
        || scene.token(token).kind == TokenKind::Number
        || is_adverb(scene, token) && !scene.is_capital(token)
    {
        return at + 1;
    }
    if scene.is_preposition(token) && !scene.is_in(&scene.pack.roles, token, "plural") {
        let end = complement(scene, unit, at);
        note(scene, unit, at..end, found);
        return end;
    }
    at
}

/// The element after the words of a date that start at `start`: "mercredi 3 mai".
pub(super) fn dated(scene: &Scene, unit: &Unit, start: usize) -> usize {
    let mut at = start;
    while let Some(token) = unit.word(at).filter(|_| at < start + 6) {
        let number = at > start && scene.token(token).kind == TokenKind::Number;
        let time = unit.longest(scene, &scene.pack.times, at).map(|(end, _)| end);
        let Some(next) = time.or(number.then_some(at + 1)) else { break };
        at = next;
    }
    at
}

/// The element after the parenthesis that opens at `at`.
pub(super) fn closing(scene: &Scene, unit: &Unit, at: usize) -> usize {
    let limit = unit.len().min(at + 20);
    (at..limit)
        .find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) == ")"))
        .map_or(at + 1, |element| element + 1)
}

/// The element after the complement whose preposition stands at `at`.
pub(super) fn complement(scene: &Scene, unit: &Unit, at: usize) -> usize {
    let mut start = at + 1;
    while unit.word(start).is_some_and(|token| scene.is_preposition(token)) {
        start += 1;
    }
    let mut cursor = start;
    // Up to the first noun phrase's end: "à l'AFP | Anna Duval", "dans un communiqué | le parquet".
    let mut nouns = false;
    while cursor < unit.len().min(at + 16) {
        let Some(token) = unit.word(cursor) else { break };
        if let Some(mention) = scene.mention_at(token) {
            // "sur son compte Facebook | Anna Duval"
            let medium = unit.word(cursor - 1).is_some_and(|before| scene.is_in(&scene.pack.nouns, before, "medium"))
                && mention.named
                && mention.kind == ActorKind::Organisation;
            if nouns
                && !medium
                && !unit.word(cursor - 1).is_some_and(|before| {
                    scene.is_in(&scene.pack.words, before, "of") || scene.is_determiner(before) && cursor == start + 1
                })
            {
                break;
            }
            let mut end = cursor + 1;
            while end < unit.len() && unit.token(end) < mention.tokens.end {
                end += 1;
            }
            cursor = end;
            nouns = true;
            if unit.word(cursor).is_some_and(|token| scene.is_in(&scene.pack.words, token, "of")) {
                continue;
            }
            break;
        }
        let of = scene.is_in(&scene.pack.words, token, "of");
        if scene.is_in(&scene.pack.nouns, token, "anonymity") {
            // "ont dit sous couvert d'anonymat | des policiers"
            cursor += 1;
            break;
        }
        let open = scene.class(token) == WordClass::Open && scene.token(token).kind == TokenKind::Word;
        let determiner = scene.is_determiner(token);
        let previous_of =
            cursor > start && unit.word(cursor - 1).is_some_and(|before| scene.is_in(&scene.pack.words, before, "of"));
        if determiner && nouns && !previous_of {
            break;
        }
        let upper_after_upper =
            open && nouns && scene.is_capital(token) && scene.token(token - 1).case == crate::text::Case::Upper;
        if !(of || open || determiner)
            || upper_after_upper
            || scene.verb(token).is_some_and(|verb| verb.tense != Tense::Participle)
        {
            break;
        }
        nouns |= open;
        cursor += 1;
    }
    cursor.max(at + 1)
}

/// Notes a complement as addressee or medium, where its noun may be one: "dans un communiqué", but not "dans la nuit".
fn note(scene: &Scene, unit: &Unit, elements: Range<usize>, found: &mut Attribution) {
    let Some((behind, entry)) = unit.longest(scene, &scene.pack.roles, elements.start) else { return };
    if behind >= elements.end {
        return;
    }
    let named = (behind..elements.end).filter_map(|element| unit.word(element));
    let fits = |kinds: &[&str]| {
        named.clone().any(|token| {
            let noun = scene.pack.nouns.get(scene.lower(token)).map_or("", |entry| entry.section);
            kinds.iter().any(|kind| noun.starts_with(kind))
        })
    };
    let name = named.clone().any(|token| scene.is_capital(token));
    let span = scene.document.span(&unit.tokens(&elements));
    match entry.section {
        "addressee" if found.addressee.is_none() => {
            let mut nouns = named.clone().filter(|token| !scene.is_determiner(*token));
            let somebody = nouns.next().is_some_and(|token| scene.mention_at(token).is_some());
            if somebody && !fits(&["medium"]) || fits(&["audience"]) {
                found.addressee = Some(span);
            }
        }
        "medium" if found.medium.is_none() && (name || fits(&["medium", "written", "speech"])) => {
            found.medium = Some(span);
        }
        _ => {}
    }
}

/// The object right behind a verb that takes a person: "told reporters".
pub(super) fn object(scene: &Scene, unit: &Unit, start: usize, found: &mut Attribution) {
    let Some(token) = unit.word(start) else { return };
    let somebody = phrases::pronoun(scene, unit, start).is_some()
        || scene.is_in(&scene.pack.nouns, token, "audience")
        || scene.mention_at(token).is_some()
        || scene.is_determiner(token)
            && unit.word(start + 1).is_some_and(|token| {
                scene.mention_at(token).is_some() || scene.is_in(&scene.pack.nouns, token, "audience")
            });
    let end = phrases::pronoun(scene, unit, start).map_or_else(|| phrases::end(scene, unit, start), |(end, _)| end);
    if somebody && end > start && found.addressee.is_none() {
        found.addressee = Some(scene.document.span(&unit.tokens(&(start..end))));
    }
}

/// The circumstances before a verb that name an addressee or a medium: "Dans un communiqué, X a dit", "X, sur RTL, a dit".
pub(super) fn circumstances(scene: &Scene, unit: &Unit, verb: usize, found: &mut Attribution) {
    for at in verb.saturating_sub(FARTHEST)..verb {
        let opens = at == 0 || unit.word(at - 1).is_some_and(|token| scene.lower(token) == ",");
        if opens && unit.word(at).is_some_and(|token| scene.is_preposition(token)) {
            let end = complement(scene, unit, at).min(verb);
            note(scene, unit, at..end, found);
        }
    }
}

/// The complements behind a speaker, up to the next clause: "… a dit X, maire de Lyon, sur RTL".
pub(super) fn complements_behind(scene: &Scene, unit: &Unit, start: usize, found: &mut Attribution) {
    let limit = unit.len().min(start + 16);
    let ends = |element: &usize| {
        unit.word(*element).is_none_or(|token| {
            matches!(scene.lower(token), "." | ":" | ";" | "!" | "?")
                || scene.is_finite(token)
                || matches!(scene.class(token), WordClass::Relative | WordClass::Subordinator | WordClass::Coordinator)
        })
    };
    let stop = (start..limit).find(ends).unwrap_or(limit);
    complements(scene, unit, start..stop, found);
}

/// The complements after a cue that name an addressee or a medium, up to the clause.
pub(super) fn complements(scene: &Scene, unit: &Unit, range: Range<usize>, found: &mut Attribution) {
    let mut at = range.start;
    while at < range.end {
        let Some(token) = unit.word(at) else { break };
        if scene.is_preposition(token) {
            let end = complement(scene, unit, at).min(range.end).max(at + 1);
            note(scene, unit, at..end, found);
            at = end;
        } else {
            at += 1;
        }
    }
}
