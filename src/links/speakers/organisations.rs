//! Which organisation a description of a speaker means: "a indiqué la compagnie" after the name of one.

use super::{REACH, Resolver};
use crate::analysis::{ActorKind, Entity, EntityId};
use crate::lang::Entry;
use crate::span::Span;
use crate::text::{Case, TokenKind, WordClass};

/// What the list gives for a noun of media.
const MEDIUM: &str = "m";
/// And for a noun that takes up a name only before an adjective of its trade: "le groupe ferroviaire".
const GROUP: &str = "g";
/// And only before words of its own: "la maison britannique".
const TOLD: &str = "b";
/// And only with no complement, which brings in another: "l'association", but not "l'association de défense des clients".
const BARE: &str = "a";

/// Mentions looked at on the left of a description.
const NEAR: usize = 40;

impl Resolver<'_> {
    /// The organisation with a name that "la compagnie" at `span`, so far an entity of its own, takes up; and whether it
    /// who else may be.
    pub(super) fn organised(&self, span: Span, entity: EntityId) -> Option<(EntityId, Option<EntityId>)> {
        let description = self.cast.entities.get(entity.index())?;
        let entry = self.body(span)?;
        if !matches!(description.kind, ActorKind::Organisation | ActorKind::Role) || self.is_body_named(description) {
            return None;
        }
        let reach = self.block(span).saturating_sub(REACH);
        let named =
            |entity: EntityId| self.cast.entities.get(entity.index()).is_some_and(|entity| self.is_body_named(entity));
        let outlet = |entity: EntityId| {
            let entity = self.cast.entities.get(entity.index());
            entity.is_some_and(|entity| self.document.language.quotes.is_outlet(&entity.name))
        };
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let near = self.cast.actors[..end].iter().rev().take(NEAR).take_while(|actor| self.block(actor.span) >= reach);
        if entry.value == MEDIUM {
            // "Selon La Tribune, … Le quotidien ajoute": a medium was a source before, or told of at least.
            let spoke = self.history.iter().rev().take(NEAR).take_while(|(_, at)| self.block_at(*at) >= reach);
            let mut spoke = spoke.map(|(entity, _)| *entity).filter(|entity| named(*entity));
            let told = near.map(|actor| actor.entity).find(|entity| named(*entity) && outlet(*entity));
            let found = spoke.clone().find(|entity| outlet(*entity)).or(told).or_else(|| spoke.next());
            return found.map(|entity| (entity, None));
        }
        let mut subjects: Vec<EntityId> = Vec::new();
        for actor in near.filter(|actor| named(actor.entity) && !outlet(actor.entity) && !self.is_spoken(actor.span)) {
            let spoke = self.history.iter().rev().take(NEAR).any(|(entity, _)| *entity == actor.entity);
            if (spoke || self.is_subject(actor.span)) && !subjects.contains(&actor.entity) {
                subjects.push(actor.entity);
            }
        }
        // The company that the article is about rather than the agency that told of it; the nearest of equals.
        let told = |entity: &EntityId| self.cast.entities[entity.index()].mentions.len();
        let most = subjects.iter().map(told).max()?;
        let found = subjects.iter().copied().find(|entity| told(entity) == most)?;
        Some((found, subjects.into_iter().find(|other| *other != found)))
    }

    /// The row of the noun by which a phrase takes up the name of a body, where its words let it.
    fn body(&self, span: Span) -> Option<Entry> {
        let document = self.document;
        let roles = &document.language.quotes.roles;
        let of = |token: usize, section: &str| {
            roles.get(document.lower(token)).filter(|entry| entry.section.starts_with(section))
        };
        let tokens = document.tokens_in(span);
        let head = tokens.clone().find(|token| of(*token, "before").is_none())?;
        let entry = of(head, "organisation")?;
        let mut rest = head + 1..tokens.end;
        let plain = rest.clone().all(|token| document.tokens[token].case == Case::Lower);
        let fits = match entry.value {
            GROUP => rest.is_empty() && head == tokens.start || rest.any(|token| of(token, "trade").is_some()),
            TOLD => !rest.is_empty(),
            BARE => !rest
                .any(|token| matches!(document.tokens[token].class, WordClass::Preposition | WordClass::Contraction)),
            _ => true,
        };
        // "l'association «Air pur»" has its name behind it.
        let marked = document.tokens.get(tokens.end).is_some_and(|token| token.kind == TokenKind::Mark);
        (plain && fits && !marked && self.is_body_taken_up(tokens.start)).then_some(entry)
    }

    /// Whether a body is known by a name, and not by one of the nouns that take up names.
    fn is_body_named(&self, entity: &Entity) -> bool {
        let roles = &self.document.language.quotes.roles;
        let noun =
            roles.get(&entity.name.to_lowercase()).is_some_and(|entry| entry.section.starts_with("organisation"));
        entity.kind == ActorKind::Organisation && entity.name.starts_with(char::is_uppercase) && !noun
    }

    /// Whether "la" or "cette" stands before the noun.
    fn is_body_taken_up(&self, noun: usize) -> bool {
        noun > 0
            && matches!(self.document.tokens[noun - 1].class, WordClass::DefiniteArticle | WordClass::Demonstrative)
    }
}
