//! Where a reported clause ends, and where the journalist goes on.

use std::ops::Range;

use super::super::cues::{Cue, Shape};
use super::{FARTHEST, Reader};
use crate::text::{Number, Tense, TokenKind, WordClass};

impl Reader<'_, '_> {
    /// Where the clause that starts at `from` ends: the unit's end, or where the journalist goes on.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        // "Affirmant que …, X …", "Accusé par Y de …, X …"
        let loose = self.cue().shape == Shape::Gerund || self.cue().passive;
        let opening = loose && !self.has_finite(0..self.cue().elements.end);
        let relative = opening || self.is_subordinate();
        let inside = (0..self.cue().elements.start).filter(|element| self.is_dash(*element)).count() % 2 == 1;
        let (mut open, mut dashes) = (0, 0);
        let mut at = from;
        while at < self.unit.len() {
            if let Some(token) = self.unit.word(at) {
                match self.scene.lower(token) {
                    "(" => open += 1,
                    ")" if open == 0 => return at,
                    ")" => open -= 1,
                    ";" => return at,
                    _ if self.is_dash(at) && at > from => {
                        // The second dash of an aside does not end the clause around it.
                        dashes += 1;
                        if inside || dashes % 2 == 1 && !self.dash_follows(at) {
                            return at;
                        }
                    }
                    "," if at > from && self.opens_second(at).is_some() => return at,
                    "," if self.journalist_after(at, relative && !self.awaits_verb(from..at)) => return at,
                    _ if at > from && self.is_coordinator(token) => {
                        let whole = !self.opens_clause(from) || self.has_finite(from..at) || self.has_run(from..at);
                        // "accusing them of lying | and saying …"
                        let gerund = self.scene.pack.bare_clause
                            && self.cue().shape == Shape::Gerund
                            && self.cue_at(at + 1).is_some_and(|cue| cue.shape == Shape::Gerund);
                        if gerund || whole && self.starts_cue(at + 1) || self.main_verb_follows(from..at) {
                            return at;
                        }
                    }
                    _ => {}
                }
            }
            at += 1;
        }
        // The stop at the end is no part of the clause.
        self.unit.end_before(self.scene, from..at, &[".", "!", "?", "…", "..."])
    }

    /// Whether the word joins two clauses; "soit" before a participle is a verb.
    pub(super) fn is_coordinator(&self, token: usize) -> bool {
        self.scene.class(token) == WordClass::Coordinator && !self.scene.is_in(&self.scene.pack.words, token, "passive")
    }

    /// Whether the word before the element opens a clause.
    fn opens_clause(&self, element: usize) -> bool {
        element > 0
            && self
                .unit
                .word(element - 1)
                .is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "clause"))
    }

    /// Whether a clause behind its conjunction still lacks its verb: "que les gants, rares, | manquent".
    fn awaits_verb(&self, clause: Range<usize>) -> bool {
        let opened = self.opens_clause(clause.start);
        let next = self.unit.word(clause.end + 1).is_some_and(|token| self.scene.is_finite(token));
        opened && next && !self.has_finite(clause.clone()) && !self.has_run(clause)
    }

    /// Whether the verb behind the coordinator that ends `clause` goes on with the cue's subject, as number and tense
    /// tell: "Les élus ont demandé que le port ferme | et ont quitté la salle".
    fn main_verb_follows(&self, clause: Range<usize>) -> bool {
        let verb_at = |element: usize| self.unit.word(element).and_then(|token| self.scene.verb(token));
        let first = self.unit.word(clause.end + 1).filter(|token| self.scene.is_finite(*token));
        let Some(next) = first.and_then(|token| self.scene.verb(token)).filter(|verb| verb.inverted.is_none()) else {
            return false;
        };
        let finite = |element: &usize| self.unit.word(*element).is_some_and(|token| self.scene.is_finite(token));
        let far = clause.start.max(clause.end.saturating_sub(FARTHEST))..clause.end;
        let Some(inner) = far.rev().find(finite).and_then(verb_at) else { return false };
        let Some(main) = self.cue().elements.clone().find(finite).and_then(verb_at) else { return false };
        let agrees = next.number == main.number && next.number != Number::Unknown;
        let apart = inner.number != Number::Unknown && inner.number != next.number;
        let later = matches!(inner.tense, Tense::Future | Tense::Conditional);
        agrees && (apart || later && next.tense == main.tense && next.tense == Tense::Past)
    }

    /// Whether a dash between blanks stands at the element.
    pub(super) fn is_dash(&self, element: usize) -> bool {
        let Some(token) = self.unit.word(element) else { return false };
        matches!(self.scene.lower(token), "-" | "--" | "–" | "—") && self.scene.token(token).spaced
    }

    pub(super) fn dash_follows(&self, element: usize) -> bool {
        (element + 1..self.unit.len().min(element + FARTHEST)).any(|other| self.is_dash(other))
    }

    /// Whether the journalist goes on after the comma at `comma`.
    pub(super) fn journalist_after(&self, comma: usize, relative: bool) -> bool {
        let Some(token) = self.unit.word(comma + 1) else { return false };
        let word = self.scene.lower(token);
        if let Some(entry) = self.scene.pack.breaks.get(word) {
            let next = self.lower(comma + 2).unwrap_or("");
            if entry.value.is_empty() || entry.value.split(' ').any(|second| second == next) {
                return true;
            }
        }
        // "…, même s'il a reconnu que …": the same subject speaks again.
        let own = |element: usize| self.cue_at(element).is_some_and(|cue| cue.shape == Shape::Finite);
        if self.scene.class(token) == WordClass::Adverb
            && self
                .unit
                .word(comma + 2)
                .is_some_and(|token| matches!(self.scene.class(token), WordClass::Subordinator | WordClass::Clitic))
            && (comma + 3..comma + 6).any(own)
        {
            return true;
        }
        if relative && self.starts_main_clause(comma + 1) {
            return true;
        }
        let next =
            self.cue_at(comma + 1).or_else(|| self.cue_at(comma + 2).filter(|_| self.scene.is_preposition(token)));
        next.is_some_and(|cue| {
            let late = cue.shape == Shape::Finite && (cue.inverted.is_some() || !cue.governs('w'));
            late || matches!(cue.shape, Shape::Gerund | Shape::Source)
        })
    }

    /// Whether the cue stands in a clause that a conjunction or a relative pronoun opens, before the main one.
    pub(super) fn is_subordinate(&self) -> bool {
        let start = self.cue().elements.start;
        let mut comma = false;
        for element in (start.saturating_sub(FARTHEST)..start).rev() {
            comma |= self.is_comma(element);
            let Some(token) = self.unit.word(element) else { return false };
            match self.scene.class(token) {
                WordClass::Relative => return true,
                // "s'il"
                WordClass::Clitic
                    if self
                        .unit
                        .word(element + 1)
                        .is_some_and(|next| self.scene.class(next) == WordClass::SubjectPronoun) =>
                {
                    return true;
                }
                WordClass::Subordinator => {
                    return !self.cues[..self.index]
                        .iter()
                        .any(|cue| cue.elements.contains(&element.wrapping_sub(1)) && cue.governs('q'));
                }
                // "Alors que X, maire de Y, a dit": commas enclose an apposition.
                _ if matches!(self.scene.lower(token), ";" | ":") || comma && self.scene.is_finite(token) => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }

    /// Where a clause with its own subject follows an infinitive: "accuse X de mentir | mais le juge l'a acquitté".
    pub(super) fn new_clause(&self, elements: Range<usize>) -> Option<usize> {
        let mut verbal = false;
        for element in elements {
            let Some(token) = self.unit.word(element) else { continue };
            let class = self.scene.class(token);
            if matches!(class, WordClass::Relative | WordClass::Subordinator) {
                verbal = true;
            }
            if class == WordClass::Coordinator && !verbal {
                let next = self.unit.word(element + 1)?;
                let subject = self.scene.class(next) == WordClass::SubjectPronoun || self.scene.is_determiner(next);
                let verb = (element + 2..element + 6)
                    .take_while(|element| self.unit.word(*element).is_some_and(|token| !self.is_stop(token)))
                    .any(|element| self.unit.word(element).is_some_and(|token| self.scene.is_finite(token)));
                if subject && verb {
                    return Some(element);
                }
            }
        }
        None
    }

    fn is_stop(&self, token: usize) -> bool {
        self.scene.token(token).kind == TokenKind::Punctuation
            || matches!(self.scene.class(token), WordClass::Relative | WordClass::Subordinator)
    }

    /// The main verb behind the infinitive of a relative clause: "ceux qui accusent X de mentir | ont quitté …".
    pub(super) fn main_verb(&self, elements: Range<usize>) -> Option<usize> {
        for element in elements {
            let Some(token) = self.unit.word(element) else { continue };
            if self.scene.is_finite(token) {
                return Some(element);
            }
            if matches!(
                self.scene.class(token),
                WordClass::Relative | WordClass::Subordinator | WordClass::SubjectPronoun
            ) {
                return None;
            }
        }
        None
    }

    /// Whether a subject and its verb, or a verb, start at the element.
    pub(super) fn starts_main_clause(&self, at: usize) -> bool {
        let Some(token) = self.unit.word(at) else { return false };
        if self.scene.is_finite(token) {
            return true;
        }
        let subject = self.scene.class(token) == WordClass::SubjectPronoun
            || self.scene.is_determiner(token)
            || self.scene.mention_at(token).is_some();
        subject && self.has_finite(at..at + FARTHEST)
    }

    /// Whether a finite cue without a subject of its own starts at the element: "et a ajouté que".
    pub(super) fn starts_cue(&self, element: usize) -> bool {
        for at in element..self.unit.len().min(element + 8) {
            if let Some(cue) = self.cue_at(at) {
                // "would rise and would continue to rise" goes on with what is reported.
                let modal = self.scene.pack.bare_clause
                    && self
                        .scene
                        .verb(self.unit.token(at))
                        .is_some_and(|verb| matches!(verb.tense, Tense::Future | Tense::Conditional));
                return cue.shape == Shape::Finite && !cue.passive && !modal && (at != element || !cue.basic);
            }
            let Some(token) = self.unit.word(at) else { return false };
            let punctuation = self.scene.token(token).kind == TokenKind::Punctuation;
            if punctuation || self.scene.is_finite(token) || self.scene.class(token) == WordClass::Subordinator {
                return false;
            }
        }
        false
    }

    /// The cue after this one that starts at the element.
    pub(super) fn cue_at(&self, element: usize) -> Option<&Cue> {
        let cue = &self.cues[(*self.starts.get(element)?)?];
        (cue.elements.start >= self.cue().elements.end).then_some(cue)
    }
}
