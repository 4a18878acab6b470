// SPDX-License-Identifier: AGPL-3.0-or-later
//! A second real browser: Firefox, by WebDriver BiDi over its own web socket.

use std::{
    cell::{Cell, RefCell},
    fs,
    io::{BufRead, BufReader},
    net::TcpStream,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

use crate::leash::Leash;

/// Nothing leaves the machine, whatever is pressed: all but the machine itself is behind a proxy that isn't there.
const PREFERENCES: &str = r#"
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("browser.link.open_newwindow", 3);
"#;

/// A browser with one tab.
pub struct Firefox {
    process: Child,
    leash: Option<Leash>,
    _profile: TempDir,
    socket: RefCell<WebSocket<TcpStream>>,
    said: RefCell<Vec<Value>>,
    asked: Cell<u64>,
    /// The browser's own window, which alone may change its preferences.
    chrome: String,
    tab: String,
}

impl Firefox {
    /// Starts a browser.
    pub fn start() -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        fs::write(profile.path().join("user.js"), PREFERENCES).expect("it can be written");
        let mut process = Command::new("firefox-esr")
            .args(["--headless", "--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access"])
            .arg("--profile")
            .arg(profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .expect("Firefox is installed: `cargo xtask test` does that");
        let mut lines = BufReader::new(process.stderr.take().expect("it is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("ws://127.0.0.1:")?;
            address.trim().parse::<u16>().ok()
        });
        std::thread::spawn(move || lines.for_each(drop));
        let socket = connect(port.expect("the browser says its port"));
        let mut browser = Self {
            leash: Some(Leash::on(&process)),
            process,
            _profile: profile,
            socket: RefCell::new(socket),
            said: RefCell::default(),
            asked: Cell::new(0),
            chrome: String::new(),
            tab: String::new(),
        };
        browser.begin();
        browser
    }

    fn begin(&mut self) {
        self.tell("session.new", &json!({"capabilities": {}}));
        let windows = self.tell("browsingContext.getTree", &json!({"moz:scope": "chrome"}));
        self.chrome = windows["contexts"][0]["context"].as_str().expect("a window").to_owned();
        let tab = self.tell("browsingContext.create", &json!({"type": "tab"}));
        self.tab = tab["context"].as_str().expect("a tab").to_owned();
        let events = ["network.beforeRequestSent", "browsingContext.navigationStarted"];
        self.tell("session.subscribe", &json!({"events": events}));
    }

    /// Becomes a small screen that runs the pages' scripts or doesn't.
    pub fn become_phone(&self, javascript: bool, languages: &str) {
        let script = format!(
            "Services.prefs.setBoolPref('javascript.enabled', {javascript});
             Services.prefs.setStringPref('intl.accept_languages', '{languages}')"
        );
        self.evaluate(&self.chrome, &script);
        let size = json!({"context": self.tab, "viewport": {"width": 480, "height": 800}});
        self.tell("browsingContext.setViewport", &size);
    }

    /// Opens a page and waits until it is loaded.
    pub fn open(&self, url: &str) {
        let page = json!({"context": self.tab, "url": url, "wait": "complete"});
        self.tell("browsingContext.navigate", &page);
    }

    /// Runs a script in the page, whose own may be off, and gives what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.evaluate(&self.tab, &format!("JSON.stringify((() => {{ {script} }})())"))
    }

    /// Clicks the first element that a selector finds, where it is seen.
    pub fn click(&self, selector: &str) {
        let find = json!({"context": self.tab, "locator": {"type": "css", "value": selector}});
        let found = self.tell("browsingContext.locateNodes", &find);
        let element = &found["nodes"][0];
        assert!(element["sharedId"].is_string(), "no element `{selector}` on the page");
        let script = json!({
            "functionDeclaration": "(element) => element.scrollIntoView({block: 'center', behavior: 'instant'})",
            "arguments": [{"sharedId": element["sharedId"]}], "target": {"context": self.tab}, "awaitPromise": false,
        });
        self.tell("script.callFunction", &script);
        let at = json!({"type": "element", "element": {"sharedId": element["sharedId"]}});
        let moves = json!([
            {"type": "pointerMove", "x": 0, "y": 0, "origin": at},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]);
        let hand = json!({"type": "pointer", "id": "finger", "actions": moves});
        self.tell("input.performActions", &json!({"context": self.tab, "actions": [hand]}));
    }

    /// Waits until a script in the page returns `true`.
    pub fn wait_for(&self, script: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while self.run(script) != true {
            let page = || self.run("return location.href + ': ' + document.body.innerText");
            assert!(Instant::now() < deadline, "the page never came to `{script}`, but shows {}", page());
        }
    }

    /// Waits until some window sets out for an address that begins so, and gives it whole.
    pub fn sets_out_for(&self, beginning: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let left = self.said.borrow().iter().find_map(|said| {
                let url = said["params"]["url"].as_str()?;
                (said["method"] == "browsingContext.navigationStarted" && url.starts_with(beginning))
                    .then(|| url.to_owned())
            });
            if let Some(url) = left {
                return url;
            }
            assert!(Instant::now() < deadline, "nothing sets out for {beginning}");
            self.run("return true");
        }
    }

    /// What the tab has asked for since this was last asked.
    pub fn requests(&self) -> Vec<String> {
        let said = self.said.take().into_iter();
        let own = said.filter(|said| {
            said["method"] == "network.beforeRequestSent" && said["params"]["context"] == *self.tab
        });
        own.filter_map(|said| said["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    fn evaluate(&self, context: &str, script: &str) -> Value {
        let told = json!({"expression": script, "target": {"context": context}, "awaitPromise": false});
        let answer = self.tell("script.evaluate", &told);
        assert_eq!(answer["type"], "success", "{script}: {answer}");
        let text = answer["result"]["value"].as_str().unwrap_or("null");
        serde_json::from_str(text).expect("JSON")
    }

    fn tell(&self, method: &str, params: &Value) -> Value {
        self.asked.set(self.asked.get() + 1);
        let id = self.asked.get();
        let told = json!({"id": id, "method": method, "params": params}).to_string();
        let mut socket = self.socket.borrow_mut();
        socket.send(Message::text(told)).expect("the browser listens");
        loop {
            let message = socket.read().expect("the browser answers");
            let Ok(text) = message.to_text() else { continue };
            let said: Value = serde_json::from_str(text).expect("it speaks JSON");
            if said["id"] == id {
                assert_eq!(said["type"], "success", "{method} {params}: {said}");
                return said["result"].clone();
            }
            self.said.borrow_mut().push(said);
        }
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        drop(self.leash.take());
        let _reaped = self.process.wait();
    }
}

fn connect(port: u16) -> WebSocket<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("the browser listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("it takes a limit");
    let (socket, _) =
        tungstenite::client(format!("ws://127.0.0.1:{port}/session"), stream).expect("it speaks BiDi");
    socket
}
