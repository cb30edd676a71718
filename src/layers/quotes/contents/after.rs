//! What follows a cue: a clause, an infinitive, a colon, marks; and where it ends.

use std::ops::Range;

use super::super::complements;
use super::super::cues::{Cue, Shape, is_adverb};
use super::super::forms;
use super::{After, FARTHEST, Reader};
use crate::text::{Number, Tense, TokenKind, WordClass};

impl Reader<'_, '_> {
    /// What follows the cue that ends before `start`.
    pub(super) fn after(&self, start: usize) -> After {
        let cue = self.cue();
        let mut at = start;
        let (mut object, mut comma, mut aside) = (false, false, false);
        while at < self.unit.len().min(start + FARTHEST) {
            let Some(token) = self.unit.word(at) else {
                // "said “there may be rain” if the wind turns"
                let goes_on = self.unit.word(at + 1).is_some_and(|token| {
                    self.scene.class(token) == WordClass::Subordinator
                        && !self.scene.pack.breaks.contains(self.scene.lower(token))
                });
                if self.scene.pack.bare_clause && at == start && cue.governs('b') && goes_on {
                    return After::Bare(at);
                }
                // "accuse X et sa société "Y" d'avoir menti"
                let behind = (at + 1..at + 5).find_map(|element| self.governed_infinitive(element));
                return behind.map_or(After::Speech, After::Infinitive);
            };
            let word = self.scene.lower(token);
            let clause = self.scene.pack.words.get(word).filter(|entry| entry.section.starts_with("clause"));
            let claim = object && self.is_claim(at);
            if cue.governs('q')
                && clause.is_some()
                && !self.is_conjunction(at)
                && (!object || cue.governs('p') || claim)
            {
                // "said that had nothing to do with it": a pronoun.
                let pronoun = self.scene.pack.bare_clause
                    && clause.is_some_and(|entry| entry.value == "q")
                    && self.unit.word(at + 1).is_some_and(|token| self.scene.is_finite(token));
                if pronoun {
                    return After::Bare(at);
                }
                // "adding if prices rise the plan is dead", but "asked if prices would rise"
                let condition = clause.is_some_and(|entry| entry.value == "c") && !cue.governs('u');
                return if condition { After::Bare(at) } else { After::Clause(at + 1) };
            }
            if word == ":" {
                return After::Colon(at + 1);
            }
            // "the report says — also in line with …"
            let dash = self.scene.pack.bare_clause && at == start && self.is_dash(at);
            if matches!(word, "." | ";" | "!" | "?") || dash {
                break;
            }
            if cue.governs('b')
                && !comma
                && (!object || cue.governs('o'))
                && let Some((end, entry)) = self.unit.longest(self.scene, &self.scene.pack.words, at)
                && entry.section == "quantity"
                && self.is_bare_clause(end)
            {
                return After::Bare(at);
            }
            comma |= word == ",";
            if word == "," {
                aside = !aside && self.opens_aside(at + 1);
            }
            if let Some(end) = self.adverbial_end(at).filter(|_| !self.scene.pack.bare_clause) {
                // "tout de même", "cette semaine": nothing in them governs.
                at = end;
                continue;
            }
            // "a écrit au maire pour demander que": the infinitive is no object of the cue.
            let bound = at > start
                && self.unit.word(at - 1).is_some_and(|before| {
                    self.scene.class(before) == WordClass::Preposition
                        && !self.scene.is_in(&self.scene.pack.words, before, "of")
                });
            if (cue.governs('i') || cue.governs('g')) && !object && !bound && self.is_infinitive(token) {
                return After::Infinitive(self.negation_before(at, start));
            }
            if let Some(infinitive) = self.governed_infinitive(at) {
                return After::Infinitive(infinitive);
            }
            if at == start && cue.governs('b') && cue.governs('p') {
                // "told reporters the city was quiet": the first phrase is whom it is said to.
                let mut end = at + 1;
                while self.unit.word(end).is_some_and(|token| {
                    // "told the jury Brown had left": the jury was told.
                    let before = self.unit.token(end - 1);
                    let name = self.scene.is_capital(token)
                        && !self.scene.is_capital(before)
                        && self.scene.class(before) == WordClass::Open;
                    self.scene.class(token) == WordClass::Open
                        && self.scene.verb(token).is_none()
                        && !self.scene.is_determiner(token)
                        && !name
                }) {
                    end += 1;
                }
                if self.scene.class(token) != WordClass::SubjectPronoun {
                    (at, object) = (end, true);
                    continue;
                }
            }
            if self.scene.pack.bare_clause && !comma {
                // "said last week that …", "noted on Oct. 6 that …"
                let dated = self.unit.longest(self.scene, &self.scene.pack.times, at).map(|(end, _)| end);
                let day = at > start && self.is_day(at);
                if let Some(end) = dated.or(day.then_some(at + 1)) {
                    at = end;
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
                at = complements::closing(self.scene, self.unit, at);
                continue;
            }
            if cue.governs('j') && !object && self.is_judgement(at) {
                return After::Infinitive(at);
            }
            let relative = self.scene.class(token) == WordClass::Relative && clause.is_none();
            let another = self.cue_at(at).is_some_and(|other| !other.is_frame());
            let verbal = self.scene.verb(token).is_some_and(|verb| verb.tense != Tense::Participle);
            if verbal || relative || another || clause.is_some() {
                let run = (at..self.clause_end(at)).any(|element| self.unit.is_run(element));
                return if run && !another { After::Speech } else { After::Nothing };
            }
            if self.scene.is_preposition(token) {
                let end = complements::complement(self.scene, self.unit, at);
                let marker = (at + 1..end).find(|element| self.marks_clause(*element));
                at = marker.unwrap_or(end).max(at + 1);
                continue;
            }
            object |= self.scene.class(token) == WordClass::Open
                && self.scene.token(token).kind == TokenKind::Word
                && !aside
                && (!self.scene.is_capital(token) || self.scene.pack.bare_clause)
                && !self.scene.pack.times.contains(word)
                && !is_adverb(self.scene, token)
                && !self.scene.pack.adverbials.contains(word);
            at += 1;
        }
        After::Nothing
    }

    /// The element after a date or an adverbial of several words at `at`.
    fn adverbial_end(&self, at: usize) -> Option<usize> {
        let pack = self.scene.pack;
        let longest = |lexicon| self.unit.longest(self.scene, lexicon, at).map(|(end, _)| end);
        longest(&pack.times).max(longest(&pack.adverbials)).filter(|end| *end > at + 1)
    }

    /// Whether a noun of speech or thought stands right before the element: "exprime la crainte | que".
    fn is_claim(&self, at: usize) -> bool {
        let claim =
            self.unit.word(at - 1).is_some_and(|token| self.scene.is_in(&self.scene.pack.nouns, token, "claim"));
        // "de crainte que" is a conjunction.
        claim && !self.unit.word(at - 2).is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "of"))
    }

    /// Whether an adjective with its clause stands at the element: "juge | nécessaire de partir", "trouve | normal que".
    fn is_judgement(&self, at: usize) -> bool {
        let adjective = self.unit.word(at).is_some_and(|token| {
            self.scene.class(token) == WordClass::Open
                && self.scene.token(token).kind == TokenKind::Word
                && !self.scene.pack.times.contains(self.scene.lower(token))
                && self.scene.verb(token).is_none_or(|verb| verb.tense == Tense::Participle)
        });
        let Some(next) = self.unit.word(at + 1).filter(|_| adjective) else { return false };
        let of = self.scene.is_in(&self.scene.pack.words, next, "of");
        let infinitive =
            (at + 2..at + 5).any(|element| self.unit.word(element).is_some_and(|token| self.is_infinitive(token)));
        let clause = self.scene.pack.words.get(self.scene.lower(next)).is_some_and(|entry| entry.section == "clause");
        of && infinitive || clause && !self.is_conjunction(at + 1)
    }

    /// Whether a circumstance between commas starts at the element: "affirme, preuve à l'appui, que".
    fn opens_aside(&self, at: usize) -> bool {
        let Some(token) = self.unit.word(at) else { return false };
        let bare = self.scene.class(token) == WordClass::Open && !self.scene.is_capital(token);
        let closed = (at + 1..self.unit.len().min(at + FARTHEST)).any(|element| self.is_comma(element));
        (bare || self.scene.is_preposition(token)) && closed
    }

    /// Where the negation of an infinitive starts: "ne rien savoir".
    fn negation_before(&self, infinitive: usize, limit: usize) -> usize {
        let class = |element: usize| self.unit.word(element).map(|token| self.scene.class(token));
        let near = infinitive.saturating_sub(3).max(limit)..infinitive;
        // "ne conteste pas | avoir fui"
        let own = self.cue().elements.clone().any(|element| class(element) == Some(WordClass::Negation));
        let negation = near.into_iter().find(|element| class(*element) == Some(WordClass::Negation) && !own);
        negation.unwrap_or(infinitive)
    }

    /// Whether the element is the figure of a date: "Oct. 6", "March 12".
    fn is_day(&self, at: usize) -> bool {
        let month = |element: usize| self.lower(element).is_some_and(|word| self.scene.pack.times.contains(word));
        let stop = self.lower(at - 1) == Some(".");
        let figure = self.unit.word(at).is_some_and(|token| self.scene.token(token).kind == TokenKind::Number);
        figure && (month(at - 1) || stop && at > 1 && month(at - 2))
    }

    /// Whether the element may open what the cue reports.
    pub(super) fn marks_clause(&self, element: usize) -> bool {
        self.lower(element).is_some_and(|word| {
            self.scene.pack.words.get(word).is_some_and(|entry| entry.section.starts_with("clause"))
        }) || self.governed_infinitive(element).is_some()
    }

    /// The element of the infinitive in "de partir", "à partir", where the cue governs one.
    pub(super) fn governed_infinitive(&self, at: usize) -> Option<usize> {
        let token = self.unit.word(at)?;
        let word = self.scene.lower(token);
        let section = self.scene.pack.words.get(word).map_or("", |entry| entry.section);
        let fits = self.cue().governs('d') && section == "of" || self.cue().governs('a') && section == "to";
        // "avant de partir", "au lieu de partir"
        let bound = at > self.cue().elements.end
            && self.lower(at - 1).is_some_and(|word| {
                self.scene.pack.conjunctions.get(word).is_some_and(|entry| !entry.section.starts_with("adverb"))
            });
        if !fits || bound {
            return None;
        }
        let mut next = at + 1;
        while next < at + 5
            && self.unit.word(next).is_some_and(|token| {
                matches!(
                    self.scene.class(token),
                    WordClass::Negation
                        | WordClass::Clitic
                        | WordClass::Pronoun
                        | WordClass::Adverb
                        | WordClass::DefiniteArticle
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

    pub(super) fn is_infinitive(&self, token: usize) -> bool {
        if let Some(verb) = self.scene.verb(token) {
            // "accused him of lying"
            let gerund = self.cue().governs('g') && verb.tense == Tense::Gerund;
            return verb.tense == Tense::Infinitive || gerund;
        }
        let word = self.scene.lower(token);
        let class = self.scene.class(token);
        // "en juillet 2019 avoir fermé": a year takes no noun behind it.
        let dated = token > 0 && self.scene.token(token - 1).kind == TokenKind::Number;
        if dated && class == WordClass::Auxiliary {
            return self.scene.pack.infinitive_endings.iter().any(|ending| word.ends_with(ending));
        }
        self.scene.document.verbs.is_empty()
            && matches!(class, WordClass::Open | WordClass::Auxiliary)
            && !self.scene.is_capital(token)
            && word.len() > 3
            && self.scene.pack.infinitive_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether "que" at the element belongs to "alors que", "plus que" and the like.
    pub(super) fn is_conjunction(&self, at: usize) -> bool {
        let end = self.cue().elements.end;
        let Some(entry) = self.lower(at - 1).and_then(|word| self.scene.pack.conjunctions.get(word)) else {
            return false;
        };
        // "explique par ailleurs que"
        let adverbial = (2..4).any(|width| {
            at >= end + width
                && self
                    .unit
                    .phrase(self.scene, at - width..at)
                    .is_some_and(|phrase| self.scene.pack.adverbials.contains(phrase))
        });
        if adverbial || self.is_claim(at) {
            return false;
        }
        // "demande à ce que"
        if at > 1 && self.unit.word(at - 2).is_some_and(|token| self.scene.is_in(&self.scene.pack.words, token, "to")) {
            return false;
        }
        // "affirme aussi que": right behind the verb the word is an adverb.
        at > end && !(at == end + 1 && entry.section.starts_with("adverb"))
    }

    /// Whether the token is the ending of a possessive: "'s".
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        let ending = self.scene.document.language.names.possessive;
        ending.is_some_and(|ending| self.scene.lower(token).replace('’', "'") == ending)
            && self.scene.verb(token).is_none()
    }

    /// Whether the first word of a run is the verb of the clause around it.
    fn is_verb_form(&self, token: usize) -> bool {
        self.scene.pack.bare_clause
            && (self.scene.is_finite(token)
                || self.scene.class(token) == WordClass::Auxiliary
                || forms::readings(self.scene.pack, self.scene.lower(token)).iter().any(|form| form.is_finite()))
    }

    /// Whether a clause without a conjunction starts at the element: a subject and, before any break, its verb.
    pub(super) fn is_bare_clause(&self, at: usize) -> bool {
        let Some(token) = self.unit.word(at) else { return false };
        let class = self.scene.class(token);
        let subject = self.scene.is_determiner(token)
            || self.scene.mention_at(token).is_some()
            || self.scene.is_capital(token)
            || matches!(class, WordClass::SubjectPronoun | WordClass::Pronoun | WordClass::Possessive)
            || class == WordClass::Open && !is_adverb(self.scene, token) && self.scene.verb(token).is_none()
            // "said leaving the city would be hard"
            || self.scene.verb(token).is_some_and(|verb| verb.tense == Tense::Gerund);
        let subject = subject && !self.is_possessive(token);
        if !subject || self.scene.pack.times.contains(self.scene.lower(token)) {
            return false;
        }
        // "demanded they stop"
        let verb = || self.unit.word(at + 1).and_then(|token| self.scene.verb(token).map(|_| token));
        let bare =
            || forms::readings(self.scene.pack, self.lower(at + 1).unwrap_or("")).iter().any(|form| form.is_finite());
        if self.scene.pack.bare_clause && class == WordClass::SubjectPronoun && (verb().is_some() || bare()) {
            return true;
        }
        let mut comma = false;
        let mut words = 0;
        // Clauses inside the subject, each with a verb of its own: "a meeting, which ended late", "the man who left".
        let mut inner = 0;
        for element in at + 1..self.unit.len().min(at + FARTHEST) {
            let Some(token) = self.unit.word(element) else {
                // "said she “lost everything”", "said the plan “has failed”"
                let first = self.unit.elements[element].tokens.start;
                let pronoun = element == at + 1 && class == WordClass::SubjectPronoun;
                if inner == 0 && !comma && (pronoun || self.is_verb_form(first)) {
                    return true;
                }
                continue;
            };
            let next = self.unit.word(element + 1).is_some_and(|token| self.scene.is_finite(token));
            let auxiliary = self.scene.class(token) == WordClass::Auxiliary && self.scene.verb(token).is_none();
            if (self.scene.is_finite(token) || auxiliary) && inner > 0 {
                inner -= usize::from(!next);
            } else if self.scene.is_finite(token) || auxiliary {
                // "the story, Paul Green said": another cue's subject stands behind the comma.
                let another = self.starts.get(element).is_some_and(Option::is_some);
                return !(comma && another);
            }
            inner += usize::from(matches!(self.scene.class(token), WordClass::Relative | WordClass::Subordinator));
            comma |= self.scene.lower(token) == ",";
            words += 1;
            if matches!(self.scene.lower(token), "." | ";" | ":") {
                break;
            }
        }
        // "said threats marred the job": after some verbs a phrase of some length is always a clause.
        self.cue().governs('c') && words > 3 && !comma
    }

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
                        if whole && self.starts_cue(at + 1) || self.main_verb_follows(from..at) {
                            return at;
                        }
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
                return cue.shape == Shape::Finite && !cue.passive && !(at == element && cue.basic);
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
