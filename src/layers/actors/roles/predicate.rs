//! Roles that a verb gives: "Paul Petit est maire de Lyon", "Anna Petit, qui dirige le port".

use super::{Found, Reader, Role, Roles};
use crate::layers::actors::Standing;
use crate::layers::actors::phrases::{Determiner, Phrase};
use crate::names::{Name, NameKind};
use crate::text::{Gender, Number, Tense, TokenKind, Verb, WordClass};

/// Gives names without a role of their own what a verb says of them.
pub(super) fn find(reader: &Reader, roles: &mut Roles) {
    for (index, name) in reader.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
        let open = roles.of_name[index].is_none_or(|role| role.standing < Standing::Predicate);
        let Some(found) = open.then(|| reader.said_of(name)).flatten() else { continue };
        let first = roles.of_name[index].and_then(|role| role.first);
        roles.of_name[index] = Some(Role { first, ..found.role });
    }
}

impl Reader<'_> {
    fn said_of(&self, name: &Name) -> Option<Found> {
        let limit = self.document.sentence_of(name.tokens.start).end;
        let mut at = name.tokens.end;
        let comma = at < limit && self.document.word(at) == ",";
        let relative = at + usize::from(comma) < limit
            && self.document.tokens[at + usize::from(comma)].class == WordClass::Relative;
        at += usize::from(comma && relative) + usize::from(relative);
        let verb = self.document.verb_at(at).filter(|_| at < limit && (relative || !comma))?;
        let verb = &self.document.verbs[verb];
        if verb.tokens.start != at || verb.number == Number::Plural {
            return None;
        }
        if self.is(verb, "copula") {
            return self.predicate(verb, limit);
        }
        let leads = relative && self.is(verb, "lead") && verb.tense == Tense::Present;
        leads.then(|| self.lead(verb, limit)).flatten()
    }

    /// Whether the verb is one of a section, said as a fact.
    fn is(&self, verb: &Verb, section: &str) -> bool {
        let words = self.document.language.actors.role_words;
        let known = verb.lemma.and_then(|lemma| words.get(lemma)).is_some_and(|row| row.section == section);
        let denied = verb.tokens.clone().any(|token| self.document.tokens[token].class == WordClass::Negation);
        known && !denied && matches!(verb.tense, Tense::Present | Tense::Past)
    }

    /// "est également maire de Lyon".
    fn predicate(&self, verb: &Verb, limit: usize) -> Option<Found> {
        let mut at = verb.tokens.end;
        while at < limit && self.document.tokens[at].class == WordClass::Adverb {
            at += 1;
        }
        let from = self.phrases.partition_point(|phrase| phrase.head.start < at);
        let (index, phrase) = self.phrases[from..].iter().take(2).enumerate().find(|(_, phrase)| {
            phrase.first == at && phrase.inside.is_none() && Self::is_person(phrase) && self.is_office(phrase)
        })?;
        let end = self.extended(phrase, limit);
        let span = self.document.span(&(phrase.tokens.start..self.trimmed(phrase.tokens.start, end)));
        let role = Role { span, standing: Standing::Predicate, ..self.role(phrase, "predicate") };
        let named = self.person_at(phrase.tokens.end).is_some();
        (!named).then(|| Found { phrases: vec![from + index], role })
    }

    /// Whether a noun is an office or a profession; "le" wants a complement: "est le maire de Lyon".
    fn is_office(&self, phrase: &Phrase) -> bool {
        let office =
            !matches!(phrase.head.class.section, "people" | "family" | "witness" | "source" | "fighters" | "justice");
        let whole = match phrase.determiner {
            Determiner::Bare | Determiner::Indefinite => true,
            Determiner::Definite => phrase.tokens.len() > 1,
            _ => false,
        };
        office && whole && !self.is_word(phrase.head.start, "never")
    }

    /// "qui dirige le port de Lyon".
    fn lead(&self, verb: &Verb, limit: usize) -> Option<Found> {
        let start = verb.tokens.end;
        let plain = verb.tokens.len() == 1
            && start < limit
            && self.document.tokens[start].kind == TokenKind::Word
            && !matches!(self.document.tokens[start].class, WordClass::Preposition | WordClass::Adverb);
        let end = plain.then(|| self.until_mark(start, limit)).flatten()?;
        let span = self.document.span(&(verb.tokens.start..self.trimmed(start, end)));
        let role = Role {
            span,
            rule: "predicate",
            gender: Gender::Unknown,
            first: None,
            end: None,
            shared: None,
            standing: Standing::Guess,
        };
        Some(Found { phrases: Vec::new(), role })
    }
}
