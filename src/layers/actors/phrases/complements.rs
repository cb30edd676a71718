//! What follows a head noun inside its phrase: adjectives, names, complements.

use super::Finder;
use crate::analysis::ActorKind;
use crate::lang::actors::Flags;
use crate::layers::actors::heads::{self, Head};
use crate::names::NameKind;
use crate::text::{Case, Number, Tense, TokenKind, Verb, WordClass};

/// How many tokens a complement may take, so that time stays linear.
const LONGEST: usize = 24;

impl Finder<'_> {
    /// The token after the last of the mention.
    pub(super) fn end(&self, head: &Head, number: Number, limit: usize) -> usize {
        let limit = limit.min(head.end + LONGEST);
        let mut end = self.adjectives(head.end, number, limit);
        if let Some(after) = self.attached_name(head, end, limit) {
            end = self.adjectives(after, number, limit);
        }
        let mut complements = 0;
        while end < limit && complements < 2 {
            let after = self.complement(head, end, limit).or_else(|| self.manner(head, end, limit));
            let Some(after) = after.or_else(|| self.near(end, limit)) else {
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
        let end = self.second_head(head, end, limit).unwrap_or(end);
        self.superlative(end, number, limit).unwrap_or(end)
    }

    /// "les Français les plus aisés": article, degree and adjective once more.
    fn superlative(&self, start: usize, number: Number, limit: usize) -> Option<usize> {
        let adjective = start + 2;
        let degree = adjective < limit
            && self.class(start) == WordClass::DefiniteArticle
            && self.link(start + 1, "degree")
            && self.class(adjective) == WordClass::Open
            && !self.verbs[adjective]
            && agrees(self.lower(adjective), number, self.pack.invariable_adjectives);
        (degree && !self.has_complement(adjective, limit)).then_some(adjective + 1)
    }

    /// "ministre de la Santé et des Solidarités": one more complement after "et".
    pub(super) fn second_complement(&self, end: usize, limit: usize) -> usize {
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
    pub(super) fn second_head(&self, head: &Head, end: usize, limit: usize) -> Option<usize> {
        let person = |head: &Head| head.class.singular == ActorKind::Role && head.number != Number::Plural;
        if !person(head) || end + 1 >= limit || self.class(end) != WordClass::Coordinator || self.pack.modifiers_first {
            return None;
        }
        let second = heads::at(self.document, end + 1, limit).filter(person).filter(|second| {
            self.name_at(second.start).is_none() && !self.verbs[second.start] && second.number == head.number
        })?;
        Some(self.end(&second, Number::Singular, limit))
    }

    /// "une source proche de l'enquête".
    fn near(&self, start: usize, limit: usize) -> Option<usize> {
        let near = start + 2 < limit && self.link(start, "near");
        let linked = near && (self.link(start + 1, "of") || self.link(start + 1, "to"));
        if linked { self.complement_body(start + 1, limit, true) } else { None }
    }

    /// "voyageurs en train", "chasseurs en colère": a bare noun after "en".
    pub(super) fn manner(&self, head: &Head, start: usize, limit: usize) -> Option<usize> {
        let noun = start + 1;
        if head.class.singular == ActorKind::Organisation {
            return None;
        }
        let bare = noun < limit
            && self.link(start, "manner")
            && self.document.tokens[noun].case == Case::Lower
            && self.class(noun) == WordClass::Open
            && !self.verbs[noun]
            && !self.pack.links.contains(self.lower(noun));
        let closed = noun + 1 >= limit
            || self.verbs[noun + 1]
            || self.document.tokens[noun + 1].kind == TokenKind::Punctuation
            || self.class(noun + 1) == WordClass::Auxiliary;
        (bare && closed).then_some(noun + 1)
    }

    /// Whether an institution's phrase only leads to its name, which ends it or follows it.
    pub(super) fn introduces(&self, head: &Head, number: Number, end: usize) -> bool {
        let organisation = |token: usize| self.name_at(token).is_some_and(|name| name.kind == NameKind::Organisation);
        let organisation_like = head.class.singular == ActorKind::Organisation || Flags(head.flags).has('o');
        let institution = organisation_like && number != Number::Plural;
        let plain = self.adjectives(head.end, number, end);
        institution && (plain < end && organisation(plain) || plain == end && organisation(end))
    }

    /// Skips adjectives after a noun.
    pub(super) fn adjectives(&self, start: usize, number: Number, limit: usize) -> usize {
        let mut end = start;
        while end < limit {
            if self.adjective(end, number, limit) {
                end += 1;
            } else if end > start
                && end + 1 < limit
                && self.class(end) == WordClass::Coordinator
                // "les ministres français et allemand": one of each.
                && (self.adjective(end + 1, number, limit)
                    || number == Number::Plural && self.adjective(end + 1, Number::Singular, limit))
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a token is an adjective of a noun of `number` before it.
    pub(super) fn adjective(&self, token: usize, number: Number, limit: usize) -> bool {
        let word = &self.document.tokens[token];
        if self.pack.modifiers_first
            || word.kind != TokenKind::Word
            || word.class != WordClass::Open && !self.is_listed(self.lower(token), "after")
            || word.case != Case::Lower
            || self.verbs[token] && !self.ends_phrase(token, limit) && !self.is_outgoing(token)
            || self.name_at(token).is_some()
        {
            return false;
        }
        let lower = self.lower(token);
        if self.pack.adjectives_agree && !agrees(lower, number, self.pack.invariable_adjectives) {
            return false;
        }
        // "l'élection présidentielle", which is an office after "candidat à la" too
        let office = self.link(token, "portfolio") && self.is_listed(lower, "after");
        if self.pack.links.contains(lower) && !office
            || self.pack.adverb_endings.iter().any(|ending| lower.ends_with(ending))
        {
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

    /// "une source interne,": an adjective of the lists that has the form of a verb, but nothing follows it.
    fn ends_phrase(&self, token: usize, limit: usize) -> bool {
        let next = token + 1;
        let alone = next >= limit || self.document.tokens[next].kind == TokenKind::Punctuation || self.verbs[next];
        alone && self.is_listed(self.lower(token), "after")
    }

    /// "le maire sortant de Lyon", "ministre adjoint": an adjective of the lists that has the form of a verb.
    fn is_outgoing(&self, token: usize) -> bool {
        let verb = self.document.verb_at(token).map(|verb| &self.document.verbs[verb]);
        let entry = self.pack.adjectives.get(self.lower(token)).filter(|entry| entry.section == "after");
        let gerund = |verb: &Verb| verb.tense == Tense::Gerund && verb.tokens.len() == 1;
        entry.is_some_and(|entry| entry.value == "v" || verb.is_some_and(gerund))
    }

    pub(super) fn is_listed(&self, lower: &str, section: &str) -> bool {
        self.pack.adjectives.get(lower).is_some_and(|entry| entry.section == section)
    }

    /// Whether a participle goes on with words of its own: "détenus en Syrie", "interrogés par l'AFP".
    pub(super) fn has_complement(&self, token: usize, limit: usize) -> bool {
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
    pub(super) fn attached_name(&self, head: &Head, end: usize, limit: usize) -> Option<usize> {
        if end >= limit || self.pack.modifiers_first {
            return None;
        }
        let word = &self.document.tokens[end];
        let flags = Flags(head.flags);
        let several = head.number == Number::Plural;
        let group = head.class.singular != ActorKind::Role;
        match self.name_at(end) {
            Some(name) if name.tokens.start == end => {
                let after = name.tokens.end;
                match name.kind {
                    NameKind::Organisation => Some(after),
                    // "la famille Petit", but "sa sœur Anna"
                    NameKind::Person if flags.has('n') && name.tokens.len() == 1 && (several || group) => Some(after),
                    NameKind::Person if several && flags.has('n') => Some(after),
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
    pub(super) fn complement(&self, head: &Head, start: usize, limit: usize) -> Option<usize> {
        let of = self.link(start, "of");
        let flags = Flags(head.flags);
        let beside = flags.has('a') && self.link(start, "among");
        let abroad = self.link(start, "manner")
            && start + 1 < limit
            && self.name_at(start + 1).is_some_and(|name| name.kind == NameKind::Place);
        let to = self.link(start, "to") && !self.addresses(start + 1, limit);
        if !of && !beside && !(flags.has('a') && (to || abroad)) {
            return None;
        }
        if self.verbs[start] {
            return None;
        }
        let end = self.complement_body(start, limit, self.takes_possessive(head))?;
        let institution = head.class.singular == ActorKind::Organisation;
        let quoted = self.document.tokens[end - 1].kind == TokenKind::Mark;
        (!(institution && quoted)).then_some(end)
    }

    /// "membres de leur famille", but not "informer le gouvernement de ses projets".
    fn takes_possessive(&self, head: &Head) -> bool {
        head.class.singular != ActorKind::Organisation && head.class.section != "people"
    }

    /// Whether after "à" stands somebody who is spoken to: "a dit le ministre à l'AFP".
    pub(super) fn addresses(&self, start: usize, limit: usize) -> bool {
        let end = limit.min(start + 2);
        let office = (start..end).any(|token| self.link(token, "portfolio"));
        let other = |token: usize| {
            self.name_at(token).is_some_and(|name| name.kind != NameKind::Place)
                || self.determines(token, 'n') && self.class(token) != WordClass::Preposition
                || heads::at(self.document, token, limit).is_some_and(|head| head.class.singular == ActorKind::Role)
        };
        !office && (start..end).any(other)
    }

    /// The noun phrase after the preposition at `start`, with its own complements.
    pub(super) fn complement_body(&self, start: usize, limit: usize, people: bool) -> Option<usize> {
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
                || self.before(token) && self.goes_on(token + 1, limit)
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
        // "un homme d'une quarantaine d'années"
        let counted =
            self.pack.quantities.contains(self.lower(token)) && token + 2 < limit && self.link(token + 1, "of");
        if counted && (self.is_time(token + 2, limit) || self.link(token + 2, "age")) {
            return None;
        }
        if word.kind == TokenKind::Number {
            token += 1;
        }
        let plain = self.nominal(token, limit)?;
        let mut end = plain;
        if end < limit && self.link(end, "of") {
            end = self.complement_body(end, limit, people).unwrap_or(end);
        }
        // "entourage du ministre de l'Intérieur Jean Dupont", "fille du cycliste Jean Dupont": the name belongs to the noun.
        let holder =
            self.name_at(end).filter(|name| end < limit && name.tokens.start == end && name.kind == NameKind::Person);
        let titled = heads::at(self.document, token, limit).is_some_and(|inner| {
            let person = inner.class.singular == ActorKind::Role && inner.number != Number::Plural;
            inner.class.section == "official" || person && end == plain && !Flags(inner.flags).has('d')
        });
        if let Some(name) = holder.filter(|_| titled && self.name_at(token).is_none()) {
            end = name.tokens.end.min(limit);
        }
        Some(end)
    }

    /// Whether a noun may still come: "de hauts gradés", but "soldats du feu".
    fn goes_on(&self, token: usize, limit: usize) -> bool {
        token < limit
            && self.document.tokens[token].kind == TokenKind::Word
            && (self.class(token) == WordClass::Open || !self.pack.modifiers_first && self.name_at(token).is_some())
            && !self.verbs[token]
    }

    /// A name, or a noun with its adjectives.
    pub(super) fn nominal(&self, token: usize, limit: usize) -> Option<usize> {
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
        let noun_end =
            head.map_or_else(|| heads::excluded(self.document, token, limit).unwrap_or(token + 1), |head| head.end);
        let takes_name = head.is_some_and(|head| Flags(head.flags).has('n'));
        let number = head.map_or_else(|| guessed_number(self.lower(token)), |head| head.number);
        let mut end = self.adjectives(noun_end, number, limit);
        let surname = end < limit
            && takes_name
            && self.document.tokens[end].case == Case::Capital
            && !self.verbs[end]
            && !self.pack.titles.contains(self.lower(end));
        if surname && self.name_at(end).is_none() {
            return Some(end + 1);
        }
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

    pub(super) fn is_infinitive(&self, token: usize) -> bool {
        // Verb groups are in order: those that start at or before the token end with the one to look at.
        let verbs = &self.document.verbs;
        let after = verbs.partition_point(|verb| verb.tokens.start <= token);
        after
            .checked_sub(1)
            .is_some_and(|index| verbs[index].tokens.contains(&token) && verbs[index].tense == Tense::Infinitive)
    }

    /// "mardi", "2018", "34 ans", "la semaine dernière".
    pub(super) fn is_time(&self, token: usize, limit: usize) -> bool {
        let word = &self.document.tokens[token];
        if word.kind == TokenKind::Number {
            let year = self.document.word(token).len() == 4;
            return year || token + 1 < limit && (self.link(token + 1, "time") || self.link(token + 1, "age"));
        }
        self.link(token, "time") || self.link(token, "age")
    }

    /// Words between marks, as in "l'inventeur du « copier-coller »".
    pub(super) fn quoted(&self, mark: usize, limit: usize) -> Option<usize> {
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
