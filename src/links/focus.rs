//! The countries an article is about.

use crate::analysis::{BlockKind, CountryShare, Focus, Place, PlaceUse};
use crate::layers::places::demonyms;
use crate::text::Document;

/// Countries with their share of the places' mentions and of the demonyms, greatest first.
///
/// The title and the first paragraph count twice; a name that stands for a government counts less than the place.
pub(super) fn find(document: &Document, places: &[Place]) -> Focus {
    let lead = lead_end(document);
    let mut votes: Vec<(&'static str, f32)> = Vec::new();
    let mut add = |country: &'static str, start: u32, vote: f32| {
        let vote = if start < lead { vote * 2.0 } else { vote };
        match votes.iter_mut().find(|entry| entry.0 == country) {
            Some(entry) => entry.1 += vote,
            None => votes.push((country, vote)),
        }
    };
    for place in places {
        let vote = match place.usage {
            PlaceUse::Literal => 1.0,
            PlaceUse::Nested => 0.5,
            PlaceUse::Metonymic => 0.25,
        };
        if let Some(country) = place.country {
            add(country, place.span.start, vote);
        }
    }
    for (token, country) in demonyms(document) {
        add(country, document.tokens[token].span.start, 0.5);
    }
    let total: f32 = votes.iter().map(|entry| entry.1).sum();
    let share = |vote: f32| (vote / total * 100.0).round() / 100.0;
    let mut countries: Vec<CountryShare> =
        votes.into_iter().map(|(country, vote)| CountryShare { country, share: share(vote) }).collect();
    countries.retain(|entry| entry.share > 0.0);
    countries.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.country.cmp(b.country)));
    Focus { countries }
}

/// Where the first paragraph ends.
fn lead_end(document: &Document) -> u32 {
    let first = document.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    first.map_or(0, |block| block.span.end)
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, f32)]) {
        let options = Options { language: Some(crate::lang::by_code("fr").unwrap()), ..Options::default() };
        let countries = crate::analyze(text, &options).focus.countries;
        let shares: Vec<(&str, f32)> = countries.iter().map(|entry| (entry.country, entry.share)).collect();
        assert_eq!(shares, expected, "{text}");
    }

    #[test]
    fn shares_of_countries() {
        check("Rien ne se passe ici.", &[]);
        check("Il pleut au Mali.\n\nIl vente au Tchad.", &[("ML", 0.67), ("TD", 0.33)]);
        check("Il pleut au Mali, dit un diplomate tchadien.", &[("ML", 0.67), ("TD", 0.33)]);
        check("Il pleut au Mali, selon Moscou.", &[("ML", 0.8), ("RU", 0.2)]);
    }
}
