//! What comes when in the packed classes of words, whose format `names/classes.rs` tells: their hashes stand in order
//! within a group, so that the steps between them are short.

use super::coder::{Coder, u16_at};

const HEAD: usize = 8;
const GROUPS: usize = 4096;
const WORDS: usize = HEAD + 2 * GROUPS;

/// The tables.
const SIZES: usize = 0;
const CLASSES: usize = 1;
/// By how many words are left in the group.
const STEPS: usize = 2;

/// Runs through the classes.
pub(crate) fn classes(file: &mut [u8], coder: &mut impl Coder) {
    coder.raw(&mut file[..HEAD]);
    let mut word = 0;
    for group in 0..GROUPS {
        let end = HEAD + 2 * group;
        let size = coder.number(SIZES, u16_at(file, end).wrapping_sub(word));
        file[end..end + 2].copy_from_slice(&(word + size).to_le_bytes());
        let mut before = 0;
        for left in (0..size).rev() {
            let at = WORDS + 2 * usize::from(word);
            let step = coder.number(STEPS + usize::from(left.min(9)), u16::from(file[at].wrapping_sub(before)));
            before = before.wrapping_add(step as u8);
            file[at] = before;
            coder.byte(CLASSES, file, at + 1);
            word += 1;
        }
    }
}
