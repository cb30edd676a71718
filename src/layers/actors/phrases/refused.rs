//! Words with the form of an actor that are none where they stand: adjectives that go on, predicates, actions.

use std::ops::Range;

use super::{Determiner, Finder};
use crate::lang::actors::Flags;
use crate::layers::actors::heads::{self, Head};
use crate::text::{Case, Number, TokenKind, WordClass};

impl Finder<'_> {
    /// "les droits civiques et civils", "leur « engagement » politique": a word that may be an adjective, after another
    /// one or after quoted words.
    pub(super) fn goes_on_as_adjective(&self, head: &Head, limit: usize) -> bool {
        let adjectival = |token: usize| {
            let lower = self.lower(token);
            let ending = || {
                self.pack
                    .adjective_endings
                    .iter()
                    .any(|row| !row.participle && lower.trim_end_matches('s').ends_with(row.ending))
            };
            self.is_listed(lower, "after") || self.pack.demonyms.contains(lower) || ending()
        };
        let Some(before) = head.start.checked_sub(2).filter(|before| *before >= limit && !self.pack.modifiers_first)
        else {
            return false;
        };
        let joined = self.class(before + 1) == WordClass::Coordinator
            && self.class(before) == WordClass::Open
            && !self.verbs[before]
            && heads::at(self.document, before, before + 1).is_none()
            && adjectival(before);
        let quoted = self.is_open_mark(before + 1) && self.document.tokens[before].kind == TokenKind::Word;
        self.document.tokens[head.start].case == Case::Lower && adjectival(head.start) && (joined || quoted)
    }

    /// "il est un expert", "devenue la présidente", "vu comme un expert": what somebody is. A relative clause after "c'est" tells of an actor:
    /// "c'est un passant qui a appelé".
    pub(super) fn is_predicate(&self, first: usize, end: usize, sentence: &Range<usize>) -> bool {
        let as_one = first > sentence.start
            && self.class(first) == WordClass::IndefiniteArticle
            && self.pack.links.get(self.lower(first - 1)).is_some_and(|row| row.value == "as");
        if as_one && self.determines(first, 's') {
            return true;
        }
        let verbs = &self.document.verbs;
        let after = verbs.partition_point(|verb| verb.tokens.end <= first);
        let Some(verb) = after.checked_sub(1).map(|index| &verbs[index]) else { return false };
        let mut between = verb.tokens.end..first;
        let near = verb.tokens.start >= sentence.start
            && between.len() <= 2
            && between.all(|token| {
                self.is_open_mark(token) || matches!(self.class(token), WordClass::Adverb | WordClass::Negation)
            });
        if !near
            || !verb.lemma.is_some_and(|lemma| {
                self.pack.links.get(lemma).is_some_and(|row| row.section == "stative" && row.value == "c")
            })
        {
            return false;
        }
        let relative = end < sentence.end && self.class(end) == WordClass::Relative;
        let finite = verb.tense.is_finite();
        let before = verb.tokens.start.checked_sub(1).filter(|before| *before >= sentence.start);
        // "où est le ministre", "dont était membre ...": the subject follows.
        let turned = before.is_none_or(|before| {
            self.document.tokens[before].kind != TokenKind::Word
                || matches!(self.class(before), WordClass::Relative | WordClass::Subordinator)
                    && !self.link(before, "subject relative")
        });
        !(relative || finite && turned || verb.inverted.is_some())
    }

    /// "l'organisation de la cérémonie": what somebody does, unlike "l'organisation des Nations unies".
    pub(super) fn is_action(&self, head: &Head) -> bool {
        let next = head.end;
        let limit = self.document.tokens.len();
        if !Flags(head.flags).has('A') || next + 1 >= limit || !self.link(next, "of") {
            return false;
        }
        let noun = if self.class(next) == WordClass::Contraction { next + 1 } else { next + 2 };
        let definite = noun == next + 1
            || matches!(
                self.class(next + 1),
                WordClass::DefiniteArticle
                    | WordClass::IndefiniteArticle
                    | WordClass::Demonstrative
                    | WordClass::Possessive
            );
        definite && noun < limit && self.name_at(noun).is_none() && !self.is_time(noun, limit)
    }

    /// "une ville de 300 habitants": a measure of what stands before.
    pub(super) fn is_measure(&self, head: &Head, first: usize, determiner: Determiner) -> bool {
        let of = |token: usize| self.link(token, "of") || self.class(token) == WordClass::Preposition;
        Flags(head.flags).has('N')
            && determiner == Determiner::Quantity
            && first.checked_sub(1).is_some_and(|before| of(before) || before > 0 && self.is_adverb_after(before, of))
    }

    /// "d'environ 300", "de près de 300": an adverb after the preposition.
    fn is_adverb_after(&self, token: usize, of: impl Fn(usize) -> bool) -> bool {
        self.class(token) == WordClass::Adverb && of(token - 1)
    }

    /// "le camp de la répression": no camp of people.
    pub(super) fn is_of_things(&self, head: &Head, end: usize) -> bool {
        let complement = head.end + 1 < end && self.link(head.end, "of");
        let people = |token: usize| self.name_at(token).is_some() || heads::at(self.document, token, end).is_some();
        Flags(head.flags).has('h') && complement && !(head.end + 1..end).any(people)
    }

    /// "le ministère de la Famille": a capital on a plain noun after a preposition makes it an office.
    pub(super) fn is_portfolio(&self, head: &Head, governed: bool, sentence: &Range<usize>) -> bool {
        governed
            && !self.pack.modifiers_first
            && matches!(head.class.section, "family" | "collective")
            && head.number == Number::Singular
            && head.start > sentence.start
            && self.document.tokens[head.start].case == Case::Capital
            && head.end == head.start + 1
    }
}
