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
    into_no_town: true,
    weak: lexicon!("places_weak.txt"),
    agents: lexicon!("places_agents.txt"),
    sources: lexicon!("places_sources.txt"),
    verbs: lexicon!("places_verbs.txt"),
    numbered: lexicon!("places_numbered.txt"),
    numbered_towns: &["paris", "lyon", "marseille"],
    directions: lexicon!("places_directions.txt"),
    stop: lexicon!("places_stop.txt"),
    demonyms: lexicon!("places_demonyms.txt"),
    usual_names: true,
    type_follows: false,
    home: &["FR"],
    examples: EXAMPLES,
};

const EXAMPLES: &[PlaceExample] = &[
    // The proper name alone, with its noun where it belongs to it.
    PlaceExample {
        text: "La province de Badghis et la ville de Kunduz sont tombées.",
        places: &["Badghis region AF literal", "Kunduz city AF literal"],
    },
    PlaceExample {
        text: "Le navire a quitté la mer Noire par le Bosphore.",
        places: &["mer Noire water - literal", "Bosphore water - literal"],
    },
    PlaceExample { text: "Des soldats ont quitté la base aérienne de Bagram.", places: &["Bagram site AF literal"] },
    // Town, division or département by the words before.
    PlaceExample {
        text: "Les provinces de Badghis et de Herat sont menacées.",
        places: &["Badghis region AF literal", "Herat region AF literal"],
    },
    PlaceExample { text: "Des tirs ont été entendus à Herat.", places: &["Herat city AF literal"] },
    PlaceExample { text: "La neige bloque le Québec.", places: &["Québec region CA literal"] },
    PlaceExample { text: "Il est né à Québec.", places: &["Québec city CA literal"] },
    PlaceExample {
        text: "L'usine de Lormont (Gironde) va fermer.",
        places: &["Lormont city FR literal", "Gironde region FR literal"],
    },
    PlaceExample {
        text: "La Garonne est en crue en Gironde.",
        places: &["Garonne water FR literal", "Gironde region FR literal"],
    },
    // Numbered parts of towns.
    PlaceExample {
        text: "Il vit dans le VIIIe arrondissement de Lyon.",
        places: &["VIIIe arrondissement area FR literal", "Lyon city FR literal"],
    },
    PlaceExample {
        text: "Le commissariat du 19e arrondissement est fermé.",
        places: &["19e arrondissement area FR literal"],
    },
    PlaceExample { text: "Le sentier longe le Golfe de Porto.", places: &["Golfe de Porto water - literal"] },
    PlaceExample {
        text: "Ils se sont retrouvés devant le Palais de la paix.",
        places: &["Palais de la paix site - literal"],
    },
    // Articles and contractions.
    PlaceExample {
        text: "Le maire du Havre se rend aux Etats-Unis.",
        places: &["Havre city FR literal", "Etats-Unis country US literal"],
    },
    // Towns that are also words.
    PlaceExample {
        text: "Elle vit à Tours, près de Sens.",
        places: &["Tours city FR literal", "Sens city FR literal"],
    },
    PlaceExample { text: "Orange a présenté ses comptes. Mars approche.", places: &[] },
    PlaceExample {
        text: "Le nord du Mali et l'est de la Syrie restent dangereux.",
        places: &["Mali country ML literal", "Syrie country SY literal"],
    },
    // Names that the gazetteer lacks, called a place by a noun.
    PlaceExample {
        text: "Le village de Woulandia, au Mali, a été attaqué.",
        places: &["Woulandia city ML literal", "Mali country ML literal"],
    },
    // A capital that speaks or acts.
    PlaceExample { text: "Selon Washington, l'accord est mort.", places: &["Washington city US metonymic"] },
    PlaceExample { text: "Moscou a dénoncé ces sanctions.", places: &["Moscou city RU metonymic"] },
    PlaceExample { text: "Il vit à Moscou.", places: &["Moscou city RU literal"] },
    // Short forms and informal regions.
    PlaceExample { text: "En Paca, la sécheresse inquiète.", places: &["Paca region FR literal"] },
    PlaceExample {
        text: "La guerre gagne le Sahel et le Proche-Orient.",
        places: &["Sahel region - literal", "Proche-Orient region - literal"],
    },
    // Demonyms are no places.
    PlaceExample { text: "Les Afghans fuient, dit un diplomate américain.", places: &[] },
    // Streets and buildings: their noun belongs to the name, the town before holds them.
    PlaceExample {
        text: "À Lyon, la rue Mercière est fermée, comme le lac d'Annecy.",
        places: &["Lyon city FR literal", "rue Mercière site FR literal", "lac d'Annecy water FR literal"],
    },
    // An article has one sense of a name.
    PlaceExample {
        text: "Un séisme a frappé Valence, en Espagne. Valence est sous le choc.",
        places: &["Valence city ES literal", "Espagne country ES literal", "Valence city ES literal"],
    },
    // Inside the name of an institution, but not of a brand.
    PlaceExample { text: "Selon la Cour d'appel de Paris, Air France a perdu.", places: &["Paris city FR nested"] },
    // An article in capital at the start of a sentence makes no name.
    PlaceExample { text: "Le cap est franchi. La réunion a eu lieu.", places: &[] },
    PlaceExample { text: "Elle vit au Cap depuis un an.", places: &["Cap city ZA literal"] },
    // A town among towns, and an unknown one that is located once.
    PlaceExample {
        text: "Le train dessert Antibes, Cannes, Nice et Toulon.",
        places: &[
            "Antibes city FR literal",
            "Cannes city FR literal",
            "Nice city FR literal",
            "Toulon city FR literal",
        ],
    },
    PlaceExample {
        text: "Le débat de Wolmire (Eure) est clos. Le maire rentre à Wolmire.",
        places: &["Wolmire city FR literal", "Eure region FR literal", "Wolmire city FR literal"],
    },
];
