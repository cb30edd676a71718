//! How the gazetteer lies in its file: shared by the reader and `cargo xtask gazetteer`, uses nothing else.
//!
//! ```text
//! header     magic, checksum (u32) of all that follows it, the numbers of `Section` (u32 each), licence line
//! blocks     for every 16 names: offset (u24) of the first one's entry, number (u16) of its first record
//! entries    in order of the folded name: bytes shared with the name before, length and bytes of the rest, flags, then
//!            the items: a record (class and population), or a reference to the entry of the usual name
//! columns    of all records in order, low bytes then high bytes: division or country, latitude and longitude from the
//!            centre of that, in hundredths of a degree; so the same places stand together and pack well
//! ids        numbers (u16) of the records that have a GeoNames id, in order; their ids (u24)
//! divisions  country (u8), parent division (u16), entry of its name (u24), latitude, longitude (i16)
//! countries  ISO 3166-1 code (two letters), latitude, longitude (i16)
//! ```

/// First bytes of the file; the last one is the version of the format.
pub(super) const MAGIC: &[u8; 8] = b"DPCHGAZ\x02";
/// Where the checksum stands; it covers everything after it.
pub(super) const CHECKSUM_AT: usize = 8;
/// Where the numbers of [`Section`] stand.
pub(super) const NUMBERS_AT: usize = 12;
/// Names in a block.
pub(super) const BLOCK: usize = 16;
/// Bytes of a block in the table of blocks.
pub(super) const BLOCK_ROW: usize = 5;
/// Columns of two bytes that each record has: place, latitude, longitude.
pub(super) const COLUMNS: usize = 3;
/// Bytes of a division.
pub(super) const DIVISION: usize = 10;
/// Bytes of a country.
pub(super) const COUNTRY: usize = 6;
/// Longest name in bytes.
pub(super) const LONGEST: usize = 120;
/// No country.
pub(super) const NO_COUNTRY: u8 = 255;
/// In the column of places: what is not a division is a country.
pub(super) const IS_COUNTRY: u16 = 0x8000;
/// Flags of an entry: how many items follow, less one.
pub(super) const COUNT: u8 = 0x0F;
/// The name goes with an article: "(le) Havre".
pub(super) const WITH_ARTICLE: u8 = 0x10;
/// The name is written in capitals only: "US".
pub(super) const CAPITALS: u8 = 0x20;
/// First half of an item's first byte: the entry of the usual name follows.
pub(super) const VARIANT: u8 = 14;
/// The same, and the name here is a short form or an acronym of it.
pub(super) const SHORT: u8 = 15;

/// The numbers in the header: where the sections start, and how many rows they have.
#[derive(Debug, Clone, Copy)]
#[repr(usize)]
pub(super) enum Section {
    /// Start of the entries.
    Entries,
    /// How many names there are.
    Names,
    /// Start of the table of blocks.
    Blocks,
    /// Start of the columns.
    Columns,
    /// How many records there are.
    Records,
    /// Start of the ids.
    Ids,
    /// How many ids there are.
    IdCount,
    /// Start of the divisions.
    Divisions,
    /// How many there are.
    DivisionCount,
    /// Start of the countries.
    Countries,
    /// How many there are.
    CountryCount,
    /// Start of the licence line.
    Licence,
    /// Its length.
    LicenceLength,
    /// How many numbers there are.
    Count,
}

/// What a record is; the first half of its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// A state or territory with a code of its own.
    Country,
    /// A first-level division: state, province, région.
    Division,
    /// A second-level division: département, county.
    Department,
    /// The capital of a country.
    Capital,
    /// The seat of a first-level division.
    Seat,
    /// Another town.
    Town,
    /// A part of a town.
    Quarter,
    /// Sea, river, lake.
    Water,
    /// Mountain or range.
    Mountain,
    /// An informal region, an island, a desert.
    Region,
    /// Several countries: "Europe", "Sahel".
    Continent,
    /// A building, base, airport or other spot.
    Site,
    /// A spot that stands for an institution: "Kremlin", "Matignon".
    House,
}

/// All classes, in the order of their numbers.
pub(super) const CLASSES: [Class; 13] = [
    Class::Country,
    Class::Division,
    Class::Department,
    Class::Capital,
    Class::Seat,
    Class::Town,
    Class::Quarter,
    Class::Water,
    Class::Mountain,
    Class::Region,
    Class::Continent,
    Class::Site,
    Class::House,
];

/// FNV-1a.
#[must_use]
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
