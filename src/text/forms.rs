//! Recognises the forms of verbs: an ending of the pack's table, and a verb of its list that the stem completes.

use super::{Number, Tense};
use crate::lang::text::VerbPack;

/// What the form of a word says if it is a verb. Sets of [`Form`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The infinitive; absent when only the ending tells.
    pub(super) lemma: Option<&'static str>,
    /// Whether the verb builds its past with "to be".
    pub(super) moves: bool,
    /// Forms that only a verb has.
    pub(super) sure: u16,
    /// Forms that a noun or an adjective may have too.
    pub(super) soft: u16,
    /// Forms that need their pronoun: "marches", "visions".
    pub(super) bound: u16,
}

/// A tense or non-finite form, as a pair of bits: singular and plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Present,
    Imperfect,
    Simple,
    Future,
    Conditional,
    Infinitive,
    Gerund,
    Participle,
}

const FINITE: u16 = 0b11_1111_1111;

impl Form {
    /// The bits of the form in both numbers.
    pub(super) fn bits(self) -> u16 {
        0b11 << (2 * self as u16)
    }

    fn of(letter: u8) -> Option<Form> {
        Some(match letter {
            b'P' => Form::Present,
            b'I' => Form::Imperfect,
            b'S' => Form::Simple,
            b'F' => Form::Future,
            b'C' => Form::Conditional,
            b'N' => Form::Infinitive,
            b'G' => Form::Gerund,
            b'A' => Form::Participle,
            _ => return None,
        })
    }
}

impl Reading {
    /// Reads `word`, in lower case. `buffer` is for building infinitives.
    pub(super) fn of(word: &str, pack: &VerbPack, buffer: &mut String) -> Option<Reading> {
        let mut reading = Reading::default();
        // Endings are short; longest first, so that the first verb found is the most special one.
        for (start, _) in word.char_indices() {
            if word.len() - start > pack.longest_ending {
                continue;
            }
            let Some(entry) = pack.endings.get(&word[start..]) else { continue };
            for row in entry.value.split(' ') {
                reading.take(row, &word[..start], pack, buffer);
            }
        }
        (reading.all() != 0).then_some(reading)
    }

    /// Takes in the row "lemma ending:model:forms" if `stem` and the ending make a verb of the model.
    fn take(&mut self, row: &'static str, stem: &str, pack: &VerbPack, buffer: &mut String) {
        let mut parts = row.split(':');
        let (Some(ending), Some(model), Some(forms)) = (parts.next(), parts.next(), parts.next()) else { return };
        if model == "*" {
            // Only the ending tells; a short word is more often something else.
            if stem.len() >= 3 && self.all() == 0 {
                self.add(forms);
            }
            return;
        }
        buffer.clear();
        buffer.push_str(stem);
        buffer.push_str(ending);
        let Some(verb) = pack.verbs.get(buffer).filter(|verb| verb.section == model) else { return };
        if self.lemma.is_none() {
            (self.sure, self.soft, self.bound) = (0, 0, 0);
            self.lemma = Some(verb.key);
            self.moves = !verb.value.is_empty();
        }
        self.add(forms);
    }

    /// Adds forms such as "Ps~Ss?Is".
    fn add(&mut self, forms: &str) {
        let mut set = &mut self.sure;
        let mut bytes = forms.bytes();
        while let Some(byte) = bytes.next() {
            match byte {
                b'~' => set = &mut self.soft,
                b'?' => set = &mut self.bound,
                _ => {
                    if let Some(form) = Form::of(byte) {
                        let bit = if bytes.next() == Some(b'p') { 0b10 } else { 0b01 };
                        *set |= bit << (2 * form as u16);
                    }
                    set = &mut self.sure;
                }
            }
        }
    }

    pub(super) fn all(&self) -> u16 {
        self.sure | self.soft | self.bound
    }

    /// Whether it may be `form`.
    pub(super) fn is(&self, form: Form) -> bool {
        self.all() & form.bits() != 0
    }

    pub(super) fn is_finite(&self) -> bool {
        self.all() & FINITE != 0
    }

    /// Whether one of its readings is certainly finite.
    pub(super) fn has_sure_finite(&self) -> bool {
        self.sure & FINITE != 0
    }

    /// Whether it can be nothing but a finite verb.
    pub(super) fn is_surely_finite(&self) -> bool {
        self.sure & FINITE != 0 && self.soft == 0 && self.sure & !FINITE == 0
    }

    /// Whether only its pronoun could make it a verb.
    pub(super) fn is_bound(&self) -> bool {
        (self.sure | self.soft) & FINITE == 0
    }

    /// The tense of the finite form, the commonest in news first.
    pub(super) fn tense(&self, with_pronoun: bool) -> Tense {
        let free = self.sure | self.soft;
        let set = if free & FINITE != 0 || !with_pronoun { free } else { self.all() };
        let has = |form: Form| set & form.bits() != 0;
        if has(Form::Present) {
            Tense::Present
        } else if has(Form::Imperfect) || has(Form::Simple) {
            Tense::Past
        } else if has(Form::Future) {
            Tense::Future
        } else {
            Tense::Conditional
        }
    }

    /// The number of the finite form.
    pub(super) fn number(&self) -> Number {
        let free = (self.sure | self.soft) & FINITE;
        number(if free == 0 { self.bound & FINITE } else { free })
    }

    /// The number of the participle.
    pub(super) fn participle_number(&self) -> Number {
        number(self.all() & Form::Participle.bits())
    }
}

fn number(set: u16) -> Number {
    match (set & 0x5555 != 0, set & 0xAAAA != 0) {
        (true, false) => Number::Singular,
        (false, true) => Number::Plural,
        _ => Number::Unknown,
    }
}
