//! What a language pack brings for the dates of an article.

use crate::lang::Lexicon;

/// Words and shapes of one language for dates.
#[derive(Debug)]
pub struct DatePack {
    /// Words with a meaning for time; the heading names the class that patterns use.
    pub words: &'static Lexicon,
    /// Shapes of expressions.
    pub rows: &'static [Row],
    /// What stands before an expression and opens or bounds it; the heading names the [`Signal`].
    pub signals: &'static Lexicon,
    /// Words near an expression that tell past from future; the heading is `future`, `past` or `habit`.
    pub cues: &'static Lexicon,
    /// Words that make a number or name beside them no date; the heading says where they stand.
    pub barriers: &'static Lexicon,
    /// Endings of nouns for people, before an age.
    pub person_endings: &'static [&'static str],
    /// Endings of nouns for what lasts, before "de trois ans"; where the list is empty, such an age is told by other means.
    pub lasting_endings: &'static [&'static str],
    /// Endings of past participles: "publié mercredi" was on that day.
    pub past_endings: &'static [&'static str],
    /// Endings of the past tense of what was usual: "il dormait le jour".
    pub habit_endings: &'static [&'static str],
    /// What follows the figures of a rank: "er" in "1er".
    pub rank_endings: &'static [&'static str],
    /// What follows the hour of a half day, and the hours to add: "p.m.", 12.
    pub half_days: &'static [(&'static str, u8)],
    /// What follows the figures of a decade: "s" in "1980s".
    pub decade_endings: &'static [&'static str],
    /// What makes a year or decade its middle: "mid-" in "mid-1990s".
    pub mid_prefix: &'static str,
    /// Whether 5/6/2019 is a day before a month.
    pub day_first: bool,
    /// Whether an adjective stands before its noun.
    pub adjectives_first: bool,
    /// Whether names of months and weekdays have a capital.
    pub capital_names: bool,
}

/// The shape of an expression: a pattern over tokens, what it means, and an example that is its test.
///
/// In a pattern, capitals name a class, `[…]` is optional, `(a|b c)` are alternatives, `<` and `>` bound the span when
/// words around it belong to the pattern.
#[derive(Debug)]
pub struct Row {
    /// Name of the rule, in words joined by hyphens.
    pub name: &'static str,
    /// The pattern.
    pub pattern: &'static str,
    /// What it means.
    pub meaning: Meaning,
    /// A sentence with the span in brackets.
    pub example: &'static str,
    /// Publication date of the example; empty for none.
    pub published: &'static str,
    /// Value of the example.
    pub value: &'static str,
}

/// A row of the table.
#[must_use]
pub const fn row(
    name: &'static str,
    pattern: &'static str,
    meaning: Meaning,
    example: &'static str,
    published: &'static str,
    value: &'static str,
) -> Row {
    Row { name, pattern, meaning, example, published, value }
}

/// What the parts of a pattern come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Weekday, day, month, year, as far as given: "mardi 13 juillet".
    Calendar,
    /// The same, the one of now: "ce lundi".
    ThisCalendar,
    /// A year that only its neighbours make one: "(1953)".
    BareYear,
    /// A day or year that is a date only inside a larger expression: "3" in "du 3 au 5 mai".
    Inner,
    /// A date in figures.
    Figures,
    /// A weekday of another week: "mardi de la semaine prochaine".
    WeekdayOfWeek,
    /// A weekday and one or two weeks: "lundi en huit".
    WeekdayIn,
    /// A day counted from publication: "hier".
    NearDay,
    /// The day so many days after publication: "the day before yesterday".
    DayAt(i32),
    /// The day so many days after the last one mentioned: "the next day".
    DayFrom(i32),
    /// The first such weekday after the last day mentioned, or before it: "le mardi d'après".
    WeekdayFrom(i32),
    /// The unit so many after that of the last day mentioned: "l'année d'après".
    UnitFrom(i32),
    /// A part of the day so many days after the last one mentioned: "the next morning".
    PartFrom(i32),
    /// A day counted from the last one mentioned: "la veille".
    NextDay,
    /// The unit of now: "cette semaine".
    ThisUnit,
    /// The unit last mentioned: "cette année-là".
    ThatUnit,
    /// The unit before or after: "la semaine dernière".
    Shift,
    /// A season.
    Season,
    /// Part of a year by its number: "premier trimestre 2021".
    Fraction,
    /// The last of such parts of a year: "dernier trimestre 2019".
    LastFraction,
    /// A week, weekday or half of a month by its number: "deuxième semaine d'avril".
    OfMonth,
    /// A day or week of a season by its number: "premier dimanche du printemps".
    OfSeason,
    /// The month of publication in the year mentioned last: "la même époque".
    SamePeriod,
    /// The month mentioned last, or that of publication, a year before or in the year given: "même période de 2019".
    SamePeriodLast,
    /// Two months in one word: "mars-avril".
    MonthPair,
    /// Two decades: "années 1990 et 2000".
    Decades,
    /// Ten years: "années 80".
    Decade,
    /// A hundred years: "XIXe siècle".
    Century,
    /// A named day or period.
    Feast,
    /// A day named by several words, with its code: "lundi de Pâques".
    Holiday(&'static str),
    /// 11 September 2001.
    September11,
    /// So long before publication: "il y a trois ans".
    Ago,
    /// Vaguely so long before publication: "a few days ago".
    AgoVague,
    /// So long after publication: "dans deux mois".
    Within,
    /// So long after the last day mentioned: "trois jours plus tard".
    Later,
    /// So long before the last day mentioned: "deux ans plus tôt".
    Earlier,
    /// A length of time.
    Duration,
    /// A length of one unit: "toute l'année".
    Whole,
    /// Two lengths in one: "trois ans et deux mois".
    Compound,
    /// A length and half a unit: "une heure et demie".
    AndHalf,
    /// Half a unit: "half a decade".
    Half,
    /// A length with decimals: "3,5 secondes".
    Measured,
    /// The unit that something goes on or ends with, known from its neighbours alone: "la dernière semaine du procès".
    ShiftOf,
    /// A length of one such unit, as ISO 8601 has it: "un quart de siècle".
    Length(&'static str),
    /// A length that ends or begins at publication: "les 20 dernières années", "les six prochains mois".
    Around,
    /// A length that begins at publication: "les semaines à venir".
    Coming,
    /// Vaguely now, before or later: "désormais".
    Reference,
    /// A recurrence of a unit: "chaque jour".
    SetUnit,
    /// A recurrence from one weekday to another: "chaque jour du lundi au vendredi", one stretch where the clause tells no
    /// habit.
    SetWeekdays,
    /// A recurrence of a weekday: "tous les lundis".
    SetWeekday,
    /// A part of the day of publication: "ce matin".
    ThisPart,
    /// A part of the day last mentioned: "dans la soirée".
    Part,
    /// The night before the day of publication: "la nuit dernière".
    LastNight,
    /// The night so many days after that of publication: "tonight".
    NightAt(i32),
    /// The night after a day: "nuit de mardi à mercredi".
    Night,
    /// The night from one day to the next: "nuit du 3 au 4 juillet".
    NightOfDays,
    /// The week that holds a day: "semaine du 5 juillet".
    WeekOf,
    /// Half of a year by its number: "first half of 2020".
    HalfYear,
    /// A clock time.
    Clock,
    /// A date with a part of the day or a clock time.
    Joined,
    /// The start, middle or end of a date or part of the day.
    Edge,
    /// An expression with a TIMEX3 modifier: `APPROX`, `MORE_THAN`, `LESS_THAN`, `BEFORE`, `AFTER`.
    As(&'static str),
    /// A reference that several words make: `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Vague(&'static str),
    /// The same, by its code: `start`, `mid`, `end`.
    EdgeOf(&'static str),
    /// From one to the other.
    Range,
    /// From one hour in words to the other.
    HourRange,
    /// Two dates in a row: "les 6 et 13 avril".
    List,
    /// A date or clock time with an approximator.
    Approximate,
}

/// How words before an expression bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// It began then: "depuis".
    Since,
    /// It begins then: "à partir de", "dès".
    From,
    /// It ends then: "jusqu'à".
    Until,
    /// By then: "d'ici".
    By,
    /// "avant".
    Before,
    /// "après".
    After,
}
