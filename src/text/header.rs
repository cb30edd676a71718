//! Reads what stands at the head of a dispatch or of a page that was pasted: date, place, author, agency.

use std::ops::Range;

use super::Header;
use super::blocks::Line;
use super::lower::{Lowerer, is_blank};
use crate::analysis::{Published, PublishedFrom};
use crate::calendar::{Day, PartialDate};
use crate::lang::text::TextPack;
use crate::options::Options;
use crate::span::Span;

/// The header and where its lines stand.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) header: Header,
    /// Lines of metadata; one may be the start of a longer line.
    pub(super) lines: Vec<Span>,
    /// Where the text of a dispatch starts, after the dash of its dateline.
    pub(super) start: Option<usize>,
}

/// Lines that may hold metadata, and how much of a line is read for it.
const HEAD_LINES: usize = 14;
const HEAD_BYTES: usize = 240;
/// A line of metadata is no longer than this after its date; what is longer is a paragraph.
const LONGEST_REST: usize = 90;
/// Longest line of metadata with a date inside.
const LONGEST_LINE: usize = 160;
/// Longest dateline with agency and dash.
const LONGEST_DATELINE: usize = 90;

/// Reads the header of `text`.
pub(super) fn read(text: &str, lines: &[Line], pack: &TextPack, options: &Options) -> Found {
    let mut found = Found::default();
    let mut updated = None;
    for (index, line) in lines.iter().take(HEAD_LINES).enumerate() {
        let head = Head::new(text, line.span, pack);
        if let Some(dated) = head.dated_line() {
            found.lines.push(dated.line);
            match dated.updated {
                true => updated = updated.or(Some(dated.date)),
                false if found.header.reference.is_none() => found.publish(&dated.date, PublishedFrom::Header),
                false => {}
            }
            found.header.byline = found.header.byline.or(dated.byline);
            continue;
        }
        if let Some((name, agency)) = head.byline(0) {
            found.lines.push(line.span);
            found.header.byline = found.header.byline.or(name);
            found.header.agency = found.header.agency.or(agency);
            continue;
        }
        if found.start.is_none() && index < 6 && head.dateline(&mut found) {
            break;
        }
    }
    if found.header.reference.is_none()
        && let Some(date) = updated
    {
        found.publish(&date, PublishedFrom::Header);
    }
    if found.header.agency.is_none() {
        found.header.agency = signature(text, lines, pack);
    }
    if let Some(given) = options.published {
        found.header.published = Some(Published { value: given.to_string(), from: PublishedFrom::Option, span: None });
        found.header.reference = Some(given);
    }
    found
}

/// Whether `line` is the caption of a picture.
pub(super) fn is_caption(line: &str, pack: &TextPack) -> bool {
    let end = line.char_indices().map(|(at, _)| at).find(|at| *at >= 60).unwrap_or(line.len());
    let head = Head::new(line, Span::new(0, end), pack);
    let keyed = head.section(0).filter(|(section, _)| *section == "caption").is_some_and(|(_, next)| {
        let after = line[head.words[next - 1].0.range().end..].trim_start();
        after.starts_with([':', '/', '©', '|']) || line.starts_with(['(', '©'])
    });
    keyed && line.len() < 400 || line.starts_with('©') && line.len() < 200
}

/// An agency that signs the last line: "(AFP)".
fn signature(text: &str, lines: &[Line], pack: &TextPack) -> Option<Span> {
    let last = lines.last()?.span;
    let from = text[last].trim_end_matches([')', '.', ' ', ']']);
    let start = from.rfind(|c: char| is_blank(c) || matches!(c, '(' | '[')).map_or(0, |at| at + 1);
    let start = (start..from.len()).find(|at| from.is_char_boundary(*at))?;
    let opened = from[..start].ends_with(['(', '[']) || start == 0;
    let head = Head::new(text, Span::new(last.range().start + start, last.range().start + from.len()), pack);
    let (section, next) = head.section(0)?;
    (opened && section == "agency" && next == head.words.len()).then(|| head.span(&(0..next)))
}

impl Found {
    fn publish(&mut self, date: &Dated, from: PublishedFrom) {
        self.header.reference = Some(date.value);
        self.header.published = Some(Published { value: date.value.to_string(), from, span: Some(date.span) });
    }
}

/// A date and where it stands.
#[derive(Debug, Clone, Copy)]
struct Dated {
    value: PartialDate,
    span: Span,
}

/// A line such as "Publié le 8 juillet 2021 à 14h05".
struct DatedLine {
    date: Dated,
    updated: bool,
    line: Span,
    byline: Option<Span>,
}

/// The first words of a line, folded for look-ups.
struct Head<'t> {
    text: &'t str,
    line: Span,
    pack: &'t TextPack,
    lower: String,
    /// Place in the text and in `lower`.
    words: Vec<(Span, Span)>,
}

impl<'t> Head<'t> {
    fn new(text: &'t str, line: Span, pack: &'t TextPack) -> Head<'t> {
        let content = &text[line];
        let limit = (0..=HEAD_BYTES.min(content.len())).rev().find(|at| content.is_char_boundary(*at)).unwrap_or(0);
        let mut lowerer = Lowerer::new(text);
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in content[..limit].char_indices().chain([(limit, ' ')]) {
            if is_blank(c) || is_separator(c) {
                if let Some(from) = start.take() {
                    let word = content[from..at].trim_end_matches('.');
                    let span = Span::new(line.range().start + from, line.range().start + from + word.len());
                    if !word.is_empty() {
                        words.push((span, lowerer.push(span)));
                    }
                }
            } else if start.is_none() {
                start = Some(at);
            }
        }
        Head { text, line, pack, lower: lowerer.finish(), words }
    }

    fn lower(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |word| &self.lower[word.1])
    }

    fn word(&self, word: usize) -> &'t str {
        self.words.get(word).map_or("", |word| &self.text[word.0])
    }

    fn span(&self, words: &Range<usize>) -> Span {
        self.words[words.start].0.cover(self.words[words.end - 1].0)
    }

    /// The section of the longest phrase of the header list at `word`, and the word after it.
    fn section(&self, word: usize) -> Option<(&'static str, usize)> {
        let last = self.words.len().min(word + 4);
        (word + 1..=last).rev().find_map(|end| {
            let phrase = &self.lower[self.words[word].1.cover(self.words[end - 1].1)];
            Some((self.pack.header.get(phrase)?.section, end))
        })
    }

    /// What stands between two words, or after the last.
    fn gap(&self, before: usize) -> &'t str {
        let start = self.words[before].0.range().end;
        let end = self.words.get(before + 1).map_or(self.line.range().end, |word| word.0.range().start);
        &self.text[start..end.max(start)]
    }

    /// A line that starts with a date or with words that announce one.
    fn dated_line(&self) -> Option<DatedLine> {
        let opens = |word: &usize| matches!(self.section(*word), Some(("published" | "updated", _)));
        // "Anna Duval - Publié le …": metadata before metadata, on a line that is no sentence.
        let short = self.line.len() <= LONGEST_LINE && !self.text[self.line].ends_with(['.', '!', '?', '"', '»']);
        let inner = (1..self.words.len()).filter(|_| short).find(|word| {
            let after = |next| self.date(self.skip(next), false).is_some();
            opens(word) && self.section(*word).is_some_and(|(_, next)| after(next))
        });
        let from = inner.filter(|_| !opens(&0)).unwrap_or(0);
        let opened = self.section(from).filter(|_| opens(&from));
        let updated = opened.is_some_and(|(section, _)| section == "updated");
        let at = self.skip(opened.map_or(0, |(_, next)| next));
        let (date, mut next) = self.date(at, opened.is_some() && from == 0)?;
        let date = Dated { value: date, span: self.span(&(at..next)) };
        next = self.clock(next);
        let mut byline = None;
        // More metadata on the same line: "- Mis à jour le …", "par …".
        while let Some((section @ ("published" | "updated"), after)) = self.section(next) {
            let Some((_, end)) = self.date(self.skip(after), true) else { break };
            debug_assert!(!section.is_empty(), "sections have names");
            next = self.clock(end);
        }
        let end = self.words[next - 1].0.range().end;
        let tail = self.text[end..self.line.range().end].trim_start_matches(|c: char| is_blank(c) || is_separator(c));
        let whole = tail.is_empty() || tail.len() <= LONGEST_REST && !tail.ends_with(['.', '!', '?']);
        if whole && let Some((name, _)) = self.byline(next) {
            byline = name;
        }
        if from > 0 {
            byline = byline.or(self.byline(0).and_then(|(name, _)| name));
        }
        let only = tail.is_empty() || byline.is_some();
        if opened.is_none() && !(only && at <= 1) {
            return None;
        }
        let line =
            if whole || from > 0 { self.line } else { Span::new(self.line.range().start, self.tail_start(next)) };
        Some(DatedLine { date, updated, line, byline })
    }

    /// Where the metadata before the word `next` ends, closing punctuation taken in.
    fn tail_start(&self, next: usize) -> usize {
        let end = self.words[next - 1].0.range().end;
        let gap = self.gap(next - 1);
        end + gap.trim_end_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | '"' | '«' | '“')).len()
    }

    /// The word after those that say nothing: weekdays, prepositions.
    fn skip(&self, mut word: usize) -> usize {
        while let Some(("skip", next)) = self.section(word) {
            word = next;
        }
        word
    }

    /// The word after a clock time.
    fn clock(&self, mut word: usize) -> usize {
        loop {
            let skipped = self.skip(word);
            let text = self.lower(skipped);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let rest = &text[digits..];
            let clock = (1..=2).contains(&digits) && (rest.is_empty() || matches!(rest, "am" | "pm"))
                || digits > 0
                    && rest.strip_prefix(['h', ':']).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
            if !clock {
                return word;
            }
            word = skipped + 1;
            while let Some(("clock", next)) = self.section(word) {
                word = next;
            }
        }
    }

    /// A date at `word` and the word after it; a bare year or month only where `announced`.
    fn date(&self, word: usize, announced: bool) -> Option<(PartialDate, usize)> {
        let first = self.lower(word);
        if let Some(date) = self.numeric_date(first, announced) {
            return Some((date, word + 1));
        }
        let month = |at: usize| self.pack.months.get(self.lower(at))?.value.parse::<u8>().ok();
        let year = |at: usize| {
            let digits = self.lower(at);
            let year = digits.parse::<i32>().ok()?;
            (digits.len() == 4 && (1600..=2199).contains(&year)).then_some(year)
        };
        let day = |at: usize| {
            let digits = self.lower(at);
            let digits = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
            (digits.len() <= 2).then(|| digits.parse::<u8>().ok())?
        };
        let full = |year, month, day| {
            Day::new(year, month, day).map(|day| PartialDate { year: day.year, month: Some(month), day: Some(day.day) })
        };
        if let (Some(d), Some(m), Some(y)) = (day(word), month(word + 1), year(word + 2)) {
            return Some((full(y, m, d)?, word + 3));
        }
        if let (Some(m), Some(d), Some(y)) = (month(word), day(word + 1), year(word + 2)) {
            return Some((full(y, m, d)?, word + 3));
        }
        if !announced {
            return None;
        }
        if let (Some(month), Some(year)) = (month(word), year(word + 1)) {
            return Some((PartialDate { year, month: Some(month), day: None }, word + 2));
        }
        Some((PartialDate { year: year(word)?, month: None, day: None }, word + 1))
    }

    /// "2021-07-08", "2021-07", "08/07/2021", "8.7.2021".
    fn numeric_date(&self, word: &str, announced: bool) -> Option<PartialDate> {
        let iso = word.split_once('t').map_or(word, |(day, _)| day);
        if iso.len() >= 7 && iso.as_bytes().get(4) == Some(&b'-') && (announced || iso.len() == 10) {
            return PartialDate::parse(iso).ok();
        }
        let mut parts = word.split(['/', '.', '-']).map(|part| part.parse::<i32>().ok());
        let (first, second, year) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() {
            return None;
        }
        if first >= 1000 {
            let day = Day::new(first, u8::try_from(second).ok()?, u8::try_from(year).ok()?)?;
            return Some(PartialDate { year: first, month: Some(day.month), day: Some(day.day) });
        }
        let year = if year < 100 { year + 2000 } else { year };
        let swap = self.pack.month_first && first <= 12 || second > 12;
        let (day, month) = if swap { (second, first) } else { (first, second) };
        let day = Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some(PartialDate { year: day.year, month: Some(day.month), day: Some(day.day) })
    }

    /// "Par Anna Duval", "Le Monde avec AFP", "AFP": the author and the agency of a short line that says nothing else.
    fn byline(&self, from: usize) -> Option<(Option<Span>, Option<Span>)> {
        let long = self.words.len() > from + 14 || self.line.len() > 140;
        if long || self.words.len() <= from || self.text[self.line].ends_with(['.', '?', '!', ':']) && from == 0 {
            return None;
        }
        let (section, next) = self.section(from).unwrap_or(("", from));
        if section == "agency" && next == self.words.len() {
            return Some((None, Some(self.span(&(from..next)))));
        }
        let agency = (from..self.words.len()).find_map(|word| {
            let (section, next) = self.section(word)?;
            let (agency, end) = if section == "with" { self.section(next)? } else { return None };
            (agency == "agency" && end == self.words.len()).then(|| (word, self.span(&(next..end))))
        });
        if section == "by" {
            let end = self.name_end(next);
            let capitals = (next..end).filter(|word| self.word(*word).starts_with(char::is_uppercase)).count();
            if capitals == 0 || end - next > 8 || capitals < 2 && end < self.words.len() && agency.is_none() {
                return None;
            }
            let single = self.section(next).filter(|(section, end_)| *section == "agency" && *end_ == end);
            let span = self.span(&(next..end));
            return Some(match single {
                Some(_) => (None, Some(span)),
                None => (Some(span), agency.map(|(_, span)| span)),
            });
        }
        let (_, span) = agency.filter(|_| self.words.len() <= 8)?;
        Some((None, Some(span)))
    }

    /// The word after a name: at what separates, or at a word in lower case that joins no names.
    fn name_end(&self, from: usize) -> usize {
        let mut end = from;
        while end < self.words.len() {
            let joins = matches!(self.section(end), Some(("join", _)));
            if !(self.word(end).starts_with(char::is_uppercase) || joins && end > from)
                || matches!(self.section(end), Some(("with", _)))
            {
                break;
            }
            end += 1;
            if self.gap(end - 1).contains([',', '|', '(', '·', '•', '–', '—', '/', ':']) {
                break;
            }
        }
        while end > from && !self.word(end - 1).starts_with(char::is_uppercase) {
            end -= 1;
        }
        end
    }

    /// "PARIS, 8 juil 2021 (AFP) -" at the start of the first paragraph.
    fn dateline(&self, found: &mut Found) -> bool {
        let content = &self.text[self.line];
        let Some(dash) = dash_after(content) else { return false };
        let base = self.line.range().start;
        let count = self.words.iter().take_while(|word| word.0.range().end <= base + dash.start).count();
        if count == 0 || count > 12 {
            return false;
        }
        let Some(agency) = self.bracketed_agency(count) else {
            return self.bare_dateline(count, base + dash.end, found);
        };
        let end = agency.map_or(count, |(word, _)| word);
        let (place_end, date) = self.dateline_date(end);
        if end > 0 && !self.is_place(place_end) && date.is_none() {
            return false;
        }
        found.start = Some(base + dash.end);
        found.header.agency = found.header.agency.or(agency.map(|(_, span)| span));
        if end > 0 {
            found.header.dateline = Some(self.span(&(0..end)));
        }
        if let Some(date) = date.filter(|_| found.header.reference.is_none()) {
            found.publish(&date, PublishedFrom::Dateline);
        }
        true
    }

    /// "PARIS, 8 juillet 2021 —", "WASHINGTON —": a place in capitals or a date has to say that this is no sentence.
    fn bare_dateline(&self, count: usize, start: usize, found: &mut Found) -> bool {
        let (place_end, date) = self.dateline_date(count);
        let upper = (0..place_end).all(|word| !self.word(word).chars().any(char::is_lowercase));
        let rest = self.line.range().end.saturating_sub(start);
        let day = (place_end..count).all(|word| {
            self.word(word).starts_with(|c: char| c.is_ascii_digit())
                || matches!(self.section(word), Some(("skip", _)))
                || self.pack.months.contains(self.lower(word))
        });
        // "PORTLAND, March 14 - …": a day needs no year behind a place in capitals.
        let dated = (date.is_some() || upper && day && place_end < count) && self.is_place(place_end);
        if place_end == 0
            || place_end > 4
            || rest < 60
            || !(dated || upper && place_end == count && self.is_place(place_end))
        {
            return false;
        }
        found.start = Some(start);
        // "INSOLITE - " is a label; only a long dash after capitals alone speaks for a place.
        let dash = self.text[..start].trim_end();
        if !dated && !dash.ends_with('—') && !dash.ends_with("--") {
            return true;
        }
        found.header.dateline = Some(self.span(&(0..count)));
        if let Some(date) = date.filter(|_| found.header.reference.is_none()) {
            found.publish(&date, PublishedFrom::Dateline);
        }
        true
    }

    /// The agency in brackets right before the dash, after the word `count`: none when brackets are missing.
    #[expect(clippy::option_option, reason = "no brackets, brackets without known agency, agency")]
    fn bracketed_agency(&self, count: usize) -> Option<Option<(usize, Span)>> {
        let open = (0..count).find(|word| {
            let start = self.words[*word].0.range().start;
            self.text[..start].ends_with(['(', '['])
        })?;
        let (section, next) = self.section(open)?;
        (section == "agency" && next <= count).then(|| Some((open, self.span(&(open..next)))))
    }

    /// Where the place ends, and the date between the place and the word `end`.
    fn dateline_date(&self, end: usize) -> (usize, Option<Dated>) {
        for word in 0..end {
            if let Some((value, next)) = self.date(word, false).filter(|(_, next)| *next <= end) {
                let place =
                    (0..word).rev().find(|at| !matches!(self.section(*at), Some(("skip", _)))).map_or(0, |at| at + 1);
                return (place, Some(Dated { value, span: self.span(&(word..next)) }));
            }
        }
        // A day without year says nothing certain, but it is no place.
        let place = (0..end).find(|word| {
            self.word(*word).starts_with(|c: char| c.is_ascii_digit())
                || matches!(self.section(*word), Some(("skip", _)))
        });
        let month = (0..end).find(|word| self.pack.months.contains(self.lower(*word)));
        (place.unwrap_or(end).min(month.unwrap_or(end)), None)
    }

    /// Whether the first words are capitalised names.
    fn is_place(&self, end: usize) -> bool {
        end > 0
            && (0..end).all(|word| {
                self.word(word).starts_with(char::is_uppercase) || matches!(self.section(word), Some(("join", _)))
            })
    }
}

/// The first dash between blanks near the start of a line.
fn dash_after(line: &str) -> Option<Range<usize>> {
    let limit = (0..=LONGEST_DATELINE.min(line.len())).rev().find(|at| line.is_char_boundary(*at))?;
    let at = line[..limit].char_indices().find(|(at, c)| {
        matches!(c, '-' | '–' | '—' | '―')
            && *at > 0
            && (line[..*at].ends_with(is_blank) || line[..*at].ends_with(')') || *c != '-')
    })?;
    let tail = line[at.0..].trim_start_matches(['-', '–', '—', '―']);
    let body = tail.trim_start_matches(is_blank);
    (!body.is_empty() && body.len() < tail.len() || at.1 != '-').then(|| at.0..line.len() - tail.len())
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | '('
            | ')'
            | '['
            | ']'
            | '|'
            | '·'
            | '•'
            | '–'
            | '—'
            | ':'
            | '"'
            | '«'
            | '»'
            | '“'
            | '”'
            | '©'
            | '*'
    )
}
