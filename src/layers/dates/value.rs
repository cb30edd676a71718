//! What words stand for: the codes of the packs' lists as numbers, and the types behind them.

use crate::analysis::Modifier;
use crate::layers::dates::pattern::Class;

/// A unit of time: so many of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) base: Base,
    pub(super) times: i32,
}

/// The letters of ISO 8601 durations, and the weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Base {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Weekend,
}

/// Parts of the day as TIMEX3 has them.
pub(super) const PARTS: [&str; 6] = ["MO", "MI", "AF", "EV", "NI", "DT"];
/// Index of the morning.
pub(super) const MORNING: u8 = 0;
/// Index of the night.
pub(super) const NIGHT: u8 = 4;
const BASES: [Base; 8] =
    [Base::Second, Base::Minute, Base::Hour, Base::Day, Base::Week, Base::Month, Base::Year, Base::Weekend];
const REFERENCES: [&str; 3] = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"];

/// The code of an entry of the list as a number; see the `# …` headings of the lists for the codes.
pub(super) fn code(class: Class, value: &str) -> i32 {
    let among = |names: &[&str]| names.iter().position(|name| *name == value).unwrap_or(0) as i32;
    match class {
        Class::Unit | Class::Units | Class::Frequency => unit_code(value),
        Class::Part => among(&PARTS),
        Class::Season => among(&["SP", "SU", "FA", "WI"]),
        Class::Direction | Class::Directions => [-1, 1, -2, 2][among(&["last", "next", "before", "after"]) as usize],
        Class::Edge => among(&["start", "mid", "end"]),
        Class::Reference => among(&REFERENCES),
        Class::Approx => among(&["APPROX", "MORE_THAN", "LESS_THAN"]),
        Class::Feast => feast_code(value),
        _ => value.parse().unwrap_or(0),
    }
}

/// `P1D`, `PT1H`, `P10Y`, `WE`.
fn unit_code(value: &str) -> i32 {
    if value == "WE" {
        return 16 + 7;
    }
    let clock = value.starts_with("PT");
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let base = match value.chars().last() {
        Some('S') => 0,
        Some('M') if clock => 1,
        Some('H') => 2,
        Some('D') => 3,
        Some('W') => 4,
        Some('M') => 5,
        _ => 6,
    };
    digits.parse().unwrap_or(1) * 16 + base
}

/// `12-25` a fixed day, `E+39` days from Easter, `I9` a month and `I12-10` a day of the Islamic calendar (`I99`
/// either Eid),
/// `WE` the weekend of Easter, `N11-4-4` the fourth Thursday of November.
fn feast_code(value: &str) -> i32 {
    if value == "WE" {
        return 40_000;
    }
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<i32>().ok()).unwrap_or(0);
    if let Some(offset) = value.strip_prefix('E') {
        return 15_000 + number(Some(offset.trim_start_matches('+')));
    }
    let mut parts = value.trim_start_matches(['I', 'N']).split('-');
    let (first, second, third) = (number(parts.next()), number(parts.next()), number(parts.next()));
    match value.chars().next() {
        Some('I') => 20_000 + first * 100 + second,
        Some('N') => 30_000 + first * 100 + second * 10 + third,
        _ => first * 100 + second,
    }
}

impl Unit {
    /// The unit that a duration such as `P25Y` is one of.
    pub(super) fn named(duration: &str) -> Unit {
        Unit::of(unit_code(duration))
    }

    /// The unit with this code.
    pub(super) fn of(code: i32) -> Unit {
        Unit { base: BASES[(code & 7) as usize], times: (code >> 4).max(1) }
    }

    /// Whether it is shorter than a day.
    pub(super) fn is_clock(self) -> bool {
        matches!(self.base, Base::Second | Base::Minute | Base::Hour)
    }

    /// The ISO 8601 duration of two lengths, the larger first: `P3Y9M`, `P1DT12H`.
    pub(super) fn compound(lengths: [(i32, Unit); 2]) -> String {
        let [large, small] = lengths.map(|(count, unit)| unit.duration(Some(count)));
        let small = small.trim_start_matches('P');
        if large.starts_with("PT") { large + small.trim_start_matches('T') } else { large + small }
    }

    /// The ISO 8601 duration of so many hundredths: `PT3.5S`.
    pub(super) fn measured(self, hundredths: i32) -> String {
        let total = i64::from(hundredths) * i64::from(self.times);
        let decimals = format!("{:02}", total % 100);
        let whole = Unit { times: 1, ..self }.duration(Some(i32::try_from(total / 100).unwrap_or(i32::MAX)));
        let letter = whole.len() - if self.base == Base::Weekend { 2 } else { 1 };
        match decimals.trim_end_matches('0') {
            "" => whole,
            decimals => format!("{}.{decimals}{}", &whole[..letter], &whole[letter..]),
        }
    }

    /// The ISO 8601 duration of so many; `X` for an unknown number.
    pub(super) fn duration(self, count: Option<i32>) -> String {
        let count = count.map_or_else(|| "X".to_owned(), |count| count.saturating_mul(self.times).to_string());
        let letter = match self.base {
            Base::Second => 'S',
            Base::Minute | Base::Month => 'M',
            Base::Hour => 'H',
            Base::Day => 'D',
            Base::Week => 'W',
            Base::Year => 'Y',
            Base::Weekend => return format!("P{count}WE"),
        };
        format!("P{}{count}{letter}", if self.is_clock() { "T" } else { "" })
    }
}

/// The reference with this code.
pub(super) fn reference(code: i32) -> &'static str {
    REFERENCES.get(code as usize).copied().unwrap_or("PRESENT_REF")
}

/// The modifier of an edge word.
pub(super) fn edge(code: i32) -> Modifier {
    [Modifier::Start, Modifier::Mid, Modifier::End][code.clamp(0, 2) as usize]
}

/// The modifier with this name.
pub(super) fn modifier(name: &str) -> Modifier {
    match name {
        "MORE_THAN" => Modifier::MoreThan,
        "LESS_THAN" => Modifier::LessThan,
        "BEFORE" => Modifier::Before,
        "AFTER" => Modifier::After,
        _ => Modifier::Approx,
    }
}

/// The modifier of an approximator.
pub(super) fn approximator(code: i32) -> Modifier {
    [Modifier::Approx, Modifier::MoreThan, Modifier::LessThan][code.clamp(0, 2) as usize]
}
