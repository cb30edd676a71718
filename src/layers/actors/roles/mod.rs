//! What a title or an apposition says of a named person.

mod apposition;
mod elliptic;
mod predicate;
mod shared;
mod title;

use super::Standing;
use super::phrases::{Determiner, Phrase};
use crate::analysis::ActorKind;
use crate::names::{Name, NameKind};
use crate::span::Span;
use crate::text::{Document, Gender, Number, Tense, TokenKind, WordClass};

/// Roles of names and the phrases that are nothing but a role.
#[derive(Debug)]
pub(super) struct Roles {
    /// For each name, its role.
    pub(super) of_name: Vec<Option<Role>>,
    /// For each phrase, whether it is taken as a role.
    pub(super) taken: Vec<bool>,
}

/// The role of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role {
    /// Its words.
    pub(super) span: Span,
    /// Which rule read it.
    pub(super) rule: &'static str,
    /// Gender of its noun.
    pub(super) gender: Gender,
    /// First token of title and name together, where the title stands before.
    pub(super) first: Option<usize>,
    /// Token after the apposition, where it stands after.
    pub(super) end: Option<usize>,
    /// The noun that several people share; the role is then this noun, or what it adds for this one.
    pub(super) shared: Option<Span>,
    /// How much it says.
    pub(super) standing: Standing,
}

/// Longest apposition without a known noun, in tokens.
const APPOSITION: usize = 14;

/// Reads the roles of all named people.
pub(super) fn find(document: &Document, names: &[Name], phrases: &[Phrase]) -> Roles {
    let mut roles = Roles { of_name: vec![None; names.len()], taken: vec![false; phrases.len()] };
    let reader = Reader { document, names, phrases };
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
        let (before, after) = (reader.title(name), reader.after(name));
        for phrase in
            before.iter().flat_map(|found| &found.phrases).chain(after.iter().flat_map(|found| &found.phrases))
        {
            roles.taken[*phrase] = true;
        }
        roles.of_name[index] = join(before.map(|found| found.role), after.map(|found| found.role));
    }
    elliptic::find(&reader, &mut roles);
    shared::find(&reader, &mut roles);
    predicate::find(&reader, &mut roles);
    roles
}

/// A role before the name and one after it: "sa femme Anna Petit, médecin" is a doctor.
fn join(before: Option<Role>, after: Option<Role>) -> Option<Role> {
    let (Some(title), Some(apposition)) = (before, after) else { return before.or(after) };
    let better = if apposition.standing > title.standing { apposition } else { title };
    Some(Role { first: title.first, end: apposition.end, ..better })
}

/// A role and the phrases that are nothing else.
struct Found {
    phrases: Vec<usize>,
    role: Role,
}

struct Reader<'d> {
    document: &'d Document<'d>,
    names: &'d [Name],
    phrases: &'d [Phrase],
}

/// Nouns that say little of a person named: "sa femme", "le jeune homme", "son collègue".
fn standing(phrase: &Phrase) -> Standing {
    let little = matches!(phrase.head.class.section, "family" | "people" | "witness")
        || phrase.determiner == Determiner::Possessive;
    if little { Standing::Kin } else { Standing::Office }
}

impl Reader<'_> {
    fn role(&self, phrase: &Phrase, rule: &'static str) -> Role {
        let span = self.document.span(&phrase.tokens);
        let gender = phrase.head.gender;
        Role { span, rule, gender, first: None, end: None, shared: None, standing: standing(phrase) }
    }

    fn is_person(phrase: &Phrase) -> bool {
        phrase.head.class.singular == ActorKind::Role && phrase.number != Number::Plural
    }

    /// Whether the list of words around roles has the word in a section.
    fn is_word(&self, token: usize, section: &str) -> bool {
        let words = self.document.language.actors.role_words;
        words.get(self.document.lower(token)).is_some_and(|row| row.section == section)
    }

    /// The token after the longest entry of the list of words around roles at `token`, if it is of a section.
    fn past_words(&self, token: usize, limit: usize, section: &str) -> Option<usize> {
        let words = self.document.language.actors.role_words;
        let (end, entry) = self.document.longest(words, token, limit)?;
        (entry.section == section).then_some(end)
    }

    /// Whether the word is "de" or one with it: "des" in "du Pétrole et des mines".
    fn is_of(&self, token: usize) -> bool {
        self.is_link(token, "of")
    }

    fn is_link(&self, token: usize, section: &str) -> bool {
        let links = self.document.language.actors.links;
        token < self.document.tokens.len()
            && links.get(self.document.lower(token)).is_some_and(|row| row.section == section)
    }

    /// Whether an article or another determiner opens a phrase of its own.
    fn opens_phrase(&self, token: usize) -> bool {
        matches!(
            self.document.tokens[token].class,
            WordClass::DefiniteArticle
                | WordClass::IndefiniteArticle
                | WordClass::Possessive
                | WordClass::Demonstrative
                | WordClass::Numeral
        )
    }

    /// Whether a token may stand inside a noun phrase.
    fn is_nominal(&self, token: usize) -> bool {
        let word = &self.document.tokens[token];
        let part = matches!(
            word.class,
            WordClass::Open
                | WordClass::Preposition
                | WordClass::Contraction
                | WordClass::DefiniteArticle
                | WordClass::Coordinator
        );
        let bracket = matches!(self.document.word(token), "(" | ")");
        bracket
            || word.kind == TokenKind::Word
                && (part || self.is_of(token))
                && !self.in_person(token)
                && !self.in_verb(token)
    }

    /// Whether the name of a person holds the token.
    fn in_person(&self, token: usize) -> bool {
        let next = self.names.partition_point(|name| name.tokens.end <= token);
        self.names.get(next).is_some_and(|name| name.tokens.contains(&token) && name.kind == NameKind::Person)
    }

    /// The person whose name starts at a token.
    fn person_at(&self, token: usize) -> Option<(usize, &Name)> {
        let next = self.names.partition_point(|name| name.tokens.start < token);
        let name = self.names.get(next).filter(|name| name.tokens.start == token && name.kind == NameKind::Person)?;
        Some((next, name))
    }

    fn is_mark(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Mark
    }

    /// Whether a mark closes a pair.
    fn closes_marks(&self, token: usize) -> bool {
        self.is_mark(token) && self.opening_mark(token).is_some()
    }

    /// The mark that the one at `token` closes.
    fn opening_mark(&self, token: usize) -> Option<usize> {
        let span = self.document.tokens[token].span;
        let after = self.document.marks.partition_point(|pair| pair.open.start < span.start);
        let pair =
            self.document.marks[after.saturating_sub(4)..after].iter().rev().find(|pair| pair.close == Some(span))?;
        pair.tokens.start.checked_sub(1)
    }

    /// Phrases whose first tokens lie shortly before `token`, nearest first.
    fn phrases_near(&self, token: usize) -> impl Iterator<Item = (usize, &Phrase)> {
        let after = self.phrases.partition_point(|phrase| phrase.head.start < token);
        let from = after.saturating_sub(8);
        self.phrases[from..after].iter().enumerate().map(move |(index, phrase)| (from + index, phrase)).rev()
    }

    /// Whether what follows an apposition closes it.
    fn closes(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_none_or(|next| {
            next.kind != TokenKind::Word || matches!(next.class, WordClass::Relative) || self.in_verb(token)
        })
    }

    /// Whether a verb that is no bare participle holds the token.
    fn in_verb(&self, token: usize) -> bool {
        let after = self.document.verbs.partition_point(|verb| verb.tokens.start <= token);
        let verb = after.checked_sub(1).map(|index| &self.document.verbs[index]);
        verb.is_some_and(|verb| verb.tokens.contains(&token) && verb.tense != Tense::Participle)
    }

    fn is_participle(&self, token: usize) -> bool {
        let lower = self.document.lower(token);
        let rows = self.document.language.actors.adjective_endings;
        rows.iter().any(|row| row.participle && lower.trim_end_matches('s').ends_with(row.ending))
    }

    /// "délégué régional mardi", "à Lille le 12 mai": the day is no part of the role.
    fn is_time(&self, token: usize) -> bool {
        let number = self.document.tokens[token].kind == TokenKind::Number;
        let before = token.saturating_sub(1);
        // "maire depuis 2014", but "la primaire de 2017".
        let year = || {
            self.document.word(token).len() == 4
                && self.document.tokens[before].class == WordClass::Preposition
                && !(self.is_of(before) || self.is_link(before, "view"))
        };
        self.is_link(token, "time") || number && (self.is_link(token + 1, "time") || year())
    }

    /// The end of a role without what cannot close it: "à la primaire de 2017 et", "à Lille le", "édile de Lyon (Rhône".
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let mut end = self.bracketed(start, end);
        while end > start + 1 {
            let word = &self.document.tokens[end - 1];
            let small = matches!(
                word.class,
                WordClass::Coordinator
                    | WordClass::Preposition
                    | WordClass::Contraction
                    | WordClass::DefiniteArticle
                    | WordClass::IndefiniteArticle
                    | WordClass::Adverb
                    | WordClass::Auxiliary
            );
            if !(small && word.kind == TokenKind::Word && word.case == crate::text::Case::Lower
                || self.is_dash(end - 1))
            {
                break;
            }
            end -= 1;
        }
        end
    }

    /// The end of a role before a bracket that does not close in it.
    fn bracketed(&self, start: usize, end: usize) -> usize {
        let last = (start..end).rev().find(|token| matches!(self.document.word(*token), "(" | ")"));
        last.filter(|token| *token > start && self.document.word(*token) == "(").unwrap_or(end)
    }

    fn is_dash(&self, token: usize) -> bool {
        matches!(self.document.word(token), "-" | "–" | "—" | "--" | ",")
    }

    fn stands_alone(phrase: &Phrase) -> bool {
        phrase.determiner == Determiner::Bare && phrase.tokens.len() == 1
    }
}

/// The token after "alias X" at `at`.
pub(super) fn alias_at(document: &Document, names: &[Name], at: usize) -> Option<usize> {
    let links = document.language.actors.links;
    let (end, entry) = document.longest(links, at, document.tokens.len())?;
    if entry.section != "alias" || end >= document.tokens.len() {
        return None;
    }
    let next = names.partition_point(|name| name.tokens.start < end);
    let named = names.get(next).filter(|name| name.tokens.start == end).map(|name| name.tokens.end);
    named.or_else(|| quoted(document, end))
}

/// The token after a name of one or two words in marks: "dit « Popeye »".
fn quoted(document: &Document, mark: usize) -> Option<usize> {
    let span = document.tokens[mark].span;
    let index = document.marks.partition_point(|pair| pair.open.start < span.start);
    let pair = document.marks.get(index).filter(|pair| pair.open == span && pair.close.is_some())?;
    let capital = document.tokens.get(pair.tokens.start).is_some_and(|token| token.case != crate::text::Case::Lower);
    (capital && pair.tokens.len() <= 4).then_some(pair.tokens.end + 1)
}
