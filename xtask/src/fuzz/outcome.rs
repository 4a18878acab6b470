// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use crate::run::root;

/// What a run came to.
#[derive(Default)]
pub struct Outcome {
    /// How many inputs were run.
    pub executions: u64,
    /// How many edges between pieces of the program were met.
    pub edges: u64,
    /// How many inputs each led somewhere new.
    pub inputs: u64,
    /// The input that broke something, if one did.
    pub finding: Option<PathBuf>,
}

impl Outcome {
    /// Takes in a line of what libFuzzer says.
    pub fn take(&mut self, line: &str) {
        let after = |name: &str| {
            let rest = line.split_once(name)?.1.trim_start();
            rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        };
        if line.starts_with('#') {
            self.edges = after("cov: ").unwrap_or(self.edges);
            self.inputs = after("corp: ").unwrap_or(self.inputs);
        }
        self.executions = after("stat::number_of_executed_units:").unwrap_or(self.executions);
        let written = line.split_once("Test unit written to ").map(|(_, path)| PathBuf::from(path.trim()));
        self.finding = self.finding.take().or(written);
    }

    /// Says it in a line or two.
    pub fn tell(&self, target: &str, minutes: u64) {
        let Self { executions, edges, inputs, finding } = self;
        let found = if finding.is_some() { "one finding" } else { "no finding" };
        println!("{target}: {minutes} min, {executions} executions, {edges} edges, {inputs} inputs, {found}");
        if let Some(path) = finding {
            let path = path.strip_prefix(root()).unwrap_or(path);
            println!("to see it again: cargo xtask fuzz {target} {}", path.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn what_libfuzzer_says_is_understood() {
        let mut outcome = Outcome::default();
        for line in [
            "#2043\tREDUCE cov: 3282 ft: 5370 corp: 270/6630b lim: 38 exec/s: 255 rss: 39Mb",
            "cov: 9 in what a panic says",
            "artifact_prefix='f/text-'; Test unit written to f/text-crash-15",
            "stat::number_of_executed_units: 2181",
        ] {
            outcome.take(line);
        }
        let Outcome { executions, edges, inputs, finding } = outcome;
        assert_eq!((executions, edges, inputs), (2181, 3282, 270));
        assert_eq!(finding.as_deref(), Some(Path::new("f/text-crash-15")));
    }
}
