// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::SignedDuration;
use model::{Media, MediaKind, PostId, Timestamp};

use super::{Missing, Tries, picture_address};
use crate::recorder::Wanted;

#[test]
fn a_picture_is_looked_for_where_there_can_be_one() {
    let check = |kind: MediaKind, url: &str, expected: Option<&str>| {
        let medium = Media { url: url.to_owned(), alt: None, kind };
        assert_eq!(picture_address(&medium).as_deref(), expected, "{url}");
    };
    let photo = "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:loom/bafy@jpeg";
    check(MediaKind::Photo, photo, Some(photo));
    let film = "https://video.bsky.app/watch/did%3Aplc%3Aloom/bafy/playlist.m3u8";
    let still = "https://video.bsky.app/watch/did%3Aplc%3Aloom/bafy/thumbnail.jpg";
    check(MediaKind::Video, film, Some(still));
    let poster = "https://pbs.example/amplify_video_thumb/1/img/loom.jpg";
    check(MediaKind::Gif, poster, Some(poster));
    check(MediaKind::Video, "https://files.example/loom.mp4", None);
    check(MediaKind::Audio, "https://files.example/loom.jpg", None);
    for page in ["https://t.co/p", "https://pic.twitter.com/loom", "https://pic.x.com/loom"] {
        check(MediaKind::Photo, page, None);
    }
}

#[test]
fn what_is_not_there_is_tried_three_times_and_what_is_no_picture_once() {
    let start: Timestamp = "2026-12-01T15:00:00Z".parse().expect("a time");
    let wanted =
        |name: &str| Wanted { post: PostId("7".to_owned()), address: format!("https://{name}.example/") };
    let (gone, page) = (wanted("gone"), wanted("page"));
    let both = || vec![page.clone(), gone.clone()];
    let mut tries = Tries::default();
    assert_eq!(tries.next(both(), start), Some(page.clone()));
    assert_eq!(
        tries.fail(page.clone(), Missing::Ever("a page".to_owned()), start).as_deref(),
        Some("a page")
    );
    let mut said = Vec::new();
    for minutes in 0..60 {
        let now = start + SignedDuration::from_mins(minutes);
        if let Some(next) = tries.next(both(), now) {
            assert_eq!((&next, minutes % 5), (&gone, 0));
            said.push(tries.fail(next, Missing::Now("gone".to_owned()), now));
        }
    }
    assert_eq!(said, [None, None, Some("gone".to_owned())]);
    tries.next(Vec::new(), start);
    assert_eq!(tries.next(both(), start), Some(page), "what is forgotten is forgotten here, too");
}
