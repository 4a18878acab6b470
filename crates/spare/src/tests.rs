// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path, process::Command};

use serde_json::json;

use crate::{
    Bundle, MANIFEST, OpenError, Opener, Reader, Recipient, SpareError, Writer, each_in_bundle, is_plain,
    is_sealed, make_key, open_bytes, seal_bytes,
};

const CANARY: &str = "mira@weavers.example";

/// Writes a copy of three files, of which one comes twice.
fn written(path: &Path, to: &[Recipient]) {
    let mut writer = Writer::create(path, to, 1_935_858_600).unwrap();
    let long = CANARY.repeat(20_000);
    for (name, text) in [("a", "first"), ("keys/b.signing", CANARY), ("c/d/e", &long), ("a", "second")] {
        writer.add(name, &mut text.as_bytes(), text.len() as u64).unwrap();
    }
    let manifest = writer.finish(json!({"form": "test"})).unwrap();
    assert_eq!(manifest.files.len(), 3);
}

#[test]
fn what_is_put_in_comes_out_again() {
    let home = tempfile::tempdir().unwrap();
    let key = home.path().join("key.txt");
    let recipient = make_key(&key).unwrap();
    let opener = Opener::read(&key).unwrap();
    for to in [vec![], vec![recipient.to_string().parse().unwrap()]] {
        let (copy, out) = (home.path().join("copy"), home.path().join(format!("out{}", to.len())));
        written(&copy, &to);
        assert_eq!(is_sealed(&copy).unwrap(), !to.is_empty());
        let manifest = Reader::open(&copy, Some(&opener)).unwrap().take_out(&out).unwrap();
        assert_eq!(manifest.about, json!({"form": "test"}));
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "second");
        assert_eq!(fs::read_to_string(out.join("keys/b.signing")).unwrap(), CANARY);
        assert_eq!(fs::read(out.join("c/d/e")).unwrap().len(), CANARY.len() * 20_000);
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(out.join("a")).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn only_its_key_opens_a_sealed_copy() {
    let home = tempfile::tempdir().unwrap();
    let (key, other) = (home.path().join("key"), home.path().join("other"));
    let recipient = make_key(&key).unwrap();
    make_key(&other).unwrap();
    assert!(make_key(&key).is_err(), "a key is never written over");
    let copy = home.path().join("copy");
    written(&copy, &[recipient]);
    let bytes = fs::read(&copy).unwrap();
    assert!(!bytes.windows(8).any(|window| window == b"weavers."), "it can be read");
    assert!(matches!(Reader::open(&copy, None), Err(SpareError::Sealed(_))));
    let other = Opener::read(&other).unwrap();
    assert!(matches!(Reader::open(&copy, Some(&other)), Err(SpareError::OtherKey(_))));
    assert!(matches!(Opener::read(&copy), Err(SpareError::Io { .. } | SpareError::NoKey(_))));
    assert!("age1nothing".parse::<Recipient>().is_err());
}

#[test]
fn every_part_that_is_lost_or_changed_is_noticed() {
    let home = tempfile::tempdir().unwrap();
    let key = home.path().join("key");
    let recipient = make_key(&key).unwrap();
    let opener = Opener::read(&key).unwrap();
    for (number, to) in [vec![], vec![recipient]].iter().enumerate() {
        let copy = home.path().join("copy");
        written(&copy, to);
        let whole = fs::read(&copy).unwrap();
        let refused = |bytes: &[u8], place: usize| {
            let out = home.path().join(format!("out-{number}-{place}-{}", bytes.len()));
            fs::write(&copy, bytes).unwrap();
            let read = Reader::open(&copy, Some(&opener)).and_then(|reader| reader.take_out(&out));
            assert!(read.is_err(), "{number} {place}");
        };
        for place in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            refused(&whole[..place], place);
            let mut changed = whole.clone();
            changed[place] ^= 0x10;
            refused(&changed, place);
        }
        refused(&whole[..whole.len() - 1], 0);
    }
}

#[test]
fn an_unfinished_copy_has_no_name() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("copy");
    let mut writer = Writer::create(&copy, &[], 0).unwrap();
    writer.add("a", &mut &b"text"[..], 4).unwrap();
    assert!(writer.add("b", &mut &b"text"[..], 5).is_err());
    drop(writer);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    // What a kill has left does not stop the next one.
    fs::write(home.path().join("copy.partial"), "left").unwrap();
    written(&copy, &[]);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn no_member_leads_out_of_the_folder() {
    for name in ["../a", "a/../b", "/a", "a//b", "", "a/./b", "a\0", "a\\b", "ä", &"a/".repeat(20)] {
        assert!(!is_plain(name), "{name}");
    }
    let home = tempfile::tempdir().unwrap();
    for hostile in ["up", "link", "twice"] {
        let copy = home.path().join(hostile);
        let mut tar = tar::Builder::new(zstd::Encoder::new(fs::File::create(&copy).unwrap(), 1).unwrap());
        let mut header = tar::Header::new_gnu();
        header.set_size(0);
        match hostile {
            "up" => header.as_mut_bytes()[..5].copy_from_slice(b"../up"),
            "link" => {
                header.set_entry_type(tar::EntryType::Symlink);
                header.set_path("link").unwrap();
                header.set_link_name("/etc/passwd").unwrap();
            }
            _ => {
                let text = br#"{"about":null,"files":{}}"#;
                header.set_size(text.len() as u64);
                header.set_path(MANIFEST).unwrap();
                header.set_cksum();
                tar.append(&header, &text[..]).unwrap();
                header.set_path("a").unwrap();
                header.set_size(0);
            }
        }
        header.set_cksum();
        tar.append(&header, std::io::empty()).unwrap();
        tar.into_inner().unwrap().finish().unwrap();
        let out = home.path().join(format!("{hostile}-out"));
        let error = Reader::open(&copy, None).unwrap().take_out(&out).unwrap_err();
        assert!(matches!(error, SpareError::Damaged { .. }), "{error}");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
    }
}

/// A copy is of use without us.
#[test]
fn tar_and_zstd_open_it() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("copy.tar.zst");
    written(&copy, &[]);
    let Ok(listed) = Command::new("tar").args(["--zstd", "-tf"]).arg(&copy).output() else {
        println!("left out: no `tar` here");
        return;
    };
    if !listed.status.success() {
        println!("left out: `tar --zstd` does not run here");
        return;
    }
    assert_eq!(String::from_utf8(listed.stdout).unwrap(), "a\nkeys/b.signing\nc/d/e\na\nmanifest.json\n");
}

#[test]
fn each_of_the_keys_that_a_piece_is_sealed_to_opens_it_alone_and_no_other() {
    let home = tempfile::tempdir().unwrap();
    let [one, two, other] = ["one", "two", "other"].map(|name| home.path().join(name));
    let to = [make_key(&one).unwrap(), make_key(&two).unwrap()];
    make_key(&other).unwrap();
    let sealed = seal_bytes(CANARY.as_bytes(), &to).unwrap();
    assert!(!sealed.windows(8).any(|window| window == b"weavers."), "it can be read");
    assert_ne!(sealed, seal_bytes(CANARY.as_bytes(), &to).unwrap(), "nobody sees that two are the same");
    for key in [one.clone(), two] {
        assert_eq!(open_bytes(&sealed, &Opener::read(&key).unwrap(), 100).unwrap(), CANARY.as_bytes());
    }
    let opened = |bytes: &[u8], key: &Path, most| open_bytes(bytes, &Opener::read(key).unwrap(), most);
    assert!(matches!(opened(&sealed, &other, 100), Err(OpenError::OtherKey)));
    assert!(matches!(opened(&sealed, &one, 10), Err(OpenError::Long(10))));
    for place in [0, sealed.len() / 2, sealed.len() - 1] {
        let mut bad = sealed.clone();
        bad[place] ^= 1;
        assert!(opened(&bad, &one, 100).is_err(), "one bit at {place}");
    }
    assert!(matches!(opened(&sealed[..sealed.len() - 1], &one, 100), Err(OpenError::Damaged(_))));
    assert!(seal_bytes(b"for nobody", &[]).is_err());
}

#[test]
fn a_bundle_gives_its_files_back_and_nothing_that_it_should_not_hold() {
    let mut bundle = Bundle::new(Vec::new(), 1_935_858_600);
    for (name, text) in [("about.json", "{}"), ("copies/3.age", CANARY)] {
        bundle.add(name, text.as_bytes()).unwrap();
    }
    assert!(bundle.add("../3.age", b"").is_err());
    let bundle = bundle.finish().unwrap();
    let read = |bundle: &[u8], most| {
        let mut files = Vec::new();
        each_in_bundle::<std::io::Error>(bundle, most, |name, bytes| {
            files.push((name.to_owned(), String::from_utf8(bytes).unwrap()));
            Ok(())
        })
        .map(|()| files)
    };
    let files = read(&bundle, 100).unwrap();
    assert_eq!(
        files,
        [("about.json", "{}"), ("copies/3.age", CANARY)].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert!(read(&bundle, 10).unwrap_err().to_string().contains("more than 10 bytes"));
    assert!(read(&bundle[..1030], 100).is_err(), "it breaks off");
    let mut linked = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    linked.append_link(&mut header, "3.age", "/etc/passwd").unwrap();
    assert!(read(&linked.into_inner().unwrap(), 100).is_err());
}
