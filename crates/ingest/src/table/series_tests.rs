// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::Cursor;

use super::{Series, is_series};

/// Reads a series; each row as it is written with its count, or the line and why it is wrong.
fn read(table: &str) -> Vec<Result<(String, f64), String>> {
    let series =
        Series::new("it".to_owned(), Box::new(Cursor::new(table.to_owned()))).expect("it is a series");
    let told =
        |rejection: crate::Rejection| format!("{}: {}", rejection.line.unwrap_or_default(), rejection.says);
    series.map(|row| row.map(|row| (row.timestamp, row.count)).map_err(told)).collect()
}

#[test]
fn a_series_is_known_by_its_header_alone() {
    let check = |head: &str, expected: bool| assert_eq!(is_series(head.as_bytes()), expected, "{head}");
    check("timestamp,value\n", true);
    check("\u{feff}Timestamp;Value\r\n2026-03-01;4\n", true);
    check("value\ttimestamp\n", true);
    check("timestamp,value,text\n", false);
    check("timestamp\n", false);
    check("", false);
}

#[test]
fn rows_are_read_as_written_and_a_wrong_one_costs_only_itself() {
    let table = "value,timestamp\n4,2026-03-01 18:00:00\nmany,2026-03-01 18:05:00\n5,soon\n6\ninf,2026-03-01T18:10:00Z\n\n 7.5 ,1772388900\n";
    let good = |timestamp: &str, count| Ok((timestamp.to_owned(), count));
    let wrong = |says: &str| Err(says.to_owned());
    assert_eq!(
        read(table),
        vec![
            good("2026-03-01 18:00:00", 4.0),
            wrong("3: `many` is no number"),
            wrong("4: `soon` is no time"),
            wrong("5: has 1 cells in place of two"),
            wrong("6: `inf` is no number"),
            good("1772388900", 7.5),
        ]
    );
}
