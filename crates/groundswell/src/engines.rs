// SPDX-License-Identifier: AGPL-3.0-or-later
//! The second program, which counts archives by engines that others keep; this one knows no more of it than its name.

use std::{
    env,
    ffi::OsStr,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{Outcome, WrongUse};

/// Its name.
const PROGRAM: &str = "groundswell-query";

/// Lets the second program do what this one was asked; it gets the arguments as they are, and takes this one's place.
///
/// # Errors
///
/// When it is not there, or can't be started.
pub fn hand_over() -> Result<Outcome> {
    let own = env::current_exe().context("can't tell where this program lies")?;
    let Some(program) = found(own.parent(), env::var_os("PATH").as_deref()) else {
        return Err(WrongUse(format!(
            "--engine needs `{PROGRAM}`, which lies neither beside this program nor in a folder of PATH; \
             docs/archive.md says how it is built"
        ))
        .into());
    };
    let failed = Command::new(&program).args(env::args_os().skip(1)).exec();
    Err(failed).with_context(|| format!("can't start {}", program.display()))
}

/// Where it lies: beside this program, or else in a folder of PATH.
fn found(beside: Option<&Path>, path: Option<&OsStr>) -> Option<PathBuf> {
    let on_path = path.map(|path| env::split_paths(path).collect::<Vec<_>>()).unwrap_or_default();
    let folders = beside.map(Path::to_owned).into_iter().chain(on_path);
    folders.map(|folder| folder.join(PROGRAM)).find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use super::{PROGRAM, found};

    #[test]
    fn what_lies_beside_goes_before_what_lies_in_path() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let [beside, first, second] = ["beside", "first", "second"].map(|name| folder.path().join(name));
        for folder in [&beside, &first, &second] {
            fs::create_dir(folder).expect("a folder can be made");
        }
        let path = env::join_paths([&first, &second]).expect("no name has a colon");
        let find = || found(Some(&beside), Some(&path));
        assert_eq!(find(), None);
        fs::write(second.join(PROGRAM), "").expect("a file can be written");
        assert_eq!(find(), Some(second.join(PROGRAM)));
        fs::write(beside.join(PROGRAM), "").expect("a file can be written");
        assert_eq!(find(), Some(beside.join(PROGRAM)));
    }
}
