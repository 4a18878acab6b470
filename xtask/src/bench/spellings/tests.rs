// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{
    super::share::Share,
    material::{Event, Labelled, rows},
    natural::common_run,
    planted::CLASSES,
};

#[test]
fn a_field_in_quotes_holds_commas_line_ends_and_quotes() {
    let read = rows("id,text\n1,\"a, \"\"b\"\"\nc\"\r\n2,d");
    assert_eq!(read, [vec!["id", "text"], vec!["1", "a, \"b\"\nc"], vec!["2", "d"]]);
}

#[test]
fn a_share_of_few_has_a_wide_interval() {
    let told = |hits, of| Share { hits, of }.to_string();
    assert_eq!(told(3, 3), "100 % (3/3; 44–100)");
    assert_eq!(told(45, 50), "90 % (45/50; 79–96)");
    assert_eq!(told(0, 0), "–");
}

#[test]
fn the_longest_common_run_is_found_anywhere() {
    let check = |one, other, run| assert_eq!(common_run(one, other), run, "{one}, {other}");
    check("freeahang", "ahangfree", 5);
    check("loom", "moon", 2);
    check("", "loom", 0);
}

/// Posts with three hashtags, of which each class spoils some.
fn event() -> Event {
    let tags = ["freeahang", "weaversforahang", "oldlooms"];
    let posts = (0..90).map(|id| (id, tags[id % 3]));
    let (posts, tags) = posts
        .map(|(id, tag)| {
            let text = format!("we stand before the court #{tag} all day");
            (Labelled { id: id as i64, text, is_on_topic: true }, vec![tag.to_owned()])
        })
        .unzip();
    Event { name: "Ahang".to_owned(), posts, tags }
}

#[test]
fn each_class_spoils_some_posts_and_the_same_in_every_run() {
    let event = event();
    let agreed = event.agreed();
    assert_eq!(agreed.len(), 3);
    for class in &CLASSES {
        let told =
            || class.plant(&event, &agreed).0.iter().map(super::planted::Line::json).collect::<String>();
        let spoiled = told();
        assert_eq!(spoiled, told(), "{}", class.name);
        let before = event.lines();
        let text = |line: &str| line.split_once("\"text\"").map(|(_, text)| text.to_owned());
        let kept =
            spoiled.lines().zip(before.lines()).filter(|(now, before)| text(now) == text(before)).count();
        assert!((90 - 36..90).contains(&kept), "{}: {kept}", class.name);
    }
}
