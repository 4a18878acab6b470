// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::mpsc,
    thread,
};

use crate::{Objects, ObjectsAddress, ObjectsError, Tag, is_name, moto::Moto};

fn moto() -> Option<Moto> {
    Moto::start().inspect_err(|why| eprintln!("left out: a bucket; {why}")).ok()
}

fn bucket(moto: &Moto, address: &str) -> Objects {
    Objects::new(&address.parse().unwrap(), moto.settings()).unwrap()
}

#[test]
fn an_address_names_a_bucket_and_what_all_names_begin_with() {
    let read = |written: &str| written.parse::<ObjectsAddress>();
    for (written, bucket, prefix) in [
        ("s3://ahang", "ahang", ""),
        ("s3://ahang/", "ahang", ""),
        ("s3://the-weavers.example/spring/2027/", "the-weavers.example", "spring/2027/"),
    ] {
        let address = read(written).unwrap();
        assert_eq!((address.bucket(), address.prefix()), (bucket, prefix), "{written}");
    }
    for wrong in
        ["ahang", "s3://", "s3://Ahang", "s3://ab", "s3://ahang/../x", "s3://ahang/a//b", "s3://ahang/.x"]
    {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn names_are_plain() {
    for name in ["a", "ahang/record/tile/0/x001/067.p/3", "media/3f.jpg", "a_b-c.d"] {
        assert!(is_name(name), "{name}");
    }
    let long = "a".repeat(513);
    for name in ["", "/a", "a/", "a//b", "../a", "a/../b", "a/.b", "a b", "a%2e", "a?b", "ä", long.as_str()]
    {
        assert!(!is_name(name), "{name}");
    }
}

#[test]
fn no_line_is_open_to_others() {
    let open = |endpoint: &str| {
        let settings = [("AWS_ENDPOINT".to_owned(), endpoint.to_owned())];
        Objects::new(&"s3://ahang".parse().unwrap(), settings)
    };
    for here in ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000", "https://s3.example"]
    {
        assert!(open(here).is_ok(), "{here}");
    }
    for open_to_others in ["http://s3.example", "http://10.0.0.7:9000", "ftp://127.0.0.1", "127.0.0.1:9000"] {
        assert!(matches!(open(open_to_others), Err(ObjectsError::OpenLine)), "{open_to_others}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_is_there_until_it_is_deleted() {
    let Some(moto) = moto() else { return };
    let objects = bucket(&moto, "s3://ahang/spring");
    let beside = bucket(&moto, "s3://ahang/springtime");
    assert_eq!(objects.get("a/b", 9).await.unwrap(), None);
    objects.put("a/b", b"one".to_vec()).await.unwrap();
    objects.put("a/b", b"three".to_vec()).await.unwrap();
    objects.put("a/c/d", Vec::new()).await.unwrap();
    objects.put("e", b"e".to_vec()).await.unwrap();
    beside.put("a/z", b"z".to_vec()).await.unwrap();
    assert_eq!(objects.get("a/b", 5).await.unwrap(), Some(b"three".to_vec()));
    assert!(matches!(objects.get("a/b", 4).await, Err(ObjectsError::TooLong)));
    let mut listed = objects.list("a").await.unwrap();
    listed.sort();
    assert_eq!(listed, [("a/b".to_owned(), 5), ("a/c/d".to_owned(), 0)]);
    assert_eq!(objects.folders().await.unwrap(), ["a"]);
    assert_eq!(moto.names(), ["spring/a/b", "spring/a/c/d", "spring/e", "springtime/a/z"]);
    assert!(moto.get("spring/a/b") == b"three" && moto.holds(b"hree") && !moto.holds(b"one"));
    for _ in 0..2 {
        objects.delete("a/b").await.unwrap();
    }
    assert_eq!(objects.get("a/b", 9).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_put_after_the_same_one_is_refused() {
    let Some(moto) = moto() else { return };
    let [one, other] = [bucket(&moto, "s3://ahang/x"), bucket(&moto, "s3://ahang/x")];
    let first = one.put_after("checkpoint", b"1".to_vec(), None).await.unwrap();
    let taken = |put: Result<Tag, ObjectsError>| assert!(matches!(put, Err(ObjectsError::Taken)), "{put:?}");
    taken(other.put_after("checkpoint", b"1b".to_vec(), None).await);
    let (seen, tag) = other.get_tagged("checkpoint", 9).await.unwrap().unwrap();
    assert_eq!((seen.as_slice(), &tag), (&b"1"[..], &first));
    let second = other.put_after("checkpoint", b"2".to_vec(), Some(&tag)).await.unwrap();
    taken(one.put_after("checkpoint", b"2b".to_vec(), Some(&first)).await);
    one.delete("checkpoint").await.unwrap();
    taken(other.put_after("checkpoint", b"3".to_vec(), Some(&second)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_versions_are_kept_that_is_said() {
    let Some(moto) = moto() else { return };
    let objects = bucket(&moto, "s3://ahang");
    objects.put("a", b"a".to_vec()).await.unwrap();
    moto.keep_versions();
    assert!(matches!(objects.put("a", b"b".to_vec()).await, Err(ObjectsError::Versioned)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_put_there_is_not_believed() {
    let Some(moto) = moto() else { return };
    let objects = bucket(&moto, "s3://ahang");
    moto.put("page", b"<html>This network wants you to sign in.</html>");
    assert!(matches!(objects.get("page", 99).await, Err(ObjectsError::Away(_))));
    // It goes, and comes back with nothing.
    let port = moto.port();
    drop(moto);
    assert!(matches!(objects.get("page", 99).await, Err(ObjectsError::Away(_))));
    let _moto = Moto::start_on(port).unwrap();
    assert_eq!(objects.get("page", 99).await.unwrap(), None);
}

/// A server that answers everything in one way.
fn answering(answer: &'static str) -> (Vec<(String, String)>, mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let (asked, has_asked) = mpsc::channel();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = asked.send(());
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    let settings =
        [("AWS_ENDPOINT", endpoint.as_str()), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];
    (settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), has_asked)
}

#[tokio::test]
async fn a_server_that_answers_nonsense_is_away() {
    for nonsense in [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
        "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "SSH-2.0-OpenSSH_9.9\r\n",
    ] {
        let (settings, asked) = answering(nonsense);
        let objects = Objects::new(&"s3://ahang".parse().unwrap(), settings).unwrap();
        let away = objects.get("a", 99).await;
        assert!(matches!(away, Err(ObjectsError::Away(_))), "{nonsense}: {away:?}");
        assert!(objects.list("").await.is_err(), "{nonsense}");
        assert!(asked.try_iter().count() > 0);
    }
    let nobody =
        [("AWS_ENDPOINT", "http://127.0.0.1:1"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];
    let nobody = nobody.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let objects = Objects::new(&"s3://ahang".parse().unwrap(), nobody).unwrap();
    assert!(matches!(objects.get("a", 99).await, Err(ObjectsError::Away(_))));
    assert!(matches!(objects.put("a", vec![1]).await, Err(ObjectsError::Away(_))));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_nothing_is_away_after_seconds() {
    let begun = tokio::time::Instant::now();
    let never = crate::within(crate::PATIENCE, std::future::pending::<()>()).await;
    assert!(matches!(never, Err(ObjectsError::Away(_))));
    assert_eq!(begun.elapsed(), crate::PATIENCE);
    assert_eq!(crate::patience(10 << 20), crate::PATIENCE + std::time::Duration::from_secs(20));
}
