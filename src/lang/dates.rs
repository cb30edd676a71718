//! What a language pack brings for the dates of an article.

/// Words and shapes of one language for dates.
#[derive(Debug)]
pub struct DatePack {}
