//! Stage 2: proper names of the document with their type, shared by places and actors.
//!
//! Knows nothing of mentions, entities or quotes.

use std::ops::Range;

use crate::analysis::{Certainty, Why};
use crate::span::Span;
use crate::text::Document;

/// A proper name.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The name without title and article.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// What a proper name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A place.
    Place,
    /// An institution, company, party, medium, team.
    Organisation,
    /// An event: a war, a match, a prize.
    Event,
    /// A work, product, law, operation.
    Product,
}

/// The proper names of the document, in order, without overlaps.
#[must_use]
pub fn find(_document: &Document) -> Vec<Name> {
    Vec::new()
}
