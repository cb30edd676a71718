//! Word lists: `.txt` files that are compiled in as they are; each is hashed when it is first asked. All lists of a
//! language take about a millisecond; tables made by the compiler would be a tenth of the whole page.
//!
//! One entry a line: the key in lower case with `'` and plain spaces, then optionally a tab and a value. A line that
//! starts with `#` is a heading: the words after it name the section of the entries below.

use std::sync::OnceLock;

/// A word list. Make one with [`crate::lexicon!`].
#[derive(Debug, Clone, Copy)]
pub struct Lexicon {
    text: &'static str,
    index: &'static OnceLock<Index>,
}

/// What a [`Lexicon`] says of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The key as it stands in the list.
    pub key: &'static str,
    /// What stands after the tab; empty when there is none.
    pub value: &'static str,
    /// The heading above the entry; empty when there is none.
    pub section: &'static str,
}

/// Where the keys of a list stand, by their hash.
#[derive(Debug)]
pub struct Index {
    /// A power of two, more than the keys.
    slots: Box<[Slot]>,
    /// A bit for the hash of each first word.
    firsts: Box<[u64]>,
    /// The headings; the first is that of entries above any heading.
    sections: Vec<&'static str>,
}

/// One cell of the hash table: where a key stands, and the number of the heading above it.
#[derive(Debug, Clone, Copy)]
struct Slot {
    start: u32,
    len: u16,
    section: u16,
}

const EMPTY: Slot = Slot { start: 0, len: 0, section: 0 };

impl Lexicon {
    /// A list over its text, and room for the tables that are made of it.
    #[must_use]
    pub const fn new(text: &'static str, index: &'static OnceLock<Index>) -> Lexicon {
        Lexicon { text, index }
    }

    /// What the list says of `key`, which is in lower case with `'` for apostrophes.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Entry> {
        let index = self.index();
        let slot = index.slot(self.text, key)?;
        let end = slot.start as usize + slot.len as usize;
        Some(Entry {
            key: &self.text[slot.start as usize..end],
            value: self.value_at(end),
            section: index.sections[slot.section as usize],
        })
    }

    /// Whether the list has `key`.
    #[must_use]
    pub fn contains(&self, key: &str) -> bool {
        self.index().slot(self.text, key).is_some()
    }

    /// Whether a key may start with the token `word`: false for most words, which then need no look-up.
    #[must_use]
    pub fn may_start(&self, word: &str) -> bool {
        let firsts = &self.index().firsts;
        let (index, bit) = first(hash(word.as_bytes()), firsts.len());
        firsts[index] & bit != 0
    }

    /// The entries in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        let mut section = "";
        self.text.lines().filter_map(move |line| {
            if let Some(heading) = line.strip_prefix('#') {
                section = heading.trim();
                return None;
            }
            let (key, value) = line.split_once('\t').unwrap_or((line, ""));
            (!key.is_empty()).then_some(Entry { key, value, section })
        })
    }

    fn index(&self) -> &'static Index {
        self.index.get_or_init(|| Index::of(self.text))
    }

    fn value_at(&self, end: usize) -> &'static str {
        let rest = &self.text.as_bytes()[end..];
        if rest.first() != Some(&b'\t') {
            return "";
        }
        let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        self.text[end + 1..end + length].trim_end_matches('\r')
    }
}

/// Takes in a word list: `lexicon!("verbs.txt")`, the path relative to the file that calls it.
#[macro_export]
macro_rules! lexicon {
    ($path:literal) => {{
        static INDEX: std::sync::OnceLock<$crate::lang::lexicon::Index> = std::sync::OnceLock::new();
        $crate::lang::lexicon::Lexicon::new(include_str!($path), &INDEX)
    }};
}

impl Index {
    /// The tables of `text`; of a key that stands twice, the first wins.
    fn of(text: &'static str) -> Index {
        let lines = text.lines().count();
        let capacity = (lines * 2).next_power_of_two();
        let mut index = Index {
            slots: vec![EMPTY; capacity].into(),
            firsts: vec![0; capacity.div_ceil(8).next_power_of_two()].into(),
            sections: vec![""],
        };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = line.find(['\t', '\r', '\n']).unwrap_or(line.len());
            if let Some(heading) = line.strip_prefix('#') {
                index.sections.push(heading.trim_matches(|c: char| c == '#' || c.is_whitespace()));
            } else if end > 0 {
                index.insert(&line.as_bytes()[..end], start as u32);
            }
            start += line.len();
        }
        index
    }

    /// Takes in a key that stands at `start`.
    fn insert(&mut self, key: &[u8], start: u32) {
        let mask = self.slots.len() - 1;
        let mut cell = hash(key) as usize & mask;
        while self.slots[cell].len != 0 {
            cell = (cell + 1) & mask;
        }
        self.slots[cell] = Slot { start, len: key.len() as u16, section: self.sections.len() as u16 - 1 };
        let word = key.split(|byte| *byte == b' ').next().unwrap_or(key);
        // Where a word has an inner mark, its beginnings count too: "l'" and "l'an" may be tokens.
        for end in 1..=word.len() {
            if end == word.len() || !is_letter(word[end - 1]) || !is_letter(word[end]) {
                let (place, bit) = first(hash(&word[..end]), self.firsts.len());
                self.firsts[place] |= bit;
            }
        }
    }

    fn slot(&self, text: &str, key: &str) -> Option<Slot> {
        let mask = self.slots.len() - 1;
        let mut cell = hash(key.as_bytes()) as usize & mask;
        loop {
            let slot = self.slots[cell];
            if slot.len == 0 {
                return None;
            }
            let start = slot.start as usize;
            if text.as_bytes()[start..start + slot.len as usize] == *key.as_bytes() {
                return Some(slot);
            }
            cell = (cell + 1) & mask;
        }
    }
}

/// Whether `byte` belongs to a letter or figure, rather than to a blank or a mark such as an apostrophe or a degree.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 && byte != 0xC2 && byte != 0xE2
}

/// The place of a hash in a table of first words of this length.
fn first(hash: u32, length: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (length - 1), 1 << (hash & 63))
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::{Index, Lexicon, OnceLock};

    static INDEX: OnceLock<Index> = OnceLock::new();
    const LIST: Lexicon =
        Lexicon::new("above\n# birds\nl'aigle\nred kite\tmilan\r\nabove\tsecond\n## fish #\ncod", &INDEX);

    #[track_caller]
    fn check(key: &str, expected: Option<(&str, &str)>) {
        assert_eq!(LIST.get(key).map(|entry| (entry.value, entry.section)), expected, "{key}");
        assert_eq!(LIST.contains(key), expected.is_some(), "{key}");
    }

    #[test]
    fn keys_with_values_and_sections() {
        check("above", Some(("", "")));
        check("l'aigle", Some(("", "birds")));
        check("red kite", Some(("milan", "birds")));
        check("cod", Some(("", "fish")));
        check("red", None);
        check("# birds", None);
        check("", None);
    }

    #[test]
    fn first_words_and_their_parts() {
        for word in ["above", "l'aigle", "l'", "red", "cod"] {
            assert!(LIST.may_start(word), "{word}");
        }
        assert!(!["zebra", "kite", "milan", "aigle"].into_iter().all(|word| LIST.may_start(word)));
    }

    #[test]
    fn index_agrees_with_the_entries() {
        for entry in LIST.entries().filter(|entry| entry.value != "second") {
            assert_eq!(
                LIST.get(entry.key).map(|found| found.section.trim()),
                Some(entry.section.trim_matches(['#', ' ']))
            );
        }
    }
}
