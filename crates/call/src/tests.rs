// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::Path;

use crate::{Call, read, warnings};

fn sample() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    match read(&folder) {
        Ok(call) => call,
        Err(mistakes) => panic!("{}", mistakes.iter().map(|m| format!("{m}\n")).collect::<String>()),
    }
}

#[test]
fn the_sample_call_is_whole() {
    let call = sample();
    println!("{call:#?}");
    assert_eq!(warnings(&call), []);
}
