//! What each cue of a unit reports, and who says it.

use std::ops::Range;

use super::Source;
use super::complements;
use super::cues::{Cue, Shape, is_charge};
use super::scene::Scene;
use super::speakers::{self, Attribution};
use super::units::Unit;
use crate::analysis::{Certainty, Stance};
use crate::span::Span;
use crate::text::WordClass;

mod after;
mod colons;
mod ends;
mod frames;
mod late;
mod subjects;

/// A cue with what it reports; ranges are of the unit's elements.
#[derive(Debug, Clone)]
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
    let mut opening = 0;
    for index in 0..cues.len() {
        let reader = Reader { scene, unit, cues, index, starts: &starts, earlier: &earlier };
        if let Some(comma) = reader.opening_participle() {
            opening = comma;
        }
        if cues[index].elements.start < opening {
            continue;
        }
        if let Some(reading) = reader.read() {
            let second = reader.second_clause(&reading);
            if !cues[index].is_frame() {
                earlier.push((cues[index].elements.start, reading.source.clone()));
            }
            readings.push(reading);
            readings.extend(second);
        }
    }
    colons::find(scene, unit, cues, &mut readings);
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

    /// The second clause of "said that A, but that B", "said A, but that B".
    fn second_clause(&self, reading: &Reading) -> Option<Reading> {
        let clause = reading.clause.clone()?;
        let start = self.opens_second(clause.end)?;
        let stop = self.clause_end(start);
        let contents = std::iter::once(start..stop).collect();
        let second = Reading { contents, clause: Some(start..stop), ..reading.clone() };
        (start < stop).then_some(second)
    }

    /// The element behind ", but that", where it starts at `comma`.
    fn opens_second(&self, comma: usize) -> Option<usize> {
        let roles = &self.scene.pack.roles;
        let against = self.unit.word(comma + 1).is_some_and(|token| self.scene.is_in(roles, token, "against"));
        (self.is_comma(comma) && against && self.scene.pack.bare_clause && self.marks_clause(comma + 2))
            .then_some(comma + 3)
    }

    fn finite(&self) -> Option<Reading> {
        if self.cue().inverted.is_some() {
            return self.late_pronoun();
        }
        let start = self.cue().elements.start;
        let after = self.after(self.cue().elements.end);
        let source = speakers::left(self.scene, self.unit, start, self.cue().number, self.earlier);
        if self.may_be_late(after, source.is_some()) {
            let attribution = speakers::right(self.scene, self.unit, self.cue().elements.end);
            let clause = match after {
                After::Clause(at) | After::Infinitive(at) => at,
                _ => usize::MAX,
            };
            // "…, who spoke to reporters, said the port was closed": what follows is a clause, no subject.
            let predicate = self.scene.pack.bare_clause
                && self.unit.word(attribution.end).is_some_and(|token| self.scene.is_finite(token));
            // "Ann Webb, whose son died, said she “lost everything”"
            let pronoun = self.scene.pack.bare_clause
                && matches!(attribution.source, Source::Pronoun(..))
                && matches!(source, Some(Source::Phrase(_)));
            let invented = self.is_phrase_before(&attribution);
            if attribution.named && attribution.end < clause && !predicate && !pronoun && !invented {
                return self.late(attribution, "inverted-subject");
            }
        }
        // "le rapport montre que", but not "la loi prévoit que"
        let told = self.cue().stance == Stance::Neutral && matches!(after, After::Clause(_)) && self.is_document(start);
        let nobody = source == Some(Source::None) && !told;
        if nobody && self.cue().governs('w') && !matches!(after, After::Colon(_) | After::Speech) {
            // "alors que l'on pensait que …"
            return None;
        }
        let after = if after == After::Nothing { self.announced_clause().map_or(after, After::Bare) } else { after };
        // "des villes font savoir, par la voix de leurs élus, que …"
        let voice = match after {
            After::Clause(at) => speakers::voice(self.scene, self.unit, self.cue().elements.end..at),
            _ => None,
        };
        let source = voice.or(source);
        let mut attribution = Attribution::of(source.clone().unwrap_or(Source::None), self.cue().elements.end);
        if let Some(reading) = self.as_subject_said(after, &attribution) {
            return Some(reading);
        }
        if let Some(reading) = self.before_subject(after, &attribution) {
            return Some(reading);
        }
        // "Et répète que …", but not "Très critique envers …".
        let led = |element: usize| {
            self.unit.word(element).is_some_and(|token| self.scene.class(token) == WordClass::Coordinator)
        };
        let start_of_unit =
            (0..start).all(|element| !self.is_solid(element)) && (start == 0 || led(0) || self.cue().compound);
        if source.is_none() && (after == After::Nothing || !start_of_unit || self.is_participle_clause(after)) {
            return self.far_subject(after);
        }
        let stop = match after {
            After::Clause(at) | After::Bare(at) | After::Infinitive(at) | After::Colon(at) => at,
            // "a condamné sur Twitter «…»"
            After::Speech => {
                let end = self.cue().elements.end;
                (end..self.unit.len().min(end + FARTHEST)).find(|element| self.unit.is_run(*element)).unwrap_or(end)
            }
            After::Nothing => self.cue().elements.end,
        };
        if self.scene.pack.bare_clause && self.cue().governs('p') {
            complements::object(self.scene, self.unit, self.cue().elements.end, &mut attribution);
        }
        complements::complements(self.scene, self.unit, self.cue().elements.end..stop, &mut attribution);
        complements::circumstances(self.scene, self.unit, start, &mut attribution);
        let mut reading = self.following(after, attribution)?;
        reading.subjectless = source.is_none();
        Some(reading)
    }

    /// The clause behind a cue whose object is a pronoun that stands for it: "le maire l'assure, | C".
    fn announced_clause(&self) -> Option<usize> {
        let cue = self.cue();
        let (start, end) = (cue.elements.start, cue.elements.end);
        let pronoun = |element: usize| {
            self.unit.word(element).is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "it"))
        };
        let usual = cue.governs('q') && !cue.governs('w') && !cue.compound;
        let clause = end + 1;
        let subject = self.unit.word(clause).is_some_and(|token| {
            self.scene.is_determiner(token)
                || self.scene.class(token) == WordClass::SubjectPronoun
                || self.scene.mention_at(token).is_some()
        });
        let whole = usual
            && subject
            && (pronoun(start) || start > 0 && pronoun(start - 1))
            && self.is_comma(end)
            && self.starts_main_clause(clause);
        whole.then_some(clause)
    }

    /// Whether a document is the subject of the verb at `start`: "l'étude montre que".
    fn is_document(&self, start: usize) -> bool {
        let near = start.saturating_sub(FARTHEST)..start;
        let written = |element: usize| {
            self.unit.word(element).is_some_and(|token| self.scene.is_in(&self.scene.pack.nouns, token, "written"))
        };
        !speakers::is_nobody(self.scene, self.unit, start) && near.into_iter().any(written)
    }

    /// Whether a participle opens the sentence before its main clause: "Asked if he knew, X said …".
    fn is_participle_clause(&self, after: After) -> bool {
        let After::Clause(clause) = after else { return false };
        let comma = (clause..self.unit.len().min(clause + FARTHEST)).find(|element| self.is_comma(*element));
        self.scene.pack.bare_clause
            && !self.cue().compound
            && comma.is_some_and(|comma| self.starts_main_clause(comma + 1))
    }

    /// The comma behind a participle clause that opens the unit: "Asked if she thought so, X said …".
    fn opening_participle(&self) -> Option<usize> {
        let cue = self.cue();
        let opens = self.scene.pack.bare_clause && cue.elements.start == 0 && cue.shape == Shape::Finite;
        let After::Clause(clause) = self.after(cue.elements.end) else { return None };
        let far = clause..self.unit.len().min(clause + FARTHEST);
        let fits = |comma: &usize| self.is_comma(*comma) && self.starts_main_clause(comma + 1);
        far.into_iter().find(fits).filter(|_| opens && !cue.compound)
    }

    /// What a cue with its subject on the left reports.
    fn following(&self, after: After, attribution: Attribution) -> Option<Reading> {
        let end = self.cue().elements.end;
        let mut reading = self.reading(attribution, "subject-verb");
        match after {
            After::Clause(at) | After::Bare(at) | After::Infinitive(at) => {
                let mut stop = self.clause_end(at);
                if matches!(after, After::Infinitive(_)) {
                    stop = self.new_clause(at..stop).unwrap_or(stop);
                    // "Deux élus accusés d'avoir menti | ont démissionné"
                    let bare = self.cue().passive && !self.has_finite(self.cue().elements.clone());
                    if bare || self.is_subordinate() {
                        stop = self.main_verb(at..stop).unwrap_or(stop);
                    }
                }
                if matches!(after, After::Bare(_)) && self.is_in_relative() {
                    // "A woman who said she was the mother | left"
                    let finite =
                        |element: &usize| self.unit.word(*element).is_some_and(|token| self.scene.is_finite(token));
                    let first = (at..stop).find(finite).unwrap_or(stop);
                    let behind = (first..stop).find(|element| !finite(element)).unwrap_or(stop);
                    stop = self.main_verb(behind..stop).unwrap_or(stop);
                }
                if matches!(after, After::Infinitive(_)) && self.is_withheld(at) {
                    return None;
                }
                // "Les travaux promettent d'être longs": only somebody can promise.
                let thing = matches!(reading.source, Source::Phrase(span) if !self.scene.is_mention(span)
                    && !self.scene.document.text[span].starts_with(char::is_uppercase));
                // "n'est contesté qu'en ville"
                let only = matches!(after, After::Clause(_))
                    && !self.scene.pack.bare_clause
                    && self.unit.word(at).is_some_and(|token| self.scene.is_preposition(token))
                    && !self.has_finite(at..stop)
                    && (self.cue().passive || !self.has_run(at..stop));
                if at >= stop || only || thing && self.is_linked(at) && !self.has_run(at..stop) {
                    return None;
                }
                reading.rule =
                    if matches!(after, After::Clause(_)) { "subject-verb-clause" } else { "subject-verb-infinitive" };
                reading.contents.push(at..stop);
                let medium = self.medium_at_end(at..stop, &mut reading);
                reading.clause = Some(at..self.quote_after_colon(at..medium).unwrap_or(medium));
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

    /// Where a last complement of a clause tells through what it is said: "a dit que C | , dans un communiqué".
    fn medium_at_end(&self, clause: Range<usize>, reading: &mut Reading) -> usize {
        let far = clause.end.saturating_sub(FARTHEST).max(clause.start)..clause.end;
        let Some(comma) = far.rev().find(|element| self.is_comma(*element)) else { return clause.end };
        let mut found = Attribution::of(Source::None, comma);
        complements::complements(self.scene, self.unit, comma + 1..clause.end, &mut found);
        let opens = |span: Span| self.scene.token(self.unit.token(comma + 1)).span.start == span.start;
        let verbal = self.has_finite(comma..clause.end) || self.has_run(comma..clause.end);
        let Some(medium) = found.medium.filter(|span| opens(*span) && !verbal) else { return clause.end };
        reading.medium = reading.medium.or(Some(medium));
        comma
    }

    /// The colon of a clause that words between marks follow: "la règle est simple : "…"".
    pub(super) fn quote_after_colon(&self, clause: Range<usize>) -> Option<usize> {
        let colon =
            clause.clone().find(|element| self.lower(*element) == Some(":") && self.unit.is_run(element + 1))?;
        (self.has_finite(clause.start..colon)).then_some(colon)
    }

    /// Whether the cue is the first verb of a relative clause: "who said".
    fn is_in_relative(&self) -> bool {
        let before = self.cue().elements.start.checked_sub(1).and_then(|before| self.unit.word(before));
        self.scene.pack.bare_clause && before.is_some_and(|token| self.scene.class(token) == WordClass::Relative)
    }

    /// Whether the infinitive at the element only withholds a name: "asked not to be named".
    fn is_withheld(&self, at: usize) -> bool {
        let mut next = (at..at + 3).filter_map(|element| self.unit.word(element));
        next.any(|token| self.scene.is_in(&self.scene.pack.roles, token, "withheld"))
    }

    /// Whether "de" or "à" stands before the infinitive at the element.
    fn is_linked(&self, infinitive: usize) -> bool {
        self.unit.word(infinitive - 1).is_some_and(|token| {
            ["of", "to"].iter().any(|section| self.scene.is_in(&self.scene.pack.words, token, section))
        })
    }

    /// Whether marks that no preposition opens start at the element.
    fn is_told(&self, element: usize) -> bool {
        let run = self.unit.elements.get(element).filter(|element| element.run.is_some());
        run.is_some_and(|run| !run.tokens.clone().take(2).any(|token| self.scene.is_preposition(token)))
    }

    /// "X est accusé par Y de …".
    fn passive(&self) -> Option<Reading> {
        let end = self.cue().elements.end;
        // "invités à partir par le train": the agent of speech is somebody.
        let source = speakers::agent(self.scene, self.unit, end).filter(|source| match source {
            Source::Phrase(span) => self.scene.is_mention(*span),
            _ => true,
        });
        let after = self.after(end);
        let charge = is_charge(self.cue().govern) && matches!(after, After::Infinitive(_));
        if source.is_none() && !matches!(after, After::Clause(_)) && !charge {
            return None;
        }
        let unnamed = source.is_none();
        let attribution = Attribution::of(source.unwrap_or(Source::None), end);
        let mut reading = self.following(after, attribution)?;
        reading.rule = "passive-agent";
        if charge && unnamed {
            reading.certainty = Certainty::Check;
            // "Le maire dit que Y, accusé d'avoir "menti", est malade": the maire says it all.
            if !self.earlier.is_empty() {
                reading.contents.clear();
            }
        }
        Some(reading)
    }

    /// A gerund or an infinitive: said by the subject of the main verb.
    fn dependent(&self) -> Option<Reading> {
        let start = self.cue().elements.start;
        let after = self.after(self.cue().elements.end);
        if after == After::Nothing {
            return None;
        }
        // "going so far as to call the plan “odd”"
        let end = self.cue().elements.end;
        let near = self.scene.pack.bare_clause && self.has_run(end..end + NEAR);
        if self.cue().shape == Shape::Infinitive && after == After::Speech && self.cue().governs('w') && !near {
            return None;
        }
        // "pour répondre "aux besoins"", "déclarer des prix "cassés"" are no speech.
        if self.cue().shape == Shape::Infinitive
            && after == After::Speech
            && self.cue().governs('t')
            && !self.is_told(end)
        {
            return None;
        }
        // "Responding officers found a man": an adjective.
        let next = self.unit.word(self.cue().elements.end);
        let noun =
            next.is_some_and(|token| self.scene.class(token) == WordClass::Open && !self.scene.is_capital(token));
        if start == 0
            && noun
            && matches!(after, After::Bare(_))
            && (self.scene.mention_at(self.unit.token(start + 1)).is_some() || self.is_whole_behind(start + 1))
        {
            return None;
        }
        // "il faut reconnaître que": nobody says it.
        if speakers::is_nobody(self.scene, self.unit, start) {
            return None;
        }
        let own = if self.cue().shape == Shape::Gerund { self.noun_before(start) } else { None };
        let found = own.or_else(|| self.main_subject(start));
        let subjectless = found.is_none();
        let source = found.unwrap_or(Source::None);
        let infinitive = self.cue().shape == Shape::Infinitive;
        // "il est difficile de dire si": nobody says it. "dit préférer que": one clause holds the other.
        let inner =
            self.cues[..self.index].last().is_some_and(|outer| !outer.is_frame() && outer.elements.end == start);
        let bound = source == Source::None && start > 0 && self.is_linked(start) && self.has_finite(0..start);
        if infinitive && !self.scene.pack.bare_clause && (bound || inner) {
            return None;
        }
        let attribution = Attribution::of(source, self.cue().elements.end);
        let mut reading = self.following(after, attribution)?;
        reading.rule = if self.cue().shape == Shape::Gerund { "gerund" } else { "infinitive" };
        reading.subjectless = subjectless;
        Some(reading)
    }

    /// Whether no main clause follows behind a comma: "Responding officers found a man", but "Saying prices rose, X left".
    fn is_whole_behind(&self, from: usize) -> bool {
        !(from..self.unit.len()).any(|element| self.is_comma(element) && self.starts_main_clause(element + 1))
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
        // "comme le voulait X" tells what was done, "comme le montre la vidéo" names nobody.
        let somebody = matches!(attribution.source, Source::Phrase(span) if self.scene.is_mention(span));
        let after = attribution.end;
        let marked = self.has_run(after..after + NEAR);
        if self.cue().governs('w') && !(somebody && (marked || self.cue().stance == Stance::Neutral)) {
            return None;
        }
        let start = self.cue().elements.start - 1;
        let opens = (0..start).all(|element| !self.is_solid(element));
        let mut reading = self.reading(attribution, "as-said");
        reading.contents.push(0..start);
        reading.contents.push(after..self.unit.len());
        // "Comme le rappelle X, C": the main clause is what was said.
        let clause = (after..self.unit.len().min(after + FARTHEST)).find(|element| self.is_comma(*element));
        let clause = clause.map(|comma| comma + 1..self.clause_end(comma + 1));
        // "Avec ce vent, comme le dit X, C": no verb stands before.
        let opens = opens
            || clause.is_some() && self.is_comma(start - 1) && !self.has_finite(0..start) && !self.has_run(0..start);
        let clause = if opens { clause } else { Some(0..start - usize::from(self.is_comma(start - 1))) };
        reading.clause = clause.filter(|clause| self.has_finite(clause.clone()));
        Some(reading)
    }
}
