// SPDX-License-Identifier: AGPL-3.0-or-later
//! The packages that admins install, made of the program that the tests have built; and the page that tells how.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use image::ImageFormat;

use crate::{
    authority::free_ports,
    program::{Server, files, printed, said, workspace},
};

/// What `systemd-analyze security` may find at most, of ten.
const MOST_EXPOSED: f32 = 1.6;

/// The packages, and the folder that goes with them.
pub struct Packages {
    folder: tempfile::TempDir,
}

impl Packages {
    pub fn new() -> Self {
        let packages = Self { folder: tempfile::tempdir().expect("a folder") };
        // Without what is only of use while it is looked into: that is most of it.
        let built = env!("CARGO_BIN_EXE_groundswell");
        done(Command::new("strip").arg("-o").arg(packages.binary()).arg(built));
        packages.make("packed");
        packages
    }

    fn make(&self, out: &str) {
        let xtask = Path::new(env!("CARGO_BIN_EXE_groundswell")).with_file_name("xtask");
        let out = self.folder.path().join(out);
        done(
            Command::new(xtask)
                .args(["package", "--fast", "--binary"])
                .arg(self.binary())
                .arg("--out")
                .arg(out),
        );
    }

    fn binary(&self) -> PathBuf {
        self.folder.path().join("groundswell")
    }

    fn packed(&self) -> PathBuf {
        self.folder.path().join("packed")
    }

    pub fn file(&self, extension: &str) -> PathBuf {
        let found =
            files(&self.packed()).into_iter().find(|file| file.extension().is_some_and(|is| is == extension));
        found.expect("it was made")
    }

    /// The package installed below a folder of its own.
    fn installed(&self, root: &Path) {
        fs::create_dir_all(root.join("var/lib/dpkg/updates")).expect("a folder");
        fs::write(root.join("var/lib/dpkg/status"), "").expect("a file");
        let mut dpkg = Command::new("dpkg");
        dpkg.arg(format!("--root={}", root.display()));
        // Scripts run here with DPKG_ROOT set, and what the package rests on is not in this root.
        dpkg.args(["--force-script-chrootless", "--force-depends", "--force-not-root", "--install"]);
        done(dpkg.arg(self.file("deb")));
    }
}

pub fn done(command: &mut Command) -> Output {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask tools` installs it"));
    assert!(output.status.success(), "{command:?}: {}{}", printed(&output), said(&output));
    output
}

#[test]
fn a_package_holds_what_it_should_and_no_more() {
    let packages = Packages::new();
    let deb = packages.file("deb");
    let listed = printed(&done(Command::new("dpkg-deb").arg("--contents").arg(&deb)));
    let listed: Vec<String> = listed
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .map(|words| [words[0], words[1], words[5]].join(" "))
        .collect();
    let told = printed(&done(Command::new("dpkg-deb").arg("--info").arg(&deb)));
    let told: Vec<&str> =
        told.lines().filter(|line| line.contains(": ") && !line.to_lowercase().contains("size")).collect();
    insta::assert_snapshot!(format!("{}\n\n{}", told.join("\n"), listed.join("\n")));
    let bare =
        printed(&done(Command::new("tar").args(["--list", "--gzip", "--file"]).arg(packages.file("gz"))));
    insta::assert_snapshot!(bare);
}

#[test]
fn the_same_program_is_packed_into_the_same_bytes_and_the_digests_are_theirs() {
    let packages = Packages::new();
    packages.make("packed-again");
    let again = packages.folder.path().join("packed-again");
    for file in files(&packages.packed()) {
        let name = file.file_name().expect("a name");
        let (one, other) =
            (fs::read(&file).expect("it is there"), fs::read(again.join(name)).expect("it is there"));
        assert!(one == other, "{} differs", file.display());
    }
    done(Command::new("sha256sum").args(["--check", "SHA256SUMS"]).current_dir(packages.packed()));
}

#[test]
fn the_unit_is_tight_and_means_what_it_says() {
    let unit = workspace().join("packaging/groundswell.service");
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["security", "--offline=true", "--no-pager"]).arg(&unit).env("SYSTEMD_COLORS", "0");
    let told = printed(&done(&mut analyze));
    let exposed = told.lines().find_map(|line| line.split_once("exposure level for groundswell.service: "));
    let exposed = exposed.expect("a level").1.split(' ').next().expect("a number");
    println!("exposure: {exposed} of 10");
    assert!(exposed.parse::<f32>().expect("a number") <= MOST_EXPOSED, "{told}");
    // Unknown words would only be warned of when it starts.
    let root = tempfile::tempdir().expect("a folder");
    Packages::new().installed(root.path());
    let mut verify = Command::new("systemd-analyze");
    verify.arg("verify").arg(format!("--root={}", root.path().display())).args([
        "--man=no",
        "groundswell.service",
        "groundswell-backup.timer",
    ]);
    let told = verify.output().expect("systemd is installed");
    let is_ours = |line: &&str| line.contains("groundswell.service") || line.contains("groundswell-backup.");
    let about_it: Vec<String> = said(&told).lines().filter(is_ours).map(str::to_owned).collect();
    assert!(
        about_it.iter().all(|line| line.contains("Failed to") || line.contains("not found")),
        "{about_it:?}"
    );
}

#[test]
fn the_installed_program_serves_a_call_and_develops_pictures_in_its_units_sandbox() {
    if let Err(why) = can_make_rooms() {
        return eprintln!("left out: the installed program in its unit's sandbox; {why}");
    }
    let root = tempfile::tempdir().expect("a folder");
    Packages::new().installed(root.path());
    let options = fs::metadata(root.path().join("etc/default/groundswell")).expect("it is there");
    assert_eq!(options.permissions().mode() & 0o777, 0o640);
    let data = tempfile::tempdir().expect("a folder");
    for example in ["ahang-weavers", "article.txt"] {
        done(Command::new("cp").arg("-r").arg(workspace().join("examples").join(example)).arg(data.path()));
    }
    let [port] = free_ports();
    let serve = confined(root.path(), data.path());
    let server = Server::start_command_on(
        port,
        serve,
        &["serve", "--data", "/var/lib/groundswell/data", "--call", "ahang-weavers"],
    );
    assert!(server.get("/ahang-weavers").1.contains("Ahang"));
    let pledged = crate::program::agent().post(format!("{}/ahang-weavers/pledge", server.base)).send_empty();
    assert_eq!(pledged.expect("an answer").status(), 303);
    assert_eq!(
        fs::metadata(data.path().join("data")).expect("it was made").permissions().mode() & 0o777,
        0o700
    );
    drop(server);
    // Its child takes still more from itself, which the sandbox has to let it do.
    let mut picture = Vec::new();
    let drawn = image::RgbImage::from_pixel(64, 64, image::Rgb([200, 30, 30]));
    drawn.write_to(&mut std::io::Cursor::new(&mut picture), ImageFormat::Png).expect("a picture");
    let mut develop = confined(root.path(), data.path());
    let mut child =
        develop.arg("develop").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("it is piped").write_all(&picture).expect("it reads");
    let developed = child.wait_with_output().expect("it ends");
    assert!(
        developed.status.success() && developed.stdout.starts_with(&[0xff, 0xd8]),
        "{:?}",
        developed.status
    );
    // And it does keep it in.
    let report = |out: &str| {
        let mut report = confined(root.path(), data.path());
        report.args(["report", "article.txt", "--format", "html", "--out", out]);
        report.output().expect("it starts")
    };
    assert!(report("report.html").status.success(), "{}", said(&report("report.html")));
    for outside in ["/etc/report.html", "/usr/bin/report.html", "/opt/report.html"] {
        assert!(!report(outside).status.success() && !Path::new(outside).exists(), "{outside} was written");
    }
}

/// Whether this machine lets anybody shut a program in: a container may not.
fn can_make_rooms() -> Result<(), String> {
    let mut bwrap = Command::new("bwrap");
    bwrap.args(["--unshare-user", "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc", "true"]);
    let tried = bwrap.output().expect("bubblewrap is not installed: `cargo xtask tools` does that");
    if tried.status.success() { Ok(()) } else { Err(said(&tried)) }
}

/// The program of a root, with what its unit lets it do.
fn confined(root: &Path, data: &Path) -> Command {
    let mut command = Command::new("/usr/bin/python3");
    command.args(["-c", include_str!("confined.py")]);
    command.arg(root.join("usr/lib/systemd/system/groundswell.service")).arg(data);
    command.arg(root.join("usr/bin/groundswell"));
    command
}

/// How a command of `docs/running.md` is shown to work.
enum Shown {
    /// By a test that does more than it.
    By(&'static str),
    /// Not here: it needs a machine with an init system, or a network.
    NotHere,
    /// Here and now, in the folder of the packages.
    Run,
}

const BACKED_UP: &str = "a_lost_server_comes_back_and_what_was_erased_since_does_not";

const BRACED: &str = "a_server_is_braced_and_let_go_while_it_runs_and_stays_braced_when_it_starts_again";

const MIRRORED: &str = "a_mirror_works_from_a_disk_and_from_any_host_and_its_record_holds";

/// Options of the program that the page names.
const OPTIONS: [&str; 10] = [
    "--domain",
    "--onion",
    "--base-url",
    "--trusted-proxy",
    "--data",
    "--to",
    "--encrypt-to",
    "--new-key",
    "--key",
    "--out",
];

const COMMANDS: &[(&str, Shown)] = &[
    ("sha256sum --check SHA256SUMS", Shown::Run),
    (
        "apt install ./groundswell_0.1.0_amd64.deb",
        Shown::By("the_installed_program_serves_a_call_and_develops_pictures_in_its_units_sandbox"),
    ),
    ("systemctl enable --now groundswell", Shown::NotHere),
    ("journalctl --unit groundswell --follow", Shown::NotHere),
    ("apt install tor", Shown::NotHere),
    ("tor --verify-config", Shown::By("tor_takes_the_recipe_of_an_onion_service")),
    ("systemctl reload tor", Shown::NotHere),
    ("cat /var/lib/tor/groundswell/hostname", Shown::NotHere),
    (
        "sudo -u groundswell groundswell doctor --data /var/lib/groundswell --domain weavers.example",
        Shown::By("a_doctor_says_what_to_do_and_is_content_once_it_is_done"),
    ),
    ("groundswell backup --new-key backup-key.txt", Shown::By(BACKED_UP)),
    ("systemctl enable --now groundswell-backup.timer", Shown::NotHere),
    ("systemctl start groundswell-backup", Shown::By(BACKED_UP)),
    (
        "groundswell restore groundswell-….tar.zst.age --key backup-key.txt --data restored",
        Shown::By(BACKED_UP),
    ),
    (
        "sudo -u groundswell groundswell mirror ahang-weavers --data /var/lib/groundswell --base-url https://weavers.example --out /tmp/ahang-mirror",
        Shown::By(MIRRORED),
    ),
    ("groundswell verify /tmp/ahang-mirror/record", Shown::By(MIRRORED)),
    ("sudo -u groundswell groundswell brace on --data /var/lib/groundswell", Shown::By(BRACED)),
    ("sudo -u groundswell groundswell brace off --data /var/lib/groundswell", Shown::By(BRACED)),
    ("mv restored/* /var/lib/groundswell && chown -R groundswell: /var/lib/groundswell", Shown::NotHere),
    ("systemctl start groundswell", Shown::NotHere),
    ("systemctl status groundswell", Shown::NotHere),
    ("tar --extract --gzip --file groundswell_0.1.0_amd64.tar.gz", Shown::Run),
    (
        "podman build --tag groundswell groundswell_0.1.0_amd64",
        Shown::By("the_container_holds_the_program_alone_which_serves_as_nobody"),
    ),
    ("apt remove groundswell", Shown::NotHere),
];

#[test]
fn every_command_of_the_page_is_known_and_run_where_it_can_be() {
    let page = fs::read_to_string(workspace().join("docs/running.md")).expect("the page");
    let told = page.lines().filter_map(|line| line.strip_prefix("$ ").or(line.strip_prefix("# ")));
    let told: Vec<&str> = told.filter(|line| !line.starts_with(char::is_uppercase)).collect();
    for (command, _) in COMMANDS {
        assert!(told.contains(command), "the page has no `{command}` any more");
    }
    let packages = Packages::new();
    // The page names the processor that most servers have.
    let told = told.iter().filter(|command| cfg!(target_arch = "x86_64") || !command.contains("amd64"));
    for command in told {
        let (_, shown) = COMMANDS.iter().find(|(known, _)| known == command).expect(command);
        match shown {
            Shown::By(test) => println!("`{command}` is shown by {test}"),
            Shown::NotHere => println!("`{command}` is not run here"),
            Shown::Run => {
                done(Command::new("sh").args(["-c", command]).current_dir(packages.packed()));
            }
        }
    }
    let help = ["serve", "backup", "restore", "doctor", "mirror", "brace"]
        .map(|command| printed(&crate::program::groundswell([command, "--help"])))
        .concat();
    let options = page.split(|c: char| c.is_whitespace() || matches!(c, '`' | '"'));
    for option in options.filter(|word| OPTIONS.contains(word)) {
        assert!(help.contains(option), "there is no {option} any more");
    }
}
