//! Cues behind what they report: "…", a dit X; "…", X said; C, a-t-on appris de source Y.

use std::ops::Range;

use super::super::Source;
use super::super::complements;
use super::super::cues::is_adverb;
use super::super::phrases;
use super::super::speakers::{self, Attribution};
use super::{After, FARTHEST, NEAR, Reader, Reading};
use crate::analysis::Certainty;
use crate::span::Span;
use crate::text::{TokenKind, WordClass};

impl Reader<'_, '_> {
    /// "…", a-t-il dit.
    pub(super) fn late_pronoun(&self) -> Option<Reading> {
        let pronoun = self.cue().inverted?;
        // "Le maire partira-t-il ?" asks: a cue stands behind marks or a comma.
        let start = self.cue().elements.start;
        let apart = start == 0 || self.unit.is_run(start - 1) || self.is_closed_by(start - 1);
        // "La mairie fermera lundi a-t-il assuré" lacks its comma.
        let asks = self.lower(self.unit.len() - 1) == Some("?");
        let told = self.cue().compound && self.cue().governs('q') && !asks && self.has_finite(0..start);
        if !apart && !told {
            return None;
        }
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
            attribution.end = complements::skipped(self.scene, self.unit, self.cue().elements.end);
            return self.late(attribution, "inverted-pronoun");
        }
        if entry.section.starts_with("nobody") {
            attribution = self.origin_after(self.cue().elements.end);
            return self.late(attribution, "impersonal");
        }
        None
    }

    /// Who stands behind "a-t-on appris": "de source policière", "auprès de la police", "dans l'entourage de X".
    pub(super) fn origin_after(&self, start: usize) -> Attribution {
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
    pub(super) fn may_be_late(&self, after: After, subject: bool) -> bool {
        let start = self.cue().elements.start;
        if start == 0 {
            return false;
        }
        if self.is_behind_run() {
            return true;
        }
        let clause = matches!(after, After::Clause(_) | After::Infinitive(_));
        let bare = self.scene.pack.bare_clause;
        let accuses = self.cue().governs('o') && (bare || !(self.cue().governs('q') && self.is_last(true)));
        let barred = accuses || bare && self.cue().governs('w');
        if !self.is_closed_by(start - 1) || clause || barred {
            return false;
        }
        let usual = self.cue().governs('q') && !self.cue().governs('w');
        if !usual && !self.is_last(!self.cue().governs('q')) {
            return false;
        }
        // "C, a annoncé X": a clause stands before. "A Paris, annonce X, …": no subject stands before.
        let before = self.content_start()..self.relative_before(start - 1);
        self.has_finite(before.clone())
            || self.has_run(before)
            || !subject && !self.scene.pack.bare_clause
            || self.is_enclosed()
    }

    /// Whether no actor stands behind the cue and no main verb before it, so that what stands before is its subject: "Le
    /// Rex, célèbre cinéma, | a annoncé la fermeture de ses salles".
    pub(super) fn is_phrase_before(&self, attribution: &Attribution) -> bool {
        let actor = match attribution.source {
            Source::Phrase(span) => self.scene.is_mention(span),
            // "le rapport" is nobody, but no object.
            Source::Pronoun(..) | Source::Same(_) | Source::None => true,
        };
        let before = self.content_start()..self.cue().elements.start;
        !actor && !self.scene.pack.bare_clause && !self.has_run(before.clone()) && !self.has_main_verb(before)
    }

    /// Whether a finite verb stands in the elements that no relative pronoun or "comme" governs.
    fn has_main_verb(&self, elements: Range<usize>) -> bool {
        let mut governed = false;
        let mut last = None;
        for element in elements {
            let Some(token) = self.unit.word(element) else { continue };
            let opens = |token| {
                self.scene.class(token) == WordClass::Relative || self.scene.is_in(&self.scene.pack.frames, token, "as")
            };
            governed |= opens(token);
            // "deux élus, dont le maire, | partiront": the relative has no verb.
            let verbless = self.is_comma(element) && element > 0 && !self.unit.word(element - 1).is_some_and(opens);
            governed &= !(verbless && self.has_finite(element + 1..element + 2));
            if !self.scene.is_finite(token) {
                continue;
            }
            let group = self.scene.verb(token);
            // "qui dirige le port et en connaît les quais": the second verb has the first one's pronoun.
            let second = group.is_some_and(|verb| {
                let before = verb.tokens.start.checked_sub(1);
                last.is_some() && before.is_some_and(|token| self.is_coordinator(token))
            });
            if group.map(|verb| verb.head) == last {
                continue;
            }
            if !governed && !second {
                return true;
            }
            (governed, last) = (false, group.map(|verb| verb.head));
        }
        false
    }

    /// Whether an actor behind the cue ends the sentence, or at least its clause: "C, a poursuivi la source."
    fn is_last(&self, whole: bool) -> bool {
        let attribution = speakers::right(self.scene, self.unit, self.cue().elements.end);
        let somebody = matches!(attribution.source, Source::Phrase(span) if self.scene.is_mention(span));
        let end = attribution.end;
        let closed = self.lower(end).is_none_or(|word| matches!(word, "." | "!" | "?" | "…"));
        let relative = self.unit.word(end + 1).is_some_and(|token| self.scene.class(token) == WordClass::Relative);
        let alone = relative || !self.has_finite(end..self.unit.len());
        let apposed = self.is_comma(end) && !self.cue().governs('w') && alone;
        somebody && (closed || !whole || apposed)
    }

    /// Whether the run ends with a stop or a comma inside its marks, or is long.
    fn is_sentence_like(&self, element: usize) -> bool {
        let tokens = &self.unit.elements[element].tokens;
        let last = tokens.clone().rev().take(2);
        tokens.len() > 8 || last.into_iter().any(|token| self.scene.token(token).kind == TokenKind::Punctuation)
    }

    /// Where the relative clause starts that the comma at `comma` ends: "Le ministre, qui a vu les élus, leur a dit …",
    /// "Duval, la marque à qui l'on doit tout, a annoncé …"; `comma` where none does.
    fn relative_before(&self, comma: usize) -> usize {
        let limit = comma.saturating_sub(FARTHEST)..comma;
        let Some(opening) = limit.rev().find(|element| self.is_comma(*element)) else { return comma };
        // "qui …", "à qui …", "la marque à qui …", but not "les crues qui ont touché Lyon ont fait dix morts".
        let mut relative = false;
        for element in opening + 1..comma {
            let Some(token) = self.unit.word(element) else { continue };
            relative |= self.scene.class(token) == WordClass::Relative;
            if self.scene.is_finite(token) {
                break;
            }
        }
        let verbs = (opening + 1..comma).filter_map(|element| self.scene.verb(self.unit.word(element)?));
        let mut heads = verbs.map(|verb| verb.head).filter(|head| self.scene.is_finite(*head));
        // "dont le siège est à Lyon": a noun that looks like a verb stands next to one.
        let second = heads.next().is_some_and(|first| heads.any(|head| head > first + 2));
        if relative && !second { opening } else { comma }
    }

    /// Whether commas enclose the cue and its subject inside a clause: "La mairie, a dit X, fermera lundi".
    pub(super) fn is_enclosed(&self) -> bool {
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
    pub(super) fn is_behind_run(&self) -> bool {
        let start = self.cue().elements.start;
        if start > 1 && self.unit.is_run(start - 2) && self.is_closed_by(start - 1) {
            return true;
        }
        start > 0 && self.unit.is_run(start - 1) && (start == 1 || self.unit.elements[start - 1].tokens.len() > 7)
    }

    /// Whether a cue may follow this comma, dash or bracket.
    pub(super) fn is_closed_by(&self, element: usize) -> bool {
        self.lower(element).is_some_and(|word| matches!(word, "," | "–" | "—" | "-" | ")" | "!" | "?" | "…" | "..."))
    }

    /// A cue behind what it reports.
    pub(super) fn late(&self, mut attribution: Attribution, rule: &'static str) -> Option<Reading> {
        let start = self.content_start();
        let mut stop = self.cue().elements.start;
        while stop > start && self.is_closed_by(stop - 1) && self.lower(stop - 1) != Some(")") {
            stop -= 1;
        }
        if start >= stop {
            return None;
        }
        let after = attribution.end;
        complements::complements_behind(self.scene, self.unit, after, &mut attribution);
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
    pub(super) fn content_start(&self) -> usize {
        let start = self.cue().elements.start;
        let mut first = 0;
        for cue in &self.cues[..self.index] {
            if cue.inverted.is_some() && cue.elements.end < start {
                let after = (cue.elements.end..start)
                    .find(|element| self.is_comma(*element) || self.lower(*element) == Some(":"));
                first = after.map_or(first, |element| element + 1);
            }
        }
        // "Il rappelle la règle : "…", dit-il" says again who speaks.
        let colon = |element: usize| self.lower(element) == Some(":") && self.unit.is_run(element + 1);
        let break_at = (first..start).rev().find(|element| self.lower(*element) == Some(";") || colon(*element));
        break_at.map_or(first, |element| element + 1)
    }

    /// "…", X said: the subject stands before the cue, what is reported before the subject.
    pub(super) fn before_subject(&self, after: After, attribution: &Attribution) -> Option<Reading> {
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
        let pronoun = matches!(attribution.source, Source::Pronoun(..));
        while before > 0
            && !pronoun
            && self.unit.word(before - 1).is_some_and(|token| {
                self.scene.is_determiner(token)
                    || self.scene.class(token) == WordClass::Open && self.scene.token(token).kind == TokenKind::Word
                    || self.scene.is_preposition(token)
                    || self.is_possessive(token)
            })
        {
            before -= 1;
        }
        if before == 0 {
            return None;
        }
        let run =
            self.unit.is_run(before - 1) || before > 1 && self.is_comma(before - 1) && self.unit.is_run(before - 2);
        // «Critiqué pour son "abandon", X a dit …»: where a subject seldom stands there, all before it is speech.
        let spoken = |element: usize| self.unit.is_run(element) || !self.is_solid(element);
        // "“Night Harbor” director X said": without a comma short marks before the subject hold a name.
        let run = run && (self.is_comma(before - 1) || self.is_sentence_like(before - 1));
        let run = run && (self.scene.pack.bare_clause || (self.content_start()..before).all(spoken));
        let clause = self.scene.pack.bare_clause
            && self.is_comma(before - 1)
            && self.has_finite(self.content_start()..before - 1);
        // "Acme said it aims to close two plants and that, by 2050, it hopes to close more" goes on with the first cue.
        let goes_on =
            matches!(after, After::Infinitive(_)) && self.cues[..self.index].iter().any(|cue| !cue.is_frame());
        // "The port was closed, X said, but “we will wait.”"
        let end = self.cue().elements.end;
        let further = after == After::Speech
            && self.is_comma(end)
            && self.unit.word(end + 1).is_some_and(|token| self.is_coordinator(token));
        let bare = further || !goes_on && matches!(after, After::Nothing | After::Infinitive(_));
        // "The port, Paul Brown said, was closed"
        let cue_end = self.cue().elements.end;
        let behind = (cue_end..cue_end + 6).find(|element| self.is_comma(*element)).unwrap_or(cue_end);
        let enclosed = self.scene.pack.bare_clause
            && self.is_comma(before - 1)
            && !clause
            && self.is_comma(behind)
            && !self.has_finite(cue_end..behind)
            && (self.has_finite(behind + 1..behind + 2) || self.is_predicate(behind + 1));
        // "In May, X said, the port was closed": a circumstance stands before the subject.
        let introduced = !run
            && !clause
            && !enclosed
            && !matches!(after, After::Bare(_))
            && self.is_introduced(before - 1, cue_end..behind);
        if !(run || clause && bare || enclosed || introduced) || before <= self.content_start() {
            return None;
        }
        let mut reading = self.reading(attribution.clone(), "subject-verb-behind");
        let mut found = Attribution::of(Source::None, cue_end);
        if self.scene.pack.bare_clause && self.cue().governs('p') {
            complements::object(self.scene, self.unit, cue_end, &mut found);
        }
        complements::complements_behind(self.scene, self.unit, cue_end, &mut found);
        (reading.addressee, reading.medium) = (found.addressee, found.medium);
        if introduced {
            reading.rule = "subject-verb-clause";
            let end = self.clause_end(behind + 1);
            reading.contents.push(behind + 1..end);
            reading.clause = Some(behind + 1..end);
            return Some(reading);
        }
        let stop = if self.is_comma(before - 1) { before - 1 } else { before };
        let start = self.content_start();
        reading.contents.push(start..stop);
        let end = self.clause_end(self.cue().elements.end);
        reading.contents.push(self.cue().elements.end..end);
        reading.clause = Some(if enclosed && !run { start..end } else { start..stop });
        reading.certainty = Certainty::Sure;
        Some(reading)
    }

    /// Whether marks at the element hold the verb of the clause around them: "Sailors, X said, “are tired”".
    fn is_predicate(&self, element: usize) -> bool {
        self.unit.is_run(element) && self.is_verb_form(self.unit.elements[element].tokens.start)
    }

    /// Whether only a circumstance stands before the comma at `comma`, and the main clause behind the cue's own: "In
    /// May, X said, the port was closed"; `rest` is what follows the cue up to its comma.
    fn is_introduced(&self, comma: usize, rest: Range<usize>) -> bool {
        let before = self.content_start()..comma;
        let clause = rest.end + 1;
        let main = self.unit.word(clause).is_some_and(|token| !self.scene.is_finite(token))
            && (self.starts_main_clause(clause) || self.is_bare_clause(clause))
            || self.has_run(clause..clause + NEAR);
        self.scene.pack.bare_clause
            && self.is_comma(comma)
            && self.is_comma(rest.end)
            && main
            && before.len() <= 10
            && !self.has_finite(before.clone())
            && !self.has_run(before)
            && !self.has_finite(rest)
    }

    /// "As X said, C", "C, as X said".
    pub(super) fn as_subject_said(&self, after: After, attribution: &Attribution) -> Option<Reading> {
        let cue = self.cue();
        let usual = self.scene.pack.bare_clause && cue.governs('q') && !cue.governs('w');
        if !usual || !matches!(after, After::Nothing | After::Speech) {
            return None;
        }
        let start = cue.elements.start;
        let subject = match attribution.source {
            Source::Phrase(span) | Source::Pronoun(span, ..) => span,
            _ => return None,
        };
        let limit = start.saturating_sub(FARTHEST)..start;
        let first = limit.rev().find(|element| {
            let span = self.scene.token(self.unit.token(*element)).span;
            span.start <= subject.start
        })?;
        let near = first.saturating_sub(8)..first;
        let compared = |element: &usize| {
            self.unit.word(*element).is_some_and(|token| self.scene.is_in(&self.scene.pack.frames, token, "as"))
        };
        let conjunction = near.rev().take_while(|element| !self.is_comma(*element)).find(compared)?;
        // "As X concluded the debate, C" tells when; "As X said on Monday, C" tells what.
        let free = self.unit.word(cue.elements.end).is_none_or(|token| {
            self.is_comma(cue.elements.end)
                || self.scene.is_preposition(token)
                || self.scene.pack.times.contains(self.scene.lower(token))
        });
        let mut behind = cue.elements.end..self.unit.len().min(cue.elements.end + 6);
        let comma = behind.find(|element| self.is_comma(*element)).filter(|_| free);
        let content = if (0..conjunction).all(|element| !self.is_solid(element)) {
            let clause = comma.filter(|comma| !self.has_finite(cue.elements.end..*comma))? + 1;
            clause..self.clause_end(clause)
        } else {
            let speech = self.has_run(cue.elements.end..cue.elements.end + NEAR);
            let before = conjunction.checked_sub(1).filter(|comma| self.is_comma(*comma) && !speech)?;
            self.content_start()..before
        };
        if !self.has_finite(content.clone()) && !self.has_run(content.clone()) {
            return None;
        }
        let mut reading = self.reading(attribution.clone(), "as-said");
        reading.contents.push(content.clone());
        reading.clause = Some(content);
        Some(reading)
    }
}
