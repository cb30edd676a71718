//! Words and shapes for places.

use crate::lang::places::{PlaceExample, PlacePack};
use crate::lexicon;

/// The pack's part for places.
pub(super) static PACK: PlacePack = PlacePack {
    openers: lexicon!("places_openers.txt"),
    types: lexicon!("places_types.txt"),
    linkers: lexicon!("places_linkers.txt"),
    seats: lexicon!("places_seats.txt"),
    at: lexicon!("places_at.txt"),
    into: lexicon!("places_in.txt"),
    into_no_town: false,
    weak: lexicon!("places_weak.txt"),
    agents: lexicon!("places_agents.txt"),
    sources: lexicon!("places_sources.txt"),
    verbs: lexicon!("places_verbs.txt"),
    numbered: lexicon!("places_numbered.txt"),
    numbered_towns: &["paris", "lyon", "marseille"],
    directions: lexicon!("places_directions.txt"),
    stop: lexicon!("places_stop.txt"),
    demonyms: lexicon!("places_demonyms.txt"),
    usual_names: false,
    type_follows: true,
    home: &["US", "GB"],
    examples: EXAMPLES,
};

const EXAMPLES: &[PlaceExample] = &[
    PlaceExample { text: "The fire spread across northern Portugal.", places: &["Portugal country PT literal"] },
    PlaceExample {
        text: "He was born in Paris, Texas.",
        places: &["Paris city US literal", "Texas region US literal"],
    },
    PlaceExample { text: "He was seen in Washington.", places: &["Washington city US literal"] },
    PlaceExample {
        text: "The Institute for Fine Ships (IFS) knows. The IFS told her in London.",
        places: &["London city GB literal"],
    },
    PlaceExample {
        text: "She moved from London to New York.",
        places: &["London city GB literal", "New York city US literal"],
    },
    PlaceExample {
        text: "Troops left the town of Herat in Afghanistan.",
        places: &["Herat city AF literal", "Afghanistan country AF literal"],
    },
    PlaceExample { text: "Clashes were reported in Herat province.", places: &["Herat region AF literal"] },
    PlaceExample {
        text: "He lives in the UK and works in the U.S.",
        places: &["UK country GB literal", "U.S. country US literal"],
    },
    PlaceExample { text: "Ships crossed the Black Sea.", places: &["Black Sea water - literal"] },
    PlaceExample { text: "Moscow accused the West of lying.", places: &["Moscow city RU metonymic"] },
    PlaceExample { text: "It cost US$5 in March.", places: &[] },
    PlaceExample { text: "French officials met the Germans.", places: &[] },
    PlaceExample {
        text: "The island of St Eustatius lies near Saba.",
        places: &["St Eustatius region BQ literal", "Saba region BQ literal"],
    },
];
