//! Reads the hand-kept lists `src/lang/*/places.txt`.
//!
//! ```text
//! # a heading
//! name <TAB> kind <TAB> country or - <TAB> latitude <TAB> longitude <TAB> other names, with | between them
//! Paca = Provence-Alpes-Côte d'Azur        a short form and the usual name
//! Black Sea ~ mer Noire                    a full name of its own, in another language or spelling
//! ```
//!
//! A line of kind `country` without coordinates gives the usual name of a country that the packages name otherwise.

use std::path::Path;

use anyhow::{Context, Result};

use super::format::Class;

/// A place by hand.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) class: Class,
    pub(super) country: Option<String>,
    pub(super) position: Option<(f64, f64)>,
    pub(super) others: Vec<String>,
}

/// Another name for a place that stands elsewhere.
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) target: String,
    pub(super) short: bool,
}

/// Entries and aliases of one list.
pub(super) fn read(path: &Path) -> Result<(Vec<Entry>, Vec<Alias>)> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let (mut entries, mut aliases) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = || format!("{} line {}: {line}", path.display(), number + 1);
        if line.contains('\t') {
            entries.push(entry(line).with_context(place)?);
            continue;
        }
        let (name, target, short) = match (line.split_once(" = "), line.split_once(" ~ ")) {
            (Some((name, target)), _) => (name, target, true),
            (None, Some((name, target))) => (name, target, false),
            (None, None) => anyhow::bail!("{}: neither a place nor `short = full` nor `other ~ usual`", place()),
        };
        aliases.push(Alias { name: name.trim().into(), target: target.trim().into(), short });
    }
    Ok((entries, aliases))
}

fn entry(line: &str) -> Result<Entry> {
    let cells: Vec<&str> = line.split('\t').collect();
    let cell = |index: usize| cells.get(index).map_or("", |cell| cell.trim());
    let class = match cell(1) {
        "country" => Class::Country,
        "division" => Class::Division,
        "region" => Class::Region,
        "continent" => Class::Continent,
        "seat" => Class::Seat,
        "city" => Class::Town,
        "area" => Class::Quarter,
        "water" => Class::Water,
        "mountain" => Class::Mountain,
        "site" => Class::Site,
        "house" => Class::House,
        other => anyhow::bail!("there is no kind `{other}`"),
    };
    let position = match (cell(3), cell(4)) {
        ("", "") => None,
        (lat, lon) => Some((lat.parse()?, lon.parse()?)),
    };
    Ok(Entry {
        name: cell(0).into(),
        class,
        country: (cell(2) != "-").then(|| cell(2).into()),
        position,
        others: cell(5).split('|').map(str::trim).filter(|name| !name.is_empty()).map(Into::into).collect(),
    })
}
