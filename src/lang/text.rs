//! What a language pack brings for the text of an article.

use super::Lexicon;

/// Words and shapes of one language for text.
#[derive(Debug)]
pub struct TextPack {
    /// Function words; a section a class, the names are those of [`crate::text::WordClass`] in lower case with hyphens,
    /// or several joined by `/` where the neighbours decide.
    pub classes: Lexicon,
    /// Words with their stop. Sections: `name` (a name follows, never the end of a sentence), `number` (a number
    /// follows, else it may end one), `any` (may end one), `inner` (ends one only before a function word).
    pub abbreviations: Lexicon,
    /// Words that lose their vowel before an apostrophe and are tokens of their own: "l", "jusqu".
    pub elisions: Lexicon,
    /// Words with an apostrophe that stay whole although they start like an elision, and words with a hyphen that stay
    /// whole although they end like an inversion.
    pub whole: Lexicon,
    /// What a hyphen adds to a verb or noun, with the hyphens: "-t-il", "-là". Sections: `always`, `lower` (only after
    /// a word in lower case).
    pub enclitics: Lexicon,
    /// What an apostrophe adds to a word as a token of its own, with the apostrophe: "'s".
    pub suffixes: &'static [&'static str],
    /// Names of the months and their short forms, without stop; the value is the number.
    pub months: Lexicon,
    /// Whether "7/8/2021" is in July.
    pub month_first: bool,
    /// Words of the header. Sections: `published`, `updated`, `by`, `with` (before an agency that helped), `agency`,
    /// `caption`, `join` (inside and between names), `clock` (after a clock time), `skip` (weekdays, prepositions).
    pub header: Lexicon,
    /// Forms of verbs.
    pub verbs: &'static VerbPack,
    /// Frequent short words that speak for this language; in the section `not`, against it; in `shared`, little
    /// because other languages have them too.
    pub evidence: Lexicon,
    /// Letters that speak for this language.
    pub letters: &'static str,
}

/// The verbs of one language.
#[derive(Debug)]
pub struct VerbPack {
    /// Endings of forms; the value is a list of "lemma ending:model:forms". A form is a letter (Present, Imperfect,
    /// Simple past, Future, Conditional, iNfinitive, Gerund, pArticiple) and `s` or `p` for the number; `~` before it
    /// says that nouns end so too, `?` that it needs its pronoun. The model `*` takes any stem.
    pub endings: Lexicon,
    /// Bytes of the longest ending.
    pub longest_ending: usize,
    /// Infinitives; a section a model. The value is not empty where the past is built with "to be".
    pub verbs: Lexicon,
    /// Forms that are nouns or adjectives more often than verbs.
    pub nouns: Lexicon,
    /// "to have".
    pub have: &'static str,
    /// "to be".
    pub be: &'static str,
    /// The verb that an infinitive makes a future: "va dire".
    pub go: &'static str,
    /// Words before an infinitive that give it a tense: "will", "did"; the value is a form's letter.
    pub helpers: Lexicon,
    /// Whether "to be" and a gerund are one verb.
    pub progressive: bool,
    /// Clitics that make a verb reflexive.
    pub reflexives: &'static [&'static str],
    /// The first part of a negation, before the verb.
    pub negations: &'static [&'static str],
    /// What adverbs end with.
    pub adverb: &'static str,
    /// Adverbs of several words that may stand inside a verb group: "a d'abord refusé". The longer come first.
    pub adverbials: &'static [&'static [&'static str]],
    /// The word before infinitives: "to".
    pub infinitive: &'static str,
}
