//! Finds the words that report speech in a unit: verbs with their auxiliaries, and frames such as "selon".

use std::ops::Range;

use super::forms::{self, Form};
use super::scene::Scene;
use super::units::Unit;
use crate::analysis::{ActorKind, Stance};
use crate::lang::Entry;
use crate::text::{Number, TokenKind, Voice, WordClass};

/// How a cue governs what it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A finite verb.
    Finite,
    /// "précisant", "en assurant".
    Gerund,
    /// "souligner".
    Infinitive,
    /// "comme l'a dit X".
    As,
    /// "selon X".
    Source,
    /// "pour X".
    Opinion,
    /// "de source policière".
    Origin,
}

/// Words that report speech; ranges are of the unit's elements.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) elements: Range<usize>,
    pub(super) shape: Shape,
    pub(super) lemma: String,
    pub(super) stance: Stance,
    /// Letters of [`crate::lang::quotes::QuotePack::verbs`].
    pub(super) govern: &'static str,
    pub(super) number: Number,
    /// The pronoun after the verb or its auxiliary.
    pub(super) inverted: Option<usize>,
    pub(super) passive: bool,
    /// Whether its form is the bare one, which may be an infinitive.
    pub(super) basic: bool,
    /// Whether an auxiliary and a participle make it: a participle after "et" goes on with it.
    pub(super) compound: bool,
}

impl Cue {
    pub(super) fn governs(&self, letter: char) -> bool {
        self.govern.contains(letter)
    }

    pub(super) fn is_frame(&self) -> bool {
        matches!(self.shape, Shape::Source | Shape::Opinion | Shape::Origin)
    }
}

/// The cues of a unit in order.
pub(super) fn find(scene: &Scene, unit: &Unit) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < unit.elements.len() {
        let cue =
            if unit.is_run(at) { None } else { frame(scene, unit, at).or_else(|| verb(scene, unit, at, cues.last())) };
        match cue {
            Some(cue) => {
                at = cue.elements.end.max(at + 1);
                cues.push(cue);
            }
            None => at += 1,
        }
    }
    cues
}

/// A frame that starts at the element `at`.
fn frame(scene: &Scene, unit: &Unit, at: usize) -> Option<Cue> {
    let (end, entry) = unit.longest(scene, &scene.pack.frames, at)?;
    let shape = match entry.section {
        "source" => Shape::Source,
        "opinion" => Shape::Opinion,
        "origin" => Shape::Origin,
        _ => return None,
    };
    Some(Cue {
        elements: at..end,
        shape,
        lemma: entry.key.to_owned(),
        stance: stance(entry.value),
        govern: "",
        number: Number::Unknown,
        inverted: None,
        passive: false,
        basic: false,
        compound: false,
    })
}

/// What stands before the head of a verb group.
#[derive(Default)]
struct Before {
    /// First element of the group.
    start: usize,
    auxiliary: bool,
    passive: bool,
    reflexive: bool,
    inverted: Option<usize>,
    /// `g` gerund, `i` infinitive, of the auxiliary.
    form: &'static str,
}

/// A reporting verb whose head is the element `at`.
fn verb(scene: &Scene, unit: &Unit, at: usize, last: Option<&Cue>) -> Option<Cue> {
    let token = unit.token(at);
    if !matches!(scene.class(token), WordClass::Open | WordClass::Auxiliary) || at > 0 && scene.is_capital(token) {
        return None;
    }
    let readings = forms::readings(scene.pack, scene.lower(token));
    if readings.is_empty() {
        return unlisted(scene, unit, at);
    }
    let before = group_before(scene, unit, at);
    let chained = last.is_some_and(|cue| cue.compound) && is_after_coordinator(scene, unit, before.start);
    let (form, shape) = choose(scene, unit, at, &readings, &before).or_else(|| {
        // "a dénoncé une erreur et estimé que …"
        let participle = readings.iter().find(|form| form.is_participle()).filter(|_| chained)?;
        Some((*participle, Shape::Finite))
    })?;
    let mut end = at + 1;
    let mut inverted = before.inverted;
    // "ajoute t-il" lacks its first hyphen, so that a letter stands between.
    let letter = unit.word(end).is_some_and(|token| scene.pack.adverbials.contains(scene.lower(token)));
    let behind = end + usize::from(letter);
    if inverted.is_none() && shape == Shape::Finite && unit.word(behind).is_some_and(|token| is_inverted(scene, token))
    {
        inverted = Some(behind);
        end = behind + 1;
    }
    let mut shape = shape;
    let mut start = before.start;
    let behind = start > 3 && (unit.is_run(start - 4) || unit.is_run(start - 3));
    if shape == Shape::Infinitive && behind && unit.word(start - 1).is_some_and(|token| is_inverted(scene, token)) {
        // "peut-on lire"
        inverted = Some(start - 1);
        (shape, start) = (Shape::Finite, start - 2);
    }
    if shape == Shape::Infinitive
        && let Some(first) = main_behind_speech(scene, unit, start)
    {
        (shape, start) = (Shape::Finite, first);
    }
    let Some((entry, extra)) = entry_of(scene, unit, end, form.lemma, before.reflexive) else {
        return unlisted(scene, unit, at);
    };
    let (name, govern) = entry.value.split_once(' ').unwrap_or((entry.value, ""));
    let plural = form.codes.contains(['p', 'T', 'F', 'C']);
    let agented = !before.auxiliary && form.is_participle() && !form.is_finite() && !chained;
    let compared = shape == Shape::Finite && start > 0 && is_as(scene, unit, start);
    // "are insisting"
    let progressive = form.codes.contains('g') && scene.pack.bare_clause;
    Some(Cue {
        elements: start..end + extra,
        shape: if compared { Shape::As } else { shape },
        lemma: entry.key.to_owned(),
        stance: stance(name),
        govern,
        number: if plural { Number::Plural } else { Number::Unknown },
        inverted,
        passive: before.passive && !before.reflexive && !progressive || agented,
        basic: !before.auxiliary && form.codes.contains('i'),
        compound: before.auxiliary && !before.passive || chained,
    })
}

/// The start of a verb right behind speech that an infinitive completes: "…", a fini par dire X; "…", tient à préciser X.
fn main_behind_speech(scene: &Scene, unit: &Unit, infinitive: usize) -> Option<usize> {
    let linked = infinitive.checked_sub(1).filter(|before| {
        unit.word(*before)
            .is_some_and(|token| scene.is_preposition(token) || scene.is_in(&scene.pack.words, token, "agent"))
    })?;
    let group = scene.verb(unit.word(linked.checked_sub(1)?)?)?;
    let start = (0..linked)
        .rev()
        .take_while(|element| unit.word(*element).is_some_and(|token| group.tokens.contains(&token)))
        .last()?;
    let comma = unit.word(start.checked_sub(1)?).is_some_and(|token| scene.lower(token) == ",");
    (comma && unit.is_run(start.checked_sub(2)?) && scene.is_finite(unit.token(start))).then_some(start)
}

/// A verb that no list has, right behind speech and before its subject: "…", claironne Anna Duval.
fn unlisted(scene: &Scene, unit: &Unit, at: usize) -> Option<Cue> {
    let token = unit.token(at);
    let verb =
        scene.verb(token).filter(|verb| verb.head == token && verb.voice == Voice::Active && scene.is_finite(token))?;
    let start = (0..=at)
        .rev()
        .take_while(|element| unit.word(*element).is_some_and(|token| verb.tokens.contains(&token)))
        .last()?;
    let comma = unit.word(start.checked_sub(1)?).is_some_and(|token| scene.lower(token) == ",");
    if !comma || !unit.is_run(start.checked_sub(2)?) {
        return None;
    }
    let mut end = at + 1;
    while unit.word(end).is_some_and(|token| verb.tokens.contains(&token)) {
        end += 1;
    }
    let inverted = (start..end).find(|element| is_inverted(scene, unit.token(*element)));
    let next = unit.word(end)?;
    let subject = scene.mention_at(next).is_some()
        || scene.is_determiner(next)
            && end < unit.len()
            && (end..end + 4).any(|element| {
                unit.word(element).is_some_and(|token| {
                    scene.mention_at(token).is_some_and(|mention| mention.kind != ActorKind::Group)
                })
            });
    (inverted.is_some() || subject).then(|| Cue {
        elements: start..end,
        shape: Shape::Finite,
        lemma: scene.lower(token).to_owned(),
        stance: Stance::Neutral,
        govern: "",
        number: verb.number,
        inverted,
        passive: false,
        basic: false,
        compound: false,
    })
}

fn is_after_coordinator(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let mut before = at;
    while before > 0
        && unit.word(before - 1).is_some_and(|token| scene.class(token) == WordClass::Adverb || is_adverb(scene, token))
    {
        before -= 1;
    }
    // "soit" before a participle is a verb.
    unit.word(before.wrapping_sub(1)).is_some_and(|token| {
        scene.class(token) == WordClass::Coordinator && !scene.is_in(&scene.pack.words, token, "passive")
    })
}

/// Whether "comme" stands before the group.
fn is_as(scene: &Scene, unit: &Unit, start: usize) -> bool {
    let Some(token) = unit.word(start - 1) else { return false };
    scene.is_in(&scene.pack.frames, token, "as")
}

/// The reading that the words before allow.
fn choose(scene: &Scene, unit: &Unit, at: usize, readings: &[Form], before: &Before) -> Option<(Form, Shape)> {
    if before.auxiliary
        && before.passive
        && scene.pack.bare_clause
        && let Some(form) = readings.iter().find(|form| form.codes.contains('g'))
    {
        // "are insisting"
        return Some((*form, Shape::Finite));
    }
    if before.auxiliary {
        let participle = readings.iter().find(|form| form.is_participle());
        let form = *participle.or_else(|| readings.iter().find(|form| form.codes.contains('i')))?;
        let shape = match before.form {
            "g" => Shape::Gerund,
            "i" => Shape::Infinitive,
            _ => Shape::Finite,
        };
        return Some((form, shape));
    }
    if let Some(form) = readings.iter().find(|form| form.codes.contains('g')) {
        // "…, l'accusant de …", "en les accusant de …": the article is a pronoun.
        let object = unit.word(before.start.wrapping_sub(1)).is_some_and(|token| {
            scene.class(token) == WordClass::DefiniteArticle
                && unit.word(before.start.wrapping_sub(2)).is_none_or(|token| {
                    scene.lower(token) == ","
                        || scene.is_in(&scene.pack.words, token, "gerund")
                        || scene.is_preposition(token)
                })
        });
        return (object || !is_after_determiner(scene, unit, before.start)).then_some((*form, Shape::Gerund));
    }
    let to = unit.word(before.start.wrapping_sub(1)).is_some_and(|token| scene.is_in(&scene.pack.words, token, "to"));
    if let Some(form) = readings.iter().find(|form| to && form.codes == "pi") {
        return Some((*form, Shape::Infinitive));
    }
    if let Some(form) = readings.iter().find(|form| form.is_finite()) {
        let inverted = unit.word(at + 1).is_some_and(|token| is_inverted(scene, token));
        // "state officials said": a bare form before a noun and its verb is a noun.
        if form.codes == "pi" && is_before_subject_of(scene, unit, at) {
            return None;
        }
        // "a plan reported by the Gazette"
        let agent = unit.word(at + 1).is_some_and(|token| scene.is_in(&scene.pack.words, token, "agent"));
        if scene.pack.bare_clause && form.is_participle() && agent {
            return None;
        }
        // "State Sen. Ann Webb" opens with a noun.
        let named = at == 0 && unit.word(1).is_some_and(|token| scene.is_capital(token));
        if scene.pack.bare_clause && form.codes == "pi" && named {
            return None;
        }
        // "Attaque de Lyon: …" opens with a noun.
        let heading =
            at == 0 && !inverted && unit.word(1).is_some_and(|token| scene.is_in(&scene.pack.words, token, "of"));
        let plural = form.codes.contains(['p', 'T', 'F', 'C']) && !form.codes.contains('i');
        let verbal = inverted || before.start < at || !heading && (plural || !is_noun(scene, unit, at));
        return verbal.then_some((*form, Shape::Finite));
    }
    if let Some(form) = readings.iter().find(|form| form.is_participle() && is_agented(scene, unit, at, form)) {
        return Some((*form, Shape::Finite));
    }
    // "au conseiller du maire": a preposition and article in one stand before no infinitive.
    let noun =
        unit.word(before.start.wrapping_sub(1)).is_some_and(|token| scene.class(token) == WordClass::Contraction);
    readings.iter().find(|form| !noun && form.codes.contains('i')).map(|form| (*form, Shape::Infinitive))
}

/// Whether a participle without auxiliary tells who says what, or what is said of somebody: "accusé par X de", "sommée
/// par X de", "accusé de".
fn is_agented(scene: &Scene, unit: &Unit, at: usize, form: &Form) -> bool {
    let Some(entry) = scene.pack.verbs.get(form.lemma) else { return false };
    let letters = entry.value.split_once(' ').map_or("", |(_, letters)| letters);
    let is = |section: &str| unit.word(at + 1).is_some_and(|token| scene.is_in(&scene.pack.words, token, section));
    let charge = is_charge(letters) && is("of") && !is_after_determiner(scene, unit, at);
    letters.contains('o') && letters.contains(['d', 'a']) && is("agent") || charge
}

/// Whether a verb that governs so says what somebody is blamed for, whoever does: "accuser X de".
pub(super) fn is_charge(govern: &str) -> bool {
    govern.contains('o') && govern.contains('d') && !govern.contains('w')
}

/// Whether the form at `at` stands before one more noun and a finite verb, with no subject of its own.
fn is_before_subject_of(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let headless = unit.word(at.wrapping_sub(1)).is_none_or(|token| {
        scene.token(token).kind == TokenKind::Punctuation || scene.is_preposition(token) || scene.is_determiner(token)
    });
    let noun = unit.word(at + 1).is_some_and(|token| scene.class(token) == WordClass::Open && !scene.is_capital(token));
    headless && noun && unit.word(at + 2).is_some_and(|token| scene.is_finite(token))
}

/// Whether the form at `at` reads as a noun: "la demande", "sa réplique".
fn is_noun(scene: &Scene, unit: &Unit, at: usize) -> bool {
    // "L'un affirme que …"
    let somebody = (1..=3usize.min(at)).any(|width| {
        let entry = unit.phrase(scene, at - width..at).and_then(|phrase| scene.pack.words.get(phrase));
        entry.is_some_and(|entry| entry.section.starts_with("somebody"))
    });
    if somebody {
        return false;
    }
    is_after_determiner(scene, unit, at)
        || unit.word(at.wrapping_sub(1)).is_some_and(|token| scene.is_preposition(token))
}

fn is_after_determiner(scene: &Scene, unit: &Unit, at: usize) -> bool {
    // "Europe 1 rappelle": the figure ends a name.
    let name = unit.word(at.wrapping_sub(2)).and_then(|token| scene.mention_at(token));
    if name.is_some_and(|name| name.named && unit.word(at) == Some(name.tokens.end)) {
        return false;
    }
    // "le maire l'assure": behind a noun the article is a pronoun.
    let article = unit.word(at.wrapping_sub(1)).is_some_and(|token| scene.is_in(&scene.pack.words, token, "it"));
    let noun = unit.word(at.wrapping_sub(2)).is_some_and(|token| {
        scene.class(token) == WordClass::Open
            && scene.token(token).kind == TokenKind::Word
            && scene.verb(token).is_none()
            && !is_adverb(scene, token)
    });
    if article && noun {
        return false;
    }
    // "une étude de 2019 relève que"
    let year = unit.word(at.wrapping_sub(2)).is_some_and(|token| scene.is_preposition(token));
    if year
        && unit
            .word(at - 1)
            .is_some_and(|token| scene.token(token).kind == TokenKind::Number && scene.lower(token).len() == 4)
    {
        return false;
    }
    unit.word(at.wrapping_sub(1)).is_some_and(|token| scene.is_determiner(token))
}

/// Walks left from the head over auxiliaries, clitics, negation and what may stand between.
fn group_before(scene: &Scene, unit: &Unit, at: usize) -> Before {
    let mut before = Before { start: at, ..Before::default() };
    // "avait de son côté raconté": adverbials only count when an auxiliary stands behind them.
    let mut cursor = at;
    while cursor > 0 && at - cursor < 8 {
        let Some(token) = unit.word(cursor - 1) else { break };
        if scene.class(token) == WordClass::Auxiliary {
            before.auxiliary = true;
            before.start = cursor - 1;
            break;
        }
        let free = matches!(scene.class(token), WordClass::Adverb | WordClass::Negation | WordClass::Quantifier);
        let single = free || is_inverted(scene, token) || is_adverb(scene, token);
        let width = adverbial_before(scene, unit, cursor).max(usize::from(single));
        if width == 0 {
            break;
        }
        cursor -= width;
    }
    if before.auxiliary {
        let auxiliary = unit.token(before.start);
        before.inverted = (before.start + 1..at).find(|index| is_inverted(scene, unit.token(*index)));
        before.passive = scene.is_in(&scene.pack.words, auxiliary, "passive");
        let entry = scene.pack.roles.get(scene.lower(auxiliary)).filter(|entry| entry.section == "auxiliary");
        before.form = entry.map_or("", |entry| entry.value);
    }
    clitics_before(scene, unit, at, &mut before);
    before
}

/// Whether the pronoun at `token` is the object of the verb at `head`, as their numbers tell.
fn is_object(scene: &Scene, token: usize, head: usize) -> bool {
    let entry = scene.pack.words.get(scene.lower(token));
    let plural = entry.is_some_and(|entry| entry.section.starts_with("speaker") && entry.value == "p");
    plural && scene.verb(head).is_some_and(|verb| verb.number == Number::Singular)
}

/// Moves the start of the group over clitics, negation and further auxiliaries.
fn clitics_before(scene: &Scene, unit: &Unit, at: usize, before: &mut Before) {
    while before.start > 0 {
        let Some(token) = unit.word(before.start - 1) else { break };
        let reflexive = scene.is_in(&scene.pack.roles, token, "reflexive");
        let article = matches!(scene.class(token), WordClass::DefiniteArticle | WordClass::Possessive);
        let object =
            article && (before.auxiliary || before.start > 1 && is_before_clitic(scene, unit, before.start - 2));
        match scene.class(token) {
            _ if reflexive => before.reflexive = true,
            WordClass::Clitic | WordClass::Negation => {}
            WordClass::Auxiliary if before.auxiliary => {}
            // "…, nous apprend X": the plural pronoun is no subject of a singular verb.
            WordClass::SubjectPronoun if is_object(scene, token, unit.token(at)) => {}
            _ if object => {}
            _ => break,
        }
        before.start -= 1;
    }
}

/// Whether "l'", "les" or "leur" after this element is a pronoun.
fn is_before_clitic(scene: &Scene, unit: &Unit, element: usize) -> bool {
    use WordClass::{Clitic, Negation, Relative, SubjectPronoun, Subordinator};
    let Some(token) = unit.word(element) else { return false };
    matches!(scene.class(token), SubjectPronoun | Relative | Negation | Clitic | Subordinator)
}

/// Whether `token` is a pronoun behind its verb.
pub(super) fn is_inverted(scene: &Scene, token: usize) -> bool {
    let word = scene.lower(token);
    // "a t-il dit" lacks its first hyphen.
    scene.class(token) == WordClass::SubjectPronoun && word.starts_with('-')
        || word.starts_with("t-") && scene.is_in(&scene.pack.words, token, "pronoun")
}

/// Whether `token` is an adverb made from an adjective.
pub(super) fn is_adverb(scene: &Scene, token: usize) -> bool {
    let word = scene.lower(token);
    word.len() > 6 && scene.pack.adverb_endings.iter().any(|ending| word.ends_with(ending))
}

/// How many elements right before `end` are an adverbial of the list.
fn adverbial_before(scene: &Scene, unit: &Unit, end: usize) -> usize {
    let widths = (1..=4usize.min(end)).rev();
    let mut fitting = widths.filter(|width| {
        unit.phrase(scene, end - width..end).is_some_and(|phrase| scene.pack.adverbials.contains(phrase))
    });
    fitting.next().unwrap_or(0)
}

/// The entry of a verb: of the reflexive one, of the lemma, or of the lemma with the words after it, and how many
/// elements from `end` on belong to it.
fn entry_of(scene: &Scene, unit: &Unit, end: usize, lemma: &str, reflexive: bool) -> Option<(Entry, usize)> {
    let verbs = &scene.pack.verbs;
    let mut next = end;
    while next < end + 3 {
        let Some(token) = unit.word(next) else { break };
        if scene.class(token) != WordClass::Adverb && !is_adverb(scene, token) {
            break;
        }
        next += 1;
    }
    for width in (1..=4).rev() {
        let Some(words) = unit.phrase(scene, next..next + width) else { continue };
        if let Some(entry) = verbs.get(&format!("{lemma} {words}")) {
            return Some((entry, next + width - end));
        }
    }
    if reflexive {
        let mut prefixes = scene.pack.reflexive.iter();
        return prefixes.find_map(|prefix| verbs.get(&format!("{prefix}{lemma}"))).map(|entry| (entry, 0));
    }
    verbs.get(lemma).map(|entry| (entry, 0))
}

/// The stance that a list names.
fn stance(name: &str) -> Stance {
    match name {
        "doubt" => Stance::Doubt,
        "emphasis" => Stance::Emphasis,
        "opinion" => Stance::Opinion,
        "emotion" => Stance::Emotion,
        "conditional" => Stance::Conditional,
        _ => Stance::Neutral,
    }
}
