//! The blob of weights: read in place, nothing is built from it.
//!
//! Little-endian: magic, version, checksum of all that follows; length of the licence, number of features, number of
//! values; the licence; scores of the labels at the start and of the transitions (`i16`); for every 64 buckets a bitmap
//! (`u64`), the number of features (`u32`) and of values (`u32`) before it; for every feature the labels it has a value
//! for (`u16`); the values (`i8`), feature by feature.

use super::features::BITS;
use super::{LABELS, may_follow};
use crate::error::Error;

/// What one unit of a score is worth: 32 make one natural logarithm of odds.
pub const UNIT: f32 = 1.0 / 32.0;

const MAGIC: &[u8; 8] = b"depeche\x01";
const HEAD: usize = 24;
const BLOCKS: usize = 1 << (BITS - 6);
const BLOCK: usize = 16;
const SCORES: usize = 2 * LABELS * (LABELS + 1);

/// Scores of the labels of one token.
pub type Row = [i32; LABELS];

/// A model that reads its weights from a blob.
#[derive(Debug, Clone, Copy)]
pub struct Model<'b> {
    /// Under which licence the weights may be used, and what they were learnt from.
    pub licence: &'b str,
    /// Checksum of the weights: tells one model from another.
    pub checksum: u32,
    scores: &'b [u8],
    blocks: &'b [u8],
    masks: &'b [u8],
    values: &'b [u8],
}

/// Weights before they are packed, in units of [`UNIT`].
#[derive(Debug, Clone)]
pub struct Weights {
    /// Of the labels of a sentence's first token.
    pub start: [i16; LABELS],
    /// From label to label.
    pub transitions: [[i16; LABELS]; LABELS],
    /// Of features, sorted by feature.
    pub features: Vec<(u32, [i8; LABELS])>,
}

impl<'b> Model<'b> {
    /// Opens a blob.
    ///
    /// # Errors
    /// When it is no model of this version, or has been damaged.
    pub fn open(blob: &'b [u8]) -> Result<Model<'b>, Error> {
        let damaged = || Error::new("The model of the tagger is damaged: build it again with `cargo xtask train`.");
        if blob.len() < HEAD || &blob[..8] != MAGIC {
            return Err(Error::new("This is no model of this version: build it again with `cargo xtask train`."));
        }
        if checksum(&blob[12..]) != u32_at(blob, 8) {
            return Err(damaged());
        }
        Model::parts(blob).ok_or_else(damaged)
    }

    /// Opens a blob that is compiled in, whose checksum a test has read.
    #[must_use]
    pub fn compiled_in(blob: &'b [u8]) -> Option<Model<'b>> {
        (blob.get(..8) == Some(MAGIC)).then(|| Model::parts(blob)).flatten()
    }

    fn parts(blob: &'b [u8]) -> Option<Model<'b>> {
        let [licence, features, values] = [12, 16, 20].map(|at| u32_at(blob, at) as usize);
        let (licence, rest) = blob.get(HEAD..)?.split_at_checked(licence)?;
        let (scores, rest) = rest.split_at_checked(SCORES)?;
        let (blocks, rest) = rest.split_at_checked(BLOCKS * BLOCK)?;
        let (masks, rest) = rest.split_at_checked(2 * features)?;
        let licence = std::str::from_utf8(licence).ok()?;
        let checksum = u32_at(blob, 8);
        (rest.len() == values).then_some(Model { licence, checksum, scores, blocks, masks, values: rest })
    }

    /// Adds the weights of `feature` to `row`.
    pub fn add(&self, feature: u32, row: &mut Row) {
        let block = feature as usize / 64 * BLOCK;
        let bits = u64::from_le_bytes(array(self.blocks, block));
        let bit = 1_u64 << (feature % 64);
        if bits & bit == 0 {
            return;
        }
        let first = u32_at(self.blocks, block + 8) as usize;
        let index = first + (bits & (bit - 1)).count_ones() as usize;
        let before = ones(self.masks.get(2 * first..2 * index).unwrap_or(&[]));
        let at = u32_at(self.blocks, block + 12) as usize + before as usize;
        let mut mask = self.mask(index);
        for value in self.values.get(at..).unwrap_or(&[]) {
            let Some(score) = row.get_mut(mask.trailing_zeros() as usize) else { return };
            *score += i32::from(*value as i8);
            mask &= mask - 1;
        }
    }

    /// Score of each label at the start of a sentence; what cannot start one scores very low.
    pub(super) fn start(&self) -> Row {
        std::array::from_fn(|label| if may_follow(0, label) { self.score(label) } else { NEVER })
    }

    /// Score of each label after each label.
    pub(super) fn transitions(&self) -> [Row; LABELS] {
        std::array::from_fn(|from| {
            std::array::from_fn(|to| if may_follow(from, to) { self.score(LABELS * (from + 1) + to) } else { NEVER })
        })
    }

    fn score(&self, index: usize) -> i32 {
        i32::from(i16::from_le_bytes(array(self.scores, 2 * index)))
    }

    fn mask(&self, index: usize) -> u16 {
        u16::from_le_bytes(array(self.masks, 2 * index))
    }
}

/// So low that no path takes it, and so high that sums of it do not overflow.
pub(super) const NEVER: i32 = -100_000_000;

impl Weights {
    /// Packs the weights into a blob.
    #[must_use]
    pub fn pack(&self, licence: &str) -> Vec<u8> {
        let mut bits = vec![0_u64; BLOCKS];
        let mut counts = vec![[0_u32; 2]; BLOCKS];
        let (mut masks, mut values) = (Vec::new(), Vec::new());
        for (feature, row) in self.features.iter().filter(|(_, row)| row.iter().any(|value| *value != 0)) {
            let block = *feature as usize / 64;
            bits[block] |= 1 << (feature % 64);
            let labels = (0..LABELS).filter(|&label| row[label] != 0);
            let mask = labels.clone().fold(0_u16, |mask, label| mask | 1 << label);
            masks.extend(mask.to_le_bytes());
            values.extend(labels.map(|label| row[label] as u8));
            counts[block][0] += 1;
            counts[block][1] += mask.count_ones();
        }
        let mut rest = Vec::new();
        for number in [licence.len(), masks.len() / 2, values.len()] {
            rest.extend((number as u32).to_le_bytes());
        }
        rest.extend(licence.as_bytes());
        rest.extend(self.start.iter().chain(self.transitions.iter().flatten()).flat_map(|score| score.to_le_bytes()));
        let mut before = [0_u32; 2];
        for (bits, counts) in bits.iter().zip(&counts) {
            rest.extend(bits.to_le_bytes());
            rest.extend(before.iter().flat_map(|number| number.to_le_bytes()));
            before = [before[0] + counts[0], before[1] + counts[1]];
        }
        rest.extend(masks);
        rest.extend(values);
        let mut blob = MAGIC.to_vec();
        blob.extend(checksum(&rest).to_le_bytes());
        blob.extend(rest);
        blob
    }
}

/// How many bits are set in all of `bytes`, eight bytes at a time.
fn ones(bytes: &[u8]) -> u32 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let eights: u32 = eights.iter().map(|eight| u64::from_le_bytes(*eight).count_ones()).sum();
    let last = rest.iter().fold(0, |last: u64, byte| last << 8 | u64::from(*byte));
    eights + last.count_ones()
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(bytes, at))
}

/// `N` bytes from `at` on; zeros where a damaged blob has none.
fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..at + N).and_then(|bytes| bytes.try_into().ok()).unwrap_or([0; N])
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
