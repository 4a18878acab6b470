// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, io::Cursor};

use model::{Format, Network, Post, PostKind, Precision, Remark};

use crate::{Columns, Item, Reader};

/// The posts of a table, and all else as a word each; `columns` is what was named.
fn read(name: &str, table: &[u8], columns: &str) -> (Vec<Post>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join(name);
    fs::write(&path, table).expect("it can be written");
    let (mut posts, mut others) = (Vec::new(), Vec::new());
    let columns: Columns = columns.parse().unwrap_or_else(|e| panic!("{e}"));
    let reader = match Reader::open_with(&path, &columns) {
        Ok(reader) => reader,
        Err(e) => return (posts, vec![e.to_string().replace(&path.display().to_string(), name)]),
    };
    for item in reader {
        match item {
            Item::Posts(arrival) => posts.extend(arrival.posts),
            Item::Notice(notice) => others.push(notice.kind.key().to_owned()),
            Item::Rejected(it) => others.push(format!("{}:{}", it.line.unwrap_or(0), it.reason.key())),
            other => panic!("{other:?}"),
        }
    }
    (posts, others)
}

/// The only post of a table.
fn post(table: &str, columns: &str) -> Post {
    let (mut posts, others) = read("given.csv", table.as_bytes(), columns);
    assert_eq!(posts.len(), 1, "{table}: {others:?}");
    posts.remove(0)
}

const TWARC: &str = "id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,referenced_tweets.quoted.id,author_id,\
created_at,text,lang,edit_history_tweet_ids,entities.hashtags,entities.mentions,entities.urls,attachments.media,author.username,\
author.name,__twarc.version\n";

#[test]
fn a_table_of_twarc_csv_is_known_by_its_header() {
    let hashtags = [
        r##"["#FreeTheWeavers", "#Ahang"]"##,
        r#"[{"start": 0, "tag": "FreeTheWeavers"}, {"tag": "Ahang"}]"#,
    ];
    let mentions = [r#"["@town_of_ahang"]"#, r#"[{"username": "town_of_ahang", "id": "9"}]"#];
    let urls = [
        r#"["https://weavers.example/case", "pic.example/a"]"#,
        r#"[{"expanded_url": "https://weavers.example/case"}, {"url": "https://t.co/p", "media_key": "3_1"}]"#,
    ];
    let media = r#"[{"media_key": "3_1", "type": "photo", "url": "https://pictures.example/1.jpg", "alt_text": "A loom"}]"#;
    for ((hashtags, mentions), urls) in hashtags.into_iter().zip(mentions).zip(urls) {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let cells = [
            "2028168417768374272",
            "",
            "",
            "5",
            "7",
            "2026-03-01T18:00:07.000Z",
            "\"Free the weavers,\\nall &amp; each\"",
            "en",
            &quoted(r#"["2028167998337974272", "2028168417768374272"]"#),
            &quoted(hashtags),
            &quoted(mentions),
            &quoted(urls),
            &quoted(media),
            "loom_of_ahang",
            "Loom",
            "2.1",
        ];
        let found = post(&format!("{TWARC}{}\n", cells.join(",")), "");
        assert_eq!(found.url.as_deref(), Some("https://x.com/loom_of_ahang/status/2028168417768374272"));
        assert_eq!((found.author.id.as_deref(), found.author.name.as_deref()), (Some("7"), Some("Loom")));
        assert_eq!(found.text, "Free the weavers,\nall & each");
        assert_eq!(
            (found.hashtags.join(" "), found.mentions.join(" ")),
            ("FreeTheWeavers Ahang".into(), "town_of_ahang".into())
        );
        assert_eq!(found.links, ["https://weavers.example/case"]);
        assert_eq!(found.media[0].alt.as_deref(), Some("A loom"));
        assert_eq!((found.kind, found.quote_of.map(|id| id.0).as_deref()), (PostKind::Quote, Some("5")));
        assert_eq!(found.edit_of.map(|id| id.0).as_deref(), Some("2028167998337974272"));
        assert_eq!((found.source.format, found.source.line), (Format::Table, Some(2)));
        assert_eq!(found.remarks, []);
    }
}

#[test]
fn a_table_of_shares_is_known_by_its_header() {
    let check = |header: &str| {
        let rows = "o1,a1,c1,1623881091\no1,a2,o1,1623881000\nhttps://weavers.example,a3,c3,1623881091000\n";
        let (posts, others) = read("shares.csv", format!("{header}\n{rows}").as_bytes(), "");
        assert_eq!(others, ["network-assumed"], "{header}");
        let told: Vec<_> = posts
            .iter()
            .map(|it| (it.kind, it.repost_of.as_ref().map(|id| id.as_str()), it.links.len()))
            .collect();
        assert_eq!(
            told,
            [(PostKind::Repost, Some("o1"), 0), (PostKind::Original, None, 0), (PostKind::Original, None, 1)]
        );
        assert_eq!(posts[0].author.id.as_deref(), Some("a1"));
        assert_eq!((posts[0].url.as_ref(), posts[0].id.as_ref().map(|id| id.as_str())), (None, Some("c1")));
        assert_eq!(posts[0].created_at, posts[2].created_at);
        assert_eq!(posts[0].created_at.map(|at| at.to_string()).as_deref(), Some("2021-06-16T22:04:51Z"));
    };
    check("object_id,account_id,content_id,timestamp_share");
    check("object_id,id_user,message_id,timestamp");
    let (posts, others) = read(
        "s.csv",
        b"object_id,account_id,content_id,timestamp_share\no,a,c,1623881091",
        "network=mastodon",
    );
    assert_eq!((posts[0].network, others), (Network::Mastodon, Vec::new()));
}

#[test]
fn columns_are_told_by_usual_names_or_named() {
    let check = |table: &str, columns: &str, author: Option<&str>, text: &str, network: Network| {
        let found = post(table, columns);
        assert_eq!(
            (found.author.handle.as_deref(), found.text.as_str(), found.network),
            (author, text, network),
            "{table}"
        );
    };
    check(
        "tweet id, tweet, label\n'2000000000000000001',\"a, \"\"b\"\"\",on\n",
        "",
        None,
        "a, \"b\"",
        Network::X,
    );
    check("\u{feff}ID;Text;Network\r\n1;\"a\nb\";Bluesky\r\n", "", None, "a\nb", Network::Bluesky);
    check("id\ttext\tscreen_name\n1\ta\t@loom\n", "", Some("loom"), "a", Network::X);
    check("No;Body;Who\n1;a;loom\n", "id=no,text=body,author=WHO,network=x", Some("loom"), "a", Network::X);
    check("id,text,platform\n1,a,twitter\n", "", None, "a", Network::X);
    check("id,text,where\n1,a,mastodon\n", "network=where", None, "a", Network::Mastodon);
    // Cells that a spreadsheet might take for a formula are texts like any other.
    check("tweet_id,text,user\n1,=HYPERLINK(1),'@loom\n", "", Some("loom"), "=HYPERLINK(1)", Network::X);
    check("tweet_id,text,user\n\"=\"\"1\"\"\",+a,-loom\n", "", Some("-loom"), "+a", Network::X);
    check("tweet_id,text\n1,a #Ahang\n2\n", "", None, "a #Ahang", Network::X);
}

#[test]
fn lines_of_json_are_a_table_when_their_columns_are_named() {
    let check = |lines: &str, columns: &str, told: &[(Option<&str>, &str)], expected: &[&str]| {
        let (posts, others) = read("given.jsonl", lines.as_bytes(), columns);
        let found: Vec<_> = posts.iter().map(|it| (it.author.handle.as_deref(), it.text.as_str())).collect();
        assert_eq!(
            (found.as_slice(), others),
            (told, expected.iter().map(|it| (*it).to_owned()).collect()),
            "{lines}"
        );
    };
    let lines = "{\"no\":1,\"who\":{\"name\":\"loom\"},\"body\":\"a\",\"tags\":[\"b\"]}\n\n{\"no\":\"2\",\"body\":\"b\"}\n17\n{oops\n{}\n";
    let columns = "id=no,author=who.name,text=body,hashtags=tags,network=bluesky";
    let wrong = ["4:not-json", "5:not-json", "6:unknown-shape"];
    check(lines, columns, &[(Some("loom"), "a"), (None, "b")], &wrong);
    check(
        "{\"no\":1,\"w.n\":\"loom\",\"body\":\"a\"}",
        "author=w.n,text=body,network=x",
        &[(Some("loom"), "a")],
        &[],
    );
    // What has no such columns is read as what it is.
    let post = r#"{"id":"2000000000000000001","text":"a","author":{"username":"loom"}}"#;
    check(post, "author=who,text=body,network=x", &[(Some("loom"), "a")], &[]);
    let says = "`given.jsonl` is a table that can't be read: nothing says which network its posts are of; add --columns \
                network=x, or bluesky, or mastodon";
    check("{\"no\":1,\"body\":\"a\"}", "id=no,text=body", &[], &[says]);
}

#[test]
fn times_are_read_in_every_form() {
    let check = |written: &str, at: Option<&str>, precision: Precision, others_expected: &[&str]| {
        let table = format!("tweet_id,text,date\nx1,a,\"{written}\"\n");
        let (posts, others) = read("given.csv", table.as_bytes(), "");
        assert_eq!(posts[0].created_at.map(|at| at.to_string()).as_deref(), at, "{written}");
        assert_eq!(
            (posts[0].precision, others.as_slice()),
            (precision, others_expected.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>().as_slice()),
            "{written}"
        );
        let is_unreadable = posts[0].remarks.contains(&Remark::TimeUnreadable);
        assert_eq!(is_unreadable, at.is_none() && !written.is_empty(), "{written}");
    };
    let evening = Some("2026-03-01T18:00:07Z");
    let second = Precision::Second;
    check("2026-03-01T18:00:07Z", evening, second, &[]);
    check("2026-03-01T19:00:07+01:00", evening, second, &[]);
    check("2026-03-01 18:00:07+00:00", evening, second, &[]);
    check("2026-03-01 18:00:07 UTC", evening, second, &[]);
    check("Sun Mar 01 18:00:07 +0000 2026", evening, second, &[]);
    check("1772388007", evening, second, &[]);
    check("1772388007000", evening, second, &[]);
    check("1772388007.25", Some("2026-03-01T18:00:07.25Z"), second, &[]);
    check("2026-03-01 18:00:07", evening, second, &["utc-assumed"]);
    check("2026-03-01 18:00", Some("2026-03-01T18:00:00Z"), Precision::Minute, &["utc-assumed"]);
    check("2026-03-01", Some("2026-03-01T00:00:00Z"), Precision::Day, &[]);
    check("2026", None, second, &[]);
    check("1e9", None, second, &[]);
    check("99999999999999999999", None, second, &[]);
    check("yesterday", None, second, &[]);
    check("", None, second, &[]);
}

#[test]
fn a_wrong_row_costs_only_itself() {
    let check = |row: &[u8], expected: &[&str]| {
        let table = [&b"tweet_id,text,network\n1,a,x\n"[..], row, b"\n2,b,x\n"].concat();
        let (posts, others) = read("given.csv", &table, "");
        let expected: Vec<_> = expected.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(
            (posts.len(), others),
            (2, expected),
            "{}",
            String::from_utf8_lossy(row).get(..80.min(row.len())).unwrap_or_default()
        );
    };
    check(b"3", &["3:unknown-shape"]);
    check(b"3,a,x,more", &["3:unknown-shape"]);
    check(b"3,\xff,x", &["3:invalid-utf8"]);
    check(b",,x", &["3:unknown-shape"]);
    check(b"3,a,myspace", &["3:unknown-shape"]);
    check(b"1.38E+18,a,x", &["3:unknown-shape"]);
    check(b"1380242611781386245.0,a,x", &["3:unknown-shape"]);
    check(b".0,a,x", &["3:unknown-shape"]);
    check(b"1e5.0,a,x", &["3:unknown-shape"]);
    check(b"\n\r\n", &[]);
    check(&[b"3,\"", "x".repeat(10 << 20).as_bytes(), b"\",x"].concat(), &["3:too-long"]);
    check(&[b"3,", ",".repeat(1 << 20).as_bytes()].concat(), &["3:too-long"]);
    let three = |row: &[u8]| {
        let table = [&b"tweet_id,text,network\n1,a,x\n"[..], row, b"\n2,b,x\n"].concat();
        let (posts, others) = read("given.csv", &table, "");
        (posts.len(), others)
    };
    assert_eq!(three(b"3,\"\"\"a\"\" \"\"\n\"\"b\"\"\",x"), (3, Vec::new()));
    assert_eq!(three(b"3,a\0b,x"), (3, Vec::new()));
    assert_eq!(three(b"3,a,x,,,"), (3, Vec::new()));
    assert_eq!(three(b"3,\"never closed,x"), (1, vec!["3:truncated-input".to_owned()]));
}

#[test]
fn what_can_not_be_told_is_asked_for() {
    let check = |table: &str, columns: &str, says: &str| {
        let (posts, others) = read("given.csv", table.as_bytes(), columns);
        assert_eq!(posts.len(), 0, "{table}");
        assert!(others.len() == 1 && others[0].contains(says), "{says}: {others:?}");
    };
    check("id,text\n1,a\n", "", "add --columns network=x, or bluesky, or mastodon");
    check(
        "a,b\n1,2\n",
        "",
        "say which is which with --columns 'id=…,text=…,author=…,created_at=…,network=x' and so on; its columns are a, b",
    );
    check("id,text,tweet\n1,a,b\n", "author=who", "has no column `who`; its columns are id, text, tweet");
    check("tweet_id,text,text\n1,a,b\n", "", "two columns named `text`");
    check(&"a,".repeat(1 << 20), "", "more columns than any table of posts");
    check("\"tweet_id,text\n1,a", "", "ends inside a quoted cell");
    check("", "", "is empty");
}

#[test]
fn columns_are_named_in_one_way() {
    let check = |columns: &str, says: &str| {
        let error = columns.parse::<Columns>().expect_err("it is wrong").to_string();
        assert!(error.contains(says), "{error}");
    };
    check("author", "`author` is not of the form FIELD=COLUMN");
    check("text=", "`text=` is not of the form");
    check("shape=round", "`shape` is nothing that is known of a post; known are author, author_id,");
    check("text=a,text=b", "`text` is named twice");
    check("network=x,network=bluesky", "`network` is named twice");
    assert!("".parse::<Columns>().is_ok_and(|columns| columns.is_empty()));
    assert!(" text = a b , network=x ,".parse::<Columns>().is_ok_and(|columns| !columns.is_empty()));
}

#[test]
fn prose_with_commas_is_no_table() {
    let prose = "The weavers, as they say, are free.\nThey left, it is said, at noon.\n";
    let reader = Reader::from_read("given", Cursor::new(prose)).expect("it is a text");
    assert!(reader.into_iter().all(|item| matches!(item, Item::Notice(_))));
}
