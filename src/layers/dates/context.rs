//! What stands around an expression: signals before it, cues and the tense of its clause.

use std::ops::Range;

use crate::lang::dates::{DatePack, Signal};
use crate::layers::dates::pattern::Class;
use crate::layers::dates::shapes::Reader;
use crate::span::Span;
use crate::text::{Document, Tense, TokenKind, Verb, Voice, WordClass};

/// Which way the clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    Past,
    Present,
    Future,
    /// No verb and no cue tells.
    None,
}

/// What stands around an expression.
#[derive(Debug, Clone)]
pub(super) struct Situation {
    pub(super) lean: Lean,
    pub(super) signal: Option<Signal>,
    /// The words that told.
    pub(super) cues: Vec<Span>,
    /// Whether "le" stands before it: "le jeudi".
    pub(super) article: bool,
    /// Whether a word of habit stands near: "uniquement le mercredi".
    pub(super) habit: bool,
    /// Whether a part of the day or season is any such one: "le soir, ils dansent", "il dormait mal la nuit".
    pub(super) usual: bool,
    /// Whether it belongs to a noun: "les élections de novembre".
    pub(super) complement: bool,
    /// Whether it stands in quoted words.
    pub(super) quoted: bool,
    /// The weekday on which, by the words around the quotation, they were said.
    pub(super) told: Option<u8>,
    /// Whether "aujourd'hui" is nowadays here.
    pub(super) nowadays: bool,
}

impl Situation {
    /// Whether "le jeudi" is every Thursday.
    pub(super) fn is_habitual(&self) -> bool {
        self.habit || self.lean == Lean::Present
    }
}

/// Tokens looked at for a cue before an expression.
const NEAR: usize = 5;

/// Tokens that may stand between a finite verb and its infinitive.
const GOVERNED: usize = 4;

/// Tokens looked at for the day on which quoted words were said, on each side of them.
const TOLD: usize = 30;

/// Tokens of a quotation from which on it is speech, and no title or single word.
const SPEECH: usize = 4;

/// What stands around the expression in these tokens.
pub(super) fn situation(reader: Reader, pack: &DatePack, tokens: &Range<usize>) -> Situation {
    let document = reader.document;
    let sentence = document.sentence_of(tokens.start);
    let mut situation = Situation {
        lean: Lean::None,
        signal: None,
        cues: Vec::new(),
        article: false,
        habit: false,
        usual: false,
        complement: false,
        quoted: false,
        told: None,
        nowadays: false,
    };
    let before = before_articles(document, sentence.start, tokens.start);
    situation.article = before < tokens.start && document.tokens[tokens.start - 1].class == WordClass::DefiniteArticle;
    let mut start = tokens.start;
    if let Some((signal, words)) = signal(document, pack, sentence.start, tokens.start, before) {
        // The verb in "à partir de" is none of the clause.
        start = words.start;
        situation.signal = Some(signal);
        situation.cues.push(document.span(&words));
    }
    let cue = near_cue(document, pack, &sentence, tokens, &mut situation);
    let (before, after) = verbs_around(document, &sentence, &(start..tokens.end));
    let leaning = |verb: &&Verb| lean_of(document, pack, &sentence, verb) != Lean::None;
    let verb = before.filter(leaning).or(after).or(before);
    let tense = verb.map(|verb| lean_of(document, pack, &sentence, verb));
    situation.lean = match (situation.signal, cue) {
        (Some(Signal::Since), _) => Lean::Past,
        (Some(Signal::By), _) => Lean::Future,
        (_, Some(lean)) => lean,
        (None, None) if follows_participle(document, pack, &sentence, tokens.start) => Lean::Past,
        (Some(Signal::From | Signal::Until), None) if tense != Some(Lean::Past) => Lean::Future,
        _ => tense.unwrap_or(Lean::None),
    };
    if situation.cues.is_empty() {
        situation.cues.extend(verb.map(|verb| document.span(&verb.tokens)));
    }
    situation.complement = tokens.start > sentence.start
        && pack.barriers.get(document.lower(tokens.start - 1)).is_some_and(|entry| entry.section == "of");
    if let Some(quotation) = quotation(document, tokens) {
        situation.quoted = true;
        situation.told = told(reader, &quotation);
    }
    situation.usual = is_usual(document, pack, &sentence, tokens, verb, &situation);
    situation.nowadays = situation.signal != Some(Signal::From)
        && is_nowadays(document, pack, &sentence, tokens, (before, after), situation.quoted);
    situation
}

/// The tokens of the quotation around the expression.
fn quotation(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    let next = document.marks.partition_point(|pair| pair.tokens.start <= tokens.start);
    let mut index = next.checked_sub(1)?;
    // The pair before may end before the expression, and one around it reach further.
    for _ in 0..SPEECH {
        let pair = &document.marks[index];
        if pair.tokens.end >= tokens.end && pair.tokens.len() >= SPEECH {
            return Some(pair.tokens.clone());
        }
        index = pair.parent?;
    }
    None
}

/// The weekday named in the sentences around a quotation: `"…", a-t-il dit mardi`.
fn told(reader: Reader, quotation: &Range<usize>) -> Option<u8> {
    let document = reader.document;
    let last = quotation.end.min(document.tokens.len()) - 1;
    let after = quotation.end..document.sentence_of(last).end.min(quotation.end + TOLD);
    let floor = document.sentence_of(quotation.start).start.max(quotation.start.saturating_sub(TOLD));
    let weekday = |token: usize| {
        let word = reader.word(token);
        (word.class == Class::Weekday).then_some(word.value as u8)
    };
    after.into_iter().find_map(weekday).or_else(|| (floor..quotation.start).rev().find_map(weekday))
}

/// Whether a part of the day or season is any such one: named for itself, and the clause tells what is or was usual.
fn is_usual(
    document: &Document,
    pack: &DatePack,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    verb: Option<&Verb>,
    situation: &Situation,
) -> bool {
    let class = |back: usize| {
        let token = tokens.start.checked_sub(back).filter(|token| *token >= sentence.start)?;
        Some(document.tokens[token].class)
    };
    let linked = |class: Option<WordClass>| {
        matches!(class, Some(WordClass::Preposition | WordClass::Contraction | WordClass::Demonstrative))
    };
    let free = situation.article && !linked(class(2));
    let repeated = verb.is_some_and(|verb| {
        let ends = |ending: &&str| document.lower(verb.head).ends_with(*ending);
        verb.tense == Tense::Present && verb.voice == Voice::Active
            || verb.tense == Tense::Past && verb.head == verb.tokens.start && pack.habit_endings.iter().any(ends)
    });
    free && repeated && situation.signal.is_none() && !matches!(situation.lean, Lean::Future)
}

/// Whether "aujourd'hui" is nowadays: beside "encore", in the present of a state, in most quoted words.
fn is_nowadays(
    document: &Document,
    pack: &DatePack,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    (before, after): (Option<&Verb>, Option<&Verb>),
    quoted: bool,
) -> bool {
    let section = |token: usize| {
        let inside = sentence.contains(&token);
        inside.then(|| pack.cues.get(document.lower(token))).flatten().map_or("", |cue| cue.section)
    };
    if section(tokens.end) == "still" || tokens.start > 0 && section(tokens.start - 1) == "still" {
        return true;
    }
    let opens = document.tokens[sentence.start..tokens.start].iter().all(|token| token.kind != TokenKind::Word);
    let verb = if opens { after } else { before.or(after) };
    let Some(verb) = verb else { return quoted };
    let state = verb.lemma.and_then(|lemma| pack.cues.get(lemma)).is_some_and(|cue| cue.section == "state");
    let negated = (verb.tokens.start.saturating_sub(1)..verb.tokens.end)
        .any(|token| document.tokens[token].class == WordClass::Negation);
    let ahead = verb.tokens.clone().any(|token| section(token) == "future");
    match verb.tense {
        Tense::Present if ahead || verb.voice == Voice::Passive => false,
        Tense::Present => quoted || opens || state || negated,
        Tense::Conditional => true,
        Tense::Past => opens && !quoted,
        _ => false,
    }
}

/// "un communiqué publié mercredi": the participle, not the verb of the sentence, tells the time.
fn follows_participle(document: &Document, pack: &DatePack, sentence: &Range<usize>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|before| *before >= sentence.start) else { return false };
    let token = document.tokens[before];
    let finite = document.verb_at(before).is_some_and(|verb| document.verbs[verb].tense != Tense::Participle);
    !finite
        && token.kind == TokenKind::Word
        && token.class == WordClass::Open
        && pack.past_endings.iter().any(|ending| document.lower(before).ends_with(ending))
}

/// The token after skipping articles backwards.
fn before_articles(document: &Document, floor: usize, start: usize) -> usize {
    let mut at = start;
    while at > floor && start - at < 2 {
        let class = document.tokens[at - 1].class;
        if !matches!(class, WordClass::DefiniteArticle | WordClass::Demonstrative) {
            break;
        }
        at -= 1;
    }
    at
}

/// The signal that ends right before the expression, its article included or not.
fn signal(
    document: &Document,
    pack: &DatePack,
    floor: usize,
    start: usize,
    before: usize,
) -> Option<(Signal, Range<usize>)> {
    for end in [start, before] {
        for length in (1..=4).rev() {
            let Some(from) = end.checked_sub(length).filter(|from| *from >= floor) else { continue };
            let Some(entry) = pack.signals.get(document.phrase(&(from..end))) else { continue };
            let signal = match entry.section {
                "since" => Signal::Since,
                "from" => Signal::From,
                "until" => Signal::Until,
                "by" => Signal::By,
                "before" => Signal::Before,
                _ => Signal::After,
            };
            return Some((signal, from..end));
        }
    }
    None
}

/// A cue in the few tokens before the expression.
fn near_cue(
    document: &Document,
    pack: &DatePack,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    situation: &mut Situation,
) -> Option<Lean> {
    let floor = tokens.start.saturating_sub(NEAR).max(sentence.start);
    for token in (floor..tokens.start).rev() {
        if document.tokens[token].kind != TokenKind::Word {
            continue;
        }
        let Some(entry) = pack.cues.get(document.lower(token)) else { continue };
        match entry.section {
            "habit" => situation.habit = true,
            section @ ("future" | "past") => {
                situation.cues.push(document.tokens[token].span);
                return Some(if section == "future" { Lean::Future } else { Lean::Past });
            }
            _ => {}
        }
    }
    None
}

/// The last verb before the expression in its sentence, whose clause it mostly belongs to, and the first after.
fn verbs_around<'d>(
    document: &'d Document,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> (Option<&'d Verb>, Option<&'d Verb>) {
    let next = document.verbs.partition_point(|verb| verb.tokens.start < tokens.start);
    let before = document.verbs[..next].last().filter(|verb| verb.tokens.start >= sentence.start);
    let after = document.verbs.get(next).filter(|verb| verb.tokens.start < sentence.end);
    (before, after)
}

/// Which way a verb looks; an infinitive looks where its finite verb looks, "doit" and "va" forward.
fn lean_of(document: &Document, pack: &DatePack, sentence: &Range<usize>, verb: &Verb) -> Lean {
    let ahead = verb
        .tokens
        .clone()
        .any(|token| pack.cues.get(document.lower(token)).is_some_and(|cue| cue.section == "future"));
    if ahead {
        return Lean::Future;
    }
    // "when he travels there on Sunday"
    let when = || {
        let floor = verb.tokens.start.saturating_sub(2).max(sentence.start);
        (floor..verb.tokens.start)
            .any(|token| pack.cues.get(document.lower(token)).is_some_and(|cue| cue.section == "when"))
    };
    match verb.tense {
        Tense::Past | Tense::Participle => Lean::Past,
        Tense::Present if when() => Lean::Future,
        Tense::Present => Lean::Present,
        Tense::Future | Tense::Conditional => Lean::Future,
        Tense::Infinitive | Tense::Gerund => {
            let index = document.verbs.partition_point(|other| other.tokens.start < verb.tokens.start);
            let finite = document.verbs[..index]
                .iter()
                .rev()
                .take_while(|other| other.tokens.start >= sentence.start)
                .take(4)
                .find(|other| !matches!(other.tense, Tense::Infinitive | Tense::Gerund));
            // "veut entendre"; not "témoigne un homme venu grossir les rangs".
            let governs = finite.is_some_and(|finite| verb.tokens.start - finite.tokens.end <= GOVERNED);
            match finite.map(|finite| finite.tense) {
                _ if follows_participle(document, pack, sentence, verb.tokens.start) => Lean::Past,
                Some(Tense::Past | Tense::Participle) => Lean::Past,
                Some(_) if verb.tense == Tense::Infinitive && governs => Lean::Future,
                _ => Lean::None,
            }
        }
    }
}
