//! Utterances to the entities that said them: phrases by their span, pronouns by gender, number and discourse.

use super::entities::Cast;
use crate::analysis::{ActorKind, Certainty, EntityId, Quote, QuoteId, QuoteKind};
use crate::layers::quotes::{Source, Utterance};
use crate::span::Span;
use crate::text::{Document, Gender, Number, WordClass};

mod credit;
mod described;
mod looks;
mod organisations;
mod pronouns;

/// Paragraphs back that a pronoun may reach.
const REACH: usize = 3;

/// Mentions and speakers back that a pronoun may reach.
const MENTIONS: usize = 60;

/// The quotes of the article with their speakers; fills the entities' `quotes` and `source`.
pub(super) fn attribute(document: &Document, cast: &mut Cast, utterances: Vec<Utterance>) -> Vec<Quote> {
    let speakers = Resolver::new(document, cast, &utterances).resolve(&utterances);
    let quotes: Vec<Quote> = utterances
        .into_iter()
        .enumerate()
        .map(|(index, utterance)| write(document, cast, index, utterance, &speakers[index]))
        .collect();
    credit::credit(document, cast, &quotes);
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
    /// Direct speech, in order: who is mentioned inside it is not what a pronoun outside means.
    speech: Vec<Span>,
    /// Cues inside that speech, with their subjects, in order.
    asides: Vec<Span>,
    /// Reported clauses, in order, where no word opens them.
    reported: Vec<Span>,
    /// Speakers so far, and where they are named or their speech starts.
    history: Vec<(EntityId, u32)>,
    /// Phrases that name a speaker, in order.
    sources: Vec<Span>,
}

impl<'a> Resolver<'a> {
    fn new(document: &'a Document<'a>, cast: &'a Cast, utterances: &[Utterance]) -> Resolver<'a> {
        let direct = utterances.iter().filter(|utterance| utterance.kind == QuoteKind::Direct);
        let inside = |utterance: &Utterance| match utterance.source {
            Source::Phrase(source) => {
                super::aside(utterance.span, utterance.cue.as_ref().map(|cue| cue.span), Some(source))
            }
            _ => None,
        };
        let named = |utterance: &Utterance| match utterance.source {
            Source::Phrase(source) => Some(source),
            _ => None,
        };
        let mut sources: Vec<Span> = utterances.iter().filter_map(named).collect();
        sources.sort_unstable_by_key(|source| source.start);
        let asides = direct.clone().filter_map(inside).collect();
        let speech = direct.map(|utterance| utterance.span).collect();
        let indirect = utterances.iter().filter(|utterance| utterance.kind == QuoteKind::Indirect);
        let bare = document.language.quotes.bare_clause;
        let reported = indirect.filter(|_| bare).map(|utterance| utterance.span).collect();
        Resolver { document, cast, speech, asides, reported, history: Vec::new(), sources }
    }

    fn resolve(mut self, utterances: &[Utterance]) -> Vec<Speaker> {
        let mut speakers: Vec<Speaker> = vec![Speaker::default(); utterances.len()];
        // Headings take the speaker of a later utterance: they are resolved in a second pass.
        for (index, utterance) in utterances.iter().enumerate() {
            if matches!(utterance.source, Source::Same(other) if other > index) {
                continue;
            }
            let mut speaker = self.one(utterance, &utterance.source, &speakers);
            if let Some(rival) = &utterance.rival {
                let rival = self.one(utterance, rival, &speakers).entity;
                speaker.rival = speaker.rival.or(rival).filter(|rival| Some(*rival) != speaker.entity);
            }
            if let Some(entity) = speaker.entity {
                let at = speaker.span.map_or(utterance.span.start, |span| span.start.max(utterance.span.start));
                self.history.push((entity, at));
            }
            speakers[index] = speaker;
        }
        // Backwards, since a title may repeat speech that itself has the speaker of what follows it.
        for (index, utterance) in utterances.iter().enumerate().rev() {
            if let Source::Same(other) = utterance.source
                && other > index
            {
                speakers[index] = Speaker { span: None, ..speakers[other].clone() };
            } else if let Some(Source::Same(other)) = utterance.rival
                && other > index
            {
                let rival = speakers[other].entity;
                let speaker = &mut speakers[index];
                speaker.rival = speaker.rival.or(rival).filter(|rival| Some(*rival) != speaker.entity);
            }
        }
        speakers
    }

    /// The entity that a source of the utterance stands for.
    fn one(&self, utterance: &Utterance, source: &Source, speakers: &[Speaker]) -> Speaker {
        match *source {
            Source::Phrase(span) => {
                let behind = utterance.why.rule == "inverted-subject";
                let Some(entity) = self.recalled(span).or_else(|| self.covering(span, behind)) else {
                    return Speaker { span: Some(span), ..Speaker::default() };
                };
                let meant = self.described(span, entity).or_else(|| self.organised(span, entity));
                let (entity, rival) = meant.unwrap_or((entity, None));
                Speaker { entity: Some(entity), span: Some(span), rival }
            }
            Source::Pronoun(span, gender, number) => {
                let behind = matches!(utterance.why.rule, "inverted-pronoun" | "subject-verb-behind");
                self.pronoun(span, gender, number, behind)
            }
            Source::Same(other) => {
                speakers.get(other).map_or(Speaker::default(), |speaker| Speaker { span: None, ..speaker.clone() })
            }
            Source::None => Speaker::default(),
        }
    }

    fn block(&self, span: Span) -> usize {
        self.block_at(span.start)
    }

    fn block_at(&self, at: u32) -> usize {
        self.document.blocks.partition_point(|block| block.span.end <= at)
    }

    /// Whom "cette source", "ce responsable" and "ce professionnel" recall: the last speaker without a name, or whoever
    /// spoke last.
    fn recalled(&self, span: Span) -> Option<EntityId> {
        let first = self.document.tokens_in(span).start.checked_sub(1)?;
        if self.document.tokens.get(first)?.class != WordClass::Demonstrative {
            return None;
        }
        let block = self.block(span);
        let recent = self.history.iter().rev().take(8).filter(|(_, at)| self.block_at(*at) + REACH >= block);
        let unnamed = |entity: &EntityId| {
            self.cast.entities.get(entity.index()).is_some_and(|entity| entity.kind == ActorKind::Role)
        };
        if self.is_called(span, "anonymous") {
            return recent.map(|(entity, _)| *entity).find(unnamed);
        }
        let own = self.covering(span, false).filter(unnamed)?;
        let (gender, number) = *self.cast.grammar.get(own.index())?;
        let last = recent.map(|(entity, _)| *entity).next();
        last.filter(|last| {
            number != Number::Plural && self.is_person(*last) && self.agrees(*last, gender, Number::Singular)
        })
    }

    /// The entity whose mention overlaps the phrase most closely; with `strict` it heads the phrase.
    fn covering(&self, span: Span, strict: bool) -> Option<EntityId> {
        let actors = &self.cast.actors;
        let end = actors.partition_point(|actor| actor.span.start < span.end);
        // "une connaissance des deux hommes": who is named at the end of the phrase does not speak.
        let heads = |actor: Span| actor.start <= span.start || 2 * actor.len() >= span.len();
        let near = actors[..end].iter().rev().take(24);
        let near = near.filter(|actor| actor.span.overlaps(span) && (!strict || heads(actor.span)));
        near.max_by_key(|actor| {
            let shared = actor.span.end.min(span.end) - actor.span.start.max(span.start);
            let longest = actor.span.len().max(span.len());
            (actor.span == span, shared as usize * 1000 / longest.max(1), u32::MAX - actor.span.start)
        })
        .map(|actor| actor.entity)
    }

    fn is_person(&self, entity: EntityId) -> bool {
        let entity = self.cast.entities.get(entity.index());
        entity.is_some_and(|entity| matches!(entity.kind, ActorKind::Person | ActorKind::Role))
    }

    fn is_named_person(&self, entity: EntityId) -> bool {
        self.cast.entities.get(entity.index()).is_some_and(|entity| entity.kind == ActorKind::Person)
    }

    fn is_spoken(&self, span: Span) -> bool {
        let next = self.speech.partition_point(|speech| speech.start <= span.start);
        let aside = self.asides.partition_point(|aside| aside.start <= span.start);
        let within = |spans: &[Span], next: usize| next.checked_sub(1).is_some_and(|index| spans[index].contains(span));
        within(&self.speech, next) && !within(&self.asides, aside)
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
        // Where two speakers compete somebody should look.
        if speaker.entity.is_none() || speaker.rival.is_some() {
            certainty = Certainty::Check;
        } else if pronoun {
            certainty = certainty.min(Certainty::Likely);
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
