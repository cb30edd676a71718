//! The promises of ARCHITECTURE.md about the code itself: which stage knows which, where words of a language stand,
//! where web types stand, and that nothing reads the clock.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The stages in order; each may use those before it in the list.
const STAGES: [&str; 4] = ["text", "names", "layers", "links"];

/// Every source file below `src` that is shipped, with its path from there.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 30, "the sources are not where they were");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// The code of a file without its comments and its tests, which stand at the end or in a file of their own.
fn code(source: &str) -> String {
    let shipped = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    shipped.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_stage_uses_only_stages_before_it() {
    let mut wrong = Vec::new();
    for (name, source) in sources() {
        let Some(stage) = STAGES.iter().position(|stage| name.starts_with(&format!("{stage}/"))) else { continue };
        for later in &STAGES[stage + 1..] {
            if code(&source).contains(&format!("crate::{later}")) {
                wrong.push(format!("{name} uses {later}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_of_a_language_stand_in_its_pack() {
    let mut wrong = Vec::new();
    let words = function_words();
    for (name, source) in sources() {
        if name.starts_with("lang/") {
            continue;
        }
        for literal in literals(&code(&source)) {
            // A word has plain letters beside the accented one; a table of letters has not.
            let accented = literal.chars().any(|c| !c.is_ascii() && c.is_lowercase())
                && literal.chars().any(|c| c.is_ascii_lowercase());
            if accented || words.contains(literal.to_lowercase().trim()) {
                wrong.push(format!("{name}: {literal:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Function words of the packs that are no words of code or of English prose.
fn function_words() -> BTreeSet<String> {
    let own: BTreeSet<&str> = BTreeSet::from([
        "le", "la", "les", "du", "des", "un", "une", "au", "aux", "dans", "avec", "pour", "que", "qui", "selon", "il",
        "elle", "the", "said", "says", "who", "whom", "his", "her", "mr", "mme", "m.", "monday", "lundi", "janvier",
        "january",
    ]);
    own.into_iter().map(str::to_owned).collect()
}

/// The string literals of a piece of code.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines() {
        // Character literals of quotation marks would open a string.
        let line = line.replace("'\"'", "").replace("\\\"", "");
        found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    found
}

#[test]
fn web_types_stand_at_the_boundary() {
    for (name, source) in sources() {
        let web = ["wasm_bindgen", "web_sys", "js_sys"].iter().any(|word| code(&source).contains(word));
        assert!(!web || name.starts_with("wasm"), "{name} uses a web type");
    }
}

#[test]
fn the_engine_reads_no_clock_no_network_no_chance() {
    for (name, source) in sources() {
        if name.starts_with("cli/") || name == "main.rs" {
            continue;
        }
        for word in ["SystemTime", "Instant", "std::net", "std::fs", "std::env", "rand::", "RandomState", "Date::now"] {
            assert!(!code(&source).contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (name, source) in sources() {
        assert!(source.starts_with("//! "), "{name} has no header");
    }
}

/// Names of rules written in `code` behind the words that name one.
fn rules(code: &str) -> Vec<String> {
    let mut rules = Vec::new();
    for opener in ["Why::rule(\"", "Why::cued(\"", "rule: \"", "rule: Some(\""] {
        rules.extend(code.split(opener).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
    }
    rules
}

#[test]
fn the_page_has_words_for_every_rule() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/words/rules.js");
    let page = std::fs::read_to_string(page).unwrap();
    let known = |rule: &str| page.contains(&format!("\n  {rule}: [")) || page.contains(&format!("\n  '{rule}': ["));
    let mut wanted: BTreeSet<String> = sources().iter().flat_map(|(_, source)| rules(&code(source))).collect();
    for language in depeche::lang::all() {
        wanted.extend(language.dates.rows.iter().map(|row| row.name.to_owned()));
    }
    assert!(wanted.len() > 100, "only {} rules", wanted.len());
    // The first words of a name may stand for the whole of it, as the page reads them.
    let bare = |rule: &String| !rule.match_indices('-').map(|(at, _)| &rule[..at]).chain([rule.as_str()]).any(known);
    let bare: Vec<_> = wanted.into_iter().filter(bare).collect();
    assert!(bare.is_empty(), "without words in www/words/rules.js: {bare:?}");
}
