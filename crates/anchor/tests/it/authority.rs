// SPDX-License-Identifier: AGPL-3.0-or-later
//! An authority of time made with `openssl`, in a folder of its own, and `openssl` as the one who checks.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// Keys and certificates of several people, each under a name.
pub struct Authority {
    folder: TempDir,
}

/// What a certificate is made for.
pub const ROOT: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
/// An authority that issues certificates below another.
pub const BETWEEN: &str = "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n";
/// Who signs times and nothing else.
pub const CLOCK: &str =
    "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";

/// How an authority answers, as lines of its settings.
pub const PLAIN: &str = "signer_digest=sha256\ness_cert_id_alg=sha256\n";

impl Authority {
    /// A folder with nobody in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A root, somebody between, and a clock, all with one kind of key.
    pub fn of(kind: &[&str]) -> Self {
        let authority = Self::empty();
        authority.key("root", kind).certificate("root", None, ROOT, &[]);
        authority.key("between", kind).certificate("between", Some("root"), BETWEEN, &[]);
        authority.key("clock", kind).certificate("clock", Some("between"), CLOCK, &[]);
        authority
    }

    /// Makes a key, as `openssl genpkey` is told.
    pub fn key(&self, name: &str, kind: &[&str]) -> &Self {
        self.run(&[&["genpkey", "-out", &format!("{name}.key")], kind].concat());
        self
    }

    /// Makes a certificate for a key, by its own owner or somebody else.
    pub fn certificate(&self, name: &str, issuer: Option<&str>, extensions: &str, more: &[&str]) -> &Self {
        let settings = format!(
            "[req]\ndistinguished_name=name\n[name]\n[made]\nsubjectKeyIdentifier=hash\n{extensions}"
        );
        self.write("made.cnf", settings.as_bytes());
        let (key, out, subject) =
            (format!("{name}.key"), format!("{name}.pem"), format!("/O=Example/CN={name}.example"));
        let issuer = issuer.map(|issuer| [format!("{issuer}.pem"), format!("{issuer}.key")]);
        let issuer = issuer.iter().flat_map(|[pem, key]| ["-CA", pem, "-CAkey", key]).collect::<Vec<_>>();
        let words = [
            "req",
            "-x509",
            "-new",
            "-config",
            "made.cnf",
            "-extensions",
            "made",
            "-key",
            &key,
            "-out",
            &out,
        ];
        let has_days = more.contains(&"-days");
        let words =
            [&words[..], &["-subj", &subject], if has_days { &[] } else { &["-days", "30"] }, &issuer, more];
        self.run(&words.concat());
        self
    }

    /// Answers a request as `clock`, with the certificates named beside its own.
    pub fn answer(&self, request: &[u8], chain: &[&str], settings: &str) -> Vec<u8> {
        self.answer_as("clock", request, chain, settings)
    }

    /// Answers a request as somebody.
    pub fn answer_as(&self, who: &str, request: &[u8], chain: &[&str], settings: &str) -> Vec<u8> {
        self.settle(settings);
        self.write("request.tsq", request);
        self.write("chain.pem", &self.joined(chain));
        let (signer, key) = (format!("{who}.pem"), format!("{who}.key"));
        let words = ["ts", "-reply", "-config", "ts.cnf", "-queryfile", "request.tsq", "-signer", &signer];
        let chain: &[&str] = if chain.is_empty() { &[] } else { &["-chain", "chain.pem"] };
        self.run(&[&words[..], &["-inkey", &key, "-out", "response.tsr"], chain].concat());
        self.read("response.tsr")
    }

    /// Signs bytes as a statement of time, whatever they are; gives the token.
    pub fn sign(&self, info: &[u8], signers: &[&str], more: &[&str]) -> Vec<u8> {
        self.write("info.der", info);
        let signers =
            signers.iter().map(|name| [format!("{name}.pem"), format!("{name}.key")]).collect::<Vec<_>>();
        let signers =
            signers.iter().flat_map(|[pem, key]| ["-signer", pem, "-inkey", key]).collect::<Vec<_>>();
        let words =
            ["cms", "-sign", "-binary", "-nodetach", "-nosmimecap", "-in", "info.der", "-outform", "DER"];
        let kind = ["-out", "token.der", "-econtent_type", "1.2.840.113549.1.9.16.1.4"];
        self.run(&[&words[..], &kind, &signers, more].concat());
        self.read("token.der")
    }

    /// Whether `openssl ts` holds a response to be a stamp over this digest that leads to this root, at a time.
    pub fn accepts(&self, response: &[u8], digest: &[u8; 32], root: &str, at: Option<i64>) -> bool {
        self.write("checked.tsr", response);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let (root, at) = (format!("{root}.pem"), at.map(|at| at.to_string()));
        let words = ["ts", "-verify", "-in", "checked.tsr", "-digest", &digest, "-CAfile", &root];
        let at = at.iter().flat_map(|at| ["-attime", at]).collect::<Vec<_>>();
        self.try_run(&[&words[..], &at].concat()).status.success()
    }

    /// Somebody's certificate in DER.
    pub fn der(&self, name: &str) -> Vec<u8> {
        self.run(&["x509", "-in", &format!("{name}.pem"), "-outform", "DER", "-out", "cert.der"]);
        self.read("cert.der")
    }

    /// Where a file of this folder lies.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Runs `openssl` in the folder, and needs it to succeed.
    pub fn run(&self, words: &[&str]) -> Vec<u8> {
        let output = self.try_run(words);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "openssl {words:?}: {told}");
        output.stdout
    }

    fn try_run(&self, words: &[&str]) -> Output {
        let openssl = Command::new("openssl").args(words).current_dir(self.folder.path()).output();
        openssl.expect("openssl is installed")
    }

    fn settle(&self, settings: &str) {
        let head =
            "[tsa]\ndefault_tsa=here\n[here]\nserial=serial\ndefault_policy=1.2.3.4.1\ndigests=sha256\n";
        self.write(
            "ts.cnf",
            format!("{head}accuracy=secs:1,millisecs:500,microsecs:100\n{settings}").as_bytes(),
        );
        self.write("serial", b"0a11ce\n");
    }

    fn joined(&self, names: &[&str]) -> Vec<u8> {
        names.iter().flat_map(|name| self.read(&format!("{name}.pem"))).collect()
    }

    fn write(&self, file: &str, bytes: &[u8]) {
        fs::write(self.path(file), bytes).expect("the folder can be written");
    }

    fn read(&self, file: &str) -> Vec<u8> {
        let path: &Path = &self.path(file);
        fs::read(path).expect("openssl has written it")
    }
}
