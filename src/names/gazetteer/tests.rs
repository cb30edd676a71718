//! What the compiled-in file holds, and that reading it never fails.

use super::{Class, GAZETTEER, Gazetteer, Record};

#[track_caller]
fn first(name: &str) -> Record {
    GAZETTEER.get(name).unwrap_or_else(|| panic!("{name} is not there")).records[0]
}

#[track_caller]
fn check(name: &str, class: Class, country: &str, usual: &str) {
    let record = first(name);
    assert_eq!(
        (record.class, record.country, GAZETTEER.name(&record).as_str()),
        (class, Some(country), usual),
        "{name}"
    );
}

#[test]
fn names_in_every_spelling() {
    check("France", Class::Country, "FR", "France");
    check("Etats-Unis", Class::Country, "US", "États-Unis");
    check("ÉTATS-UNIS", Class::Country, "US", "États-Unis");
    check("Germany", Class::Country, "DE", "Allemagne");
    check("Paris", Class::Capital, "FR", "Paris");
    check("London", Class::Capital, "GB", "Londres");
    check("Téhéran", Class::Capital, "IR", "Téhéran");
    check("St-Étienne", Class::Town, "FR", "Saint-Étienne");
    check("Badghis", Class::Division, "AF", "Bâdghîs");
    check("Gironde", Class::Department, "FR", "Gironde");
    check("Occitanie", Class::Division, "FR", "Occitanie");
    check("N’Djamena", Class::Capital, "TD", "N'Djamena");
    check("Kremlin", Class::House, "RU", "Kremlin");
    check("Qala-e Naw", Class::Seat, "AF", "Qala-i-Naw");
}

#[test]
fn short_forms_lead_to_the_full_name() {
    let paca = first("Paca");
    assert_eq!(GAZETTEER.full_name(&paca).as_deref(), Some("Provence-Alpes-Côte d'Azur"));
    let uk = first("UK");
    assert_eq!(uk.country, Some("GB"));
    let hit = GAZETTEER.get("Havre").expect("the town goes with its article");
    assert!(hit.with_article);
    assert_eq!(GAZETTEER.name(&hit.records[0]), "Le Havre");
}

#[test]
fn villages_are_found_only_where_asked_for() {
    let hit = GAZETTEER.village("Saint-André-de-Majencoules").expect("a commune of the Gard");
    assert_eq!(hit.records[0].class, Class::Village);
    assert!(GAZETTEER.contains(&first("Gard"), &hit.records[0]));
    assert!(GAZETTEER.get("Saint-André-de-Majencoules").is_none());
    // A name that a larger place has too is that place first.
    assert!(GAZETTEER.village("Barcelone").is_none());
    assert_eq!(first("Barcelone").country, Some("ES"));
    let records = GAZETTEER.get("Barcelone").expect("a city").records;
    assert!(
        records.iter().skip_while(|record| record.class != Class::Village).all(|record| record.class == Class::Village)
    );
}

#[test]
fn towns_lie_in_their_divisions() {
    let town = first("Lormont");
    assert!(GAZETTEER.contains(&first("Gironde"), &town));
    assert!(GAZETTEER.contains(&first("Nouvelle-Aquitaine"), &town));
    assert!(GAZETTEER.contains(&first("France"), &town));
    assert!(!GAZETTEER.contains(&first("Isère"), &town));
    assert!((town.lat - 44.88).abs() < 0.02 && (town.lon + 0.52).abs() < 0.02, "{town:?}");
}

#[test]
fn common_readings_come_first() {
    check("Nice", Class::Town, "FR", "Nice");
    check("Birmingham", Class::Town, "GB", "Birmingham");
    assert!(GAZETTEER.get("Zzyzx la Neuve").is_none());
    assert!(GAZETTEER.get("").is_none());
}

#[test]
fn the_file_is_intact_and_says_its_licences() {
    assert!(GAZETTEER.is_intact());
    assert!(GAZETTEER.licence().contains("CC BY 4.0"));
    assert!(GAZETTEER.len() > 20_000);
}

#[test]
fn a_broken_file_is_an_error_or_empty_answers() {
    assert!(Gazetteer::open(b"not a gazetteer").is_err());
    let whole: &'static [u8] = include_bytes!("../../lang/gazetteer.bin");
    for length in (0..whole.len()).step_by(whole.len() / 40) {
        if let Ok(cut) = Gazetteer::open(&whole[..length]) {
            assert!(!cut.is_intact());
            for name in ["Paris", "Badghis", "Zagreb"] {
                let _ = cut.get(name).map(|hit| hit.records.iter().map(|record| cut.name(record)).collect::<Vec<_>>());
            }
        }
    }
}

#[test]
fn every_name_is_found_again() {
    for number in (0..GAZETTEER.len()).step_by(97) {
        let name = GAZETTEER.display(number);
        let hit = GAZETTEER.get(&name).or_else(|| GAZETTEER.village(&name)).unwrap_or_else(|| panic!("{name} is lost"));
        assert!(!hit.records.is_empty(), "{name}");
    }
}

#[test]
fn ids_of_countries_and_divisions() {
    assert_eq!(GAZETTEER.geonames(&first("France")), Some(3_017_382));
    assert_eq!(GAZETTEER.geonames(&first("Badghis")), Some(1_147_707));
    assert_eq!(GAZETTEER.geonames(&first("Lormont")), None);
}

#[test]
fn far_islands_are_where_they_are() {
    let island = first("Nouméa");
    assert!((island.lat + 22.27).abs() < 0.02 && (island.lon - 166.45).abs() < 0.02, "{island:?}");
    let city = first("Yakutsk");
    assert!((city.lat - 62.03).abs() < 0.02 && (city.lon - 129.73).abs() < 0.02, "{city:?}");
}
