//! Judges marks by the words around them: names, titles, charges and terms are no speech.

use std::ops::Range;

use super::Source;
use super::contents::Reading;
use super::cues::{self, Cue};
use super::scene::Scene;
use super::units::{Run, Unit};
use crate::analysis::{ActorKind, BlockKind};
use crate::text::{Case, Tense, TokenKind, WordClass};

/// Whether a run that no cue governs stands like words of somebody rather than like a term: in lower case, with no
/// article before, behind a verb or with small words of its own.
pub(super) fn is_partial(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let Some(before) = at.checked_sub(1).and_then(|before| unit.word(before)) else { return false };
    if scene.is_capital(run.tokens.start) || !scene.document.word(run.tokens.start).starts_with(char::is_alphanumeric) {
        return false;
    }
    let opens = scene.is_determiner(before) || scene.class(before) == WordClass::Contraction;
    let first = run.tokens.start;
    let small = scene.is_determiner(first)
        || scene.is_preposition(first)
        || matches!(scene.class(first), WordClass::Adverb | WordClass::Negation | WordClass::Clitic);
    if opens {
        return words >= SHORTEST_PARTIAL;
    }
    if scene.lower(first).contains(['.', '@', '/']) {
        return false;
    }
    let infinitive = scene.verb(before).is_some_and(|verb| verb.tense == Tense::Infinitive);
    if infinitive && words < SHORTEST_PARTIAL {
        return false;
    }
    let adverb = |token: usize| scene.class(token) == WordClass::Adverb || cues::is_adverb(scene, token);
    let main = (at.saturating_sub(4)..at).rev().filter_map(|element| unit.word(element)).find(|token| !adverb(*token));
    let before = main.unwrap_or(before);
    let verbal = scene.verb(before).is_some() || scene.class(before) == WordClass::Auxiliary;
    verbal || words >= 2 && (small || scene.class(before) == WordClass::Open)
}

/// Words behind an article that are rather somebody's than a term.
const SHORTEST_PARTIAL: usize = 3;

/// Whether a title's colon only parts a term from the sentence: "«Bonnets noirs» : Anna Duval revient", or the subject
/// behind the colon of a paragraph is a group that is talked of.
pub(super) fn is_hollow(scene: &Scene, unit: &Unit, reading: &Reading, run: &Run) -> bool {
    if reading.rule != "title-colon" {
        return false;
    }
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let last = scene.lower(run.tokens.end - 1);
    let term = words <= 3
        && !run.tokens.clone().any(|token| scene.is_finite(token))
        && !matches!(last, "!" | "?" | "." | "…" | "...");
    let group = matches!(reading.source, Source::Phrase(span)
        if scene.actors_at(span).any(|actor| actor.kind == ActorKind::Group));
    term || group && scene.document.blocks[unit.block].kind == BlockKind::Paragraph
}

/// Whether the run names a work, an operation, a charge or a term, by the word before the marks.
pub(super) fn is_label(scene: &Scene, unit: &Unit, at: usize, run: &Run, governed: bool) -> bool {
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let known = scene.pack.labels.get(scene.document.phrase(&run.tokens));
    let term = known.is_some_and(|entry| entry.section.starts_with("term"));
    if term || is_named_beside(scene, unit, at, run) || is_abbreviated(scene, unit, at, run) {
        return true;
    }
    // "dans « Madame part »", "« Madame part » (1984)": a work, though it has a verb.
    if !governed && words <= 6 && scene.is_capital(run.tokens.start) && is_work(scene, unit, at, run) {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| unit.word(before)) else { return false };
    // "les manifestations et "Hamilton", comédie musicale", "the drama “Parasite,” a first": a name alone between marks.
    let stop = run.tokens.end - 1;
    let comma = stop > run.tokens.start && scene.token(stop).kind == TokenKind::Punctuation;
    let body = run.tokens.start..run.tokens.end - usize::from(comma);
    let named = scene.mention_at(run.tokens.start).is_some_and(|mention| mention.named && mention.tokens == body);
    let behind = (at + 1..at + 3).any(|element| unit.word(element).is_some_and(|token| scene.is_finite(token)));
    if named && (scene.class(before) == WordClass::Coordinator || scene.pack.bare_clause && !behind) {
        return true;
    }
    // "ses romans, dont "La statue de sel"": a capital inside a sentence and no verb make a title.
    let title = scene.is_capital(run.tokens.start)
        && words <= 6
        && scene.token(before).kind == TokenKind::Word
        && !run.tokens.clone().any(|token| scene.is_finite(token))
        && scene.mention_at(run.tokens.start).is_none();
    if title && !scene.is_in(&scene.pack.words, before, "clause") {
        return true;
    }
    // "Va-tout («Comédie», «Jeux»)": a list in brackets.
    if !governed && words <= 6 && scene.is_capital(run.tokens.start) && is_listed(scene, unit, at) {
        return true;
    }
    let told = is_infinitive(scene, run);
    if !governed && !told && is_charge(scene, unit, at) {
        return true;
    }
    // "des jeux tels que "Qui perd gagne""
    let such = at > 1 && unit.word(at - 2).is_some_and(|token| scene.pack.conjunctions.contains(scene.lower(token)));
    if such && words <= 8 && scene.is_capital(run.tokens.start) && scene.is_in(&scene.pack.words, before, "clause") {
        return true;
    }
    // "baptisée l'"opération propre"", "dubbed a “thank you” party"
    let naming = if scene.is_determiner(before) { before.saturating_sub(1) } else { before };
    if scene.is_in(&scene.pack.labels, naming, "naming") {
        return words <= if scene.is_capital(run.tokens.start) { LONGEST_NAME } else { 8 };
    }
    let Some(entry) = scene.pack.labels.get(scene.lower(before)) else { return false };
    let figure = scene.document.word(run.tokens.start).starts_with(|letter: char| letter.is_ascii_digit());
    let capital = scene.is_capital(run.tokens.start) || figure;
    if entry.section.starts_with("charge") {
        return !governed && !capital && !told && words <= 8;
    }
    words <= 8 && (capital || !governed)
}

/// Whether the run tells what somebody does or means to: an infinitive with its object, behind no article: «pour "garder
/// ses quais"».
pub(super) fn is_infinitive(scene: &Scene, run: &Run) -> bool {
    let light = |token: &usize| {
        matches!(scene.class(*token), WordClass::Negation | WordClass::Clitic)
            || ["of", "to"].iter().any(|section| scene.is_in(&scene.pack.words, *token, section))
    };
    let first = run.tokens.clone().find(|token| !light(token));
    let verb = first.and_then(|token| scene.verb(token)).filter(|verb| verb.tense == Tense::Infinitive);
    let outer = run.outer.start.checked_sub(1);
    run.tokens.len() > 1
        && verb.is_some_and(|verb| verb.head + 1 < run.tokens.end || verb.tokens.len() > 1)
        && !outer.is_some_and(|before| scene.is_determiner(before) || scene.class(before) == WordClass::Contraction)
}

/// Whether a bracket behind the run holds its initials: «le "fonds d'aide aux ports" (FAP)».
fn is_abbreviated(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let bracket = |element: usize, mark: &str| unit.word(element).is_some_and(|token| scene.lower(token) == mark);
    let Some(acronym) = unit.word(at + 2).filter(|_| bracket(at + 1, "(") && bracket(at + 3, ")")) else {
        return false;
    };
    if scene.token(acronym).case != Case::Upper || run.tokens.len() > LONGEST_NAME {
        return false;
    }
    let words = run.tokens.clone().filter(|token| !scene.is_determiner(*token));
    let mut initials = words.filter_map(|token| scene.lower(token).chars().next()).peekable();
    let mut letters = scene.lower(acronym).chars().peekable();
    // "le manque d'aides à domicile" (AD): the letters cover the end of the run only.
    initials.peek() == letters.peek() && letters.all(|letter| initials.any(|initial| initial == letter))
}

/// Whether nothing but runs and commas stands between the run and the bracket before it.
fn is_listed(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let mut left = (at.saturating_sub(12)..at).rev();
    let bracket = left.find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) != ","));
    bracket.is_some_and(|element| scene.lower(unit.token(element)) == "(")
}

/// Whether a run with a capital stands as a work does: inside a sentence behind a bare preposition, or before its year.
fn is_work(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let stop = scene.lower(run.tokens.end - 1);
    if matches!(stop, "." | "!" | "?" | "…") {
        return false;
    }
    let year = |element: usize| {
        unit.word(element).is_some_and(|token| {
            let word = scene.lower(token);
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let linked = unit.word(at + 1).is_some_and(|token| scene.is_preposition(token) || scene.lower(token) == "(");
    let before = at.checked_sub(1).and_then(|before| unit.word(before));
    // "l'émission de débat « Balance tout »"
    let noun = |element: usize| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.labels, token, "name"));
    let of = at > 2 && unit.word(at - 2).is_some_and(|token| scene.is_in(&scene.pack.words, token, "of"));
    if of && noun(at - 3) {
        return true;
    }
    // "«Le fil à la patte», adapté en 1969, …"
    let comma = unit.word(at + 1).is_some_and(|token| scene.lower(token) == ",");
    let made =
        unit.word(at + 2).and_then(|token| scene.verb(token)).is_some_and(|verb| verb.tense == Tense::Participle);
    let verbal = run.tokens.clone().any(|token| scene.is_finite(token));
    if comma && made && !verbal && year(at + 4) {
        return true;
    }
    linked && year(at + 2) || before.is_some_and(|token| scene.class(token) == WordClass::Preposition)
}

/// Words of a name between marks behind "baptisé".
const LONGEST_NAME: usize = 14;

/// Words of a charge between marks.
const LONGEST_CHARGE: usize = 14;

/// Whether the run names what somebody is charged with: "des chefs notamment d'"évasion"", "mis en examen pour "vol", et
/// "recel"".
fn is_charge(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let mut at = at;
    for _ in 0..8 {
        let tokens = &unit.elements[at].tokens;
        if tokens.len() > LONGEST_CHARGE + 2 || tokens.clone().any(|token| scene.is_capital(token)) {
            return false;
        }
        let mut before = at;
        // Small words on the left, up to the noun of the charge or the charge before.
        while before > 0 && at - before < 5 && unit.word(before - 1).is_some_and(|token| is_small(scene, token)) {
            before -= 1;
            let charge = |element: usize| {
                unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.labels, token, "charge"))
            };
            let noun = unit.word(before).is_some_and(|token| !scene.is_preposition(token));
            if charge(before) && (noun || before + 1 == at) || before > 0 && charge(before - 1) {
                return true;
            }
        }
        if before == at || before == 0 || !unit.is_run(before - 1) {
            return false;
        }
        at = before - 1;
    }
    false
}

/// Whether a word may stand between two charges of a list.
fn is_small(scene: &Scene, token: usize) -> bool {
    scene.is_preposition(token)
        || scene.is_determiner(token)
        || matches!(scene.class(token), WordClass::Coordinator | WordClass::Adverb)
        || scene.lower(token) == ","
        || scene.is_in(&scene.pack.labels, token, "charge")
}

/// Words of marks that an outlet only reports of.
const LONGEST_TOLD: usize = 4;

/// Whether an outlet tells the whole sentence, in which the run is a few words apart from the cue: «Il a fermé le "vieux
/// quai" de Lyon, précise la radio».
pub(super) fn is_told_of(
    scene: &Scene,
    unit: &Unit,
    cues: &[Cue],
    at: usize,
    tokens: &Range<usize>,
    reading: &Reading,
) -> bool {
    let Source::Phrase(source) = reading.source else { return false };
    let Some(cue) = reading.cue.map(|cue| &cues[cue].elements).filter(|_| reading.rule == "inverted-subject") else {
        return false;
    };
    let name = scene.document.tokens_in(source);
    // "Le Figaro": the list leaves most articles out.
    let bare = name.start + usize::from(name.len() > 1 && scene.is_determiner(name.start))..name.end;
    let listed = |name| scene.pack.nouns.get(scene.document.phrase(name)).map(|entry| entry.section);
    let outlet = [&name, &bare].into_iter().filter_map(listed).any(|section| section.starts_with("outlet"));
    let word = |token: usize| scene.token(token).kind == TokenKind::Word;
    let apart = (at + 1..cue.start).any(|element| unit.word(element).is_some_and(word));
    outlet
        && apart
        && tokens.clone().filter(|token| word(*token)).count() <= LONGEST_TOLD
        && !tokens.clone().any(|token| scene.is_finite(token))
}

/// Whether an article stands right before the run.
pub(super) fn is_articled(scene: &Scene, unit: &Unit, at: usize) -> bool {
    use WordClass::{Contraction, DefiniteArticle, Demonstrative, IndefiniteArticle, Possessive};
    let before = at.checked_sub(1).and_then(|before| unit.word(before)).map(|token| scene.class(token));
    matches!(before, Some(Contraction | DefiniteArticle | Demonstrative | IndefiniteArticle | Possessive))
}

/// Elements from a cue to marks that still hold its words, where they hold one noun.
const FAR_CUE: usize = 6;

/// Whether the run is one noun behind its article, with the cue farther off: "ses essais sur la «judéité»".
pub(super) fn is_term(scene: &Scene, unit: &Unit, cues: &[Cue], at: usize, run: &Run, reading: &Reading) -> bool {
    let article = at > 0 && unit.word(at - 1).is_some_and(|token| scene.class(token) == WordClass::DefiniteArticle);
    let cue = reading.cue.map(|cue| &cues[cue].elements);
    let near = cue.is_some_and(|cue| cue.end <= at && cue.end + FAR_CUE > at);
    run.tokens.len() == 1
        && article
        && !near
        && matches!(reading.rule, "subject-verb" | "infinitive" | "impersonal" | "opinion-frame" | "gerund")
}

/// Whether a noun on the other side of a comma says what the run names ("sa dernière chanson, «Merci»", "«Merci», la
/// chanson de …"), or a hash sign does.
fn is_named_beside(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    if words <= 1 && scene.document.text[run.span].starts_with('#') {
        return true;
    }
    if words > 6 || !scene.is_capital(run.tokens.start) || run.tokens.clone().any(|token| scene.is_finite(token)) {
        return false;
    }
    // "“Parasite” director Anna Brown": a noun and a name follow.
    let role = unit.word(at + 1).is_some_and(|token| {
        scene.class(token) == WordClass::Open && !scene.is_capital(token) && scene.token(token).kind == TokenKind::Word
    });
    let owner = unit.word(at + 2).and_then(|token| scene.mention_at(token)).is_some_and(|mention| mention.named);
    let whole = scene.token(run.tokens.end - 1).kind != TokenKind::Punctuation;
    if scene.pack.bare_clause && whole && role && owner {
        return true;
    }
    let comma = |element: usize| unit.word(element).is_some_and(|token| scene.lower(token) == ",");
    let noun = |element: usize| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.labels, token, "name"));
    let before = at > 1 && comma(at - 1) && noun(at - 2);
    let article = unit.word(at + 2).is_some_and(|token| scene.is_determiner(token));
    before || article && comma(at + 1) && noun(at + 3)
}

/// Whether a noun of speech introduces the marks: "la formule «…»", "aux cris de "…"".
pub(super) fn is_spoken_of(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let near = at.saturating_sub(3)..at;
    near.into_iter()
        .any(|element| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech")))
}
