//! The countries an article is about.

use crate::analysis::{Focus, Place};
use crate::text::Document;

/// Countries with their share of the places' mentions.
pub(super) fn find(_document: &Document, _places: &[Place]) -> Focus {
    Focus::default()
}
