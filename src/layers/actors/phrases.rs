//! Noun phrases whose head is a person, a group or an institution: determiner, quantity, adjectives, complements.

use std::ops::Range;

use super::heads::{self, Head};
use crate::lang::actors::ActorPack;
use crate::names::{Name, NameKind};
use crate::text::{Case, Document, Number, TokenKind, WordClass};

/// A noun phrase about actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// First token with determiner and quantity.
    pub(super) first: usize,
    /// The mention's tokens: adjectives, head, complements.
    pub(super) tokens: Range<usize>,
    /// Its head.
    pub(super) head: Head,
    /// What determines it.
    pub(super) determiner: Determiner,
    /// Singular or plural, by the head and the determiner.
    pub(super) number: Number,
    /// Whether a preposition stands before it, one in "du" and "aux" included.
    pub(super) governed: bool,
    /// Whether the name of the institution follows: "le groupe Altice".
    pub(super) introduces: bool,
    /// Where the phrase around this one starts, if it is a complement.
    pub(super) inside: Option<usize>,
}

/// What determines a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Determiner {
    /// le, la, les; also in du, au.
    Definite,
    /// un, des.
    Indefinite,
    /// ce, cette.
    Demonstrative,
    /// son, leurs.
    Possessive,
    /// deux, plusieurs, 200, "des dizaines de".
    Quantity,
    /// None.
    Bare,
}

/// All phrases of the document, in order of their heads.
pub(super) fn find(document: &Document, names: &[Name]) -> Vec<Phrase> {
    let finder = Finder {
        document,
        pack: document.language.actors,
        names,
        taken: taken(document, names),
        verbs: verbs(document),
    };
    let mut phrases: Vec<Phrase> = Vec::new();
    for sentence in &document.sentences {
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            let Some(head) = finder.head(token, sentence.tokens.end) else {
                token += 1;
                continue;
            };
            token = head.end;
            if let Some(mut phrase) = finder.phrase(head, &sentence.tokens) {
                phrase.inside = phrases
                    .iter()
                    .rev()
                    .take(4)
                    .find(|outer| outer.tokens.contains(&phrase.tokens.start))
                    .map(|outer| outer.tokens.start);
                phrases.push(phrase);
            }
        }
    }
    phrases
}

/// For every token, the name that holds it.
fn taken(document: &Document, names: &[Name]) -> Vec<u32> {
    let mut taken = vec![u32::MAX; document.tokens.len()];
    for (index, name) in names.iter().enumerate() {
        taken[name.tokens.clone()].iter_mut().for_each(|slot| *slot = index as u32);
    }
    taken
}

/// For every token, whether it belongs to a verb, and to a finite or composed one.
fn verbs(document: &Document) -> Vec<bool> {
    use crate::text::Tense::{Infinitive, Participle};
    let mut verbal = vec![false; document.tokens.len()];
    for verb in &document.verbs {
        if verb.tense == Participle || verb.tense == Infinitive && verb.tokens.len() == 1 {
            continue;
        }
        let end = verb.tokens.end.min(verbal.len());
        verbal[verb.tokens.start.min(end)..end].iter_mut().for_each(|slot| *slot = true);
    }
    verbal
}

struct Finder<'d> {
    document: &'d Document<'d>,
    pack: &'static ActorPack,
    names: &'d [Name],
    taken: Vec<u32>,
    verbs: Vec<bool>,
}

/// How many tokens a complement may take, so that time stays linear.
const LONGEST: usize = 24;

impl Finder<'_> {
    fn class(&self, token: usize) -> WordClass {
        self.document.tokens[token].class
    }

    fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    fn name_at(&self, token: usize) -> Option<&Name> {
        self.names.get(*self.taken.get(token)? as usize)
    }

    fn link(&self, token: usize, section: &str) -> bool {
        self.pack.links.get(self.lower(token)).is_some_and(|entry| entry.section == section)
    }

    /// The head at a token, unless a name or a verb takes the word.
    fn head(&self, token: usize, limit: usize) -> Option<Head> {
        if self.class(token) != WordClass::Open && !self.determined(token) {
            // "personne ne", "proche de": function words, but "une personne", "un proche".
            return None;
        }
        let head = heads::at(self.document, token, limit)?;
        let within = |name: &Name| {
            head.start <= name.tokens.start && name.tokens.end <= head.end && name.tokens.len() < head.end - head.start
        };
        let free = self
            .name_at(token)
            .is_none_or(|name| within(name) || head.flags == heads::DEMONYM && name.tokens.len() == 1);
        (free && (!self.verbs[token] || self.determined(token))).then_some(head)
    }

    /// Whether an article or another word of a noun phrase stands right before.
    fn determined(&self, token: usize) -> bool {
        token > 0
            && matches!(
                self.class(token - 1),
                WordClass::IndefiniteArticle
                    | WordClass::Contraction
                    | WordClass::Demonstrative
                    | WordClass::Possessive
                    | WordClass::Numeral
                    | WordClass::DefiniteArticle
            )
            && !self.verbs[token - 1]
    }

    /// The phrase around a head.
    fn phrase(&self, head: Head, sentence: &Range<usize>) -> Option<Phrase> {
        let mut start = head.start;
        let mut quantity = false;
        let mut number = head.number;
        while start > sentence.start && self.before(start - 1) {
            start -= 1;
        }
        let mut first = start;
        while first > sentence.start && self.counts(first - 1) {
            quantity = true;
            if !self.determines(first - 1, 's') {
                number = Number::Plural;
            }
            first -= 1;
        }
        if let Some(counted) = self.counted(first, sentence.start) {
            (first, quantity, number) = (counted, true, Number::Plural);
        }
        if first > sentence.start && self.is_open_mark(first - 1) {
            // Les « gilets jaunes »: the determiner stands outside the marks.
            let outside = first - 1;
            if outside > sentence.start && self.determiner(outside - 1).is_some() {
                first = outside;
            }
        }
        let (determiner, governed) = match first.checked_sub(1).filter(|before| *before >= sentence.start) {
            Some(before) => match self.determiner(before) {
                Some((_, true)) if self.is_partitive(before, sentence.start, number) => {
                    first = before;
                    (Determiner::Indefinite, false)
                }
                Some((found, contracted)) => {
                    first = before;
                    let governed = contracted || before > sentence.start && self.is_preposition(before - 1);
                    (if quantity && found == Determiner::Indefinite { Determiner::Quantity } else { found }, governed)
                }
                None if quantity => (Determiner::Quantity, self.is_preposition(before)),
                None => (Determiner::Bare, self.is_preposition(before)),
            },
            None => (if quantity { Determiner::Quantity } else { Determiner::Bare }, false),
        };
        if let Some(one) = self.one_of(first, sentence.start, number) {
            let governed = one > sentence.start && self.is_preposition(one - 1);
            let end = self.end(&head, number, sentence.end);
            let tokens = one..end;
            let number = Number::Singular;
            return Some(Phrase {
                first: one,
                tokens,
                head,
                determiner: Determiner::Indefinite,
                number,
                governed,
                introduces: false,
                inside: None,
            });
        }
        if determiner == Determiner::Bare && !self.may_stand_bare(first, sentence.start, number) {
            return None;
        }
        if self.is_idiom(&head, determiner, governed) {
            return None;
        }
        if self.pack.adjectives_agree && number == Number::Unknown {
            number = self.number_of_determiner(first);
        }
        let end = self.end(&head, number, sentence.end);
        let introduces = self.introduces(&head, number, end);
        Some(Phrase { first, tokens: start..end, head, determiner, number, governed, introduces, inside: None })
    }

    /// "dans le cadre de", "au premier chef", "source de revenus": the noun of a person, but not here.
    fn is_idiom(&self, head: &Head, determiner: Determiner, governed: bool) -> bool {
        let flags = crate::lang::actors::Flags(head.flags);
        let in_phrase =
            flags.has('d') && governed && determiner == Determiner::Definite && head.number != Number::Plural;
        let bare_complement = flags.has('c')
            && head.end + 1 < self.document.tokens.len()
            && self.link(head.end, "of")
            && self.class(head.end) == WordClass::Preposition
            && self.class(head.end + 1) == WordClass::Open
            && self.name_at(head.end + 1).is_none()
            && self.document.tokens[head.end + 1].case == Case::Lower
            && heads::at(self.document, head.end + 1, head.end + 2).is_none();
        in_phrase || bare_complement
    }

    /// "un de ses proches", "l'une des victimes": one person out of several.
    fn one_of(&self, first: usize, limit: usize, number: Number) -> Option<usize> {
        let contracted = self.class(first) == WordClass::Contraction;
        let link = if contracted { first } else { first.checked_sub(1)? };
        let one = link.checked_sub(1).filter(|one| *one >= limit)?;
        (number == Number::Plural && self.link(link, "of") && self.link(one, "one")).then_some(one)
    }

    /// Whether a noun without a determiner starts at `first`, rather than an adjective or a participle going on.
    fn may_stand_bare(&self, first: usize, limit: usize, number: Number) -> bool {
        let Some(before) = first.checked_sub(1).filter(|before| *before >= limit) else { return true };
        let word = &self.document.tokens[before];
        match word.class {
            WordClass::Preposition => true,
            WordClass::Coordinator => number != Number::Singular,
            _ if word.kind != TokenKind::Word => true,
            _ => self.pack.modifiers_first && !self.verbs[before],
        }
    }

    /// An adjective before the noun.
    fn before(&self, token: usize) -> bool {
        if self.name_at(token).is_some() || self.verbs[token] {
            return false;
        }
        let section = self.pack.adjectives.get(self.lower(token)).map(|entry| entry.section);
        match section {
            Some("before") => true,
            Some("after") => self.pack.modifiers_first,
            _ => self.pack.modifiers_first && self.is_modifier(token),
        }
    }

    /// In languages that put modifiers first: "Afghan security forces".
    fn is_modifier(&self, token: usize) -> bool {
        let word = &self.document.tokens[token];
        word.kind == TokenKind::Word
            && word.class == WordClass::Open
            && !self.verbs[token]
            && (self
                .pack
                .adjective_endings
                .iter()
                .any(|row| !row.participle && self.lower(token).ends_with(row.ending))
                || heads::at(self.document, token, token + 1).is_some())
    }

    /// A quantity before the noun that stays outside the mention.
    fn counts(&self, token: usize) -> bool {
        let word = &self.document.tokens[token];
        if self.verbs[token] {
            return false;
        }
        word.kind == TokenKind::Number
            || matches!(word.class, WordClass::Numeral | WordClass::Quantifier)
            || self.pack.adjectives.get(self.lower(token)).is_some_and(|entry| entry.section == "quantity")
    }

    /// Start of "des dizaines de", "une cinquantaine d'", "beaucoup de" before `first`.
    fn counted(&self, first: usize, limit: usize) -> Option<usize> {
        let link = first.checked_sub(1).filter(|link| *link > limit)?;
        let noun = link - 1;
        if !self.link(link, "of") || !self.pack.quantities.contains(self.lower(noun)) {
            return None;
        }
        let mut start = noun;
        while start > limit && (self.counts(start - 1) || self.before(start - 1)) {
            start -= 1;
        }
        Some(start)
    }

    fn is_open_mark(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Mark
    }

    /// The determiner at a token, and whether a preposition is part of it.
    fn determiner(&self, token: usize) -> Option<(Determiner, bool)> {
        if self.verbs[token] {
            return None;
        }
        Some(match self.class(token) {
            WordClass::DefiniteArticle => (Determiner::Definite, false),
            WordClass::IndefiniteArticle => (Determiner::Indefinite, false),
            WordClass::Contraction => (Determiner::Definite, true),
            WordClass::Demonstrative => (Determiner::Demonstrative, false),
            WordClass::Possessive => (Determiner::Possessive, false),
            // "dont les autorités": taken for a pronoun, but no verb follows.
            WordClass::Clitic if self.determines(token, 's') || self.determines(token, 'p') => {
                (Determiner::Definite, false)
            }
            _ => return None,
        })
    }

    /// Whether the list of determiners gives a word this letter: `s` singular, `p` plural, `n` indefinite plural.
    fn determines(&self, token: usize, letter: char) -> bool {
        self.pack.determiners.get(self.lower(token)).is_some_and(|entry| entry.value.contains(letter))
    }

    fn number_of_determiner(&self, token: usize) -> Number {
        if self.determines(token, 's') {
            Number::Singular
        } else if self.determines(token, 'p') {
            Number::Plural
        } else {
            Number::Unknown
        }
    }

    /// Whether "des" is the plural of "un" here and no preposition: after nothing, a verb, a preposition or a mark.
    fn is_partitive(&self, token: usize, limit: usize, number: Number) -> bool {
        if !self.determines(token, 'n') || number == Number::Singular {
            return false;
        }
        let Some(before) = token.checked_sub(1).filter(|before| *before >= limit) else { return true };
        let word = &self.document.tokens[before];
        self.verbs[before]
            || matches!(word.kind, TokenKind::Punctuation | TokenKind::Mark)
            || matches!(
                word.class,
                WordClass::Preposition
                    | WordClass::Coordinator
                    | WordClass::Subordinator
                    | WordClass::Relative
                    | WordClass::Adverb
                    | WordClass::Negation
                    | WordClass::Auxiliary
            )
    }

    /// A preposition other than those that bring a source or an agent; these are looked at by the clause.
    fn is_preposition(&self, token: usize) -> bool {
        self.class(token) == WordClass::Preposition || self.class(token) == WordClass::Contraction
    }

    /// The token after the last of the mention.
    fn end(&self, head: &Head, number: Number, limit: usize) -> usize {
        let limit = limit.min(head.end + LONGEST);
        let mut end = self.adjectives(head.end, number, limit);
        if let Some(after) = self.attached_name(head, end, limit) {
            end = self.adjectives(after, number, limit);
        }
        let mut complements = 0;
        while end < limit && complements < 2 {
            let Some(after) = self.complement(head, end, limit).or_else(|| self.manner(head, end, limit)) else {
                break;
            };
            end = self.second_complement(after, limit);
            if let Some(name) = self.name_at(end).filter(|name| end < limit && name.tokens.start == end)
                && name.kind == NameKind::Organisation
            {
                end = name.tokens.end.min(limit);
            }
            complements += 1;
        }
        self.second_head(head, end, limit).unwrap_or(end)
    }

    /// "ministre de la Santé et des Solidarités": one more complement after "et".
    fn second_complement(&self, end: usize, limit: usize) -> usize {
        let joined = end + 2 < limit
            && self.class(end) == WordClass::Coordinator
            && self.link(end + 1, "of")
            && !self.verbs[end + 1]
            && (self.class(end + 1) == WordClass::Preposition
                || !self.determines(end + 1, 'n')
                || self.document.tokens[end + 2].case == Case::Capital);
        if joined { self.complement_body(end + 1, limit, true).unwrap_or(end) } else { end }
    }

    /// "mathématicien et épidémiologiste": a second noun for the same person.
    fn second_head(&self, head: &Head, end: usize, limit: usize) -> Option<usize> {
        let person =
            |head: &Head| head.class.singular == crate::analysis::ActorKind::Role && head.number != Number::Plural;
        if !person(head) || end + 1 >= limit || self.class(end) != WordClass::Coordinator || self.pack.modifiers_first {
            return None;
        }
        let second = heads::at(self.document, end + 1, limit).filter(person).filter(|second| {
            self.name_at(second.start).is_none() && !self.verbs[second.start] && second.number == head.number
        })?;
        Some(self.end(&second, Number::Singular, limit))
    }

    /// "voyageurs en train", "chasseurs en colère": a bare noun after "en".
    fn manner(&self, head: &Head, start: usize, limit: usize) -> Option<usize> {
        let noun = start + 1;
        let bare = noun < limit
            && self.link(start, "manner")
            && self.document.tokens[noun].case == Case::Lower
            && self.class(noun) == WordClass::Open
            && !self.verbs[noun]
            && !self.pack.links.contains(self.lower(noun))
            && !self.lower(noun).ends_with("ant");
        let closed = noun + 1 >= limit
            || self.verbs[noun + 1]
            || self.document.tokens[noun + 1].kind == TokenKind::Punctuation
            || self.class(noun + 1) == WordClass::Auxiliary;
        (bare && closed).then_some(noun + 1)
    }

    /// Whether an institution's phrase only leads to its name, which ends it or follows it.
    fn introduces(&self, head: &Head, number: Number, end: usize) -> bool {
        let organisation = |token: usize| self.name_at(token).is_some_and(|name| name.kind == NameKind::Organisation);
        let institution = head.class.singular == crate::analysis::ActorKind::Organisation && number != Number::Plural;
        let plain = self.adjectives(head.end, number, end);
        institution && (plain < end && organisation(plain) || plain == end && organisation(end))
    }

    /// Skips adjectives after a noun.
    fn adjectives(&self, start: usize, number: Number, limit: usize) -> usize {
        let mut end = start;
        while end < limit {
            if self.adjective(end, number, limit) {
                end += 1;
            } else if end > start
                && end + 1 < limit
                && self.class(end) == WordClass::Coordinator
                && self.adjective(end + 1, number, limit)
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a token is an adjective of a noun of `number` before it.
    fn adjective(&self, token: usize, number: Number, limit: usize) -> bool {
        let word = &self.document.tokens[token];
        if self.pack.modifiers_first
            || word.kind != TokenKind::Word
            || word.class != WordClass::Open && !self.is_listed(self.lower(token), "after")
            || word.case != Case::Lower
            || self.verbs[token]
            || self.name_at(token).is_some()
        {
            return false;
        }
        let lower = self.lower(token);
        if self.pack.adjectives_agree && !agrees(lower, number, self.pack.invariable_adjectives) {
            return false;
        }
        if self.pack.links.contains(lower) {
            return false;
        }
        if self.pack.demonyms.contains(lower) || self.is_listed(lower, "after") {
            return !(token + 1 < limit && self.link(token + 1, "by"));
        }
        let singular = lower.strip_suffix('s').unwrap_or(lower);
        let row = self
            .pack
            .adjective_endings
            .iter()
            .find(|row| lower.ends_with(row.ending) || singular.ends_with(row.ending));
        row.is_some_and(|row| {
            singular.len() > row.ending.len() + 2 && !(row.participle && self.has_complement(token, limit))
        })
    }

    fn is_listed(&self, lower: &str, section: &str) -> bool {
        self.pack.adjectives.get(lower).is_some_and(|entry| entry.section == section)
    }

    /// Whether a participle goes on with words of its own: "détenus en Syrie", "interrogés par l'AFP".
    fn has_complement(&self, token: usize, limit: usize) -> bool {
        let Some(next) = (token + 1 < limit).then(|| &self.document.tokens[token + 1]) else { return false };
        matches!(
            next.class,
            WordClass::Preposition
                | WordClass::Contraction
                | WordClass::Adverb
                | WordClass::DefiniteArticle
                | WordClass::IndefiniteArticle
                | WordClass::Subordinator
                | WordClass::Relative
        ) || next.kind == TokenKind::Number
    }

    /// A name or an acronym that belongs to the noun: "députés LFI", "groupe Altice", "famille Traoré".
    fn attached_name(&self, head: &Head, end: usize, limit: usize) -> Option<usize> {
        if end >= limit || self.pack.modifiers_first {
            return None;
        }
        let word = &self.document.tokens[end];
        let flags = crate::lang::actors::Flags(head.flags);
        let several = head.number == Number::Plural;
        match self.name_at(end) {
            Some(name) if name.tokens.start == end => {
                let after = name.tokens.end;
                match name.kind {
                    NameKind::Organisation => Some(after),
                    NameKind::Person if flags.has('n') && name.tokens.len() == 1 => Some(after),
                    NameKind::Person if several && head.class.section == "family" => Some(after),
                    _ => None,
                }
            }
            Some(_) => None,
            None => {
                let acronym =
                    word.case == Case::Upper || word.case != Case::Lower && self.lower(end).starts_with("ex-");
                (acronym && word.kind == TokenKind::Word).then_some(end + 1)
            }
        }
        .filter(|after| *after <= limit)
    }

    /// The end of a complement that starts at `start`: "de Badghis", "du ministère de la Défense", "à la présidentielle".
    fn complement(&self, head: &Head, start: usize, limit: usize) -> Option<usize> {
        let of = self.link(start, "of");
        let flags = crate::lang::actors::Flags(head.flags);
        let abroad = self.link(start, "manner")
            && start + 1 < limit
            && self.name_at(start + 1).is_some_and(|name| name.kind == NameKind::Place);
        let to = self.link(start, "to") && !self.addresses(start + 1, limit);
        if !of && !(flags.has('a') && (to || abroad)) {
            return None;
        }
        if self.verbs[start] {
            return None;
        }
        let end = self.complement_body(start, limit, head.class.section != "people")?;
        let institution = head.class.singular == crate::analysis::ActorKind::Organisation;
        let quoted = self.document.tokens[end - 1].kind == TokenKind::Mark;
        (!(institution && quoted)).then_some(end)
    }

    /// Whether after "à" stands somebody who is spoken to: "a dit le ministre à l'AFP".
    fn addresses(&self, start: usize, limit: usize) -> bool {
        let end = limit.min(start + 2);
        let office = (start..end).any(|token| self.link(token, "portfolio"));
        let other = |token: usize| {
            self.name_at(token).is_some_and(|name| name.kind != NameKind::Place)
                || self.determines(token, 'n') && self.class(token) != WordClass::Preposition
        };
        !office && (start..end).any(other)
    }

    /// The noun phrase after the preposition at `start`, with its own complements.
    fn complement_body(&self, start: usize, limit: usize, people: bool) -> Option<usize> {
        let mut token = start + 1;
        if token < limit && self.is_preposition(token) && !self.link(start, "of") {
            // chargé de la fonction publique
            token += 1;
        }
        while token < limit
            && (matches!(
                self.class(token),
                WordClass::DefiniteArticle
                    | WordClass::Demonstrative
                    | WordClass::Numeral
                    | WordClass::Quantifier
                    | WordClass::IndefiniteArticle
            ) || self.class(token) == WordClass::Possessive && people
                || self.before(token)
                || self.pack.titles.contains(self.lower(token)))
        {
            token += 1;
        }
        if token >= limit || self.is_time(token, limit) {
            return None;
        }
        let word = &self.document.tokens[token];
        if word.kind == TokenKind::Mark {
            return self.quoted(token, limit);
        }
        if word.kind == TokenKind::Number
            && (token + 1 >= limit || self.link(token + 1, "age") || self.link(token + 1, "unit"))
        {
            return None;
        }
        if word.kind == TokenKind::Number {
            token += 1;
        }
        let mut end = self.nominal(token, limit)?;
        if end < limit && self.link(end, "of") {
            end = self.complement_body(end, limit, people).unwrap_or(end);
        }
        // "entourage du ministre de l'Intérieur Jean Dupont": the name belongs to the office before it.
        let holder =
            self.name_at(end).filter(|name| end < limit && name.tokens.start == end && name.kind == NameKind::Person);
        let office = heads::at(self.document, token, limit).is_some_and(|inner| {
            inner.class.singular == crate::analysis::ActorKind::Role && self.name_at(token).is_none()
        });
        if let Some(name) = holder.filter(|_| office) {
            end = name.tokens.end.min(limit);
        }
        Some(end)
    }

    /// A name, or a noun with its adjectives.
    fn nominal(&self, token: usize, limit: usize) -> Option<usize> {
        if let Some(name) = self.name_at(token) {
            return Some(name.tokens.end.min(limit));
        }
        let word = &self.document.tokens.get(token)?;
        if token >= limit
            || word.kind != TokenKind::Word
            || word.class != WordClass::Open
            || self.verbs[token]
            || self.is_infinitive(token)
        {
            return None;
        }
        let head = heads::at(self.document, token, limit);
        let noun_end = head.map_or(token + 1, |head| head.end);
        let takes_name = head.is_some_and(|head| crate::lang::actors::Flags(head.flags).has('n'));
        let number = head.map_or_else(|| guessed_number(self.lower(token)), |head| head.number);
        let mut end = self.adjectives(noun_end, number, limit);
        if end < limit
            && let Some(name) = self.name_at(end)
            && name.tokens.start == end
            && (name.kind != NameKind::Person || takes_name && name.tokens.len() == 1)
            && head.is_none_or(|head| head.class.section != "official")
        {
            end = name.tokens.end.min(limit);
        }
        Some(end)
    }

    fn is_infinitive(&self, token: usize) -> bool {
        // Verb groups are in order: those that start at or before the token end with the one to look at.
        let verbs = &self.document.verbs;
        let after = verbs.partition_point(|verb| verb.tokens.start <= token);
        after.checked_sub(1).is_some_and(|index| {
            verbs[index].tokens.contains(&token) && verbs[index].tense == crate::text::Tense::Infinitive
        })
    }

    /// "mardi", "2018", "34 ans", "la semaine dernière".
    fn is_time(&self, token: usize, limit: usize) -> bool {
        let word = &self.document.tokens[token];
        if word.kind == TokenKind::Number {
            let year = self.document.word(token).len() == 4;
            return year || token + 1 < limit && (self.link(token + 1, "time") || self.link(token + 1, "age"));
        }
        self.link(token, "time") || self.link(token, "age")
    }

    /// Words between marks, as in "l'inventeur du « copier-coller »".
    fn quoted(&self, mark: usize, limit: usize) -> Option<usize> {
        let span = self.document.tokens[mark].span;
        let index = self.document.marks.partition_point(|pair| pair.open.start < span.start);
        let pair = self.document.marks.get(index).filter(|pair| pair.open == span)?;
        let end = pair.tokens.end + 1;
        (pair.close.is_some() && end <= limit && pair.tokens.len() <= 6).then_some(end)
    }
}

/// Whether a form can go with a noun of this number.
fn agrees(adjective: &str, number: Number, invariable: &[&str]) -> bool {
    let plural = adjective.ends_with('s') || adjective.ends_with('x');
    match number {
        Number::Plural => plural,
        Number::Singular => !plural || invariable.iter().any(|ending| adjective.ends_with(ending)),
        Number::Unknown => true,
    }
}

fn guessed_number(noun: &str) -> Number {
    if noun.ends_with('s') || noun.ends_with('x') { Number::Plural } else { Number::Singular }
}
