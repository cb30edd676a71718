//! The places of the world: names looked up in a compact file that is read where it lies, without start-up work.

use std::sync::LazyLock;

use crate::error::Error;
use crate::text::{Document, TokenKind};

mod fold;
mod format;

pub use fold::{fold, fold_into};
pub use format::Class;
use format::{
    BLOCK, CAPITALS, CHECKSUM_AT, CLASSES, COUNT, DIVISION, LONGEST, MAGIC, NO_COUNTRY, OFFSETS_AT, RECORD, SHORT,
    VARIANT, WITH_ARTICLE, checksum,
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
    entries: usize,
    keys: usize,
    blocks: usize,
    divisions: usize,
    division_count: usize,
    countries: &'static str,
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
    items: usize,
}

/// A name read out of the front-coded file.
struct Name {
    bytes: [u8; LONGEST + 8],
    len: usize,
}

impl Gazetteer {
    /// A gazetteer without a place.
    pub const EMPTY: Gazetteer = Gazetteer {
        bytes: &[],
        entries: 0,
        keys: 0,
        blocks: 0,
        divisions: 0,
        division_count: 0,
        countries: "",
        licence: "",
    };

    /// Reads the head of a file.
    ///
    /// # Errors
    /// When it is no gazetteer of this version.
    pub fn open(bytes: &'static [u8]) -> Result<Gazetteer, Error> {
        let broken = || Error::new("This is no gazetteer of this version: build it with `cargo xtask gazetteer`.");
        let number = |index: usize| {
            let four = bytes.get(OFFSETS_AT + 4 * index..OFFSETS_AT + 4 * index + 4)?;
            Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
        };
        let open = || -> Option<Gazetteer> {
            let (countries, count, licence, length) = (number(5)?, number(6)?, number(7)?, number(8)?);
            Some(Gazetteer {
                bytes,
                entries: number(0)?,
                keys: number(1)?,
                blocks: number(2)?,
                divisions: number(3)?,
                division_count: number(4)?,
                countries: std::str::from_utf8(bytes.get(countries..countries + 2 * count)?).ok()?,
                licence: std::str::from_utf8(bytes.get(licence..licence + length)?).ok()?,
            })
        };
        if bytes.starts_with(MAGIC) { open().ok_or_else(broken) } else { Err(broken()) }
    }

    /// Whether the file is as it was written. Reads all of it.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.bytes.get(OFFSETS_AT..).is_some_and(|rest| checksum(rest) == self.checksum())
    }

    /// The checksum that the file carries: tells one gazetteer from another.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        let bytes = self.bytes.get(CHECKSUM_AT..OFFSETS_AT).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    /// Names in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys
    }

    /// Whether it has no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys == 0
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

    fn division(&self, division: u16) -> Option<&'static [u8]> {
        let start = self.divisions + usize::from(division) * DIVISION;
        (usize::from(division) < self.division_count).then(|| self.bytes.get(start..start + DIVISION)).flatten()
    }

    /// Looks up a folded name.
    fn find(&self, key: &str) -> Found {
        if key.is_empty() || self.keys == 0 {
            return Found::Nothing;
        }
        let count = self.keys.div_ceil(BLOCK);
        let (mut low, mut high) = (0, count);
        let (mut folded, mut name) = (String::with_capacity(64), Name::new());
        // The last block whose first name is not beyond the key.
        while high - low > 1 {
            let middle = low.midpoint(high);
            name.len = 0;
            name.read(self.bytes, self.block(middle));
            folded.clear();
            fold_into(name.text(), &mut folded);
            if folded.as_str() <= key { low = middle } else { high = middle }
        }
        let mut found = None;
        // The name after the key may stand in the next block.
        for block in low..count.min(low + 2) {
            let mut at = self.block(block);
            name.len = 0;
            for number in block * BLOCK..self.keys.min((block + 1) * BLOCK) {
                at = name.read(self.bytes, at);
                let (entry, next) = self.entry(number, at);
                at = next;
                folded.clear();
                fold_into(name.text(), &mut folded);
                if folded == key {
                    found = Some(entry);
                } else if folded.as_str() > key {
                    let more =
                        folded.strip_prefix(key).is_some_and(|rest| rest.starts_with(' ') || key.ends_with(['d', 'l']));
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

    /// Offset of the first entry of a block.
    fn block(&self, block: usize) -> usize {
        self.entries + self.bytes.get(self.blocks + 3 * block..).map_or(0, |bytes| number24(bytes, 0))
    }

    /// The entry whose flags stand at `at`, and where the next one begins.
    fn entry(&self, number: usize, at: usize) -> (Decoded, usize) {
        let flags = self.bytes.get(at).copied().unwrap_or(0);
        let mut next = at + 1;
        for _ in 0..=flags & COUNT {
            let kind = self.bytes.get(next).map_or(0, |byte| byte >> 4);
            next += 1 + if kind >= VARIANT { 3 } else { RECORD };
        }
        (Decoded { number, flags, items: at + 1 }, next)
    }

    /// The entry with this number.
    fn entry_at(&self, number: usize, name: &mut Name) -> Option<Decoded> {
        (number < self.keys).then_some(())?;
        let mut at = self.block(number / BLOCK);
        name.len = 0;
        let mut current = number - number % BLOCK;
        loop {
            at = name.read(self.bytes, at);
            let (entry, next) = self.entry(current, at);
            if current == number {
                return Some(entry);
            }
            (at, current) = (next, current + 1);
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
        let mut at = entry.items;
        for _ in 0..=entry.flags & COUNT {
            let Some(item) = self.bytes.get(at..) else { return };
            let Some(kind) = item.first().map(|byte| byte >> 4) else { return };
            if kind < VARIANT {
                records.extend(self.record(item, entry.number, full));
                at += 1 + RECORD;
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
            } else {
                let start = other.items + (target % 16) * (1 + RECORD);
                let record = self.bytes.get(start..).and_then(|item| self.record(item, other.number, full));
                records.extend(record.map(|record| Record { usual: false, ..record }));
            }
        }
    }

    fn record(&self, item: &[u8], entry: usize, full: Option<u32>) -> Option<Record> {
        let item = item.get(..=RECORD)?;
        let word = |at: usize| u16::from_le_bytes([item[at], item[at + 1]]);
        let country = usize::from(item[1]) * 2;
        Some(Record {
            class: *CLASSES.get(usize::from(item[0] >> 4))?,
            population: item[0] & 0x0F,
            country: if item[1] == NO_COUNTRY { None } else { self.countries.get(country..country + 2) },
            division: word(2).checked_sub(1),
            lat: degrees(word(4), 90.0),
            lon: degrees(word(6), 180.0),
            geonames: Some(number24(item, 8) as u32).filter(|id| *id != 0),
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

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }
}

fn number24(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..at + 3)
        .map_or(0, |three| usize::from(three[0]) | usize::from(three[1]) << 8 | usize::from(three[2]) << 16)
}

/// An angle, rounded to what its two bytes can tell.
fn degrees(word: u16, full: f32) -> f32 {
    let angle = f32::from(word.cast_signed()) / 32767.0 * full;
    (angle * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests;
