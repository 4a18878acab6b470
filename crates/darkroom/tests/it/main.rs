// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is made of pictures, of tame ones and of others.
#![expect(clippy::indexing_slicing, reason = "a test that reaches for what is not there has failed")]

mod zoo;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use darkroom::{LARGEST_COPY_BYTES, LONGEST_SIDE, Refusal, develop};
use zoo::{Beast, CANARY, Fate, encoded, jpeg, with_exif, zoo};

fn opened(copy: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(copy, ImageFormat::Jpeg).expect("it is a JPEG").into_rgb8()
}

#[test]
fn every_beast_of_the_zoo_is_refused_by_name_or_becomes_small_and_clean() {
    let wrong: Vec<String> = zoo().iter().filter_map(|beast| told(beast, &develop(&beast.bytes))).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// What is wrong with how a beast fared.
fn told(beast: &Beast, developed: &Result<Vec<u8>, Refusal>) -> Option<String> {
    let is_right = match (&beast.fate, developed) {
        (Fate::Refused(refusals), Err(refusal)) => refusals.contains(refusal),
        (Fate::Either, Err(_)) => true,
        (Fate::Either | Fate::Shown, Ok(copy)) => is_clean(copy),
        _ => false,
    };
    let fared = developed.as_ref().map(Vec::len);
    (!is_right).then(|| format!("{}: {fared:?}", beast.name))
}

fn is_clean(copy: &[u8]) -> bool {
    let (width, height) = opened(copy).dimensions();
    let is_small = copy.len() <= LARGEST_COPY_BYTES && width.max(height) <= LONGEST_SIDE;
    is_small && !copy.windows(CANARY.len()).any(|window| window == CANARY)
}

#[test]
fn a_picture_is_upright_whatever_its_metadata_says_of_that() {
    // Left red, right blue, twice as wide as high.
    let picture = RgbImage::from_fn(64, 32, |x, _| if x < 32 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
    let picture = DynamicImage::from(picture);
    for (orientation, size, first_is_red) in
        [(1, (64, 32), true), (3, (64, 32), false), (6, (32, 64), true), (8, (32, 64), false)]
    {
        let turned = with_exif(&jpeg(&picture), orientation);
        let copy = opened(&develop(&turned).unwrap());
        let Rgb([red, _, blue]) = *copy.get_pixel(2, 2);
        assert_eq!((copy.dimensions(), red > blue), (size, first_is_red), "{orientation}");
    }
}

#[test]
fn what_can_be_seen_through_lies_on_white() {
    let glass = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]));
    let copy = opened(&develop(&encoded(&DynamicImage::from(glass), ImageFormat::Png)).unwrap());
    assert!(copy.pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
}

#[test]
fn of_what_moves_the_first_frame_is_shown() {
    let copy = opened(&develop(&zoo::moving_gif(3)).unwrap());
    let Rgb([red, green, _]) = *copy.get_pixel(5, 5);
    assert!(red > 200 && green < 60, "the first frame is red: {:?}", copy.get_pixel(5, 5));
}

#[test]
fn a_large_picture_keeps_its_shape() {
    for (size, expected) in [((2400, 1200), (1200, 600)), ((30, 3000), (12, 1200)), ((1200, 10), (1200, 10))]
    {
        let picture = DynamicImage::from(RgbImage::from_pixel(size.0, size.1, Rgb([9, 99, 199])));
        assert_eq!(opened(&develop(&jpeg(&picture)).unwrap()).dimensions(), expected);
        assert_eq!(picture.dimensions(), size);
    }
}

#[test]
fn each_refusal_has_a_number_of_its_own() {
    for refusal in
        [Refusal::Breaking, Refusal::Damaged, Refusal::Form, Refusal::Memory, Refusal::Pixels, Refusal::Time]
    {
        assert_eq!(Refusal::of_code(refusal.code().into()), Some(refusal));
    }
    assert_eq!([0, 1, 2, 101].map(Refusal::of_code), [None; 4]);
}
