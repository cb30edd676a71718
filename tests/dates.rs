//! Dates in sentences of our own: values, days, what is no date, and what holds for any text and any day of publication.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeMap;

use depeche::analysis::{Anchor, Certainty, Date, DateKind};
use depeche::calendar::PartialDate;
use depeche::lang::dates::{Meaning, Row};
use depeche::{Options, analyze, lang};
use proptest::prelude::*;

fn dates(language: &str, text: &str, published: &str) -> Vec<Date> {
    analyze(text, &Options::parse(Some(published), Some(language)).unwrap()).dates
}

/// Publication is Thursday, 8 July 2021. `expected` is `text=value` for each date.
#[track_caller]
fn check(language: &str, text: &str, expected: &[&str]) {
    let found = dates(language, text, "2021-07-08");
    let found: Vec<String> = found.iter().map(|date| format!("{}={}", date.text, date.value)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_clause_decides_the_week() {
    check("fr", "Le juge a entendu le témoin mardi.", &["mardi=2021-07-06"]);
    check("fr", "Le juge entendra le témoin mardi.", &["mardi=2021-07-13"]);
    check("fr", "Le juge doit entendre le témoin mardi.", &["mardi=2021-07-13"]);
    check("fr", "L'audience est prévue mardi.", &["mardi=2021-07-13"]);
    check("fr", "Le juge, selon un avis publié mardi, se taira.", &["mardi=2021-07-06"]);
    check("fr", "Rendez-vous samedi devant la mairie.", &["samedi=2021-07-10"]);
    check("en", "The judge heard the witness on Tuesday.", &["Tuesday=2021-07-06"]);
    check("en", "The judge will hear the witness on Tuesday.", &["Tuesday=2021-07-13"]);
}

#[test]
fn a_month_or_day_without_year_takes_the_year_that_fits() {
    check("fr", "Elle avait été élue en novembre.", &["novembre=2020-11"]);
    check("fr", "Elle sera élue en novembre.", &["novembre=2021-11"]);
    check("fr", "Le vote du 15 décembre avait été annulé.", &["15 décembre=2020-12-15"]);
    check("fr", "Le vote du 1er septembre est annulé.", &["1er septembre=2021-09-01"]);
    check("en", "She will be elected in November.", &["November=2021-11"]);
}

#[test]
fn hours_and_anaphora_follow_the_day_mentioned_last() {
    check("fr", "Elle est arrivée lundi. Vers 15h, elle a parlé.", &["lundi=2021-07-05", "Vers 15h=2021-07-05T15:00"]);
    check(
        "fr",
        "Il est né le 3 mai 1999. Trois jours plus tard, il pleuvait.",
        &["3 mai 1999=1999-05-03", "Trois jours plus tard=1999-05-06"],
    );
    check(
        "fr",
        "L'alerte durera jusqu'à vendredi. Elle a passé la nuit dehors.",
        &["vendredi=../2021-07-09", "nuit=2021-07-07TNI"],
    );
    check("fr", "Un camion bloque la D 1975 et la RN 2020, puis la nationale 1957.", &[]);
    check("fr", "Le film commence ce soir à 00 h 10.", &["ce soir à 00 h 10=2021-07-08T00:10"]);
    check("fr", "Il est parti en 2015. Cette année-là, il neigeait.", &["2015=2015", "Cette année-là=2015"]);
}

#[test]
fn dates_in_a_row_share_what_the_last_one_says() {
    check("fr", "Le vote aura lieu les 6 et 13 avril prochains.", &["6=2022-04-06", "13 avril prochains=2022-04-13"]);
    check("fr", "La fête durera les 28 et 29 août.", &["28 et 29 août=2021-08-28/2021-08-29"]);
    check("fr", "En 2017 et 2018, il a plu.", &["2017=2017", "2018=2018"]);
}

#[test]
fn open_intervals_keep_the_days_of_the_date_named() {
    let found = &dates("fr", "Il pleut depuis mai.", "2021-07-08")[0];
    assert_eq!((found.value.as_str(), found.edtf.as_deref()), ("2021-05/..", Some("2021-05/..")));
    assert_eq!(found.latest.as_deref(), Some("2021-05-31"));
    let found = &dates("fr", "Tout sera fini d'ici la fin août.", "2021-07-08")[0];
    assert_eq!((found.value.as_str(), found.latest.as_deref()), ("../2021-08-31", Some("2021-08-31")));
}

#[test]
fn with_only_the_month_of_publication_a_weekday_stays_open() {
    let found = &dates("fr", "Le ministre a démissionné mercredi.", "2021-07")[0];
    assert_eq!((found.value.as_str(), found.certainty), ("XXXX-WXX-3", Certainty::Check));
    assert_eq!((found.earliest.as_deref(), found.latest.as_deref()), (Some("2021-07-01"), Some("2021-07-31")));
    assert_eq!(found.why.alternatives, ["2021-07-07", "2021-07-14", "2021-07-21", "2021-07-28"]);
}

#[test]
fn what_is_no_date_stays_unmarked() {
    for text in [
        "Agé de 37 ans, il a fui.",
        "Un homme de 46 ans a fui.",
        "Anna Duval, 37 ans, a fui.",
        "Elle est morte à 93 ans.",
        "Il a fêté ses 50 ans.",
        "Les moins de 16 ans sont exclus.",
        "Le budget atteint 2000 euros.",
        "L'équipe a gagné 3-2.",
        "Appelez le 01 42 00 00 00.",
        "Mars est la quatrième planète.",
        "Le capitaine Avril a parlé.",
        "Il a été vu à Lyon.",
        "Elle habite au 14, rue de mars.",
        "L'avenue du 8-Mai-1945 est fermée.",
        "Il a revu le film Vendredi 13 avec elle.",
        "Elle vit à la mer.",
        "Elle marche le long de la mer. Il pleut.",
        "La version 2.10 est sortie.",
        "L'Est républicain l'a révélé.",
        "Noël Duval a chanté.",
        "Le quotidien l'a révélé.",
        "Les 27 se sont réunis.",
        "L'Airbus A320 transportait 150 passagers.",
    ] {
        check("fr", text, &[]);
    }
    for text in
        ["The man, 37, fled.", "She may march.", "It cost 2000 dollars.", "They won 3-2.", "He is a 20-year-old man."]
    {
        check("en", text, &[]);
    }
}

#[test]
fn why_names_what_decided_and_what_lost() {
    let found = &dates("fr", "Le ministre a démissionné lundi.", "2021-07-08")[0];
    assert_eq!((found.why.rule, found.anchor), ("weekday-past", Anchor::Publication));
    assert_eq!(found.why.alternatives, ["2021-07-12"]);
    assert!(!found.why.cues.is_empty());
}

/// Sentences whose dates hang on the publication date, none on a weekday.
const ANCHORED: [&str; 14] = [
    "Le prix a baissé hier.",
    "Le prix a baissé hier soir.",
    "Le prix baissera demain matin.",
    "Le prix a baissé le 30 juin.",
    "Le prix a baissé en juin.",
    "Le prix baissera en novembre.",
    "Le prix a baissé le mois dernier.",
    "Le prix baissera l'an prochain.",
    "Le prix a baissé cette année.",
    "Le prix a baissé il y a trois ans.",
    "Le prix baissera dans deux mois.",
    "Le prix a baissé au deuxième trimestre.",
    "Le prix a baissé l'hiver dernier.",
    "Le prix avait baissé à Noël.",
];

#[test]
fn a_year_later_every_date_that_hangs_on_publication_is_a_year_later() {
    let year = |date: &Date| -> i32 { date.value[..4].parse().unwrap() };
    for text in ANCHORED {
        let (now, later) = (dates("fr", text, "2021-07-08"), dates("fr", text, "2022-07-08"));
        assert_eq!((now.len(), later.len()), (1, 1), "{text}");
        assert_eq!(now[0].anchor, Anchor::Publication, "{text}");
        assert_eq!(year(&later[0]), year(&now[0]) + 1, "{text}");
        assert_eq!(later[0].value[4..], now[0].value[4..], "{text}");
    }
}

/// The value with each of its years a year later.
fn a_year_later(value: &str) -> String {
    let side = |side: &str| match (side.get(..4).and_then(|year| year.parse::<i32>().ok()), side.get(4..)) {
        (Some(year), Some(rest)) => format!("{:04}{rest}", year + 1),
        _ => side.to_owned(),
    };
    value.split('/').map(side).collect::<Vec<_>>().join("/")
}

/// Whether the days of a row hang on the week or the moon, or a row counts such things: those do not move by a year.
fn hangs_on_the_week(row: &Row) -> bool {
    match row.meaning {
        Meaning::Feast => !row.value.ends_with("-12-25"),
        Meaning::Holiday(code) => !code.starts_with(|c: char| c.is_ascii_digit()),
        Meaning::OfMonth | Meaning::OfSeason => !matches!(row.value.len(), 21),
        _ => false,
    }
}

/// Checks all rows of both languages; returns how many values moved with their publication.
fn moved_with_publication(year: i32, month: u8, day: u8) -> usize {
    let mut moved = 0;
    let at = |year: i32| format!("{year:04}-{month:02}-{day:02}");
    for language in lang::all() {
        let weekdays: Vec<&str> = language
            .dates
            .words
            .entries()
            .filter(|entry| entry.section == "WEEKDAY" || entry.section == "WEEKDAYS")
            .map(|entry| entry.key)
            .collect();
        for row in language.dates.rows.iter().filter(|row| !hangs_on_the_week(row)) {
            let text = row.example.replace(['[', ']'], "");
            // A weekday before decides what comes after it.
            let lower = text.to_lowercase();
            if weekdays.iter().any(|weekday| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == *weekday)) {
                continue;
            }
            let (now, later) = (dates(language.code, &text, &at(year)), dates(language.code, &text, &at(year + 1)));
            assert_eq!(now.len(), later.len(), "{text}");
            for (now, later) in now.iter().zip(&later) {
                let absolute = now.anchor == Anchor::Absolute || now.anchor == Anchor::None;
                if absolute {
                    assert_eq!(now.value, later.value, "{text}");
                } else if now.anchor == Anchor::Publication && !now.value.contains("-W") && now.value.len() > 3 {
                    assert_eq!(a_year_later(&now.value), later.value, "{text} on {}", at(year));
                    moved += usize::from(now.value != later.value);
                }
            }
        }
    }
    moved
}

#[test]
fn a_year_later_every_row_that_hangs_on_publication_is_a_year_later() {
    assert!(moved_with_publication(2021, 7, 8) > 60);
}

/// Whether `value` is an EDTF date of level 0 or 1: digits or trailing X, seasons 21 to 24, qualified by ~.
fn is_edtf_date(value: &str) -> bool {
    let value = value.trim_end_matches(['~', '?', '%']);
    let parts: Vec<&str> = value.split('-').collect();
    let shaped = |part: &str, len: usize| {
        let digits = part.trim_end_matches('X');
        part.len() == len && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let month = |part: &str| {
        part == "XX" || part.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month) || (21..=24).contains(&month))
    };
    match parts[..] {
        [year] => shaped(year, 4),
        [year, part] => shaped(year, 4) && month(part),
        [year, part, day] => {
            let whole = !value.contains('X');
            shaped(year, 4) && month(part) && shaped(day, 2) && (!whole || PartialDate::parse(value).is_ok())
        }
        _ => false,
    }
}

fn is_edtf(value: &str) -> bool {
    match value.split_once('/') {
        None => is_edtf_date(value),
        Some(("..", "..")) => false,
        Some((start, end)) => [start, end].iter().all(|side| *side == ".." || is_edtf_date(side)),
    }
}

fn hold(text: &str, found: &[Date]) {
    for date in found {
        assert_eq!(text.get(date.span.range()), Some(date.text.as_str()));
        assert_eq!(date.earliest.is_some(), date.latest.is_some());
        if let (Some(first), Some(last)) = (&date.earliest, &date.latest) {
            let (first, last) = (PartialDate::parse(first).unwrap(), PartialDate::parse(last).unwrap());
            assert!(first <= last, "{date:?}");
        }
        if let Some(edtf) = &date.edtf {
            assert!(is_edtf(edtf), "{edtf:?} of {date:?}");
        }
        if matches!(date.kind, DateKind::Set) {
            assert_eq!(date.earliest, None);
        }
        // The part or hour of a day is said once.
        let times = |end: &str| end.matches('T').count();
        assert!(date.value.ends_with("_REF") || date.value.split('/').all(|end| times(end) <= 1), "{date:?}");
    }
}

/// Every word of the examples of a language, so that random orders of them meet every row.
fn words(language: &str) -> Vec<String> {
    let language = lang::by_code(language).unwrap();
    let examples = language.dates.rows.iter().flat_map(|row| row.example.split_whitespace());
    let mut words: Vec<String> = examples.map(|word| word.replace(['[', ']'], "")).collect();
    words.extend(
        ["99999", "0", "31", "février", "9999", "1", "2021-13-45", "32/13/2021", "99h99", "-", ","].map(str::to_owned),
    );
    words
}

fn published() -> impl Strategy<Value = String> {
    (1..=9999_i32, 1..=12_u8, 1..=28_u8, 0..3).prop_map(|(year, month, day, grain)| match grain {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    })
}

proptest! {
    // Each case reads every row twice.
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// In summer, so that no 29 February lies between a date and publication.
    #[test]
    fn any_publication_a_year_later_moves_what_hangs_on_it(year in 1970..2090_i32, month in 7..=8_u8, day in 1..=28_u8) {
        prop_assert!(moved_with_publication(year, month, day) > 60);
    }
}

proptest! {
    #[test]
    fn any_order_of_words_and_any_publication_gives_sound_dates(
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        published in published(),
        french in any::<bool>(),
    ) {
        let language = if french { "fr" } else { "en" };
        let words = words(language);
        let text = picks.iter().map(|pick| words[pick.index(words.len())].as_str()).collect::<Vec<_>>().join(" ");
        hold(&text, &dates(language, &text, &published));
    }

    #[test]
    fn any_text_and_any_publication_gives_sound_dates(text in "\\PC{0,200}", published in published()) {
        hold(&text, &dates("fr", &text, &published));
        hold(&text, &dates("en", &text, &published));
    }

    #[test]
    fn any_figures_give_sound_dates(text in "[0-9hH:/. ,eramnois-]{0,60}", published in published()) {
        hold(&text, &dates("fr", &text, &published));
        hold(&text, &dates("en", &text, &published));
    }
}

/// Days of publication of every grain, at the ends of the calendar and in between.
const PUBLICATIONS: [&str; 8] =
    ["2021-07-08", "2020-02-29", "1999-12-31", "0001-01-01", "9999-12-31", "2021-07", "2021", "2024-01"];

#[test]
fn every_example_of_a_row_has_sound_days_and_edtf() {
    for language in lang::all() {
        for row in language.dates.rows {
            let text = row.example.replace(['[', ']'], "");
            for published in PUBLICATIONS.into_iter().chain((!row.published.is_empty()).then_some(row.published)) {
                hold(&text, &dates(language.code, &text, published));
            }
        }
    }
}

/// The next of a fixed row of numbers, by a linear congruence: the same texts in every run.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// EDTF of the examples of every row and of random orders of their words, for the EDTF parser of the page tests: it reads
/// the file that this test writes.
#[test]
fn edtf_is_written_for_the_parser() {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |code: &str, text: &str, published: &str| {
        for date in dates(code, text, published) {
            if let Some(edtf) = date.edtf {
                found.entry(edtf).or_insert_with(|| format!("{} ({published})", date.text));
            }
        }
    };
    for language in lang::all() {
        let words = words(language.code);
        let mut state = 1;
        for published in PUBLICATIONS {
            for row in language.dates.rows {
                let example = row.example.replace(['[', ']'], "");
                add(language.code, &example, published);
                for opener in language.dates.signals.entries().map(|entry| entry.key) {
                    let (start, _) = row.example.split_once('[').unwrap();
                    add(language.code, &format!("{opener} {}", &example[start.len()..]), published);
                }
            }
            for _ in 0..500 {
                let text =
                    (0..12).map(|_| words[next(&mut state) % words.len()].as_str()).collect::<Vec<_>>().join(" ");
                add(language.code, &text, published);
            }
        }
    }
    assert!(found.len() > 500, "only {} different strings", found.len());
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/edtf.json");
    std::fs::write(file, serde_json::to_string_pretty(&found).unwrap()).unwrap();
}
