//! The examples of every pack, and the rules one by one.

use crate::Options;

/// Places as `text kind country use`.
fn shown(text: &str, language: &'static crate::lang::Language) -> Vec<String> {
    let options = Options { language: Some(language), ..Options::default() };
    let analysis = crate::analyze(text, &options);
    let word = |value: String| value.trim_matches('"').to_owned();
    let show = |place: &crate::analysis::Place| {
        let kind = word(serde_json::to_string(&place.kind).unwrap());
        let usage = word(serde_json::to_string(&place.usage).unwrap());
        format!("{} {kind} {} {usage}", place.text, place.country.unwrap_or("-"))
    };
    analysis.places.iter().map(show).collect()
}

#[test]
fn every_example_of_every_pack() {
    for language in crate::lang::all() {
        assert!(language.places.examples.len() > 5, "{}", language.code);
        let wrong: Vec<String> = language
            .places
            .examples
            .iter()
            .map(|example| (example, shown(example.text, language)))
            .filter(|(example, places)| places != example.places)
            .map(|(example, places)| format!("{}: {places:?}", example.text))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", language.code);
    }
}

#[test]
fn the_name_is_written_as_in_the_article_unless_french_has_another() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let options = Options { language: crate::lang::by_code("fr").ok(), ..Options::default() };
        let analysis = crate::analyze(text, &options);
        let names: Vec<_> = analysis.places.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, [expected], "{text}");
    }
    check("Il vit à Badghis.", "Badghis");
    check("Il vit aux Etats-Unis.", "États-Unis");
    check("Il vit à Évry.", "Évry");
    check("Il vit en Paca.", "Provence-Alpes-Côte d'Azur");
}

#[test]
fn a_village_lies_where_the_text_lets_it() {
    #[track_caller]
    fn check(text: &str, expected: (f32, f32)) {
        let options = Options { language: crate::lang::by_code("fr").ok(), ..Options::default() };
        let analysis = crate::analyze(text, &options);
        let first = analysis.places.first().and_then(|place| Some((place.lat?, place.lon?)));
        let near = first.is_some_and(|(lat, lon)| (lat - expected.0).abs() < 0.05 && (lon - expected.1).abs() < 0.05);
        assert!(near, "{text}: {first:?}");
    }
    check("Le maire de la commune de Genouillac (Creuse) a démissionné.", (46.35, 2.0));
    check("Un sac a été trouvé dans la commune de Polincove.", (50.85, 2.1));
    // What holds it says that it is not the one that is known: it lies somewhere in that.
    check("Le maire de la commune de Genouillac (Charente) a démissionné.", (45.7, 0.17));
}
