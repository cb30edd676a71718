//! What a language pack brings for the places of an article.

/// Words and shapes of one language for places.
#[derive(Debug)]
pub struct PlacePack {}
