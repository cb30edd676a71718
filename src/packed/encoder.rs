//! Packs a file for [`super::coder`]: only `build.rs` and the tests need it.

use std::collections::BTreeMap;

use super::coder::{Coder, LOWEST, SCALE};

/// Collects the numbers of a file.
#[derive(Default)]
pub(crate) struct Encoder {
    /// Table and number, in order.
    numbers: Vec<(usize, u16)>,
    raw: Vec<u8>,
}

/// First slot and frequency of each number of a table.
type Slots = BTreeMap<u16, (u32, u32)>;

/// Packs a file; [`super::coder::unpack`] with the same layout gives it back.
pub(crate) fn pack(file: &[u8], layout: impl FnOnce(&mut [u8], &mut Encoder)) -> Vec<u8> {
    let mut encoder = Encoder::default();
    layout(&mut file.to_vec(), &mut encoder);
    let tables = encoder.tables();
    let mut packed = Vec::new();
    varint(file.len(), &mut packed);
    varint(tables.len(), &mut packed);
    for table in &tables {
        varint(table.len(), &mut packed);
        let mut before = 0;
        for (number, (_, frequency)) in table {
            varint(usize::from(number - before), &mut packed);
            varint(*frequency as usize, &mut packed);
            before = *number;
        }
    }
    let stream = encoder.stream(&tables);
    varint(stream.len(), &mut packed);
    packed.extend(stream);
    packed.extend(encoder.raw);
    packed
}

impl Coder for Encoder {
    fn number(&mut self, table: usize, value: u16) -> u16 {
        self.numbers.push((table, value));
        value
    }

    fn raw(&mut self, bytes: &mut [u8]) {
        self.raw.extend_from_slice(bytes);
    }
}

impl Encoder {
    fn tables(&self) -> Vec<Slots> {
        let mut counts: Vec<BTreeMap<u16, u64>> = Vec::new();
        for (table, number) in &self.numbers {
            if counts.len() <= *table {
                counts.resize_with(table + 1, BTreeMap::new);
            }
            *counts[*table].entry(*number).or_default() += 1;
        }
        counts.iter().map(slots).collect()
    }

    /// The numbers from the last to the first, for they are read the other way round.
    fn stream(&self, tables: &[Slots]) -> Vec<u8> {
        let (mut state, mut stream) = (LOWEST, Vec::new());
        for (table, number) in self.numbers.iter().rev() {
            let (start, frequency) = tables[*table][number];
            if u64::from(state) >= (u64::from(LOWEST >> SCALE) << 16) * u64::from(frequency) {
                stream.extend((state as u16).to_be_bytes());
                state >>= 16;
            }
            state = ((state / frequency) << SCALE) + start + state % frequency;
        }
        stream.extend((state as u16).to_be_bytes());
        stream.extend(((state >> 16) as u16).to_be_bytes());
        stream.reverse();
        stream
    }
}

/// Shares the slots of a table out among its numbers, one at least to each.
fn slots(counts: &BTreeMap<u16, u64>) -> Slots {
    let (whole, total) = (1_u64 << SCALE, counts.values().sum::<u64>());
    let mut shares: Vec<u64> = counts.values().map(|count| (count * whole / total.max(1)).max(1)).collect();
    // What rounding left over goes to the most frequent, which feels it least.
    while let Some(most) = (0..shares.len()).max_by_key(|index| shares[*index]) {
        let sum: u64 = shares.iter().sum();
        if sum <= whole {
            shares[most] += whole - sum;
            break;
        }
        shares[most] -= (sum - whole).min(shares[most] / 2);
    }
    let mut start = 0;
    let starts = shares.iter().map(|share| {
        start += share;
        ((start - share) as u32, *share as u32)
    });
    counts.keys().copied().zip(starts).collect()
}

/// A number in groups of seven bits, the low ones first; the last group has no top bit.
fn varint(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
