//! Which organisation a description of a speaker means: "a indiqué la compagnie" after the name of one.

use super::{REACH, Resolver};
use crate::analysis::{ActorKind, EntityId};
use crate::span::Span;
use crate::text::WordClass;

/// What the list gives for a noun of media.
const MEDIUM: &str = "m";

/// Mentions looked at on the left of a description.
const NEAR: usize = 40;

impl Resolver<'_> {
    /// The organisation with a name that "la compagnie" at `span`, so far an entity of its own, takes up; and whether it
    /// is the only one near.
    pub(super) fn organised(&self, span: Span, entity: EntityId) -> Option<(EntityId, bool)> {
        let tokens = self.document.tokens_in(span);
        let description = self.cast.entities.get(entity.index())?;
        let roles = &self.document.language.quotes.roles;
        let called = |noun: &str| roles.get(noun).filter(|entry| entry.section.starts_with("organisation"));
        let entry = called(self.document.lower(tokens.start))?;
        if description.kind != ActorKind::Organisation || tokens.len() != 1 || !self.is_taken_up(tokens.start) {
            return None;
        }
        let reach = self.block(span).saturating_sub(REACH);
        let named = |entity: EntityId| {
            let entity = self.cast.entities.get(entity.index());
            entity.is_some_and(|entity| {
                entity.kind == ActorKind::Organisation
                    && entity.name.starts_with(char::is_uppercase)
                    && called(&entity.name.to_lowercase()).is_none()
            })
        };
        if entry.value == MEDIUM {
            // "Selon La Tribune, … Le quotidien ajoute": a medium was a source before.
            let mut spoke = self.history.iter().rev().take(NEAR).take_while(|(_, at)| self.block_at(*at) >= reach);
            return spoke.find(|(entity, _)| named(*entity)).map(|(entity, _)| (*entity, true));
        }
        let end = self.cast.actors.partition_point(|actor| actor.span.start < span.start);
        let near = self.cast.actors[..end].iter().rev().take(NEAR).take_while(|actor| self.block(actor.span) >= reach);
        let mut subjects: Vec<EntityId> = Vec::new();
        for actor in near.filter(|actor| named(actor.entity) && !self.is_spoken(actor.span)) {
            let spoke = self.history.iter().rev().take(NEAR).any(|(entity, _)| *entity == actor.entity);
            if (spoke || self.is_subject(actor.span)) && !subjects.contains(&actor.entity) {
                subjects.push(actor.entity);
            }
        }
        // The company that the article is about rather than the agency that told of it; the nearest of equals.
        let told = |entity: &EntityId| self.cast.entities[entity.index()].mentions.len();
        let most = subjects.iter().map(told).max()?;
        let found = subjects.iter().copied().find(|entity| told(entity) == most)?;
        Some((found, subjects.len() == 1))
    }

    /// Whether "la" or "cette" stands before the noun.
    fn is_taken_up(&self, noun: usize) -> bool {
        noun > 0
            && matches!(self.document.tokens[noun - 1].class, WordClass::DefiniteArticle | WordClass::Demonstrative)
    }
}
