//! The French pack.

use super::Language;

mod actors;
mod dates;
mod names;
mod places;
mod quotes;
mod text;

/// French.
pub(super) static FRENCH: Language = Language {
    code: "fr",
    name: "French",
    text: &text::PACK,
    dates: &dates::PACK,
    names: &names::PACK,
    places: &places::PACK,
    actors: &actors::PACK,
    quotes: &quotes::PACK,
};
