//! Cuts the text into lines and names them: title, header, heading, caption, paragraph.

use super::lower::is_blank;
use super::{Block, header};
use crate::analysis::BlockKind;
use crate::lang::text::TextPack;
use crate::span::Span;

/// A line or several wrapped ones, and whether an empty line stands before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) apart: bool,
}

/// Longest title and longest heading, in characters of average text.
const LONGEST_TITLE: usize = 250;
const LONGEST_HEADING: usize = 110;
/// A line shorter than this was not wrapped by a program.
const SHORTEST_WRAP: usize = 45;

/// The visible lines of `text`, lines that a program wrapped put together again.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut apart = true;
    let mut at = 0;
    for piece in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}']) {
        let start = at;
        at += piece.len();
        let inner = piece.trim_start_matches(is_blank);
        if inner.is_empty() {
            // "\r\n" leaves an empty piece that is no empty line.
            apart |= start == 0 || piece != "\n" || !text[..start].ends_with('\r') || lines.is_empty();
            continue;
        }
        let from = start + piece.len() - inner.len();
        let span = Span::new(from, from + inner.trim_end_matches(is_blank).len());
        match lines.last_mut() {
            Some(last) if !apart && is_wrapped(&text[last.span], &text[span]) => last.span = last.span.cover(span),
            _ => lines.push(Line { span, apart }),
        }
        apart = false;
    }
    lines
}

/// Whether `next` goes on with the sentence that `line` starts.
fn is_wrapped(line: &str, next: &str) -> bool {
    line.len() >= SHORTEST_WRAP
        && next.starts_with(char::is_lowercase)
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '\'' | '’'))
}

/// Names the lines; `header` says which of them are metadata.
pub(super) fn name(text: &str, lines: &[Line], header: &header::Found, pack: &TextPack) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(lines.len());
    let body = lines.iter().filter(|line| line.span.len() > LONGEST_TITLE || ends_sentence(&text[line.span])).count();
    let mut titled = false;
    for (index, line) in lines.iter().enumerate() {
        let mut span = line.span;
        if let Some(part) = header.lines.iter().find(|part| part.overlaps(span)) {
            blocks.push(block(*part, BlockKind::Header));
            let rest = text[part.range().end.min(span.range().end)..span.range().end].trim_start_matches(is_blank);
            if rest.is_empty() {
                continue;
            }
            span = Span::new(span.range().end - rest.len(), span.range().end);
        }
        let content = &text[span];
        let next = lines.get(index + 1);
        let kind = if header::is_caption(content, pack) {
            BlockKind::Caption
        } else if !titled && is_title(content, next, body) {
            BlockKind::Title
        } else if titled_or_late(titled, index) && is_heading(text, content, next) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        titled |= matches!(kind, BlockKind::Title | BlockKind::Paragraph);
        blocks.push(block(span, kind));
    }
    blocks
}

fn titled_or_late(titled: bool, index: usize) -> bool {
    titled || index > 0
}

fn block(span: Span, kind: BlockKind) -> Block {
    Block { span, kind, sentences: 0..0, tokens: 0..0 }
}

/// Whether the first line of the body is a title: short, with no final stop, and text follows.
fn is_title(line: &str, next: Option<&Line>, body: usize) -> bool {
    let stops = line.ends_with(['.', ',', ';', ':']) && !line.ends_with("...");
    line.len() <= LONGEST_TITLE
        && !stops
        && next.is_some_and(|next| next.apart || next.span.len() > line.len())
        && body > 0
}

/// Whether a line between paragraphs is a heading: short, with no final stop, before a longer line.
fn is_heading(text: &str, line: &str, next: Option<&Line>) -> bool {
    let Some(next) = next else { return false };
    let framed = line.len() > 2 && line.starts_with(['-', '–', '—', '#']) && line.ends_with(['-', '–', '—', '#']);
    let shape = line.len() <= LONGEST_HEADING && !ends_sentence(line) && !line.ends_with([',', ';', ':']);
    let opens = !line.starts_with(|c: char| c.is_lowercase());
    let follows = next.span.len() > line.len().max(60) || ends_sentence(&text[next.span]);
    framed
        || shape && opens && follows && !line.ends_with(['"', '»', '”'])
        || shape && opens && follows && line.starts_with(['"', '«', '“'])
}

fn ends_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(|c: char| is_blank(c) || matches!(c, '"' | '»' | '”' | '\'' | '’' | ')' | ']'));
    inner.ends_with(['.', '!', '?', '…', '。', '؟', '।'])
}
