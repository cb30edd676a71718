//! How the gazetteer lies in its file: shared by the reader and `cargo xtask gazetteer`, uses nothing else.
//!
//! ```text
//! header   magic, checksum (u32) of all that follows it, counts and offsets (u32 each), licence line
//! blocks   for every 16 keys the offset (u24) of the first one's entry
//! entries  in order of the folded name: bytes shared with the name before, length and bytes of the rest, flags,
//!          then the items: a record, or a reference to the entry of the usual name
//! divisions  country (u8), parent division (u16), entry of its name (u24)
//! countries  ISO 3166-1 codes, two bytes each
//! ```

/// First bytes of the file; the last one is the version of the format.
pub(super) const MAGIC: &[u8; 8] = b"DPCHGAZ\x01";
/// Where the checksum stands; it covers everything after it.
pub(super) const CHECKSUM_AT: usize = 8;
/// Where the offsets stand: entries, keys, blocks, divisions, number of divisions, countries, number of countries,
/// licence, its length.
pub(super) const OFFSETS_AT: usize = 12;
/// Keys in a block.
pub(super) const BLOCK: usize = 16;
/// Bytes of a record after its first one: country, division, latitude, longitude, GeoNames id.
pub(super) const RECORD: usize = 10;
/// Bytes of one division.
pub(super) const DIVISION: usize = 6;
/// Longest name in bytes.
pub(super) const LONGEST: usize = 120;
/// No country.
pub(super) const NO_COUNTRY: u8 = 255;
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
