//! What a language pack brings for the text of an article.

/// Words and shapes of one language for text.
#[derive(Debug)]
pub struct TextPack {}
