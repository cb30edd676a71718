//! Words and shapes for actors.

use crate::analysis::ActorKind;
use crate::analysis::ActorKind::{Group, Organisation, Role};
use crate::lang::Lexicon;
use crate::lang::actors::{ActorPack, AdjectiveEnding, Due, HeadClass, Inflection};
use crate::lexicon;
use crate::text::Gender::Unknown;
use crate::text::Number::Plural;

/// The pack's part for actors.
pub(super) static PACK: ActorPack = ActorPack {
    heads: &HEADS,
    compounds: &COMPOUNDS,
    classes: CLASSES,
    inflections: INFLECTIONS,
    prefixes: &["ex-", "vice-", "co-", "deputy-", "pro-", "anti-", "non-"],
    adjectives: &ADJECTIVES,
    adjective_endings: ADJECTIVE_ENDINGS,
    invariable_adjectives: &[],
    adverb_endings: &["ly"],
    adjectives_agree: false,
    modifiers_first: true,
    determiners: &DETERMINERS,
    demonyms: &super::places::PACK.demonyms,
    quantities: &QUANTITIES,
    links: &LINKS,
    role_words: &ROLE_WORDS,
    abstract_endings: &["tion", "sion", "ment", "ty", "ure", "age", "ism", "ance", "ence", "ness", "ship", "dom"],
    metonyms: &METONYMS,
    titles: &TITLES,
    person_endings: &["er", "or", "ist", "ian", "man", "woman"],
    equivalents: EQUIVALENTS,
    place_verbs: &PLACE_VERBS,
    model: None,
};

static EQUIVALENTS: &[&[&str]] = &[
    &["chief executive", "ceo", "boss"],
    &["lawmaker", "congressman", "congresswoman", "senator", "representative", "member parliament"],
    &["top diplomat", "secretary state", "foreign minister"],
];

static HEADS: Lexicon = lexicon!("actors_heads.txt");
static COMPOUNDS: Lexicon = lexicon!("actors_compounds.txt");
static ADJECTIVES: Lexicon = lexicon!("actors_adjectives.txt");
static DETERMINERS: Lexicon = lexicon!("actors_determiners.txt");
static QUANTITIES: Lexicon = lexicon!("actors_quantities.txt");
static LINKS: Lexicon = lexicon!("actors_links.txt");
static ROLE_WORDS: Lexicon = lexicon!("actors_roles.txt");
static METONYMS: Lexicon = lexicon!("actors_metonyms.txt");
static TITLES: Lexicon = lexicon!("actors_titles.txt");
static PLACE_VERBS: Lexicon = lexicon!("actors_place_verbs.txt");

const fn class(section: &'static str, singular: ActorKind, plural: ActorKind, due: Due) -> HeadClass {
    HeadClass { section, singular, plural, due }
}

static CLASSES: &[HeadClass] = &[
    class("people", Role, Group, Due::Acting),
    class("source", Role, Group, Due::Acting),
    class("collective", Group, Group, Due::Acting),
    class("groups", Group, Group, Due::Acting),
    class("unique", Organisation, Organisation, Due::Always),
    class("institution", Organisation, Organisation, Due::Acting),
    class("weak", Organisation, Organisation, Due::Acting),
];

const fn plural(ending: &'static str, base: &'static str, example: (&'static str, &'static str)) -> Inflection {
    Inflection { ending, base, gender: Unknown, number: Plural, example }
}

static INFLECTIONS: &[Inflection] = &[
    plural("men", "man", ("policemen", "policeman")),
    plural("women", "woman", ("spokeswomen", "spokeswoman")),
    plural("ies", "y", ("parties", "party")),
    plural("es", "", ("witnesses", "witness")),
    plural("s", "", ("officials", "official")),
];

const fn adjective(ending: &'static str, example: &'static str) -> AdjectiveEnding {
    AdjectiveEnding { ending, participle: false, agent: matches!(ending.as_bytes(), b"ed"), example }
}

static ADJECTIVE_ENDINGS: &[AdjectiveEnding] = &[
    adjective("ish", "british"),
    adjective("ese", "chinese"),
    adjective("ian", "syrian"),
    adjective("can", "american"),
    adjective("ic", "islamic"),
    adjective("ist", "islamist"),
    adjective("al", "federal"),
    adjective("ed", "armed"),
    adjective("ous", "religious"),
    adjective("ive", "conservative"),
];
