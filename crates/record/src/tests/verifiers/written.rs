// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record that is written by hand, frame by frame, so that it can be signed whatever it says.

use std::{collections::BTreeMap, path::PathBuf};

use base64::{Engine, prelude::BASE64_STANDARD};
use fastrand::Rng;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{super::AT, signer::Signer};
use crate::{
    canonical_json,
    draft::{commitment, hex},
    merkle::{Hash, inclusion_ranges, leaf_hash, root},
    tile::number_path,
};

/// The files of a record by their paths.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The kinds in the order of their bytes.
const KINDS: [&str; 11] =
    ["", "amendment", "call", "capture", "report", "tombstone", "post", "watch", "key", "policy", "anchor"];

#[derive(Clone)]
pub struct Frame {
    pub kind: u8,
    pub content: Vec<u8>,
    pub evidence: Vec<u8>,
    pub commitment: Hash,
    pub salt: Hash,
}

impl Frame {
    /// A frame that commits to these bytes, whatever they are.
    pub fn new(kind: u8, content: Vec<u8>, evidence: Vec<u8>, rng: &mut Rng) -> Self {
        let salt = [(); 32].map(|()| rng.u8(..));
        Self { kind, commitment: commitment(&salt, &content), content, evidence, salt }
    }

    /// A frame of a kind, by its name.
    pub fn of(kind: &str, content: &Value, evidence: Option<&[u8]>, rng: &mut Rng) -> Self {
        let digest = evidence.map(|evidence| hex(&Sha256::digest(evidence)));
        let byte = KINDS.iter().position(|other| *other == kind).unwrap();
        let whole = json!({"content": content, "evidence": digest, "kind": kind});
        let evidence = evidence.unwrap_or_default().to_vec();
        Self::new(u8::try_from(byte).unwrap(), canonical_json(&whole), evidence, rng)
    }

    pub fn erase(&mut self) {
        self.kind = 0;
        self.salt = [0; 32];
        self.content.fill(0);
        self.evidence.fill(0);
    }

    fn bytes(&self) -> Vec<u8> {
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap().to_be_bytes();
        let head =
            [&[self.kind][..], &length(&self.content), &length(&self.evidence), &self.commitment, &self.salt]
                .concat();
        [head, self.content.clone(), self.evidence.clone()].concat()
    }

    /// Takes the first frame off these bytes.
    fn split(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (head, rest) = bytes.split_first_chunk::<73>()?;
        let length = |at: usize| u32::from_be_bytes(head[at..at + 4].try_into().unwrap()) as usize;
        let (content, rest) = rest.split_at_checked(length(1))?;
        let (evidence, rest) = rest.split_at_checked(length(5))?;
        let hash = |at: usize| head[at..at + 32].try_into().unwrap();
        let frame = Self {
            kind: head[0],
            content: content.to_vec(),
            evidence: evidence.to_vec(),
            commitment: hash(9),
            salt: hash(41),
        };
        Some((frame, rest))
    }
}

#[derive(Clone)]
pub struct Written {
    pub frames: Vec<Frame>,
    /// So many of them are under the checkpoint.
    pub sealed: usize,
    /// Tiles are made over so many.
    pub tiled: usize,
    pub keys: Vec<Signer>,
    /// What stands in the place of the files that show how the keys changed.
    pub handovers: Option<Vec<String>>,
    pub witnessed: Option<String>,
    /// What stands in the place of the checkpoint that belongs there.
    pub checkpoint: Option<String>,
}

impl Written {
    /// Takes up a record that was made.
    pub fn from(files: &Files, keys: Vec<Signer>) -> Self {
        let mut frames = Vec::new();
        for (path, bytes) in files {
            let mut rest = bytes.as_slice();
            while path.starts_with("content")
                && let Some((frame, after)) = Frame::split(rest)
            {
                frames.push(frame);
                rest = after;
            }
        }
        let note = String::from_utf8(files[&PathBuf::from("checkpoint")].clone()).unwrap();
        let sealed = note.lines().nth(1).unwrap().parse().unwrap();
        Self { frames, sealed, tiled: sealed, keys, handovers: None, witnessed: None, checkpoint: None }
    }

    /// Adds an entry under the checkpoint; what was not under it comes under it too.
    pub fn add(&mut self, frame: Frame) {
        self.frames.push(frame);
        self.seal();
    }

    pub fn seal(&mut self) {
        (self.sealed, self.tiled) = (self.frames.len(), self.frames.len());
    }

    pub fn signer(&self) -> &Signer {
        self.keys.last().unwrap()
    }

    /// The text of a checkpoint of the first entries.
    pub fn text(&self, size: usize) -> String {
        format!("{}\n{size}\n{}\n", self.signer().name, BASE64_STANDARD.encode(root(&self.leaves(size))))
    }

    /// The same, signed.
    pub fn note(&self, size: usize, signers: &[&Signer]) -> String {
        note(&self.text(size), signers)
    }

    /// Adds the change to another key.
    pub fn hand_over(&mut self, new: &Signer, rng: &mut Rng) {
        let content = json!({"at": AT, "from": self.signer().line(), "to": new.line()});
        self.add(Frame::of("key", &content, None, rng));
        self.keys.push(new.clone());
    }

    /// The files that show how the keys changed, as far as entries say so.
    pub fn shown(&self) -> Vec<String> {
        let changes = self.keys.iter().zip(self.keys.iter().skip(1));
        let shown = changes.filter_map(|(old, new)| {
            let said = [old, new].map(|key| format!("\"{}\"", key.line()));
            let says = |frame: &&Frame| {
                said.iter().all(|line| String::from_utf8_lossy(&frame.content).contains(line))
            };
            let index = self.frames.iter().position(|frame| frame.kind == 8 && says(&frame))?;
            Some(self.opened(index, index + 1, &[old, new]))
        });
        shown.collect()
    }

    /// The proof of an entry in the tree of a size, with what opens it.
    pub fn opened(&self, index: usize, size: usize, signers: &[&Signer]) -> String {
        let leaves = self.leaves(size);
        let ranges = inclusion_ranges(index as u64, size as u64).into_iter();
        let hashes = ranges.map(|range| root(&leaves[range.start as usize..range.end as usize]));
        let path: String = hashes.map(|hash| BASE64_STANDARD.encode(hash) + "\n").collect();
        let frame = &self.frames[index];
        let extra = BASE64_STANDARD.encode([frame.salt.as_slice(), &frame.content].concat());
        format!("c2sp.org/tlog-proof@v1\nextra {extra}\nindex {index}\n{path}\n{}", self.note(size, signers))
    }

    pub fn files(&self) -> Files {
        let mut files = Files::new();
        for (number, frames) in self.frames.chunks(4096).enumerate() {
            let bytes = frames.iter().flat_map(Frame::bytes).collect();
            files.insert(format!("content/{}", number_path(number as u64)).into(), bytes);
        }
        self.add_tiles(&mut files);
        let checkpoint = self.checkpoint.clone().unwrap_or_else(|| self.note(self.sealed, &[self.signer()]));
        files.insert("checkpoint".into(), checkpoint.into());
        files.insert("vkey".into(), self.keys.iter().map(|key| key.line() + "\n").collect::<String>().into());
        files.insert("lock".into(), Vec::new());
        for (number, proof) in self.handovers.clone().unwrap_or_else(|| self.shown()).into_iter().enumerate()
        {
            files.insert(format!("handover/{}.tlog-proof", number + 1).into(), proof.into());
        }
        files.extend(self.witnessed.clone().map(|witnessed| ("witnessed".into(), witnessed.into())));
        files
    }

    fn leaves(&self, size: usize) -> Vec<Hash> {
        self.frames[..size].iter().map(|frame| leaf_hash(&frame.commitment)).collect()
    }

    fn add_tiles(&self, files: &mut Files) {
        let entries =
            self.frames[..self.tiled].iter().map(|frame| [&[0, 32][..], &frame.commitment].concat());
        let entries: Vec<Vec<u8>> = entries.collect();
        add_level(files, "entries", &entries);
        let mut hashes = self.leaves(self.tiled);
        for level in 0_u8.. {
            if hashes.is_empty() {
                break;
            }
            add_level(
                files,
                &level.to_string(),
                &hashes.iter().map(|hash| hash.to_vec()).collect::<Vec<_>>(),
            );
            hashes = hashes.chunks_exact(256).map(root).collect();
        }
    }
}

/// A text with signatures under it.
pub fn note(text: &str, signers: &[&Signer]) -> String {
    let signatures: String = signers.iter().map(|signer| signer.sign(text)).collect();
    format!("{text}\n{signatures}")
}

fn add_level(files: &mut Files, level: &str, items: &[Vec<u8>]) {
    for (number, tile) in items.chunks(256).enumerate() {
        let name = format!("tile/{level}/{}", number_path(number as u64));
        let name = if tile.len() < 256 { format!("{name}.p/{}", tile.len()) } else { name };
        files.insert(name.into(), tile.concat());
    }
}
