//! Utterances to the entities that said them: phrases by their span, pronouns by gender, number and discourse.

use std::cmp::Reverse;

use super::entities::Cast;
use crate::analysis::{Actor, ActorKind};
use crate::analysis::{Certainty, EntityId, Quote, QuoteId, QuoteKind};
use crate::layers::quotes::{Source, Utterance};
use crate::span::Span;
use crate::text::{Document, Gender, Number, WordClass};

mod credit;
mod described;
mod looks;
mod organisations;

/// Paragraphs back that a pronoun may reach.
const REACH: usize = 3;

/// Mentions and speakers back that a pronoun may reach.
const MENTIONS: usize = 60;

/// Mentions back among which "la même source" looks for a source.
const SOURCES: usize = 3;

/// Tokens of an apposition between a subject and its verb: "Anna Duval, maire de Lyon depuis 2014, a dit".
const APPOSITION: usize = 12;

/// Mentions before a name one of which may hold it: "un proche d'Anna Duval".
const HEADS: usize = 3;

/// A speaker or a subject before a pronoun: its block, whether it spoke, where it stands, who it is.
type Salient = (usize, bool, u32, EntityId);

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

    /// Whom a pronoun means: speakers and subjects of its paragraph, nearest first, then those of the ones before,
    /// then whoever is mentioned. Where gender and number fit nobody, the last speaker, if the number does.
    fn pronoun(&self, span: Span, gender: Gender, number: Number, behind: bool) -> Speaker {
        if let Some(entity) = self.announced(span, gender, number) {
            return Speaker { entity: Some(entity), span: Some(span), rival: None };
        }
        let block = self.block(span);
        let reach = block.saturating_sub(REACH);
        if let Some(entity) = self.same_source(span, gender, reach) {
            return Speaker { entity: Some(entity), span: Some(span), rival: None };
        }
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let near = || {
            self.cast.actors[..end]
                .iter()
                .rev()
                .take(MENTIONS)
                .take_while(|actor| self.block(actor.span) >= reach)
                .filter(|actor| !self.is_spoken(actor.span) && !self.is_bound(actor))
        };
        let subjects = near()
            .filter(|actor| self.is_subject(actor.span) && !self.is_object(actor.span))
            .map(|actor| (self.subordinate_to(actor.span).unwrap_or(actor.span.start), actor.entity));
        // Who is named behind the pronoun is not meant by it: "Il a avoué, a confié son avocat".
        let spoken = self.history.iter().rev().take(MENTIONS).filter(|(_, at)| *at <= span.start);
        let spoken = spoken.map(|(entity, at)| (*at, *entity));
        // Behind speech, "a-t-il ajouté" rather means who spoke last; elsewhere the nearest subject.
        let ranked =
            subjects.map(|(at, entity)| (at, false, entity)).chain(spoken.map(|(at, entity)| (at, behind, entity)));
        let mut salient: Vec<Salient> = ranked
            .map(|(at, spoke, entity)| (self.block_at(at), spoke, at, entity))
            .filter(|(block, ..)| *block >= reach)
            .collect();
        salient.sort_by_key(|(block, spoke, at, _)| Reverse((*block, *spoke, *at)));
        // "Même demande de Paul Roy. Il réclame …": a fitting name here comes before earlier speakers.
        let fitting = |entity: EntityId| {
            gender != Gender::Unknown && self.cast.grammar.get(entity.index()).is_some_and(|own| own.0 == gender)
        };
        let here =
            near().filter(|actor| self.block(actor.span) == block && fitting(actor.entity)).map(|actor| actor.entity);
        let (close, far): (Vec<Salient>, Vec<Salient>) = salient.iter().copied().partition(|(at, ..)| *at == block);
        // "un discours d'Anna Duval devant la tombe du soldat": names come before other people of the sentence.
        let mut here: Vec<EntityId> = here.collect();
        here.sort_by_key(|entity| !self.is_named_person(*entity));
        let mentioned = near().map(|actor| actor.entity);
        let mut found: Vec<EntityId> = Vec::new();
        let order = close.iter().map(|item| item.3).chain(here).chain(far.iter().map(|item| item.3)).chain(mentioned);
        for entity in order {
            if self.agrees(entity, gender, number) && !found.contains(&entity) {
                found.push(entity);
            }
        }
        // "il" and "elle" mean people before companies; "it" and "la même source" the other way round.
        if gender == Gender::Unknown {
            found.sort_by_key(|entity| number == Number::Singular && self.is_named_person(*entity));
        } else {
            // Behind speech, "a-t-elle ajouté" may go on with the company that spoke in the sentence before.
            let spoke =
                self.history.last().filter(|(entity, at)| behind && self.block_at(*at) == block && fitting(*entity));
            let spoke = spoke.map(|(entity, _)| *entity);
            found
                .sort_by_key(|entity| number == Number::Singular && !self.is_person(*entity) && Some(*entity) != spoke);
        }
        found.truncate(2);
        if found.is_empty() {
            let fallback =
                salient.iter().map(|(.., entity)| *entity).find(|entity| self.agrees(*entity, Gender::Unknown, number));
            let ahead = if fallback.is_none() { self.ahead(span, gender, number) } else { None };
            return Speaker { entity: fallback.or(ahead), span: Some(span), rival: fallback };
        }
        // Another competes when it is as near as the one found.
        let place = |entity: &EntityId| salient.iter().find(|item| item.3 == *entity).map(|item| item.0);
        let rival =
            found.get(1).filter(|other| place(other).is_none_or(|at| place(&found[0]).is_none_or(|best| at >= best)));
        let rival = rival.filter(|other| place(other).is_some() || place(&found[0]).is_none());
        // "L'ancien ministre a parlé. Il a dit …": who has a name is meant by the description already.
        let named = |entity: EntityId| self.behind(entity, span.start).unwrap_or(entity);
        let entity = named(found[0]);
        // A company is no rival of a person, nor is an entity of the same name.
        let rival = rival.copied().map(named).filter(|rival| *rival != entity && self.competes(*rival, entity));
        Speaker { entity: Some(entity), span: Some(span), rival }
    }

    /// Whom "la même source" means: who spoke last, or a source named before.
    fn same_source(&self, span: Span, gender: Gender, reach: usize) -> Option<EntityId> {
        if gender != Gender::Unknown || self.document.tokens_in(span).len() < 2 {
            return None;
        }
        let before = self.history.iter().rev().take(MENTIONS).filter(|(_, at)| *at < span.start);
        let mut spoke = before.take_while(|(_, at)| self.block_at(*at) >= reach).map(|(entity, _)| *entity);
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let near = self.cast.actors[..end].iter().rev().take(SOURCES);
        let source = || near.clone().find(|actor| self.is_called(actor.span, "anonymous")).map(|actor| actor.entity);
        spoke.next().or_else(source)
    }

    /// Whom the pronoun of a clause before the main one announces: "S'il a reconnu une erreur, Paul Roy …".
    fn announced(&self, span: Span, gender: Gender, number: Number) -> Option<EntityId> {
        let document = self.document;
        let token = document.tokens_in(span).start;
        if token >= document.tokens.len() {
            return None;
        }
        let sentence = document.sentence_of(token);
        let before = sentence.start..token;
        let clause = before.len() <= 2
            && before
                .into_iter()
                .any(|token| matches!(document.tokens[token].class, WordClass::Subordinator | WordClass::Clitic));
        if !clause {
            return None;
        }
        let first = self.cast.actors.partition_point(|actor| actor.span.start < span.end);
        let ahead = self.cast.actors[first..].iter().take(12);
        let mut subjects =
            ahead.take_while(|actor| document.tokens_in(actor.span).start < sentence.end).filter(|actor| {
                let start = document.tokens_in(actor.span).start;
                let comma = |token: usize| token > 0 && document.lower(token - 1) == ",";
                (comma(start) || start > 0 && comma(start - 1)) && self.is_subject(actor.span)
            });
        subjects.find(|actor| self.agrees(actor.entity, gender, number)).map(|actor| actor.entity)
    }

    /// The first subject behind a pronoun that nobody before it fits: "Bien qu'elle le nie, Anna Duval …".
    fn ahead(&self, span: Span, gender: Gender, number: Number) -> Option<EntityId> {
        let block = self.block(span);
        let first = self.cast.actors.partition_point(|actor| actor.span.start < span.end);
        let ahead = self.cast.actors[first..].iter().take(12).take_while(|actor| self.block(actor.span) == block);
        let mut people = ahead.filter(|actor| self.is_person(actor.entity) && !self.is_spoken(actor.span));
        people
            .find(|actor| self.is_subject(actor.span) && self.agrees(actor.entity, gender, number))
            .map(|actor| actor.entity)
    }

    fn competes(&self, rival: EntityId, entity: EntityId) -> bool {
        let name = |entity: EntityId| self.cast.entities.get(entity.index()).map(|entity| entity.name.as_str());
        self.is_person(rival) == self.is_person(entity) && name(rival) != name(entity)
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

    /// Whether a mention reads as a subject: it starts its sentence, or its verb follows.
    fn is_subject(&self, span: Span) -> bool {
        let document = self.document;
        let tokens = document.tokens_in(span);
        if tokens.is_empty() {
            return false;
        }
        let next = document.verbs.partition_point(|verb| verb.tokens.start < tokens.end);
        let followed = document.verbs.get(next).is_some_and(|verb| {
            let finite = verb.tense.is_finite();
            let end = self.behind_apposition(tokens.end, verb.tokens.start);
            let words = verb.tokens.start - end;
            let plain = (end..verb.tokens.start).all(|token| {
                matches!(
                    document.tokens[token].class,
                    WordClass::Adverb | WordClass::Relative | WordClass::Negation | WordClass::Clitic
                ) || document.lower(token) == ","
            });
            finite && words <= 3 && plain
        });
        let sentence = document.sentence_of(tokens.start);
        followed || tokens.start <= sentence.start + 4 && !self.is_behind_preposition(tokens.start, sentence.start)
    }

    /// The end of the words between two commas behind a mention at `end`, where they stand before the verb at `verb`.
    fn behind_apposition(&self, end: usize, verb: usize) -> usize {
        let comma = |token: &usize| self.document.lower(*token) == ",";
        if verb <= end || verb - end > APPOSITION || !comma(&end) {
            return end;
        }
        (end + 1..verb).rev().find(comma).map_or(end, |close| close + 1)
    }

    /// Whether a mention is what the subject of its sentence acts on, although a verb of its own follows: "Il dénonce un
    /// président qui manque à ses promesses".
    fn is_object(&self, span: Span) -> bool {
        let document = self.document;
        let tokens = document.tokens_in(span);
        let class = |token: usize| document.tokens.get(token).map(|token| token.class);
        let relative = |token: usize| class(token) == Some(WordClass::Relative);
        let comma = usize::from(tokens.end < document.tokens.len() && document.lower(tokens.end) == ",");
        if tokens.is_empty() || !relative(tokens.end + comma) {
            return false;
        }
        let article = matches!(
            class(tokens.start.wrapping_sub(1)),
            Some(WordClass::DefiniteArticle | WordClass::IndefiniteArticle | WordClass::Possessive)
        );
        let first = tokens.start - usize::from(article);
        let sentence = document.sentence_of(tokens.start);
        let next = document.verbs.partition_point(|verb| verb.tokens.start < first);
        let verb = next.checked_sub(1).map(|verb| &document.verbs[verb]);
        verb.is_some_and(|verb| {
            let subject = verb.tokens.start.checked_sub(1).filter(|token| *token >= sentence.start);
            let led = subject.is_some_and(|token| {
                matches!(class(token), Some(WordClass::SubjectPronoun | WordClass::Open | WordClass::Clitic))
            });
            verb.tokens.end == first && verb.inverted.is_none() && led
        })
    }

    /// Whether a name only tells whose person or body is meant: "un proche d'Anna Duval", "la défense de Paul Roy".
    fn is_bound(&self, actor: &Actor) -> bool {
        let document = self.document;
        let first = document.tokens_in(actor.span).start;
        let of = |token: usize| {
            let words = &document.language.quotes.words;
            words.get(document.lower(token)).is_some_and(|entry| entry.section == "of")
        };
        let Some(before) = first.checked_sub(1).filter(|before| *before > 0 && of(*before)) else { return false };
        let head = document.tokens[before - 1].span;
        let actors = &self.cast.actors;
        let end = actors.partition_point(|other| other.span.start < actor.span.start);
        let mut near = actors[end.saturating_sub(HEADS)..end].iter().rev();
        near.any(|other| {
            let person = matches!(other.kind, ActorKind::Role | ActorKind::Person) || other.kind == actor.kind;
            person && other.entity != actor.entity && other.span.start <= head.start && other.span.end >= head.end
        })
    }

    /// The start of the sentence whose main subject comes before this one: "X, que Paul Roy avait vu, a dit …".
    fn subordinate_to(&self, span: Span) -> Option<u32> {
        let document = self.document;
        let first = document.tokens_in(span).start;
        let class = |token: usize| document.tokens.get(token).map(|token| token.class);
        let article =
            first > 0 && matches!(class(first - 1), Some(WordClass::DefiniteArticle | WordClass::IndefiniteArticle));
        let before = first.checked_sub(1 + usize::from(article))?;
        let next = self.reported.partition_point(|clause| clause.start <= span.start);
        let inside = next.checked_sub(1).is_some_and(|index| self.reported[index].contains(span));
        let relative = inside || matches!(class(before), Some(WordClass::Relative | WordClass::Subordinator));
        let sentence = document.sentence_of(first);
        (relative && sentence.start < before).then(|| document.tokens[sentence.start].span.start.saturating_sub(1))
    }

    fn is_behind_preposition(&self, token: usize, start: usize) -> bool {
        (start..token)
            .any(|before| matches!(self.document.tokens[before].class, WordClass::Preposition | WordClass::Contraction))
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
