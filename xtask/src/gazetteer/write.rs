//! Writes the places into the file that the engine reads.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use super::collect::{Draft, Drafts};
use super::fold::fold;
use super::format::{
    self, BLOCK, CAPITALS, CHECKSUM_AT, Class, IS_COUNTRY, LONGEST, MAGIC, NO_COUNTRY, NUMBERS_AT, SHORT, Section,
    VARIANT, WITH_ARTICLE,
};

/// Articles that a text may leave out or contract: "du Havre", "la Nouvelle-Orléans".
const ARTICLES: [&str; 6] = ["Le ", "La ", "Les ", "L'", "El ", "The "];
/// Towns from this many inhabitants on keep their GeoNames id.
const IDENTIFIED: u64 = 100_000;
/// Most readings of one name.
const MOST: usize = 16;

/// What stands under one key.
#[derive(Default)]
struct Entry {
    display: String,
    flags: u8,
    /// Places with this usual name.
    places: Vec<usize>,
    /// Other names lead to places, short ones to the key of the full name.
    variants: Vec<usize>,
    shorts: Vec<String>,
}

/// What becomes of the places: numbers and bytes.
struct Tables<'d> {
    drafts: &'d Drafts,
    /// Number of the entry of each key.
    numbers: BTreeMap<String, usize>,
    countries: Vec<&'d Draft>,
}

/// The bytes of the file.
pub(super) fn file(drafts: &Drafts, licence: &str) -> Result<Vec<u8>> {
    let entries = index(drafts);
    let mut countries: Vec<&Draft> = drafts.places.iter().filter(|place| place.class == Class::Country).collect();
    countries.sort_by_key(|place| &place.country);
    ensure!(countries.len() < usize::from(NO_COUNTRY), "too many countries");
    let numbers = entries.keys().cloned().zip(0..).collect();
    let tables = Tables { drafts, numbers, countries };

    let (body, blocks, order) = tables.entries(&entries)?;
    let (ids, id_count) = tables.ids(&order);
    let mut file = vec![0; NUMBERS_AT + 4 * Section::Count as usize];
    let mut put = |section: Section, number: usize| {
        file[NUMBERS_AT + 4 * section as usize..][..4].copy_from_slice(&(number as u32).to_le_bytes());
    };
    put(Section::Names, entries.len());
    put(Section::Records, order.len());
    put(Section::IdCount, id_count);
    put(Section::DivisionCount, drafts.divisions.len());
    put(Section::CountryCount, tables.countries.len());
    put(Section::LicenceLength, licence.len());
    let parts = [
        (Section::Licence, licence.as_bytes().to_vec()),
        (Section::Blocks, blocks),
        (Section::Divisions, tables.divisions()?),
        (Section::Countries, tables.countries()),
        (Section::Entries, body),
        (Section::Columns, tables.columns(&order)?),
        (Section::Ids, ids),
    ];
    for (section, bytes) in parts {
        let start = file.len() as u32;
        file[NUMBERS_AT + 4 * section as usize..][..4].copy_from_slice(&start.to_le_bytes());
        file.extend(bytes);
    }
    let sum = format::checksum(&file[NUMBERS_AT..]);
    file[CHECKSUM_AT..][..4].copy_from_slice(&sum.to_le_bytes());
    file[..MAGIC.len()].copy_from_slice(MAGIC);
    Ok(file)
}

impl Tables<'_> {
    /// The entries, the table of blocks and the places in the order of their records.
    fn entries(&self, entries: &BTreeMap<String, Entry>) -> Result<(Vec<u8>, Vec<u8>, Vec<usize>)> {
        let (mut body, mut blocks, mut previous, mut order) = (Vec::new(), Vec::new(), String::new(), Vec::new());
        for (number, entry) in entries.values().enumerate() {
            if number % BLOCK == 0 {
                blocks.extend(&(body.len() as u32).to_le_bytes()[..3]);
                blocks.extend(u16::try_from(order.len())?.to_le_bytes());
                previous.clear();
            }
            name(&entry.display, &previous, &mut body)?;
            previous.clone_from(&entry.display);
            let count = entry.places.len() + entry.variants.len() + entry.shorts.len();
            body.push(entry.flags | (count - 1) as u8);
            for place in &entry.places {
                let draft = &self.drafts.places[*place];
                body.push((draft.class as u8) << 4 | bucket(draft.population));
                order.push(*place);
            }
            for place in &entry.variants {
                let key = fold(&self.drafts.places[*place].name);
                // A reading beyond the sixteenth was left out.
                let within = entries[&key].places.iter().position(|other| other == place).unwrap_or(0);
                reference(VARIANT, self.number(&key)? * MOST + within, &mut body);
            }
            for target in &entry.shorts {
                reference(SHORT, self.number(target)? * MOST, &mut body);
            }
        }
        Ok((body, blocks, order))
    }

    fn number(&self, key: &str) -> Result<usize> {
        self.numbers.get(key).copied().with_context(|| format!("there is no {key}"))
    }

    /// Number of a place's country.
    fn country(&self, place: &Draft) -> Option<u8> {
        let position = self.countries.binary_search_by_key(&&place.country, |country| &country.country);
        position.ok().map(|position| position as u8)
    }

    fn columns(&self, order: &[usize]) -> Result<Vec<u8>> {
        let mut columns = [const { (Vec::new(), Vec::new()) }; 3];
        for place in order {
            let place = &self.drafts.places[*place];
            let country = self.country(place);
            let code = match (place.division, country) {
                (Some(division), _) => division as u16 + 1,
                (None, Some(country)) => IS_COUNTRY | u16::from(country),
                (None, None) => 0,
            };
            let centre = match (place.division, country) {
                (Some(division), _) => hundredths(&self.drafts.places[self.drafts.divisions[division].place]),
                (None, Some(country)) => hundredths(self.countries[usize::from(country)]),
                (None, None) => [0, 0],
            };
            let [lat, lon] = hundredths(place);
            let cells =
                [code, lat.wrapping_sub(centre[0]).cast_unsigned(), lon.wrapping_sub(centre[1]).cast_unsigned()];
            for (column, cell) in columns.iter_mut().zip(cells) {
                let [low, high] = cell.to_le_bytes();
                column.0.push(low);
                column.1.push(high);
            }
        }
        Ok(columns.into_iter().flat_map(|(low, high)| low.into_iter().chain(high)).collect())
    }

    /// Ids of the places that readers may want to look up: countries, divisions, large towns.
    fn ids(&self, order: &[usize]) -> (Vec<u8>, usize) {
        let (mut numbers, mut ids) = (Vec::<u8>::new(), Vec::<u8>::new());
        for (number, place) in order.iter().enumerate() {
            let place = &self.drafts.places[*place];
            let known = place.population >= IDENTIFIED || place.class == Class::Capital;
            if place.id != 0 && known {
                numbers.extend((number as u16).to_le_bytes());
                ids.extend(&place.id.to_le_bytes()[..3]);
            }
        }
        let count = numbers.len() / 2;
        numbers.extend(ids);
        (numbers, count)
    }

    fn divisions(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        for division in &self.drafts.divisions {
            let place = &self.drafts.places[division.place];
            bytes.push(self.country(place).unwrap_or(NO_COUNTRY));
            bytes.extend(division.parent.map_or(0, |parent| parent as u16 + 1).to_le_bytes());
            bytes.extend(&(self.number(&fold(&place.name))? as u32).to_le_bytes()[..3]);
            bytes.extend(hundredths(place).into_iter().flat_map(i16::to_le_bytes));
        }
        Ok(bytes)
    }

    fn countries(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for place in &self.countries {
            bytes.extend(place.country.as_deref().unwrap_or("--").bytes());
            bytes.extend(hundredths(place).into_iter().flat_map(i16::to_le_bytes));
        }
        bytes
    }
}

fn hundredths(place: &Draft) -> [i16; 2] {
    [place.lat, place.lon].map(|degrees| (degrees * 100.0).round() as i16)
}

/// Every name under its key.
fn index(drafts: &Drafts) -> BTreeMap<String, Entry> {
    let mut order: Vec<usize> = (0..drafts.places.len()).collect();
    order.sort_by_key(|place| {
        let place = &drafts.places[*place];
        (std::cmp::Reverse(place.population), place.class, place.id, place.country.clone())
    });
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for &place in &order {
        let entry = open(&mut entries, &drafts.places[place].name, 0);
        if entry.places.len() < MOST {
            entry.places.push(place);
        }
    }
    for &place in &order {
        for other in &drafts.places[place].others {
            let entry = open(&mut entries, other, 0);
            if entry.places.len() + entry.variants.len() < MOST
                && !entry.places.contains(&place)
                && !entry.variants.contains(&place)
            {
                entry.variants.push(place);
            }
        }
    }
    for alias in &drafts.aliases {
        let capitals = alias.name.chars().all(|letter| letter.is_uppercase() || letter == '.');
        let entry = open(&mut entries, &alias.name, if capitals { CAPITALS } else { 0 });
        if entry.places.len() + entry.variants.len() + entry.shorts.len() < MOST {
            entry.shorts.push(fold(&alias.target));
        }
    }
    without_articles(&mut entries);
    entries.retain(|key, entry| !key.is_empty() && entry.places.len() + entry.variants.len() + entry.shorts.len() > 0);
    entries
}

fn open<'e>(entries: &'e mut BTreeMap<String, Entry>, name: &str, flags: u8) -> &'e mut Entry {
    entries.entry(fold(name)).or_insert_with(|| Entry { display: name.to_owned(), flags, ..Entry::default() })
}

/// "Havre" leads to "Le Havre".
fn without_articles(entries: &mut BTreeMap<String, Entry>) {
    let long: Vec<String> =
        entries.values().filter(|entry| !entry.places.is_empty()).map(|entry| entry.display.clone()).collect();
    for name in long {
        for article in ARTICLES {
            let Some(rest) =
                name.strip_prefix(article).filter(|rest| rest.chars().next().is_some_and(char::is_uppercase))
            else {
                continue;
            };
            let key = fold(rest);
            if key.len() > 2 && !entries.contains_key(&key) {
                open(entries, rest, WITH_ARTICLE).shorts.push(fold(&name));
            }
        }
    }
}

/// A name as what it shares with the one before and the rest.
fn name(display: &str, previous: &str, body: &mut Vec<u8>) -> Result<()> {
    ensure!(display.len() <= LONGEST, "{display} is too long");
    let mut shared = display.bytes().zip(previous.bytes()).take_while(|(left, right)| left == right).count();
    while !display.is_char_boundary(shared) {
        shared -= 1;
    }
    body.push(shared as u8);
    body.push((display.len() - shared) as u8);
    body.extend(&display.as_bytes()[shared..]);
    Ok(())
}

fn reference(kind: u8, target: usize, items: &mut Vec<u8>) {
    items.push(kind << 4);
    items.extend(&(target as u32).to_le_bytes()[..3]);
}

/// Twice the decimal logarithm.
fn bucket(population: u64) -> u8 {
    if population == 0 { 0 } else { ((population as f64).log10() * 2.0).min(15.0) as u8 }
}

#[cfg(test)]
mod tests {
    use super::bucket;

    #[test]
    fn population_in_halves_of_a_decade() {
        assert_eq!([0, 1, 999, 1_000, 15_000, 20_000_000].map(bucket), [0, 0, 5, 6, 8, 14]);
    }
}
