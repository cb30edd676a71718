//! Expressions of time before they are resolved.

use crate::analysis::Modifier;
use crate::layers::dates::pattern::Class;
use crate::layers::dates::value::Unit;

/// An expression of time as its words say it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Time {
    pub(super) what: What,
    /// Part of the day, an index of [`value::PARTS`].
    pub(super) part: Option<u8>,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
}

/// What an expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The date of publication.
    Publication,
    /// The date mentioned last.
    Previous,
}

/// "dernier", "prochain", "précédent", "suivant", "ce".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Last,
    Next,
    Before,
    After,
    This,
}

/// Weekday, day, month, year, as far as the words say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub(super) weekday: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) month: Option<u8>,
    pub(super) year: Option<i32>,
    pub(super) direction: Option<Direction>,
}

/// A number of units; unknown for "quelques".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count(pub(super) Option<i32>);

/// A clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// Whether it is in universal time.
    pub(super) universal: bool,
}

/// The kinds of expressions.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Calendar(Calendar),
    /// Only a clock time or a part of the day: the day is to be found.
    Unstated(From),
    Day {
        offset: i32,
        from: From,
        weekday: Option<u8>,
    },
    Shift {
        unit: Unit,
        count: i32,
        from: From,
    },
    That(Unit),
    WeekdayOfWeek {
        weekday: u8,
        count: i32,
        from: From,
    },
    WeekdayIn {
        weekday: u8,
        weeks: i32,
    },
    Season {
        season: u8,
        year: Option<i32>,
        direction: Option<Direction>,
    },
    Fraction {
        index: i32,
        unit: Unit,
        year: Option<i32>,
        direction: Option<Direction>,
    },
    OfMonth {
        index: i32,
        unit: Option<Unit>,
        weekday: Option<u8>,
        of: Calendar,
    },
    Decade(i32),
    Century(i32),
    Feast {
        code: i32,
        year: Option<i32>,
        direction: Option<Direction>,
    },
    Offset {
        count: Count,
        unit: Unit,
        sign: i32,
        from: From,
    },
    Duration {
        count: Count,
        unit: Unit,
    },
    Around {
        count: Count,
        unit: Unit,
        sign: i32,
    },
    /// Two lengths in one, the larger unit last: "trois ans et deux mois".
    Compound([(i32, Unit); 2], Unit),
    /// So many hundredths of a unit: "3,5 secondes".
    Measured {
        hundredths: i32,
        unit: Unit,
    },
    /// A day or week of a season by its number; -1 is the last.
    OfSeason {
        index: i32,
        unit: Option<Unit>,
        weekday: Option<u8>,
        season: u8,
        year: Option<i32>,
        direction: Option<Direction>,
    },
    /// The month of publication in the year mentioned last; or, going back, the month mentioned last or that of
    /// publication in the year given or the one before.
    SamePeriod {
        year: Option<i32>,
        back: bool,
    },
    /// The week that holds a day.
    WeekOf(Box<Time>),
    /// A unit of which only its neighbours know which: "la dernière semaine du procès".
    Masked(Unit),
    Reference(&'static str),
    SetUnit(Unit, Count),
    SetWeekday(u8),
    Night {
        from: u8,
    },
    LastNight,
    Range(Box<Time>, Box<Time>),
    List(Box<Time>, Box<Time>),
}

/// A part of a pattern that was read from the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Capture {
    /// A word of a class, by its value.
    Word(Class, i32),
    Number(i32),
    Count(Count),
    /// Hundredths.
    Decimal(i32),
    /// A number and the code of a unit in one word: "third-quarter".
    RankUnit(i32, i32),
    Day(u8),
    Year(i32),
    Rank(i32),
    Clock(Clock),
    Time(Time),
}

impl What {
    /// Whether a part of its words may be a date where the whole is none.
    pub(super) fn has_parts(&self) -> bool {
        matches!(self, What::Calendar(_) | What::Around { .. } | What::Season { .. })
    }
}

impl Time {
    pub(super) fn of(what: What) -> Time {
        Time { what, part: None, clock: None, modifier: None }
    }
}

impl Direction {
    pub(super) fn of(code: i32) -> Direction {
        match code {
            -1 => Direction::Last,
            1 => Direction::Next,
            -2 => Direction::Before,
            _ => Direction::After,
        }
    }

    /// How many units away, and from where.
    pub(super) fn shift(self) -> (i32, From) {
        match self {
            Direction::Last => (-1, From::Publication),
            Direction::Next => (1, From::Publication),
            Direction::Before => (-1, From::Previous),
            Direction::After => (1, From::Previous),
            Direction::This => (0, From::Publication),
        }
    }
}
