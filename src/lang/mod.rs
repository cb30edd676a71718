//! Every word and shape of every language. No word of a language stands anywhere else.
//!
//! A language is a folder with one file a layer and its word lists; [`Language`] names what a pack has to bring, and a
//! missing part is a compile error.

use crate::error::Error;

pub mod actors;
pub mod dates;
mod en;
mod fr;
pub mod lexicon;
pub mod names;
pub mod places;
pub mod quotes;
pub mod text;

pub use lexicon::{Entry, Lexicon};

/// Everything the engine knows of one language. No default: a pack brings every part.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Tokens, sentences, header, function words, verb forms.
    pub text: &'static text::TextPack,
    /// Expressions of time.
    pub dates: &'static dates::DatePack,
    /// Shapes of names.
    pub names: &'static names::NamePack,
    /// Words around places.
    pub places: &'static places::PlacePack,
    /// Heads of groups, roles, institutions.
    pub actors: &'static actors::ActorPack,
    /// Reporting verbs and frames.
    pub quotes: &'static quotes::QuotePack,
}

/// The packs, best-developed first; the first also reads what is in no known language.
#[must_use]
pub fn all() -> &'static [&'static Language] {
    static ALL: [&Language; 2] = [&fr::FRENCH, &en::ENGLISH];
    &ALL
}

/// The pack with this ISO 639-1 code.
///
/// # Errors
/// When it is not compiled in; the message lists the ones that are.
pub fn by_code(code: &str) -> Result<&'static Language, Error> {
    all().iter().copied().find(|language| language.code == code).ok_or_else(|| {
        let known: Vec<&str> = all().iter().map(|language| language.code).collect();
        Error::new(format!("Language '{code}' is not available: choose one of {}.", known.join(", ")))
    })
}
