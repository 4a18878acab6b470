// SPDX-License-Identifier: AGPL-3.0-or-later
//! Digests as people and files write them.

/// Bytes in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
