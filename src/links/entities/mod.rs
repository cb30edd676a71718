//! Mentions of actors to the entities behind them: variants of names, acronyms, definite descriptions.

use crate::analysis::{Actor, ActorId, ActorKind, Entity, EntityId};
use crate::layers::actors::{self, ActorMention, Standing};
use crate::layers::quotes::{Source, Utterance};
use crate::span::Span;
use crate::text::{Document, Gender, Number};

mod descriptions;
mod roles;
#[cfg(test)]
mod tests;
mod variants;

/// The actors of an article and who is behind them.
#[derive(Debug)]
pub(super) struct Cast {
    /// Mentions, sorted, with ids.
    pub(super) actors: Vec<Actor>,
    /// Entities in the order of their first mention, with ids.
    pub(super) entities: Vec<Entity>,
    /// Gender and number of each entity, for pronouns.
    pub(super) grammar: Vec<(Gender, Number)>,
    /// Section of the head noun by which each entity was described first; empty for a name.
    pub(super) sections: Vec<&'static str>,
}

/// Somebody or something under construction.
#[derive(Debug, Clone)]
struct Draft {
    kind: ActorKind,
    named: bool,
    mentions: Vec<usize>,
    gender: Gender,
    number: Number,
    role: Option<Span>,
    standing: Standing,
    /// The noun in the plural of a role that several people share.
    shared_role: Option<Span>,
    /// First word of a full name, with its hyphens.
    given: String,
    /// Folded head noun and full phrase of descriptions.
    key: String,
}

/// Gathers mentions into entities. A phrase that the utterances name as a source and that no mention covers becomes a
/// mention of its own.
pub(super) fn gather(document: &Document, mentions: Vec<ActorMention>, utterances: &[Utterance]) -> Cast {
    let mentions = with_sources(document, mentions, utterances);
    let (owners, drafts) = assign(document, &mentions);
    number_entities(document, mentions, &owners, &drafts)
}

/// Adds the sources of utterances that no mention covers.
fn with_sources(document: &Document, mut mentions: Vec<ActorMention>, utterances: &[Utterance]) -> Vec<ActorMention> {
    let mut added = Vec::new();
    for utterance in utterances {
        let Source::Phrase(span) = utterance.source else { continue };
        let after = mentions.partition_point(|mention| mention.span.start < span.end);
        let covered = mentions[after.saturating_sub(12)..after].iter().any(|mention| mention.span.overlaps(span));
        if !covered && !added.iter().any(|other: &ActorMention| other.span.overlaps(span)) {
            added.extend(actors::describe(document, span));
        }
    }
    mentions.append(&mut added);
    mentions.sort_by_key(|mention| (mention.span.start, u32::MAX - mention.span.end));
    mentions
}

/// The draft of each mention. Names first, so that a description may refer to a name that stands after it.
fn assign(document: &Document, mentions: &[ActorMention]) -> (Vec<usize>, Vec<Draft>) {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut owners = vec![usize::MAX; mentions.len()];
    variants::gather(document, mentions, &mut owners, &mut drafts);
    descriptions::gather(document, mentions, &mut owners, &mut drafts);
    drafts.iter_mut().for_each(|draft| draft.mentions.sort_unstable());
    (owners, drafts)
}

/// Numbers entities by their first mention and writes the contract's items.
fn number_entities(document: &Document, mentions: Vec<ActorMention>, owners: &[usize], drafts: &[Draft]) -> Cast {
    let mut order = vec![usize::MAX; drafts.len()];
    let mut next = 0;
    for owner in owners {
        if order[*owner] == usize::MAX {
            order[*owner] = next;
            next += 1;
        }
    }
    let mut cast = Cast { actors: Vec::new(), entities: Vec::new(), grammar: Vec::new(), sections: Vec::new() };
    let mut ordered: Vec<(usize, &Draft)> =
        drafts.iter().enumerate().filter(|(index, _)| order[*index] != usize::MAX).collect();
    ordered.sort_by_key(|(index, _)| order[*index]);
    for (index, draft) in ordered {
        cast.entities.push(entity(document, &mentions, draft, order[index]));
        cast.grammar.push((draft.gender, draft.number));
        cast.sections.push(draft.mentions.first().map_or("", |mention| mentions[*mention].section));
    }
    for (index, mention) in mentions.into_iter().enumerate() {
        cast.actors.push(Actor {
            id: ActorId::of(index),
            span: mention.span,
            text: document.text[mention.span].to_owned(),
            kind: mention.kind,
            entity: EntityId::of(order[owners[index]]),
            principal: mention.principal,
            certainty: mention.certainty,
            why: mention.why,
        });
    }
    cast
}

fn entity(document: &Document, mentions: &[ActorMention], draft: &Draft, number: usize) -> Entity {
    let name = variants::name(document, mentions, draft);
    let mut aliases: Vec<String> = Vec::new();
    for mention in &draft.mentions {
        let text = variants::clean(document, &mentions[*mention]);
        if text != name && aliases.len() < MOST_ALIASES && !aliases.contains(&text) {
            aliases.push(text);
        }
    }
    Entity {
        id: EntityId::of(number),
        kind: draft.kind,
        name,
        role: draft.role.map(|span| roles::write(document, span, draft.shared_role)),
        aliases,
        mentions: draft.mentions.iter().map(|mention| ActorId::of(*mention)).collect(),
        quotes: Vec::new(),
        source: None,
        salience: 0,
    }
}

/// More aliases than this are kept for nobody, so that time stays linear.
const MOST_ALIASES: usize = 30;
