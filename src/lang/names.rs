//! What a language pack brings for the names of an article.

/// Words and shapes of one language for names.
#[derive(Debug)]
pub struct NamePack {}
