// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use model::CallId;

use crate::{
    call::Call,
    editorial::REPORT_FILE,
    fault::Fault,
    fields::CALL_FILE,
    mistake::{Findings, Mistake, in_order},
    parse::parse,
    picture::{Image, Images, LARGEST_UPLOAD_BYTES, MOST_PICTURES, PICTURES},
    sealed::SEALED_FILE,
};

/// The folder with the files of wordings.
const WORDINGS: &str = "wordings";

/// More bytes than a person writes into one file.
const LARGEST_BYTES: u64 = 1 << 20;

/// More files than languages that anybody has.
const MOST_FILES: usize = 200;

/// Reads the call in a folder, whose name is the call's.
///
/// Files whose names begin with a dot are passed over; beside `call.toml`, `report.toml`, `sealed.toml`,
/// `wordings` and `pictures`, the folder may hold anything.
///
/// # Errors
///
/// Every [`Mistake`] that the folder has, by file and line; never an empty list.
pub fn read(folder: &Path) -> Result<Call, Vec<Mistake>> {
    let findings = Findings::default();
    let disk = |file: &str, line: usize, says: String| findings.mistake(file, line, "", Fault::Folder(says));
    if folder.is_file() {
        disk(CALL_FILE, 1, format!("`{}` is a file; name the folder of the call", folder.display()));
        return Err(findings.into_mistakes());
    }
    let id = read_id(&findings, folder);
    if !folder.is_dir() {
        // One cause, one mistake: what the folder lacks follows from its not being there.
        return Err(findings.into_mistakes());
    }
    let mut files = read_files(&findings, folder);
    let images = read_pictures(&findings, folder, &mut files);
    let mistakes = findings.into_mistakes();
    match id {
        Some(id) if mistakes.is_empty() => parse(id, &files).map(|call| Call { images, ..call }),
        // The text of the files is looked at all the same, so that everything is told in one go.
        id => Err(with_text(mistakes, id, &files)),
    }
}

/// Adds what is wrong with the text of the files to what is wrong with the files themselves.
fn with_text(
    mut mistakes: Vec<Mistake>,
    id: Option<CallId>,
    files: &BTreeMap<String, String>,
) -> Vec<Mistake> {
    let is_call_read = files.contains_key(CALL_FILE);
    let id = id.or_else(|| "unnamed".parse().ok());
    if let (Some(id), true) = (id, is_call_read) {
        mistakes.extend(parse(id, files).err().unwrap_or_default());
    }
    in_order(mistakes)
}

/// The call's name: that of the folder, wherever the path that leads to it ends.
fn read_id(findings: &Findings, folder: &Path) -> Option<CallId> {
    let folder = match fs::canonicalize(folder) {
        Ok(folder) => folder,
        Err(error) => {
            let says = format!("the folder `{}` can't be read: {error}", folder.display());
            findings.mistake(CALL_FILE, 1, "", Fault::Folder(says));
            return None;
        }
    };
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let unnamed = |error: model::CallIdError| {
        findings.mistake(CALL_FILE, 1, "", Fault::Folder(format!("the folder's name: {error}")));
    };
    name.parse().map_err(unnamed).ok()
}

fn read_files(findings: &Findings, folder: &Path) -> BTreeMap<String, String> {
    let disk = |file: &str, line: usize, says: String| findings.mistake(file, line, "", Fault::Folder(says));
    let mut names = vec![CALL_FILE.to_owned()];
    let others = [REPORT_FILE, SEALED_FILE].into_iter().filter(|name| folder.join(name).exists());
    names.extend(others.map(str::to_owned));
    names.extend(list(findings, folder, WORDINGS, MOST_FILES));
    let read = |name: String| {
        let text = read_text(&folder.join(&name)).map_err(|(line, says)| disk(&name, line, says)).ok()?;
        Some((name, text))
    };
    names.into_iter().filter_map(read).collect()
}

/// Reads the pictures: what is kept of each, and its imprint among the files.
fn read_pictures(findings: &Findings, folder: &Path, files: &mut BTreeMap<String, String>) -> Images {
    let mut images = Images::default();
    for path in list(findings, folder, PICTURES, MOST_PICTURES) {
        let read = read_bytes(&folder.join(&path), LARGEST_UPLOAD_BYTES as u64);
        match read.and_then(|bytes| Image::clean(&bytes).map_err(|error| error.to_string())) {
            Ok(image) => {
                images.add(&image.imprint.sha256, image.bytes);
                files.insert(path, image.imprint.to_string());
            }
            Err(says) => findings.mistake(&path, 1, "picture", Fault::Folder(says)),
        }
    }
    images
}

/// The paths of the files in a folder of the call's, in order; none, and a mistake, when they are more than `most`.
fn list(findings: &Findings, folder: &Path, name: &str, most: usize) -> Vec<String> {
    let disk = |says: String| findings.mistake(name, 1, "", Fault::Folder(says));
    match list_names(&folder.join(name)) {
        Ok(found) if found.len() > most => {
            disk(format!("the folder {name} holds {} files; at most {most} are read", found.len()));
        }
        Ok(found) => return found.into_iter().map(|file| format!("{name}/{file}")).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => disk(format!("the folder can't be read: {error}")),
    }
    Vec::new()
}

/// The names of a folder's files in order; of very many, as many as show that they are too many.
fn list_names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)?.take(10 * MOST_FILES) {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The text of a file, or the line and what is wrong with it.
fn read_text(path: &Path) -> Result<String, (usize, String)> {
    let bytes = read_bytes(path, LARGEST_BYTES).map_err(|says| (1, says))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = good.filter(|byte| **byte == b'\n').count() + 1;
        (line, "the file is not UTF-8 from this line on; save it as UTF-8".to_owned())
    })
}

fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; every call begins with it".to_owned(),
        _ => format!("the file can't be read: {error}"),
    };
    // Opening a pipe would wait for ever.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err("this is not a file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(format!("the file is larger than {} MiB, which no call needs", most >> 20));
    }
    Ok(bytes)
}
