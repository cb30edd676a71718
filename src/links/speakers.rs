//! Utterances to the entities that said them: phrases by their span, pronouns by gender, number and discourse.

use super::entities::Cast;
use crate::analysis::ActorKind;
use crate::analysis::{Certainty, EntityId, Quote, QuoteId, QuoteKind, SourceKind};
use crate::layers::quotes::{Source, Utterance};
use crate::span::Span;
use crate::text::{Document, Gender, Number};

/// Paragraphs back that a pronoun may reach.
const REACH: usize = 3;

/// The quotes of the article with their speakers; fills the entities' `quotes` and `source`.
pub(super) fn attribute(document: &Document, cast: &mut Cast, utterances: Vec<Utterance>) -> Vec<Quote> {
    let speakers = Resolver::new(document, cast).resolve(&utterances);
    let quotes: Vec<Quote> = utterances
        .into_iter()
        .enumerate()
        .map(|(index, utterance)| write(document, cast, index, utterance, &speakers[index]))
        .collect();
    credit(document, cast, &quotes);
    quotes
}

/// Who said an utterance.
#[derive(Debug, Clone, Default)]
struct Speaker {
    entity: Option<EntityId>,
    span: Option<Span>,
    /// Who else could have said it.
    rival: Option<EntityId>,
}

/// Resolves sources in the order of the text.
struct Resolver<'a> {
    document: &'a Document<'a>,
    cast: &'a Cast,
    /// Speakers so far: entity and block.
    history: Vec<(EntityId, usize)>,
}

impl<'a> Resolver<'a> {
    fn new(document: &'a Document<'a>, cast: &'a Cast) -> Resolver<'a> {
        Resolver { document, cast, history: Vec::new() }
    }

    fn resolve(mut self, utterances: &[Utterance]) -> Vec<Speaker> {
        let mut speakers: Vec<Speaker> = vec![Speaker::default(); utterances.len()];
        // Headings take the speaker of a later utterance: they are resolved in a second pass.
        for (index, utterance) in utterances.iter().enumerate() {
            if matches!(utterance.source, Source::Same(other) if other > index) {
                continue;
            }
            let speaker = self.one(utterance, &speakers);
            if let Some(entity) = speaker.entity {
                self.history.push((entity, self.block(utterance.span)));
            }
            speakers[index] = speaker;
        }
        for (index, utterance) in utterances.iter().enumerate() {
            if let Source::Same(other) = utterance.source {
                if other > index {
                    speakers[index] = Speaker { span: None, ..speakers[other].clone() };
                }
            }
        }
        speakers
    }

    fn one(&self, utterance: &Utterance, speakers: &[Speaker]) -> Speaker {
        match utterance.source {
            Source::Phrase(span) => Speaker { entity: self.covering(span), span: Some(span), rival: None },
            Source::Pronoun(span, gender, number) => self.pronoun(span, gender, number),
            Source::Same(other) => {
                speakers.get(other).map_or(Speaker::default(), |speaker| Speaker { span: None, ..speaker.clone() })
            }
            Source::None => Speaker::default(),
        }
    }

    fn block(&self, span: Span) -> usize {
        self.document.blocks.partition_point(|block| block.span.end <= span.start)
    }

    /// The entity whose mention overlaps the phrase most closely.
    fn covering(&self, span: Span) -> Option<EntityId> {
        let actors = &self.cast.actors;
        let end = actors.partition_point(|actor| actor.span.start < span.end);
        let near = actors[..end].iter().rev().take(24).filter(|actor| actor.span.overlaps(span));
        near.max_by_key(|actor| {
            let shared = actor.span.end.min(span.end) - actor.span.start.max(span.start);
            let longest = actor.span.len().max(span.len());
            (actor.span == span, shared as usize * 1000 / longest.max(1), u32::MAX - actor.span.start)
        })
        .map(|actor| actor.entity)
    }

    /// The last speaker, then the last subject, that agrees with the pronoun.
    fn pronoun(&self, span: Span, gender: Gender, number: Number) -> Speaker {
        let block = self.block(span);
        let reach = block.saturating_sub(REACH);
        let mut found: Vec<EntityId> = Vec::new();
        let recent = self.history.iter().rev().take(40).take_while(|(_, at)| *at >= reach);
        let inside: Vec<EntityId> = recent.clone().filter(|(_, at)| *at == block).map(|(entity, _)| *entity).collect();
        let actors = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let mentions: Vec<EntityId> = self.cast.actors[..actors]
            .iter()
            .rev()
            .take(60)
            .take_while(|actor| self.block(actor.span) >= reach)
            .map(|actor| actor.entity)
            .collect();
        let mentioned_here = self.cast.actors[..actors]
            .iter()
            .rev()
            .take(60)
            .take_while(|actor| self.block(actor.span) == block && actor.span.start < span.start);
        let person_here: Vec<EntityId> = mentioned_here
            .filter(|actor| actor.principal && self.is_person(actor.entity))
            .map(|actor| actor.entity)
            .collect();
        let candidates = inside.into_iter().chain(person_here).chain(recent.map(|(entity, _)| *entity)).chain(mentions);
        for entity in candidates {
            if self.agrees(entity, gender, number) && !found.contains(&entity) {
                found.push(entity);
                if found.len() == 2 {
                    break;
                }
            }
        }
        Speaker { entity: found.first().copied(), span: Some(span), rival: found.get(1).copied() }
    }

    fn is_person(&self, entity: EntityId) -> bool {
        self.cast
            .entities
            .get(entity.index())
            .is_some_and(|entity| matches!(entity.kind, ActorKind::Person | ActorKind::Role))
    }

    /// Whether the entity can be meant by such a pronoun.
    fn agrees(&self, entity: EntityId, gender: Gender, number: Number) -> bool {
        let Some((own_gender, own_number)) = self.cast.grammar.get(entity.index()).copied() else { return false };
        let Some(kind) = self.cast.entities.get(entity.index()).map(|entity| entity.kind) else { return false };
        let own_number = match (own_number, kind) {
            (Number::Unknown, ActorKind::Person | ActorKind::Role | ActorKind::Organisation) => Number::Singular,
            (Number::Unknown, ActorKind::Group) => Number::Plural,
            _ => own_number,
        };
        let genders = gender == Gender::Unknown || own_gender == Gender::Unknown || gender == own_gender;
        genders && (number == Number::Unknown || own_number == number)
    }
}

/// One quote of the contract.
fn write(document: &Document, cast: &Cast, index: usize, utterance: Utterance, speaker: &Speaker) -> Quote {
    let mut why = utterance.why;
    let mut certainty = utterance.certainty;
    let pronoun = matches!(utterance.source, Source::Pronoun(..));
    if let Some(rival) = speaker.rival.and_then(|rival| cast.entities.get(rival.index())) {
        why.alternatives.push(rival.name.clone());
    }
    if utterance.kind != QuoteKind::Scare {
        if speaker.entity.is_none() {
            certainty = Certainty::Check;
        } else if pronoun {
            certainty = if speaker.rival.is_some() { Certainty::Check } else { certainty.min(Certainty::Likely) };
        }
        why.cues.extend(speaker.span);
    }
    Quote {
        id: QuoteId::of(index),
        span: utterance.span,
        text: document.text[utterance.span].to_owned(),
        kind: utterance.kind,
        speaker: speaker.entity.filter(|_| utterance.kind != QuoteKind::Scare),
        speaker_span: speaker.span.filter(|_| utterance.kind != QuoteKind::Scare),
        cue: utterance.cue,
        addressee: utterance.addressee,
        medium: utterance.medium,
        within: utterance.within.map(QuoteId::of),
        certainty,
        why,
    }
}

/// Tells the entities what they said and what sort of source that makes them.
fn credit(document: &Document, cast: &mut Cast, quotes: &[Quote]) {
    for quote in quotes {
        let Some(entity) = quote.speaker.and_then(|speaker| cast.entities.get_mut(speaker.index())) else { continue };
        entity.quotes.push(quote.id);
    }
    let nouns = &document.language.quotes.nouns;
    for entity in cast.entities.iter_mut().filter(|entity| !entity.quotes.is_empty()) {
        let witness = entity
            .name
            .to_lowercase()
            .split(' ')
            .any(|word| nouns.get(word).is_some_and(|entry| entry.section.starts_with("witness")));
        entity.source = Some(match entity.kind {
            ActorKind::Person => SourceKind::Named,
            ActorKind::Role | ActorKind::Group if witness => SourceKind::Witness,
            ActorKind::Role => SourceKind::Anonymous,
            ActorKind::Organisation => SourceKind::Institution,
            ActorKind::Group => SourceKind::Collective,
        });
    }
}
