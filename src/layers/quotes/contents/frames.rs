//! Frames: "selon X", "pour X", "de source X", before, inside and behind their clause.

use std::ops::Range;

use super::super::Source;
use super::super::complements;
use super::super::phrases;
use super::super::speakers::{self, Attribution};
use super::{FARTHEST, NEAR, Reader, Reading};
use crate::text::{Tense, TokenKind, WordClass};

impl Reader<'_, '_> {
    /// "selon X, …", "…, selon X", "qui, selon X, …".
    pub(super) fn framed(&self, rule: &'static str) -> Option<Reading> {
        let cue = self.cue();
        if let Some(reading) = self.relative_frame(rule) {
            return Some(reading);
        }
        let phrase = phrases::read(self.scene, self.unit, cue.elements.end)?;
        if self.is_manner(&phrase) {
            return None;
        }
        let attribution = Attribution::of(phrase.source, phrase.end);
        self.place(attribution, rule)
    }

    /// Whether the phrase of a frame is a thing that says nothing: "selon l'altitude".
    fn is_manner(&self, phrase: &phrases::Phrase) -> bool {
        let Source::Phrase(span) = phrase.source else { return false };
        let tokens = self.unit.tokens(&(self.cue().elements.end..phrase.end));
        let known = |token: usize| {
            self.scene.is_capital(token)
                || self.scene.mention_at(token).is_some()
                || matches!(self.scene.class(token), WordClass::Possessive | WordClass::Pronoun)
                || self.scene.is_in(&self.scene.pack.words, token, "pronoun")
                || self.scene.pack.nouns.get(self.scene.lower(token)).is_some_and(|entry| !entry.section.is_empty())
        };
        let cut = self.lower(phrase.end) == Some("(");
        !self.scene.pack.bare_clause && !cut && !self.scene.is_mention(span) && !tokens.into_iter().any(known)
    }

    /// "X, selon qui …", "X, pour qui …", "un rapport selon lequel …".
    pub(super) fn relative_frame(&self, rule: &'static str) -> Option<Reading> {
        let cue = self.cue();
        let relative = self.unit.word(cue.elements.end)?;
        if self.scene.class(relative) != WordClass::Relative || cue.elements.start == 0 {
            return None;
        }
        let source = speakers::antecedent(self.scene, self.unit, cue.elements.start)?;
        let clause = cue.elements.end + 1;
        let stop = self.clause_end(clause);
        if clause >= stop {
            return None;
        }
        let mut reading = self.reading(Attribution::of(source, clause), rule);
        reading.contents.push(clause..stop);
        reading.clause = Some(clause..stop);
        Some(reading)
    }

    /// Places the frame before, inside or behind its clause.
    pub(super) fn place(&self, attribution: Attribution, rule: &'static str) -> Option<Reading> {
        let start = self.cue().elements.start;
        let named = attribution.end;
        let mut reading = self.reading(attribution, rule);
        let first = self.frame_clause_start();
        let before_end = self.unit.end_before(self.scene, first..start.max(first), &[",", "(", "-", "–", "—"]);
        let relative = before_end > first
            && self.unit.word(before_end - 1).is_some_and(|token| {
                self.scene.class(token) == WordClass::Relative || self.scene.class(token) == WordClass::Subordinator
            });
        let empty = !(first..before_end).any(|element| self.is_solid(element));
        let clause = self.after_apposition(named, &reading.source);
        let mut stop = self.clause_end(clause);
        if relative {
            // "X, qui, selon Y, partira, a ri": the main verb goes on behind the comma.
            let verb = |element: usize| self.unit.word(element).is_some_and(|token| self.scene.is_finite(token));
            stop = (clause..stop).find(|element| self.is_comma(*element) && verb(element + 1)).unwrap_or(stop);
        }
        let goes_on = clause < stop && (self.has_finite(clause..stop) || self.has_run(clause..stop) || empty);
        let behind_comma = start > 0 && self.is_comma(start - 1);
        // "…, et selon X, C": what comes before is told by the journalist.
        let joined = before_end > first
            && self.unit.word(before_end - 1).is_some_and(|token| self.is_coordinator(token))
            && self.has_finite(first..before_end);
        let apart = self.unit.word(named).is_none_or(|token| self.scene.token(token).kind == TokenKind::Punctuation);
        let range = if let Some(phrase) = self.participle_phrase(named) {
            phrase
        } else if self.unit.is_run(named) && behind_comma {
            named..self.clause_end(named)
        } else if let Some(stretch) = self.stretch_before(first..before_end, named).filter(|_| !relative) {
            stretch
        } else if joined && goes_on {
            clause..stop
        } else if !empty && !behind_comma && !apart && !relative && self.unit.len() > named + 3 {
            first..stop
        } else if (empty || relative) && goes_on {
            clause..stop
        } else if goes_on
            && !self.has_finite(first..before_end)
            && !self.has_run(first..before_end)
            && self.is_comma(named)
        {
            first..stop
        } else if let Some(verb) =
            self.relative_verb(first..before_end).filter(|_| behind_comma && self.is_comma(named))
        {
            verb..stop
        } else if behind_comma && self.is_cut(before_end, named) {
            first..self.clause_end(named + 1)
        } else if !empty {
            first..before_end
        } else {
            return None;
        };
        if range.is_empty() {
            return None;
        }
        // "un texte qui est, selon lui, une "chance"": the marks behind the frame are reported too.
        let marked = clause..stop.min(clause + NEAR);
        if behind_comma && self.is_comma(named) && range.end <= start && self.has_run(marked.clone()) {
            reading.contents.push(marked);
        }
        reading.contents.push(range.clone());
        let colon = self.quote_after_colon(range.clone()).filter(|colon| *colon > start);
        reading.clause = Some(range.start..colon.unwrap_or(range.end));
        Some(reading)
    }

    /// The participle before a frame and its complement behind it, which alone are said: "un port | géré selon X par
    /// deux élus |".
    fn participle_phrase(&self, named: usize) -> Option<Range<usize>> {
        let start = self.cue().elements.start.checked_sub(1)?;
        let verb = self.unit.word(start).and_then(|token| self.scene.verb(token))?;
        let bound = self.unit.word(named).is_some_and(|token| self.scene.is_preposition(token));
        let noun = start > 0 && self.unit.word(start - 1).is_some_and(|token| !self.scene.is_finite(token));
        // "selon le bilan fourni à la presse": the complement is the source's own.
        let bound = bound && self.unit.word(named - 1).is_some_and(|token| self.scene.verb(token).is_none());
        let due = verb.tense == Tense::Participle && bound && noun && !self.scene.pack.bare_clause;
        let stop = self.clause_end(named);
        let comma = (named..stop).find(|element| self.is_comma(*element)).unwrap_or(stop);
        due.then_some(start..comma)
    }

    /// Whether the clause before a frame goes on behind the comma at `comma`: its last word cannot close it, or a
    /// complement follows: "Il s'agit, selon X, | d'un progrès", "Le port a, selon X, | dix quais".
    fn is_cut(&self, before_end: usize, comma: usize) -> bool {
        let last = before_end.checked_sub(1).and_then(|last| self.unit.word(last));
        let (Some(last), Some(next)) = (last, self.unit.word(comma + 1)) else {
            return false;
        };
        if self.scene.pack.bare_clause || !self.is_comma(comma) {
            return false;
        }
        let class = self.scene.class(next);
        let own = matches!(class, WordClass::Coordinator | WordClass::Relative | WordClass::Subordinator)
            || self.scene.verb(next).is_some();
        // "dix sont morts, selon l'AML, l'Association des marins": an apposition.
        let apposed = self.scene.class(next) == WordClass::DefiniteArticle;
        // ", au moment où la ville ferme"
        let time = (comma + 2..comma + 4)
            .any(|element| self.unit.word(element).is_some_and(|token| self.scene.class(token) == WordClass::Relative));
        let open = self.scene.is_finite(last) && !apposed
            || self.scene.class(last) == WordClass::Auxiliary
            || self.scene.is_preposition(last)
            || self.scene.class(last) == WordClass::Coordinator;
        let linked =
            ["of", "to", "agent"].iter().any(|section| self.scene.is_in(&self.scene.pack.words, next, section));
        !own && !time && (open || linked && !self.is_body(comma + 1..self.clause_end(comma + 1)))
    }

    /// The words since the last comma, where a frame tells of them alone: "Avec dix morts selon la police, la crue …",
    /// "Le parvis, d'ordinaire calme selon X, a …".
    fn stretch_before(&self, before: Range<usize>, named: usize) -> Option<Range<usize>> {
        let goes_on = self.is_comma(named) && self.has_finite(named..self.unit.len());
        if self.scene.pack.bare_clause || !goes_on || before.is_empty() {
            return None;
        }
        let comma = before.clone().rev().find(|element| self.is_comma(*element));
        let stretch = comma.map_or(before.start, |comma| comma + 1)..before.end;
        let direct = before.end == self.cue().elements.start;
        let first = self.unit.word(stretch.start)?;
        let participle = self.scene.verb(first).is_some_and(|verb| verb.tense == Tense::Participle);
        let circumstance = self.scene.is_preposition(first) && direct;
        let aside = comma.is_some() && (direct || participle);
        let verb = self.has_finite(stretch.clone()) || self.has_run(stretch.clone());
        ((aside || circumstance) && !verb && stretch.len() > 2).then_some(stretch)
    }

    /// The verb of a relative clause that a frame cuts: "un texte qui | est, selon lui, une chance".
    fn relative_verb(&self, before: Range<usize>) -> Option<usize> {
        let near = before.end.saturating_sub(NEAR).max(before.start)..before.end;
        let verb = near.rev().find(|element| {
            self.unit.word(*element).is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "relative"))
        })? + 1;
        self.has_finite(verb..before.end).then_some(verb)
    }

    /// Whether an element is more than a conjunction, an adverb or punctuation.
    pub(super) fn is_solid(&self, element: usize) -> bool {
        let Some(token) = self.unit.word(element) else { return true };
        let light = matches!(
            self.scene.class(token),
            WordClass::Coordinator
                | WordClass::Adverb
                | WordClass::Subordinator
                | WordClass::Relative
                | WordClass::Preposition
        );
        !light
            && self.scene.token(token).kind == TokenKind::Word
            && !self.scene.pack.adverbials.contains(self.scene.lower(token))
            && !self.scene.pack.times.contains(self.scene.lower(token))
    }

    /// Where the clause around a frame starts: the unit, or after a strong break.
    pub(super) fn frame_clause_start(&self) -> usize {
        let start = self.cue().elements.start;
        let mut closed = 0;
        for element in (0..start).rev() {
            match self.lower(element) {
                Some(")") => closed += 1,
                Some("(") if closed > 0 => closed -= 1,
                Some(";" | ":" | "(") => return element + 1,
                _ => {}
            }
        }
        0
    }

    /// The element after the commas and appositions that follow a frame's phrase.
    pub(super) fn after_apposition(&self, named: usize, source: &Source) -> usize {
        let limit = self.unit.len().min(named + 30);
        let mut at = named;
        // The rest of the phrase: a second source, a title, "dans un communiqué".
        while at < limit
            && !self.is_comma(at)
            && self.unit.word(at).is_some_and(|token| {
                let relative = self.scene.class(token) == WordClass::Relative;
                !relative && !self.scene.is_finite(token) && !matches!(self.scene.lower(token), "." | ":" | ";")
            })
        {
            if self.lower(at) == Some("(") {
                at = complements::closing(self.scene, self.unit, at);
            } else {
                at += 1;
            }
        }
        if self.unit.word(at).is_some_and(|token| self.scene.class(token) == WordClass::Relative) {
            // "Selon les élus qui ont voté, C": the relative clause ends at its comma.
            at = (at..limit).find(|element| self.is_comma(*element)).unwrap_or(at);
        }
        if !self.is_comma(at) {
            // "Selon lui la situation est grave": no comma, the clause starts right behind the phrase.
            return named;
        }
        let mut clause = at + 1;
        while let Some(next) = (clause..limit).find(|element| self.is_comma(*element)) {
            // "Selon une note de X, en charge du dossier, que la presse a lue, C"
            let told = self.unit.word(clause).is_some_and(|token| self.scene.is_preposition(token))
                && self.is_relative(next + 1)
                && !self.has_finite(clause..next);
            // "…, qui raconte tout, l'homme, âgé de 63 ans, est parti": behind an aside a noun is the subject.
            let noun = clause > at + 1 && self.unit.word(clause).is_some_and(|token| self.scene.is_determiner(token));
            if noun || !told && !self.is_aside(clause..next, source) {
                break;
            }
            clause = next + 1;
        }
        clause
    }

    /// Whether a relative clause starts at the element.
    fn is_relative(&self, element: usize) -> bool {
        self.unit.word(element).is_some_and(|token| {
            self.scene.class(token) == WordClass::Relative
                || self.scene.is_in(&self.scene.pack.words, token, "clause") && self.has_finite(element..element + 8)
        })
    }

    /// Whether a stretch between the commas behind a frame tells more of its source: no verb, or a relative clause.
    fn is_aside(&self, elements: Range<usize>, source: &Source) -> bool {
        let Some(token) = self.unit.word(elements.start) else { return false };
        let next = elements.end;
        let class = self.scene.class(token);
        let relative = self.is_relative(elements.start);
        let infinitive = self.scene.verb(token).is_some_and(|verb| verb.tense == Tense::Infinitive);
        let bare = class == WordClass::Open && !self.scene.is_capital(token) && !infinitive;
        let noun = bare || self.is_articled(class, next);
        let participle = self.scene.verb(token).is_some_and(|verb| verb.tense == Tense::Participle);
        let mut tokens = self.unit.tokens(&elements);
        let named = matches!(source, Source::Phrase(span) if tokens.any(|token| self.scene.token(token).span.start == span.start));
        let body = self.is_body(elements.clone());
        let aside = noun || participle || relative || named || body;
        aside && (relative || !self.has_finite(elements.clone())) && (body || !self.has_run(elements))
    }

    /// Whether a phrase tells where somebody belongs: "X, du collectif «Urgence», …", "X, de l'Institut, …".
    pub(super) fn is_body(&self, elements: Range<usize>) -> bool {
        let first = self.unit.word(elements.start);
        let of = first.is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "of"));
        let name = elements.clone().any(|element| match self.unit.word(element) {
            Some(token) => self.scene.is_capital(token),
            None => self.unit.elements[element].tokens.len() <= 8,
        });
        of && name && elements.len() <= 12
    }

    /// Whether a phrase with this article before a comma at `next` is an apposition: "X, the mayor, …".
    pub(super) fn is_articled(&self, class: WordClass, next: usize) -> bool {
        let definite = class == WordClass::DefiniteArticle && self.has_finite(next + 1..next + FARTHEST);
        (definite || class == WordClass::IndefiniteArticle) && !self.is_subject_before(next)
    }

    /// Whether the phrase before the comma at `comma` has its verb behind asides: "le quai, et tout le port, ferment",
    /// "le tome, paru hier, se vend".
    fn is_subject_before(&self, comma: usize) -> bool {
        let mut at = comma + 1;
        for _ in 0..3 {
            let Some(token) = self.unit.word(at) else { return false };
            let class = self.scene.class(token);
            if self.scene.is_finite(token) || class == WordClass::Coordinator {
                return true;
            }
            let participle = self.scene.verb(token).is_some_and(|verb| verb.tense == Tense::Participle)
                || class == WordClass::Open && !self.scene.is_capital(token);
            if !participle && class != WordClass::Relative && !self.scene.is_preposition(token) {
                return false;
            }
            let limit = self.unit.len().min(at + FARTHEST);
            let Some(next) = (at..limit).find(|element| self.is_comma(*element)) else { return false };
            at = next + 1;
        }
        false
    }

    /// "Pour X, …": only at the head of a sentence or behind marks, and of somebody.
    pub(super) fn opinion(&self) -> Option<Reading> {
        let cue = self.cue();
        let person = self
            .unit
            .word(cue.elements.end)
            .is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "relative"));
        if person {
            return self.relative_frame("opinion-frame");
        }
        let start = cue.elements.start;
        let head = (0..start).all(|element| !self.is_solid(element));
        // «"…" pour les élus» without a comma may tell for whom something is.
        let behind =
            start > 1 && self.is_comma(start - 1) && self.unit.is_run(start - 2) || start == 1 && self.unit.is_run(0);
        if !head && !behind {
            return None;
        }
        let first = self.unit.word(cue.elements.end)?;
        let phrase = phrases::read(self.scene, self.unit, cue.elements.end)?;
        let person = match phrase.source {
            Source::Phrase(span) => self.scene.is_mention(span),
            Source::Pronoun(..) => true,
            _ => false,
        };
        let idle = self.scene.verb(first).is_some();
        let comma =
            self.is_comma(phrase.end) || self.unit.word(phrase.end).is_some_and(|token| self.scene.lower(token) == "(");
        let last = phrase.end + 1 >= self.unit.len();
        if !person || idle || !(head && comma || behind && last) {
            return None;
        }
        let attribution = Attribution::of(phrase.source, phrase.end);
        self.place(attribution, "opinion-frame")
    }

    /// "De source policière, …" with no verb of learning before it.
    pub(super) fn origin(&self) -> Option<Reading> {
        let cue = self.cue();
        let impersonal = self.cues[..self.index]
            .last()
            .is_some_and(|before| before.inverted.is_some() && before.elements.end + 8 > cue.elements.start);
        if impersonal {
            return None;
        }
        let phrase = phrases::read(self.scene, self.unit, cue.elements.end - 1)?;
        let attribution = Attribution::of(phrase.source, phrase.end);
        self.place(attribution, "origin-frame")
    }
}
