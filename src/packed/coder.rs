//! Numbers out of a stream of bits in which the frequent ones are short: an asymmetric numeral system (Duda 2013) with
//! fixed tables. Shared by the engine and `build.rs`, uses nothing else.
//!
//! A layout says which number comes next and in which table it is counted; it is written once, for [`Coder`], and so
//! runs the same way where the build packs and where the engine unpacks.

/// Frequencies of a table add up to two to this power.
pub(crate) const SCALE: u32 = 14;
/// The state never falls below this.
pub(crate) const LOWEST: u32 = 1 << 16;

/// What packs or unpacks a file.
pub(crate) trait Coder {
    /// The next number, counted in `table`; `value` is it where the file is packed, and is not looked at where it is unpacked.
    fn number(&mut self, table: usize, value: u16) -> u16;

    /// Bytes that stay as they are.
    fn raw(&mut self, bytes: &mut [u8]);

    /// The byte at `at`, counted in `table`.
    fn byte(&mut self, table: usize, file: &mut [u8], at: usize) -> u8 {
        let value = self.number(table, u16::from(file[at])) as u8;
        file[at] = value;
        value
    }

    /// The two bytes at `at`, little-endian, as one number.
    fn pair(&mut self, table: usize, file: &mut [u8], at: usize) -> u16 {
        let value = self.number(table, u16_at(file, at));
        file[at..at + 2].copy_from_slice(&value.to_le_bytes());
        value
    }
}

/// Takes numbers out of a packed file.
pub(crate) struct Decoder<'p> {
    tables: Vec<Table>,
    /// The cells of all tables: a number, and in the low half the first of its slots; behind the last one of a table
    /// stands where its slots end.
    cells: Vec<u32>,
    /// For so many slots as a table says, the cell of the first.
    index: Vec<u16>,
    state: u32,
    stream: &'p [u8],
    raw: &'p [u8],
}

/// Where the cells and the index of a table start.
struct Table {
    cells: usize,
    index: usize,
    /// How many slots share a place in the index, as a power of two.
    step: u32,
}

/// Unpacks a file: its length, then how many tables, the tables, the length of the stream, the stream, and what is raw.
pub(crate) fn unpack(packed: &[u8], layout: impl FnOnce(&mut [u8], &mut Decoder)) -> Vec<u8> {
    let mut rest = packed;
    let mut file = vec![0; varint(&mut rest)];
    let mut decoder =
        Decoder { tables: Vec::new(), cells: Vec::new(), index: Vec::new(), state: 0, stream: &[], raw: &[] };
    for _ in 0..varint(&mut rest) {
        decoder.table(&mut rest);
    }
    let length = varint(&mut rest);
    (decoder.stream, decoder.raw) = rest.split_at(length);
    decoder.shift();
    decoder.shift();
    layout(&mut file, &mut decoder);
    file
}

impl Coder for Decoder<'_> {
    fn number(&mut self, table: usize, _: u16) -> u16 {
        let table = &self.tables[table];
        let slot = self.state & ((1 << SCALE) - 1);
        let mut at = table.cells + usize::from(self.index[table.index + (slot >> table.step) as usize]);
        let mut cell = self.cells[at];
        let end = loop {
            at += 1;
            let next = self.cells[at];
            if next & 0xFFFF > slot {
                break next & 0xFFFF;
            }
            cell = next;
        };
        let start = cell & 0xFFFF;
        self.state = (end - start) * (self.state >> SCALE) + slot - start;
        if self.state < LOWEST {
            self.shift();
        }
        (cell >> 16) as u16
    }

    fn raw(&mut self, bytes: &mut [u8]) {
        let (these, rest) = self.raw.split_at(bytes.len());
        bytes.copy_from_slice(these);
        self.raw = rest;
    }
}

impl Decoder<'_> {
    /// Takes in two bytes of the stream.
    fn shift(&mut self) {
        if let Some((two, rest)) = self.stream.split_first_chunk::<2>() {
            self.state = self.state << 16 | u32::from(u16::from_le_bytes(*two));
            self.stream = rest;
        }
    }

    /// Reads a table: how many numbers, then for each how far it is from the one before and how frequent.
    fn table(&mut self, rest: &mut &[u8]) {
        let (count, cells) = (varint(rest), self.cells.len());
        let (mut number, mut start) = (0, 0);
        for _ in 0..count {
            number += varint(rest);
            self.cells.push((number << 16 | start) as u32);
            start += varint(rest);
        }
        self.cells.push(1 << SCALE);
        // About two places in the index for each number.
        let step = SCALE.saturating_sub((2 * count).next_power_of_two().trailing_zeros());
        self.tables.push(Table { cells, index: self.index.len(), step });
        let mut cell = 0;
        for slot in (0..1_u32 << SCALE).step_by(1 << step).filter(|_| count > 0) {
            while self.cells[cells + cell + 1] & 0xFFFF <= slot {
                cell += 1;
            }
            self.index.push(cell as u16);
        }
    }
}

/// A number in groups of seven bits, the low ones first; the last group has no top bit.
fn varint(rest: &mut &[u8]) -> usize {
    let (mut value, mut shift) = (0, 0);
    while let Some((byte, after)) = rest.split_first() {
        *rest = after;
        value |= usize::from(byte & 0x7F) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    value
}

/// The number at `at`, little-endian.
pub(crate) fn u16_at(file: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([file[at], file[at + 1]])
}

/// The number at `at`, little-endian.
pub(crate) fn u32_at(file: &[u8], at: usize) -> usize {
    usize::from(u16_at(file, at)) | usize::from(u16_at(file, at + 2)) << 16
}
