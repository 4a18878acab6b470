// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, fs};

use proptest::prelude::*;
use tempfile::TempDir;

use super::{SMALL, parse_small, small};
use crate::{Draft, Image, ImageError, Mistake, read, warnings};

/// What a camera and a program write beside a picture; none of it may be left.
const CANARIES: [&[u8]; 4] = [b"heddle-canary", b"Canary Phone 7", b"\x12\x34\x56\x78GPS", b"<x:xmpmeta"];

/// A block of Exif with an orientation, a device and a place, in either order of bytes.
pub(super) fn exif(orientation: u8, is_little: bool) -> Vec<u8> {
    let short = |value: u16| if is_little { value.to_le_bytes() } else { value.to_be_bytes() };
    let long = |value: u32| if is_little { value.to_le_bytes() } else { value.to_be_bytes() };
    let mut tiff = if is_little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    tiff.extend(long(8));
    tiff.extend(short(3));
    for (tag, kind, value) in [(0x010f_u16, 2_u16, 50_u32), (0x0112, 3, 0), (0x8825, 4, 70)] {
        tiff.extend(short(tag).iter().chain(&short(kind)).chain(&long(1)));
        if tag == 0x0112 {
            tiff.extend(short(orientation.into()).iter().chain(&[0, 0]))
        } else {
            tiff.extend(long(value))
        }
    }
    tiff.extend(long(0));
    tiff.extend(CANARIES.concat());
    [b"Exif\0\0".to_vec(), tiff].concat()
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// A picture of 3 × 2 pixels as cameras write it: previews, places, comments, another picture behind the end.
pub(super) fn jpeg(orientation: u8) -> Vec<u8> {
    [
        b"\xff\xd8".to_vec(),
        segment(0xe0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01heddle-canary"),
        segment(0xe1, &exif(orientation, true)),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta heddle-canary"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01heddle-canary"),
        segment(0xed, b"Photoshop 3.0\0heddle-canary"),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01heddle-canary"),
        segment(0xfe, b"heddle-canary"),
        segment(0xdb, &[1; 65]),
        b"\xff".to_vec(),
        segment(0xc2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 20]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xff\x00\x34\xff\xd0\x56".to_vec(),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x78\xff\xd9heddle-canary".to_vec(),
    ]
    .concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let summed = [&name[..], content].concat();
    let sum = !summed.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1)))
    });
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], &summed, &sum.to_be_bytes()].concat()
}

fn png(extra: &[Vec<u8>]) -> Vec<u8> {
    let size = [0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0];
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &size),
        chunk(b"sRGB", &[0]),
        chunk(b"tEXt", b"Comment\0heddle-canary"),
        chunk(b"iCCP", b"heddle-canary"),
        extra.concat(),
        chunk(b"IDAT", b"packed"),
        chunk(b"IDAT", b"pixels"),
        chunk(b"tIME", b"heddle-canary"),
        chunk(b"IEND", b""),
        b"heddle-canary".to_vec(),
    ]
    .concat()
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, content) in chunks {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        body.extend([&name[..], &length, content, &vec![0; content.len() % 2]].concat());
    }
    [b"RIFF", &u32::try_from(body.len()).unwrap().to_le_bytes()[..], &body, b"heddle-canary"].concat()
}

const LOSSY: &[u8] = b"\x10\0\0\x9d\x01\x2a\x03\0\x02\0pixels";
const LOSSLESS: &[u8] = b"\x2f\x02\x40\0\0pixels.";

fn webp(pixels: (&[u8; 4], &[u8]), exif: &[u8]) -> Vec<u8> {
    let parts = [0x3c, 0, 0, 0, 2, 0, 0, 1, 0, 0];
    riff(&[
        (b"VP8X", &parts),
        (b"ICCP", b"heddle-canary"),
        (b"ALPH", b"\0clear"),
        pixels,
        (b"EXIF", exif),
        (b"XMP ", b"<x:xmpmeta heddle-canary"),
    ])
}

#[test]
fn of_a_picture_nothing_is_kept_but_the_picture_and_which_side_is_up() {
    let upright = exif(1, false);
    for (form, bytes, width, height) in [
        ("image/jpeg", jpeg(1), 3, 2),
        ("image/jpeg", jpeg(3), 3, 2),
        ("image/jpeg", jpeg(6), 2, 3),
        ("image/png", png(&[chunk(b"eXIf", &upright[6..])]), 3, 2),
        ("image/webp", webp((b"VP8 ", LOSSY), &upright), 3, 2),
        ("image/webp", webp((b"VP8L", LOSSLESS), &upright), 3, 2),
    ] {
        let image = Image::clean(&bytes).unwrap();
        let imprint = &image.imprint;
        assert_eq!((imprint.form.media_type(), imprint.width, imprint.height), (form, width, height));
        for canary in CANARIES {
            assert!(!image.bytes.windows(canary.len()).any(|window| window == canary), "{form} {canary:?}");
        }
        assert_eq!(Image::clean(&image.bytes), Ok(image.clone()), "cleaned again it is the same");
        assert_eq!(imprint.to_string().parse().as_ref(), Ok(imprint));
    }
}

#[test]
fn what_a_picture_can_t_be_shown_without_is_kept_to_the_byte() {
    let kept = Image::clean(&jpeg(6)).unwrap().bytes;
    let expected = [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec(),
        segment(0xe1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(0xdb, &[1; 65]),
        segment(0xc2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 20]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xff\x00\x34\xff\xd0\x56".to_vec(),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x78\xff\xd9".to_vec(),
    ];
    assert_eq!(kept, expected.concat());
    let kept = Image::clean(&webp((b"VP8 ", LOSSY), b"")).unwrap().bytes;
    let parts = [0x10, 0, 0, 0, 2, 0, 0, 1, 0, 0];
    let expected = riff(&[(b"VP8X", &parts), (b"ALPH", b"\0clear"), (b"VP8 ", LOSSY)]);
    assert_eq!(kept, expected[..expected.len() - "heddle-canary".len()]);
}

#[test]
fn what_is_no_whole_and_still_picture_is_refused_in_words() {
    let turned = exif(6, true);
    let damaged = |bytes: &[u8]| matches!(Image::clean(bytes), Err(ImageError::Damaged(_)));
    for whole in [jpeg(1), png(&[]), webp((b"VP8 ", LOSSY), b"")] {
        let end = whole.len() - "heddle-canary".len();
        for length in 8..end - 1 {
            assert!(Image::clean(&whole[..length]).is_err(), "{length} of {end}");
        }
    }
    let size = |width: u32, height: u32| {
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()
    };
    let sized = |width, height| {
        let chunks = [chunk(b"IHDR", &size(width, height)), chunk(b"IDAT", b"x"), chunk(b"IEND", b"")];
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
    };
    assert_eq!(Image::clean(&sized(5000, 2)), Err(ImageError::Pixels(5000, 2)));
    assert_eq!(Image::clean(&sized(2, u32::MAX)), Err(ImageError::Pixels(2, u32::MAX)));
    assert!(damaged(&sized(0, 2)));
    assert_eq!(Image::clean(&png(&[chunk(b"eXIf", &turned[6..])])), Err(ImageError::Turned));
    assert_eq!(Image::clean(&webp((b"VP8 ", LOSSY), &turned)), Err(ImageError::Turned));
    assert_eq!(Image::clean(&png(&[chunk(b"acTL", &[0; 8])])), Err(ImageError::Moving));
    assert_eq!(Image::clean(&riff(&[(b"VP8X", &[2; 10]), (b"ANMF", b"")])), Err(ImageError::Moving));
    let large = chunk(b"IDAT", &vec![7; 1 << 20]);
    assert!(matches!(Image::clean(&png(&[large])), Err(ImageError::Large(_))));
    let mut wrong = png(&[]);
    wrong[20] ^= 1;
    assert!(damaged(&wrong), "a checksum");
    assert!(
        damaged(&[b"\xff\xd8".to_vec(), segment(0xda, b"x"), b"\xff\xd9".to_vec()].concat()),
        "pixels of no size"
    );
    assert!(
        damaged(&[b"\xff\xd8".to_vec(), segment(0xc9, &[8; 9])].concat()),
        "a kind that no browser shows"
    );
    for other in [&b""[..], b"GIF89a", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"RIFF\x04\0\0\0WAVE"]
    {
        assert_eq!(Image::clean(other), Err(ImageError::Form));
    }
}

/// A call's folder with these files in it, and this at the end of `call.toml`.
fn folder(pictures: &[(&str, Vec<u8>)], written: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let call = folder.path().join("small");
    for path in ["wordings", "pictures"] {
        fs::create_dir_all(call.join(path)).unwrap();
    }
    for (path, text) in small() {
        fs::write(call.join(path), text).unwrap();
    }
    fs::write(call.join("call.toml"), format!("{SMALL}\n{written}")).unwrap();
    for (name, bytes) in pictures {
        fs::write(call.join("pictures").join(name), bytes).unwrap();
    }
    folder
}

const LOOM: &str =
    "[[picture]]\nfile = \"loom.jpg\"\nalt = { en = \"A loom in a street\", ar = \"نول في شارع\" }\n";

#[test]
fn a_folder_s_pictures_are_read_with_their_words_and_stand_among_its_files_by_their_imprint() {
    let folder = folder(&[("loom.jpg", jpeg(6))], &format!("{LOOM}credit = \"Sena\"\n"));
    let call = read(&folder.path().join("small")).unwrap();
    let [picture] = call.pictures.as_slice() else { panic!("{:?}", call.pictures) };
    let image = Image::clean(&jpeg(6)).unwrap();
    assert_eq!((&picture.imprint, picture.credit.as_deref()), (&image.imprint, Some("Sena")));
    assert_eq!(call.files["pictures/loom.jpg"], image.imprint.to_string());
    assert_eq!(call.images.bytes(&image.imprint.sha256).as_deref(), Some(&*image.bytes));
    assert_eq!(parse_small(&call.files).unwrap().pictures, call.pictures, "its files say all but the bytes");
}

#[test]
fn what_is_wrong_with_a_picture_is_told_by_file_and_line() {
    let loom = || vec![("loom.jpg", jpeg(1))];
    let seven: Vec<String> = (0..7).map(|place| format!("{place}.png")).collect();
    let seven: Vec<(&str, Vec<u8>)> = seven.iter().map(|name| (name.as_str(), png(&[]))).collect();
    let line = SMALL.matches('\n').count() + 2;
    let without = LOOM.replace(", ar = \"نول في شارع\"", "");
    for (pictures, written, found) in [
        (
            vec![],
            LOOM.to_owned(),
            format!(
                "call.toml:{}: there is no picture `pictures/loom.jpg` in the folder; put it there, or take this entry out",
                line + 1
            ),
        ),
        (
            loom(),
            without,
            format!(
                "call.toml:{}: `alt` has no text in `ar`; say what the picture shows, for who can't see it",
                line + 2
            ),
        ),
        (
            loom(),
            "[[picture]]\nfile = \"loom.jpg\"\n".to_owned(),
            format!(
                "call.toml:{line}: the picture has no `alt`; write what the picture shows, for who can't see it"
            ),
        ),
        (
            loom(),
            format!("{LOOM}{LOOM}"),
            format!("call.toml:{}: `pictures/loom.jpg` is named twice; keep one entry", line + 4),
        ),
        (
            loom(),
            LOOM.replace("loom.jpg", "../loom.jpg"),
            format!(
                "call.toml:{}: `../loom.jpg` is no name of a picture's file; letters, digits, `.`, `-` and `_` may stand in one, as in `loom.jpg`",
                line + 1
            ),
        ),
        (
            vec![("loom.jpg", b"GIF89a".to_vec())],
            LOOM.to_owned(),
            "pictures/loom.jpg:1: this is no picture in JPEG, PNG or WebP; save it as one of these"
                .to_owned(),
        ),
        (
            seven,
            String::new(),
            "pictures:1: the folder pictures holds 7 files; at most 6 are read".to_owned(),
        ),
    ] {
        let folder = folder(&pictures, &written);
        let mistakes = read(&folder.path().join("small")).unwrap_err();
        let told: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
        assert!(told.contains(&found), "{found}\n{told:#?}");
    }
}

#[test]
fn a_picture_that_nothing_names_is_told_of() {
    let unnamed = folder(&[("loom.jpg", jpeg(1))], "");
    let call = read(&unnamed.path().join("small")).unwrap();
    let says = warnings(&call).into_iter().map(|warning| warning.says());
    assert!(says.collect::<Vec<_>>().join("\n").contains("`pictures/loom.jpg` is shown to nobody"));
}

#[test]
fn pictures_are_bounded_together() {
    let picture = |place: u8| {
        let pixels = chunk(b"IDAT", &vec![place; 900_000]);
        (format!("{place}.png"), png(&[pixels]))
    };
    let pictures: Vec<(String, Vec<u8>)> = (0..3).map(picture).collect();
    let pictures: Vec<(&str, Vec<u8>)> =
        pictures.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let written: String = pictures.iter().map(|(name, _)| LOOM.replace("loom.jpg", name)).collect();
    let folder = folder(&pictures, &written);
    let mistakes = read(&folder.path().join("small")).unwrap_err();
    assert!(mistakes[0].says().starts_with("the pictures have 27"), "{mistakes:?}");
}

#[test]
fn a_draft_takes_pictures_in_and_lets_them_go_with_their_words() {
    let mut draft = Draft::read(&small()).unwrap();
    let image = |orientation| Image::clean(&jpeg(orientation)).unwrap().imprint;
    for orientation in [1, 6, 6] {
        draft.add_picture(&image(orientation)).unwrap();
    }
    assert_eq!((draft.count("picture"), draft.imprint(1)), (2, Some(image(6))));
    let call = || "small".parse().unwrap();
    assert!(draft.check(call()).is_err(), "nothing says what they show");
    assert_eq!(draft.preview(call(), "2026-11-26T10:00:00Z".parse().unwrap()).unwrap().pictures.len(), 2);
    for (place, language) in [(0, "en"), (0, "ar"), (1, "en"), (1, "ar")] {
        draft.set(&format!("picture.{place}.alt.{language}"), "A loom").unwrap();
    }
    assert!(draft.set("picture.0.file", "other.jpg").is_err(), "a file comes as a file");
    let again = Draft::read(&draft.files()).unwrap();
    assert_eq!(again.check(call()).unwrap().pictures.len(), 2);
    draft.remove("picture", 0);
    let left: BTreeMap<String, String> =
        draft.files().into_iter().filter(|(path, _)| path.starts_with("pictures/")).collect();
    assert_eq!(left.into_values().collect::<Vec<_>>(), [image(6).to_string()]);
    for place in 0..6 {
        let other = crate::Imprint { sha256: place.to_string().repeat(64), ..image(1) };
        assert_eq!(draft.add_picture(&other).is_ok(), place < 5);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_file_holds_what_is_kept_of_it_is_kept_again(
        which in 0..3_usize, flips in prop::collection::vec((0..400_usize, any::<u8>()), 0..4)
    ) {
        let mut bytes = [jpeg(6), png(&[]), webp((b"VP8 ", LOSSY), b"")][which].clone();
        for (place, byte) in flips {
            if let Some(old) = bytes.get_mut(place) {
                *old = byte;
            }
        }
        if let Ok(image) = Image::clean(&bytes) {
            prop_assert_eq!(Image::clean(&image.bytes), Ok(image));
        }
    }
}
