//! Any text, any options: no panic, valid spans, the same answer twice.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::analyzed;
use depeche::Options;
use depeche::calendar::PartialDate;
use proptest::prelude::*;

fn published() -> Options {
    Options::parse(Some("2021-07-08"), None).unwrap()
}

#[test]
fn nothing_and_blanks_give_nothing() {
    for text in ["", " ", "\n", "\r\n\r\n", "\t \u{a0}\u{202f}\n", "\u{feff}", "\0", "\u{200b}"] {
        let analysis = analyzed(text, &published());
        let found = analysis.dates.len() + analysis.places.len() + analysis.actors.len() + analysis.quotes.len();
        assert_eq!(found, 0, "{text:?}");
    }
}

#[test]
fn marks_alone_and_odd_marks_are_survived() {
    for text in [
        "\"",
        "\"\"",
        "\"\"\"",
        "«",
        "»",
        "»«",
        "« « »",
        "“”“",
        "' ' '",
        "\"\n\"\n\"",
        "«\n\n»",
        "\"«“‘",
        "(...)",
        "...",
        "-t-il",
        "l'",
        "'",
        "’",
        "—",
        "- - -",
        "selon",
        "Selon,",
        "que",
        "a-t-il ajouté",
        "\"a",
        "a\"",
        "\"a\" \"",
        ":\"",
    ] {
        analyzed(text, &published());
    }
}

/// Sentences with cues, incises, frames and names, to be cut anywhere.
const CUT: &str = "Le maire de Lyon, Paul Roy, a, selon lui, « tout fait », a dit la ministre. « Le port, explique Anna Duval, \
    cheffe du service. On attend », dit la mairie, ajoutant que, selon Paul Roy, dix élus, dont un de ses proches, ont quitté \
    mardi la ville: « Nous partons » (AFP). La même source a accusé le préfet d'avoir menti, a-t-elle dit à l'AFP.";

#[test]
fn a_text_cut_anywhere_is_survived() {
    for (at, _) in CUT.char_indices() {
        analyzed(&CUT[..at], &published());
        analyzed(&CUT[at..], &published());
    }
    for text in ["» hier, dit la", "« La ville est là, dit la", ", selon Paul Roy,"] {
        analyzed(text, &published());
    }
}

#[test]
fn other_scripts_and_broken_text_are_survived() {
    for text in [
        "قال الرئيس «نحن هنا» يوم الأربعاء في القاهرة.",
        "Президент заявил: «Мы здесь», сообщает агентство в среду.",
        "总统星期三在北京说:“我们在这里。”",
        "שלום \"עולם\" 2021",
        "👩‍👩‍👧 \"Oui 🎉\", a dit Anna 🇫🇷 à Lyon.",
        "e\u{301}te\u{301} a\u{300} l'e\u{301}cole, a-t-il dit",
        "a\u{fffd}b \u{fffd}\u{fffd} « \u{fffd} »",
        "\u{1}\u{2}\u{3}\u{7f}\u{85}\u{2028}\u{2029}",
        "İstanbul İİİ ß ﬁ Ǆ, a-t-il dit",
    ] {
        analyzed(text, &published());
    }
}

#[test]
fn line_ends_of_windows_change_no_finding() {
    let unix =
        "Titre du jour\n\nLe maire, Jean Petit, a déclaré mercredi à Lyon : \"Nous partons\".\n\nIl est revenu en mai.";
    let windows = unix.replace('\n', "\r\n");
    let (one, other) = (analyzed(unix, &published()), analyzed(&windows, &published()));
    let words = |analysis: &depeche::Analysis| {
        let mut words: Vec<String> = analysis.dates.iter().map(|date| date.text.clone()).collect();
        words.extend(analysis.places.iter().map(|place| place.text.clone()));
        words.extend(analysis.actors.iter().map(|actor| actor.text.clone()));
        words.extend(analysis.quotes.iter().map(|quote| quote.text.clone()));
        words
    };
    assert!(!words(&one).is_empty());
    assert_eq!(words(&one), words(&other));
}

#[test]
fn offsets_fit_after_emoji() {
    let text = "🎉🎉 \"Nous partons 🚀 demain\", a déclaré Anna Duval.";
    let analysis = analyzed(text, &published());
    assert!(analysis.quotes.iter().any(|quote| quote.text == "Nous partons 🚀 demain"), "{:?}", analysis.quotes);
}

#[test]
fn a_line_of_a_megabyte_is_analysed() {
    let sentence = "\"Nous partons\", a déclaré mercredi Anna Duval, maire de Lyon, aux manifestants. ";
    let text = sentence.repeat((1 << 20) / sentence.len());
    let analysis = analyzed(&text, &published());
    assert!(analysis.quotes.len() > 10_000, "{} quotes", analysis.quotes.len());
    assert!(analysis.dates.len() > 10_000, "{} dates", analysis.dates.len());
}

#[test]
fn ten_megabytes_are_analysed() {
    let paragraph = "Le gouvernement a annoncé jeudi 3 juin que \"rien ne change\" à Paris, selon Anna Duval.\n\n";
    let text = paragraph.repeat((10 << 20) / paragraph.len());
    // Once: checking every promise twice over 10 MB is the robustness of the test, not of the engine.
    let analysis = depeche::analyze(&text, &published());
    assert!(analysis.dates.len() > 100_000, "{} dates", analysis.dates.len());
}

#[test]
fn hostile_repetitions_stay_linear() {
    // Each of these made some tokenizer, pairing or pattern matcher quadratic once; a test that hangs has failed.
    for piece in [
        "\"", "«", "(", "a ", "A ", "1 ", "l'", "- ", "M. ", "selon ", "que ", "du 3 au ", "de ", ", ", "\n", "A-",
        "'a ",
    ] {
        analyzed(&piece.repeat(60_000), &published());
    }
}

/// Words that make rules fire, in any order.
fn words() -> impl Strategy<Value = String> {
    let pool = [
        "mercredi",
        "mardi",
        "soir",
        "à",
        "14H30",
        "du",
        "3",
        "au",
        "5",
        "mai",
        "2021",
        "fin",
        "d'ici",
        "depuis",
        "20",
        "ans",
        "il y a",
        "dans",
        "la nuit dernière",
        "\"",
        "«",
        "»",
        "“",
        "”",
        "'",
        "(",
        ")",
        ",",
        ".",
        ":",
        "\n",
        "\n\n",
        "-",
        "Selon",
        "selon",
        "a déclaré",
        "a-t-il ajouté",
        "que",
        "précisant",
        "Le président",
        "Anna",
        "Duval",
        "M.",
        "Mme",
        "l'",
        "d'",
        "AFP",
        "Paris",
        "la province de",
        "Herat",
        ", capitale de",
        "les talibans",
        "des responsables",
        "(...)",
        "…",
        "0",
        "99",
        "31",
        "février",
        "l'armée",
        "said",
        "on",
        "Tuesday",
        "U.S.",
        "according",
        "to",
        "🎉",
        "\u{a0}",
    ];
    prop::collection::vec(prop::sample::select(pool.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

fn options() -> impl Strategy<Value = Options> {
    let date = (1_i32..=9999, prop::option::of(1_u8..=12), prop::option::of(1_u8..=28))
        .prop_map(|(year, month, day)| PartialDate { year, month, day: month.and(day) });
    let language = prop::option::of(prop::sample::select(depeche::lang::all().to_vec()));
    (prop::option::of(date), language).prop_map(|(published, language)| Options { published, language })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: prop::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_telling_words_is_survived(text in words(), options in options()) {
        analyzed(&text, &options);
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), options in options()) {
        analyzed(&text, &options);
    }
}
