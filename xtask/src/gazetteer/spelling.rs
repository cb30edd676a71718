//! Other spellings and short forms of the names of towns, by rule.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Draft;
use super::fold::fold;
use super::format::Class;
use super::hand::Alias;

/// Countries whose towns French newspapers spell in several ways.
const TRANSLITERATED: [&str; 22] = [
    "AE", "AF", "BH", "DZ", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PK", "PS", "QA", "SA", "SD",
    "SO", "SY", "YE",
];

/// Countries whose letters GeoNames writes as the English do.
const CYRILLIC: [&str; 9] = ["RU", "UA", "BY", "KZ", "KG", "TJ", "TM", "UZ", "MN"];

/// What the English and the French write for one Cyrillic letter or group, the longest first.
const LETTERS: &[(&str, &str)] = &[
    ("shch", "chtch"),
    ("zh", "j"),
    ("kh", "kh"),
    ("sh", "ch"),
    ("ch", "tch"),
    ("yu", "iou"),
    ("ya", "ia"),
    ("ye", "ie"),
    ("yo", "io"),
    ("ou", "ou"),
    ("u", "ou"),
];

/// Words that part the short form of a commune from the rest of its name.
const LINKS: [&str; 15] =
    ["sur", "sous", "en", "lès", "les", "lez", "le", "la", "de", "du", "des", "d'", "l'", "aux", "au"];
/// Communes from this many inhabitants on are called by the first part of their name.
const SHORTENED: u64 = 8_000;

/// Whether French newspapers spell the towns of a country in several ways.
pub(super) fn varies(country: &str) -> bool {
    TRANSLITERATED.contains(&country)
}

/// The French spelling of a town whose name GeoNames spells as the English do: "Lyssytchansk" for "Lysychansk".
pub(super) fn in_french(name: &str, country: &str) -> Option<String> {
    let plain = name.chars().all(|letter| letter.is_ascii_alphabetic() || matches!(letter, '-' | ' ' | '\''));
    if !CYRILLIC.contains(&country) || !plain {
        return None;
    }
    let lower: String = name.to_lowercase().replace('\'', "");
    let (mut french, mut rest) = (String::new(), lower.as_str());
    while let Some(letter) = rest.chars().next() {
        let found = LETTERS.iter().find(|(english, _)| rest.starts_with(english));
        let (taken, written) = found.map_or((&rest[..1], &rest[..1]), |(english, french)| (*english, *french));
        let vowel = |letter: Option<char>| letter.is_some_and(|letter| "aeiouy".contains(letter));
        let between = vowel(french.chars().last()) && vowel(rest[1..].chars().next());
        // "s" and "g" are soft in French where they are hard in Russian.
        let hard = letter == 'g' && matches!(rest.as_bytes().get(1), Some(b'e' | b'i' | b'y'));
        french.push_str(if letter == 's' && taken == "s" && between { "ss" } else { written });
        french.push_str(if hard { "u" } else { "" });
        rest = &rest[taken.len()..];
    }
    if french.ends_with("ii") || french.ends_with("iy") {
        french.pop();
    }
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    let french: Vec<String> =
        french.split(' ').map(|word| word.split('-').map(capital).collect::<Vec<_>>().join("-")).collect();
    let french = french.join(" ");
    (fold(&french) != fold(name)).then_some(french)
}

/// "Neuilly" for "Neuilly-sur-Seine": the first part of a French name, where one commune is by far the largest that has
/// it and no other place has that name.
pub(super) fn short_forms(places: &[Draft]) -> Vec<Alias> {
    let taken: BTreeSet<String> =
        places.iter().flat_map(|place| place.others.iter().chain([&place.name])).map(|name| fold(name)).collect();
    let mut towns: BTreeMap<&str, Vec<&Draft>> = BTreeMap::new();
    for place in places {
        let town = matches!(place.class, Class::Town | Class::Seat) && place.country.as_deref() == Some("FR");
        if let Some(short) = first_part(&place.name).filter(|_| town) {
            towns.entry(short).or_default().push(place);
        }
    }
    let mut aliases = Vec::new();
    for (short, mut named) in towns {
        named.sort_by_key(|place| std::cmp::Reverse(place.population));
        let largest = named[0];
        let alone = named.get(1).is_none_or(|second| second.population * 5 < largest.population);
        if largest.population >= SHORTENED && alone && !taken.contains(&fold(short)) {
            aliases.push(Alias { name: short.to_owned(), target: largest.name.clone(), short: true });
        }
    }
    aliases
}

/// What stands before the first small word of a name with hyphens.
fn first_part(name: &str) -> Option<&str> {
    let mut end = 0;
    for word in name.split('-') {
        if end > 0 && (LINKS.contains(&word) || word.starts_with("d'") || word.starts_with("l'")) {
            let short = &name[..end - 1];
            let article = matches!(short, "Le" | "La" | "Les" | "Saint" | "Sainte" | "Notre-Dame" | "Val" | "Mont");
            return (short.len() >= 5 && !article).then_some(short);
        }
        end += word.len() + 1;
    }
    None
}

/// Spellings of other languages in Latin letters that look like the name: "Idleb" for "Idlib", "Rakka" for "Raqqa".
/// What looks otherwise is another name, a code or a word of the language, and does more harm than good.
pub(super) fn close(name: &str, list: &serde_json::Value) -> Vec<String> {
    let key = fold(name);
    let article =
        ["al ", "ar ", "as ", "az ", "an ", "ad ", "at ", "ash "].iter().find_map(|start| key.strip_prefix(start));
    let bare = article.unwrap_or(&key);
    let names = list.as_array().into_iter().flatten().filter_map(|name| name.as_str());
    let close = names.filter(|other| {
        let folded = fold(other);
        let capital = other.chars().next().is_some_and(char::is_uppercase);
        let plain = folded.len() >= 4 && folded.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
        let limit = if bare.len() < 8 { 1 } else { 2 };
        capital && plain && folded != key && (distance(&folded, bare) <= limit || distance(&folded, &key) <= limit)
    });
    close.map(|other| other.replace('’', "'")).collect()
}

/// Edits between two words.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, letter) in left.bytes().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (column, other) in right.bytes().enumerate() {
            let change = corner + usize::from(letter != other);
            corner = row[column + 1];
            row[column + 1] = change.min(corner + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::{first_part, in_french};

    #[test]
    fn english_letters_as_the_french_write_them() {
        let check = |name, expected: &str| assert_eq!(in_french(name, "RU").as_deref(), Some(expected));
        check("Yakutsk", "Iakoutsk");
        check("Lysychansk", "Lyssytchansk");
        check("Chelyabinsk", "Tcheliabinsk");
        check("Nizhniy Tagil", "Nijniy Taguil");
        assert_eq!(in_french("Tomsk", "RU"), None);
        assert_eq!(in_french("Cheshire", "GB"), None);
    }

    #[test]
    fn first_parts() {
        assert_eq!(first_part("Neuilly-sur-Seine"), Some("Neuilly"));
        assert_eq!(first_part("Saint-Germain-en-Laye"), Some("Saint-Germain"));
        assert_eq!(first_part("Villeneuve-d'Ascq"), Some("Villeneuve"));
        assert_eq!(first_part("Le-Mans"), None);
        assert_eq!(first_part("Boulogne-Billancourt"), None);
    }
}
