//! What follows a cue: a clause, an infinitive, a colon, marks.

use super::super::complements;
use super::super::cues::is_adverb;
use super::super::forms;
use super::{After, FARTHEST, Reader};
use crate::text::{Case, Tense, TokenKind, WordClass};

impl Reader<'_, '_> {
    /// What follows the cue that ends before `start`.
    pub(super) fn after(&self, start: usize) -> After {
        let cue = self.cue();
        let mut at = start;
        let (mut object, mut comma, mut aside) = (false, false, false);
        // Where the complement ends that tells whom the cue addresses.
        let mut dative = None;
        while at < self.unit.len().min(start + FARTHEST) {
            let Some(token) = self.unit.word(at) else {
                // "said “there may be rain” if the wind turns"
                let goes_on = self.unit.word(at + 1).is_some_and(|token| {
                    self.scene.class(token) == WordClass::Subordinator
                        && !self.scene.pack.breaks.contains(self.scene.lower(token))
                });
                // "said “some of them” had left": the marks hold the subject.
                let subject = self.unit.word(at + 1).is_some_and(|token| {
                    self.scene.is_finite(token) || self.scene.class(token) == WordClass::Auxiliary
                }) && self.starts.get(at + 1).is_none_or(Option::is_none)
                    && self.is_open_run(at);
                if self.scene.pack.bare_clause && at == start && cue.governs('b') && (goes_on || subject) {
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
            if at == start && cue.governs('i') && self.is_pronoun_before_infinitive(at) {
                return After::Infinitive(at);
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
                    // "told the BBC's Today show the port was closed"
                    let medium = self.scene.is_capital(before)
                        && self
                            .scene
                            .pack
                            .nouns
                            .get(self.scene.lower(token))
                            .is_some_and(|entry| entry.section == "medium");
                    let owner = self.is_possessive(token) || matches!(self.scene.lower(token), "'" | "’");
                    medium
                        || owner
                        || self.scene.class(token) == WordClass::Open
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
            if at == start && cue.governs('b') && (self.opens_with_circumstance(at) || self.opens_with_clause(at)) {
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
            if dative.is_some_and(|end| !(end..at).any(|element| self.is_comma(element)))
                && let Some(infinitive) = self.infinitive_behind_gerund(at)
            {
                return After::Infinitive(infinitive);
            }
            if verbal || relative || another || clause.is_some() {
                let run = (at..self.clause_end(at)).any(|element| self.unit.is_run(element));
                return if run && !another { After::Speech } else { After::Nothing };
            }
            if self.scene.is_preposition(token) {
                let end = complements::complement(self.scene, self.unit, at);
                let marker = (at + 1..end).find(|element| self.marks_clause(*element));
                let to = self.scene.is_in(&self.scene.pack.words, token, "to");
                at = marker.unwrap_or(end).max(at + 1);
                dative = to.then_some(at).or(dative);
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

    /// Whether a clause and its main clause follow a conjunction at the element: "said | while A is closed, B is not".
    fn opens_with_clause(&self, at: usize) -> bool {
        let opens = self.unit.word(at).is_some_and(|token| self.scene.class(token) == WordClass::Subordinator);
        let mut commas = (at + 2..self.unit.len().min(at + FARTHEST)).filter(|element| self.is_comma(*element));
        self.scene.pack.bare_clause
            && opens
            && self.is_bare_clause(at + 1)
            && commas.any(|comma| self.has_finite(at..comma) && self.starts_main_clause(comma + 1))
    }

    /// Whether a clause starts with a circumstance at the element: "said | between May and July, the port was closed".
    fn opens_with_circumstance(&self, at: usize) -> bool {
        let Some(token) = self.unit.word(at) else { return false };
        let free = self.scene.is_preposition(token)
            && !self.scene.pack.roles.contains(self.scene.lower(token))
            && !self.scene.pack.words.contains(self.scene.lower(token))
            && !self.scene.pack.frames.contains(self.scene.lower(token));
        let comma = (at + 2..self.unit.len().min(at + 12)).find(|element| self.is_comma(*element));
        let Some(comma) = comma.filter(|_| free && self.scene.pack.bare_clause) else { return false };
        let plain = !self.has_finite(at..comma) && !self.has_run(at..comma);
        let next = self.unit.word(comma + 1).is_some_and(|token| !self.scene.is_finite(token));
        plain && next && self.starts_main_clause(comma + 1)
    }

    /// Whether the words between marks end without a stop or a comma.
    fn is_open_run(&self, element: usize) -> bool {
        let tokens = self.unit.elements[element].run;
        tokens.is_some_and(|_| {
            let mut words = self.unit.elements[element].tokens.clone().rev();
            let last = words.find(|token| !matches!(self.scene.lower(*token), "\"" | "”" | "»" | "'" | "’"));
            last.is_some_and(|token| self.scene.token(token).kind != TokenKind::Punctuation)
        })
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
        let article = self.unit.word(next - 1).is_some_and(|token| self.scene.is_determiner(token));
        let infinitive = |token: &usize| self.is_infinitive(*token) || !article && self.may_be_infinitive(*token);
        self.unit.word(next).filter(infinitive).map(|_| at + 1)
    }

    /// The infinitive behind a gerund that tells of whom the cue addresses: "demande aux élus ayant voté de | partir".
    fn infinitive_behind_gerund(&self, at: usize) -> Option<usize> {
        let verb = self.unit.word(at).and_then(|token| self.scene.verb(token))?;
        if verb.tense != Tense::Gerund || self.scene.pack.bare_clause {
            return None;
        }
        let open = |element: &usize| {
            self.unit
                .word(*element)
                .is_some_and(|token| !self.scene.is_finite(token) && self.lower(*element) != Some("."))
        };
        (at + 1..self.unit.len().min(at + FARTHEST))
            .take_while(open)
            .find_map(|element| self.governed_infinitive(element))
    }

    /// Whether the word at the element is the pronoun of the infinitive behind it: "affirme en avoir parlé", "assure l'avoir
    /// dit".
    fn is_pronoun_before_infinitive(&self, at: usize) -> bool {
        let (Some(token), Some(next)) = (self.unit.word(at), self.unit.word(at + 1)) else { return false };
        if self.scene.is_in(&self.scene.pack.words, token, "gerund") {
            return self.is_infinitive(next);
        }
        // "l'avoir dit", but not "l'être humain"
        let form = self.scene.pack.roles.get(self.scene.lower(next)).filter(|entry| entry.section == "auxiliary");
        let behind = self.unit.word(at + 2).and_then(|token| self.scene.verb(token));
        self.scene.class(token) == WordClass::DefiniteArticle
            && form.is_some_and(|entry| entry.value == "i")
            && behind.is_some_and(|verb| verb.tense == Tense::Participle)
    }

    /// Whether a word that the verb layer does not know looks like an infinitive: "de réinjecter".
    fn may_be_infinitive(&self, token: usize) -> bool {
        let word = self.scene.lower(token);
        let ending = self.scene.pack.sure_infinitives.iter().any(|ending| word.ends_with(ending));
        let noun = self.scene.pack.unsure_infinitives.iter().any(|ending| word.ends_with(ending));
        ending
            && !noun
            && word.len() > 5
            && self.scene.class(token) == WordClass::Open
            && self.scene.token(token).case == Case::Lower
            && self.scene.verb(token).is_none()
            && self.scene.mention_at(token).is_none()
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
    pub(super) fn is_verb_form(&self, token: usize) -> bool {
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
        // "ships, boats and barges": a comma of a list.
        let (mut commas, mut listed) = (0, false);
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
                // "the story, Paul Green said": another cue's subject stands behind the comma. "the debate, sailors
                // were": so does that of a clause of the journalist.
                let another = self.starts.get(element).is_some_and(Option::is_some);
                let apart = commas == 1 && !listed && !self.is_comma(element - 1);
                return !(comma && (another || apart));
            }
            inner += usize::from(matches!(self.scene.class(token), WordClass::Relative | WordClass::Subordinator));
            comma |= self.scene.lower(token) == ",";
            commas += usize::from(self.scene.lower(token) == ",");
            listed |= self.is_coordinator(token);
            words += 1;
            if matches!(self.scene.lower(token), "." | ";" | ":") {
                break;
            }
        }
        // "said threats marred the job": after some verbs a phrase of some length is always a clause.
        self.cue().governs('c') && words > 3 && !comma
    }
}
