// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps people from a page, as the rules of axe find it.

use std::fs;

use serde_json::Value;

use crate::{driver::Browser, tools::tool};

/// The rules, as a script for a page.
pub struct Axe(String);

impl Axe {
    /// Reads the rules.
    pub fn new() -> Self {
        Self(fs::read_to_string(tool("axe-core/axe.min.js")).expect("a script"))
    }

    /// Everything that is wrong with the page that is open, what is folded in it opened first.
    pub fn faults(&self, browser: &Browser) -> Vec<String> {
        browser.run("for (const folded of document.querySelectorAll('details')) folded.open = true;");
        // By the driver, which no page's policy holds: the pages themselves allow no script but their own.
        browser.run(&self.0);
        let found = browser.run_later(
            "const done = arguments[0];
             // Nothing is fetched a second time for rules about films, of which there are none here.
             const options = {resultTypes: ['violations'], preload: false, selectors: false};
             axe.run(document, options).then(
               ({violations}) => done(violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) =>
                 `${id}: ${html}: ${failureSummary}`))),
               (error) => done([String(error)]))",
        );
        let found = found.as_array().expect("a list").iter();
        found.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
