// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashSet;

use serde_json::Value;

use super::{Archive, Form, Size, storm};

const LINES: usize = 4_000;
const SMALL: Size = Size { people: 3_000, words: 2_000, tags: 500 };

fn archive(form: Form, share: f64) -> Vec<(String, Value)> {
    let mut lines = Vec::new();
    let written = Archive { form, lines: LINES, share, size: SMALL }.lines(|_, line| {
        let line = String::from_utf8(line).expect("it is text");
        let line = line.strip_suffix('\n').expect("it ends with a line break").to_owned();
        let value = serde_json::from_str(&line).expect("it is JSON");
        lines.push((line, value));
        Ok(())
    });
    written.expect("nothing can fail");
    assert_eq!(lines.len(), LINES);
    lines
}

/// The tags of a post, each seen to stand in its text where the mark says.
fn tags(value: &Value, form: Form) -> Vec<String> {
    let record = &value["commit"]["record"];
    let marks = match form {
        Form::Jetstream => &record["facets"],
        Form::Twarc => &value["entities"]["hashtags"],
    };
    let number = |value: &Value| value.as_u64().expect("it is a number") as usize;
    let marks = marks.as_array().into_iter().flatten();
    marks
        .map(|mark| {
            let (tag, found) = match form {
                Form::Jetstream => {
                    let (from, to) = (number(&mark["index"]["byteStart"]), number(&mark["index"]["byteEnd"]));
                    let text = record["text"].as_str().expect("it has a text");
                    (&mark["features"][0]["tag"], text.get(from..to).expect("it is whole letters").to_owned())
                }
                Form::Twarc => {
                    let (from, to) = (number(&mark["start"]), number(&mark["end"]));
                    let text = value["text"].as_str().expect("it has a text");
                    (&mark["tag"], text.chars().skip(from).take(to - from).collect())
                }
            };
            let tag = tag.as_str().expect("it has a tag");
            assert_eq!(format!("#{tag}"), found);
            tag.to_lowercase()
        })
        .collect()
}

fn storm_lines(lines: &[(String, Value)], form: Form) -> usize {
    let storm: HashSet<String> = storm().into_iter().map(str::to_lowercase).collect();
    lines.iter().filter(|(_, value)| tags(value, form).iter().any(|tag| storm.contains(tag))).count()
}

fn share(lines: &[(String, Value)], is: impl Fn(&Value) -> bool) -> f64 {
    lines.iter().filter(|(_, value)| is(value)).count() as f64 / lines.len() as f64
}

fn bytes_per_line(lines: &[(String, Value)]) -> usize {
    lines.iter().map(|(line, _)| line.len() + 1).sum::<usize>() / lines.len()
}

#[test]
fn events_are_as_jetstream_sends_them() {
    let lines = archive(Form::Jetstream, 0.02);
    for (line, value) in &lines {
        // Whatever the order of the keys, there is one dense form, and so one length.
        assert_eq!(line.len(), value.to_string().len(), "{line}");
        assert!(
            line.starts_with(r#"{"did":"did:plc:"#)
                && line.contains(r#","kind":"commit","commit":{"rev":"3m"#)
        );
    }
    assert_eq!(storm_lines(&lines, Form::Jetstream), LINES / 50);
    let reposts = share(&lines, |value| value["commit"]["collection"] == "app.bsky.feed.repost");
    assert!((0.44..0.50).contains(&reposts), "{reposts}");
    assert!((680..770).contains(&bytes_per_line(&lines)), "{}", bytes_per_line(&lines));
}

#[test]
fn posts_are_as_twarc_writes_them() {
    let lines = archive(Form::Twarc, 0.02);
    for (line, _) in &lines {
        assert!(line.is_ascii(), "{line}");
        assert!(line.starts_with(r#"{"id": ""#) && line.contains(r#", "__twarc": {"url": "#), "{line}");
    }
    assert!(lines.iter().any(|(line, _)| line.contains(r"\u0627")), "Arabic is escaped");
    assert!(lines.iter().any(|(line, _)| line.contains(r"\ud83d\ud")), "and so are letters of two halves");
    assert_eq!(storm_lines(&lines, Form::Twarc), LINES / 50);
    assert!((1600..1820).contains(&bytes_per_line(&lines)), "{}", bytes_per_line(&lines));
    let ids: HashSet<&str> = lines.iter().filter_map(|(_, value)| value["id"].as_str()).collect();
    assert_eq!(ids.len(), LINES);
}

#[test]
fn where_all_match_every_line_is_the_storms() {
    let lines = archive(Form::Twarc, 1.0);
    assert_eq!(storm_lines(&lines, Form::Twarc), LINES);
    let languages: HashSet<&str> = lines.iter().filter_map(|(_, value)| value["lang"].as_str()).collect();
    assert_eq!(languages.len(), 10);
    let is_in_some_case = |value: &Value| {
        let tags = value["entities"]["hashtags"].as_array().into_iter().flatten();
        tags.filter_map(|tag| tag["tag"].as_str()).any(|tag| tag == "STANDWITHGROVE" || tag == "libertadya")
    };
    assert!(share(&lines, is_in_some_case) > 0.03);
}

#[test]
fn chance_is_the_same_every_time() {
    assert_eq!(archive(Form::Jetstream, 0.02), archive(Form::Jetstream, 0.02));
}
