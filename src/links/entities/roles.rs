//! The role of a named person: the fullest wording of it, in the singular.

use super::Draft;
use super::variants::fold;
use crate::lang::actors::{ActorPack, Inflection};
use crate::layers::actors::{ActorMention, Standing};
use crate::span::Span;
use crate::text::{Document, Gender, Number};

/// Roles of one person that are compared, so that time stays linear.
const MOST: usize = 8;

/// The best role of each: the one that says most, then one of its own before a shared one, then several words before one;
/// "président", then "président du conseil régional": the longer one that holds all words of the first.
pub(super) fn settle(document: &Document, mentions: &[ActorMention], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.role.is_some()) {
        let found = draft.mentions.iter().map(|at| &mentions[*at]).filter(|mention| mention.role.is_some()).take(MOST);
        for mention in found {
            let (Some(role), Some(known)) = (mention.role, draft.role) else { continue };
            let mine = rank(document, role, mention.standing, mention.shared_role);
            let other = rank(document, known, draft.standing, draft.shared_role);
            if mine > other || mine == other && extends(document, role, known) {
                (draft.role, draft.shared_role, draft.standing) = (Some(role), mention.shared_role, mention.standing);
            }
        }
    }
}

/// What makes one role better than another.
fn rank(document: &Document, role: Span, standing: Standing, shared: Option<Span>) -> (Standing, bool, bool) {
    (standing, shared.is_none(), document.text[role].contains(char::is_whitespace))
}

fn extends(document: &Document, longer: Span, known: Span) -> bool {
    if longer.len() <= known.len() {
        return false;
    }
    let words = fold(&document.text[longer]);
    fold(&document.text[known]).iter().all(|word| words.contains(word))
}

/// The words of a role on one line; a noun that several people share in the singular.
pub(super) fn write(document: &Document, span: Span, shared: Option<Span>) -> String {
    let words = |span: Span| document.text[span].split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let Some(noun) = shared else { return words(span).join(" ") };
    let pack = document.language.actors;
    let group = document.tokens_in(span).start;
    if noun.contains(span) && span != noun && group > 1 && group + 2 < document.tokens.len() {
        // "français" or "allemand" of "les ministres français et allemand des Finances"
        let first = document.tokens[group + 1].class == crate::text::WordClass::Coordinator;
        let tokens = if first { group..group + 3 } else { group - 2..group + 1 };
        let pair = document.span(&tokens);
        let before = Span { end: pair.start, ..noun };
        let mut role: Vec<String> = words(before).iter().map(|word| singular(pack, word)).collect();
        role.extend(words(span));
        role.extend(words(Span { start: pair.end, ..noun }));
        return role.join(" ");
    }
    let mut role = words(noun);
    let complement = role.iter().position(|word| !agrees(pack, word)).unwrap_or(role.len());
    role[..complement].iter_mut().for_each(|word| *word = singular(pack, word));
    if span != noun {
        role.extend(words(span));
    }
    role.join(" ")
}

/// Whether a word stands before the complements, where everything is in the plural.
fn agrees(pack: &ActorPack, word: &str) -> bool {
    let small = pack.links.get(&word.to_lowercase()).is_some_and(|row| matches!(row.section, "of" | "to" | "manner"));
    !small && !word.contains('\'') && !word.contains('’')
}

/// The singular of a noun of the lists; of another word only where adjectives agree with their noun.
fn singular(pack: &ActorPack, word: &str) -> String {
    // An ending that is feminine by itself goes on in the singular: "députées", "députée".
    let plurals =
        || pack.inflections.iter().filter(|form| form.number == Number::Plural && form.gender == Gender::Unknown);
    let base = |form: &Inflection| Some(format!("{}{}", word.strip_suffix(form.ending)?, form.base));
    let known = |form| base(form).filter(|base| pack.heads.contains(&base.to_lowercase()));
    let shortest = || plurals().filter(|form| form.ending.len() == 1).find_map(base);
    // "français" is one or many.
    let same = pack.invariable_adjectives.iter().any(|ending| word.ends_with(ending));
    plurals()
        .find_map(known)
        .or_else(|| shortest().filter(|_| pack.adjectives_agree && !same))
        .unwrap_or_else(|| word.to_owned())
}
