//! What a title or an apposition says of a named person.

mod shared;

use super::phrases::{Determiner, Phrase};
use crate::analysis::ActorKind;
use crate::names::{Name, NameKind};
use crate::span::Span;
use crate::text::{Case, Document, Gender, Number, Tense, TokenKind, WordClass};

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
    /// The noun in the plural that several people share; the role is then this noun, or what it adds for this one.
    pub(super) shared: Option<Span>,
}

/// Longest apposition without a known noun, in tokens.
const APPOSITION: usize = 14;

/// Longest parenthesis between a title and the name, in tokens.
const PARENTHESIS: usize = 12;

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
            if let Some((wider, role)) = reader.two_titles(&phrases[phrase], name) {
                roles.taken[wider] = true;
                roles.of_name[index] = Some(role);
            }
        }
        if let Some((phrase, role)) = after {
            if let Some(phrase) = phrase {
                roles.taken[phrase] = true;
            }
            let kept = roles.of_name[index].get_or_insert(role);
            kept.end = role.end;
        }
    }
    shared::find(&reader, &mut roles);
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
        Role { span, rule, gender: phrase.head.gender, first: None, end: None, shared: None }
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
        let profession = |phrase: &Phrase| {
            phrase.determiner == Determiner::Definite
                && matches!(phrase.head.class.section, "official" | "politics" | "arts" | "sport" | "media" | "science")
        };
        // "le fils de l'économiste Paul Petit": without a comma the name is that of the nearer one.
        let nearer = self.phrases_near(end).find(|(_, phrase)| ends_here(phrase) && profession(phrase));
        let Some((index, phrase)) = nearer.filter(|_| !comma).or(outer).or_else(inner) else {
            return self
                .bridged(end, floor)
                .filter(|(index, _)| !comma || self.precedes(&self.phrases[*index], name, floor));
        };
        if comma && !self.precedes(phrase, name, floor) {
            return None;
        }
        let rule = if comma { "apposition-before" } else { "title" };
        Some((index, Role { first: Some(phrase.first), ..self.role(phrase, rule) }))
    }

    /// "Le curé de la paroisse, l'abbé Jean Morel, a parlé": a description before a title and its name.
    fn two_titles(&self, title: &Phrase, name: &Name) -> Option<(usize, Role)> {
        let comma = title.first.checked_sub(1).filter(|token| self.document.word(*token) == ",")?;
        let floor = self.document.sentence_of(comma).start;
        let ends_here =
            |phrase: &Phrase| phrase.tokens.end == comma && phrase.inside.is_none() && Self::is_person(phrase);
        let (index, phrase) = self.phrases_near(comma).find(|(_, phrase)| ends_here(phrase))?;
        let known = phrase.head.class.section != "source" && title.determiner == Determiner::Definite;
        (known && self.precedes(phrase, name, floor))
            .then(|| (index, Role { first: Some(phrase.first), ..self.role(phrase, "apposition-before") }))
    }

    /// Whether a phrase before the comma says what the name after it is: "le maire, Jean Dupont, a voté", but not "à
    /// propos de son père, Jean Dupont se tait".
    fn precedes(&self, phrase: &Phrase, name: &Name, floor: usize) -> bool {
        let after = name.tokens.end;
        let opening = phrase.first == floor && self.closes(after);
        let closed = phrase.determiner != Determiner::Bare && self.closes(after) && !self.in_verb(after);
        (opening || closed) && !self.in_list(phrase, name)
    }

    /// "l'avocate auprès du barreau de Lyon Anna Petit": a phrase that goes on with a preposition until the name.
    fn bridged(&self, end: usize, floor: usize) -> Option<(usize, Role)> {
        let whole = |phrase: &Phrase| Self::is_person(phrase) && phrase.inside.is_none();
        let (index, phrase) = self.phrases_near(end).find(|(_, phrase)| phrase.tokens.end < end && whole(phrase))?;
        let gap = phrase.tokens.end..end;
        let opens = self.document.tokens[gap.start].class;
        let stands = phrase.determiner != Determiner::Bare || phrase.first == floor;
        let fits = stands
            && gap.len() <= APPOSITION
            && (matches!(opens, WordClass::Preposition | WordClass::Contraction | WordClass::Coordinator)
                || self.document.word(gap.start) == "(")
            && gap.len() > 1
            && self.document.tokens[end - 1].class == WordClass::Open
            && gap.clone().all(|token| self.is_nominal(token))
            && !(opens == WordClass::Coordinator && self.opens_phrase(gap.start + 1) && !self.is_of(gap.start + 1));
        let span = self.document.span(&(phrase.tokens.start..end));
        fits.then(|| (index, Role { span, first: Some(phrase.first), ..self.role(phrase, "title") }))
    }

    /// Whether the word is "de" or one with it: "des" in "du Pétrole et des mines".
    fn is_of(&self, token: usize) -> bool {
        let links = self.document.language.actors.links;
        links.get(self.document.lower(token)).is_some_and(|row| row.section == "of")
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
        let next = self.names.partition_point(|name| name.tokens.end <= token);
        let person =
            self.names.get(next).is_some_and(|name| name.tokens.contains(&token) && name.kind == NameKind::Person);
        let bracket = matches!(self.document.word(token), "(" | ")");
        bracket || word.kind == TokenKind::Word && (part || self.is_of(token)) && !person && !self.in_verb(token)
    }

    /// The token after the phrase in "secrétaire général de Force ouvrière (FO), Jean Dupont".
    fn before_parenthesis(&self, end: usize, floor: usize) -> usize {
        if end < floor + 3 || self.document.word(end - 1) != ")" {
            return end;
        }
        let from = floor.max(end.saturating_sub(PARENTHESIS));
        (from..end - 1).rev().find(|token| self.document.word(*token) == "(").unwrap_or(end)
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
        // "Anna Petit, également directrice du port"
        if self.document.tokens.get(at).is_some_and(|word| word.class == WordClass::Adverb) {
            at += 1;
        }
        if at >= sentence.end {
            return None;
        }
        let owned = self.after_owner(at);
        let known = self.phrases_from(at).find(|(_, phrase)| {
            let opens = [phrase.first, phrase.tokens.start].iter().any(|token| *token == at || Some(*token) == owned);
            opens && phrase.inside.is_none() && Self::is_person(phrase)
        });
        if let Some((index, phrase)) = known
            && !self.followed_by_name(phrase)
        {
            let mut end = self.extended(phrase, sentence.end);
            if phrase.determiner == Determiner::Bare && self.governs_infinitive(end) {
                return None;
            }
            if !self.closes(end) && !self.is_time(end) && self.document.tokens[end].class == WordClass::Open {
                end = self.until_mark(end, sentence.end).unwrap_or(end);
            }
            if self.closes(end)
                || self.is_time(end)
                || self.is_participle(end)
                || self.document.tokens[end].class == WordClass::Preposition
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

    /// The token after "Air Nord's" at `at`: the role of somebody there follows.
    fn after_owner(&self, at: usize) -> Option<usize> {
        let mark = self.document.language.names.possessive?;
        let next = self.names.partition_point(|name| name.tokens.start < at);
        let owner = self.names.get(next).filter(|name| name.tokens.start == at)?.tokens.end;
        (owner < self.document.tokens.len() && self.document.lower(owner) == mark).then_some(owner + 1)
    }

    fn phrases_from(&self, token: usize) -> impl Iterator<Item = (usize, &Phrase)> {
        let from = self.phrases.partition_point(|phrase| phrase.head.start < token);
        self.phrases[from..].iter().take(3).enumerate().map(move |(index, phrase)| (from + index, phrase))
    }

    /// "coupable de ne rien faire": an adjective and no noun.
    fn governs_infinitive(&self, at: usize) -> bool {
        let next = self.document.verbs.partition_point(|verb| verb.tokens.end <= at);
        self.document.verbs.get(next).is_some_and(|verb| verb.tense == Tense::Infinitive && verb.tokens.start <= at + 3)
            && self.document.tokens.get(at).is_some_and(|token| token.class == WordClass::Preposition)
    }

    /// The comma, stop or bracket that closes an apposition without a verb.
    fn until_mark(&self, at: usize, limit: usize) -> Option<usize> {
        let mut token = at;
        while token < limit.min(at + APPOSITION) {
            if matches!(self.document.word(token), "," | "." | ")" | ";") || token > at && self.is_time(token) {
                return Some(token);
            }
            if self.in_verb(token) || self.document.tokens[token].class == WordClass::Relative {
                return None;
            }
            token = self.past_marks(token, limit)?;
        }
        None
    }

    /// "délégué régional mardi": the day is no part of the role.
    fn is_time(&self, token: usize) -> bool {
        let links = self.document.language.actors.links;
        links.get(self.document.lower(token)).is_some_and(|row| row.section == "time")
    }

    /// The token after this one, or after the pair of marks that it opens.
    fn past_marks(&self, token: usize, limit: usize) -> Option<usize> {
        if !self.is_mark(token) {
            return Some(token + 1);
        }
        let span = self.document.tokens[token].span;
        let index = self.document.marks.partition_point(|pair| pair.open.start < span.start);
        let pair = self.document.marks.get(index).filter(|pair| pair.open == span && pair.close.is_some())?;
        (pair.tokens.len() <= 6 && pair.tokens.end < limit).then_some(pair.tokens.end + 1)
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

    /// "actif en Bretagne": the ending of an adjective, which no noun of a person has.
    fn is_adjective(&self, token: usize) -> bool {
        let pack = self.document.language.actors;
        let word = self.document.lower(token);
        let adjective = pack.adjective_endings.iter().any(|row| word.ends_with(row.ending));
        adjective && !pack.person_endings.iter().any(|ending| word.ends_with(ending))
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
        let next = self.names.partition_point(|name| name.tokens.start < at);
        let known = self.names.get(next).filter(|name| name.tokens.start == at && name.kind == NameKind::Organisation);
        let tokens = known.map_or(at..at + 1, |name| name.tokens.clone());
        let closed = tokens.end < limit && self.document.word(tokens.end) == ")";
        let upper = matches!(self.document.tokens[at].case, Case::Upper | Case::Mixed) || known.is_some();
        let span = self.document.span(&tokens);
        (closed && upper).then_some(Role {
            span,
            rule: "party",
            gender: Gender::Unknown,
            first: None,
            end: Some(tokens.end + 1),
            shared: None,
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
            && opens.case == Case::Lower
            && !self.in_verb(noun)
            && !self.is_adjective(noun)
            && (article || !self.is_participle(noun) && !self.document.lower(noun).ends_with("ment"));
        if !bare_noun {
            return None;
        }
        let end = self.until_mark(noun, limit)?;
        let span = self.document.span(&(noun..end));
        Some(Role { span, rule: "apposition", gender: Gender::Unknown, first: None, end: Some(end + 1), shared: None })
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
