//! Words and shapes for dates.

use crate::lang::dates::{DatePack, Meaning, Row, row};
use crate::lexicon;

/// The pack's part for dates.
pub(super) static PACK: DatePack = DatePack {
    words: &lexicon!("dates/words.txt"),
    rows: ROWS,
    signals: &lexicon!("dates/signals.txt"),
    cues: &lexicon!("dates/cues.txt"),
    barriers: &lexicon!("dates/barriers.txt"),
    person_endings: &["ian", "ist", "er", "or", "ant"],
    day_first: false,
    capital_names: true,
};

/// The day of publication of most examples: a Thursday.
const DAY: &str = "2021-07-08";

static ROWS: &[Row] =
    &[row("month-day", "[WEEKDAY [,]] MONTH DAY", Meaning::Calendar, "He spoke on [July 5].", DAY, "2021-07-05")];
