//! The article with coloured marks and the ledger below, for a terminal.
//!
//! Speech has a background, entities have underlines, as on the page, so that both show where they overlap.

use std::fmt::Write;

use anstyle::{AnsiColor, Effects, Style};

use crate::analysis::{ActorKind, Analysis, Certainty, Quote, QuoteKind};
use crate::highlight::{self, Mark, MarkKind};

/// Writes `analysis` (offsets in bytes) of `text` with ANSI styles; a caller whose output is no terminal strips them.
/// Control characters of the text are shown as `�`, so that an article cannot steer the terminal.
#[must_use]
pub fn write(text: &str, analysis: &Analysis) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for segment in highlight::segments(analysis, text.len()) {
        let style = segment.marks.iter().fold(Style::new(), painted);
        for (index, line) in text[segment.span].split('\n').enumerate() {
            if index > 0 {
                out.push('\n');
            }
            paint(&mut out, style, line);
        }
    }
    out.push('\n');
    quotes(&mut out, analysis);
    actors(&mut out, analysis);
    places(&mut out, analysis);
    dates(&mut out, analysis);
    out
}

/// `style` with what `mark` adds to it.
fn painted(style: Style, mark: &Mark) -> Style {
    let color = |color: AnsiColor| Some(color.into());
    match mark.kind {
        MarkKind::Quote(QuoteKind::Direct) => {
            style.bg_color(color(AnsiColor::Yellow)).fg_color(color(AnsiColor::Black))
        }
        MarkKind::Quote(QuoteKind::Indirect) => style.effects(style.get_effects() | Effects::ITALIC),
        MarkKind::Quote(QuoteKind::Scare) => style,
        MarkKind::Actor(ActorKind::Person) => style.underline().bold(),
        MarkKind::Actor(ActorKind::Organisation) => tinted(style.underline(), AnsiColor::Magenta),
        MarkKind::Actor(_) => tinted(style.underline(), AnsiColor::Red),
        MarkKind::Place(_) => tinted(style.underline(), AnsiColor::Green),
        MarkKind::Date(_) => tinted(style.underline(), AnsiColor::Cyan),
    }
}

/// `style` with a text colour, unless speech already set the one that its background needs.
fn tinted(style: Style, color: AnsiColor) -> Style {
    if style.get_bg_color().is_some() { style } else { style.fg_color(Some(color.into())) }
}

fn paint(out: &mut String, style: Style, words: &str) {
    if words.is_empty() {
        return;
    }
    let visible: String = words.chars().map(shown).collect();
    // Writing to a string cannot fail.
    let _ = write!(out, "{style}{visible}{style:#}");
}

/// A control character as `�`; everything else as it is.
fn shown(character: char) -> char {
    if character.is_control() && character != '\t' && character != '\r' { '\u{FFFD}' } else { character }
}

/// `words` on one line, cut after 100 characters.
fn line(words: &str) -> String {
    let flat: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { shown(c) }).take(101).collect();
    match flat.char_indices().nth(100) {
        Some((cut, _)) => format!("{}…", &flat[..cut]),
        None => flat,
    }
}

fn heading(out: &mut String, words: &str) {
    let style = Style::new().bold();
    let _ = writeln!(out, "\n{style}{words}{style:#}");
}

fn quotes(out: &mut String, analysis: &Analysis) {
    let speech: Vec<&Quote> = analysis.quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare).collect();
    if speech.is_empty() {
        return;
    }
    heading(out, "Who said what");
    for quote in speech {
        let speaker = quote.speaker.map_or("?", |id| analysis.entities[id.index()].name.as_str());
        let (open, close) = if quote.kind == QuoteKind::Direct { ("“", "”") } else { ("", "") };
        let _ = writeln!(out, "  {}: {open}{}{close}{}", line(speaker), line(&quote.text), doubt(quote.certainty));
    }
}

fn actors(out: &mut String, analysis: &Analysis) {
    let shown = analysis.entities.iter().filter(|entity| !entity.mentions.is_empty());
    for (index, entity) in shown.enumerate() {
        if index == 0 {
            heading(out, "Actors");
        }
        let role = entity.role.as_deref().map(|role| format!(", {}", line(role))).unwrap_or_default();
        let _ = writeln!(out, "  {}{role} · {} mention(s)", line(&entity.name), entity.mentions.len());
    }
}

fn places(out: &mut String, analysis: &Analysis) {
    let mut seen: Vec<(&str, Option<&str>)> = Vec::new();
    for place in &analysis.places {
        let key = (place.name.as_str(), place.country);
        if seen.contains(&key) {
            continue;
        }
        if seen.is_empty() {
            heading(out, "Places");
        }
        seen.push(key);
        let country = place.country.map(|country| format!(" ({country})")).unwrap_or_default();
        let _ = writeln!(out, "  {}{country}{}", line(&place.name), doubt(place.certainty));
    }
}

fn dates(out: &mut String, analysis: &Analysis) {
    for (index, date) in analysis.dates.iter().enumerate() {
        if index == 0 {
            heading(out, "Dates");
        }
        let _ = writeln!(out, "  {} = {}{}", line(&date.text), date.value, doubt(date.certainty));
    }
}

fn doubt(certainty: Certainty) -> &'static str {
    if certainty == Certainty::Check { "  (to check)" } else { "" }
}
