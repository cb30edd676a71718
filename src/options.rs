//! What a caller may say about an article: when it appeared and in which language.

use crate::calendar::PartialDate;
use crate::error::Error;
use crate::lang::{self, Language};

/// Options of [`crate::analyze`]. All optional: `Options::default()` reads what it can from the text itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// When the article was published, to the day, month or year; wins over what the text says.
    pub published: Option<PartialDate>,
    /// The language of the article; guessed from its words when absent.
    pub language: Option<&'static Language>,
}

impl Options {
    /// Reads options as people give them: `published` as `2021-07-08`, `2021-07` or `2021`, `language` as a code of
    /// [`lang::all`]. Blank strings count as absent.
    ///
    /// # Errors
    /// When the date is no civil date or the language is not compiled in; the message says what to write instead.
    pub fn parse(published: Option<&str>, language: Option<&str>) -> Result<Options, Error> {
        let given = |value: Option<&str>| value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
        let published = given(published).map(|value| PartialDate::parse(&value)).transpose()?;
        let language = given(language).map(|code| lang::by_code(&code)).transpose()?;
        Ok(Options { published, language })
    }
}
