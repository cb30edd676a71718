//! What comes when in the packed model of the tagger, whose format `names/tagger/model.rs` tells. The sums that the
//! file holds to be read in place are reckoned again.

use super::coder::{Coder, u32_at};

/// Bytes of the scores of the transitions.
const SCORES: usize = 264;
const HEAD: usize = 24;
const BLOCKS: usize = 4096;
const BLOCK: usize = 16;

/// The tables.
const BITS: usize = 0;
const MASKS: usize = 1;
/// Fifty-odd tables from here on: by label, number of values and the value before.
const VALUES: usize = 2;

/// Runs through a model.
pub(crate) fn model(file: &mut [u8], coder: &mut impl Coder) {
    coder.raw(&mut file[..HEAD]);
    let licence = u32_at(file, 12);
    let blocks = HEAD + licence + SCORES;
    coder.raw(&mut file[HEAD..blocks]);
    let masks = blocks + BLOCKS * BLOCK;
    let values = masks + 2 * u32_at(file, 16);

    let mut before = [0_u32; 2];
    let mut value = values;
    for block in (blocks..masks).step_by(BLOCK) {
        for (number, at) in before.iter().zip([8, 12]) {
            file[block + at..block + at + 4].copy_from_slice(&number.to_le_bytes());
        }
        for at in block..block + 8 {
            let byte = coder.byte(BITS, file, at);
            for _ in 0..byte.count_ones() {
                let mask = coder.pair(MASKS, file, masks + 2 * before[0] as usize);
                row(mask, file, value, coder);
                before[0] += 1;
                value += mask.count_ones() as usize;
            }
        }
        before[1] = (value - values) as u32;
    }
}

/// The values of one feature.
fn row(mask: u16, file: &mut [u8], at: usize, coder: &mut impl Coder) {
    let count = mask.count_ones() as usize;
    let mut before = 0;
    for index in 0..count {
        // The first label, "no name", has values of its own.
        let kind = if index == 0 && mask & 1 != 0 { 6 } else { 0 };
        before = 1 + size(coder.byte(VALUES + (kind + count.min(5)) * 5 + before, file, at + index));
    }
}

/// Far below zero, below, above, far above.
fn size(value: u8) -> usize {
    match value.cast_signed() {
        ..-9 => 0,
        -9..0 => 1,
        0..10 => 2,
        _ => 3,
    }
}
