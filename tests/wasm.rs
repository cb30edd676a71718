//! The boundary to JavaScript, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use depeche::wasm::{Analyser, analyze, highlight, languages, parse, segments, version};
use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = "Lyon, 8 juillet 2021\n\n\"Nous partons\", a déclaré jeudi la maire de Lyon, Anna Duval.";

/// A property of a plain object, by a path such as `document.title`.
fn get(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

fn number(object: &JsValue, path: &str) -> u32 {
    get(object, path).as_f64().unwrap() as u32
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn options(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in pairs {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn element() -> Element {
    document().create_element("div").unwrap()
}

fn message(error: JsError) -> String {
    get(&error.into(), "message").as_string().unwrap()
}

/// A text of two parts: an article, then words that are quick to read.
fn long() -> String {
    format!("{ARTICLE}\n\n{}\n\n{ARTICLE} 😀", "Il pleut 😀.\n\n".repeat(7000))
}

/// Every item of the analysis covers, in the units of JavaScript, the words it says it covers.
#[track_caller]
fn check_words(text: &JsString, analysis: &JsValue) -> u32 {
    let mut items = 0;
    for layer in ["dates", "places", "actors", "quotes"] {
        for item in Array::from(&get(analysis, layer)) {
            let words = text.slice(number(&item, "start"), number(&item, "end"));
            assert_eq!(JsValue::from(words), get(&item, "text"), "{layer}");
            items += 1;
        }
    }
    items
}

#[wasm_bindgen_test]
fn an_analysis_is_a_plain_object() {
    let analysis = analyze(ARTICLE, JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&analysis, "schema"), "depeche/1");
    assert_eq!(get(&analysis, "offsets"), "utf-16");
    assert_eq!(get(&analysis, "document.byline"), JsValue::NULL);
    let prototype = Object::get_prototype_of(&get(&analysis, "document"));
    assert_eq!(JsValue::from(prototype), get(&js_sys::global(), "Object.prototype"));
    assert!(check_words(&ARTICLE.into(), &analysis) > 0);
}

#[wasm_bindgen_test]
fn the_document_alone_is_that_of_the_analysis() {
    let parsed = parse(ARTICLE, JsValue::NULL).unwrap();
    assert_eq!(json(&parsed), json(&get(&analyze(ARTICLE, JsValue::NULL).unwrap(), "document")));
    assert!(Array::from(&get(&parsed, "blocks")).length() > 0);
}

#[wasm_bindgen_test]
fn offsets_count_as_javascript_does_after_emoji() {
    for emoji in ["😀", "👩‍👩‍👧 🇫🇷 ", "é\u{301} 𝒜 "] {
        let text = format!("{emoji}{ARTICLE} {emoji} \"Je reste\", a dit Paul Morel. {emoji}");
        let analysis = analyze(&text, JsValue::UNDEFINED).unwrap();
        assert!(check_words(&text.as_str().into(), &analysis) > 0, "{emoji}");
    }
}

#[wasm_bindgen_test]
fn lone_surrogates_shift_nothing() {
    let lone = JsString::from_char_code2(0xD83D, 0x20).concat(&ARTICLE.into());
    let text = lone.concat(&JsString::from_char_code1(0xDE00));
    let analyse = js_sys::Function::new_with_args("wasm, text", "return wasm(text)");
    let call = Closure::<dyn Fn(String) -> JsValue>::new(|text: String| analyze(&text, JsValue::UNDEFINED).unwrap());
    let analysis = analyse.call2(&JsValue::NULL, call.as_ref(), &text).unwrap();
    assert!(check_words(&text, &analysis) > 0);
    assert!(!text.is_valid_utf16());
}

#[wasm_bindgen_test]
fn options_reach_the_engine() {
    let given = options(&[("published", "2019-03-05".into()), ("language", "en".into())]);
    let document = parse("Anna Duval left on Monday.", given).unwrap();
    assert_eq!(get(&document, "language"), "en");
    assert_eq!(get(&document, "published.value"), "2019-03-05");
    assert_eq!(get(&document, "published.from"), "option");
}

#[wasm_bindgen_test]
fn absent_and_blank_options_are_no_options() {
    let blank = options(&[("published", "".into()), ("language", " ".into())]);
    let absent = options(&[("published", JsValue::UNDEFINED), ("language", JsValue::NULL)]);
    for given in [JsValue::NULL, blank, absent, Object::new().into()] {
        let analysis = analyze(ARTICLE, given).unwrap();
        assert_eq!(json(&analysis), json(&analyze(ARTICLE, JsValue::UNDEFINED).unwrap()));
    }
}

#[wasm_bindgen_test]
fn bad_options_say_what_to_write_instead() {
    let refused = |given: JsValue| message(analyze(ARTICLE, given).unwrap_err());
    let date = refused(options(&[("published", "hier".into())]));
    assert_eq!(date, depeche::Options::parse(Some("hier"), None).unwrap_err().to_string());
    let language = refused(options(&[("language", "xx".into())]));
    assert!(language.contains("fr, en"), "{language}");
    for wrong in [JsValue::from(3), "2021".into(), options(&[("published", 2021.into())])] {
        assert!(refused(wrong).contains("{published: '2021-07-08', language: 'fr'}"));
    }
    let published = options(&[("published", "hier".into())]);
    assert!(message(Analyser::new(ARTICLE.to_owned(), published).unwrap_err()).contains("hier"));
}

#[wasm_bindgen_test]
fn segments_are_the_whole_text_in_order() {
    let text = JsString::from(format!("😀 {ARTICLE}").as_str());
    let mut joined = JsString::from("");
    let mut marks = 0;
    for segment in Array::from(&segments(&String::from(&text), JsValue::UNDEFINED).unwrap()) {
        joined = joined.concat(&text.slice(number(&segment, "start"), number(&segment, "end")));
        marks += Array::from(&get(&segment, "marks")).length();
    }
    assert_eq!(joined, text);
    assert!(marks > 0);
}

#[wasm_bindgen_test]
fn highlighting_marks_the_items_and_keeps_the_text() {
    let element = element();
    element.set_text_content(Some("old"));
    let analysis = highlight(&element, ARTICLE, JsValue::UNDEFINED).unwrap();
    assert_eq!(element.text_content().unwrap(), ARTICLE);
    for layer in ["dates", "places", "actors", "quotes"] {
        for item in Array::from(&get(&analysis, layer)) {
            let id = get(&item, "id").as_string().unwrap();
            let marks = element.query_selector_all(&format!("mark[data-layer={layer}][data-id={id}]")).unwrap();
            let words: String = (0..marks.length()).map(|at| marks.get(at).unwrap().text_content().unwrap()).collect();
            assert_eq!(JsValue::from(words), get(&item, "text"), "{id}");
        }
    }
}

#[wasm_bindgen_test]
fn hostile_text_stays_text() {
    let hostile = [
        "<img src=x onerror=alert(1)>",
        "</mark></div><script>alert(1)</script>",
        "<svg><style><!--</style><a title=\"--><img src=x onerror=alert(1)>\">",
        "&lt;b&gt; &amp;quot; \u{0} \r\n \u{2028}",
        "]]><![CDATA[",
    ];
    for words in hostile {
        let text = format!("\"{words} Nous partons {words}\", a déclaré {words} Anna Duval, à Lyon {words} jeudi.");
        let element = element();
        highlight(&element, &text, JsValue::UNDEFINED).unwrap();
        assert_eq!(element.text_content().unwrap(), text);
        assert_eq!(element.query_selector_all(":not(mark)").unwrap().length(), 0, "{words}");
        assert!(element.query_selector_all("mark").unwrap().length() > 0);
    }
}

#[wasm_bindgen_test]
fn refused_options_leave_the_element_alone() {
    let element = element();
    element.set_text_content(Some("old"));
    assert!(highlight(&element, ARTICLE, options(&[("language", "xx".into())])).is_err());
    assert_eq!(element.text_content().unwrap(), "old");
}

#[wasm_bindgen_test]
fn steps_give_what_one_call_gives() {
    let long = long();
    for text in [ARTICLE, "", long.as_str()] {
        let mut analyser = Analyser::new(text.to_owned(), JsValue::UNDEFINED).unwrap();
        let mut steps = vec![0.0];
        while steps.last().is_some_and(|done| *done < 1.0) {
            steps.push(analyser.step());
        }
        assert!(steps.is_sorted() && steps.ends_with(&[1.0]), "{steps:?}");
        let finished = analyser.finish().unwrap();
        let analysis = analyze(text, JsValue::UNDEFINED).unwrap();
        assert_eq!(json(&get(&finished, "analysis")), json(&analysis));
        assert_eq!(json(&get(&finished, "segments")), json(&segments(text, JsValue::UNDEFINED).unwrap()));
        check_words(&text.into(), &analysis);
    }
}

#[wasm_bindgen_test]
fn an_analysis_can_be_left_before_its_end() {
    let mut analyser = Analyser::new(long(), JsValue::UNDEFINED).unwrap();
    let done = analyser.step();
    assert!(done > 0.0 && done < 1.0, "{done}");
    drop(analyser);
    assert!(analyze(ARTICLE, JsValue::UNDEFINED).is_ok());
}

#[wasm_bindgen_test]
fn any_string_is_analysed() {
    let strange = ["", " \n\t", "\u{0}\u{1}\u{FFFD}", "\"\"\"", "«»“”‘’", "\r\n\r\n", "你好，世界。", "مرحبا بالعالم"];
    for text in strange {
        let analysis = analyze(text, JsValue::UNDEFINED).unwrap();
        check_words(&text.into(), &analysis);
    }
}

#[wasm_bindgen_test]
fn the_engine_says_what_it_is() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
    let languages = languages().unwrap();
    let codes: Vec<JsValue> = Array::from(&languages).iter().map(|language| get(&language, "code")).collect();
    assert_eq!(codes, ["fr", "en"]);
}
