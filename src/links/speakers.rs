//! Utterances to the entities that said them: phrases by their span, pronouns by gender, number and discourse.

use super::entities::Cast;
use crate::analysis::Quote;
use crate::layers::quotes::Utterance;
use crate::text::Document;

/// The quotes of the article with their speakers; fills the entities' `quotes` and `source`.
pub(super) fn attribute(_document: &Document, _cast: &mut Cast, _utterances: Vec<Utterance>) -> Vec<Quote> {
    Vec::new()
}
