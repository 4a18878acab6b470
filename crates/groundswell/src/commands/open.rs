// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    fs::{DirBuilder, File},
    io::{self, BufReader, BufWriter, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Args;
use model::PostId;
use sha2::{Digest, Sha256};
use spare::{OpenError, Opener, each_in_bundle, is_sealed};

use crate::{
    Outcome,
    disclosing::ABOUT,
    output::write_private,
    sealed_copy::{self, LONGEST_SEALED, Opened, OpenedCopy},
    sealed_proof::{OpenedProof, Shown},
    terminal::{counted, quiet, say},
};

/// Opens sealed copies of posts with a key, and prints the posts, one JSON object a line.
///
/// The copies are what `groundswell disclose` has handed out, or one of the files of age in it. It needs no server and no network: do it on a
/// machine of those who hold the key. What can't be opened is named and stops nothing else; then the exit status is 1. With copies of posts on
/// Bluesky comes what proves that their authors have signed them: of each it is said whether it holds, and if one doesn't, the exit status is 1 too.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell open copies.tar --key key.txt > posts.jsonl\n  groundswell open copies.tar --key key.txt --raw received --proofs proofs > posts.jsonl\n  age --decrypt -i key.txt 17.age   (any tool for age opens them too)"
)]
pub struct Open {
    /// The copies
    copies: PathBuf,
    /// The file of the key, as `age-keygen` makes it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// A folder for what was received of each post, byte for byte
    #[arg(long, value_name = "DIR")]
    raw: Option<PathBuf>,
    /// A folder for what proves that authors have signed their posts: of each the CAR file of the repository, the account's DID document, and the
    /// directory's log of it
    #[arg(long, value_name = "DIR")]
    proofs: Option<PathBuf>,
}

/// What was opened, and what not.
#[derive(Default)]
struct Tally {
    posts: u64,
    proofs: u64,
    /// What proves nothing.
    broken: u64,
    closed: u64,
    /// Digests of what copies say, by the posts' names: proofs come behind the copies.
    said: HashMap<PostId, Vec<[u8; 32]>>,
}

impl Open {
    pub fn run(self) -> Result<Outcome> {
        let opener = Opener::read(&self.key)?;
        for folder in self.raw.iter().chain(&self.proofs) {
            let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.with_context(|| format!("can't make the folder {}", folder.display()))?;
        }
        let mut out = BufWriter::new(io::stdout().lock());
        let opened =
            self.open(&opener, &mut out).with_context(|| format!("can't open {}", self.copies.display()))?;
        out.flush()?;
        let Tally { posts, proofs, broken, closed, .. } = opened;
        say(format_args!("{} opened; {closed} not", counted(posts, "post")));
        if proofs + broken > 0 {
            say(format_args!("{} hold; {broken} not", counted(proofs, "proof")));
        }
        Ok(if closed + broken == 0 && posts + proofs > 0 { Outcome::Done } else { Outcome::No })
    }

    fn open(&self, opener: &Opener, out: &mut impl Write) -> Result<Tally> {
        let mut opened = Tally::default();
        if is_sealed(&self.copies)? {
            let mut sealed = Vec::new();
            io::Read::read_to_end(
                &mut io::Read::take(File::open(&self.copies)?, LONGEST_SEALED + 1),
                &mut sealed,
            )?;
            let name = self.copies.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.open_one(&name, &sealed, opener, &mut opened, out)?;
            return Ok(opened);
        }
        let bundle = BufReader::new(File::open(&self.copies)?);
        each_in_bundle(bundle, LONGEST_SEALED, |name, bytes| {
            if name == ABOUT { Ok(()) } else { self.open_one(name, &bytes, opener, &mut opened, out) }
        })?;
        Ok(opened)
    }

    fn open_one(
        &self,
        name: &str,
        sealed: &[u8],
        opener: &Opener,
        opened: &mut Tally,
        out: &mut impl Write,
    ) -> Result<()> {
        match sealed_copy::open(sealed, opener) {
            Ok(Opened::Copy(OpenedCopy { post, raw })) => {
                opened.take(&post);
                writeln!(out, "{post}")?;
                if let (Some(folder), Some(raw)) = (&self.raw, raw) {
                    write_private(&place_in(folder, name, "raw"), &raw)?;
                }
            }
            Ok(Opened::Proof(proof)) => {
                say(format_args!("{}: {}", quiet(name), quiet(&opened.judge(&proof))));
                if let Some(folder) = &self.proofs {
                    write_proof(folder, name, &proof)?;
                }
            }
            Err(error) => {
                opened.closed += 1;
                let name = quiet(name);
                match error {
                    OpenError::OtherKey => say(format_args!("{name}: it is not sealed to that key")),
                    error => say(format_args!("{name}: {error}")),
                }
            }
        }
        Ok(())
    }
}

impl Tally {
    /// Takes in a copy.
    fn take(&mut self, post: &str) {
        self.posts += 1;
        let post = ingest::read_post_again(post);
        if let Some((id, text)) = post.and_then(|post| Some((post.id?, post.text))) {
            self.said.entry(id).or_default().push(Sha256::digest(text).into());
        }
    }

    /// Says what a proof shows, and counts whether it holds.
    fn judge(&mut self, proof: &OpenedProof) -> String {
        let of = proof.of.as_str();
        let Shown { post, is_rooted } = match proof.check() {
            Ok(shown) => shown,
            Err(error) => {
                self.broken += 1;
                return format!("the proof of {of} does NOT hold: {error:#}");
            }
        };
        self.proofs += 1;
        let digest: [u8; 32] = Sha256::digest(post.text).into();
        let rooted = if is_rooted {
            ""
        } else {
            "; that the key is theirs is the word of the account's document alone"
        };
        let words = match self.said.get(&proof.of) {
            Some(said) if !said.contains(&digest) => "; what is signed says something else than the copy",
            Some(_) => "; what is signed says what the copy says",
            None => "",
        };
        format!("the proof holds: its author has signed {of}{rooted}{words}")
    }
}

/// Writes the parts of a proof, each in the form in which other tools read it.
fn write_proof(folder: &Path, name: &str, proof: &OpenedProof) -> Result<()> {
    let proof = &proof.proof;
    write_private(&place_in(folder, name, "car"), &proof.car)?;
    write_private(&place_in(folder, name, "did.json"), &proof.did_document)?;
    let Some(log) = &proof.directory_log else { return Ok(()) };
    write_private(&place_in(folder, name, "log.json"), log)
}

/// Where something of a sealed file is written, by that file's name in a bundle that anybody may have made: right in the folder.
fn place_in(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let name = name.strip_prefix("copies/").or_else(|| name.strip_prefix("proofs/")).unwrap_or(name);
    let place = name.strip_suffix(".age").filter(|place| place.bytes().all(|byte| byte.is_ascii_digit()));
    let name = place.map_or_else(|| name.replace('/', "-"), str::to_owned);
    folder.join(format!("{name}.{ending}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use spare::{Bundle, make_key, seal_bytes};

    use super::*;
    use crate::sealed_proof;

    const PROOF: &[u8] = include_bytes!("../../../signed/fixtures/post.proof");

    /// What was opened of a bundle with a proof, and before it a copy of the signed post with those words, if any; and what was written.
    fn opened(proof: &[u8], words: Option<&str>) -> (Tally, Vec<String>) {
        let home = tempfile::tempdir().expect("a folder");
        let (key, folder) = (home.path().join("key"), home.path().join("proofs"));
        let to = [make_key(&key).expect("it is made")];
        let of = PostId("at://did:plc:loom/app.bsky.feed.post/3kaaa".to_owned());
        let plain = sealed_proof::plain(&of, proof).expect("it is not long");
        let mut bytes = Vec::new();
        let mut bundle = Bundle::new(&mut bytes, 0);
        let shown = OpenedProof { of, proof: signed::Proof::from_bytes(PROOF).expect("it is whole") }.check();
        let copy = words.map(|words| {
            let mut post = shown.expect("it holds").post;
            words.clone_into(&mut post.text);
            sealed_copy::plain(&post, None).expect("it is kept")
        });
        let members = copy.iter().map(|copy| ("copies/1.age", copy)).chain([("proofs/2.age", &plain)]);
        for (name, plain) in members {
            bundle.add(name, &seal_bytes(plain, &to).expect("it is sealed")).expect("it is added");
        }
        bundle.finish().expect("it is written");
        let copies = home.path().join("copies.tar");
        fs::write(&copies, bytes).expect("it is written");
        let opener = Opener::read(&key).expect("a key");
        fs::create_dir(&folder).expect("a folder");
        let open = Open { copies, key, raw: None, proofs: Some(folder.clone()) };
        let found = open.open(&opener, &mut Vec::new()).expect("it opens");
        let names = fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").file_name());
        let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        (found, names)
    }

    #[test]
    fn of_each_proof_it_is_said_whether_it_holds_and_says_what_the_copy_says() {
        let said = "The looms stood in the snow 3kaaa #FreeTheAhangWeavers";
        let proof = || {
            let of = PostId("at://did:plc:loom/app.bsky.feed.post/3kaaa".to_owned());
            OpenedProof { of, proof: signed::Proof::from_bytes(PROOF).expect("it is whole") }
        };
        for (words, ends) in [
            (Some(said), "says what the copy says"),
            (Some("Another's words"), "says something else than the copy"),
            (None, "is the word of the account's document alone"),
        ] {
            let (mut found, files) = opened(PROOF, words);
            assert_eq!((found.proofs, found.broken, found.closed), (1, 0, 0), "{words:?}");
            assert_eq!(files, ["2.car", "2.did.json"]);
            let told = found.judge(&proof());
            assert!(told.starts_with("the proof holds") && told.ends_with(ends), "{told}");
        }
        let mut wrong = PROOF.to_vec();
        wrong[100] ^= 1;
        let (mut found, files) = opened(&wrong, Some(said));
        assert_eq!((found.posts, found.proofs, found.broken, files.len()), (1, 0, 1, 2));
        let other =
            OpenedProof { of: PostId("at://did:plc:loom/app.bsky.feed.post/3k".to_owned()), ..proof() };
        assert!(found.judge(&other).contains("does NOT hold"));
    }

    #[test]
    fn what_was_received_is_written_into_the_folder_and_nowhere_else() {
        for (name, expected) in [
            ("copies/17.age", "17.raw"),
            ("17.age", "17.raw"),
            ("proofs/17.age", "17.raw"),
            ("proofs/../17.age", "..-17.age.raw"),
            ("copies/..age", "..age.raw"),
            ("a/b/17.age", "a-b-17.age.raw"),
            (".age", ".raw"),
        ] {
            assert_eq!(
                place_in(Path::new("received"), name, "raw"),
                Path::new("received").join(expected),
                "{name}"
            );
        }
    }
}
