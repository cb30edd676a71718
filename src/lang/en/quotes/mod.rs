//! Reporting verbs, frames and other words around English quotes.

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
    bare_clause: true,
    reflexive: &[],
    adverb_endings: &["ly"],
    infinitive_endings: &[],
    sure_infinitives: &["ing"],
    unsure_infinitives: &[],
};

/// Endings by class: 1 "add", 2 "argue", 3 "reply".
static ENDINGS: &[Ending] = &[
    ending('1', "", "pi"),
    ending('1', "s", "s"),
    ending('1', "es", "s"),
    ending('1', "ed", "tm"),
    ending('1', "ing", "g"),
    ending('2', "e", "pi"),
    ending('2', "es", "s"),
    ending('2', "ed", "tm"),
    ending('2', "ing", "g"),
    ending('3', "y", "pi"),
    ending('3', "ies", "s"),
    ending('3', "ied", "tm"),
    ending('3', "ying", "g"),
];

/// A row of the table.
const fn ending(class: char, suffix: &'static str, codes: &'static str) -> Ending {
    Ending { class, suffix, codes }
}
