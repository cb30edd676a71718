//! The boundary to JavaScript: plain objects in, plain objects out, offsets in UTF-16. No logic.
//!
//! A lone surrogate in a JavaScript string arrives as U+FFFD, which is one UTF-16 unit as well: offsets stay aligned.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node};

use crate::analysis::Offsets;
use crate::highlight::{self, Segment};
use crate::options::Options;
use crate::{Analysis, Error, Session, lang};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Makes a panic readable in the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Reads the header and the structure of an article: title, date of publication, blocks, sentences, language.
///
/// # Errors
/// When the options are refused; the message says what to write instead.
#[wasm_bindgen(unchecked_return_type = "DocumentInfo")]
pub fn parse(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    to_js(&analysis(text, options)?.document)
}

/// Analyses an article.
///
/// # Errors
/// When the options are refused; the message says what to write instead.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    to_js(&analysis(text, options)?)
}

/// The whole text as consecutive segments, each with the marks that cover it.
///
/// # Errors
/// When the options are refused; the message says what to write instead.
#[wasm_bindgen(unchecked_return_type = "Segment[]")]
pub fn segments(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    to_js(&cut(&analysis(text, options)?, text))
}

/// Fills `element` with `text`, every mark a `<mark data-layer data-kind data-id>`, and returns the analysis.
///
/// The text stays text: no markup in it is ever read, and `element.textContent` is `text` afterwards.
///
/// # Errors
/// When the options are refused; the element is left alone then.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn highlight(
    element: &Element,
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    let analysis = analysis(text, options)?;
    let document = element.owner_document().ok_or_else(|| JsError::new("The element belongs to no document."))?;
    draw(&document, element, text, &cut(&analysis, text))
        .map_err(|_| JsError::new("The element takes no children."))?;
    to_js(&analysis)
}

/// An analysis in steps, for a worker that shows progress and can be stopped.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Analyser {
    session: Session<'static>,
}

#[wasm_bindgen]
impl Analyser {
    /// Prepares the analysis of `text`.
    ///
    /// # Errors
    /// When the options are refused; the message says what to write instead.
    #[wasm_bindgen(constructor)]
    pub fn new(
        text: String,
        #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
    ) -> Result<Analyser, JsError> {
        Ok(Analyser { session: Session::new(text, read(options)?) })
    }

    /// Analyses one more part of the text and returns how much is done, 1 when all is.
    pub fn step(&mut self) -> f64 {
        self.session.step()
    }

    /// Analyses what is left, returns the analysis and its segments, and frees the object.
    ///
    /// # Errors
    /// When the result does not fit into JavaScript's memory.
    #[wasm_bindgen(unchecked_return_type = "{ analysis: Analysis; segments: Segment[] }")]
    pub fn finish(self) -> Result<JsValue, JsError> {
        let text = self.session.text().to_owned();
        let analysis = self.session.finish().with_offsets(&text, Offsets::Utf16);
        let segments = cut(&analysis, &text);
        to_js(&Finished { analysis, segments })
    }
}

/// The languages that are compiled in.
///
/// # Errors
/// Never in practice: a few words always fit.
#[wasm_bindgen(unchecked_return_type = "LanguageInfo[]")]
pub fn languages() -> Result<JsValue, JsError> {
    let all = lang::all().iter().map(|language| LanguageInfo { code: language.code, name: language.name });
    to_js(&all.collect::<Vec<_>>())
}

/// The version of the engine.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

#[derive(Serialize)]
struct LanguageInfo {
    code: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct Finished {
    analysis: Analysis,
    segments: Vec<Segment>,
}

/// The options as JavaScript gives them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Given {
    published: Option<String>,
    language: Option<String>,
}

fn read(options: JsValue) -> Result<Options, JsError> {
    let given: Option<Given> = serde_wasm_bindgen::from_value(options).map_err(|_| {
        Error::new("The options must be an object such as {published: '2021-07-08', language: 'fr'}, or left out.")
    })?;
    let Given { published, language } = given.unwrap_or_default();
    Ok(Options::parse(published.as_deref(), language.as_deref())?)
}

fn analysis(text: &str, options: JsValue) -> Result<Analysis, JsError> {
    Ok(crate::analyze(text, &read(options)?).with_offsets(text, Offsets::Utf16))
}

/// The segments of an analysis that counts in UTF-16.
fn cut(analysis: &Analysis, text: &str) -> Vec<Segment> {
    highlight::segments(analysis, text.encode_utf16().count())
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Replaces the children of `element`: a text node for each segment, inside one `<mark>` for each of its marks.
fn draw(document: &Document, element: &Element, text: &str, segments: &[Segment]) -> Result<(), JsValue> {
    let units = js_sys::JsString::from(text);
    element.set_text_content(None);
    for segment in segments {
        let words = String::from(units.slice(segment.span.start, segment.span.end));
        let mut node: Node = document.create_text_node(&words).into();
        for mark in segment.marks.iter().rev() {
            let around = document.create_element("mark")?;
            around.set_attribute("data-layer", &word(&mark.layer)?)?;
            around.set_attribute("data-kind", &word(&mark.kind)?)?;
            around.set_attribute("data-id", &mark.id)?;
            around.append_child(&node)?;
            node = around.into();
        }
        element.append_child(&node)?;
    }
    Ok(())
}

/// A value of the contract that is written as one word.
fn word(value: &impl Serialize) -> Result<String, JsValue> {
    Ok(serde_wasm_bindgen::to_value(value)?.as_string().unwrap_or_default())
}
