//! What a language pack brings for the names of an article.

use super::Lexicon;
use super::lexicon::Entry;
use crate::packed::Packed;

/// Words and shapes of one language for names.
#[derive(Debug)]
pub struct NamePack {
    /// Words before a person's name, in lower case: "m.", "président", "king".
    pub titles: Lexicon,
    /// Nouns of organisations: under `first word` those that start a name ("ministère", "bank" in "Bank of England"),
    /// under `any word` those that may end one ("Airlines"); a heading that ends with `body` holds those of boards and the like;
    /// under a heading that ends with `lower` those that are also written so ("Mount Grace hospital"), under `after a town` those of clubs ("Norwich City").
    pub organisations: Lexicon,
    /// Under `part of the name` nouns as in "mer Noire" (where the heading ends with `street`, whoever gave the name), under `before the name` nouns as in "la ville de Kunduz", under
    /// `preposition` what stands before a place.
    pub places: Lexicon,
    /// Nouns of names of events (`event`) and of laws, works, operations (`product`).
    pub events: Lexicon,
    /// Names known beforehand under `organisation`, `event` and `product`; under `none` capitalised words that name
    /// nothing of these kinds, under `alone` those that no name goes on from.
    pub known: Lexicon,
    /// Adjectives and names of inhabitants, which are no names here.
    pub demonyms: &'static Lexicon,
    /// Given names of this language's world beside [`GIVEN`], under the same headings.
    pub given: Option<Lexicon>,
    /// Small words inside a person's name: "de", "al", "van".
    pub particles: &'static [&'static str],
    /// Small words inside the name of an organisation: "of", "the", "de la".
    pub joiners: &'static [&'static str],
    /// Small words right behind the noun of a body (a section of `organisations` that ends with `body`): "on" in "Committee
    /// on Trade".
    pub body_joiners: &'static [&'static str],
    /// Endings of streets in other languages: "platz".
    pub street_endings: &'static [&'static str],
    /// Verbs of speech right before a person: "said".
    pub inverted_verbs: &'static [&'static str],
    /// What stands before a saint in names of places: "st" in "St David's Hall".
    pub saint: Option<&'static str>,
    /// The possessive ending that a name never includes: "'s".
    pub possessive: Option<&'static str>,
    /// Whether titles are set in Capitals Like This, so that a capital says nothing there.
    pub title_case: bool,
    /// Weights of the tagger, where some have been trained.
    pub model: Option<&'static Packed>,
    /// Classes of words with like neighbours, where some have been learnt.
    pub classes: Option<&'static Packed>,
    /// Sentences with the names that they hold: tests of this pack.
    pub examples: &'static [NameExample],
}

impl NamePack {
    /// What the lists of given names say of `word` in lower case, or of its first part: "jean" of "jean-luc".
    #[must_use]
    pub fn given(&self, word: &str) -> Option<Entry> {
        let first = word.split('-').next().unwrap_or(word);
        GIVEN.get(first).or_else(|| self.given.as_ref()?.get(first))
    }
}

/// A sentence and its names, each as `kind:name` with the kind's first letter: `P`, `L`, `O`, `E`, `W` (work or product).
#[derive(Debug)]
pub struct NameExample {
    /// The sentence.
    pub text: &'static str,
    /// Its names in order.
    pub names: &'static [&'static str],
}

/// Given names of the languages in the news, under `masculine`, `feminine` and `either`.
pub static GIVEN: Lexicon = crate::lexicon!("names_given.txt");

/// Names known in every language, under their kind: companies, media, bodies of many countries.
pub static WORLD: Lexicon = crate::lexicon!("names_world.txt");
