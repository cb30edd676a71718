//! Guesses the language from its short words and its letters.

use super::lower::is_apostrophe;
use crate::analysis::Certainty;
use crate::lang::{self, Language};

/// The code of a text in none of the packs' languages.
pub(super) const OTHER: &str = "other";

/// As much of a text tells its language.
const SAMPLE: usize = 24_000;

/// The pack to read `text` with, the code of its language and how clear it is.
pub(super) fn guess(text: &str) -> (&'static Language, &'static str, Certainty) {
    let all = lang::all();
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut scores = vec![0i64; all.len()];
    let mut words = 0usize;
    let mut foreign = 0usize;
    let mut buffer = String::new();
    for word in text[..end].split(|c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36F}')) {
        let Some(first) = word.chars().next() else { continue };
        words += 1;
        foreign += usize::from(!is_latin(first));
        buffer.clear();
        // Plain letters are no language's own.
        let plain = word.is_ascii();
        if plain {
            buffer.push_str(&word[..word.len().min(16)]);
            buffer.make_ascii_lowercase();
        } else {
            buffer.extend(word.chars().take(16).flat_map(char::to_lowercase));
        }
        for (language, score) in all.iter().zip(&mut scores) {
            let marked = !plain && buffer.contains(|c: char| language.text.letters.contains(c));
            let strange = !plain && buffer.contains(|c: char| !c.is_ascii() && !language.text.letters.contains(c));
            *score += i64::from(marked) - i64::from(strange)
                + match language.text.evidence.get(&buffer) {
                    Some(entry) if entry.section == "not" => -2,
                    Some(entry) if entry.section == "shared" => 1,
                    Some(_) => 2,
                    None => 0,
                };
        }
    }
    judge(text, words, foreign, &scores)
}

fn judge(text: &str, words: usize, foreign: usize, scores: &[i64]) -> (&'static Language, &'static str, Certainty) {
    let all = lang::all();
    let best = (0..all.len()).rev().max_by_key(|index| scores[*index]).unwrap_or(0);
    let second = (0..all.len()).filter(|index| *index != best).map(|index| scores[index]).max().unwrap_or(0);
    let language = all[best];
    if words == 0 {
        let blank = !text.chars().any(char::is_alphanumeric);
        return (all[0], if blank { all[0].code } else { OTHER }, Certainty::Check);
    }
    // About four words in ten of running text are on the list; half of that still is the language.
    let share = scores[best] * 100 / words as i64;
    if foreign * 2 > words || words >= 8 && share < 30 {
        let certainty =
            if words >= 20 && (foreign * 2 > words || share < 15) { Certainty::Sure } else { Certainty::Likely };
        return (all[0], OTHER, certainty);
    }
    if scores[best] <= 0 {
        return (all[0], all[0].code, Certainty::Check);
    }
    let certainty = if words >= 20 && share >= 45 && scores[best] >= 3 * second {
        Certainty::Sure
    } else if scores[best] >= 2 * second {
        Certainty::Likely
    } else {
        Certainty::Check
    };
    (language, language.code, certainty)
}

/// Whether `c` is a letter of the Latin script.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') || is_apostrophe(c)
}
