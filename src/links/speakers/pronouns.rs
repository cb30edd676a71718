//! Whom a pronoun means: speakers and subjects before it that agree with it.

use std::cmp::Reverse;

use super::{MENTIONS, REACH, Resolver, Speaker};
use crate::analysis::{Actor, ActorKind, EntityId};
use crate::span::Span;
use crate::text::{Gender, Number, WordClass};

/// Mentions back among which "la même source" looks for a source.
const SOURCES: usize = 3;

/// Tokens of an apposition between a subject and its verb: "Anna Duval, maire de Lyon depuis 2014, a dit".
const APPOSITION: usize = 12;

/// Mentions before a name one of which may hold it: "un proche d'Anna Duval".
const HEADS: usize = 3;

/// A speaker or a subject before a pronoun: its block, whether it spoke, where it stands, who it is.
type Salient = (usize, bool, u32, EntityId);

impl Resolver<'_> {
    /// Whom a pronoun means: speakers and subjects of its paragraph, nearest first, then those of the ones before,
    /// then whoever is mentioned. Where gender and number fit nobody, the last speaker, if the number does.
    pub(super) fn pronoun(&self, span: Span, gender: Gender, number: Number, behind: bool) -> Speaker {
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

    /// Whether a name only tells whose person or body is meant: "un proche d'Anna Duval", "la défense de Paul Roy".
    pub(super) fn is_bound(&self, actor: &Actor) -> bool {
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

    /// Whether a mention is what the subject of its sentence acts on, although a verb of its own follows: "Il dénonce un
    /// président qui manque à ses promesses".
    pub(super) fn is_object(&self, span: Span) -> bool {
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

    /// The end of the words between two commas behind a mention at `end`, where they stand before the verb at `verb`.
    fn behind_apposition(&self, end: usize, verb: usize) -> usize {
        let comma = |token: &usize| self.document.lower(*token) == ",";
        if verb <= end || verb - end > APPOSITION || !comma(&end) {
            return end;
        }
        (end + 1..verb).rev().find(comma).map_or(end, |close| close + 1)
    }

    /// Whether a mention reads as a subject: it starts its sentence, or its verb follows.
    pub(super) fn is_subject(&self, span: Span) -> bool {
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
}
