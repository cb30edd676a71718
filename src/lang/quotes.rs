//! What a language pack brings for the quotes of an article.

use crate::lang::Lexicon;

/// Words and shapes of one language for quotes.
#[derive(Debug)]
pub struct QuotePack {
    /// Irregular forms of reporting verbs: form, then `lemma:codes`, where a code is a letter of [`Ending::codes`].
    pub forms: Lexicon,
    /// Stems of regular ones: stem, then the lemma and the digit of its class of endings.
    pub stems: Lexicon,
    /// The endings that stems take.
    pub endings: &'static [Ending],
    /// Reporting verbs: lemma, or lemma and the words that follow a light verb, then stance and letters for what they
    /// govern: `q` a clause, `i` an infinitive, `d` and `a` an infinitive after a preposition, `o` a person as object,
    /// `g` a gerund, `m` a state of mind, `u` a question, `c` a clause even where its verb is not found, `n` no speech after the speaker alone, `w` speech only with marks or a clause.
    pub verbs: Lexicon,
    /// Prepositions and the like that name a source; the section tells how they stand.
    pub frames: Lexicon,
    /// Function words by what they do around speech; the section tells what.
    pub words: Lexicon,
    /// The same word in a second role.
    pub roles: Lexicon,
    /// What may stand between an auxiliary and its participle, or between a verb and what it reports.
    pub adverbials: Lexicon,
    /// Words of dates that stand between a verb and its subject.
    pub times: Lexicon,
    /// Words before the word of a clause that make another conjunction of it.
    pub conjunctions: Lexicon,
    /// Words after a comma with which the journalist goes on.
    pub breaks: Lexicon,
    /// Words before a person's name that belong to it.
    pub titles: Lexicon,
    /// Words before marks that hold a name or a charge; the section tells which.
    pub labels: Lexicon,
    /// Nouns that stand for speech, for documents, or for no source at all.
    pub nouns: Lexicon,
    /// Whether a reported clause may follow its verb with no word between, and a subject stand before a late cue.
    pub bare_clause: bool,
    /// What a reflexive verb's lemma starts with: before a consonant, before a vowel.
    pub reflexive: &'static [&'static str],
    /// Endings of adverbs made from adjectives.
    pub adverb_endings: &'static [&'static str],
    /// Endings of infinitives; none where an infinitive cannot be told by its form.
    pub infinitive_endings: &'static [&'static str],
    /// Endings that make an infinitive of a word of no list behind the preposition of one.
    pub sure_infinitives: &'static [&'static str],
    /// Endings of nouns and adjectives that look like those.
    pub unsure_infinitives: &'static [&'static str],
}

impl QuotePack {
    /// Whether a name is that of a medium or a news agency, with or without its article.
    #[must_use]
    pub fn is_outlet(&self, name: &str) -> bool {
        let name = name.to_lowercase().replace('’', "'");
        let outlet = |name: &str| self.nouns.get(name).is_some_and(|entry| entry.section == "outlet");
        outlet(&name) || name.split_once([' ', '\'']).is_some_and(|(_, name)| outlet(name))
    }
}

/// An ending of a class of verbs.
#[derive(Debug)]
pub struct Ending {
    /// The digit of the class.
    pub class: char,
    /// The letters after the stem.
    pub suffix: &'static str,
    /// What the form can be: `s p` present, `t T` past, `f F` future, `c C` conditional (singular, plural), `m M e E`
    /// participle (masculine, feminine), `g` gerund, `i` infinitive.
    pub codes: &'static str,
}
