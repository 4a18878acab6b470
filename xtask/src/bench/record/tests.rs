// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{
    super::{host, measure::Run, verdict::Verdict},
    figures::Figures,
    locked,
    plan::Plan,
    programs::{agreed, read},
    work::Work,
};

#[test]
fn a_plan_says_what_it_does_not_know() {
    let plan = Plan::read(&["--entries", "5000", "--rounds", "2", "--keep"]).expect("it is a plan");
    assert_eq!(plan, Plan { entries: 5000, rounds: 2, is_kept: true });
    assert!(!plan.is_whole());
    assert!(Plan::read(&[]).expect("it is a plan").is_whole());
    let check = |words: &[&str], expected: &str| {
        let error = Plan::read(words).expect_err("it is no plan").to_string();
        assert_eq!(error.lines().next(), Some(expected));
    };
    check(&["--entries", "0"], "`0` is no number of something");
    check(&["--entries", "-3"], "`-3` is no number of something");
    check(&["--rounds"], "`--rounds` needs a value");
    check(&["--lines", "3"], "`--lines` is no option");
}

#[test]
fn a_part_is_read_from_what_a_program_says() {
    let whole = Run { wall_s: 9.0, cpu_s: 8.0, peak_mib: 7.0 };
    let said = "{\"part\":\"draft\",\"wall_s\":1.5,\"cpu_s\":1.25}\nand\n{\"part\":\"append\",\"wall_s\":3,\"cpu_s\":2}\n";
    let check = |said: &str, part: &str, expected: Option<[f64; 3]>| {
        let run = read(said, part, whole).map(|run| [run.wall_s, run.cpu_s, run.peak_mib]);
        assert_eq!(run, expected, "{part} of {said}");
    };
    check(said, "draft", Some([1.5, 1.25, 7.0]));
    check(said, "append", Some([3.0, 2.0, 7.0]));
    check(said, "open", None);
    check("{\"part\":\"open\",\"wall_s\":1.5}", "open", None);
}

#[test]
fn another_tree_ends_the_bench() {
    let checkpoint = "speed.example/record\n3\nAAEC\n\n— speed.example/record sig\n";
    let check = |said: &str, expected: Result<u64, &str>| {
        let agreed = agreed(said, checkpoint, 3).map_err(|error| error.to_string());
        assert_eq!(agreed, expected.map_err(ToOwned::to_owned), "{said}");
    };
    check("AAEC 3 2160\n", Ok(2160));
    check("AAED 3 2160\n", Err("Python's root is AAED, and the record's AAEC"));
    check("AAEC 2 1440\n", Err("Python has found 2 of 3 entries"));
    check("AAEC 3\n", Err("Python's tree can't be read: AAEC 3\n"));
    check("AAEC 3 many\n", Err("`many` is no number of bytes"));
}

#[test]
fn a_peers_version_is_that_of_its_lockfile() {
    let lock = "[[package]]\nname = \"sha2-asm\"\nversion = \"9.0.0\"\n\n[[package]]\nname = \"sha2\"\nversion = \"0.11.1\"\n";
    assert_eq!(locked(lock, "sha2"), "0.11.1");
    assert_eq!(locked(lock, "rusqlite"), "?");
}

/// A million entries of 720 bytes, with what was measured of them in seconds of CPU, of a clock, and in MiB.
fn figures(measured: &[(Work, f64, f64, f64)]) -> Figures {
    let mut figures = Figures::new(1_000_000, true);
    figures.bytes = 720_000_000;
    for (work, cpu_s, wall_s, peak_mib) in measured.iter().copied() {
        figures.take(work, Run { wall_s, cpu_s, peak_mib });
    }
    figures
}

#[test]
fn goals_are_judged_where_the_record_is_theirs() {
    let all_cores = 1.2 / host::cores() as f64;
    let mut figures = figures(&[
        (Work::Draft, 1.0, 1.0, 50.0),
        (Work::Append, 2.9, 4.0, 50.0),
        (Work::Sqlite, 5.8, 8.0, 20.0),
        (Work::Verify, 1.2, all_cores, 30.0),
        (Work::Python, 5.0, 5.0, 20.0),
        (Work::Open, 0.5, 0.51, 96.0),
        (Work::Forget, 0.4, 0.99, 96.0),
        (Work::Proofs, 1.0, 1.0, 3.0),
    ]);
    let said: Vec<&str> = figures.verdicts().iter().map(Verdict::said).collect();
    let (yes, no) = ("reached", "not reached");
    assert_eq!(said, [yes, yes, yes, no, yes, yes, no, no]);
    let table = figures.markdown();
    let check = |row: &str| assert!(table.contains(row), "`{row}` is not in {table}");
    check("### 1,000,000 entries, 720 MB of content, 720 bytes each\n");
    check("| SQLite, WAL, FULL | 5.80 (5.80–5.80) | 2.00 | 125,000 | 20 |\n");
    check(
        "| Python's hashlib, the same tree | 5.00 (5.00–5.00) | 0.14 (0.14–0.14) | 5.00 (5.00–5.00) | 1.00 | 20 |\n",
    );
    check("| an author's proof: three signatures, six nodes | 250.00 (250.00–250.00) | 4,000 | 3 |\n");
    check("| open | 510.00 (510.00–510.00) | 500.00 (500.00–500.00) | 96 |\n");
    check("| entries a second, made into drafts and appended | 20000 |  | 200000 | reached |\n");
    check("| MB of memory to open, at most | 100 |  | 100.7 | not reached |\n");
    figures.is_whole = false;
    assert!(figures.verdicts().is_empty());
}

#[test]
fn what_was_not_measured_is_neither_told_nor_judged() {
    let figures = figures(&[(Work::Append, 3.1, 4.0, 50.0)]);
    let verdicts = figures.verdicts();
    assert_eq!(verdicts.iter().map(Verdict::said).collect::<Vec<_>>(), ["not reached"]);
    assert!(!figures.markdown().contains("NATS"));
}
