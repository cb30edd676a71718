//! Nouns, names and adjectives before a head noun, in languages that put modifiers first, and heads that only modify.

use super::Finder;
use crate::analysis::{ActorKind, Certainty};
use crate::layers::actors::heads::{self, Head};
use crate::names::{Name, NameKind};
use crate::text::{Case, Number, TokenKind, WordClass};

impl Finder<'_> {
    /// In languages that put modifiers first, the start of the name before the noun: "US government", "Labour MP", "the
    /// Duval administration".
    pub(super) fn name_before(&self, start: usize, head: &Head) -> Option<usize> {
        let possessive = self.document.language.names.possessive;
        let owned = start.checked_sub(1).filter(|mark| {
            let ending = self.lower(*mark).replace('’', "'");
            head.class.section == "unique" && possessive == Some(ending.as_str()) && !self.verbs[*mark]
        });
        if let Some(mark) = owned {
            // "Sudan's government"
            let owner = mark.checked_sub(1).and_then(|before| self.name_at(before))?;
            let place = owner.kind == NameKind::Place && owner.tokens.end == mark;
            return place.then_some(owner.tokens.start);
        }
        let name =
            start.checked_sub(1).and_then(|before| self.name_at(before)).filter(|_| self.pack.modifiers_first)?;
        let fits = match name.kind {
            // "the Webb administration", "Webb administration officials"
            NameKind::Person => {
                let body = || heads::at(self.document, start, start + 1);
                let institution = |head: &Head| head.class.singular == ActorKind::Organisation;
                name.tokens.len() == 1
                    && (institution(head) || body().is_some_and(|body| institution(&body) && body.start < head.start))
            }
            _ => true,
        };
        let titled = name.tokens.start.checked_sub(1).is_some_and(|token| self.pack.titles.contains(self.lower(token)));
        (fits && !titled && name.tokens.end == start).then_some(name.tokens.start)
    }

    /// In languages that put modifiers first: "Afghan security forces", "technology companies".
    pub(super) fn is_modifier(&self, token: usize) -> bool {
        let word = &self.document.tokens[token];
        if self.pack.links.contains(self.lower(token)) || self.pack.titles.contains(self.lower(token)) {
            return false;
        }
        let opens = token == self.document.sentence_of(token).start;
        let plain =
            (word.case == Case::Lower || opens) && !self.lower(token).ends_with('s') || word.case == Case::Upper;
        let plural_noun = heads::at(self.document, token, token + 1).is_some_and(|head| head.number == Number::Plural);
        !plural_noun
            && word.kind == TokenKind::Word
            && (word.class == WordClass::Open || word.case == Case::Upper && word.span.len() > 1)
            && !self.verbs[token]
            && (plain || self.is_known_modifier(token))
    }

    /// A word that the lists or its ending tell to be no verb.
    fn is_known_modifier(&self, token: usize) -> bool {
        let lower = self.lower(token);
        let by_ending = || self.pack.adjective_endings.iter().any(|row| !row.participle && lower.ends_with(row.ending));
        self.pack.demonyms.contains(lower)
            || self.pack.adjectives.contains(lower)
            || self.document.tokens[token].case == Case::Upper
            || by_ending()
            || heads::at(self.document, token, token + 1).is_some()
    }

    /// "holders employ staff": where another noun stands before the modifiers, the first unknown word is a verb.
    pub(super) fn without_verbs(&self, start: usize, head: usize, limit: usize) -> usize {
        let Some(before) = start.checked_sub(1).filter(|before| *before >= limit && self.pack.modifiers_first) else {
            return start;
        };
        let noun = self.class(before) == WordClass::Open && !self.verbs[before];
        if !noun || self.document.tokens[before].kind != TokenKind::Word {
            return start;
        }
        (start..head).find(|token| self.is_known_modifier(*token) || self.name_at(*token).is_some()).unwrap_or(head)
    }

    /// "The Government": a capital alone made it a name.
    pub(super) fn is_guess(&self, name: &Name) -> bool {
        name.certainty == Certainty::Check && name.kind == NameKind::Organisation
    }

    /// Whether the head is but a quantity or an adjective of what follows: "la majorité des électeurs", "de jeunes chiens".
    pub(super) fn only_leads(&self, head: &Head, limit: usize) -> bool {
        let next = head.end;
        if next + 1 >= limit || head.end != head.start + 1 {
            return false;
        }
        let word = self.lower(head.start);
        if self.pack.quantities.contains(word) && self.link(next, "of") {
            let noun = (next + 1..limit.min(next + 4)).find(|token| !self.counts(*token) && !self.before(*token));
            let counted = noun.and_then(|noun| heads::at(self.document, noun, limit));
            return counted
                .is_some_and(|inner| inner.number != Number::Singular && inner.class.section != "collective");
        }
        let adjective = self.pack.adjectives.get(word).is_some_and(|entry| entry.section == "before");
        let plural = |token: usize| self.lower(token).ends_with(['s', 'x']);
        let noun = self.class(next) == WordClass::Open
            && !self.verbs[next]
            && self.document.tokens[next].case == Case::Lower
            && self.name_at(next).is_none()
            && plural(next) == plural(head.start)
            && !self.adjective(next, head.number, limit)
            && !self.pack.adverb_endings.iter().any(|ending| self.lower(next).ends_with(ending));
        if self.pack.modifiers_first {
            return self.leads_compound(head, limit);
        }
        adjective && (noun || heads::at(self.document, next, limit).is_some())
    }

    /// "aid worker", "general secretary": the first noun of a compound, where the second is no verb.
    fn leads_compound(&self, head: &Head, limit: usize) -> bool {
        let next = head.end;
        let same_case = self.document.tokens[next].case == self.document.tokens[head.start].case
            || head.start == self.document.sentence_of(head.start).start
            || self.document.tokens[head.start].case != Case::Lower;
        let word = self.lower(next);
        let noun = self.document.tokens[next].case == Case::Lower
            && !word.ends_with(['s', 'd'])
            && !self.pack.adverb_endings.iter().any(|ending| word.ends_with(ending))
            && !self.pack.links.contains(word);
        head.number != Number::Plural
            && same_case
            && !self.verbs[next]
            && self.name_at(next).is_none()
            && self.class(next) == WordClass::Open
            && (noun || heads::at(self.document, next, limit).is_some())
    }
}
