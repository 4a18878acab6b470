// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who has to witness a record, in the form of c2sp.org/tlog-policy.

use std::collections::{BTreeMap, BTreeSet};

use crate::note::Vkey;

/// A policy is never longer, in bytes.
pub(crate) const LONGEST: usize = 64 << 10;

/// A policy names at most so many logs, witnesses and groups.
const MOST_LINES: usize = 256;

/// Which logs and witnesses are trusted, and how many of these have to sign a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    /// Who has to sign; `None` if nobody has to.
    quorum: Option<Rule>,
}

/// A log that a policy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// Its key.
    pub vkey: Vkey,
    /// Where it is read, if the policy says so.
    pub url: Option<String>,
}

/// A witness that a policy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// What the policy calls it.
    pub name: String,
    /// Its key.
    pub vkey: Vkey,
    /// Where it is asked, if the policy says so.
    pub url: Option<String>,
}

/// A text is no policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the policy: {says}")]
pub struct BadPolicy {
    /// The line, from 1 on; one beyond the last where something is missing.
    pub line: usize,
    /// What is wrong with it.
    pub says: &'static str,
}

/// Who has to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    /// The witness at this place.
    Witness(usize),
    /// At least so many of these.
    Group(usize, Vec<Rule>),
}

/// A policy on its way.
#[derive(Default)]
struct Reading {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    named: BTreeMap<String, Rule>,
    /// Who is in a group already.
    grouped: BTreeSet<String>,
    quorum: Option<Option<Rule>>,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// [`BadPolicy`], with the first line that is wrong.
    pub fn parse(text: &str) -> Result<Self, BadPolicy> {
        let mut reading = Reading::default();
        let mut last = 0;
        for (line, words) in text.split('\n').enumerate() {
            last = line + 1;
            let bad = |says| BadPolicy { line: last, says };
            if text.len() > LONGEST || reading.named.len() + reading.logs.len() > MOST_LINES {
                return Err(bad("it is too long: name at most 256 logs, witnesses and groups in 64 KiB"));
            }
            if words.chars().any(|c| c.is_ascii_control() && c != '\t') {
                return Err(bad("it has a character that can't be seen: use spaces between words"));
            }
            reading.read(words).map_err(bad)?;
        }
        let bad = |says| BadPolicy { line: last + 1, says };
        let quorum =
            reading.quorum.ok_or_else(|| bad("a line `quorum NAME` is missing, or `quorum none`"))?;
        Ok(Self { logs: reading.logs, witnesses: reading.witnesses, quorum })
    }

    /// The logs that it names; none means that any will do.
    #[must_use]
    pub fn logs(&self) -> &[Log] {
        &self.logs
    }

    /// The witnesses that it names.
    #[must_use]
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// Whether anybody has to sign.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.quorum.is_some()
    }

    /// Whether it is enough that the witnesses at these places have signed.
    #[must_use]
    pub fn is_met(&self, signed: &BTreeSet<usize>) -> bool {
        self.quorum.as_ref().is_none_or(|rule| rule.is_met(signed))
    }
}

impl Rule {
    fn is_met(&self, signed: &BTreeSet<usize>) -> bool {
        match self {
            Self::Witness(place) => signed.contains(place),
            Self::Group(least, of) => of.iter().filter(|rule| rule.is_met(signed)).count() >= *least,
        }
    }
}

impl Reading {
    fn read(&mut self, line: &str) -> Result<(), &'static str> {
        let words: Vec<&str> = line.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["log", vkey] => self.log(vkey, None),
            ["log", vkey, url] => self.log(vkey, Some(url)),
            ["witness", name, vkey] => self.witness(name, vkey, None),
            ["witness", name, vkey, url] => self.witness(name, vkey, Some(url)),
            ["group", name, least, of @ ..] if !of.is_empty() => self.group(name, least, of),
            ["quorum", name] => self.quorum(name),
            _ => {
                Err("it is none of `log KEY`, `witness NAME KEY`, `group NAME HOW-MANY NAME…`, `quorum NAME`")
            }
        }
    }

    fn log(&mut self, vkey: &str, url: Option<&str>) -> Result<(), &'static str> {
        let vkey: Vkey = vkey.parse().map_err(|_| NO_KEY)?;
        if vkey.is_witness() {
            return Err("this is the key of a witness, not of a log");
        }
        if self.logs.iter().any(|other| other.vkey.is_same_key(&vkey)) {
            return Err("this key has a line already");
        }
        self.logs.push(Log { vkey, url: url.map(str::to_owned) });
        Ok(())
    }

    fn witness(&mut self, name: &str, vkey: &str, url: Option<&str>) -> Result<(), &'static str> {
        let vkey: Vkey = vkey.parse().map_err(|_| NO_KEY)?;
        if !vkey.is_witness() {
            return Err("this is the key of a log, not of a witness");
        }
        if self.witnesses.iter().any(|other| other.vkey.is_same_key(&vkey)) {
            return Err("this key has a line already");
        }
        self.name(name, Rule::Witness(self.witnesses.len()))?;
        self.witnesses.push(Witness { name: name.to_owned(), vkey, url: url.map(str::to_owned) });
        Ok(())
    }

    fn group(&mut self, name: &str, least: &str, of: &[&str]) -> Result<(), &'static str> {
        let mut rules = Vec::with_capacity(of.len());
        for member in of {
            rules.push(self.named.get(*member).cloned().ok_or(NOBODY)?);
            if !self.grouped.insert((*member).to_owned()) {
                return Err("it names somebody who is in a group already");
            }
        }
        let least = match least {
            "all" => of.len(),
            "any" => 1,
            number => decimal(number).filter(|least| (1..=of.len()).contains(least)).ok_or(
                "it has to say how many of its members are needed: `all`, `any` or a number of them",
            )?,
        };
        self.name(name, Rule::Group(least, rules))
    }

    fn quorum(&mut self, name: &str) -> Result<(), &'static str> {
        if self.quorum.is_some() {
            return Err("there is more than one line `quorum`");
        }
        let rule = match name {
            "none" => None,
            name => Some(self.named.get(name).cloned().ok_or(NOBODY)?),
        };
        self.quorum = Some(rule);
        Ok(())
    }

    fn name(&mut self, name: &str, rule: Rule) -> Result<(), &'static str> {
        if name == "none" || self.named.insert(name.to_owned(), rule).is_some() {
            return Err("this name is taken");
        }
        Ok(())
    }
}

const NOBODY: &str = "it names somebody whom no line before it does";

const NO_KEY: &str = "it has no key of the form `name+8 hex digits+base64`";

fn decimal(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number: &usize| number.to_string() == text)
}
