//! What each cue of a unit reports, and who says it.

use std::ops::Range;

use super::Source;
use super::cues::{Cue, Shape, is_adverb};
use super::phrases;
use super::scene::Scene;
use super::speakers::{self, Attribution};
use super::units::Unit;
use crate::analysis::Certainty;
use crate::span::Span;
use crate::text::{Number, Tense, TokenKind, WordClass};

/// A cue with what it reports; ranges are of the unit's elements.
#[derive(Debug)]
pub(super) struct Reading {
    /// The cue's index; none for "X: …".
    pub(super) cue: Option<usize>,
    pub(super) source: Source,
    pub(super) addressee: Option<Span>,
    pub(super) medium: Option<Span>,
    /// Where marks hold words that the cue reports.
    pub(super) contents: Vec<Range<usize>>,
    /// The reported clause.
    pub(super) clause: Option<Range<usize>>,
    pub(super) rule: &'static str,
    /// Whether the cue has no subject in its sentence, not even "on".
    pub(super) subjectless: bool,
    pub(super) certainty: Certainty,
}

/// What follows a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// A clause behind its conjunction, from the element on.
    Clause(usize),
    /// A clause without a conjunction.
    Bare(usize),
    Infinitive(usize),
    Colon(usize),
    /// Words between marks.
    Speech,
    Nothing,
}

/// Elements looked at behind a cue for what it reports.
const FARTHEST: usize = 36;

/// Elements between a verb that is not always one of speech and the marks behind it.
const NEAR: usize = 4;

/// The readings of a unit's cues.
pub(super) fn read(scene: &Scene, unit: &Unit, cues: &[Cue]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    // Elements of cues with their speakers, for gerunds and coordinated verbs.
    let mut earlier: Vec<(usize, Source)> = Vec::new();
    let mut starts = vec![None; unit.len() + 1];
    for (index, cue) in cues.iter().enumerate() {
        starts[cue.elements.start] = Some(index);
    }
    for index in 0..cues.len() {
        let reader = Reader { scene, unit, cues, index, starts: &starts, earlier: &earlier };
        if let Some(reading) = reader.read() {
            if !cues[index].is_frame() {
                earlier.push((cues[index].elements.start, reading.source.clone()));
            }
            readings.push(reading);
        }
    }
    colons(scene, unit, cues, &mut readings);
    readings
}

/// One cue with its surroundings.
struct Reader<'a, 'd> {
    scene: &'a Scene<'d>,
    unit: &'a Unit,
    cues: &'a [Cue],
    index: usize,
    /// The cue that starts at an element.
    starts: &'a [Option<usize>],
    earlier: &'a [(usize, Source)],
}

impl Reader<'_, '_> {
    fn cue(&self) -> &Cue {
        &self.cues[self.index]
    }

    fn lower(&self, element: usize) -> Option<&str> {
        self.unit.word(element).map(|token| self.scene.lower(token))
    }

    fn is_comma(&self, element: usize) -> bool {
        self.lower(element) == Some(",")
    }

    fn has_finite(&self, elements: Range<usize>) -> bool {
        elements.into_iter().any(|element| self.unit.word(element).is_some_and(|token| self.scene.is_finite(token)))
    }

    fn has_run(&self, elements: Range<usize>) -> bool {
        elements.into_iter().any(|element| self.unit.is_run(element))
    }

    fn read(&self) -> Option<Reading> {
        match self.cue().shape {
            Shape::Finite if self.cue().passive => self.passive(),
            Shape::Finite => self.finite(),
            Shape::Gerund | Shape::Infinitive => self.dependent(),
            Shape::As => self.compared(),
            Shape::Source => self.framed("source-frame"),
            Shape::Opinion => self.opinion(),
            Shape::Origin => self.origin(),
        }
    }

    fn reading(&self, attribution: Attribution, rule: &'static str) -> Reading {
        Reading {
            cue: Some(self.index),
            source: attribution.source,
            addressee: attribution.addressee,
            medium: attribution.medium,
            contents: Vec::new(),
            clause: None,
            rule,
            subjectless: false,
            certainty: Certainty::Likely,
        }
    }

    fn finite(&self) -> Option<Reading> {
        if self.cue().inverted.is_some() {
            return self.late_pronoun();
        }
        let start = self.cue().elements.start;
        let after = self.after(self.cue().elements.end);
        let source = speakers::left(self.scene, self.unit, start, self.cue().number, self.earlier);
        let run_before = self.is_behind_run();
        if self.may_be_late(after, source.is_some()) {
            let attribution = speakers::right(self.scene, self.unit, self.cue().elements.end);
            let clause = match after {
                After::Clause(at) | After::Infinitive(at) => at,
                _ => usize::MAX,
            };
            if attribution.named && (attribution.source != Source::None || run_before) && attribution.end < clause {
                return self.late(attribution, "inverted-subject");
            }
        }
        let mut attribution = Attribution::of(source.clone().unwrap_or(Source::None), self.cue().elements.end);
        if let Some(reading) = self.before_subject(after, &attribution) {
            return Some(reading);
        }
        let start_of_unit = (0..start).all(|element| !self.is_solid(element));
        if source.is_none() && (after == After::Nothing || !start_of_unit) {
            return None;
        }
        let stop = match after {
            After::Clause(at) | After::Bare(at) | After::Infinitive(at) | After::Colon(at) => at,
            _ => self.cue().elements.end,
        };
        speakers::complements(self.scene, self.unit, self.cue().elements.end..stop, &mut attribution);
        let mut reading = self.following(after, attribution)?;
        reading.subjectless = source.is_none();
        Some(reading)
    }

    /// What a cue with its subject on the left reports.
    fn following(&self, after: After, attribution: Attribution) -> Option<Reading> {
        let end = self.cue().elements.end;
        let mut reading = self.reading(attribution, "subject-verb");
        match after {
            After::Clause(at) | After::Bare(at) | After::Infinitive(at) => {
                let stop = self.clause_end(at);
                if at >= stop {
                    return None;
                }
                reading.rule =
                    if matches!(after, After::Clause(_)) { "subject-verb-clause" } else { "subject-verb-infinitive" };
                reading.contents.push(at..stop);
                reading.clause = Some(at..stop);
            }
            After::Colon(at) => {
                reading.rule = "subject-verb-colon";
                reading.contents.push(at..self.unit.len());
            }
            After::Speech => {
                let near = (end..end + NEAR).any(|element| self.unit.is_run(element));
                if self.cue().governs('w') && !near {
                    return None;
                }
                reading.contents.push(end..self.clause_end(end));
            }
            After::Nothing => return None,
        }
        Some(reading)
    }

    /// "…", a-t-il dit.
    fn late_pronoun(&self) -> Option<Reading> {
        let pronoun = self.cue().inverted?;
        let token = self.unit.word(pronoun)?;
        let word = self.scene.lower(token).trim_start_matches("-t-").trim_start_matches('-');
        let entry = self.scene.pack.words.get(word)?;
        let span = self.scene.document.tokens[token].span;
        let mut attribution = speakers::right(self.scene, self.unit, self.cue().elements.end);
        if entry.section.starts_with("pronoun") {
            let (gender, number) = phrases::grammar(entry.value);
            let text = self.scene.document.text[span].trim_start_matches("-t-").trim_start_matches('-').len();
            let span = Span { start: span.end - text as u32, end: span.end };
            attribution.source = Source::Pronoun(span, gender, number);
            attribution.end = speakers::skipped(self.scene, self.unit, self.cue().elements.end);
            return self.late(attribution, "inverted-pronoun");
        }
        if entry.section.starts_with("nobody") {
            attribution = self.origin_after(self.cue().elements.end);
            return self.late(attribution, "impersonal");
        }
        None
    }

    /// Who stands behind "a-t-on appris": "de source policière", "auprès de la police", "dans l'entourage de X".
    fn origin_after(&self, start: usize) -> Attribution {
        let mut found = Attribution::of(Source::None, start);
        let mut at = start;
        while at < self.unit.len().min(start + 14) {
            let Some(token) = self.unit.word(at) else { break };
            if let Some((end, _)) = self.unit.longest(self.scene, &self.scene.pack.times, at) {
                at = end;
                continue;
            }
            if self.scene.is_preposition(token) {
                let mut noun = at + 1;
                while self.unit.word(noun).is_some_and(|token| self.scene.is_preposition(token)) {
                    noun += 1;
                }
                if let Some(phrase) = phrases::read(self.scene, self.unit, noun) {
                    found.source = phrase.source;
                    found.end = phrase.end;
                }
                return found;
            }
            let light = matches!(self.scene.class(token), WordClass::Adverb | WordClass::Demonstrative)
                || is_adverb(self.scene, token);
            if !light && self.scene.token(token).kind != TokenKind::Number && !self.is_comma(at) {
                break;
            }
            at += 1;
        }
        found
    }

    /// Whether the verb may have its subject behind it.
    fn may_be_late(&self, after: After, subject: bool) -> bool {
        let start = self.cue().elements.start;
        if start == 0 {
            return false;
        }
        if self.is_behind_run() {
            return true;
        }
        let clause = matches!(after, After::Clause(_) | After::Infinitive(_));
        if !self.is_closed_by(start - 1) || clause || self.cue().governs('o') || !self.cue().governs('q') {
            return false;
        }
        // "C, a annoncé X": a clause stands before. "A Paris, annonce X, …": no subject stands before.
        let before = self.content_start()..start - 1;
        self.has_finite(before.clone()) || self.has_run(before) || !subject || self.is_enclosed()
    }

    /// Whether commas enclose the cue and its subject inside a clause: "La mairie, a dit X, fermera lundi".
    fn is_enclosed(&self) -> bool {
        let end = self.cue().elements.end;
        let attribution = speakers::right(self.scene, self.unit, end);
        let next = attribution.end + 1;
        matches!(attribution.source, Source::Phrase(span) if self.scene.is_mention(span))
            && self.is_comma(attribution.end)
            && self.unit.word(next).is_some_and(|token| self.scene.is_finite(token))
            && self.starts.get(next).is_none_or(|cue| cue.is_none())
    }

    /// Whether speech stands right before the cue, with or without a comma. Without one, marks inside a phrase may be
    /// its subject: «les "sages" ont décidé».
    fn is_behind_run(&self) -> bool {
        let start = self.cue().elements.start;
        if start > 1 && self.unit.is_run(start - 2) && self.is_closed_by(start - 1) {
            return true;
        }
        start > 0 && self.unit.is_run(start - 1) && (start == 1 || self.unit.elements[start - 1].tokens.len() > 7)
    }

    /// Whether a cue may follow this comma, dash or bracket.
    fn is_closed_by(&self, element: usize) -> bool {
        self.lower(element).is_some_and(|word| matches!(word, "," | "–" | "—" | "-" | ")" | "!" | "?" | "…" | "..."))
    }

    /// A cue behind what it reports.
    fn late(&self, attribution: Attribution, rule: &'static str) -> Option<Reading> {
        let start = self.content_start();
        let mut stop = self.cue().elements.start;
        while stop > start && self.is_closed_by(stop - 1) && self.lower(stop - 1) != Some(")") {
            stop -= 1;
        }
        if start >= stop {
            return None;
        }
        let after = attribution.end;
        let mut reading = self.reading(attribution, rule);
        reading.contents.push(start..stop);
        let end = self.clause_end(after);
        if self.has_run(after..end) {
            reading.contents.push(after..end);
        }
        let unfinished = !self.has_finite(start..stop) && !self.has_run(start..stop);
        let goes_on = self.is_comma(after) && (self.has_finite(after..end) || self.has_run(after..end));
        reading.clause = Some(if unfinished && goes_on { start..end } else { start..stop });
        if self.has_run(start..stop) || rule == "inverted-pronoun" {
            reading.certainty = Certainty::Sure;
        }
        Some(reading)
    }

    /// Where the clause before a late cue starts: after an earlier late cue.
    fn content_start(&self) -> usize {
        let start = self.cue().elements.start;
        let mut first = 0;
        for cue in &self.cues[..self.index] {
            if cue.inverted.is_some() && cue.elements.end < start {
                let after = (cue.elements.end..start)
                    .find(|element| self.is_comma(*element) || self.lower(*element) == Some(":"));
                first = after.map_or(first, |element| element + 1);
            }
        }
        let break_at = (first..start).rev().find(|element| self.lower(*element) == Some(";"));
        break_at.map_or(first, |element| element + 1)
    }

    /// "…", X said: the subject stands before the cue, what is reported before the subject.
    fn before_subject(&self, after: After, attribution: &Attribution) -> Option<Reading> {
        if matches!(after, After::Clause(_) | After::Colon(_)) || self.cue().elements.start == 0 {
            return None;
        }
        let subject = match attribution.source {
            Source::Phrase(span) | Source::Pronoun(span, ..) => span,
            _ => return None,
        };
        let start = self.cue().elements.start;
        if self.unit.word(start - 1).is_some_and(|token| self.scene.class(token) == WordClass::Relative) {
            return None;
        }
        let first = (0..start).find(|element| self.scene.token(self.unit.token(*element)).span.end > subject.start)?;
        let mut before = first;
        while before > 0
            && self.unit.word(before - 1).is_some_and(|token| {
                self.scene.is_determiner(token)
                    || self.scene.class(token) == WordClass::Open && self.scene.token(token).kind == TokenKind::Word
                    || self.scene.is_preposition(token)
            })
        {
            before -= 1;
        }
        if before == 0 {
            return None;
        }
        let run =
            self.unit.is_run(before - 1) || before > 1 && self.is_comma(before - 1) && self.unit.is_run(before - 2);
        let clause = self.scene.pack.bare_clause
            && self.is_comma(before - 1)
            && self.has_finite(self.content_start()..before - 1);
        let bare = matches!(after, After::Nothing | After::Infinitive(_));
        if !(run || clause && bare) || before <= self.content_start() {
            return None;
        }
        let mut reading = self.reading(attribution.clone(), "subject-verb-behind");
        speakers_complements(self, &mut reading);
        let stop = if self.is_comma(before - 1) { before - 1 } else { before };
        let start = self.content_start();
        reading.contents.push(start..stop);
        let end = self.clause_end(self.cue().elements.end);
        reading.contents.push(self.cue().elements.end..end);
        reading.clause = Some(start..stop);
        reading.certainty = Certainty::Sure;
        Some(reading)
    }

    /// "X est accusé par Y de …".
    fn passive(&self) -> Option<Reading> {
        let end = self.cue().elements.end;
        let source = speakers::agent(self.scene, self.unit, end);
        let after = self.after(end);
        if source.is_none() && !matches!(after, After::Clause(_)) {
            return None;
        }
        let attribution = Attribution::of(source.unwrap_or(Source::None), end);
        let mut reading = self.following(after, attribution)?;
        reading.rule = "passive-agent";
        Some(reading)
    }

    /// A gerund or an infinitive: said by the subject of the main verb.
    fn dependent(&self) -> Option<Reading> {
        let start = self.cue().elements.start;
        let after = self.after(self.cue().elements.end);
        if after == After::Nothing {
            return None;
        }
        if self.cue().shape == Shape::Infinitive && after == After::Speech && self.cue().governs('w') {
            return None;
        }
        let own = if self.cue().shape == Shape::Gerund { self.noun_before(start) } else { None };
        let found = own.or_else(|| self.main_subject(start));
        let subjectless = found.is_none();
        let source = found.unwrap_or(Source::None);
        let attribution = Attribution::of(source, self.cue().elements.end);
        let mut reading = self.following(after, attribution)?;
        reading.rule = if self.cue().shape == Shape::Gerund { "gerund" } else { "infinitive" };
        reading.subjectless = subjectless;
        Some(reading)
    }

    /// The actor right before a gerund: "des élus affirmant que".
    fn noun_before(&self, start: usize) -> Option<Source> {
        let before = self.unit.word(start.checked_sub(1)?)?;
        if matches!(self.scene.lower(before), "," | ")")
            || self.scene.is_preposition(before)
            || self.scene.class(before) == WordClass::Adverb
        {
            return None;
        }
        let mention = (0..12usize.min(start))
            .filter_map(|back| self.unit.word(start - 1 - back))
            .filter_map(|token| self.scene.mention_at(token))
            .next()?;
        (mention.tokens.end == before + 1).then_some(Source::Phrase(mention.span))
    }

    /// The subject of the last cue before, or of the nearest finite verb.
    fn main_subject(&self, start: usize) -> Option<Source> {
        if let Some((_, source)) =
            self.earlier.iter().rev().find(|(element, source)| *element < start && *source != Source::None)
        {
            return Some(source.clone());
        }
        let is_start = |element: &usize| {
            self.unit.word(*element).is_some_and(|token| {
                self.scene.is_finite(token)
                    && (*element == 0
                        || !self
                            .unit
                            .word(element - 1)
                            .is_some_and(|before| self.scene.verb(before).is_some() && self.same_group(before, token)))
            })
        };
        let before = (start.saturating_sub(60)..start).rev().find(is_start);
        let verb = before.or_else(|| (start..self.unit.len().min(start + 60)).find(is_start))?;
        speakers::left(self.scene, self.unit, verb, Number::Unknown, &[])
    }

    fn same_group(&self, first: usize, second: usize) -> bool {
        self.scene.verb(first).is_some_and(|verb| verb.tokens.contains(&second))
    }

    /// "comme l'a dit X".
    fn compared(&self) -> Option<Reading> {
        let end = self.cue().elements.end;
        let attribution = match self.cue().inverted {
            Some(_) => return None,
            None => speakers::right(self.scene, self.unit, end),
        };
        let left = speakers::left(self.scene, self.unit, self.cue().elements.start, self.cue().number, &[]);
        let attribution = match (&attribution.source, left) {
            (Source::None, Some(source)) => Attribution { source, ..attribution },
            _ => attribution,
        };
        let after = attribution.end;
        let mut reading = self.reading(attribution, "as-said");
        reading.contents.push(0..self.cue().elements.start - 1);
        reading.contents.push(after..self.unit.len());
        Some(reading)
    }

    /// "selon X, …", "…, selon X", "qui, selon X, …".
    fn framed(&self, rule: &'static str) -> Option<Reading> {
        let cue = self.cue();
        if let Some(reading) = self.relative_frame(rule) {
            return Some(reading);
        }
        let phrase = phrases::read(self.scene, self.unit, cue.elements.end)?;
        let attribution = Attribution::of(phrase.source, phrase.end);
        self.place(attribution, rule)
    }

    /// "X, selon qui …", "X, pour qui …", "un rapport selon lequel …".
    fn relative_frame(&self, rule: &'static str) -> Option<Reading> {
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
    fn place(&self, attribution: Attribution, rule: &'static str) -> Option<Reading> {
        let start = self.cue().elements.start;
        let named = attribution.end;
        let mut reading = self.reading(attribution, rule);
        let first = self.frame_clause_start();
        let mut before_end = start;
        while before_end > first
            && self
                .unit
                .word(before_end - 1)
                .is_some_and(|token| matches!(self.scene.lower(token), "," | "(" | "-" | "–" | "—"))
        {
            before_end -= 1;
        }
        let relative = before_end > first
            && self.unit.word(before_end - 1).is_some_and(|token| {
                self.scene.class(token) == WordClass::Relative || self.scene.class(token) == WordClass::Subordinator
            });
        let empty = !(first..before_end).any(|element| self.is_solid(element));
        let clause = self.after_apposition(named, &reading.source);
        let stop = self.clause_end(clause);
        let goes_on = clause < stop && (self.has_finite(clause..stop) || self.has_run(clause..stop) || empty);
        let behind_comma = start > 0 && self.is_comma(start - 1);
        let apart = self.unit.word(named).is_none_or(|token| self.scene.token(token).kind == TokenKind::Punctuation);
        let range = if self.unit.is_run(named) && behind_comma {
            named..self.clause_end(named)
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
        } else if !empty {
            first..before_end
        } else {
            return None;
        };
        if range.is_empty() {
            return None;
        }
        reading.contents.push(range.clone());
        reading.clause = Some(range);
        Some(reading)
    }

    /// Whether an element is more than a conjunction, an adverb or punctuation.
    fn is_solid(&self, element: usize) -> bool {
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
    fn frame_clause_start(&self) -> usize {
        let start = self.cue().elements.start;
        let found =
            (0..start).rev().find(|element| self.lower(*element).is_some_and(|word| matches!(word, ";" | ":" | "(")));
        found.map_or(0, |element| element + 1)
    }

    /// The element after the commas and appositions that follow a frame's phrase.
    fn after_apposition(&self, named: usize, source: &Source) -> usize {
        let limit = self.unit.len().min(named + 30);
        let mut at = named;
        // The rest of the phrase: a second source, a title, "dans un communiqué".
        while at < limit
            && !self.is_comma(at)
            && self.unit.word(at).is_some_and(|token| {
                !self.scene.is_finite(token) && !matches!(self.scene.lower(token), "." | ":" | ";")
            })
        {
            if self.lower(at) == Some("(") {
                at = speakers::closing(self.scene, self.unit, at);
            } else {
                at += 1;
            }
        }
        if !self.is_comma(at) {
            // "Selon lui la situation est grave": no comma, the clause starts right behind the phrase.
            return named;
        }
        let mut clause = at + 1;
        // An apposition: a stretch without a verb that another comma ends and a clause follows.
        let next = (clause..limit).find(|element| self.is_comma(*element));
        if let (Some(next), Some(token)) = (next, self.unit.word(clause)) {
            let class = self.scene.class(token);
            let relative = class == WordClass::Relative;
            let noun = class == WordClass::Open && !self.scene.is_capital(token) || self.is_articled(class, next);
            let participle = self.scene.verb(token).is_some_and(|verb| verb.tense == Tense::Participle);
            let tokens = self.unit.tokens(&(clause..next));
            let named = matches!(source, Source::Phrase(span) if tokens.clone().any(|token| self.scene.token(token).span.start == span.start));
            let aside = noun || participle || relative || named;
            if aside && (relative || !self.has_finite(clause..next)) && !self.has_run(clause..next) {
                clause = next + 1;
            }
        }
        clause
    }

    /// Whether a phrase with this article before a comma at `next` is an apposition: "X, the mayor, …".
    fn is_articled(&self, class: WordClass, next: usize) -> bool {
        let definite = class == WordClass::DefiniteArticle && self.has_finite(next + 1..next + FARTHEST);
        definite || class == WordClass::IndefiniteArticle
    }

    /// "Pour X, …": only at the head of a sentence or behind marks, and of somebody.
    fn opinion(&self) -> Option<Reading> {
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
        let behind = start > 0
            && (self.unit.is_run(start - 1) || self.is_comma(start - 1) && start > 1 && self.unit.is_run(start - 2));
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
    fn origin(&self) -> Option<Reading> {
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

    /// What follows the cue that ends before `start`.
    fn after(&self, start: usize) -> After {
        let cue = self.cue();
        let mut at = start;
        let (mut object, mut comma) = (false, false);
        while at < self.unit.len().min(start + FARTHEST) {
            let Some(token) = self.unit.word(at) else {
                // "accuse X et sa société "Y" d'avoir menti"
                let behind = (at + 1..at + 5).find_map(|element| self.governed_infinitive(element));
                return behind.map_or(After::Speech, After::Infinitive);
            };
            let word = self.scene.lower(token);
            let clause = self.scene.pack.words.get(word).filter(|entry| entry.section == "clause");
            if cue.governs('q') && clause.is_some() && !self.is_conjunction(at) && (!object || cue.governs('p')) {
                return After::Clause(at + 1);
            }
            if word == ":" {
                return After::Colon(at + 1);
            }
            if matches!(word, "." | ";" | "!" | "?") {
                break;
            }
            comma |= word == ",";
            if cue.governs('i') && !object && self.is_infinitive(token) {
                return After::Infinitive(at);
            }
            if let Some(infinitive) = self.governed_infinitive(at) {
                return After::Infinitive(infinitive);
            }
            if at == start && cue.governs('b') && cue.governs('p') {
                // "told reporters the city was quiet": the first phrase is whom it is said to.
                let mut end = at + 1;
                while self.unit.word(end).is_some_and(|token| {
                    self.scene.class(token) == WordClass::Open
                        && self.scene.verb(token).is_none()
                        && !self.scene.is_determiner(token)
                }) {
                    end += 1;
                }
                if self.scene.class(token) != WordClass::SubjectPronoun {
                    (at, object) = (end, true);
                    continue;
                }
            }
            if self.scene.pack.bare_clause
                && cue.governs('b')
                && (!object || cue.governs('o'))
                && !comma
                && self.is_bare_clause(at)
            {
                return After::Bare(at);
            }
            if word == "(" {
                at = speakers::closing(self.scene, self.unit, at);
                continue;
            }
            let relative = self.scene.class(token) == WordClass::Relative && clause.is_none();
            let another = self.cue_at(at).is_some_and(|other| !other.is_frame());
            let verbal = self.scene.verb(token).is_some_and(|verb| verb.tense != Tense::Participle);
            if verbal || relative || another || clause.is_some() {
                let run = (at..self.clause_end(at)).any(|element| self.unit.is_run(element));
                return if run && !another { After::Speech } else { After::Nothing };
            }
            if self.scene.is_preposition(token) {
                let end = speakers::complement(self.scene, self.unit, at);
                let marker = (at + 1..end).find(|element| self.marks_clause(*element));
                at = marker.unwrap_or(end).max(at + 1);
                continue;
            }
            object |= self.scene.class(token) == WordClass::Open
                && !self.scene.pack.times.contains(word)
                && !is_adverb(self.scene, token)
                && !self.scene.pack.adverbials.contains(word);
            at += 1;
        }
        After::Nothing
    }

    /// Whether the element may open what the cue reports.
    fn marks_clause(&self, element: usize) -> bool {
        self.lower(element)
            .is_some_and(|word| self.scene.pack.words.get(word).is_some_and(|entry| entry.section == "clause"))
            || self.governed_infinitive(element).is_some()
    }

    /// The element of the infinitive in "de partir", "à partir", where the cue governs one.
    fn governed_infinitive(&self, at: usize) -> Option<usize> {
        let token = self.unit.word(at)?;
        let word = self.scene.lower(token);
        let section = self.scene.pack.words.get(word).map_or("", |entry| entry.section);
        let fits = self.cue().governs('d') && section == "of" || self.cue().governs('a') && section == "to";
        if !fits {
            return None;
        }
        let mut next = at + 1;
        while next < at + 5
            && self.unit.word(next).is_some_and(|token| {
                matches!(
                    self.scene.class(token),
                    WordClass::Negation | WordClass::Clitic | WordClass::Adverb | WordClass::DefiniteArticle
                )
            })
        {
            next += 1;
        }
        if let Some(run) = self.unit.elements.get(next).filter(|element| element.run.is_some()) {
            let first = run.tokens.clone().find(|token| self.scene.token(*token).kind == TokenKind::Word)?;
            return self.is_infinitive(first).then_some(at + 1);
        }
        self.unit.word(next).filter(|token| self.is_infinitive(*token)).map(|_| at + 1)
    }

    fn is_infinitive(&self, token: usize) -> bool {
        if let Some(verb) = self.scene.verb(token) {
            return verb.tense == Tense::Infinitive;
        }
        let word = self.scene.lower(token);
        let class = self.scene.class(token);
        self.scene.document.verbs.is_empty()
            && matches!(class, WordClass::Open | WordClass::Auxiliary)
            && !self.scene.is_capital(token)
            && word.len() > 3
            && self.scene.pack.infinitive_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether "que" at the element belongs to "alors que", "plus que" and the like.
    fn is_conjunction(&self, at: usize) -> bool {
        at > self.cue().elements.end
            && self.lower(at - 1).is_some_and(|word| self.scene.pack.conjunctions.contains(word))
    }

    /// Whether a clause without a conjunction starts at the element: a subject and, before any break, its verb.
    fn is_bare_clause(&self, at: usize) -> bool {
        let Some(token) = self.unit.word(at) else { return false };
        let class = self.scene.class(token);
        let subject = self.scene.is_determiner(token)
            || self.scene.mention_at(token).is_some()
            || self.scene.is_capital(token)
            || matches!(class, WordClass::SubjectPronoun | WordClass::Pronoun | WordClass::Possessive)
            || class == WordClass::Open && !is_adverb(self.scene, token) && self.scene.verb(token).is_none();
        if !subject || self.scene.pack.times.contains(self.scene.lower(token)) {
            return false;
        }
        for element in at + 1..self.unit.len().min(at + FARTHEST) {
            let Some(token) = self.unit.word(element) else { continue };
            if self.scene.is_finite(token) {
                return true;
            }
            if matches!(self.scene.lower(token), "." | ";" | ":") {
                return false;
            }
        }
        false
    }

    /// Where the clause that starts at `from` ends: the unit's end, or where the journalist goes on.
    fn clause_end(&self, from: usize) -> usize {
        let opening = !self.has_finite(0..self.cue().elements.start) && self.cue().shape == Shape::Gerund;
        let relative = opening || self.is_subordinate();
        let inside = (0..self.cue().elements.start).filter(|element| self.is_dash(*element)).count() % 2 == 1;
        let mut open = 0;
        let mut at = from;
        while at < self.unit.len() {
            if let Some(token) = self.unit.word(at) {
                match self.scene.lower(token) {
                    "(" => open += 1,
                    ")" if open == 0 => return at,
                    ")" => open -= 1,
                    ";" => return at,
                    _ if self.is_dash(at) && at > from && (inside || !self.dash_follows(at)) => return at,
                    "," if self.journalist_after(at, relative) => return at,
                    _ if self.scene.class(token) == WordClass::Coordinator && self.starts_cue(at + 1) && at > from => {
                        return at;
                    }
                    _ => {}
                }
            }
            at += 1;
        }
        // The stop at the end is no part of the clause.
        while at > from
            && self
                .unit
                .word(at - 1)
                .is_some_and(|token| matches!(self.scene.lower(token), "." | "!" | "?" | "…" | "..."))
        {
            at -= 1;
        }
        at
    }

    /// Whether a dash between blanks stands at the element.
    fn is_dash(&self, element: usize) -> bool {
        let Some(token) = self.unit.word(element) else { return false };
        matches!(self.scene.lower(token), "-" | "--" | "–" | "—") && self.scene.token(token).spaced
    }

    fn dash_follows(&self, element: usize) -> bool {
        (element + 1..self.unit.len().min(element + FARTHEST)).any(|other| self.is_dash(other))
    }

    /// Whether the journalist goes on after the comma at `comma`.
    fn journalist_after(&self, comma: usize, relative: bool) -> bool {
        let Some(token) = self.unit.word(comma + 1) else { return false };
        let word = self.scene.lower(token);
        if let Some(entry) = self.scene.pack.breaks.get(word) {
            let next = self.lower(comma + 2).unwrap_or("");
            if entry.value.is_empty() || entry.value.split(' ').any(|second| second == next) {
                return true;
            }
        }
        if relative && self.starts_main_clause(comma + 1) {
            return true;
        }
        let next =
            self.cue_at(comma + 1).or_else(|| self.cue_at(comma + 2).filter(|_| self.scene.is_preposition(token)));
        next.is_some_and(|cue| matches!(cue.shape, Shape::Gerund | Shape::Finite | Shape::Source))
    }

    /// Whether the cue stands in a clause that a conjunction or a relative pronoun opens, before the main one.
    fn is_subordinate(&self) -> bool {
        let start = self.cue().elements.start;
        for element in (start.saturating_sub(FARTHEST)..start).rev() {
            let Some(token) = self.unit.word(element) else { return false };
            match self.scene.class(token) {
                WordClass::Relative => return true,
                WordClass::Subordinator => {
                    return !self.cues[..self.index]
                        .iter()
                        .any(|cue| cue.elements.contains(&element.wrapping_sub(1)) && cue.governs('q'));
                }
                _ if matches!(self.scene.lower(token), "," | ";" | ":") => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether a subject and its verb, or a verb, start at the element.
    fn starts_main_clause(&self, at: usize) -> bool {
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
    fn starts_cue(&self, element: usize) -> bool {
        for at in element..self.unit.len().min(element + 8) {
            if let Some(cue) = self.cue_at(at) {
                return cue.shape == Shape::Finite && !(at == element && cue.basic);
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
    fn cue_at(&self, element: usize) -> Option<&Cue> {
        let cue = &self.cues[(*self.starts.get(element)?)?];
        (cue.elements.start >= self.cue().elements.end).then_some(cue)
    }
}

/// Notes the complements behind a cue.
fn speakers_complements(reader: &Reader, reading: &mut Reading) {
    let end = reader.cue().elements.end;
    let mut found = Attribution::of(Source::None, end);
    speakers::complements(reader.scene, reader.unit, end..reader.unit.len().min(end + 16), &mut found);
    reading.addressee = found.addressee;
    reading.medium = found.medium;
}

/// "X: …" with no verb of saying before the colon, and "…: X" in a title.
fn colons(scene: &Scene, unit: &Unit, cues: &[Cue], readings: &mut Vec<Reading>) {
    for at in 1..unit.len() {
        let colon = unit.word(at).is_some_and(|token| scene.lower(token) == ":");
        let run = unit.is_run(at + 1);
        if !colon
            || !run
            || readings.iter().any(|reading| reading.contents.iter().any(|content| content.contains(&(at + 1))))
        {
            continue;
        }
        let last = readings.iter().rev().find(|reading| {
            reading.cue.is_some_and(|cue| cues[cue].elements.end <= at) && reading.source != Source::None
        });
        let source = last.map(|reading| reading.source.clone()).or_else(|| before_colon(scene, unit, at));
        let Some(source) = source else { continue };
        readings.push(Reading {
            cue: None,
            source,
            addressee: None,
            medium: None,
            contents: vec![at + 1..unit.len()],
            clause: None,
            rule: "colon",
            subjectless: false,
            certainty: Certainty::Likely,
        });
    }
    title_colon(scene, unit, readings);
}

/// The subject of the clause before a colon, or the name that stands alone before it.
fn before_colon(scene: &Scene, unit: &Unit, colon: usize) -> Option<Source> {
    let verb = (0..colon).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)));
    match verb {
        Some(verb) => speakers::left(scene, unit, verb, Number::Unknown, &[]),
        None => phrases::subject(scene, unit, 0..colon),
    }
}

/// "…": X goes on after the colon of a title.
fn title_colon(scene: &Scene, unit: &Unit, readings: &mut Vec<Reading>) {
    let Some(colon) =
        (1..unit.len().min(8)).find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) == ":"))
    else {
        return;
    };
    if !unit.is_run(0) || readings.iter().any(|reading| reading.contents.iter().any(|content| content.contains(&0))) {
        return;
    }
    let verb = (colon + 1..unit.len()).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)));
    let subject = verb.and_then(|verb| speakers::left(scene, unit, verb, Number::Unknown, &[]));
    let Some(source) = subject.or_else(|| phrases::read(scene, unit, colon + 1).map(|phrase| phrase.source)) else {
        return;
    };
    readings.push(Reading {
        cue: None,
        source,
        addressee: None,
        medium: None,
        contents: vec![0..colon],
        clause: None,
        rule: "title-colon",
        subjectless: false,
        certainty: Certainty::Likely,
    });
}
