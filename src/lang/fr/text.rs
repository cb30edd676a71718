//! Words and shapes for text.

use crate::lang::text::TextPack;
use crate::lexicon;

/// The pack's part for text.
pub(super) static PACK: TextPack = TextPack {
    classes: lexicon!("text/classes.txt"),
    abbreviations: lexicon!("text/abbreviations.txt"),
    elisions: lexicon!("text/elisions.txt"),
    whole: lexicon!("text/whole.txt"),
    enclitics: lexicon!("text/enclitics.txt"),
    suffixes: &[],
    months: lexicon!("text/months.txt"),
    month_first: false,
    header: lexicon!("text/header.txt"),
    evidence: lexicon!("text/evidence.txt"),
    letters: "éèêàùçœâîôûëïÉÈÀÇ",
};
