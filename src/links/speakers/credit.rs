//! Tells entities what they said, and what sort of source that makes them.

use super::Cast;
use crate::analysis::{Actor, ActorKind, Entity, Quote, SourceKind};
use crate::text::{Document, WordClass};

/// Tokens around a cue in which a word of anonymity speaks of its source.
const NEAR_CUE: usize = 25;

/// Tells the entities what they said and what sort of source that makes them.
pub(super) fn credit(document: &Document, cast: &mut Cast, quotes: &[Quote]) {
    let nouns = &document.language.quotes.nouns;
    let within = |word: &str, section: &str| nouns.get(word).is_some_and(|entry| entry.section == section);
    let mut withheld = vec![false; cast.entities.len()];
    for quote in quotes {
        let Some(speaker) = quote.speaker else { continue };
        let Some(entity) = cast.entities.get_mut(speaker.index()) else { continue };
        entity.quotes.push(quote.id);
        // "sous couvert d'anonymat" stands in the sentence of the cue.
        let Some(cue) = &quote.cue else { continue };
        let token = document.tokens_in(cue.span).start;
        if token >= document.tokens.len() {
            continue;
        }
        let sentence = document.sentence_of(token);
        let near = sentence.start.max(token.saturating_sub(NEAR_CUE))..sentence.end.min(token + NEAR_CUE);
        withheld[speaker.index()] |= near.into_iter().any(|token| within(document.lower(token), "anonymity"));
    }
    let small = &document.language.quotes.words;
    let counted = &document.language.actors.determiners;
    let is_noun = |name: &str| name.split(' ').next().is_some_and(|first| !counted.contains(first));
    let cast_actors = &cast.actors;
    for (index, entity) in cast.entities.iter_mut().enumerate().filter(|(_, entity)| !entity.quotes.is_empty()) {
        let name = entity.name.to_lowercase();
        // "l'avocat de la victime" is no witness, "une des victimes" is.
        let of = |word: &&str| small.get(word).is_some_and(|entry| entry.section == "of");
        let head = name.split(' ').take_while(|word| !of(word)).count();
        let head = if head > 1 || is_noun(&name) { head } else { usize::MAX };
        let has = |section: &str| {
            let mut words = name.split(' ').take(head);
            words.any(|word| nouns.get(word).is_some_and(|entry| entry.section.starts_with(section)))
        };
        let witness = has("witness");
        // "le préfet" speaks for his office, "un préfet" is somebody whose name is withheld.
        let office = has("office") && !is_introduced_as_any(document, cast_actors, entity);
        let unnamed = withheld[index] || has("anonymous");
        entity.source = Some(match entity.kind {
            ActorKind::Person => SourceKind::Named,
            ActorKind::Role | ActorKind::Group if witness => SourceKind::Witness,
            ActorKind::Role if office && !withheld[index] => SourceKind::Institution,
            ActorKind::Role => SourceKind::Anonymous,
            ActorKind::Group if unnamed => SourceKind::Anonymous,
            ActorKind::Organisation => SourceKind::Institution,
            ActorKind::Group => SourceKind::Collective,
        });
    }
}

/// Whether the first words for an entity say that it is one of several: "un préfet".
fn is_introduced_as_any(document: &Document, actors: &[Actor], entity: &Entity) -> bool {
    let first = entity.mentions.first().map(|mention| document.tokens_in(actors[mention.index()].span).start);
    first.and_then(|first| document.tokens.get(first.checked_sub(1)?)).is_some_and(|token| {
        matches!(token.class, WordClass::IndefiniteArticle | WordClass::Quantifier | WordClass::Numeral)
    })
}
