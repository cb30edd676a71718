//! The English pack.

use super::Language;

mod actors;
mod dates;
mod names;
mod places;
mod quotes;
mod text;

/// English.
pub(super) static ENGLISH: Language = Language {
    code: "en",
    name: "English",
    text: &text::PACK,
    dates: &dates::PACK,
    names: &names::PACK,
    places: &places::PACK,
    actors: &actors::PACK,
    quotes: &quotes::PACK,
};
