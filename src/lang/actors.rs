//! What a language pack brings for the actors of an article.

use crate::analysis::ActorKind;
use crate::lang::Lexicon;
use crate::text::{Gender, Number};

/// Sections of head nouns that are single people: they may take up a name, and an age may follow them.
pub const PEOPLE: &[&str] = &[
    "official",
    "politics",
    "science",
    "education",
    "media",
    "arts",
    "sport",
    "business",
    "religion",
    "people",
    "trades",
    "fighters",
    "health",
];

/// Words and shapes of one language for actors.
#[derive(Debug)]
pub struct ActorPack {
    /// Head nouns by class (the section); the value holds the letters of [`Flags`].
    pub heads: &'static Lexicon,
    /// Heads of several words, written out in each number; `x` marks a phrase that is no actor.
    pub compounds: &'static Lexicon,
    /// What the sections of `heads` and `compounds` mean.
    pub classes: &'static [HeadClass],
    /// Endings that lead from a form to the head noun of the list.
    pub inflections: &'static [Inflection],
    /// What may be glued to a head noun: "ex-", "vice-".
    pub prefixes: &'static [&'static str],
    /// Adjectives: section `before` the noun, `quantity` before it and outside the mention, `after` it; there `v` marks
    /// what has the form of a verb.
    pub adjectives: &'static Lexicon,
    /// Endings of adjectives after the noun.
    pub adjective_endings: &'static [AdjectiveEnding],
    /// Endings of adjectives that are the same in the singular and the plural of the masculine.
    pub invariable_adjectives: &'static [&'static str],
    /// Endings of adverbs, which look like adjectives.
    pub adverb_endings: &'static [&'static str],
    /// Whether adjectives agree with the noun in number.
    pub adjectives_agree: bool,
    /// Whether adjectives and nouns stand before the noun they qualify: "Afghan security forces".
    pub modifiers_first: bool,
    /// Determiners and quantities that tell number and gender of the noun: `s`, `p`, `m`, `f`; `n` where "des" may be the plural of "un".
    pub determiners: &'static Lexicon,
    /// Adjectives and names of inhabitants.
    pub demonyms: &'static Lexicon,
    /// Nouns that count what follows "of": "dizaines".
    pub quantities: &'static Lexicon,
    /// Small words with a part in phrases: sections `of`, `to`, `by`, `according`, `view`, `manner`, `age`, `time`,
    /// `unit`, `one`, `among`, `alias`, `such` (what brings examples), `equal` (what says that two names mean the same), `near` ("une source proche de"), `portfolio` (what offices are "at"), `verb` (forms that look like adjectives); lemmas of `stative` verbs and of `learn`.
    pub links: &'static Lexicon,
    /// Words around roles: sections `aside` before an apposition ("à l'époque"), `made` ("nommé"), `copula` and `lead`
    /// (infinitives: "être", "diriger"), `capacity` before a bare role ("en tant que"), `called` before a name, `that` for
    /// a noun said before ("celle"), `aged` before an age, `joint` and `among` in a list, `about` nouns named
    /// after somebody ("affaire"), `occasion` where a role ends ("lors"), `never` for what opens no apposition.
    pub role_words: &'static Lexicon,
    /// Endings of nouns that are no people.
    pub abstract_endings: &'static [&'static str],
    /// Names of buildings and towns that stand for an institution.
    pub metonyms: &'static Lexicon,
    /// Titles before a name: `m`, `f` or nothing.
    pub titles: &'static Lexicon,
    /// Endings of nouns of people that no list holds.
    pub person_endings: &'static [&'static str],
    /// Offices with two names, folded: "chef de l'Etat", "président de la République"; a row that opens with "+" has the
    /// general word first.
    pub equivalents: &'static [&'static [&'static str]],
    /// Verb forms whose subject, a country, is a place and no actor.
    pub place_verbs: &'static Lexicon,
    /// Weights of the learnt judge of who acts; without them the grammar alone decides.
    pub model: Option<&'static [u8]>,
}

impl ActorPack {
    /// The gender that a determiner, in lower case, tells of its noun.
    #[must_use]
    pub fn gender_of(&self, determiner: &str) -> Gender {
        let told = self.determiners.get(determiner).map_or("", |entry| entry.value);
        match (told.contains('m'), told.contains('f')) {
            (true, false) => Gender::Masculine,
            (false, true) => Gender::Feminine,
            _ => Gender::Unknown,
        }
    }
}

/// A section of the head nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadClass {
    /// Its heading.
    pub section: &'static str,
    /// What one of them is.
    pub singular: ActorKind,
    /// What several of them are.
    pub plural: ActorKind,
    /// When it is a principal actor.
    pub due: Due,
}

/// When a head noun makes a principal actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Always: unique institutions.
    Always,
    /// When it acts or speaks.
    Acting,
}

/// An ending and what it stands for: "trices" → "teur", feminine, plural.
#[derive(Debug, Clone, Copy)]
pub struct Inflection {
    /// Ending of the form.
    pub ending: &'static str,
    /// Ending of the head noun in the list.
    pub base: &'static str,
    /// Gender of the form.
    pub gender: Gender,
    /// Number of the form.
    pub number: Number,
    /// A form and the head noun it leads to.
    pub example: (&'static str, &'static str),
}

/// An ending by which an unknown word is taken for an adjective.
#[derive(Debug, Clone, Copy)]
pub struct AdjectiveEnding {
    /// The ending in the singular.
    pub ending: &'static str,
    /// Whether it is that of a participle, which may have complements of its own.
    pub participle: bool,
    /// Whether the participle is passive, so that an agent may follow.
    pub agent: bool,
    /// An adjective with the ending.
    pub example: &'static str,
}

/// Letters of a head noun's value.
#[derive(Debug, Clone, Copy)]
pub struct Flags(pub &'static str);

impl Flags {
    /// Whether `letter` is set: `m` masculine only, `f` feminine only, `e` one form for both, `p` plural only, `s`
    /// singular only, `i` invariable, `o` organisation, `g` group, `x` no actor, `a` with a complement after "à",
    /// `n` with a person's name as complement ("gouvernement Dupont"), `w` marked only where it acts, `W` the
    /// same where it stands alone, `A` an action before a definite complement ("l'organisation de la fête"), `N` a measure after a number and a
    /// preposition ("une ville de 300 habitants"), `b` never without a determiner, `h` with a complement only where that
    /// is people or a name ("le camp du maire"), `t` a territory, which does not act by what happens to it, `d` no actor after preposition and article ("dans
    /// le cadre"), `k` with a capital only, `G` a group where people are its complement, `r` takes up an organisation named just before, `O` only with a complement, `j` a newspaper after "le" and an inhabitant after "un", `c` no actor before a bare complement ("source de revenus").
    #[must_use]
    pub fn has(self, letter: char) -> bool {
        self.0.contains(letter)
    }
}
