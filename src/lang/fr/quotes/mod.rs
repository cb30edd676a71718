//! Reporting verbs, frames and other words around French quotes.

use crate::lang::quotes::{Ending, QuotePack};
use crate::lexicon;

/// The pack's part for quotes.
pub(super) static PACK: QuotePack = QuotePack {
    forms: lexicon!("forms.txt"),
    stems: lexicon!("stems.txt"),
    endings: ENDINGS,
    verbs: lexicon!("verbs.txt"),
    frames: lexicon!("frames.txt"),
    words: lexicon!("words.txt"),
    roles: lexicon!("roles.txt"),
    adverbials: lexicon!("adverbials.txt"),
    times: lexicon!("times.txt"),
    conjunctions: lexicon!("conjunctions.txt"),
    breaks: lexicon!("breaks.txt"),
    titles: lexicon!("titles.txt"),
    labels: lexicon!("labels.txt"),
    nouns: lexicon!("nouns.txt"),
    bare_clause: false,
    reflexive: &["se ", "s'"],
    adverb_endings: &["ment"],
    infinitive_endings: &["er", "ir", "re", "oir"],
    sure_infinitives: &["er"],
    unsure_infinitives: &["ier", "danger", "cancer", "cker", "eader"],
};

/// Endings by class: 1 "déclarer", 2 "réagir", 3 after the stem of the imparfait, 4 after that of the futur, 5 before
/// "a" ("annonç-"), 6 and 7 the stressed stem ("révèl-", "rappell-").
static ENDINGS: &[Ending] = &[
    ending('1', "e", "s"),
    ending('1', "ent", "p"),
    ending('1', "a", "t"),
    ending('1', "èrent", "T"),
    ending('1', "ait", "t"),
    ending('1', "aient", "T"),
    ending('1', "ant", "g"),
    ending('1', "er", "i"),
    ending('1', "é", "m"),
    ending('1', "és", "M"),
    ending('1', "ée", "e"),
    ending('1', "ées", "E"),
    ending('1', "era", "f"),
    ending('1', "eront", "F"),
    ending('1', "erait", "c"),
    ending('1', "eraient", "C"),
    ending('2', "it", "st"),
    ending('2', "issent", "p"),
    ending('2', "irent", "T"),
    ending('2', "issait", "t"),
    ending('2', "issaient", "T"),
    ending('2', "issant", "g"),
    ending('2', "ir", "i"),
    ending('2', "i", "m"),
    ending('2', "is", "M"),
    ending('2', "ie", "e"),
    ending('2', "ies", "E"),
    ending('2', "ira", "f"),
    ending('2', "iront", "F"),
    ending('2', "irait", "c"),
    ending('2', "iraient", "C"),
    ending('3', "ait", "t"),
    ending('3', "aient", "T"),
    ending('3', "ant", "g"),
    ending('4', "a", "f"),
    ending('4', "ont", "F"),
    ending('4', "ait", "c"),
    ending('4', "aient", "C"),
    ending('5', "a", "t"),
    ending('5', "ait", "t"),
    ending('5', "aient", "T"),
    ending('5', "ant", "g"),
    ending('6', "e", "s"),
    ending('6', "ent", "p"),
    ending('7', "e", "s"),
    ending('7', "ent", "p"),
    ending('7', "era", "f"),
    ending('7', "eront", "F"),
    ending('7', "erait", "c"),
    ending('7', "eraient", "C"),
];

/// A row of the table.
const fn ending(class: char, suffix: &'static str, codes: &'static str) -> Ending {
    Ending { class, suffix, codes }
}
