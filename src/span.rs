//! Byte ranges of a text.

use std::ops::{Index, Range};

use serde::{Serialize, Serializer};

/// A range of the text, end exclusive. Inside the crate it counts bytes of UTF-8 and lies on character boundaries;
/// [`crate::Analysis::with_offsets`] rewrites it into other units for output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// First unit of the range.
    pub start: u32,
    /// First unit after the range.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end` in bytes. Texts are shorter than 4 GiB.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end, "a span ends before it starts");
        Span { start: start as u32, end: end as u32 }
    }

    /// The same as a range of `usize`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in the span's units.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is covered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside or is equal.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether at least one unit is shared.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// Writes a span as `[start, end]`, the short form the contract uses for secondary spans; `null` when absent.
pub(crate) fn as_optional_pair<S: Serializer>(span: &Option<Span>, serializer: S) -> Result<S::Ok, S::Error> {
    span.map(|span| (span.start, span.end)).serialize(serializer)
}

impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// A list of spans as `[[start, end], …]`.
pub(crate) fn as_pairs<S: Serializer>(spans: &[Span], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spans.iter().map(|span| (span.start, span.end)))
}
