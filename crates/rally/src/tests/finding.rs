// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, Remark};

use super::street::Street;
use crate::{NotFound, PostAddress};

const DID: &str = "did:plc:loomloomloomloomloomloom";

/// What Bluesky says of a post, and who its account is.
const RESOLVED: &str = r#"{"did":"did:plc:loomloomloomloomloomloom"}"#;
const VIEW: &str = r##"{"posts":[{"uri":"at://did:plc:loomloomloomloomloomloom/app.bsky.feed.post/3kloom","cid":"bafyloom",
    "author":{"did":"did:plc:loomloomloomloomloomloom","handle":"loom.example"},
    "record":{"$type":"app.bsky.feed.post","text":"Let Talia weave #FreeTalia","createdAt":"2026-12-01T19:04:05.000Z",
        "facets":[{"index":{"byteStart":16,"byteEnd":26},
            "features":[{"$type":"app.bsky.richtext.facet#tag","tag":"FreeTalia"}]}]},
    "indexedAt":"2026-12-01T19:04:06.000Z"}]}"##;

/// What a server says of a status of its own, and of one of another server's.
const STATUS: &str = r##"{"id":"112233445566778899","uri":"https://social.example/users/loom/statuses/112233445566778899",
    "url":"https://social.example/@loom/112233445566778899","created_at":"2026-12-01T19:04:05.000Z","visibility":"public",
    "language":"en","content":"<p>Let Talia weave <a href=\"https://social.example/tags/freetalia\" class=\"mention hashtag\" rel=\"tag\">#<span>FreeTalia</span></a></p>",
    "account":{"id":"7","acct":"loom","username":"loom","url":"https://social.example/@loom"},
    "tags":[{"name":"freetalia","url":"https://social.example/tags/freetalia"}],"mentions":[],"media_attachments":[],"emojis":[]}"##;

/// What X lets others show of a status.
const EMBED: &str = r##"{"url":"https://twitter.com/loom/status/1995566778899001122","html":"<blockquote class=\"twitter-tweet\"><p lang=\"en\" dir=\"ltr\">Let Talia weave <a href=\"https://twitter.com/hashtag/FreeTalia?src=hash\">#FreeTalia</a></p>&mdash; Loom (@loom) <a href=\"https://twitter.com/loom/status/1995566778899001122?ref_src=twsrc%5Etfw\">December 1, 2025</a></blockquote>"}"##;

const GET: &str = "public.api.bsky.app/xrpc/app.bsky.feed.getPosts?uris=at://did:plc:loomloomloomloomloomloom/app.bsky.feed.post/3kloom";
const RESOLVE: &str = "public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle=loom.example";
const SHOWN: &str = "publish.twitter.com/oembed?omit_script=1&hide_thread=1&dnt=1&url=https%3A%2F%2Fx.com%2Fi%2Fstatus%2F1995566778899001122";
const API: &str = "social.example/api/v1/statuses/112233445566778899";

async fn find(pages: &[(&str, &str)], address: &str) -> Result<Post, NotFound> {
    let street = Street::open(pages, "").await;
    street.finder.find(&PostAddress::read(address).expect(address)).await
}

#[tokio::test]
async fn a_post_is_found_by_every_form_of_its_address() {
    let pages = [(GET, VIEW), (RESOLVE, RESOLVED), (API, STATUS), (SHOWN, EMBED)];
    for (address, network, handle) in [
        ("https://bsky.app/profile/loom.example/post/3kloom", Network::Bluesky, "loom.example"),
        (&format!("bsky.app/profile/{DID}/post/3kloom?ref_src=embed"), Network::Bluesky, "loom.example"),
        (" https://social.example/@loom/112233445566778899 ", Network::Mastodon, "loom@social.example"),
        (
            "https://social.example/users/loom/statuses/112233445566778899",
            Network::Mastodon,
            "loom@social.example",
        ),
        ("https://x.com/loom/status/1995566778899001122?s=20", Network::X, "loom"),
        ("mobile.twitter.com/loom/status/1995566778899001122/photo/1", Network::X, "loom"),
    ] {
        let post = find(&pages, address).await.expect(address);
        assert_eq!((post.network, post.author.handle.as_deref()), (network, Some(handle)), "{address}");
        assert!(post.text.starts_with("Let Talia weave"), "{address}: {}", post.text);
        assert!(text_folds_to_the_tag(&post), "{address}: {:?}", post.hashtags);
        assert!(post.created_at.is_some() && post.id.is_some(), "{address}");
    }
}

fn text_folds_to_the_tag(post: &Post) -> bool {
    post.hashtags.iter().any(|tag| tag.eq_ignore_ascii_case("FreeTalia"))
}

#[tokio::test]
async fn no_server_speaks_for_another_and_nothing_is_taken_for_a_post_that_is_none() {
    let elsewhere = STATUS.replace("https://social.example/", "https://yarn.example/");
    let half = STATUS.replace("https://social.example/@loom/1", "https://yarn.example/@loom/1");
    let private = STATUS.replace("\"public\"", "\"private\"");
    let address = "https://social.example/@loom/112233445566778899";
    for answer in [&*elsewhere, &half] {
        let found = find(&[(API, answer)], address).await;
        assert!(matches!(found, Err(NotFound::Elsewhere)), "{found:?}");
    }
    let other = VIEW.replace("3kloom", "3kyarn");
    let (bluesky, x) = (
        "https://bsky.app/profile/loom.example/post/3kloom",
        "https://x.com/loom/status/1995566778899001122",
    );
    let rows: [(&[(&str, &str)], &str); 9] = [
        (&[(API, &private)], address),
        (&[(API, "{}")], address),
        (&[(API, "no JSON")], address),
        (&[], address),
        (&[(RESOLVE, RESOLVED), (GET, &other)], bluesky),
        (&[(RESOLVE, r#"{"did":"did:plc:x&uris=at://y"}"#)], bluesky),
        (&[(RESOLVE, RESOLVED)], bluesky),
        (&[(SHOWN, r#"{"html":"<p>nothing</p>"}"#)], x),
        (&[], x),
    ];
    for (pages, address) in rows {
        assert!(find(pages, address).await.is_err(), "{pages:?}");
    }
    let unlisted = STATUS.replace("\"public\"", "\"unlisted\"");
    let unlisted = find(&[(API, &unlisted)], address).await.unwrap();
    assert!(unlisted.remarks.contains(&Remark::Unlisted), "whoever takes it in decides");
}

#[test]
fn an_address_of_no_single_public_post_is_none() {
    for wrong in [
        "",
        "loom",
        "https://x.com/loom",
        "https://bsky.app/profile/loom.example",
        "https://social.example/@loom",
        "https://127.0.0.1/@loom/112233445566778899",
        "https://localhost/@loom/112233445566778899",
        "https://social.example:8443/@loom/112233445566778899",
        "http://social.example/@loom/112233445566778899",
        "javascript://social.example/@loom/112233445566778899",
    ] {
        assert_eq!(PostAddress::read(wrong), None, "{wrong}");
    }
}
