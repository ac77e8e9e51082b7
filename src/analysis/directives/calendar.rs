//! Days later and last days, for deadlines.

use crate::document::Date;

/// A stretch of the calendar.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
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
        Unit::Month => Some(Date { day: month_days(day.year, day.month), ..day }),
        Unit::Year => Some(Date { month: 12, day: 31, ..day }),
    }
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
        assert_eq!(last_day(day(2024, 2, 3), Unit::Month), Some(day(2024, 2, 29)));
        assert_eq!(last_day(day(2023, 5, 14), Unit::Week), Some(day(2023, 5, 14)));
        assert_eq!(last_day(day(2023, 5, 15), Unit::Week), Some(day(2023, 5, 21)));
    }
}
