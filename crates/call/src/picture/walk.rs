// SPDX-License-Identifier: AGPL-3.0-or-later
use super::image::ImageError;

/// A way through bytes that never leads past their end.
pub(super) struct Walk<'a>(pub &'a [u8]);

/// What is said of a file that is not all there.
pub(super) const BREAKS_OFF: ImageError = ImageError::Damaged("it breaks off");

impl<'a> Walk<'a> {
    /// So many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], ImageError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(BREAKS_OFF)?;
        self.0 = rest;
        Ok(taken)
    }

    /// So many bytes by themselves.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], ImageError> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(BREAKS_OFF)?;
        self.0 = rest;
        Ok(*taken)
    }

    /// A length of four bytes as a number of things in memory.
    pub(super) fn length(bytes: u32) -> Result<usize, ImageError> {
        usize::try_from(bytes).map_err(|_| BREAKS_OFF)
    }
}
