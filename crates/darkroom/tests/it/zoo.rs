// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures that want to do harm, or are none, made by code; the program's own tests let them into its child too.

use std::io::{Cursor, Write};

use darkroom::Refusal;
use flate2::{Compression, write::ZlibEncoder};
use image::{
    Delay, DynamicImage, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::{gif::GifEncoder, jpeg::JpegEncoder, png::PngEncoder},
};

/// Stands wherever a camera or a program would write something beside the picture.
pub const CANARY: &[u8] = b"31.52N-35.10E loom-canary";

/// Something that a stranger might send for a picture.
pub struct Beast {
    pub name: String,
    pub bytes: Vec<u8>,
    pub fate: Fate,
}

/// What is to become of it.
pub enum Fate {
    /// Any of both: what a decoder makes of damage is its own.
    Either,
    /// One of these, as decoders differ in what they come upon first.
    Refused(&'static [Refusal]),
    Shown,
}

const DAMAGED: Fate = Fate::Refused(&[Refusal::Damaged]);
const FORM: Fate = Fate::Refused(&[Refusal::Form]);
const TOO_MUCH: Fate = Fate::Refused(&[Refusal::Memory, Refusal::Pixels]);
const TOO_MUCH_OR_DAMAGED: Fate = Fate::Refused(&[Refusal::Damaged, Refusal::Memory, Refusal::Pixels]);
/// Where nothing is decoded from what is cut off, or something.
const CUT: Fate = Fate::Refused(&[Refusal::Damaged, Refusal::Form]);

/// Every beast.
pub fn zoo() -> Vec<Beast> {
    let mut zoo = Vec::new();
    zoo.extend(tame());
    zoo.extend(with_letters());
    zoo.extend(no_pictures());
    zoo.extend(liars());
    zoo.extend(bombs());
    zoo.extend(cut());
    zoo
}

fn beast(name: impl Into<String>, bytes: Vec<u8>, fate: Fate) -> Beast {
    Beast { name: name.into(), bytes, fate }
}

/// A picture with something in it.
pub fn cloth(width: u32, height: u32) -> DynamicImage {
    let thread = |x: u32, y: u32| Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x ^ y) % 256) as u8]);
    DynamicImage::from(RgbImage::from_fn(width, height, thread))
}

/// A picture in that form.
pub fn encoded(picture: &DynamicImage, form: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, form).expect("it can be written");
    bytes.into_inner()
}

/// A picture as a JPEG.
pub fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, ImageFormat::Jpeg)
}

/// What is as it should be.
fn tame() -> Vec<Beast> {
    let small = cloth(80, 60);
    let mut tame = Vec::new();
    for form in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        tame.push(beast(format!("small {form:?}"), encoded(&small, form), Fate::Shown));
    }
    for (name, picture) in [
        ("gray", DynamicImage::from(small.to_luma8())),
        ("gray, seen through", DynamicImage::from(small.to_luma_alpha8())),
        ("sixteen bits", DynamicImage::from(small.to_rgb16())),
        ("sixteen bits, seen through", DynamicImage::from(small.to_rgba16())),
    ] {
        tame.push(beast(name, encoded(&picture, ImageFormat::Png), Fate::Shown));
    }
    tame.push(beast("large", jpeg(&cloth(2600, 1900)), Fate::Shown));
    tame.push(beast("one pixel", encoded(&cloth(1, 1), ImageFormat::Png), Fate::Shown));
    tame.push(beast("a line", encoded(&cloth(30_000, 1), ImageFormat::Png), Fate::Shown));
    tame.push(beast("noise", encoded(&noise(1210, 1210), ImageFormat::Png), Fate::Shown));
    tame.push(beast("moving", moving_gif(4), Fate::Shown));
    tame.push(beast("moving for long", moving_gif(700), Fate::Shown));
    tame
}

/// What no packing makes smaller.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    DynamicImage::from(RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()])))
}

/// A film of so many frames, the first of them red.
pub fn moving_gif(frames: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for frame in 0..frames {
        let color = if frame == 0 { [255, 0, 0, 255] } else { [0, 255, 0, 255] };
        let frame = RgbaImage::from_pixel(16, 16, Rgba(color));
        let frame = Frame::from_parts(frame, 0, 0, Delay::from_numer_denom_ms(20, 1));
        encoder.encode_frame(frame).expect("it can be written");
    }
    drop(encoder);
    bytes
}

/// A JPEG with metadata in front: how it is turned, and a place.
pub fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(CANARY);
    with_segment(jpeg, 0xe1, &exif)
}

/// A JPEG with a segment in front.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, marker];
    bytes.extend(u16::try_from(content.len() + 2).expect("it is short").to_be_bytes());
    bytes.extend(content);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// A PNG with a chunk before its pixels.
fn with_chunk(png: &[u8], kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let after_header = 8 + 25;
    [&png[..after_header], &chunk(kind, content), &png[after_header..]].concat()
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(content);
    let length = u32::try_from(content.len()).expect("it is short").to_be_bytes();
    [&length, kind.as_slice(), content, &sum.sum().to_be_bytes()].concat()
}

/// Pictures with something beside them that must not be served.
fn with_letters() -> Vec<Beast> {
    let (jpeg, png) = (jpeg(&cloth(80, 60)), encoded(&cloth(80, 60), ImageFormat::Png));
    let icc = [b"ICC_PROFILE\0\x01\x01", CANARY].concat();
    let text = [b"Comment\0", CANARY].concat();
    let mut with_icc = Vec::new();
    let mut encoder = PngEncoder::new(&mut with_icc);
    encoder.set_icc_profile(CANARY.to_vec()).expect("PNG has profiles");
    encoder.write_image(&[1, 2, 3], 1, 1, image::ExtendedColorType::Rgb8).expect("it can be written");
    let mut with_icc_jpeg = Vec::new();
    let mut encoder = JpegEncoder::new(&mut with_icc_jpeg);
    encoder.set_icc_profile(CANARY.to_vec()).expect("JPEG has profiles");
    encoder.write_image(&[1, 2, 3], 1, 1, image::ExtendedColorType::Rgb8).expect("it can be written");
    vec![
        beast("a place in a JPEG", with_exif(&jpeg, 1), Fate::Shown),
        beast("a profile in a JPEG", with_segment(&jpeg, 0xe2, &icc), Fate::Shown),
        beast("a whole profile in a JPEG", with_icc_jpeg, Fate::Shown),
        beast("words in a JPEG", with_segment(&jpeg, 0xfe, CANARY), Fate::Shown),
        beast("words behind a JPEG", [&jpeg, CANARY].concat(), Fate::Shown),
        beast("words in a PNG", with_chunk(&png, b"tEXt", &text), Fate::Shown),
        beast("a place in a PNG", with_chunk(&png, b"eXIf", CANARY), Fate::Shown),
        beast("a profile in a PNG", with_icc, Fate::Shown),
        beast("an unknown chunk", with_chunk(&png, b"looM", CANARY), Fate::Shown),
        beast("words behind a PNG", [&png, CANARY].concat(), Fate::Shown),
        beast("a page behind a GIF", [&moving_gif(1)[..], b"<script>", CANARY].concat(), Fate::Shown),
        beast("an archive behind a JPEG", [&jpeg, b"PK\x03\x04".as_slice(), CANARY].concat(), Fate::Shown),
        beast(
            "a huge chunk",
            with_chunk(&png, b"tEXt", &[b"x\0", &[b'x'; 4 << 20][..]].concat()),
            Fate::Shown,
        ),
    ]
}

/// What is something else.
fn no_pictures() -> Vec<Beast> {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    let png = encoded(&cloth(8, 8), ImageFormat::Png);
    [
        ("nothing", Vec::new()),
        ("one byte", vec![0xff]),
        ("SVG", svg.to_vec()),
        ("SVG after a declaration", [b"<?xml version=\"1.0\"?>\n".as_slice(), svg].concat()),
        ("PDF", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec()),
        ("PDF before a picture", [b"%PDF-1.7\n".as_slice(), &png].concat()),
        ("a page", b"<!doctype html><img src=x onerror=alert(1)>".to_vec()),
        ("a program", b"\x7fELF\x02\x01\x01".to_vec()),
        ("an archive", b"PK\x03\x04\x14\0\0\0".to_vec()),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec()),
        ("BMP", b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0".to_vec()),
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1".to_vec()),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec()),
        ("a film", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42".to_vec()),
        ("a playlist", b"#EXTM3U\n#EXT-X-VERSION:3\n".to_vec()),
        ("words", b"a loom".to_vec()),
    ]
    .map(|(name, bytes)| beast(name, bytes, FORM))
    .into()
}

/// What is not what it says that it is.
fn liars() -> Vec<Beast> {
    let (jpeg, png) = (jpeg(&cloth(80, 60)), encoded(&cloth(80, 60), ImageFormat::Png));
    let mut bad_sum = png.clone();
    let place = bad_sum.len() - 30;
    bad_sum[place] ^= 0x55;
    vec![
        beast("a JPEG's beginning before a PNG", [&[0xff, 0xd8, 0xff], &png[..]].concat(), DAMAGED),
        beast("a PNG's beginning before a JPEG", [&png[..8], &jpeg[..]].concat(), DAMAGED),
        beast(
            "a GIF's beginning before a page",
            b"GIF89a\x01\0\x01\0<script>alert(1)</script>".to_vec(),
            DAMAGED,
        ),
        beast("a RIFF that is no picture", b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), FORM),
        beast("a WebP without anything", b"RIFF\x04\0\0\0WEBP".to_vec(), DAMAGED),
        beast("a PNG with a wrong sum", bad_sum, DAMAGED),
        beast("a PNG without pixels", [&png[..33], &chunk(b"IEND", b"")[..]].concat(), DAMAGED),
        beast("a JPEG of nothing but its beginning", vec![0xff, 0xd8, 0xff, 0xd9], DAMAGED),
        beast("a JPEG of fill bytes", [vec![0xff, 0xd8], vec![0xff; 100_000]].concat(), DAMAGED),
        beast("a GIF without a frame", [&moving_gif(1)[..13], b";"].concat(), DAMAGED),
    ]
}

/// What is small and wants to become large.
fn bombs() -> Vec<Beast> {
    let mut bombs = Vec::new();
    for side in [8_000_u32, 60_000, 1 << 30] {
        bombs.push(beast(format!("a PNG that says {side} squared"), png_of(side, side, 8, 2, b""), TOO_MUCH));
        bombs.push(beast(
            format!("a PNG of zeros that says {side} squared"),
            png_of(side, side, 8, 2, &zeros(20 << 20)),
            TOO_MUCH,
        ));
    }
    // As many pixels as are allowed, four times two bytes each.
    bombs.push(beast("a PNG of sixteen bits", png_of(7000, 7000, 16, 6, &zeros(1 << 20)), TOO_MUCH));
    // A small picture with far more pixels behind it than it says.
    bombs.push(beast("a PNG with too many pixels", png_of(10, 10, 8, 2, &zeros(64 << 20)), Fate::Shown));
    let much = zeros(200 << 20);
    let text = [b"Comment\0\0", &much[..]].concat();
    let png = encoded(&cloth(80, 60), ImageFormat::Png);
    bombs.push(beast("a text that unpacks to much", with_chunk(&png, b"zTXt", &text), Fate::Shown));
    // Where nobody stops it, it is unpacked and not used; the program's child is stopped.
    let profile = [b"icc\0\0", &much[..]].concat();
    bombs.push(beast("a profile that unpacks to much", with_chunk(&png, b"iCCP", &profile), Fate::Either));
    bombs.push(beast("a JPEG that says 65,535 squared", jpeg_saying(65_535, 65_535), TOO_MUCH));
    bombs.push(beast("a GIF that says 65,535 squared", gif_saying(65_535), TOO_MUCH));
    bombs.push(beast("a WebP that says 16,384 squared", webp_saying(), TOO_MUCH_OR_DAMAGED));
    bombs.push(beast(
        "a JPEG of many scans",
        many_scans(100),
        Fate::Refused(&[Refusal::Damaged, Refusal::Time]),
    ));
    bombs
}

/// A PNG of one block of packed rows.
fn png_of(width: u32, height: u32, depth: u8, color: u8, packed: &[u8]) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, color, 0, 0, 0]);
    [b"\x89PNG\r\n\x1a\n", &chunk(b"IHDR", &header)[..], &chunk(b"IDAT", packed), &chunk(b"IEND", b"")]
        .concat()
}

/// So many zeros, packed.
fn zeros(bytes: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let block = vec![0; 1 << 20];
    for _ in 0..bytes / block.len() {
        packer.write_all(&block).expect("it is packed into memory");
    }
    packer.finish().expect("it is packed into memory")
}

/// A JPEG with another size in its header.
fn jpeg_saying(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg(&cloth(80, 60));
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("it has a frame");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A GIF with another size in its header.
fn gif_saying(side: u16) -> Vec<u8> {
    let mut bytes = moving_gif(1);
    bytes[6..8].copy_from_slice(&side.to_le_bytes());
    bytes[8..10].copy_from_slice(&side.to_le_bytes());
    bytes
}

/// A lossless WebP of the largest size that its header can say, and nothing in it.
fn webp_saying() -> Vec<u8> {
    let mut content = vec![0x2f];
    content.extend((0x3fff_u32 | 0x3fff << 14).to_le_bytes());
    content.extend([0; 7]);
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((content.len() as u32 + 12).to_le_bytes());
    bytes.extend(b"WEBPVP8L");
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
    bytes
}

/// A progressive JPEG of many scans, each over the whole of a large picture that holds next to nothing.
fn many_scans(scans: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let segment = |marker: u8, content: &[u8]| {
        let mut bytes = vec![0xff, marker];
        bytes.extend((content.len() as u16 + 2).to_be_bytes());
        bytes.extend(content);
        bytes
    };
    bytes.extend(segment(0xdb, &[&[0][..], &[1; 64]].concat()));
    // Progressive, 8 bits, 6000 × 6000, one component.
    bytes.extend(segment(0xc2, &[8, 0x17, 0x70, 0x17, 0x70, 1, 1, 0x11, 0]));
    // One code of one bit for "nothing here", in both tables.
    let table = |class: u8| [&[class, 1][..], &[0; 15], &[0]].concat();
    bytes.extend(segment(0xc4, &table(0x00)));
    bytes.extend(segment(0xc4, &table(0x10)));
    bytes.extend(segment(0xda, &[1, 1, 0, 0, 0, 0]));
    bytes.extend(vec![0; 750 * 750 / 8 + 1]);
    for _ in 0..scans {
        bytes.extend(segment(0xda, &[1, 1, 0, 1, 63, 0]));
        bytes.extend(vec![0; 750 * 750 / 8 + 1]);
    }
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// Pictures that end too early, wherever.
fn cut() -> Vec<Beast> {
    let mut cut = Vec::new();
    for form in [ImageFormat::Gif, ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&cloth(80, 60), form);
        for part in 1..20 {
            let end = whole.len() * part / 20;
            // Of a JPEG that was cut in its pixels those that came may be shown, as browsers do.
            let fate = if form == ImageFormat::Jpeg && part > 6 { Fate::Either } else { CUT };
            cut.push(beast(format!("{form:?} cut at {end}"), whole[..end].to_vec(), fate));
        }
        for place in (0..whole.len()).step_by(whole.len() / 24) {
            let mut flipped = whole.clone();
            flipped[place] ^= 0xff;
            cut.push(beast(format!("{form:?} flipped at {place}"), flipped, Fate::Either));
        }
    }
    cut
}
