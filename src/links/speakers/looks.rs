//! What is seen of the people whom a description of a speaker may mean.

use super::{MENTIONS, REACH, Resolver};
use crate::analysis::{Actor, BlockKind, EntityId};
use crate::span::Span;
use crate::text::{Case, Gender, Number, TokenKind, WordClass};

/// Mentions looked at on each side of a description, and in the opening of the text.
const PEOPLE: usize = 60;

/// Paragraphs back that a description may reach.
const FAR: usize = 8;

/// People weighed for one description.
const MOST: usize = 14;

/// Sources behind a description among which the next speaker with a name is looked for.
const SOURCES: usize = 6;

/// What is seen of one person.
#[derive(Debug)]
pub(super) struct Look {
    /// Who it is.
    pub(super) entity: EntityId,
    /// Speakers that spoke later, and paragraphs back to where this one did.
    pub(super) spoke: Option<(usize, usize)>,
    /// People who were subjects later, and paragraphs back to where this one was.
    pub(super) subject: Option<(usize, usize)>,
    /// People who were named later, and paragraphs back to where this one was; nothing for one named only behind.
    pub(super) named: Option<(usize, usize)>,
    /// Mentions in the article.
    pub(super) told: usize,
    /// Whether nobody else is told of as often.
    pub(super) most: bool,
    /// Whether the title names the person.
    pub(super) title: bool,
    /// Whether the gender is known to be that of the description.
    pub(super) gendered: bool,
    /// Whether the description itself holds the name.
    pub(super) inside: bool,
    /// Whether its sentence names the person outside it.
    pub(super) sentence: bool,
    /// Whether the person acts or speaks behind it.
    pub(super) acts: bool,
    /// Whether the person is the next speaker with a name.
    pub(super) next: bool,
    /// Whether the last name only tells whose person or body is meant.
    pub(super) bound: bool,
    /// Whether the last name stands behind a preposition.
    pub(super) oblique: bool,
    /// How what is known of the person goes with the description.
    pub(super) role: RoleFit,
    /// Whether the person's role is of the same sort of people as the description: both of the arts.
    pub(super) sort: bool,
}

/// How the role of a person goes with a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoleFit {
    /// Nothing is known of the person.
    None,
    /// The same noun, with no other complement.
    Same,
    /// The same noun of something else: "maire de Lyon", "maire de Nice".
    Elsewhere,
    /// The same in other words: "numéro un de la CGT".
    Told,
    /// Another office.
    Office,
    /// Words in common.
    Shares,
    /// Something else.
    Else,
}

impl Resolver<'_> {
    /// The people with names whom a description of this gender may mean: those before it, nearest first, then those of
    /// the title and those behind it.
    pub(super) fn looks(&self, span: Span, gender: Gender) -> Vec<Look> {
        let block = self.block(span);
        let actors = &self.cast.actors;
        let after = actors.partition_point(|actor| actor.span.start < span.start);
        let before =
            actors[..after].iter().rev().take(PEOPLE).take_while(|actor| self.block(actor.span) + FAR >= block);
        let opening = actors[..after].iter().take(PEOPLE).take_while(|actor| self.block(actor.span) <= 1);
        let behind = actors[after..].iter().take(PEOPLE).take_while(|actor| self.block(actor.span) <= block + REACH);
        let fits = |actor: &&Actor| {
            let named = self.is_named_person(actor.entity) && !self.is_spoken(actor.span);
            named && self.agrees(actor.entity, gender, Number::Singular)
        };
        let spoke = self.spoke_before(span);
        let next = self.next_speaker(span);
        let mut found: Vec<Look> = Vec::new();
        let (mut named, mut subjects) = (0, 0);
        for actor in before.chain(opening).chain(behind).filter(fits) {
            let known = found.iter().position(|look| look.entity == actor.entity);
            if known.is_none() && found.len() == MOST {
                continue;
            }
            let at = known.unwrap_or(found.len());
            if known.is_none() {
                found.push(self.first_look(actor, span, gender, &spoke, named));
                found[at].next = next == Some(actor.entity);
                named += usize::from(actor.span.start < span.start);
            }
            subjects += usize::from(self.look_again(&mut found[at], actor, span, subjects));
        }
        let most = found.iter().map(|look| look.told).max().unwrap_or(0);
        if let [only] = &mut found.iter_mut().filter(|look| look.told == most).collect::<Vec<_>>()[..] {
            only.most = true;
        }
        found
    }

    /// A person at the mention that is met first.
    fn first_look(&self, actor: &Actor, span: Span, gender: Gender, spoke: &[(EntityId, u32)], named: usize) -> Look {
        let index = actor.entity.index();
        let entity = &self.cast.entities[index];
        let back = |at: u32| self.block(span) - self.block_at(at).min(self.block(span));
        let before = actor.span.start < span.start;
        let spoke =
            spoke.iter().position(|(entity, _)| *entity == actor.entity).map(|rank| (rank, back(spoke[rank].1)));
        let role = entity.role.as_deref().map(str::to_lowercase);
        Look {
            entity: actor.entity,
            spoke,
            subject: None,
            named: before.then(|| (named, back(actor.span.start))),
            told: entity.mentions.len(),
            most: false,
            title: false,
            gendered: gender != Gender::Unknown && self.cast.grammar[index].0 == gender,
            inside: false,
            sentence: false,
            acts: false,
            next: false,
            bound: before && self.is_bound(actor),
            oblique: before && self.is_oblique(actor.span),
            role: role.as_deref().map_or(RoleFit::None, |role| self.role_fit(role, span)),
            sort: role.as_deref().is_some_and(|role| self.is_of_sort(role, span)),
        }
    }

    /// Adds what one more mention tells; whether it is the first as a subject.
    fn look_again(&self, look: &mut Look, actor: &Actor, span: Span, subjects: usize) -> bool {
        let document = self.document;
        let here = document.tokens_in(span).start.min(document.tokens.len() - 1);
        let first = document.tokens_in(actor.span).start;
        let within = actor.span.overlaps(span);
        look.inside |= within;
        look.sentence |= document.sentence_of(here).contains(&first) && !within;
        look.title |= self.block(actor.span) == 0 && self.is_titled();
        let subject = self.is_subject(actor.span);
        if actor.span.start > span.start {
            look.acts |= subject || self.speaks_behind(actor.span);
            return false;
        }
        let new = look.subject.is_none() && subject && !self.is_object(actor.span) && !self.is_bound(actor);
        if new {
            look.subject = Some((subjects, self.block(span) - self.block(actor.span)));
        }
        new
    }

    /// Whether the text starts with a title.
    pub(super) fn is_titled(&self) -> bool {
        self.document.blocks.first().is_some_and(|block| block.kind == BlockKind::Title)
    }

    /// Everybody who spoke before, the last first, and where.
    fn spoke_before(&self, span: Span) -> Vec<(EntityId, u32)> {
        let mut spoke: Vec<(EntityId, u32)> = Vec::new();
        for item in self.history.iter().rev().take(MENTIONS).filter(|(_, at)| *at <= span.start) {
            if !spoke.iter().any(|other| other.0 == item.0) {
                spoke.push(*item);
            }
        }
        spoke
    }

    /// The next speaker behind the description whose name stands at the cue.
    fn next_speaker(&self, span: Span) -> Option<EntityId> {
        let next = self.sources.partition_point(|source| source.start <= span.end);
        let mut near = self.sources[next..].iter().take(SOURCES).filter_map(|source| self.covering(*source, true));
        near.find(|entity| self.is_named_person(*entity))
    }

    /// Whether a finite verb stands right before the mention: "a ajouté Paul Roy".
    fn speaks_behind(&self, span: Span) -> bool {
        let first = self.document.tokens_in(span).start;
        let next = self.document.verbs.partition_point(|verb| verb.tokens.start < first);
        let verb = next.checked_sub(1).map(|verb| &self.document.verbs[verb]);
        verb.is_some_and(|verb| verb.tense.is_finite() && verb.tokens.end == first)
    }

    /// Whether a preposition stands before the mention, with an article or without.
    fn is_oblique(&self, span: Span) -> bool {
        let document = self.document;
        let first = document.tokens_in(span).start;
        let sentence = document.sentence_of(first).start;
        let class = |token: usize| document.tokens[token].class;
        let article = |token: &usize| {
            matches!(class(*token), WordClass::DefiniteArticle | WordClass::IndefiniteArticle | WordClass::Possessive)
        };
        let mut before = (sentence..first).rev().take(2).skip_while(article);
        before.next().is_some_and(|token| matches!(class(token), WordClass::Preposition | WordClass::Contraction))
    }

    /// How the role of a person, in lower case, goes with a description.
    fn role_fit(&self, role: &str, span: Span) -> RoleFit {
        let document = self.document;
        let (nouns, roles) = (&document.language.quotes.nouns, &document.language.quotes.roles);
        let before = |word: &str| roles.get(word).is_some_and(|entry| entry.section == "before");
        let office = |word: &str| nouns.get(word).is_some_and(|entry| entry.section.starts_with("office"));
        let words: Vec<&str> = role.split(|letter: char| !letter.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty() && !before(word)).collect();
        let own = document.tokens_in(span).map(|token| document.lower(token));
        let own: Vec<&str> = own.filter(|word| word.len() > 2 && !before(word)).collect();
        let (Some(head), Some(other)) = (own.first(), words.first()) else { return RoleFit::None };
        let shared = own.iter().filter(|word| word.len() > 3 && words.contains(word)).count();
        if head == other {
            // "maire socialiste" may well be the "maire de Lyon".
            let of = |word: &str| document.language.quotes.words.get(word).is_some_and(|entry| entry.section == "of");
            let both =
                role.split([' ', '\'']).any(of) && document.tokens_in(span).any(|token| of(document.lower(token)));
            return if both && shared < 2 { RoleFit::Elsewhere } else { RoleFit::Same };
        }
        match shared {
            _ if self.is_told(&words, span) => RoleFit::Told,
            _ if office(head) && office(other) => RoleFit::Office,
            0 => RoleFit::Else,
            _ => RoleFit::Shares,
        }
    }

    /// Whether the words of a role say the same as a description: "secrétaire général de la Confédération générale du
    /// travail" as "numéro un de la CGT", but not "maire de Lyon" as "préfet de Lyon".
    fn is_told(&self, role: &[&str], span: Span) -> bool {
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
            let upper = document.tokens[token].case == Case::Upper;
            let content =
                document.tokens[token].class == WordClass::Open && document.tokens[token].kind == TokenKind::Word;
            content
                && (word.len() > 2 && role.iter().skip(1).any(|other| *other == word)
                    || upper && has_initials(role, word))
        })
    }

    /// Whether the first noun of a role is of the section by which the entity at `span` is described.
    fn is_of_sort(&self, role: &str, span: Span) -> bool {
        let heads = self.document.language.actors.heads;
        let section = self.covering(span, false).map_or("", |entity| self.cast.sections[entity.index()]);
        let noun = role.split([' ', '-']).find_map(|word| heads.get(word));
        noun.is_some_and(|noun| noun.section == section)
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
