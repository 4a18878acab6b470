// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::table::Columns;

/// Reads a file as shares: each as `object account content nanoseconds`, and what was wrong.
fn read(name: &str, text: &[u8], columns: &ShareColumns) -> (Vec<String>, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, text).unwrap();
    let ShareInput::Shares(table) = open_shares(&path, columns).unwrap() else {
        return (vec![], vec!["posts".to_owned()]);
    };
    let (mut shares, mut wrong) = (SharesDraft::default(), Vec::new());
    table
        .read(&mut shares, |it| wrong.push(format!("{}: {}", it.line.unwrap_or_default(), it.says)), |_| {})
        .unwrap();
    let shares = shares.finish(Finish::default());
    let named = shares.shares().iter().map(|share| {
        let (object, content) = (shares.thing(share.object), shares.thing(share.content));
        format!("{object} {} {content} {}", shares.account(share.account), share.at_ns)
    });
    (named.collect(), wrong)
}

fn columns(objects: &[&str], others: &str) -> ShareColumns {
    let others: Columns = others.parse().unwrap();
    ShareColumns { objects: objects.iter().map(|name| (*name).to_owned()).collect(), others }
}

#[test]
fn a_table_of_shares_is_read_whatever_its_form() {
    let check = |name: &str, text: &str, columns: &ShareColumns| {
        let (found, wrong) = read(name, text.as_bytes(), columns);
        let expected = ["o1 ann p1 1600000000000000000", "o,2 bo p2 1600000000250000000"];
        assert_eq!((found, wrong), (expected.map(str::to_owned).to_vec(), vec![]), "{text}");
    };
    let known = ShareColumns::default();
    let rows = "o1,ann,p1,1600000000\r\n\"o,2\",bo,p2,1600000000.25\r\n";
    check("a.csv", &format!("object_id,account_id,content_id,timestamp_share\r\n{rows}"), &known);
    check("a.csv", &format!("\u{feff}object_id,id_user,message_id,timestamp\n{rows}"), &known);
    check(
        "a.csv",
        &format!("what,who,post,t\n{rows}"),
        &columns(&["what"], "author=who,id=post,created_at=t"),
    );
    check(
        "a.tsv",
        "content_id\tobject_id\taccount_id\ttimestamp_share\np1\to1\tann\t1600000000000\n\np2\to,2\tbo\t2020-09-13T12:26:40.25Z",
        &known,
    );
    let lines = "{\"object_id\":\"o1\",\"account_id\":\"ann\",\"content_id\":\"p1\",\"timestamp_share\":1600000000}\n\
                 {\"timestamp_share\":1600000000.25,\"object_id\":\"o,2\",\"account_id\":\"bo\",\"content_id\":\"p2\"}\n";
    check("a.jsonl", lines, &known);
}

#[test]
fn wrong_rows_are_named_and_the_others_are_read() {
    let text = b"object_id,account_id,content_id,timestamp_share\n\
        o,a,p,5\n\
        o,a,p\n\
        NA,a,p,5\n\
        o,,p,5\n\
        o,a,,5\n\
        o,a,p,\n\
        o,a,p,soon\n\
        o,a,p,2021-02-07\n\
        o,a,p,2021-02-07 12:30\n\
        o,\xff,p,5\n\
        o,1.5E+17,p,5\n\
        \"o\",a,p,9999999999999999999\n\
        o,b,\"q\",7,,\n";
    let (found, wrong) = read("a.csv", text, &ShareColumns::default());
    assert_eq!(found, ["o a p 5000000000", "o b q 7000000000"]);
    assert_eq!(
        wrong,
        [
            "3: has 3 cells where the first row has 4",
            "5: names no account",
            "6: names no post",
            "7: has no time",
            "8: has a time that is not known here, `soon`",
            "9: tells the day alone, which says nothing of who shared at the same time",
            "10: tells the minute alone, which says nothing of who shared at the same time",
            "11: is not valid UTF-8",
            "12: has a number that a spreadsheet has rounded, 1.5E+17; nobody can say which it was",
            "13: has a time that is not known here, `9999999999999999999`",
        ]
    );
}

#[test]
fn a_wide_table_shares_what_its_columns_say() {
    let text = "account_id,post_id,url_id,hashtag_id,timestamp\na,p,u,h,5\nb,q,NA,h,6\n";
    let (found, _) = read("a.csv", text.as_bytes(), &columns(&["url_id"], ""));
    assert_eq!(found, ["u a p 5000000000"]);
    let (found, _) = read("a.csv", text.as_bytes(), &columns(&["hashtag_id", "url_id"], ""));
    assert_eq!(
        found,
        ["hashtag_id:h a p 5000000000", "url_id:u a p 5000000000", "hashtag_id:h b q 6000000000"]
    );
}

#[test]
fn what_is_no_table_of_shares_is_read_as_posts() {
    let posts = "{\"id\":\"1\",\"text\":\"a\",\"user\":{\"id\":\"2\"},\"created_at\":\"x\"}\n";
    assert_eq!(read("a.jsonl", posts.as_bytes(), &columns(&["text"], "")).1, ["posts"]);
    let table = "id_str,screen_name,text,created_at\n1,ann,a,2026-03-01T18:00:00Z\n";
    assert_eq!(read("a.csv", table.as_bytes(), &columns(&["hashtag"], "")).1, ["posts"]);
}

#[test]
fn a_column_that_is_not_there_is_named() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.csv");
    let says = |text: &str, columns: &ShareColumns| {
        fs::write(&path, text).unwrap();
        open_shares(&path, columns)
            .err()
            .map(|error| error.to_string().replace(path.to_str().unwrap(), "a.csv"))
    };
    let text = "who,post,url,when\na,p,u,5\n";
    let known = "its columns are who, post, url, when";
    let is_table = "`a.csv` is a table that can't be read:";
    let as_posts = says(text, &columns(&["link"], "")).unwrap();
    assert!(as_posts.starts_with(&format!("{is_table} its columns are not known here")), "{as_posts}");
    let unsaid = says(text, &columns(&[], "")).unwrap();
    assert!(unsaid.ends_with("of a table of shares, --object COLUMN says what was shared"), "{unsaid}");
    let mistyped = says(text, &columns(&["linkk"], "")).unwrap();
    assert!(mistyped.contains("`linkk` is nothing that posts share; known are hashtag, link"), "{mistyped}");
    assert_eq!(
        says(text, &columns(&["url"], "created_at=when")).unwrap(),
        format!(
            "{is_table} nothing says which column names the account; say it with --columns 'author_id=…'; {known}"
        )
    );
    assert_eq!(
        says(text, &columns(&["address"], "author=who,created_at=when")).unwrap(),
        format!(
            "{is_table} it has no column `address`; {known}; of posts, `address` is nothing that posts share; known are hashtag, \
             link, medium, reply, repost and text"
        )
    );
}

#[test]
fn keys_of_json_are_found_in_any_letter_case_and_missing_ones_are_named() {
    let lines = "{\"Post\":\"p1\",\"Who\":{\"Id\":\"ann\"},\"T\":1600000000}\n\
                 {\"URL\":\"o1\",\"Post\":\"p2\",\"Who\":{\"Id\":\"bo\"},\"T\":1600000001}\n";
    let others = "author=who.id,id=post,created_at=t";
    let (found, wrong) = read("a.jsonl", lines.as_bytes(), &columns(&["Url"], others));
    assert_eq!((found, wrong), (vec!["o1 bo p2 1600000001000000000".to_owned()], vec![]));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.jsonl");
    fs::write(&path, lines).unwrap();
    let says = |objects: &[&str], others: &str| {
        open_shares(&path, &columns(objects, others)).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let says_address = says(&["address"], others);
    assert!(
        says_address.contains("it has no column `address`; its columns are post, who, who.id, t, url"),
        "{says_address}"
    );
    let says_when = says(&["url"], "author=who.id,created_at=when");
    assert!(says_when.contains("it has no column `when`"), "{says_when}");
}

#[test]
fn names_are_numbered_in_their_order() {
    let mut shares = SharesDraft::default();
    for account in ["did:b", "did:", "did:abcdefghijklmnopqrs", "did:abcdefghijklmnopqrt", "did:a"] {
        shares.add("o", account, account, 0).unwrap();
    }
    let shares = shares.finish(Finish::default());
    let names: Vec<&str> = (0..5).map(|number| shares.account(number)).collect();
    assert_eq!(names, ["did:", "did:a", "did:abcdefghijklmnopqrs", "did:abcdefghijklmnopqrt", "did:b"]);
}

#[test]
fn what_has_the_same_name_has_the_same_number() {
    let check = |finish: Finish, expected: usize| {
        let mut shares = SharesDraft::default();
        for (object, content) in [("b", "p"), ("c", "b"), ("b", "p"), ("b", "q"), ("c", "p")] {
            shares.add(object, "ann", content, 0).unwrap();
        }
        let shares = shares.finish(finish);
        assert_eq!(shares.shares().len(), expected);
        for a in shares.shares() {
            for b in shares.shares() {
                for (a, b) in [(a.object, b.content), (a.content, b.content), (a.object, b.object)] {
                    assert_eq!(a == b, shares.thing(a) == shares.thing(b), "{finish:?}");
                    assert!(!finish.sorts_things || a.cmp(&b) == shares.thing(a).cmp(shares.thing(b)));
                }
            }
        }
    };
    check(Finish::default(), 5);
    check(Finish { drops_repeated: true, sorts_things: false }, 4);
    check(Finish { drops_repeated: true, sorts_things: true }, 4);
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(bytes in prop::collection::vec(prop_oneof![
        Just(b','), Just(b'"'), Just(b'\n'), Just(b'\r'), Just(b'1'), Just(b'a'), any::<u8>()
    ], 0..400)) {
        let mut text = b"object_id,account_id,content_id,timestamp_share\n".to_vec();
        text.extend(bytes);
        read("a.csv", &text, &ShareColumns::default());
    }

    #[test]
    fn a_line_is_read_the_same_with_quotes_and_without(rows in prop::collection::vec(("[a-c]{0,2}", "[a-c ]{0,2}", "[pq]?", "[0-9]{0,3}"), 0..30)) {
        let header = "object_id,account_id,content_id,timestamp_share\n";
        let plain = rows.iter().map(|(o, a, c, t)| format!("{o},{a},{c},{t}\n")).collect::<String>();
        let quoted = rows.iter().map(|(o, a, c, t)| format!("\"{o}\",{a},\"{c}\",{t}\r\n")).collect::<String>();
        let known = ShareColumns::default();
        let found = read("a.csv", format!("{header}{plain}").as_bytes(), &known);
        prop_assert_eq!(found, read("a.csv", format!("{header}{quoted}").as_bytes(), &known));
    }
}
