//! Days before and after, last days and weeks: for deadlines, and for days told by the day of the report.

use crate::document::Date;

/// A stretch of the calendar.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// A year.
    Year,
}

/// How many days a month has; February 29 without a year.
pub(super) fn month_days(year: Option<u16>, month: u8) -> u8 {
    let leap = year.is_none_or(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day so many days later.
pub(super) fn after(day: Date, days: u32) -> Option<Date> {
    let mut date = day;
    for _ in 0..days {
        date = next(date)?;
    }
    Some(date)
}

fn next(date: Date) -> Option<Date> {
    if date.day < month_days(date.year, date.month) {
        return Some(Date { day: date.day + 1, ..date });
    }
    if date.month < 12 {
        return Some(Date { month: date.month + 1, day: 1, ..date });
    }
    Some(Date { year: date.year.map(|y| y.saturating_add(1)), month: 1, day: 1 })
}

/// The last day of the week, month or year that a day lies in.
pub(super) fn last_day(day: Date, unit: Unit) -> Option<Date> {
    match unit {
        Unit::Week => after(day, 6 - u32::from(weekday(day)?)),
        Unit::Month => Some(last_of_month(day, day.month)),
        Unit::Quarter => Some(last_of_month(day, day.month.div_ceil(3) * 3)),
        Unit::HalfYear => Some(last_of_month(day, day.month.div_ceil(6) * 6)),
        Unit::Year => Some(Date { month: 12, day: 31, ..day }),
    }
}

fn last_of_month(day: Date, month: u8) -> Date {
    Date { month, day: month_days(day.year, month), ..day }
}

/// The day so many days behind the Monday of the week that ends with `sunday`.
pub(super) fn in_week(sunday: Date, behind: u32) -> Option<Date> {
    let mut date = sunday;
    for _ in behind..6 {
        date = previous(date)?;
    }
    after(date, behind.saturating_sub(6))
}

/// The day before.
pub(super) fn previous(date: Date) -> Option<Date> {
    if date.day > 1 {
        return Some(Date { day: date.day - 1, ..date });
    }
    let (year, month) = match date.month {
        1 => (date.year.map(|y| y.saturating_sub(1)), 12),
        month => (date.year, month.checked_sub(1)?),
    };
    Some(Date { year, month, day: month_days(year, month) })
}

/// Monday is 0. After Sakamoto.
fn weekday(date: Date) -> Option<u8> {
    const SHIFTS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = u32::from(date.year?) - u32::from(date.month < 3);
    let shift = SHIFTS.get(usize::from(date.month).checked_sub(1)?)?;
    let sunday = (year + year / 4 - year / 100 + year / 400 + shift + u32::from(date.day)) % 7;
    u8::try_from((sunday + 6) % 7).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let day = |year, month, day| Date { year: Some(year), month, day };
        assert_eq!(after(day(2023, 12, 30), 3), Some(day(2024, 1, 2)));
        assert_eq!(after(day(2024, 2, 28), 1), Some(day(2024, 2, 29)));
        assert_eq!(in_week(day(2024, 3, 3), 2), Some(day(2024, 2, 28)));
        assert_eq!(in_week(day(2024, 3, 3), 8), Some(day(2024, 3, 5)));
        assert_eq!(last_day(day(2024, 2, 3), Unit::Quarter), Some(day(2024, 3, 31)));
        assert_eq!(last_day(day(2024, 2, 3), Unit::Month), Some(day(2024, 2, 29)));
        assert_eq!(last_day(day(2023, 5, 14), Unit::Week), Some(day(2023, 5, 14)));
        assert_eq!(last_day(day(2023, 5, 15), Unit::Week), Some(day(2023, 5, 21)));
    }
}
