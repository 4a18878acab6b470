// SPDX-License-Identifier: AGPL-3.0-or-later
//! A browser in people's hands: fingers where no script runs, keys where there is no pointer, windows that open.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::Browser;

/// The keys as WebDriver names them.
pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const SPACE: &str = " ";

/// No page has more stops.
const STOPS: u32 = 250;

impl Browser {
    /// Lets no script of a page run from now on, or lets them run again.
    pub fn refuse_scripts(&self, refuse: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({"value": refuse}));
    }

    /// Touches the first element that a selector finds, by no script: what opens is a page like any that a finger opens.
    pub fn touch(&self, selector: &str) {
        let node = json!({"nodeId": self.node(selector)});
        self.devtools("DOM.scrollIntoViewIfNeeded", &node);
        let quads = self.devtools("DOM.getContentQuads", &node);
        let corner = |at: usize| quads["quads"][0][at].as_f64().expect("it is shown");
        let (x, y) = (f64::midpoint(corner(0), corner(4)), f64::midpoint(corner(1), corner(5)));
        for kind in ["mousePressed", "mouseReleased"] {
            let touch = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.devtools("Input.dispatchMouseEvent", &touch);
        }
    }

    /// The markup of the first element that a selector finds, as it is now and read by no script.
    pub fn markup(&self, selector: &str) -> String {
        let html = self.devtools("DOM.getOuterHTML", &json!({"nodeId": self.node(selector)}));
        html["outerHTML"].as_str().expect("a text").to_owned()
    }

    /// Waits until the page's address holds something.
    pub fn wait_for_address(&self, part: &str) {
        wait(|| self.address().contains(part), || format!("{part} in {}", self.address()));
    }

    /// The address of the page that is open.
    pub fn address(&self) -> String {
        let history = self.devtools("Page.getNavigationHistory", &json!({}));
        let current = history["currentIndex"].as_u64().expect("a number");
        let entry = &history["entries"][usize::try_from(current).expect("a few pages")];
        entry["url"].as_str().expect("an address").to_owned()
    }

    /// Waits for a second window, gives the address that it asks for, and closes it.
    pub fn opened(&self) -> String {
        let first = self.ask("window");
        let other = || {
            let windows = self.ask("window/handles");
            windows.as_array().expect("a list").iter().find(|window| **window != first).cloned()
        };
        wait(|| other().is_some(), || "a second window".to_owned());
        self.tell("window", &json!({"handle": other().expect("it is there")}));
        wait(|| self.address().starts_with("http"), || format!("an address in place of {}", self.address()));
        let address = self.address();
        self.close_window();
        self.tell("window", &json!({"handle": first}));
        address
    }

    /// Presses keys, one after the other.
    pub fn press(&self, keys: &str) {
        let presses = keys.chars().map(String::from);
        let strokes: Vec<Value> = presses
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key})))
            .collect();
        self.tell("actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": strokes}]}));
    }

    /// Goes on by the tab key until the element that a selector finds is reached; each stop on the way has to be seen.
    pub fn tab_to(&self, selector: &str) {
        for _ in 0..STOPS {
            self.press(TAB);
            let seen = self.run(
                "const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                 const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                 return at === document.body || at.tagName === 'IFRAME' || ringed && box.width > 0 && box.height > 0
                   ? true : at.outerHTML",
            );
            assert_eq!(seen, true, "the focus is not seen");
            let reached = format!("return document.activeElement.matches({})", Value::from(selector));
            if self.run(&reached) == true {
                return;
            }
        }
        panic!("the tab key never comes to `{selector}` on {}", self.address());
    }

    fn node(&self, selector: &str) -> u64 {
        let find = || {
            let document = self.devtools("DOM.getDocument", &json!({"depth": 0}));
            let within = json!({"nodeId": document["root"]["nodeId"], "selector": selector});
            self.devtools("DOM.querySelector", &within)["nodeId"].as_u64().filter(|node| *node > 0)
        };
        wait(|| find().is_some(), || format!("`{selector}` on {}", self.address()));
        find().expect("it was there")
    }
}

/// Waits until something is so.
pub fn wait(is_so: impl Fn() -> bool, what: impl Fn() -> String) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < deadline, "there never came {}", what());
        std::thread::yield_now();
    }
}
