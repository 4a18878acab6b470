// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is kept of a picture's file.

use call::Image;

/// Takes bytes for a picture's file.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let Ok(image) = Image::clean(bytes) else { return 0 };
    assert_eq!(Image::clean(&image.bytes).as_ref(), Ok(&image), "cleaned again, it is another picture");
    assert_eq!(image.imprint.to_string().parse().as_ref(), Ok(&image.imprint));
    // A block of orientation and a plain beginning are all that may come to it.
    assert!(image.bytes.len() <= bytes.len() + 60, "it has grown from {} bytes", bytes.len());
    1
}
