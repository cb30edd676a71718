//! The places of the world: names looked up in a compact file that is read where it lies, without start-up work.

use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::error::Error;
use crate::packed::Packed;
use crate::text::{Document, TokenKind};

mod fold;
pub(crate) mod format;
mod names;

pub use fold::{fold, fold_into};
pub use format::Class;
use format::{
    BLOCK, BLOCK_COLUMNS, CAPITALS, CHECKSUM_AT, CLASSES, COUNT, COUNTRY, DIVISION_COLUMNS, FAR, FAR_ROW, IS_COUNTRY,
    LONGEST, MAGIC, NO_COUNTRY, NUMBERS_AT, SHORT, STEP, Section, VARIANT, WITH_ARTICLE, checksum,
};
use names::Name;

/// The gazetteer that is compiled in.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::open(FILE.bytes()).unwrap_or(Gazetteer::EMPTY));

/// Its file.
pub(crate) static FILE: Packed = crate::packed!("gazetteer.bin", Gazetteer);

/// Most tokens of one name.
const LONGEST_NAME: usize = 8;

/// A gazetteer over its file.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    bytes: &'static [u8],
    numbers: [usize; Section::Count as usize],
    /// Where the blocks start: the only table that is built.
    blocks: Vec<Block>,
    licence: &'static str,
}

/// Where the names of a block and their items start, and the number of its first record.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    names: usize,
    items: usize,
    record: usize,
}

/// One reading of a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// What it is.
    pub class: Class,
    /// Twice the decimal logarithm of the population: 8 is 10,000, 12 a million.
    pub population: u8,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// Number of the division it lies in, or that it is.
    pub division: Option<u16>,
    /// Latitude of the centre, in degrees.
    pub lat: f32,
    /// Longitude of the centre, in degrees.
    pub lon: f32,
    /// Whether the name looked up is its usual French name, or a short form of it.
    pub usual: bool,
    /// Number of the record; of the entry with its usual name.
    number: u16,
    entry: u16,
    /// Entry of the full name where the text has a short form.
    full: Option<u16>,
}

/// A name found in the gazetteer, with its readings: the most populous first, villages last.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Readings, never empty; villages last.
    pub records: Vec<Record>,
    /// The name goes with an article that the key leaves out: "(le) Havre".
    pub with_article: bool,
    /// The name is only that where all its letters are capitals: "US".
    pub capitals: bool,
}

/// What a look-up of the beginning of a name gives.
enum Found {
    /// The entry, and whether longer names begin like it.
    Entry(Decoded, bool),
    /// No entry, but longer names begin like it.
    Beginning,
    /// Nothing begins like it.
    Nothing,
}

/// One entry of the file.
struct Decoded {
    number: usize,
    flags: u8,
    /// Where its items start.
    items: usize,
    /// Number of its first record.
    record: usize,
}

impl Gazetteer {
    /// A gazetteer without a place.
    pub const EMPTY: Gazetteer =
        Gazetteer { bytes: &[], numbers: [0; Section::Count as usize], blocks: Vec::new(), licence: "" };

    /// Reads the head of a file.
    ///
    /// # Errors
    /// When it is no gazetteer of this version.
    pub fn open(bytes: &'static [u8]) -> Result<Gazetteer, Error> {
        let broken = || Error::new("This is no gazetteer of this version: build it with `cargo xtask gazetteer`.");
        let mut gazetteer = Gazetteer { bytes, ..Gazetteer::EMPTY };
        for (index, number) in gazetteer.numbers.iter_mut().enumerate() {
            let at = NUMBERS_AT + 4 * index;
            let four = bytes.get(at..at + 4).filter(|_| bytes.starts_with(MAGIC)).ok_or_else(broken)?;
            *number = u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize;
        }
        let licence = gazetteer.number(Section::Licence);
        let licence = bytes.get(licence..licence + gazetteer.number(Section::LicenceLength)).ok_or_else(broken)?;
        gazetteer.licence = std::str::from_utf8(licence).map_err(|_| broken())?;
        gazetteer.blocks = gazetteer.find_blocks().ok_or_else(broken)?;
        Ok(gazetteer)
    }

    /// Adds up the lengths of the blocks.
    fn find_blocks(&self) -> Option<Vec<Block>> {
        let (start, count) = (self.number(Section::Blocks), self.len().div_ceil(BLOCK));
        let table = self.bytes.get(start..start.checked_add(BLOCK_COLUMNS.checked_mul(count)?)?)?;
        let mut next = Block { names: self.number(Section::Names), items: self.number(Section::Items), record: 0 };
        let blocks = (0..count).map(|block| {
            let cell = |column: usize| usize::from(table[column * count + block]);
            let this = next;
            next.names += cell(0) | cell(1) << 8;
            next.items += cell(2);
            next.record += cell(3);
            this
        });
        Some(blocks.collect())
    }

    /// Whether the file is as it was written. Reads all of it.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.bytes.get(NUMBERS_AT..).is_some_and(|rest| checksum(rest) == self.checksum())
    }

    /// The checksum that the file carries: tells one gazetteer from another.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        let bytes = self.bytes.get(CHECKSUM_AT..NUMBERS_AT).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    /// Names in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.number(Section::NameCount)
    }

    /// Whether it has no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sources and licences of the data.
    #[must_use]
    pub fn licence(&self) -> &'static str {
        self.licence
    }

    /// What `name` means, in any spelling that folds to the same key; nothing where only villages have it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Hit> {
        match self.find(&fold(name)) {
            Found::Entry(entry, _) if !self.is_village(&entry) => Some(self.hit(&entry)),
            _ => None,
        }
    }

    /// The villages called `name`, where nothing else is: for a name that is known to be a place.
    #[must_use]
    pub fn village(&self, name: &str) -> Option<Hit> {
        match self.find(&fold(name)) {
            Found::Entry(entry, _) if self.is_village(&entry) => Some(self.hit(&entry)),
            _ => None,
        }
    }

    /// The longest name that starts at `token` and ends before `limit`, and the token after it. Case is not looked at,
    /// nor are names that only villages have: many are words or surnames.
    #[must_use]
    pub fn longest(&self, document: &Document, token: usize, limit: usize) -> Option<(usize, Hit)> {
        let limit = limit.min(token + LONGEST_NAME).min(document.tokens.len());
        let (mut key, mut best) = (String::new(), None);
        for end in token + 1..=limit {
            if !matches!(document.tokens[end - 1].kind, TokenKind::Word | TokenKind::Number) {
                if matches!(document.word(end - 1), "." | "-" | "'" | "’") {
                    continue;
                }
                break;
            }
            key.clear();
            fold_into(&document.text[document.span(&(token..end))], &mut key);
            if key.len() > LONGEST {
                break;
            }
            match self.find(&key) {
                Found::Entry(entry, more) => {
                    best = if self.is_village(&entry) { best } else { Some((end, entry)) };
                    if !more {
                        break;
                    }
                }
                Found::Beginning => {}
                Found::Nothing => break,
            }
        }
        best.map(|(end, entry)| (end, self.hit(&entry)))
    }

    /// The usual name of a place, in French.
    #[must_use]
    pub fn name(&self, record: &Record) -> String {
        self.display(usize::from(record.entry))
    }

    /// The full name that a short form stands for, in the language of the short form; else none.
    #[must_use]
    pub fn full_name(&self, record: &Record) -> Option<String> {
        record.full.map(|entry| self.display(usize::from(entry)))
    }

    /// Whether `place` lies in `container`, or is it.
    #[must_use]
    pub fn contains(&self, container: &Record, place: &Record) -> bool {
        match container.class {
            Class::Country => container.country.is_some() && container.country == place.country,
            Class::Division | Class::Department => {
                let outer = container.division;
                let mut inner = place.division;
                while inner.is_some() && inner != outer {
                    inner = inner.and_then(|division| self.parent(division));
                }
                outer.is_some() && inner == outer
            }
            _ => false,
        }
    }

    /// The usual name of a division.
    #[must_use]
    pub fn division_name(&self, division: u16) -> Option<String> {
        Some(self.display(usize::from(self.division(division)?.entry)))
    }

    /// The division around a division.
    #[must_use]
    pub fn parent(&self, division: u16) -> Option<u16> {
        self.division(division)?.parent
    }

    /// The number of a place in GeoNames, where the file has it: of countries, capitals, divisions and large towns.
    #[must_use]
    pub fn geonames(&self, record: &Record) -> Option<u32> {
        let (start, record) = (self.number(Section::Ids), usize::from(record.number));
        let (records, ids) = (self.number(Section::RecordCount), self.number(Section::IdCount));
        let (bits, rest) = self.bytes.get(start..)?.split_at_checked(records.div_ceil(8))?;
        let before = bits.get(..record / 8)?.iter().map(|byte| byte.count_ones()).sum::<u32>();
        let (byte, bit) = (bits.get(record / 8)?, 1 << (record % 8));
        let index = before as usize + (byte & (bit - 1)).count_ones() as usize;
        let cell = |column: usize| Some(u32::from(*rest.get(column * ids + index)?));
        (byte & bit != 0).then(|| Some(cell(0)? | cell(1)? << 8 | cell(2)? << 16))?
    }

    fn number(&self, section: Section) -> usize {
        self.numbers[section as usize]
    }

    fn division(&self, division: u16) -> Option<Division> {
        let (start, count) = (self.number(Section::Divisions), self.number(Section::DivisionCount));
        let columns = self.bytes.get(start..start.checked_add(DIVISION_COLUMNS.checked_mul(count)?)?)?;
        let cell = |column: usize| columns[column * count + usize::from(division)];
        let pair = |column: usize| u16::from_le_bytes([cell(column), cell(column + 1)]);
        (usize::from(division) < count).then(|| Division {
            country: cell(0),
            parent: pair(1).checked_sub(1),
            entry: pair(3),
            centre: [pair(5).cast_signed(), pair(7).cast_signed()],
        })
    }

    /// Code, latitude and longitude of a country.
    fn country(&self, index: u8) -> Option<&'static [u8]> {
        let start = self.number(Section::Countries) + usize::from(index) * COUNTRY;
        (usize::from(index) < self.number(Section::CountryCount))
            .then(|| self.bytes.get(start..start + COUNTRY))
            .flatten()
    }

    /// Looks up a folded name.
    fn find(&self, key: &str) -> Found {
        if key.is_empty() || self.is_empty() {
            return Found::Nothing;
        }
        let (mut low, mut high) = (0, self.blocks.len());
        let (mut folded, mut name) = (String::with_capacity(64), Name::new());
        // The last block whose first name is not beyond the key.
        while high - low > 1 {
            let middle = low.midpoint(high);
            name.begin();
            name.read(self.bytes, self.blocks[middle].names);
            if name.compare(key, &mut folded).0 == Ordering::Greater { high = middle } else { low = middle }
        }
        let mut found = None;
        // The name after the key may stand in the next block.
        for block in low..self.blocks.len().min(low + 2) {
            let mut at = self.blocks[block].names;
            name.begin();
            for number in block * BLOCK..self.len().min((block + 1) * BLOCK) {
                at = name.read(self.bytes, at);
                let (order, more) = name.compare(key, &mut folded);
                if order == Ordering::Equal {
                    found = Some(number);
                } else if order == Ordering::Greater {
                    return match (found.and_then(|number| self.entry(number)), more) {
                        (Some(entry), more) => Found::Entry(entry, more),
                        (None, true) => Found::Beginning,
                        (None, false) => Found::Nothing,
                    };
                }
            }
        }
        found.and_then(|number| self.entry(number)).map_or(Found::Nothing, |entry| Found::Entry(entry, false))
    }

    /// The entry with this number.
    fn entry(&self, number: usize) -> Option<Decoded> {
        let block = self.blocks.get(number / BLOCK).filter(|_| number < self.len())?;
        let (mut at, mut record) = (block.items, block.record);
        for _ in 0..number % BLOCK {
            let count = self.bytes.get(at)? & COUNT;
            at += 1;
            for _ in 0..=count {
                let refers = self.bytes.get(at).is_some_and(|byte| byte >> 4 >= VARIANT);
                (at, record) = if refers { (at + 3, record) } else { (at + 1, record + 1) };
            }
        }
        Some(Decoded { number, flags: *self.bytes.get(at)?, items: at + 1, record })
    }

    /// Whether an entry has no place but villages.
    fn is_village(&self, entry: &Decoded) -> bool {
        let items = self.bytes.get(entry.items..).unwrap_or_default();
        let count = usize::from(entry.flags & COUNT) + 1;
        items.iter().take(count).all(|head| head >> 4 == Class::Village as u8)
    }

    /// The name of the entry with this number.
    fn display(&self, number: usize) -> String {
        let mut name = Name::new();
        if let Some(block) = self.blocks.get(number / BLOCK) {
            (0..=number % BLOCK).fold(block.names, |at, _| name.read(self.bytes, at));
        }
        name.text().to_owned()
    }

    fn hit(&self, entry: &Decoded) -> Hit {
        let mut records = Vec::new();
        self.collect(entry, None, 0, &mut records);
        records.sort_by_key(|record| (record.class == Class::Village, std::cmp::Reverse(record.population)));
        records.dedup_by(|later, earlier| later.same(earlier));
        Hit { records, with_article: entry.flags & WITH_ARTICLE != 0, capitals: entry.flags & CAPITALS != 0 }
    }

    /// Adds the records of an entry; follows references, at most two deep.
    fn collect(&self, entry: &Decoded, full: Option<u16>, depth: u8, records: &mut Vec<Record>) {
        let (mut at, mut number) = (entry.items, entry.record);
        for _ in 0..=entry.flags & COUNT {
            let Some(item) = self.bytes.get(at..) else { return };
            let Some(&head) = item.first() else { return };
            let (kind, within) = (head >> 4, usize::from(head & 0x0F));
            if kind < VARIANT {
                records.extend(self.record(head, number, entry.number, full));
                (at, number) = (at + 1, number + 1);
                continue;
            }
            at += 3;
            if depth > 2 || item.len() < 3 {
                continue;
            }
            let target = u16::from_le_bytes([item[1], item[2]]);
            let Some(other) = self.entry(usize::from(target)) else { continue };
            if kind == SHORT {
                self.collect(&other, full.or(Some(target)), depth + 1, records);
                continue;
            }
            // The records stand before the references.
            let head = self.bytes.get(other.items + within).copied().unwrap_or(0);
            let record = self.record(head, other.record + within, other.number, full);
            records.extend(record.map(|record| Record { usual: false, ..record }));
        }
    }

    fn record(&self, head: u8, number: usize, entry: usize, full: Option<u16>) -> Option<Record> {
        let class = *CLASSES.get(usize::from(head >> 4))?;
        let (start, count) = (self.number(Section::Columns), self.number(Section::RecordCount));
        let cell = |column: usize| self.bytes.get(start + column * count + number).copied();
        let (place, near) = (u16::from_le_bytes([cell(0)?, cell(1)?]), [cell(2)?, cell(3)?].map(u8::cast_signed));
        let division = if place & IS_COUNTRY == 0 { place.checked_sub(1) } else { None };
        let row = division.and_then(|division| self.division(division));
        let index =
            row.as_ref().map_or(if place & IS_COUNTRY == 0 { NO_COUNTRY } else { place as u8 }, |row| row.country);
        let country = self.country(index);
        let centre = row.map(|row| row.centre).or(country.map(|country| [pair(country, 2), pair(country, 4)]));
        let centre = centre.unwrap_or_default();
        let [lat, lon] = match near[0] {
            FAR => self.far(number)?,
            _ => [0, 1].map(|axis| centre[axis].wrapping_add(STEP * i16::from(near[axis]))),
        };
        Some(Record {
            class,
            population: head & 0x0F,
            country: country.and_then(|country| std::str::from_utf8(&country[..2]).ok()),
            division,
            lat: degrees(lat),
            lon: degrees(lon),
            usual: true,
            number: number as u16,
            entry: entry as u16,
            full,
        })
    }

    /// Latitude and longitude of a record that is far from its division's centre.
    fn far(&self, record: usize) -> Option<[i16; 2]> {
        let start = self.number(Section::Far);
        let rows = self.bytes.get(start..start + FAR_ROW * self.number(Section::FarCount))?;
        let (rows, _) = rows.as_chunks::<FAR_ROW>();
        let of = |row: &[u8; FAR_ROW]| usize::from(pair(row, 0).cast_unsigned());
        let row = &rows[rows.binary_search_by_key(&record, of).ok()?];
        Some([pair(row, 2), pair(row, 4)])
    }
}

/// A division of a country.
struct Division {
    country: u8,
    parent: Option<u16>,
    /// The entry of its name.
    entry: u16,
    /// Latitude and longitude in hundredths of a degree.
    centre: [i16; 2],
}

impl Record {
    /// Whether both are one place.
    #[must_use]
    pub fn same(&self, other: &Record) -> bool {
        self.entry == other.entry && self.class == other.class && self.lat == other.lat && self.lon == other.lon
    }

    /// Whether it is a town or a part of one.
    #[must_use]
    pub fn is_town(&self) -> bool {
        matches!(self.class, Class::Capital | Class::Seat | Class::Town | Class::Village | Class::Quarter)
    }

    /// Whether it is a country, a division or a town, rather than a sea, a mountain or a region.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.is_town() || self.is_division() || self.class == Class::Country
    }

    /// Whether it is a division of a country.
    #[must_use]
    pub fn is_division(&self) -> bool {
        matches!(self.class, Class::Division | Class::Department)
    }
}

/// The number at `at`; zero where a damaged file ends.
fn pair(bytes: &[u8], at: usize) -> i16 {
    bytes.get(at..at + 2).map_or(0, |two| i16::from_le_bytes([two[0], two[1]]))
}

fn degrees(hundredths: i16) -> f32 {
    f32::from(hundredths) / 100.0
}

#[cfg(test)]
mod tests;
