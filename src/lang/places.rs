//! What a language pack brings for the places of an article.

use super::Lexicon;

/// Words and shapes of one language for places.
#[derive(Debug)]
pub struct PlacePack {
    /// Nouns and prepositions around names, in sections: `openers` begin a name ("mer" in "mer Noire") and `types` tell
    /// what the name after or before them is, both with a value of `town`, `division`, `department`, `quarter`,
    /// `water`, `mountain`, `region`, `site`, `street`, `country` or `place`.
    pub openers: Lexicon,
    /// See `openers`.
    pub types: Lexicon,
    /// Words between such a noun and the name: "de", "of".
    pub linkers: Lexicon,
    /// Nouns that tie a name to the place that holds it: "X, capitale de Y".
    pub seats: Lexicon,
    /// Prepositions before towns.
    pub at: Lexicon,
    /// Prepositions before countries and divisions.
    pub into: Lexicon,
    /// Whether those never stand before towns: "en", but not "in".
    pub into_no_town: bool,
    /// Words that stand before places and before much else.
    pub weak: Lexicon,
    /// Nouns whose complement acts: "troupes de Washington".
    pub agents: Lexicon,
    /// What makes the name after it a speaker: "selon Washington".
    pub sources: Lexicon,
    /// Verbs of governments: "Washington a annoncé".
    pub verbs: Lexicon,
    /// Nouns of the numbered parts of towns: "arrondissement".
    pub numbered: Lexicon,
    /// Towns with such parts, in lower case; the one that readers think of first stands first.
    pub numbered_towns: &'static [&'static str],
    /// Words that are directions, not places.
    pub directions: Lexicon,
    /// Folded single words that are also names of places: places only after a cue.
    pub stop: Lexicon,
    /// Adjectives and names of inhabitants with their country.
    pub demonyms: Lexicon,
    /// Whether the gazetteer's usual names are those of this language.
    pub usual_names: bool,
    /// Whether the noun may follow the name: "Badghis province".
    pub type_follows: bool,
    /// Countries that its readers think of first.
    pub home: &'static [&'static str],
    /// Sentences with their places: tests of this pack.
    pub examples: &'static [PlaceExample],
}

/// A sentence and its places, each as `text kind country use`, and the rule it shows.
#[derive(Debug)]
pub struct PlaceExample {
    /// The sentence.
    pub text: &'static str,
    /// Its places in order; a dash where there is no country.
    pub places: &'static [&'static str],
}
