//! Whom a description of a speaker means: "a souligné la chanteuse" after words of a singer with a name.

use super::{MENTIONS, REACH, Resolver};
use crate::analysis::{ActorKind, Entity, EntityId};
use crate::span::Span;
use crate::text::{Case, Gender, Number, TokenKind, WordClass};

/// People looked at on the left of a description.
const PEOPLE: usize = 40;

/// Paragraphs back that a description may reach, where the person spoke last or is known to be so called.
const FAR: usize = 8;

impl Resolver<'_> {
    /// The person with a name whom the definite description at `span`, so far an entity of its own, takes up; and
    /// whether it is the only one near.
    pub(super) fn described(&self, span: Span, entity: EntityId) -> Option<(EntityId, bool)> {
        let description = self.cast.entities.get(entity.index()).filter(|entity| entity.kind == ActorKind::Role)?;
        if let Some(person) =
            self.people(span, Gender::Unknown, REACH).into_iter().find(|person| self.ends_with(description, *person))
        {
            return Some((person, true));
        }
        let (own, number) = *self.cast.grammar.get(entity.index())?;
        let gender = self.gender_before(span).unwrap_or(own);
        if number == Number::Plural || !self.is_definite(span) || !self.may_be_named(span, description) {
            return None;
        }
        let far = self.people(span, gender, FAR);
        if let Some(person) = far.iter().find(|person| self.is_told_of(**person, span)) {
            return Some((*person, true));
        }
        // An outlet that told something in between is not who the description means.
        let last = self.history.iter().rev().take(MENTIONS).find(|(entity, _)| self.is_person(*entity));
        let last = last.map(|(entity, _)| *entity).filter(|last| far.contains(last));
        let people = self.people(span, gender, REACH);
        let bare = self.document.tokens_in(span).len() <= 2;
        if let Some(last) = last.filter(|last| !self.is_somebody_else(*last, span)) {
            return Some((last, bare && people.len() == 1 && people[0] == last));
        }
        if self.is_called(span, "seldom") {
            return None;
        }
        // Somebody else spoke last: the only one who can be meant, else the last subject.
        let fits = |person: &EntityId| !self.is_somebody_else(*person, span) && !self.is_rivalled(span, *person);
        let fitting: Vec<EntityId> = people.iter().copied().filter(fits).collect();
        match fitting[..] {
            [] if far.is_empty() => self.named_next(span, gender).map(|person| (person, false)),
            [only] => Some((only, bare && people.len() == 1)),
            _ => self.last_subject(span, &fitting).map(|person| (person, false)),
        }
    }

    /// Whom the last definite description of an entity without a name, before `at`, takes up.
    pub(super) fn behind(&self, entity: EntityId, at: u32) -> Option<EntityId> {
        let mentions = &self.cast.entities.get(entity.index())?.mentions;
        let next = mentions.partition_point(|mention| self.cast.actors[mention.index()].span.start < at);
        let last = self.cast.actors[mentions.get(next.checked_sub(1)?)?.index()].span;
        self.described(last, entity).map(|(person, _)| person)
    }

    /// The person whom the text names only behind the description: "Le ministre a parlé. Plus tard, Paul Roy a ajouté":
    /// the first with a name who acts, unless something else is known of this person.
    fn named_next(&self, span: Span, gender: Gender) -> Option<EntityId> {
        let limit = self.block(span) + REACH;
        let after = self.cast.actors.partition_point(|actor| actor.span.start < span.end);
        let near = self.cast.actors[after..].iter().take(PEOPLE).take_while(|actor| self.block(actor.span) <= limit);
        let mut named = near.filter(|actor| self.is_named_person(actor.entity) && !self.is_spoken(actor.span));
        let told = named.clone().find(|actor| self.is_told_of(actor.entity, span));
        let mut next = || named.find(|actor| self.is_subject(actor.span) || self.speaks_behind(actor.span));
        let free = |entity: EntityId| {
            let entity = self.cast.entities.get(entity.index());
            entity.is_some_and(|entity| entity.role.is_none())
        };
        let person = told.or_else(|| next().filter(|actor| free(actor.entity)))?.entity;
        self.agrees(person, gender, Number::Singular).then_some(person)
    }

    /// Whether a finite verb stands right before the mention: "a ajouté Paul Roy".
    fn speaks_behind(&self, span: Span) -> bool {
        let first = self.document.tokens_in(span).start;
        let next = self.document.verbs.partition_point(|verb| verb.tokens.start < first);
        let verb = next.checked_sub(1).map(|verb| &self.document.verbs[verb]);
        verb.is_some_and(|verb| {
            let finite = verb.tense.is_finite();
            finite && verb.tokens.end == first
        })
    }

    /// The one among `people` who is the last subject with a name in the block.
    fn last_subject(&self, span: Span, people: &[EntityId]) -> Option<EntityId> {
        let block = self.block(span);
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let mut near =
            self.cast.actors[..end].iter().rev().take(PEOPLE).take_while(|actor| self.block(actor.span) == block);
        let subject = near.find(|actor| {
            actor.kind == ActorKind::Person && !self.is_spoken(actor.span) && self.is_subject(actor.span)
        })?;
        people.contains(&subject.entity).then_some(subject.entity)
    }

    /// Whether the description holds the person's name at its end: "maire de Lyon Anna Duval".
    fn ends_with(&self, description: &Entity, person: EntityId) -> bool {
        let name = self.cast.entities.get(person.index()).map_or("", |entity| entity.name.as_str());
        let before = description.name.strip_suffix(name).filter(|_| name.contains(' '));
        let last = before.and_then(|before| before.split_whitespace().last()).map(str::to_lowercase);
        let words = &self.document.language.quotes.words;
        last.is_some_and(|last| words.get(&last).is_none_or(|entry| entry.section != "of"))
    }

    /// Whether a noun of the section stands in the phrase.
    pub(super) fn is_called(&self, span: Span, section: &str) -> bool {
        let nouns = &self.document.language.quotes.nouns;
        let mut words = self.document.tokens_in(span).map(|token| self.document.lower(token));
        words.any(|word| nouns.get(word).is_some_and(|entry| entry.section.contains(section)))
    }

    /// Whether what is known of the person speaks against the description. "Le ministre de la Santé" is not the minister
    /// of the Interior who spoke before, "le préfet de police" no mayor, "le jeune homme" no prosecutor; who is in the
    /// title may be called anything.
    fn is_somebody_else(&self, person: EntityId, span: Span) -> bool {
        let Some(entity) = self.cast.entities.get(person.index()) else { return true };
        let Some(role) = entity.role.as_deref().map(str::to_lowercase) else { return false };
        let mut words = self.document.tokens_in(span).map(|token| self.document.lower(token));
        let nouns = &self.document.language.quotes.nouns;
        let office = |word: &str| nouns.get(word).is_some_and(|entry| entry.section.starts_with("office"));
        if self.is_called(span, "seldom") {
            return role.split(' ').any(office);
        }
        if words.len() <= 2 {
            return false;
        }
        if words.clone().next().is_some_and(|head| role.split(' ').take(3).any(|word| word == head)) {
            return true;
        }
        let shared = words.any(|word| word.len() > 3 && role.split(' ').any(|other| other == word));
        let title =
            entity.mentions.first().is_some_and(|mention| self.block(self.cast.actors[mention.index()].span) == 0);
        !shared && !title
    }

    /// The gender that the determiner before a phrase tells: "la secrétaire d'Etat".
    fn gender_before(&self, span: Span) -> Option<Gender> {
        let before = self.document.tokens_in(span).start.checked_sub(1)?;
        let gender = self.document.language.actors.gender_of(self.document.lower(before));
        (gender != Gender::Unknown).then_some(gender)
    }

    /// Whether the role of the person says the same with other words: "numéro un de la CGT" of the "secrétaire général de
    /// la Confédération générale du travail", but not "maire de Lyon" of the "préfet de Lyon".
    fn is_told_of(&self, person: EntityId, span: Span) -> bool {
        let role = self.cast.entities.get(person.index()).and_then(|entity| entity.role.as_deref());
        let Some(role) = role.map(str::to_lowercase) else { return false };
        let role: Vec<&str> =
            role.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let document = self.document;
        let mut tokens = document.tokens_in(span);
        let Some(head) = tokens.next().map(|token| document.lower(token)) else { return false };
        let nouns = &document.language.quotes.nouns;
        let office = |word: &str| nouns.get(word).is_some_and(|entry| entry.section.starts_with("office"));
        if office(head) && role.first().is_some_and(|first| *first != head && office(first)) {
            return false;
        }
        tokens.any(|token| {
            let word = document.lower(token);
            let content =
                document.tokens[token].class == WordClass::Open && document.tokens[token].kind == TokenKind::Word;
            let upper = document.tokens[token].case == Case::Upper;
            content
                && (word.len() > 2 && role.iter().skip(1).any(|other| *other == word)
                    || upper && has_initials(&role, word))
        })
    }

    fn is_definite(&self, span: Span) -> bool {
        let first = self.document.tokens_in(span).start;
        first > 0 && self.document.tokens[first - 1].class == WordClass::DefiniteArticle
    }

    /// Whether the description may take up a name: it was not brought in by "un", tells of no office that people seldom
    /// name twice, and hangs on nobody else.
    fn may_be_named(&self, span: Span, description: &Entity) -> bool {
        let document = self.document;
        let apart = ["apart", "witness", "anonymous"].iter().any(|section| self.is_called(span, section));
        let hangs = document.tokens_in(span).any(|token| document.tokens[token].class == WordClass::Possessive);
        let first_mention = description.mentions.first().map(|mention| self.cast.actors[mention.index()].span);
        // "Une coiffeuse a gagné" in a title: the text gives her name, and later she is "la coiffeuse" again.
        let brought = first_mention.is_some_and(|first| self.is_brought_in(first) && !self.is_named_after(first, span));
        let first = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let mut inside = self.cast.actors[first..].iter().take_while(|actor| actor.span.start < span.end);
        // "l'avocat de Paul Roy", but "le pilote Ferrari"
        let of = |span: Span| {
            let first = document.tokens_in(span).start;
            first > 0 && matches!(document.tokens[first - 1].class, WordClass::Preposition | WordClass::Contraction)
        };
        let holds_name = inside.any(|actor| actor.kind == ActorKind::Person && of(actor.span));
        !apart && !hangs && !brought && !holds_name
    }

    /// Whether one person with a name, and no second one of the gender, comes between two mentions of a description.
    fn is_named_after(&self, first: Span, last: Span) -> bool {
        if self.block(first) > 1 {
            return false;
        }
        let Some(gender) = self.gender_before(last) else { return false };
        let people = self.people(last, gender, REACH);
        let comes = |person: &EntityId| {
            let entity = self.cast.entities.get(person.index());
            let mention = entity.and_then(|entity| entity.mentions.first());
            mention.is_some_and(|mention| self.cast.actors[mention.index()].span.start > first.start)
        };
        matches!(&people[..], [only] if comes(only))
    }

    /// The people with names in the `blocks` before `span` who can be called so, nearest first.
    fn people(&self, span: Span, gender: Gender, blocks: usize) -> Vec<EntityId> {
        let reach = self.block(span).saturating_sub(blocks);
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let near = self.cast.actors[..end].iter().rev().take(PEOPLE);
        let mut found = Vec::new();
        for actor in near.take_while(|actor| self.block(actor.span) >= reach) {
            let named = self.is_named_person(actor.entity) && !self.is_spoken(actor.span);
            if named && self.agrees(actor.entity, gender, Number::Singular) && !found.contains(&actor.entity) {
                found.push(actor.entity);
            }
        }
        found
    }

    /// Whether somebody without a name is brought in nearer than the person: "un chômeur".
    fn is_rivalled(&self, span: Span, person: EntityId) -> bool {
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let near = self.cast.actors[..end].iter().rev().take(PEOPLE);
        near.take_while(|actor| actor.entity != person)
            .any(|actor| actor.kind == ActorKind::Role && self.is_brought_in(actor.span))
    }

    /// Whether "un" or the like stands before the phrase.
    fn is_brought_in(&self, span: Span) -> bool {
        let first = self.document.tokens_in(span).start;
        first > 0
            && matches!(
                self.document.tokens[first - 1].class,
                WordClass::IndefiniteArticle | WordClass::Quantifier | WordClass::Numeral | WordClass::Possessive
            )
    }
}

/// Whether words in a row, small ones left out or not, begin with the letters of an acronym.
fn has_initials(words: &[&str], acronym: &str) -> bool {
    let first = |word: &&str| word.chars().next();
    let begins = |words: &mut dyn Iterator<Item = &&str>| {
        let mut letters = acronym.chars();
        letters.all(|letter| words.next().and_then(first) == Some(letter))
    };
    acronym.len() > 1
        && (0..words.len()).any(|start| {
            begins(&mut words[start..].iter()) || begins(&mut words[start..].iter().filter(|word| word.len() > 3))
        })
}
