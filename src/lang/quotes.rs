//! What a language pack brings for the quotes of an article.

/// Words and shapes of one language for quotes.
#[derive(Debug)]
pub struct QuotePack {}
