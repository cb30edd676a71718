//! How the gazetteer lies in its file: shared by the reader and `cargo xtask gazetteer`, uses nothing else.
//!
//! ```text
//! header     magic, checksum (u32) of all that follows it, the numbers of `Section` (u32 each), licence line
//! blocks     for every 16 names, in columns: bytes of the names (u16), of the items (u8), records (u8)
//! names      in order of the folded name: what differs from the name before, then one byte below 32: how many bytes the
//!            next name shares with this one; 0 at the end of a block
//! items      of each name: how many there are and flags (u8), then each: a record (class, population), or class VARIANT
//!            or SHORT, which of the records there, and the number (u16) of the entry of the usual name
//! columns    of all records in order, one byte each: division or country (low, high), latitude and longitude from the
//!            centre of that, in steps of 0.02 degrees; so the same kinds of bytes stand together and pack well
//! far        what is too far from the centre for one byte: number of the record (u16), latitude, longitude (i16)
//! ids        a bit for each record that has a GeoNames id; their ids in columns (u24)
//! divisions  in columns: country (u8), parent division (u16), entry of its name (u16), latitude, longitude (i16)
//! countries  ISO 3166-1 code (two letters), latitude, longitude (i16)
//! ```

/// First bytes of the file; the last one is the version of the format.
pub(crate) const MAGIC: &[u8; 8] = b"DPCHGAZ\x03";
/// Where the checksum stands; it covers everything after it.
pub(crate) const CHECKSUM_AT: usize = 8;
/// Where the numbers of [`Section`] stand.
pub(crate) const NUMBERS_AT: usize = 12;
/// Names in a block.
pub(crate) const BLOCK: usize = 16;
/// Columns of the table of blocks.
pub(crate) const BLOCK_COLUMNS: usize = 4;
/// Bytes below this end a name in the file.
pub(crate) const ENDS: u8 = 32;
/// Hundredths of a degree of one step of latitude or longitude.
pub(crate) const STEP: i16 = 2;
/// In the column of latitudes: the place stands among those far from the centre.
pub(crate) const FAR: i8 = i8::MIN;
/// Bytes of a place that is far from the centre.
pub(crate) const FAR_ROW: usize = 6;
/// Columns of the divisions, one byte each.
pub(crate) const DIVISION_COLUMNS: usize = 9;
/// Bytes of a country.
pub(crate) const COUNTRY: usize = 6;
/// Longest name in bytes.
pub(crate) const LONGEST: usize = 120;
/// No country.
pub(crate) const NO_COUNTRY: u8 = 255;
/// In the column of places: what is not a division is a country.
pub(crate) const IS_COUNTRY: u16 = 0x8000;
/// Flags of an entry: how many items follow, less one.
pub(crate) const COUNT: u8 = 0x0F;
/// The name goes with an article: "(le) Havre".
pub(crate) const WITH_ARTICLE: u8 = 0x10;
/// The name is written in capitals only: "US".
pub(crate) const CAPITALS: u8 = 0x20;
/// First half of an item's first byte: the entry of the usual name follows.
pub(crate) const VARIANT: u8 = 14;
/// The same, and the name here is a short form or an acronym of it.
pub(crate) const SHORT: u8 = 15;

/// The numbers in the header: where the sections start, and how many rows they have.
#[derive(Debug, Clone, Copy)]
#[repr(usize)]
pub(crate) enum Section {
    /// Start of the table of blocks.
    Blocks,
    /// Start of the names.
    Names,
    /// How many names there are.
    NameCount,
    /// Start of the items.
    Items,
    /// Start of the columns.
    Columns,
    /// How many records there are.
    RecordCount,
    /// Start of the places far from the centre.
    Far,
    /// How many there are.
    FarCount,
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
    /// A commune, small or newly joined: read as one only where something else says that the name is a place.
    Village,
}

/// All classes, in the order of their numbers.
pub(crate) const CLASSES: [Class; 14] = [
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
    Class::Village,
];

/// FNV-1a.
#[must_use]
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
