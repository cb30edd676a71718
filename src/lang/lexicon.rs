//! Word lists: `.txt` files hashed when the crate is compiled, so that nothing is built at start-up.
//!
//! One entry a line: the key in lower case with `'` and plain spaces, then optionally a tab and a value. A line that
//! starts with `#` is a heading: the words after it name the section of the entries below.

/// A word list. Make one with [`crate::lexicon!`].
#[derive(Debug, Clone, Copy)]
pub struct Lexicon {
    text: &'static str,
    slots: &'static [Slot],
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

/// One cell of the hash table: offsets of a key and of the heading above it.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    start: u32,
    len: u16,
    heading: u32,
}

const EMPTY: Slot = Slot { start: 0, len: 0, heading: u32::MAX };

impl Lexicon {
    /// A list over its text and the table that [`build`] made of it.
    #[must_use]
    pub const fn new(text: &'static str, slots: &'static [Slot]) -> Lexicon {
        Lexicon { text, slots }
    }

    /// What the list says of `key`, which is in lower case with `'` for apostrophes.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Entry> {
        let mask = self.slots.len() - 1;
        let mut cell = hash(key.as_bytes(), 0, key.len()) as usize & mask;
        loop {
            let slot = self.slots[cell];
            if slot.len == 0 {
                return None;
            }
            let end = slot.start as usize + slot.len as usize;
            let found = &self.text[slot.start as usize..end];
            if found == key {
                return Some(Entry { key: found, value: self.value_at(end), section: self.section_at(slot.heading) });
            }
            cell = (cell + 1) & mask;
        }
    }

    /// Whether the list has `key`.
    #[must_use]
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
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
        let rest = &self.text[end..];
        let line = rest.split('\n').next().unwrap_or("");
        line.strip_prefix('\t').unwrap_or("").trim_end_matches('\r')
    }

    fn section_at(&self, heading: u32) -> &'static str {
        let Some(rest) = self.text.get(heading as usize..) else { return "" };
        rest.split('\n').next().unwrap_or("").trim_start_matches('#').trim()
    }
}

/// Takes in a word list: `lexicon!("verbs.txt")`, the path relative to the file that calls it.
#[macro_export]
macro_rules! lexicon {
    ($path:literal) => {{
        const TEXT: &str = include_str!($path);
        static SLOTS: [$crate::lang::lexicon::Slot; $crate::lang::lexicon::capacity(TEXT)] =
            $crate::lang::lexicon::build(TEXT);
        $crate::lang::lexicon::Lexicon::new(TEXT, &SLOTS)
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
    let (mut at, mut heading) = (0, u32::MAX);
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
            heading = start as u32;
        } else if start < key_end {
            let mut cell = hash(bytes, start, key_end) as usize & (N - 1);
            while slots[cell].len != 0 {
                cell = (cell + 1) & (N - 1);
            }
            slots[cell] = Slot { start: start as u32, len: (key_end - start) as u16, heading };
        }
        at += 1;
    }
    slots
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
