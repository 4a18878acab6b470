// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, System, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::Contents;

/// Packs files so that the same ones give the same bytes: no time and no system of who packs stands in the archive.
pub(crate) fn pack(contents: &Contents) -> Vec<u8> {
    packed(contents).expect("an archive far below the limits can be written into memory")
}

fn packed(contents: &Contents) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    for (name, bytes) in contents {
        // A picture is compressed already.
        let is_picture = [".png", ".jpg", ".webp"].iter().any(|ending| name.ends_with(ending));
        let method = if is_picture { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(name, plain.compression_method(method))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
