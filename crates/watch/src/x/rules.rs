// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rules by which X fills the stream. They belong to the app and outlive the program; of those that are there, only those that bear
//! our mark are ever changed.

use std::collections::BTreeSet;

use super::{
    app::XApp,
    error::XError,
    wire::{Change, Rule, Rules, Wanted},
};

/// The mark on every rule of ours.
const MARK: &str = "groundswell";

const PATH: &str = "/search/stream/rules";

impl XApp {
    /// Removes the rules that were made for a storm, and no other.
    ///
    /// # Errors
    ///
    /// [`XError`] when X does not do it; the rules are there still.
    pub async fn remove_rules(&self) -> Result<(), XError> {
        self.set_rules(&[]).await.map(drop)
    }

    /// Brings it about that these rules are there, and none of ours beside them; gives their numbers.
    pub(super) async fn set_rules(&self, values: &[String]) -> Result<BTreeSet<String>, XError> {
        let there = self.rules().await?;
        let (kept, rest): (Vec<Rule>, Vec<Rule>) =
            there.into_iter().partition(|rule| values.contains(&rule.value));
        let is_there = |value: &String| kept.iter().any(|rule| rule.value == *value);
        let made: Vec<Wanted<'_>> =
            values.iter().filter(|value| !is_there(value)).map(|value| Wanted { value, tag: MARK }).collect();
        let gone: Vec<&str> =
            rest.iter().filter(|rule| rule.tag.as_deref() == Some(MARK)).map(|rule| &*rule.id).collect();
        let mut ours: BTreeSet<String> = kept.iter().map(|rule| rule.id.clone()).collect();
        // First the new ones: nothing that either lets through is missed.
        if !made.is_empty() {
            ours.append(&mut self.make(made).await?);
        }
        if !gone.is_empty() {
            self.change(&Change::Delete { ids: gone }).await?;
        }
        Ok(ours)
    }

    async fn rules(&self) -> Result<Vec<Rule>, XError> {
        let answer = self.get(PATH, &[]).await?;
        let rules: Rules = serde_json::from_slice(&answer.content).map_err(|_| XError::Unreadable)?;
        Ok(rules.data)
    }

    async fn make(&self, made: Vec<Wanted<'_>>) -> Result<BTreeSet<String>, XError> {
        let wanted = made.len();
        let rules = self.change(&Change::Add(made)).await?;
        if rules.data.len() < wanted {
            let says = rules.errors.into_iter().find_map(|problem| problem.title).unwrap_or_default();
            let says = format!("it did not take a rule: {says}").chars().take(200).collect();
            return Err(XError::Failed { status: 200, says });
        }
        Ok(rules.data.into_iter().map(|rule| rule.id).collect())
    }

    async fn change(&self, change: &Change<'_>) -> Result<Rules, XError> {
        let content = serde_json::to_vec(change).map_err(|_| XError::Unreadable)?;
        let answer = self.post(PATH, &content).await?;
        serde_json::from_slice(&answer.content).map_err(|_| XError::Unreadable)
    }
}
