//! Who acts in a clause: subjects of finite verbs, agents after "par", sources after "selon".

use std::ops::Range;

use crate::lang::actors::ActorPack;
use crate::text::{Document, Number, Tense, TokenKind, Verb, Voice, WordClass};

/// A phrase or name as the clause sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nominal {
    /// First token, determiner and title included.
    pub(super) first: usize,
    /// Token after the last.
    pub(super) end: usize,
    /// Its number.
    pub(super) number: Number,
    /// Whether a preposition stands before it.
    pub(super) governed: bool,
}

/// The part of a nominal in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Subject of the active verb with this index.
    Subject(usize),
    /// Subject of a passive or stative verb.
    Undergoer(usize),
    /// After "par".
    Agent,
    /// After "selon".
    Source,
    /// Object, complement or nothing that can be told.
    None,
}

/// The part of each nominal; they are sorted by their first token.
pub(super) fn parts(document: &Document, nominals: &[Nominal]) -> Vec<Part> {
    let mut parts: Vec<Part> = nominals.iter().map(|nominal| frame(document, nominal)).collect();
    let clauses = Clauses::new(document, nominals);
    clauses.share(&mut parts);
    let mut before: Option<(usize, Option<usize>)> = None;
    for (index, verb) in document.verbs.iter().enumerate() {
        if !is_finite(verb) || verb.inverted.is_some() {
            continue;
        }
        let sentence = document.tokens[verb.tokens.start].sentence as usize;
        let shared = before.filter(|(found, _)| *found == sentence).and_then(|(_, subject)| subject);
        let subject = clauses.subject(verb, shared);
        before = Some((sentence, subject));
        let Some(subject) = subject else { continue };
        let acting = verb.voice == Voice::Active && !clauses.is_stative(verb);
        let part = if acting { Part::Subject(index) } else { Part::Undergoer(index) };
        for member in clauses.coordinated(subject) {
            if acting || parts[member] == Part::None {
                parts[member] = part;
            }
        }
    }
    parts
}

fn is_finite(verb: &Verb) -> bool {
    verb.tense.is_finite()
}

/// What the preposition before a nominal says.
fn frame(document: &Document, nominal: &Nominal) -> Part {
    let pack = document.language.actors;
    let sentence = document.sentence_of(nominal.first);
    let section = |token: usize| pack.links.get(document.lower(token)).map(|entry| entry.section);
    let Some(mut before) = nominal.first.checked_sub(1).filter(|before| sentence.contains(before)) else {
        return Part::None;
    };
    if document.tokens[before].kind == TokenKind::Mark && before > sentence.start {
        before -= 1;
    }
    match section(before) {
        Some("by") if follows_passive(document, before, sentence.start) => Part::Agent,
        Some("according") => Part::Source,
        Some("among") if is_learnt(document, before) => Part::Source,
        Some("view") if opens_view(document, nominal, before, &sentence) => Part::Source,
        _ if before > sentence.start => {
            let two = document.phrase(&(before - 1..before + 1));
            match pack.links.get(two).map(|entry| entry.section) {
                Some("according") => Part::Source,
                Some("among") if is_learnt(document, before) => Part::Source,
                _ if section(before) == Some("of") && is_learnt(document, before) => Part::Source,
                _ => Part::None,
            }
        }
        _ => Part::None,
    }
}

/// "a-t-on appris de source", "appris auprès des pompiers": the verb shortly before is one of learning.
fn is_learnt(document: &Document, token: usize) -> bool {
    let after = document.verbs.partition_point(|verb| verb.tokens.start < token);
    let verb = after.checked_sub(1).map(|index| &document.verbs[index]);
    let lemma = verb.filter(|verb| verb.tokens.end + 6 > token).and_then(|verb| verb.lemma);
    lemma.and_then(|lemma| document.language.actors.links.get(lemma)).is_some_and(|entry| entry.section == "learn")
}

/// "pour les policiers, ..." at the head of a clause.
fn opens_view(document: &Document, nominal: &Nominal, before: usize, sentence: &Range<usize>) -> bool {
    let starts = before == sentence.start
        || document.tokens[before - 1].kind != TokenKind::Word
        || document.tokens[before - 1].class == WordClass::Coordinator;
    starts && nominal.end < sentence.end && document.word(nominal.end) == ","
}

/// Whether a passive or a participle stands shortly before "par".
fn follows_passive(document: &Document, by: usize, floor: usize) -> bool {
    let pack = document.language.actors;
    let from = by.saturating_sub(6).max(floor);
    let after = document.verbs.partition_point(|verb| verb.tokens.start < by);
    let verb = after.checked_sub(1).map(|index| &document.verbs[index]).filter(|verb| verb.tokens.end > from);
    if verb.is_some_and(|verb| verb.voice == Voice::Passive || verb.tense == Tense::Participle) {
        return true;
    }
    let rows = pack.adjective_endings;
    (from..by).any(|token| {
        let singular = document.lower(token).trim_end_matches('s');
        rows.iter().find(|row| singular.ends_with(row.ending)).is_some_and(|row| row.agent)
    })
}

struct Clauses<'d> {
    document: &'d Document<'d>,
    pack: &'static ActorPack,
    nominals: &'d [Nominal],
    /// For every token, the widest nominal that ends with it.
    ending: Vec<u32>,
    /// For every token, the verb that holds it.
    verb: Vec<u32>,
}

/// How far to look for the subject of a verb, in tokens.
const REACH: usize = 80;

impl<'d> Clauses<'d> {
    fn new(document: &'d Document, nominals: &'d [Nominal]) -> Clauses<'d> {
        let mut ending = vec![u32::MAX; document.tokens.len()];
        for (index, nominal) in nominals.iter().enumerate() {
            let slot = &mut ending[nominal.end - 1];
            if nominals.get(*slot as usize).is_none_or(|other| nominal.first < other.first) {
                *slot = index as u32;
            }
        }
        let mut verb = vec![u32::MAX; document.tokens.len()];
        for (index, group) in document.verbs.iter().enumerate() {
            verb[group.tokens.clone()].iter_mut().for_each(|slot| *slot = index as u32);
        }
        Clauses { document, pack: document.language.actors, nominals, ending, verb }
    }

    /// Gives agents' and sources' parts to the phrases joined to them: "par les juges et les avocats".
    fn share(&self, parts: &mut [Part]) {
        for index in 1..parts.len() {
            let nominal = &self.nominals[index];
            let Some(link) = nominal.first.checked_sub(1).filter(|_| parts[index] == Part::None && !nominal.governed)
            else {
                continue;
            };
            if self.class(link) != WordClass::Coordinator || link == 0 {
                continue;
            }
            let joined = self.ending_at(link - 1).map(|other| parts[other]);
            if let Some(part @ (Part::Agent | Part::Source)) = joined {
                parts[index] = part;
            }
        }
    }

    fn class(&self, token: usize) -> WordClass {
        self.document.tokens[token].class
    }

    fn is_comma(&self, token: usize) -> bool {
        self.document.word(token) == ","
    }

    fn ending_at(&self, token: usize) -> Option<usize> {
        let index = self.ending[token];
        (index != u32::MAX).then_some(index as usize)
    }

    fn finite_at(&self, token: usize) -> Option<&Verb> {
        self.document.verbs.get(self.verb[token] as usize).filter(|verb| is_finite(verb))
    }

    fn is_infinitive(&self, token: usize) -> bool {
        self.document.verbs.get(self.verb[token] as usize).is_some_and(|verb| verb.tense == Tense::Infinitive)
    }

    fn is_stative(&self, verb: &Verb) -> bool {
        let lemma = verb.lemma.unwrap_or_else(|| self.document.lower(verb.head));
        self.pack.links.get(lemma).is_some_and(|entry| entry.section == "stative")
    }

    /// The subject of a finite verb; `shared` is that of the verb before in the same sentence.
    fn subject(&self, verb: &Verb, shared: Option<usize>) -> Option<usize> {
        let sentence = self.document.sentence_of(verb.tokens.start);
        let left = self.left(verb, &sentence, shared);
        match left {
            Found::Nominal(index) => Some(index),
            Found::Other => None,
            Found::Nothing => self.right(verb, &sentence),
        }
    }

    /// Looks left of the verb.
    fn left(&self, verb: &Verb, sentence: &Range<usize>, shared: Option<usize>) -> Found {
        let floor = sentence.start.max(verb.tokens.start.saturating_sub(REACH));
        let mut at = verb.tokens.start;
        let mut direct = at;
        while at > floor {
            let token = at - 1;
            if let Some(index) = self.ending_at(token) {
                let nominal = &self.nominals[index];
                if !nominal.governed && self.agrees(index, verb) {
                    return Found::Nominal(index);
                }
                at = nominal.first.max(floor);
                if !nominal.governed {
                    // An object of the clause before, or a subject in another number.
                    continue;
                }
                continue;
            }
            if let Some(other) = self.finite_at(token) {
                let start = other.tokens.start;
                let Some(before) = start.checked_sub(1).filter(|before| *before >= floor) else {
                    return Found::Nothing;
                };
                if self.class(before) == WordClass::Relative {
                    at = before;
                    continue;
                }
                // "le suspect que les policiers ont arrêté a nié"
                let inner = self.ending_at(before).map(|inner| self.nominals[inner].first);
                let link = inner.and_then(|first| first.checked_sub(1)).filter(|link| *link >= floor);
                if let Some(link) = link.filter(|link| at == direct && self.is_object_relative(*link, floor)) {
                    at = link;
                    continue;
                }
                return Found::Nothing;
            }
            match self.class(token) {
                // "si les médecins nous disent": no subject, an object.
                WordClass::SubjectPronoun if token > floor && self.ending_at(token - 1).is_some() => {}
                WordClass::SubjectPronoun | WordClass::Pronoun => return Found::Other,
                WordClass::Relative if self.is_subject_relative(token, verb) => {
                    return self.singled_out(token, floor).map_or(Found::Other, Found::Nominal);
                }
                WordClass::Relative => return Found::Nothing,
                WordClass::Subordinator => return Found::Nothing,
                WordClass::Coordinator if at == direct => return shared.map_or(Found::Nothing, Found::Nominal),
                _ => {}
            }
            let kind = self.document.tokens[token].kind;
            if self.is_comma(token) {
                match self.before_comma(token, floor, verb, at == direct) {
                    Jump::To(next) => at = next,
                    Jump::Found(index) => return Found::Nominal(index),
                    Jump::Stop => return Found::Nothing,
                }
                continue;
            }
            if kind == TokenKind::Mark && at == direct && self.is_opening(token) {
                at = token;
                direct = token;
                continue;
            }
            if kind == TokenKind::Mark && at == direct {
                let Some(open) = self.opening(token).filter(|open| token - open <= 8) else { return Found::Nothing };
                if self.ending_at(token - 1).is_none() {
                    at = open;
                    continue;
                }
            }
            if matches!(
                self.class(token),
                WordClass::DefiniteArticle
                    | WordClass::IndefiniteArticle
                    | WordClass::Demonstrative
                    | WordClass::Possessive
            ) {
                let governed = token > floor
                    && matches!(
                        self.class(token - 1),
                        WordClass::Preposition | WordClass::Contraction | WordClass::Quantifier
                    );
                let time = self.is_time(token + 1);
                if !governed && !time {
                    return Found::Other;
                }
            }
            at = token;
        }
        Found::Nothing
    }

    fn is_time(&self, token: usize) -> bool {
        token < self.document.tokens.len()
            && self.pack.links.get(self.document.lower(token)).is_some_and(|entry| entry.section == "time")
    }

    /// Whether the mark opens a pair.
    fn is_opening(&self, token: usize) -> bool {
        let span = self.document.tokens[token].span;
        let index = self.document.marks.partition_point(|pair| pair.open.start < span.start);
        self.document.marks.get(index).is_some_and(|pair| pair.open == span)
    }

    /// The opening mark of the pair that closes at `token`.
    fn opening(&self, token: usize) -> Option<usize> {
        let close = self.document.tokens[token].span;
        let mut at = token;
        while at > 0 && token - at <= 8 {
            at -= 1;
            if self.document.tokens[at].kind == TokenKind::Mark {
                return (close.end > 0).then_some(at);
            }
        }
        None
    }

    /// Whether "qui" is the subject, or another relative that stands right before the verb.
    fn is_subject_relative(&self, token: usize, verb: &Verb) -> bool {
        self.is_who(token)
            || token + 1 == verb.tokens.start && self.right(verb, &self.document.sentence_of(token)).is_none()
    }

    /// The nominal before the relative in "c'est un passant qui a appelé".
    fn singled_out(&self, relative: usize, floor: usize) -> Option<usize> {
        let index = self.ending_at(relative.checked_sub(1)?).filter(|_| self.is_who(relative))?;
        let link = self.nominals[index].first.checked_sub(1).filter(|link| *link > floor)?;
        let verb = self.finite_at(link)?;
        let lemma = verb.lemma.and_then(|lemma| self.pack.links.get(lemma))?;
        let this = verb.tokens.start.checked_sub(1).map_or(verb.tokens.start, |before| before.max(floor));
        let shown = (this..=verb.tokens.start)
            .any(|token| self.pack.links.get(self.document.lower(token)).is_some_and(|row| row.section == "cleft"));
        (lemma.value == "c" && shown && !self.nominals[index].governed).then_some(index)
    }

    /// "que" right behind a nominal, which is the object of its clause.
    fn is_object_relative(&self, token: usize, floor: usize) -> bool {
        let behind = token > floor && self.ending_at(token - 1).is_some();
        matches!(self.class(token), WordClass::Relative | WordClass::Subordinator) && behind && !self.is_who(token)
    }

    /// A relative that is always the subject of its clause: "qui".
    fn is_who(&self, token: usize) -> bool {
        self.pack.links.get(self.document.lower(token)).is_some_and(|entry| entry.section == "subject relative")
    }

    /// What to do at a comma left of the verb: jump over a parenthesis, or take what stands before it.
    fn before_comma(&self, comma: usize, floor: usize, verb: &Verb, direct: bool) -> Jump {
        if direct && self.right(verb, &self.document.sentence_of(comma)).is_some() && self.clause_before(comma, floor) {
            return self.before_relative(comma, floor, verb).map_or(Jump::Stop, Jump::Found);
        }
        let mut at = comma;
        let mut finite = false;
        while at > floor {
            let token = at - 1;
            if self.is_comma(token) {
                let opens = self.class(at);
                if finite && !matches!(opens, WordClass::Relative | WordClass::Subordinator | WordClass::Preposition) {
                    return Jump::Stop;
                }
                return match self.ending_at(token.saturating_sub(1)).filter(|_| token > floor) {
                    Some(index) if !self.nominals[index].governed && self.agrees(index, verb) => Jump::Found(index),
                    _ => Jump::To(token),
                };
            }
            finite |= self.finite_at(token).is_some();
            at = token;
        }
        if finite || !direct {
            return Jump::Stop;
        }
        Jump::Stop
    }

    /// The first nominal of the sentence, where only a relative clause between commas stands behind it: "le maire, qui
    /// préside la région, reçoit les syndicats".
    fn before_relative(&self, comma: usize, floor: usize, verb: &Verb) -> Option<usize> {
        let open = (floor..comma).rev().find(|token| self.is_comma(*token)).filter(|open| *open > floor)?;
        let index = self.ending_at(open - 1).filter(|_| self.class(open + 1) == WordClass::Relative)?;
        let nominal = &self.nominals[index];
        let starts = (floor..nominal.first).all(|token| self.finite_at(token).is_none() && !self.is_comma(token));
        (starts && !nominal.governed && self.agrees(index, verb)).then_some(index)
    }

    /// Whether a clause with a finite verb ends at the comma, as speech does before "a déclaré X".
    fn clause_before(&self, comma: usize, floor: usize) -> bool {
        (floor..comma).rev().any(|token| self.finite_at(token).is_some())
            || comma > 0 && self.document.tokens[comma - 1].kind == TokenKind::Mark
    }

    /// The subject right after its verb: "a déclaré le ministre", "que demandent les syndicats".
    fn right(&self, verb: &Verb, sentence: &Range<usize>) -> Option<usize> {
        let before = verb.tokens.start.checked_sub(1).filter(|before| *before >= sentence.start);
        let opens = before.is_none_or(|token| {
            self.is_comma(token)
                || self.document.tokens[token].kind != TokenKind::Word
                || matches!(self.class(token), WordClass::Relative | WordClass::Subordinator)
        });
        if !opens {
            return None;
        }
        let mut at = verb.tokens.end;
        let limit = sentence.end.min(at + 12);
        while at < limit {
            let from = self.nominals.partition_point(|nominal| nominal.first < at);
            if let Some(nominal) = self.nominals.get(from).filter(|nominal| nominal.first == at) {
                if !nominal.governed && self.agrees(from, verb) {
                    return Some(from);
                }
                at = nominal.end;
                continue;
            }
            let token = &self.document.tokens[at];
            let after_preposition = at > verb.tokens.end && self.in_phrase(verb.tokens.end, at);
            let skipped = matches!(token.class, WordClass::Adverb | WordClass::Preposition | WordClass::Contraction)
                || self.is_time(at)
                || token.kind == TokenKind::Number
                || self.is_comma(at)
                || self.is_infinitive(at)
                || token.class == WordClass::DefiniteArticle && self.is_time(at + 1)
                || token.class == WordClass::Demonstrative && self.is_time(at + 1)
                || after_preposition;
            if !skipped {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether `at` stands in "dans un communiqué" or "pour sa part": at most a determiner and a noun after a preposition.
    fn in_phrase(&self, start: usize, at: usize) -> bool {
        let from = start.max(at.saturating_sub(3));
        let Some(preposition) = (from..at)
            .rev()
            .find(|token| matches!(self.class(*token), WordClass::Preposition | WordClass::Contraction))
        else {
            return false;
        };
        let nouns = (preposition + 1..at).filter(|token| self.class(*token) == WordClass::Open).count();
        let determiner = matches!(
            self.class(at),
            WordClass::DefiniteArticle
                | WordClass::IndefiniteArticle
                | WordClass::Possessive
                | WordClass::Demonstrative
        );
        if determiner { preposition + 1 == at } else { self.class(at) == WordClass::Open && nouns == 0 }
    }

    fn agrees(&self, index: usize, verb: &Verb) -> bool {
        match (self.nominals[index].number, verb.number) {
            (Number::Singular, Number::Plural) => self.coordinated(index).len() > 1,
            (Number::Plural, Number::Singular) => false,
            _ => true,
        }
    }

    /// The nominal and those joined to it from the left: "les talibans et les forces afghanes".
    fn coordinated(&self, index: usize) -> Vec<usize> {
        let mut members = vec![index];
        let mut first = self.nominals[index].first;
        let mut joined = false;
        while members.len() < 8 {
            let Some(link) = first.checked_sub(1) else { break };
            let is_link = self.class(link) == WordClass::Coordinator && !joined || joined && self.is_comma(link);
            let Some(before) = link.checked_sub(1).filter(|_| is_link) else { break };
            if self.document.tokens[before].sentence != self.document.tokens[link].sentence {
                break;
            }
            let Some(other) = self.ending_at(before).filter(|other| !self.nominals[*other].governed) else { break };
            joined = true;
            members.push(other);
            first = self.nominals[other].first;
        }
        members
    }
}

enum Found {
    Nominal(usize),
    /// A subject that is no actor.
    Other,
    Nothing,
}

enum Jump {
    To(usize),
    Found(usize),
    Stop,
}
