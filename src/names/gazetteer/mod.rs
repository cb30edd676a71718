//! The places of the world: names looked up in a compact file that is read where it lies, without start-up work.

use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::error::Error;
use crate::text::{Document, TokenKind};

mod fold;
mod format;

pub use fold::{fold, fold_into};
pub use format::Class;
use format::{
    BLOCK, BLOCK_ROW, CAPITALS, CHECKSUM_AT, CLASSES, COLUMNS, COUNT, COUNTRY, DIVISION, IS_COUNTRY, LONGEST, MAGIC,
    NO_COUNTRY, NUMBERS_AT, SHORT, Section, VARIANT, WITH_ARTICLE, checksum,
};

/// The gazetteer that is compiled in.
pub static GAZETTEER: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::open(include_bytes!("../../lang/gazetteer.bin")).unwrap_or(Gazetteer::EMPTY));

/// Most tokens of one name.
const LONGEST_NAME: usize = 8;

/// A gazetteer over its file.
#[derive(Debug, Clone, Copy)]
pub struct Gazetteer {
    bytes: &'static [u8],
    numbers: [usize; Section::Count as usize],
    licence: &'static str,
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
    /// Number in GeoNames.
    pub geonames: Option<u32>,
    /// Whether the name looked up is its usual French name, or a short form of it.
    pub usual: bool,
    /// Number of the entry with its usual name.
    entry: u32,
    /// Entry of the full name where the text has a short form.
    full: Option<u32>,
}

/// A name found in the gazetteer, with its readings: the most populous first.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Readings, never empty.
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

/// A name read out of the front-coded file.
struct Name {
    bytes: [u8; LONGEST + 8],
    len: usize,
}

/// How the plain beginning of a name compares with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    Less,
    Greater,
    /// The name goes on after the key: with a further word or within the word.
    Longer(bool),
}

impl Gazetteer {
    /// A gazetteer without a place.
    pub const EMPTY: Gazetteer = Gazetteer { bytes: &[], numbers: [0; Section::Count as usize], licence: "" };

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
        Ok(gazetteer)
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
        self.number(Section::Names)
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

    /// What `name` means, in any spelling that folds to the same key.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Hit> {
        match self.find(&fold(name)) {
            Found::Entry(entry, _) => Some(self.hit(&entry)),
            _ => None,
        }
    }

    /// The longest name that starts at `token` and ends before `limit`, and the token after it. Case is not looked at.
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
                    best = Some((end, entry));
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
        self.display(record.entry as usize)
    }

    /// The full name that a short form stands for, in the language of the short form; else none.
    #[must_use]
    pub fn full_name(&self, record: &Record) -> Option<String> {
        record.full.map(|entry| self.display(entry as usize))
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
        let row = self.division(division)?;
        Some(self.display(number24(row, 3)))
    }

    /// The division around a division.
    #[must_use]
    pub fn parent(&self, division: u16) -> Option<u16> {
        let row = self.division(division)?;
        u16::from_le_bytes([row[1], row[2]]).checked_sub(1)
    }

    fn number(&self, section: Section) -> usize {
        self.numbers[section as usize]
    }

    fn division(&self, division: u16) -> Option<&'static [u8]> {
        let start = self.number(Section::Divisions) + usize::from(division) * DIVISION;
        let known = usize::from(division) < self.number(Section::DivisionCount);
        known.then(|| self.bytes.get(start..start + DIVISION)).flatten()
    }

    /// Code, latitude and longitude of a country.
    fn country(&self, index: u8) -> Option<&'static [u8]> {
        let start = self.number(Section::Countries) + usize::from(index) * COUNTRY;
        (usize::from(index) < self.number(Section::CountryCount))
            .then(|| self.bytes.get(start..start + COUNTRY))
            .flatten()
    }

    /// The value of a record in a column.
    fn cell(&self, column: usize, record: usize) -> u16 {
        let count = self.number(Section::Records);
        let start = self.number(Section::Columns) + 2 * column * count + record;
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(0);
        u16::from_le_bytes([byte(start), byte(start + count)])
    }

    /// The GeoNames id of a record.
    fn id(&self, record: usize) -> Option<u32> {
        let (start, count) = (self.number(Section::Ids), self.number(Section::IdCount));
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            let two = self.bytes.get(start + 2 * middle..start + 2 * middle + 2)?;
            let number = usize::from(u16::from_le_bytes([two[0], two[1]]));
            match number.cmp(&record) {
                Ordering::Equal => {
                    return Some(number24(self.bytes, start + 2 * count + 3 * middle) as u32);
                }
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Looks up a folded name.
    fn find(&self, key: &str) -> Found {
        if key.is_empty() || self.is_empty() {
            return Found::Nothing;
        }
        let count = self.len().div_ceil(BLOCK);
        let (mut low, mut high) = (0, count);
        let (mut folded, mut name) = (String::with_capacity(64), Name::new());
        // The last block whose first name is not beyond the key.
        while high - low > 1 {
            let middle = low.midpoint(high);
            name.len = 0;
            name.read(self.bytes, self.block(middle).0);
            if name.compare(key, &mut folded).0 == Ordering::Greater { high = middle } else { low = middle }
        }
        let mut found = None;
        // The name after the key may stand in the next block.
        for block in low..count.min(low + 2) {
            let (mut at, mut record) = self.block(block);
            name.len = 0;
            for number in block * BLOCK..self.len().min((block + 1) * BLOCK) {
                at = name.read(self.bytes, at);
                let entry;
                (entry, at, record) = self.entry(number, at, record);
                let (order, more) = name.compare(key, &mut folded);
                if order == Ordering::Equal {
                    found = Some(entry);
                } else if order == Ordering::Greater {
                    return match (found, more) {
                        (Some(entry), more) => Found::Entry(entry, more),
                        (None, true) => Found::Beginning,
                        (None, false) => Found::Nothing,
                    };
                }
            }
        }
        found.map_or(Found::Nothing, |entry| Found::Entry(entry, false))
    }

    /// Offset of the first entry of a block and the number of its first record.
    fn block(&self, block: usize) -> (usize, usize) {
        let row = self.number(Section::Blocks) + BLOCK_ROW * block;
        let Some(row) = self.bytes.get(row..row + BLOCK_ROW) else { return (self.bytes.len(), 0) };
        (self.number(Section::Entries) + number24(row, 0), usize::from(u16::from_le_bytes([row[3], row[4]])))
    }

    /// The entry whose flags stand at `at` and whose records start at `record`; where the next one and its records
    /// start.
    fn entry(&self, number: usize, at: usize, record: usize) -> (Decoded, usize, usize) {
        let flags = self.bytes.get(at).copied().unwrap_or(0);
        let (mut next, mut records) = (at + 1, record);
        for _ in 0..=flags & COUNT {
            if self.bytes.get(next).is_some_and(|byte| byte >> 4 >= VARIANT) {
                next += 4;
            } else {
                (next, records) = (next + 1, records + 1);
            }
        }
        (Decoded { number, flags, items: at + 1, record }, next, records)
    }

    /// The entry with this number.
    fn entry_at(&self, number: usize, name: &mut Name) -> Option<Decoded> {
        (number < self.len()).then_some(())?;
        let (mut at, mut record) = self.block(number / BLOCK);
        name.len = 0;
        let mut current = number - number % BLOCK;
        loop {
            at = name.read(self.bytes, at);
            let entry;
            (entry, at, record) = self.entry(current, at, record);
            if current == number {
                return Some(entry);
            }
            current += 1;
        }
    }

    fn display(&self, number: usize) -> String {
        let mut name = Name::new();
        self.entry_at(number, &mut name);
        name.text().to_owned()
    }

    fn hit(&self, entry: &Decoded) -> Hit {
        let mut records = Vec::new();
        self.collect(entry, None, 0, &mut records);
        records.sort_by_key(|record| std::cmp::Reverse(record.population));
        records.dedup_by(|later, earlier| later.same(earlier));
        Hit { records, with_article: entry.flags & WITH_ARTICLE != 0, capitals: entry.flags & CAPITALS != 0 }
    }

    /// Adds the records of an entry; follows references, at most two deep.
    fn collect(&self, entry: &Decoded, full: Option<u32>, depth: u8, records: &mut Vec<Record>) {
        let (mut at, mut number) = (entry.items, entry.record);
        for _ in 0..=entry.flags & COUNT {
            let Some(item) = self.bytes.get(at..) else { return };
            let Some(kind) = item.first().map(|byte| byte >> 4) else { return };
            if kind < VARIANT {
                records.extend(self.record(item[0], number, entry.number, full));
                (at, number) = (at + 1, number + 1);
                continue;
            }
            at += 4;
            if depth > 2 || item.len() < 4 {
                continue;
            }
            let (target, mut name) = (number24(item, 1), Name::new());
            let Some(other) = self.entry_at(target / 16, &mut name) else { continue };
            if kind == SHORT {
                self.collect(&other, full.or(Some(other.number as u32)), depth + 1, records);
                continue;
            }
            // The records stand before the references.
            let within = target % 16;
            let head = self.bytes.get(other.items + within).copied().unwrap_or(0);
            let record = self.record(head, other.record + within, other.number, full);
            records.extend(record.map(|record| Record { usual: false, ..record }));
        }
    }

    fn record(&self, head: u8, number: usize, entry: usize, full: Option<u32>) -> Option<Record> {
        let class = *CLASSES.get(usize::from(head >> 4))?;
        let [place, lat, lon] = {
            const { assert!(COLUMNS == 3) };
            [0, 1, 2].map(|column: usize| self.cell(column, number))
        };
        let division = if place & IS_COUNTRY == 0 { place.checked_sub(1) } else { None };
        let row = division.and_then(|division| self.division(division));
        let index = row.map_or(if place & IS_COUNTRY == 0 { NO_COUNTRY } else { place as u8 }, |row| row[0]);
        let country = self.country(index);
        let centre = row.map(|row| &row[6..10]).or(country.map(|country| &country[2..6]));
        let centre = centre
            .map_or([0, 0], |four| [i16::from_le_bytes([four[0], four[1]]), i16::from_le_bytes([four[2], four[3]])]);
        Some(Record {
            class,
            population: head & 0x0F,
            country: country.and_then(|country| std::str::from_utf8(&country[..2]).ok()),
            division,
            lat: degrees(lat.cast_signed().wrapping_add(centre[0])),
            lon: degrees(lon.cast_signed().wrapping_add(centre[1])),
            geonames: self.id(number),
            usual: true,
            entry: entry as u32,
            full,
        })
    }
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
        matches!(self.class, Class::Capital | Class::Seat | Class::Town | Class::Quarter)
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

impl Name {
    fn new() -> Name {
        Name { bytes: [0; LONGEST + 8], len: 0 }
    }

    /// Reads the name at `at`, which shares its beginning with the one here; returns where the flags stand.
    fn read(&mut self, bytes: &[u8], at: usize) -> usize {
        let (Some(&shared), Some(&rest)) = (bytes.get(at), bytes.get(at + 1)) else { return bytes.len() };
        let (start, end) = (usize::from(shared).min(self.len), at + 2 + usize::from(rest));
        let part = bytes.get(at + 2..end).unwrap_or(&[]);
        if let Some(room) = self.bytes.get_mut(start..start + part.len()) {
            room.copy_from_slice(part);
            self.len = start + part.len();
        }
        end
    }

    /// Compares its normal form with `key`, and says whether it goes on where the key, as the words of a name, ends.
    fn compare(&self, key: &str, folded: &mut String) -> (Ordering, bool) {
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

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }
}

fn number24(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..at + 3)
        .map_or(0, |three| usize::from(three[0]) | usize::from(three[1]) << 8 | usize::from(three[2]) << 16)
}

fn degrees(hundredths: i16) -> f32 {
    f32::from(hundredths) / 100.0
}

#[cfg(test)]
mod tests;
