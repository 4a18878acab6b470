// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call that keeps whole copies of posts, sealed, says so to everybody, in each of our languages.

use store::Role;

use super::{
    ARABIC, CALL, ENGLISH, House,
    studio_pages::{EARLY, LOOM, get, organizer},
};
use crate::speech;

const KEEPING: &str = r#"
[keeping]
why = { en = "A court <b>may</b> ask.", ar = "قد تسأل محكمة." }

[[keeping.holder]]
name = "Lawyers & friends"
key = "age194c3vs4hy6cygqtz0j5lhtpj7hy9xra3jq7vfkczykr30ys6fzqsywtajt"
"#;

/// The call of the tests, which keeps copies.
fn keeping() -> call::Call {
    let files = [
        ("call.toml", format!("{CALL}{KEEPING}")),
        ("wordings/en.md", ENGLISH.to_owned()),
        ("wordings/ar.md", ARABIC.to_owned()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text)).into();
    call::parse("ahang".parse().expect("a name"), &files).expect("it is valid")
}

#[tokio::test]
async fn nobody_is_told_of_copies_that_no_call_keeps() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    for page in ["/ahang", "/ahang/post", "/ahang/kit.html", "/about", "/studio/papers"] {
        let page = get(&house, LOOM, page).await.text;
        assert!(!page.contains("kept whole") && !page.contains("#keeping"), "{page}");
    }
}

#[tokio::test]
async fn whoever_may_post_is_told_why_and_for_whom_copies_are_kept() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    house.show(keeping());
    let says = ["Posts are kept whole", "A court &#60;b&#62;may&#60;/b&#62; ask.", "Lawyers &#38; friends"];
    for page in ["/ahang", "/ahang/kit.html"] {
        let text = house.get(page).await.text;
        says.iter().for_each(|says| assert!(text.contains(says), "{page}: {says} in {text}"));
    }
    assert!(house.get("/ahang?lang=ar").await.text.contains("قد تسأل محكمة."));
    let post = house.get("/ahang/post").await.text;
    assert!(post.contains("<a href=\"/ahang#keeping\">Posts are kept whole</a>"), "{post}");
    for page in ["/about", "/studio/papers"] {
        let text = get(&house, LOOM, page).await.text;
        says[1..].iter().for_each(|says| assert!(text.contains(says), "{page}: {says} in {text}"));
        assert!(text.contains("sealed to keys that this server does not have"), "{text}");
    }
    let papers = get(&house, LOOM, "/studio/papers").await.text;
    assert!(papers.contains("what was really posted and by whom"), "{papers}");
}

#[tokio::test]
async fn the_page_about_the_server_tells_it_in_every_language() {
    let house = House::open(EARLY).await;
    house.show(keeping());
    for language in speech::languages() {
        let page = house.get(&format!("/about?lang={language}")).await.text;
        let words = speech::of(&call::Language::new(language).expect("a language"));
        let says = words.say("about-keeping");
        assert!(language == "en" || says != "about-keeping", "{language}");
        assert!(page.contains(&*says), "{language}: {says}");
        assert!(page.contains("Lawyers &#38; friends"), "{language}");
    }
}
