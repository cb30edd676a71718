//! Writes the places into the file that the engine reads.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use super::collect::{Draft, Drafts};
use super::fold::fold;
use super::format::{
    self, BLOCK, CAPITALS, CHECKSUM_AT, Class, ENDS, FAR, IS_COUNTRY, LONGEST, MAGIC, NO_COUNTRY, NUMBERS_AT, SHORT,
    STEP, Section, VARIANT, WITH_ARTICLE,
};

/// Articles that a text may leave out or contract: "du Havre", "la Nouvelle-Orléans".
const ARTICLES: [&str; 6] = ["Le ", "La ", "Les ", "L'", "El ", "The "];
/// Towns from this many inhabitants on keep their GeoNames id, as countries, capitals and divisions do.
const IDENTIFIED: u64 = 500_000;
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
    entries: &'d BTreeMap<String, Entry>,
    /// Number of the entry of each key.
    numbers: BTreeMap<String, usize>,
    countries: Vec<&'d Draft>,
}

/// Names and what they lead to.
#[derive(Default)]
struct Body {
    names: Vec<u8>,
    items: Vec<u8>,
    blocks: Vec<[u8; format::BLOCK_COLUMNS]>,
    /// The places in the order of their records.
    order: Vec<usize>,
}

/// The bytes of the file.
pub(super) fn file(drafts: &Drafts, licence: &str) -> Result<Vec<u8>> {
    let entries = index(drafts);
    let mut countries: Vec<&Draft> = drafts.places.iter().filter(|place| place.class == Class::Country).collect();
    countries.sort_by_key(|place| &place.country);
    ensure!(countries.len() < usize::from(NO_COUNTRY), "too many countries");
    let numbers = entries.keys().cloned().zip(0..).collect();
    let tables = Tables { drafts, entries: &entries, numbers, countries };

    let body = tables.body()?;
    let (columns, far) = tables.columns(&body.order)?;
    let (ids, id_count) = tables.ids(&body.order);
    let mut file = vec![0; NUMBERS_AT + 4 * Section::Count as usize];
    let mut put = |section: Section, number: usize| {
        file[NUMBERS_AT + 4 * section as usize..][..4].copy_from_slice(&(number as u32).to_le_bytes());
    };
    put(Section::NameCount, entries.len());
    put(Section::RecordCount, body.order.len());
    put(Section::FarCount, far.len() / format::FAR_ROW);
    put(Section::IdCount, id_count);
    put(Section::DivisionCount, drafts.divisions.len());
    put(Section::CountryCount, tables.countries.len());
    put(Section::LicenceLength, licence.len());
    let parts = [
        (Section::Licence, licence.as_bytes().to_vec()),
        (Section::Blocks, in_columns(&body.blocks)),
        (Section::Divisions, tables.divisions()?),
        (Section::Countries, tables.countries()),
        (Section::Names, body.names),
        (Section::Items, body.items),
        (Section::Columns, columns),
        (Section::Far, far),
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
    /// The names, what they lead to and where they stand.
    fn body(&self) -> Result<Body> {
        let mut body = Body::default();
        let entries: Vec<&Entry> = self.entries.values().collect();
        for block in entries.chunks(BLOCK) {
            let starts = [body.names.len(), body.items.len(), body.order.len()];
            let mut shared = 0;
            for (index, entry) in block.iter().enumerate() {
                let next = block.get(index + 1).map_or("", |next| next.display.as_str());
                shared = name(&entry.display, shared, next, &mut body.names)?;
                self.items(entry, &mut body)?;
            }
            let [low, high] = u16::try_from(body.names.len() - starts[0])?.to_le_bytes();
            let [items, records] = [body.items.len() - starts[1], body.order.len() - starts[2]];
            body.blocks.push([low, high, u8::try_from(items)?, u8::try_from(records)?]);
        }
        ensure!(u16::try_from(entries.len()).is_ok(), "too many names");
        ensure!(u16::try_from(body.order.len()).is_ok(), "too many records");
        Ok(body)
    }

    /// What one name leads to.
    fn items(&self, entry: &Entry, body: &mut Body) -> Result<()> {
        let count = entry.places.len() + entry.variants.len() + entry.shorts.len();
        body.items.push(entry.flags | (count - 1) as u8);
        for place in &entry.places {
            let draft = &self.drafts.places[*place];
            body.items.push((draft.class as u8) << 4 | bucket(draft.population));
            body.order.push(*place);
        }
        let mut refer = |kind: u8, within: usize, target: usize| {
            body.items.push(kind << 4 | within as u8);
            body.items.extend((target as u16).to_le_bytes());
        };
        for place in &entry.variants {
            let key = fold(&self.drafts.places[*place].name);
            // A reading beyond the sixteenth was left out.
            let within = self.entries[&key].places.iter().position(|other| other == place).unwrap_or(0);
            refer(VARIANT, within, self.number(&key)?);
        }
        for target in &entry.shorts {
            refer(SHORT, 0, self.number(target)?);
        }
        Ok(())
    }

    fn number(&self, key: &str) -> Result<usize> {
        self.numbers.get(key).copied().with_context(|| format!("there is no {key}"))
    }

    /// Number of a place's country.
    fn country(&self, place: &Draft) -> Option<u8> {
        let position = self.countries.binary_search_by_key(&&place.country, |country| &country.country);
        position.ok().map(|position| position as u8)
    }

    /// The columns of the records, and the places that are too far from the centre.
    fn columns(&self, order: &[usize]) -> Result<(Vec<u8>, Vec<u8>)> {
        let (mut rows, mut far) = (Vec::new(), Vec::new());
        for (number, place) in order.iter().enumerate() {
            let place = &self.drafts.places[*place];
            let country = self.country(place);
            let (code, centre) = match (place.division, country) {
                (Some(division), _) => {
                    (division as u16 + 1, hundredths(&self.drafts.places[self.drafts.divisions[division].place]))
                }
                (None, Some(country)) => {
                    (IS_COUNTRY | u16::from(country), hundredths(self.countries[usize::from(country)]))
                }
                (None, None) => (0, [0, 0]),
            };
            let [lat, lon] = hundredths(place);
            let steps = |one: i16, centre: i16| (f32::from(one) - f32::from(centre)) / f32::from(STEP);
            let near = [steps(lat, centre[0]), steps(lon, centre[1])].map(f32::round);
            let [low, high] = code.to_le_bytes();
            if near.iter().all(|steps| steps.abs() < 128.0) {
                rows.push([low, high, (near[0] as i8).cast_unsigned(), (near[1] as i8).cast_unsigned()]);
            } else {
                rows.push([low, high, FAR.cast_unsigned(), 0]);
                for value in [u16::try_from(number)?, lat.cast_unsigned(), lon.cast_unsigned()] {
                    far.extend(value.to_le_bytes());
                }
            }
        }
        Ok((in_columns(&rows), far))
    }

    /// Ids of the places that readers may want to look up: countries, divisions, large towns.
    fn ids(&self, order: &[usize]) -> (Vec<u8>, usize) {
        let mut bits = vec![0_u8; order.len().div_ceil(8)];
        let mut ids = Vec::new();
        for (number, place) in order.iter().enumerate() {
            let place = &self.drafts.places[*place];
            let known = place.population >= IDENTIFIED || place.class == Class::Capital;
            if place.id != 0 && known {
                bits[number / 8] |= 1 << (number % 8);
                let [low, middle, high, _] = place.id.to_le_bytes();
                ids.push([low, middle, high]);
            }
        }
        bits.extend(in_columns(&ids));
        (bits, ids.len())
    }

    fn divisions(&self) -> Result<Vec<u8>> {
        let mut rows = Vec::new();
        for division in &self.drafts.divisions {
            let place = &self.drafts.places[division.place];
            let parent = division.parent.map_or(0, |parent| parent as u16 + 1);
            let entry = self.number(&fold(&place.name))? as u16;
            let [lat, lon] = hundredths(place).map(i16::cast_unsigned);
            let mut row = [self.country(place).unwrap_or(NO_COUNTRY); format::DIVISION_COLUMNS];
            for (cells, value) in row[1..].chunks_mut(2).zip([parent, entry, lat, lon]) {
                cells.copy_from_slice(&value.to_le_bytes());
            }
            rows.push(row);
        }
        Ok(in_columns(&rows))
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

/// Rows of bytes as columns, one after the other.
fn in_columns<const N: usize>(rows: &[[u8; N]]) -> Vec<u8> {
    (0..N).flat_map(|column| rows.iter().map(move |row| row[column])).collect()
}

fn hundredths(place: &Draft) -> [i16; 2] {
    [place.lat, place.lon].map(|degrees| (degrees * 100.0).round() as i16)
}

/// Every name under its key.
fn index(drafts: &Drafts) -> BTreeMap<String, Entry> {
    let mut order: Vec<usize> = (0..drafts.places.len()).collect();
    order.sort_by_key(|place| {
        let place = &drafts.places[*place];
        let village = place.class == Class::Village;
        (village, std::cmp::Reverse(place.population), place.class, place.id, place.country.clone())
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
    without_articles(&mut entries, &drafts.places);
    entries.retain(|key, entry| !key.is_empty() && entry.places.len() + entry.variants.len() + entry.shorts.len() > 0);
    entries
}

fn open<'e>(entries: &'e mut BTreeMap<String, Entry>, name: &str, flags: u8) -> &'e mut Entry {
    entries.entry(fold(name)).or_insert_with(|| Entry { display: name.to_owned(), flags, ..Entry::default() })
}

/// "Havre" leads to "Le Havre".
fn without_articles(entries: &mut BTreeMap<String, Entry>, places: &[Draft]) {
    let known = |entry: &Entry| entry.places.iter().any(|place| places[*place].class != Class::Village);
    let long: Vec<String> = entries.values().filter(|entry| known(entry)).map(|entry| entry.display.clone()).collect();
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

/// Writes a name without the bytes that it shares with the name before, and how many the `next` one shares with it.
fn name(display: &str, shared: usize, next: &str, names: &mut Vec<u8>) -> Result<usize> {
    ensure!(display.len() <= LONGEST && display.bytes().all(|byte| byte >= ENDS), "{display} is too long or odd");
    names.extend(&display.as_bytes()[shared..]);
    let common = display.bytes().zip(next.bytes()).take_while(|(left, right)| left == right).count();
    let mut common = common.min(usize::from(ENDS) - 1);
    while !display.is_char_boundary(common) {
        common -= 1;
    }
    names.push(common as u8);
    Ok(common)
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
