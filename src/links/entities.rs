//! Mentions of actors to the entities behind them: variants of names, acronyms, definite descriptions.

use crate::analysis::{Actor, Entity};
use crate::layers::actors::ActorMention;
use crate::layers::quotes::Utterance;
use crate::text::{Document, Gender, Number};

/// The actors of an article and who is behind them.
#[derive(Debug)]
pub(super) struct Cast {
    /// Mentions, sorted, with ids.
    pub(super) actors: Vec<Actor>,
    /// Entities in the order of their first mention, with ids.
    pub(super) entities: Vec<Entity>,
    /// Gender and number of each entity, for pronouns.
    pub(super) grammar: Vec<(Gender, Number)>,
}

/// Gathers mentions into entities. A phrase that the utterances name as a source and that no mention covers becomes a
/// mention of its own.
pub(super) fn gather(_document: &Document, _mentions: Vec<ActorMention>, _utterances: &[Utterance]) -> Cast {
    Cast { actors: Vec::new(), entities: Vec::new(), grammar: Vec::new() }
}
