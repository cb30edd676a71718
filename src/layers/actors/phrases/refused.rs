//! Words with the form of an actor that are none where they stand: adjectives that go on, predicates, actions.

use std::ops::Range;

use super::Finder;
use crate::lang::actors::Flags;
use crate::layers::actors::heads::{self, Head};
use crate::text::{Case, Tense, TokenKind, WordClass};

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

    /// "il est un expert", "devenue la présidente": what somebody is. A relative clause after "c'est" tells of an actor:
    /// "c'est un passant qui a appelé".
    pub(super) fn is_predicate(&self, first: usize, end: usize, sentence: &Range<usize>) -> bool {
        let verbs = &self.document.verbs;
        let after = verbs.partition_point(|verb| verb.tokens.end <= first);
        let Some(verb) = after.checked_sub(1).map(|index| &verbs[index]) else { return false };
        let between = verb.tokens.end..first;
        let near = verb.tokens.start >= sentence.start
            && between.len() <= 2
            && between.clone().all(|token| matches!(self.class(token), WordClass::Adverb | WordClass::Negation));
        if !near
            || !verb.lemma.is_some_and(|lemma| {
                self.pack.links.get(lemma).is_some_and(|row| row.section == "stative" && row.value == "c")
            })
        {
            return false;
        }
        let relative = end < sentence.end && self.class(end) == WordClass::Relative;
        let finite = matches!(verb.tense, Tense::Past | Tense::Present | Tense::Future | Tense::Conditional);
        let before = verb.tokens.start.checked_sub(1).filter(|before| *before >= sentence.start);
        // "où est le ministre", "dont était membre ...": the subject follows.
        let turned = before.is_none_or(|before| {
            self.document.tokens[before].kind != TokenKind::Word
                || matches!(self.class(before), WordClass::Relative | WordClass::Subordinator)
                    && !self.link(before, "subject relative")
        });
        !(relative || finite && turned || verb.inverted.is_some())
    }

    /// "l'organisation de la cérémonie": what somebody does, unlike "une organisation de défense des droits".
    pub(super) fn is_action(&self, head: &Head) -> bool {
        let next = head.end;
        let complement = next + 1 < self.document.tokens.len() && self.link(next, "of");
        let definite = complement
            && (self.class(next) == WordClass::Contraction
                || matches!(
                    self.class(next + 1),
                    WordClass::DefiniteArticle
                        | WordClass::IndefiniteArticle
                        | WordClass::Demonstrative
                        | WordClass::Possessive
                ));
        Flags(head.flags).has('A') && definite
    }
}
