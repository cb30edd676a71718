//! Forms of reporting verbs: from a word to its lemma and what the form can be.

use super::scene::Scene;
use crate::lang::quotes::QuotePack;
use crate::text::WordClass;

/// One reading of a form: `codes` are the letters of [`crate::lang::quotes::Ending::codes`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) lemma: &'static str,
    pub(super) codes: &'static str,
}

impl Form {
    pub(super) fn is_finite(self) -> bool {
        self.codes.contains(['s', 'p', 't', 'T', 'f', 'F', 'c', 'C'])
    }

    pub(super) fn is_participle(self) -> bool {
        self.codes.contains(['m', 'M', 'e', 'E'])
    }
}

/// Every reading of `word`, in lower case.
pub(super) fn readings(pack: &QuotePack, word: &str) -> Vec<Form> {
    let mut found = Vec::new();
    if let Some(entry) = pack.forms.get(word) {
        for reading in entry.value.split(' ') {
            if let Some((lemma, codes)) = reading.split_once(':') {
                found.push(Form { lemma, codes });
            }
        }
    }
    let last = word.bytes().last();
    for ending in pack.endings {
        // Most endings differ in their last letter already.
        if ending.suffix.bytes().last().is_some_and(|letter| last != Some(letter)) {
            continue;
        }
        let Some(stem) = word.strip_suffix(ending.suffix).filter(|stem| !stem.is_empty()) else { continue };
        let Some(entry) = pack.stems.get(stem) else { continue };
        for verb in entry.value.split(' ') {
            if let Some(lemma) = verb.strip_suffix(ending.class) {
                found.push(Form { lemma, codes: ending.codes });
            }
        }
    }
    found
}

/// The token after a verb group that starts at `start` with a reporting verb before its subject, and whether the
/// subject is a pronoun in the group: "a réagi", "dit-il", "a-t-elle ajouté".
pub(super) fn inverted_group(scene: &Scene, start: usize, limit: usize) -> Option<(usize, bool)> {
    let mut at = start;
    let mut inverted = false;
    let mut auxiliary = false;
    while at < limit && at < start + 6 {
        let word = scene.lower(at);
        match scene.class(at) {
            WordClass::Auxiliary => auxiliary = true,
            WordClass::SubjectPronoun if word.starts_with('-') => inverted = true,
            WordClass::Clitic | WordClass::Negation | WordClass::Adverb => {}
            _ => {
                let forms = readings(scene.pack, word);
                let fits = |form: &Form| if auxiliary { form.is_participle() } else { form.is_finite() };
                if !forms.iter().any(fits) {
                    return None;
                }
                let after = at + 1;
                let pronoun = after < limit
                    && scene.class(after) == WordClass::SubjectPronoun
                    && scene.lower(after).starts_with('-');
                return Some((after + usize::from(pronoun), inverted || pronoun));
            }
        }
        at += 1;
    }
    None
}
