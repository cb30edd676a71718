//! Writes the places into the file that the engine reads.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use super::collect::{Draft, Drafts};
use super::fold::fold;
use super::format::{self, BLOCK, CAPITALS, LONGEST, MAGIC, NO_COUNTRY, OFFSETS_AT, SHORT, VARIANT, WITH_ARTICLE};

/// Articles that a text may leave out or contract: "du Havre", "la Nouvelle-Orléans".
const ARTICLES: [&str; 6] = ["Le ", "La ", "Les ", "L'", "El ", "The "];
/// How many offsets the header has.
const OFFSETS: usize = 9;
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

/// The bytes of the file.
pub(super) fn file(drafts: &Drafts, licence: &str) -> Result<Vec<u8>> {
    let entries = index(drafts);
    let numbers: BTreeMap<&str, usize> =
        entries.keys().enumerate().map(|(number, key)| (key.as_str(), number)).collect();
    let number_of =
        |place: usize| numbers.get(fold(&drafts.places[place].name).as_str()).copied().context("a place lost its name");
    let mut countries: Vec<&str> = drafts.places.iter().filter_map(|place| place.country.as_deref()).collect();
    countries.sort_unstable();
    countries.dedup();
    ensure!(countries.len() < usize::from(NO_COUNTRY), "too many countries");
    let code = |place: &Draft| {
        let position = place.country.as_deref().and_then(|country| countries.binary_search(&country).ok());
        position.map_or(NO_COUNTRY, |position| position as u8)
    };

    let (mut body, mut blocks, mut previous) = (Vec::new(), Vec::new(), String::new());
    for (number, entry) in entries.values().enumerate() {
        if number % BLOCK == 0 {
            blocks.push(body.len());
            previous.clear();
        }
        name(&entry.display, &previous, &mut body)?;
        previous.clone_from(&entry.display);
        let mut items = Vec::new();
        for place in &entry.places {
            let place = &drafts.places[*place];
            items.push((place.class as u8) << 4 | bucket(place.population));
            items.push(code(place));
            items.extend(place.division.map_or(0, |division| division as u16 + 1).to_le_bytes());
            items.extend(((place.lat / 90.0 * 32767.0).round() as i16).to_le_bytes());
            items.extend(((place.lon / 180.0 * 32767.0).round() as i16).to_le_bytes());
            items.extend(&place.id.to_le_bytes()[..3]);
        }
        for place in &entry.variants {
            let within = entries[&fold(&drafts.places[*place].name)].places.iter().position(|other| other == place);
            // A reading beyond the sixteenth was left out.
            reference(VARIANT, number_of(*place)? * MOST + within.unwrap_or(0), &mut items);
        }
        for target in &entry.shorts {
            let target =
                numbers.get(target.as_str()).with_context(|| format!("{}: there is no {target}", entry.display))?;
            reference(SHORT, target * MOST, &mut items);
        }
        let count = entry.places.len() + entry.variants.len() + entry.shorts.len();
        body.push(entry.flags | (count - 1) as u8);
        body.extend(items);
    }

    let mut divisions = Vec::new();
    for division in &drafts.divisions {
        divisions.push(code(&drafts.places[division.place]));
        divisions.extend(division.parent.map_or(0, |parent| parent as u16 + 1).to_le_bytes());
        divisions.extend(&(number_of(division.place)? as u32).to_le_bytes()[..3]);
    }
    let blocks_bytes: Vec<u8> =
        blocks.iter().flat_map(|offset| (*offset as u32).to_le_bytes().into_iter().take(3)).collect();
    let countries_bytes: Vec<u8> = countries.concat().into_bytes();

    let mut file = vec![0; OFFSETS_AT + 4 * OFFSETS];
    file[..MAGIC.len()].copy_from_slice(MAGIC);
    let mut offsets = vec![0, entries.len()];
    let licence_at = file.len();
    file.extend(licence.as_bytes());
    offsets.push(file.len());
    file.extend(blocks_bytes);
    offsets.extend([file.len(), drafts.divisions.len()]);
    file.extend(divisions);
    offsets.extend([file.len(), countries.len(), licence_at, licence.len()]);
    file.extend(countries_bytes);
    offsets[0] = file.len();
    file.extend(body);
    for (index, offset) in offsets.iter().enumerate() {
        file[OFFSETS_AT + 4 * index..][..4].copy_from_slice(&(*offset as u32).to_le_bytes());
    }
    let sum = format::checksum(&file[OFFSETS_AT..]);
    file[format::CHECKSUM_AT..][..4].copy_from_slice(&sum.to_le_bytes());
    Ok(file)
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
