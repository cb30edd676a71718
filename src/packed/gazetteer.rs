//! What comes when in the packed gazetteer, whose format `names/gazetteer/format.rs` tells. The table of blocks is reckoned
//! again; a place is counted by what it is, how far it lies from the centre by how far others of its division do.

use super::coder::{Coder, u16_at, u32_at};
use super::format::{BLOCK, BLOCK_COLUMNS, COUNT, Class, ENDS, FAR, FAR_ROW, IS_COUNTRY, NUMBERS_AT, Section, VARIANT};

/// The tables.
const HEADS: usize = 0;
/// By how many bits a reference is away from its entry.
const DISTANCES: usize = 1;
/// The low eight of them and the others, by how many there are.
const LOW: usize = 2;
const HIGH: usize = LOW + 10;
/// By place in the entry or kind of the item before.
const ITEMS: usize = HIGH + 8;
/// By class and population; then by the high byte.
const PLACE_HIGH: usize = ITEMS + 19;
const PLACE_LOW: usize = PLACE_HIGH + 256;
/// By kind of place and how far others are.
const NEAR: usize = PLACE_LOW + 32;
const FAR_BYTES: usize = NEAR + 3 * LEVELS;

/// Into how many levels it is sorted how far the places of a division lie from its centre.
const LEVELS: usize = 16;

/// The file and where its parts stand.
struct Layout<'f, C> {
    file: &'f mut [u8],
    coder: &'f mut C,
    /// The first byte of each record: class and population.
    records: Vec<u8>,
}

/// Runs through a gazetteer.
pub(crate) fn gazetteer(file: &mut [u8], coder: &mut impl Coder) {
    coder.raw(&mut file[..NUMBERS_AT + 4 * Section::Count as usize]);
    let mut layout = Layout { file, coder, records: Vec::new() };
    let [blocks, divisions, items, ids] =
        [Section::Blocks, Section::Divisions, Section::Items, Section::Ids].map(|section| layout.section(section));
    layout.coder.raw(&mut layout.file[NUMBERS_AT + 4 * Section::Count as usize..blocks]);
    layout.coder.raw(&mut layout.file[divisions..items]);
    layout.coder.raw(&mut layout.file[ids..]);
    layout.items();
    layout.places();
    layout.near();
}

impl<C: Coder> Layout<'_, C> {
    fn section(&self, section: Section) -> usize {
        u32_at(self.file, NUMBERS_AT + 4 * section as usize)
    }

    /// What each name leads to, and the table of blocks.
    fn items(&mut self) {
        let [blocks, mut name, mut item, count] =
            [Section::Blocks, Section::Names, Section::Items, Section::NameCount].map(|section| self.section(section));
        let rows = count.div_ceil(BLOCK);
        for block in 0..rows {
            let starts = [name, item, self.records.len()];
            for number in block * BLOCK..count.min((block + 1) * BLOCK) {
                while self.file[name] >= ENDS {
                    name += 1;
                }
                name += 1;
                item = self.entry(number, item);
            }
            let [low, high, ..] = (name - starts[0]).to_le_bytes();
            let row: [u8; BLOCK_COLUMNS] =
                [low, high, (item - starts[1]) as u8, (self.records.len() - starts[2]) as u8];
            for (column, cell) in row.into_iter().enumerate() {
                self.file[blocks + column * rows + block] = cell;
            }
        }
    }

    /// The items of one name, and where those of the next start.
    fn entry(&mut self, number: usize, mut at: usize) -> usize {
        let count = self.coder.byte(HEADS, self.file, at) & COUNT;
        at += 1;
        let mut table = ITEMS + usize::from(count.min(2));
        for _ in 0..=count {
            let item = self.coder.byte(table, self.file, at);
            table = ITEMS + 3 + usize::from(item >> 4);
            at += 1;
            if item >> 4 < VARIANT {
                self.records.push(item);
                continue;
            }
            self.reference(number as u16, at);
            at += 2;
        }
        at
    }

    /// The number of an entry: often one nearby in the alphabet.
    fn reference(&mut self, from: u16, at: usize) {
        let distance = u16_at(self.file, at).wrapping_sub(from).cast_signed();
        // 0, -1, 1, -2 ... as 0, 1, 2, 3 ...
        let value = (distance << 1 ^ distance >> 15).cast_unsigned();
        let bits = self.coder.number(DISTANCES, (u16::BITS - value.leading_zeros()) as u16);
        let high = if bits > 8 { self.coder.number(HIGH + usize::from(bits - 9), value >> 8) } else { 0 };
        let value = high << 8 | self.coder.number(LOW + usize::from(bits.min(9)), value & 0xFF);
        let distance = (value >> 1) ^ (value & 1).wrapping_neg();
        self.file[at..at + 2].copy_from_slice(&from.wrapping_add(distance).to_le_bytes());
    }

    /// Division or country of each record.
    fn places(&mut self) {
        let (start, count) = (self.section(Section::Columns), self.records.len());
        for record in 0..count {
            let kind = usize::from(self.records[record]);
            let high = self.coder.byte(PLACE_HIGH + kind, self.file, start + count + record);
            // Divisions and countries, which have the highest bit.
            let table = usize::from(high & 0x1F | (high & 0x80) >> 3);
            self.coder.byte(PLACE_LOW + table, self.file, start + record);
        }
    }

    /// Latitude and longitude of each record from its centre.
    fn near(&mut self) {
        let (start, count) = (self.section(Section::Columns), self.records.len());
        let [divisions, rows, mut far] =
            [Section::Divisions, Section::DivisionCount, Section::Far].map(|section| self.section(section));
        let mut of_division = vec![[[0_u32; 2]; 2]; rows + 1];
        let mut of_country = [[[128, 4]; 2]; 256];
        for record in 0..count {
            let place = u16::from_le_bytes([self.file[start + record], self.file[start + count + record]]);
            let division = if place & IS_COUNTRY == 0 { usize::from(place) } else { 0 };
            let country = match division {
                0 => place as u8,
                _ => self.file[divisions + division - 1],
            };
            let kind = kind_of(self.records[record]);
            let (seen, country) = (&mut of_division[division], &mut of_country[usize::from(country)]);
            for axis in 0..2 {
                let spread = (16 * seen[axis][0] + 32 * country[axis][0] / country[axis][1]) / (seen[axis][1] + 2);
                let table = NEAR + kind * LEVELS + level(spread);
                let steps = self.coder.byte(table, self.file, start + (2 + axis) * count + record).cast_signed();
                if steps == FAR {
                    far = self.far(record, far);
                    break;
                }
                for sums in [&mut seen[axis], &mut country[axis]].into_iter().filter(|_| kind != DIVISION) {
                    *sums = [sums[0] + u32::from(steps.unsigned_abs()), sums[1] + 1];
                }
            }
        }
    }

    /// A place far from its centre, and where the next one stands.
    fn far(&mut self, record: usize, at: usize) -> usize {
        self.file[at..at + 2].copy_from_slice(&(record as u16).to_le_bytes());
        for byte in 2..FAR_ROW {
            self.coder.byte(FAR_BYTES + byte - 2, self.file, at + byte);
        }
        at + FAR_ROW
    }
}

/// Two levels for each doubling of a distance in sixteenths of a step.
fn level(spread: u32) -> usize {
    let Some(double) = spread.checked_ilog2().and_then(|double| double.checked_sub(3)) else { return 0 };
    ((1 + 2 * double + (spread >> (double + 2) & 1)) as usize).min(LEVELS - 1)
}

/// Divisions lie where their centre is, capitals and seats often near it.
const DIVISION: usize = 1;

fn kind_of(record: u8) -> usize {
    match record >> 4 {
        class if class == Class::Division as u8 || class == Class::Department as u8 => DIVISION,
        class if class == Class::Country as u8 || class == Class::Capital as u8 || class == Class::Seat as u8 => 2,
        _ => 0,
    }
}
