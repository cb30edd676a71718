//! Reads a news article and says who said what, where and when.
//!
//! [`analyze`] runs the stages in order; each stage imports only those above it:
//! `text` (stage 1) → `names` (2) → `layers` (3) → `links` (4). [`analysis`] is the contract of the result.

pub mod analysis;
pub mod calendar;
pub mod error;
pub mod export;
pub mod highlight;
pub mod lang;
pub mod layers;
pub mod links;
pub mod names;
pub mod options;
pub mod packed;
pub mod session;
pub mod span;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::Analysis;
pub use error::Error;
pub use options::Options;
pub use session::Session;
pub use span::Span;

/// Analyses `text` and returns everything found, with spans in bytes of UTF-8.
///
/// Never fails and never panics: what is not understood is not marked. The text is not altered.
/// A text beyond 100 kB is read part by part, see [`Session`].
/// Use [`Analysis::with_offsets`] for the units of JavaScript or of code points.
///
/// ```
/// let text = "\"Nous partons\", a déclaré Anna Duval.";
/// let analysis = depeche::analyze(text, &depeche::Options::default());
/// assert_eq!(&text[analysis.quotes[0].span], "Nous partons");
/// ```
#[must_use]
pub fn analyze(text: &str, options: &Options) -> Analysis {
    Session::new(text, options.clone()).finish()
}

/// The stages in order, over a text of bounded length.
fn stages(text: &str, options: &Options) -> Analysis {
    let document = text::read(text, options);
    let names = names::find(&document);
    let dates = layers::dates::find(&document);
    let places = layers::places::find(&document, &names, &dates);
    let actors = layers::actors::find(&document, &names, &places);
    let utterances = layers::quotes::find(&document, &actors);
    links::link(&document, dates, places, actors, utterances)
}
