// SPDX-License-Identifier: AGPL-3.0-or-later
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::run("press", bytes));
