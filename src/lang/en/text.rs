//! Words and shapes for text.

use crate::lang::text::{TextPack, VerbPack};
use crate::lexicon;

/// The pack's part for text.
pub(super) static PACK: TextPack = TextPack {
    classes: lexicon!("text/classes.txt"),
    abbreviations: lexicon!("text/abbreviations.txt"),
    elisions: lexicon!("text/elisions.txt"),
    whole: lexicon!("text/whole.txt"),
    enclitics: lexicon!("text/enclitics.txt"),
    suffixes: &["'s", "'re", "'ve", "'ll", "'m", "'d"],
    months: lexicon!("text/months.txt"),
    month_first: true,
    header: lexicon!("text/header.txt"),
    verbs: &VERBS,
    evidence: lexicon!("text/evidence.txt"),
    letters: "",
};

static VERBS: VerbPack = VerbPack {
    endings: lexicon!("text/verb_endings.txt"),
    longest_ending: 16,
    verbs: lexicon!("text/verbs.txt"),
    nouns: lexicon!("text/verb_nouns.txt"),
    have: "have",
    be: "be",
    go: "",
    helpers: lexicon!("text/verb_helpers.txt"),
    progressive: true,
    reflexives: &[],
    negations: &[],
    adverb: "ly",
    adverbials: &[&["at", "least"], &["in", "fact"], &["so", "far"], &["of", "course"], &["for", "example"]],
    infinitive: "to",
};
