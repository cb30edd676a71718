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
    /// Frequent short words that tell this language from others, one or two letters up.
    pub evidence: Lexicon,
    /// Letters that speak for this language.
    pub letters: &'static str,
}
