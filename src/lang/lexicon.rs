//! Word lists: `.txt` files hashed when the crate is compiled, so that nothing is built at start-up.
//!
//! One entry a line: the key in lower case with `'` and plain spaces, then optionally a tab and a value. A line that
//! starts with `#` is a heading: the words after it name the section of the entries below.

/// A word list. Make one with [`crate::lexicon!`].
#[derive(Debug, Clone, Copy)]
pub struct Lexicon {
    text: &'static str,
    slots: &'static [Slot],
    /// A bit for the hash of each first word.
    firsts: &'static [u64],
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

/// One cell of the hash table: where a key stands, and the heading above it.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    start: u32,
    len: u16,
    heading_len: u16,
    heading: u32,
}

const EMPTY: Slot = Slot { start: 0, len: 0, heading_len: 0, heading: 0 };

impl Lexicon {
    /// A list over its text and the tables that [`build`] and [`firsts`] made of it.
    #[must_use]
    pub const fn new(text: &'static str, slots: &'static [Slot], firsts: &'static [u64]) -> Lexicon {
        Lexicon { text, slots, firsts }
    }

    /// What the list says of `key`, which is in lower case with `'` for apostrophes.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Entry> {
        let slot = self.slot(key)?;
        let end = slot.start as usize + slot.len as usize;
        let heading = slot.heading as usize;
        Some(Entry {
            key: &self.text[slot.start as usize..end],
            value: self.value_at(end),
            section: &self.text[heading..heading + slot.heading_len as usize],
        })
    }

    /// Whether the list has `key`.
    #[must_use]
    pub fn contains(&self, key: &str) -> bool {
        self.slot(key).is_some()
    }

    /// Whether a key may start with the token `word`: false for most words, which then need no look-up.
    #[must_use]
    pub fn may_start(&self, word: &str) -> bool {
        let (index, bit) = first(hash(word.as_bytes(), 0, word.len()), self.firsts.len());
        self.firsts[index] & bit != 0
    }

    fn slot(&self, key: &str) -> Option<Slot> {
        let mask = self.slots.len() - 1;
        let mut cell = hash(key.as_bytes(), 0, key.len()) as usize & mask;
        loop {
            let slot = self.slots[cell];
            if slot.len == 0 {
                return None;
            }
            let start = slot.start as usize;
            if self.text.as_bytes()[start..start + slot.len as usize] == *key.as_bytes() {
                return Some(slot);
            }
            cell = (cell + 1) & mask;
        }
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
        const TEXT: &str = include_str!($path);
        static SLOTS: [$crate::lang::lexicon::Slot; $crate::lang::lexicon::capacity(TEXT)] =
            $crate::lang::lexicon::build(TEXT);
        static FIRSTS: [u64; $crate::lang::lexicon::first_words(TEXT)] = $crate::lang::lexicon::firsts(TEXT);
        $crate::lang::lexicon::Lexicon::new(TEXT, &SLOTS, &FIRSTS)
    }};
}

/// Cells of the table for `text`: a power of two at least twice its lines.
#[must_use]
pub const fn capacity(text: &str) -> usize {
    let (bytes, mut lines, mut at) = (text.as_bytes(), 1, 0);
    while at < bytes.len() {
        lines += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    (lines * 2).next_power_of_two()
}

/// The hash table of `text`; of a key that stands twice, the first wins.
#[must_use]
pub const fn build<const N: usize>(text: &str) -> [Slot; N] {
    let bytes = text.as_bytes();
    let mut slots = [EMPTY; N];
    let (mut at, mut heading, mut heading_len) = (0, 0, 0);
    while at < bytes.len() {
        let start = at;
        let mut key_end = usize::MAX;
        while at < bytes.len() && bytes[at] != b'\n' {
            if key_end == usize::MAX && (bytes[at] == b'\t' || bytes[at] == b'\r') {
                key_end = at;
            }
            at += 1;
        }
        if key_end == usize::MAX {
            key_end = at;
        }
        if start < at && bytes[start] == b'#' {
            (heading, heading_len) = trimmed(bytes, start, at);
        } else if start < key_end {
            let mut cell = hash(bytes, start, key_end) as usize & (N - 1);
            while slots[cell].len != 0 {
                cell = (cell + 1) & (N - 1);
            }
            slots[cell] = Slot { start: start as u32, len: (key_end - start) as u16, heading_len, heading };
        }
        at += 1;
    }
    slots
}

/// Where the words of a heading line start, and their length.
const fn trimmed(bytes: &[u8], mut start: usize, mut end: usize) -> (u32, u16) {
    while start < end && bytes[start] == b'#' {
        start += 1;
    }
    while start < end && bytes[start].is_ascii_whitespace() {
        start += 1;
    }
    while end > start && bytes[end - 1].is_ascii_whitespace() {
        end -= 1;
    }
    (start as u32, (end - start) as u16)
}

/// Length of the table of first words for `text`: a power of two.
#[must_use]
pub const fn first_words(text: &str) -> usize {
    capacity(text).div_ceil(8).next_power_of_two()
}

/// The table of the first words of all keys of `text`. Where a word has an inner mark, its beginnings count too:
/// "l'" and "l'an" may be tokens.
#[must_use]
pub const fn firsts<const N: usize>(text: &str) -> [u64; N] {
    let bytes = text.as_bytes();
    let mut firsts = [0; N];
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r' | b'\t' | b' ') {
            at += 1;
            let ends = at == bytes.len() || !is_letter(bytes[at - 1]) || !is_letter(bytes[at]);
            if ends && bytes[start] != b'#' {
                let (index, bit) = first(hash(bytes, start, at), N);
                firsts[index] |= bit;
            }
        }
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    firsts
}

/// Whether `byte` belongs to a letter or figure, rather than to a blank or a mark such as an apostrophe or a degree.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 && byte != 0xC2 && byte != 0xE2
}

/// The place of a hash in a table of first words of this length.
const fn first(hash: u32, length: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (length - 1), 1 << (hash & 63))
}

/// FNV-1a over a part of `bytes`.
const fn hash(bytes: &[u8], start: usize, end: usize) -> u32 {
    let mut hash: u32 = 0x811C_9DC5;
    let mut at = start;
    while at < end {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash ^ (hash >> 15)
}
