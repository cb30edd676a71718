//! What a title or an apposition says of a named person.

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
}

/// Longest apposition without a known noun, in tokens.
const APPOSITION: usize = 14;

/// Reads the roles of all named people.
pub(super) fn find(document: &Document, names: &[Name], phrases: &[Phrase]) -> Roles {
    let mut roles = Roles { of_name: vec![None; names.len()], taken: vec![false; phrases.len()] };
    let reader = Reader { document, names, phrases };
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
        let title = reader.title(name);
        let after = reader.after(name);
        if let Some((phrase, role)) = title {
            roles.taken[phrase] = true;
            roles.of_name[index] = Some(role);
        }
        if let Some((phrase, role)) = after {
            if let Some(phrase) = phrase {
                roles.taken[phrase] = true;
            }
            let kept = roles.of_name[index].get_or_insert(role);
            kept.end = role.end;
        }
    }
    roles
}

struct Reader<'d> {
    document: &'d Document<'d>,
    names: &'d [Name],
    phrases: &'d [Phrase],
}

impl Reader<'_> {
    fn role(&self, phrase: &Phrase, rule: &'static str) -> Role {
        let span = self.document.span(&phrase.tokens);
        Role { span, rule, gender: phrase.head.gender, first: None, end: None }
    }

    fn is_person(phrase: &Phrase) -> bool {
        phrase.head.class.singular == ActorKind::Role && phrase.number != Number::Plural
    }

    /// A phrase that ends right before the name, or before a comma and the name.
    fn title(&self, name: &Name) -> Option<(usize, Role)> {
        let mut start = name.tokens.start;
        let floor = self.document.sentence_of(start).start;
        let titles = self.document.language.actors.titles;
        while start > floor && (titles.contains(self.document.lower(start - 1)) || self.is_mark(start - 1)) {
            start -= 1;
        }
        let comma = start > floor && self.document.word(start - 1) == ",";
        let end = self.before_parenthesis(if comma { start - 1 } else { start }, floor);
        let ends_here = |phrase: &Phrase| phrase.tokens.end == end && Self::is_person(phrase);
        let outer = self.phrases_near(end).find(|(_, phrase)| ends_here(phrase) && phrase.inside.is_none());
        let inner =
            || self.phrases_near(end).find(|(_, phrase)| ends_here(phrase) && phrase.head.class.section == "official");
        let (index, phrase) = outer.or_else(inner)?;
        if comma
            && !(self.closes(name.tokens.end)
                && (phrase.determiner != Determiner::Bare || phrase.first == floor)
                && !self.in_list(phrase, name))
        {
            return None;
        }
        let rule = if comma { "apposition-before" } else { "title" };
        Some((index, Role { first: Some(phrase.first), ..self.role(phrase, rule) }))
    }

    /// The token after the phrase in "secrétaire général de Force ouvrière (FO), Jean Dupont".
    fn before_parenthesis(&self, end: usize, floor: usize) -> usize {
        let closed = end > floor + 2 && self.document.word(end - 1) == ")" && self.document.word(end - 3) == "(";
        if closed { end - 3 } else { end }
    }

    fn is_mark(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Mark
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

    /// "le ministre, Jean Dupont et Anna Duval": names in a list with the phrase are not the phrase.
    fn in_list(&self, phrase: &Phrase, name: &Name) -> bool {
        let next = self.document.tokens.get(name.tokens.end);
        phrase.number == Number::Plural || next.is_some_and(|next| next.class == WordClass::Coordinator)
    }

    /// An apposition after the name: ", maire de Lyon,", "(LR)", ", 42 ans, boulanger".
    fn after(&self, name: &Name) -> Option<(Option<usize>, Role)> {
        let sentence = self.document.sentence_of(name.tokens.start);
        let mut at = name.tokens.end;
        if at >= sentence.end {
            return None;
        }
        let parenthesis = self.document.word(at) == "(";
        if !(parenthesis || self.document.word(at) == ",") {
            return None;
        }
        at += 1;
        at = self.skip_alias(at, sentence.end);
        at = self.skip_age(at, sentence.end);
        if at >= sentence.end {
            return None;
        }
        let known = self.phrases_from(at).find(|(_, phrase)| {
            (phrase.first == at || phrase.tokens.start == at) && phrase.inside.is_none() && Self::is_person(phrase)
        });
        if let Some((index, phrase)) = known
            && !self.followed_by_name(phrase)
        {
            let end = self.extended(phrase, sentence.end);
            if self.closes(end) || self.is_participle(end) || self.document.tokens[end].class == WordClass::Preposition
            {
                let span = self.document.span(&(phrase.tokens.start..end));
                let closed = self.closing_comma(end, sentence.end);
                if !self.in_verb(end) || self.document.word(end) == "," {
                    return Some((Some(index), Role { span, end: closed, ..self.role(phrase, "apposition") }));
                }
            }
            return None;
        }
        if parenthesis { self.party(at, sentence.end) } else { self.unknown(at, sentence.end) }.map(|role| (None, role))
    }

    fn phrases_from(&self, token: usize) -> impl Iterator<Item = (usize, &Phrase)> {
        let from = self.phrases.partition_point(|phrase| phrase.head.start < token);
        self.phrases[from..].iter().take(3).enumerate().map(move |(index, phrase)| (from + index, phrase))
    }

    fn followed_by_name(&self, phrase: &Phrase) -> bool {
        let next = self.names.partition_point(|name| name.tokens.start < phrase.tokens.end);
        self.names.get(next).is_some_and(|name| name.tokens.start == phrase.tokens.end && name.kind == NameKind::Person)
    }

    fn is_participle(&self, token: usize) -> bool {
        let lower = self.document.lower(token);
        let rows = self.document.language.actors.adjective_endings;
        rows.iter().any(|row| row.participle && lower.trim_end_matches('s').ends_with(row.ending))
    }

    /// "alias Droukdel," after the comma.
    fn skip_alias(&self, at: usize, limit: usize) -> usize {
        let Some(alias) = alias_at(self.document, self.names, at) else { return at };
        if alias < limit && self.document.word(alias) == "," { alias + 1 } else { at }
    }

    /// "42 ans," after the comma.
    fn skip_age(&self, at: usize, limit: usize) -> usize {
        let links = self.document.language.actors.links;
        let is_age = |token: usize| links.get(self.document.lower(token)).is_some_and(|entry| entry.section == "age");
        let number = at < limit && self.document.tokens[at].kind == TokenKind::Number;
        if number && at + 2 < limit && is_age(at + 1) && self.document.word(at + 2) == "," {
            return at + 3;
        }
        if number && at + 1 < limit && self.document.word(at + 1) == "," {
            return at + 2;
        }
        at
    }

    /// The phrase with "à Badghis" or "au ministère" after it.
    fn extended(&self, phrase: &Phrase, limit: usize) -> usize {
        let mut end = phrase.tokens.end;
        let preposition = end < limit
            && matches!(
                self.document.tokens[end].class,
                WordClass::Preposition | WordClass::Contraction | WordClass::Coordinator
            );
        if !preposition {
            return end;
        }
        let stop = limit.min(end + APPOSITION);
        let mut at = end + 1;
        while at < stop && !self.in_verb(at) {
            let token = &self.document.tokens[at];
            if token.kind == TokenKind::Punctuation
                || token.kind == TokenKind::Mark
                || token.class == WordClass::Relative
            {
                end = at;
                break;
            }
            at += 1;
        }
        end
    }

    /// The comma or parenthesis that closes an apposition.
    fn closing_comma(&self, at: usize, limit: usize) -> Option<usize> {
        (at..limit.min(at + 20)).find(|token| matches!(self.document.word(*token), "," | ")")).map(|token| token + 1)
    }

    /// "(LR)": the party.
    fn party(&self, at: usize, limit: usize) -> Option<Role> {
        let closed = at + 1 < limit && self.document.word(at + 1) == ")";
        let upper = self.document.tokens[at].case == crate::text::Case::Upper;
        let span = self.document.tokens[at].span;
        (closed && upper).then_some(Role {
            span,
            rule: "party",
            gender: Gender::Unknown,
            first: None,
            end: Some(at + 2),
        })
    }

    /// An apposition whose noun no list knows: bare, without a verb, closed by a comma or the end.
    fn unknown(&self, at: usize, limit: usize) -> Option<Role> {
        let first = &self.document.tokens[at];
        let article = first.class == WordClass::IndefiniteArticle;
        let noun = if article { at + 1 } else { at };
        let opens = self.document.tokens.get(noun).filter(|_| noun < limit)?;
        let bare_noun = opens.class == WordClass::Open
            && opens.kind == TokenKind::Word
            && opens.case == crate::text::Case::Lower
            && !self.in_verb(noun)
            && (article || !self.is_participle(noun) && !self.document.lower(noun).ends_with("ment"));
        if !bare_noun {
            return None;
        }
        let stop = limit.min(at + APPOSITION);
        let end = (noun..stop).find(|token| {
            matches!(self.document.word(*token), "," | "." | ")" | ";") || self.in_verb(*token) || self.is_mark(*token)
        })?;
        if self.in_verb(end) || self.is_mark(end) {
            return None;
        }
        let span = self.document.span(&(noun..end));
        Some(Role { span, rule: "apposition", gender: Gender::Unknown, first: None, end: Some(end + 1) })
    }
}

/// The token after "alias X" at `at`.
pub(super) fn alias_at(document: &Document, names: &[Name], at: usize) -> Option<usize> {
    let links = document.language.actors.links;
    let alias =
        at < document.tokens.len() && links.get(document.lower(at)).is_some_and(|entry| entry.section == "alias");
    let next = names.partition_point(|name| name.tokens.start <= at);
    names.get(next).filter(|name| alias && name.tokens.start == at + 1).map(|name| name.tokens.end)
}
