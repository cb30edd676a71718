//! The command line as a user calls it: output, errors that say what to do, exit status.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs `depeche` with `arguments` and `input` on standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_depeche"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that refuses its arguments does not read: writing may fail, which is no failure of the test.
    let writer = std::thread::spawn(move || _ = stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[track_caller]
fn refused(output: &Output, status: i32, word: &str) {
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{message}");
    assert!(message.contains(word), "{message:?} does not say {word:?}");
}

#[test]
fn an_article_on_standard_input_becomes_json_in_code_points() {
    let output = run(
        &["analyze", "--published", "2021-07-08"],
        "🎉 \"Nous partons\", a déclaré mercredi Anna Duval.".as_bytes(),
    );
    assert!(output.status.success());
    let analysis = &lines(&output)[0];
    assert_eq!(analysis["schema"], "depeche/1");
    assert_eq!(analysis["offsets"], "code-points");
    assert_eq!(analysis["quotes"][0]["start"], 3);
    assert_eq!(analysis["dates"][0]["value"], "2021-07-07");
    assert_eq!(analysis["document"]["published"]["from"], "option");
}

#[test]
fn offsets_are_counted_in_the_units_asked_for() {
    let text = "🎉 \"Nous partons\", a déclaré Anna Duval.".as_bytes();
    for (units, start) in [("code-points", 3), ("utf-16", 4), ("utf-8", 6)] {
        let output = run(&["analyze", "-", "--offsets", units], text);
        assert_eq!(lines(&output)[0]["quotes"][0]["start"], start, "{units}");
    }
}

#[test]
fn the_terminal_form_holds_the_article_and_the_ledger() {
    let text = "\"Nous partons\", a déclaré Anna Duval.";
    let plain = run(&["analyze", "--format", "terminal", "--color", "never"], text.as_bytes());
    let shown = String::from_utf8(plain.stdout).unwrap();
    assert!(shown.starts_with(text), "{shown}");
    assert!(shown.contains("Anna Duval: “Nous partons”"), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    let coloured = run(&["analyze", "--format", "terminal", "--color", "always"], text.as_bytes());
    assert!(coloured.stdout.contains(&0x1b));
}

#[test]
fn an_article_cannot_steer_the_terminal() {
    let output =
        run(&["analyze", "--format", "terminal", "--color", "always"], "\u{1b}]0;titre\u{7} Bonjour".as_bytes());
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(!shown.contains("\u{1b}]0;") && !shown.contains('\u{7}'), "{shown:?}");
}

#[test]
fn a_bad_line_of_a_batch_fails_alone() {
    let input = concat!(
        "{\"id\":\"a\",\"text\":\"Bonjour mercredi.\",\"published\":\"2021-07-08\"}\n",
        "no json\n",
        "\n",
        "{\"id\":7,\"text\":5}\n",
        "{\"id\":\"b\",\"text\":\"Bonjour\",\"published\":\"8 juillet\"}\n",
        "{\"id\":\"c\",\"text\":\"Bonjour\",\"language\":\"xx\"}\n",
        "{\"id\":\"d\",\"text\":\"\\ud800\"}\n",
        "{\"text\":\"sans nom\"}\n",
        "{\"id\":\"e\",\"text\":\"Bonsoir\",\"language\":\"fr\"}",
    );
    let output = run(&["batch"], input.as_bytes());
    refused(&output, 1, "5 of 9 line(s)");
    let rows = lines(&output);
    let failed: Vec<bool> = rows.iter().map(|row| row.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, true, true, true, true, false, false]);
    assert_eq!(rows[0]["dates"][0]["value"], "2021-07-07");
    assert_eq!((&rows[2]["id"], &rows[7]["id"]), (&Value::from(7), &Value::from("e")));
    assert!(rows[3]["error"].as_str().unwrap().contains("2021-07-08"), "{}", rows[3]);
}

#[test]
fn a_batch_keeps_the_order_of_its_lines() {
    let input: String =
        (0..500).map(|id| format!("{{\"id\":{id},\"text\":\"{}\"}}\n", "Bonjour. ".repeat(id % 40))).collect();
    let output = run(&["batch", "--threads", "4"], input.as_bytes());
    assert!(output.status.success());
    let ids: Vec<u64> = lines(&output).iter().map(|row| row["id"].as_u64().unwrap()).collect();
    assert!(ids.iter().copied().eq(0..500));
}

#[test]
fn errors_say_what_to_do() {
    refused(&run(&["analyze", "no-such-file.txt"], b""), 1, "no-such-file.txt");
    refused(&run(&["analyze"], b"caf\xe9"), 1, "iconv");
    refused(&run(&["analyze"], b"PK\x03\x04\0\0"), 1, "binary");
    refused(&run(&["analyze", "--published", "2021-02-30"], b""), 2, "2021-07-08");
    refused(&run(&["analyze", "--language", "xx"], b""), 2, "fr, en");
    refused(&run(&["analyze", "--format", "pdf"], b""), 2, "terminal");
    refused(&run(&["batch", "--threads", "0"], b""), 2, "--threads");
    refused(&run(&[], b""), 2, "Usage");
}

#[test]
fn an_empty_article_is_an_empty_analysis() {
    let output = run(&["analyze"], b"");
    assert!(output.status.success());
    assert_eq!(lines(&output)[0]["quotes"], Value::Array(Vec::new()));
}

#[test]
fn model_names_languages_and_licences() {
    let output = run(&["model"], b"");
    let shown = String::from_utf8(output.stdout).unwrap();
    for word in ["fr", "en", "tagger", "gazetteer", "CC BY 4.0"] {
        assert!(shown.contains(word), "{word:?} is not in {shown}");
    }
}
