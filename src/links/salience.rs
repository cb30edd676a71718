//! How much of the article each entity is.

use crate::analysis::{Actor, Entity, Quote};
use crate::text::Document;

/// Points for a subject beside those for the mention itself.
const SUBJECT: u32 = 1;
/// Points for a quote.
const QUOTE: u32 = 2;
/// Points for whom the title names.
const TITLE: u32 = 3;

/// Writes each entity's salience: a point a mention, one more where it is the subject of its clause, two a quote, and
/// three if the title names it. A quote inside a reported clause is a part of that. `subjects` tells for every actor
/// whether it is a subject.
pub(super) fn rate(
    document: &Document,
    actors: &[Actor],
    subjects: &[bool],
    quotes: &[Quote],
    entities: &mut [Entity],
) {
    let title = document.header.title;
    for entity in entities {
        let mentions = entity.mentions.len() as u32;
        let acting = entity.mentions.iter().filter(|id| subjects[id.index()]).count() as u32;
        let titled =
            title.is_some_and(|title| entity.mentions.iter().any(|id| title.contains(actors[id.index()].span)));
        let said = entity.quotes.iter().filter(|id| quotes[id.index()].within.is_none()).count() as u32;
        entity.salience = mentions + SUBJECT * acting + QUOTE * said + TITLE * u32::from(titled);
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u32)]) {
        let options = Options { language: Some(crate::lang::by_code("fr").unwrap()), ..Options::default() };
        let entities = crate::analyze(text, &options).entities;
        let rated: Vec<(&str, u32)> = entities.iter().map(|entity| (entity.name.as_str(), entity.salience)).collect();
        assert_eq!(rated, expected, "{text}");
    }

    #[test]
    fn mentions_subjects_quotes_and_the_title_count() {
        check("Le vent a réveillé Anna Duval.", &[("Anna Duval", 1)]);
        check("Le vent souffle avec Anna Duval.", &[("Anna Duval", 1)]);
        check("Anna Duval dort.", &[("Anna Duval", 2)]);
        check("Anna Duval a vu Paul Roy. Paul Roy dort.", &[("Anna Duval", 2), ("Paul Roy", 3)]);
        check("« Je pars », a dit Anna Duval.", &[("Anna Duval", 3)]);
        check("Anna Duval a dit que tout était « perdu ».", &[("Anna Duval", 4)]);
        check("Le départ d'Anna Duval\n\nLe vent a réveillé Anna Duval. Il fait beau.", &[("Anna Duval", 5)]);
    }
}
