//! Mentions of actors: named people and organisations, groups, roles.

mod clauses;
mod heads;
pub mod learnt;
mod mentions;
mod metonymy;
mod phrases;
mod roles;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::analysis::{ActorKind, Certainty, Place, Why};
use crate::names::Name;
use crate::span::Span;
use crate::text::{Document, Gender, Number};

/// A mention of an actor, before it is linked to an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorMention {
    /// Without title and determiner.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: ActorKind,
    /// Whether it is a proper name (of a person, company, medium …) rather than a description.
    pub named: bool,
    /// Token of the head noun of a description; the last token of a name.
    pub head: usize,
    /// Class of the head noun of a description in the lists; nothing for a name.
    pub section: &'static str,
    /// Gender of the title, the head noun or the first name.
    pub gender: Gender,
    /// Number of the phrase.
    pub number: Number,
    /// What a title or an apposition says a named person is: "un habitant de Qala-i-Naw".
    pub role: Option<Span>,
    /// How much the role says.
    pub standing: Standing,
    /// The noun of a role that several people share: "les députés Jean Dupont et Anna Duval".
    pub shared_role: Option<Span>,
    /// The name's acronym given in parentheses after it, or its expansion.
    pub acronym: Option<Span>,
    /// Whether a definite article, a demonstrative or a possessive says that the reader knows who is meant.
    pub definite: bool,
    /// Whether it is the subject of an active verb, an agent, a unique institution or a name: due in a first view.
    pub principal: bool,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

impl ActorMention {
    /// A mention of which nothing is known but where it stands and what it is.
    fn bare(document: &Document, tokens: Range<usize>, kind: ActorKind, why: Why) -> Self {
        ActorMention {
            span: document.span(&tokens),
            head: tokens.end - 1,
            tokens,
            kind,
            named: false,
            section: "",
            gender: Gender::Unknown,
            number: Number::Unknown,
            role: None,
            standing: Standing::Party,
            shared_role: None,
            acronym: None,
            definite: true,
            principal: true,
            certainty: Certainty::Likely,
            why,
        }
    }
}

/// How much a role says of a person, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A party: "(LR)".
    Party,
    /// Words that no list knows: ", champion de la cause".
    Guess,
    /// A relative or a plain person: "sa femme".
    Kin,
    /// What a verb says: "est maire de Lyon".
    Predicate,
    /// An office or a profession.
    Office,
}

/// The mentions of actors in the document, sorted by start, then by end descending.
#[must_use]
pub fn find(document: &Document, names: &[Name], places: &[Place]) -> Vec<ActorMention> {
    if document.language_code != document.language.code {
        return Vec::new();
    }
    let phrases = phrases::find(document, names);
    let roles = roles::find(document, names, &phrases);
    let mut found = mentions::assemble(document, names, places, &phrases, &roles);
    found.sort_by_key(|mention| (mention.span.start, u32::MAX - mention.span.end));
    found.dedup_by_key(|mention| mention.span);
    found
}

/// The mention that a bare phrase of the text makes, which no other layer has found: the source of an utterance.
#[must_use]
pub fn describe(document: &Document, span: Span) -> Option<ActorMention> {
    mentions::describe(document, span)
}
