//! One name after the other out of the file, and how it compares with a key.

use std::cmp::Ordering;

use super::fold::fold_into;
use super::format::{ENDS, LONGEST};

/// A name read out of the front-coded file.
pub(super) struct Name {
    bytes: [u8; LONGEST + 8],
    len: usize,
    /// How many bytes the next name shares with it.
    shared: usize,
}

/// How the plain beginning of a name compares with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    Less,
    Greater,
    /// The name goes on after the key: with a further word or within the word.
    Longer(bool),
}

impl Name {
    pub(super) fn new() -> Name {
        Name { bytes: [0; LONGEST + 8], len: 0, shared: 0 }
    }

    /// Makes ready for the first name of a block, which shares nothing.
    pub(super) fn begin(&mut self) {
        self.shared = 0;
    }

    /// Reads the name at `at`, which shares its beginning with the one here; returns where the next one stands.
    pub(super) fn read(&mut self, bytes: &[u8], at: usize) -> usize {
        self.len = self.shared.min(self.len);
        for (index, byte) in bytes.get(at..).unwrap_or(&[]).iter().enumerate() {
            if *byte < ENDS {
                self.shared = usize::from(*byte);
                return at + index + 1;
            }
            if let Some(room) = self.bytes.get_mut(self.len) {
                *room = *byte;
                self.len += 1;
            }
        }
        bytes.len()
    }

    /// Compares its normal form with `key`, and says whether it goes on where the key, as the words of a name, ends.
    pub(super) fn compare(&self, key: &str, folded: &mut String) -> (Ordering, bool) {
        let last_elides = key.ends_with(['d', 'l']);
        if let Some(order) = self.compare_plain(key.as_bytes()) {
            let goes_on = order == Plain::Longer(true) || order == Plain::Longer(false) && last_elides;
            return (if order == Plain::Less { Ordering::Less } else { Ordering::Greater }, goes_on);
        }
        folded.clear();
        fold_into(self.text(), folded);
        let goes_on = folded.strip_prefix(key).is_some_and(|rest| rest.starts_with(' ') || last_elides);
        (folded.as_str().cmp(key), goes_on)
    }

    /// The same as far as plain letters and single blanks and hyphens between them tell.
    fn compare_plain(&self, key: &[u8]) -> Option<Plain> {
        let bytes = &self.bytes[..self.len];
        let mut starts = true;
        for (at, byte) in bytes.iter().enumerate() {
            let letter = match byte {
                // "St" is written out.
                b's' | b'S' if starts && matches!(bytes.get(at + 1), Some(b't' | b'T')) => return None,
                _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
                b' ' | b'-' if !starts && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => b' ',
                _ => return None,
            };
            starts = letter == b' ';
            match key.get(at) {
                None => return Some(Plain::Longer(starts)),
                Some(key) if letter < *key => return Some(Plain::Less),
                Some(key) if letter > *key => return Some(Plain::Greater),
                Some(_) => {}
            }
        }
        None
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }
}
