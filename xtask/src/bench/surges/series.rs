// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// A series with the windows in which somebody sees something unusual.
#[derive(Clone, Debug)]
pub struct Labeled {
    pub name: String,
    pub path: PathBuf,
    /// The times of its rows, in a form that can be compared.
    pub times: Vec<String>,
    /// The first and the last row of each.
    pub windows: Vec<(usize, usize)>,
}

/// Reads the series that a file of windows names, `{"folder/name.csv": [["first time", "last time"], …]}`, from a folder.
pub fn read(folder: &Path, windows: &Path) -> Result<Vec<Labeled>> {
    let text = fs::read_to_string(windows).with_context(|| format!("can't read {}", windows.display()))?;
    let json: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON", windows.display()))?;
    let named = json.as_object().with_context(|| format!("{} names no series", windows.display()))?;
    let all: Result<Vec<_>> = named.iter().map(|(name, windows)| one(folder, name, windows)).collect();
    let all = all?;
    ensure!(!all.is_empty(), "{} names no series", windows.display());
    Ok(all)
}

fn one(folder: &Path, name: &str, windows: &Value) -> Result<Labeled> {
    let file = Path::new(name).file_name().with_context(|| format!("`{name}` names no file"))?;
    let path = folder.join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let times: Vec<String> =
        text.lines().skip(1).filter_map(|line| line.split(',').next()).map(comparable).collect();
    let of_window = |window: &Value| {
        let end = |place: usize| window.get(place).and_then(Value::as_str).map(comparable);
        let (from, to) = (end(0)?, end(1)?);
        let first = times.iter().position(|time| *time >= from)?;
        let last = times.iter().rposition(|time| *time <= to)?;
        (first <= last).then_some((first, last))
    };
    let windows: Option<Vec<_>> = windows.as_array().and_then(|all| all.iter().map(of_window).collect());
    let windows = windows.with_context(|| format!("`{name}` has a window that is none of its rows"))?;
    Ok(Labeled { name: file.display().to_string(), path, times, windows })
}

/// A time without its fraction and zone, date and time parted by a blank.
fn comparable(time: &str) -> String {
    let whole = time.trim().trim_end_matches('Z').split('.').next().unwrap_or_default();
    whole.replace('T', " ")
}

/// The scores that a detector printed: the last cell of each line that is a number.
pub fn scores(printed: &str) -> Vec<f64> {
    printed.lines().filter_map(|line| line.rsplit(',').next()?.trim().parse().ok()).collect()
}
