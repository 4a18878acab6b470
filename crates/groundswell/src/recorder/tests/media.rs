// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::HashSet, fs, io::Cursor, path::PathBuf};

use call::Image;
use ingest::Item;
use model::{Media, MediaKind, Network, Post, Remark};
use record::{Entry, Kind};
use report::{PublicCopy, Quoted};
use watch::{PostState, Rechecked};

use super::Storm;
use crate::{data::DataFolder, recorder::Wanted};

const DID: &str = "did:plc:a";

/// What no file may hold once its post is gone.
const CANARY: &[u8] = b"loom-canary";

/// A picture of one color, as the darkroom gives it.
fn copy(color: u8) -> Image {
    let picture = image::RgbImage::from_pixel(16, 9, image::Rgb([color, 90, 9]));
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).expect("it can be written");
    Image::clean(&darkroom::develop(&png.into_inner()).expect("it is tame")).expect("it is clean")
}

impl Storm {
    /// Takes a post with so many pictures, that may be shown or only counted.
    fn illustrated(&mut self, key: &str, pictures: usize, is_shown: bool) {
        let mut item = self.post(DID, key, is_shown, 0);
        let Item::Posts(arrival) = &mut item else { panic!("it is a post") };
        let medium = |number| Media {
            url: format!("https://files.example/{key}/{number}.jpg"),
            alt: None,
            kind: MediaKind::Photo,
        };
        arrival.posts[0].media = (0..pictures).map(medium).collect();
        self.take(vec![item]);
    }

    fn wanted(&self) -> Vec<String> {
        self.recorder.wanted_media().into_iter().map(|wanted| wanted.address).collect()
    }

    /// Keeps what is wanted first.
    fn keep(&mut self, color: u8) -> Wanted {
        let wanted = self.recorder.wanted_media().remove(0);
        let original = [&[color], CANARY].concat();
        let kept = self.recorder.keep_medium(&wanted, original, &copy(color), self.now);
        kept.expect("it is kept").expect("and shown");
        wanted
    }

    fn wall(&self) -> Vec<Quoted> {
        self.recorder.wall()
    }

    fn copies(&self) -> Vec<PublicCopy> {
        self.wall().remove(0).copies
    }

    fn media(&self) -> PathBuf {
        DataFolder::new(self.home.path()).media(&self.call.id)
    }

    fn files(&self) -> usize {
        fs::read_dir(self.media()).map_or(0, Iterator::count)
    }

    fn find_state(&mut self, post: &Post, state: PostState) {
        self.recorder.follow_post(post, Rechecked { state, proof: None }, self.now).expect("it is kept");
    }

    /// Whether any file holds what was received.
    fn holds_canary(&self) -> bool {
        let mut folders = vec![self.home.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in
                fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it is there").path())
            {
                if path.is_dir() {
                    folders.push(path);
                } else if fs::read(&path)
                    .expect("it is there")
                    .windows(CANARY.len())
                    .any(|part| part == CANARY)
                {
                    return true;
                }
            }
        }
        false
    }
}

fn is_picture(entry: &Entry) -> bool {
    matches!(entry, Entry::Kept { kind: Kind::Capture, evidence: Some(_), .. })
}

#[test]
fn pictures_of_what_is_shown_are_wanted_and_no_others() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 1, false);
    assert_eq!(storm.wanted(), [] as [&str; 0], "what is counted is not looked at");
    storm.illustrated("3b", 6, true);
    assert_eq!(storm.wanted(), [0, 1, 2, 3].map(|number| format!("https://files.example/3b/{number}.jpg")));
    let post = storm.wall().remove(0).post;
    storm.find_state(&post, PostState::OutOfSight);
    assert_eq!(storm.wanted(), [] as [&str; 0], "nor is what is out of sight");
    storm.find_state(&post, PostState::There);
    storm
        .recorder
        .hide(&HashSet::from([(Network::Bluesky, post.id.clone().expect("it has a name"))]))
        .unwrap();
    assert_eq!(storm.wanted(), [] as [&str; 0], "nor what an organizer has taken off the wall");
    storm.recorder.hide(&HashSet::new()).unwrap();
    storm.keep(1);
    assert_eq!(storm.wanted().len(), 3);
}

#[test]
fn what_is_kept_of_a_picture_outlives_the_program_and_what_is_lost_is_wanted_again() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 2, true);
    storm.keep(1);
    storm.keep(2);
    let shown = storm.copies();
    assert_eq!(shown.iter().map(|copy| copy.of).collect::<Vec<_>>(), [0, 1]);
    let opened = storm.recorder.public();
    let is_opened = |place: usize| opened.contains(&(place as u64));
    let pictures = storm.entries().into_iter().enumerate().filter(|(_, entry)| is_picture(entry));
    let pictures: Vec<bool> = pictures.map(|(place, _)| is_opened(place)).collect();
    assert_eq!(pictures, [false, false], "what was received is opened to nobody");
    let mut storm = storm.killed();
    assert_eq!((storm.copies(), storm.wanted().len(), storm.files()), (shown.clone(), 0, 2));
    fs::remove_file(storm.media().join(copy(2).imprint.name())).expect("it is there");
    fs::write(storm.media().join("left.new"), CANARY).expect("it can be written");
    storm = storm.killed();
    assert_eq!((storm.copies().len(), storm.wanted().len(), storm.files()), (1, 1, 1));
    storm.keep(2);
    assert_eq!((storm.copies(), storm.files()), (shown, 2));
}

#[test]
fn a_picture_goes_with_the_last_post_that_shows_it() {
    let mut storm = Storm::begin();
    for key in ["3a", "3b"] {
        storm.illustrated(key, 1, true);
        storm.keep(7);
    }
    assert_eq!(storm.files(), 1, "both show the same");
    storm.recorder.seal().expect("it is sealed");
    assert!(storm.holds_canary());
    let posts: Vec<Post> = storm.wall().into_iter().map(|quoted| quoted.post).collect();
    storm.find_state(&posts[0], PostState::Deleted);
    assert_eq!((storm.files(), storm.copies().len()), (1, 1));
    storm.find_state(&posts[1], PostState::Deleted);
    assert_eq!((storm.files(), storm.wall().len(), storm.holds_canary()), (0, 0, false));
    assert_eq!(storm.killed().recorder.forgotten(), 4, "two posts and two pictures");
}

#[test]
fn what_was_deleted_while_its_picture_was_fetched_leaves_none() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 1, true);
    let wanted = storm.recorder.wanted_media().remove(0);
    let post = storm.wall().remove(0).post;
    storm.find_state(&post, PostState::Deleted);
    let kept = storm.recorder.keep_medium(&wanted, CANARY.to_vec(), &copy(1), storm.now);
    kept.expect("nothing fails").expect("nothing fails");
    assert_eq!((storm.files(), storm.holds_canary()), (0, false));
}

#[test]
fn a_picture_that_its_author_swaps_is_shown_no_more_and_lies_in_no_file_beside_the_record() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 2, true);
    storm.keep(1);
    storm.keep(2);
    let post = storm.wall().remove(0).post;
    let mut swapped = post.clone();
    swapped.media[0].url = "https://files.example/3a/new.jpg".to_owned();
    swapped.remarks.push(Remark::Sensitive);
    storm.find_state(&post, PostState::Edited(Box::new(swapped)));
    let is_as_its_author_has_it = |storm: &Storm| {
        assert_eq!(storm.wanted(), ["https://files.example/3a/new.jpg"]);
        assert_eq!(
            (storm.copies().iter().map(|copy| copy.of).collect::<Vec<_>>(), storm.files()),
            (vec![1], 1)
        );
        assert!(storm.wall()[0].post.remarks.contains(&Remark::Sensitive));
    };
    is_as_its_author_has_it(&storm);
    is_as_its_author_has_it(&storm.killed());
}

#[test]
fn who_swaps_pictures_for_ever_fills_no_record() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 4, true);
    let mut kept = 0;
    for round in 0..30 {
        while !storm.wanted().is_empty() {
            storm.keep(u8::try_from(kept).expect("there are few"));
            kept += 1;
        }
        let post = storm.wall().remove(0).post;
        let mut swapped = post.clone();
        for (place, medium) in swapped.media.iter_mut().enumerate() {
            medium.url = format!("https://files.example/3a/{round}-{place}.jpg");
        }
        storm.find_state(&post, PostState::Edited(Box::new(swapped)));
        storm = storm.killed();
    }
    assert_eq!((kept, storm.entries().iter().filter(|entry| is_picture(entry)).count()), (12, 12));
}

#[test]
fn a_version_that_a_stream_gives_lets_the_pictures_go_that_it_lacks() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 2, true);
    storm.keep(1);
    storm.illustrated("3a", 0, true);
    assert_eq!((storm.copies().len(), storm.wanted().len(), storm.files()), (0, 0, 0));
}

#[test]
fn a_folder_that_takes_no_copy_costs_the_picture_and_nothing_else() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 1, true);
    let before = storm.entries().len();
    fs::write(storm.media(), "in its place").expect("it can be written");
    let wanted = storm.recorder.wanted_media().remove(0);
    let kept = storm.recorder.keep_medium(&wanted, CANARY.to_vec(), &copy(1), storm.now);
    let says = format!("{:#}", kept.expect("the record is well").expect_err("there is no folder"));
    assert!(says.contains("can't write into"), "{says}");
    assert_eq!((storm.entries().len(), storm.wanted().len()), (before, 1), "nothing tells of it");
    fs::remove_file(storm.media()).expect("it is there");
    storm.keep(1);
    assert_eq!((storm.copies().len(), storm.files()), (1, 1));
}

#[test]
fn what_is_no_file_among_the_copies_is_passed_over() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 1, true);
    storm.keep(1);
    fs::create_dir(storm.media().join("stray")).expect("it can be made");
    let mut storm = storm.killed();
    let post = storm.wall().remove(0).post;
    storm.find_state(&post, PostState::Deleted);
    assert_eq!((storm.files(), storm.holds_canary()), (1, false), "the stray folder is left");
}

#[test]
fn a_post_that_is_chosen_for_the_report_keeps_its_pictures_behind_a_wall_that_has_moved_on() {
    let mut storm = Storm::begin();
    storm.illustrated("3a", 2, true);
    let chosen = storm.wall()[0].post.url.clone().expect("it has an address");
    for number in 0..30 {
        storm.now += jiff::SignedDuration::from_secs(1);
        storm.illustrated(&format!("4{number:02}"), 1, true);
    }
    let of_chosen = |storm: &Storm| {
        storm.wanted().iter().filter(|address| address.contains("/3a/")).cloned().collect::<Vec<_>>()
    };
    assert_eq!((storm.wanted().len(), of_chosen(&storm).len()), (30, 0), "it stands on the wall no more");
    std::sync::Arc::make_mut(&mut storm.call).editorial.quotes = vec![chosen];
    let mut storm = storm.killed();
    assert_eq!((storm.wanted().len(), of_chosen(&storm).len()), (32, 2));
    assert_eq!(
        storm.wanted()[0],
        "https://files.example/3a/0.jpg",
        "what organizers have chosen comes first"
    );
    storm.keep(1);
    storm.keep(2);
    assert_eq!(storm.recorder.quotes()[0].copies.len(), 2);
    let newest = storm.wall()[0].post.url.clone().expect("it has an address");
    std::sync::Arc::make_mut(&mut storm.call).editorial.quotes = vec![newest];
    let storm = storm.killed();
    assert_eq!(storm.wanted().len(), 30, "what is chosen and stands on the wall is wanted once");
}
