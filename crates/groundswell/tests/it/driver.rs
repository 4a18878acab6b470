// SPDX-License-Identifier: AGPL-3.0-or-later
//! A real browser: Chromium, by the WebDriver protocol of its driver.

use std::{
    cell::Cell,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};

use crate::{leash::Leash, program::agent};

/// The network log of hundreds of pages.
const LARGEST_ANSWER: u64 = 64 << 20;

/// A browser with one window.
pub struct Browser {
    driver: Child,
    leash: Option<Leash>,
    session: String,
    javascript: bool,
    taps: Cell<u32>,
    fields: Cell<u32>,
}

impl Browser {
    /// Starts a browser.
    pub fn start() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .expect("chromedriver is installed: `cargo xtask test` does that");
        let mut lines = BufReader::new(driver.stdout.take().expect("it is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        std::thread::spawn(move || lines.for_each(drop));
        let base = format!("http://127.0.0.1:{}", port.expect("the driver says its port"));
        let leash = Some(Leash::on(&driver));
        let mut browser = Self {
            driver,
            leash,
            session: String::new(),
            javascript: true,
            taps: Cell::new(0),
            fields: Cell::new(0),
        };
        let created = post(&format!("{base}/session"), &capabilities());
        let id = created["sessionId"].as_str().expect("a session begins").to_owned();
        browser.session = format!("{base}/session/{id}");
        browser
    }

    /// Becomes a screen of so many pixels that runs the pages' scripts or doesn't.
    pub fn become_screen(&mut self, width: u32, height: u32, javascript: bool) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
        self.javascript = javascript;
    }

    /// Asks for pages in a language from now on, as a browser does whose owner has chosen it.
    pub fn speak(&self, language: &str) {
        let version = self.devtools("Browser.getVersion", &json!({}));
        let told = json!({"userAgent": version["userAgent"], "acceptLanguage": language});
        self.devtools("Emulation.setUserAgentOverride", &told);
    }

    /// Prefers dark pages or light ones.
    pub fn prefer_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", &features);
    }

    /// Opens a page and waits until it is loaded.
    pub fn open(&self, url: &str) {
        // Off only while the page loads: the driver looks at pages by scripts of its own, and what a page's script
        // would have done at its loading is not done later.
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({"value": !self.javascript}));
        self.go(url);
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({"value": false}));
    }

    /// Goes to an address as things are.
    pub fn go(&self, url: &str) {
        self.tell("url", &json!({"url": url}));
    }

    /// Holds a device that keeps passkeys and always finds its owner's finger on it; gives its name.
    pub fn add_authenticator(&self) -> String {
        let device = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserConsenting": true, "isUserVerified": true,
        });
        self.tell("webauthn/authenticator", &device).as_str().expect("a name").to_owned()
    }

    /// Loses such a device with every key on it.
    pub fn lose_authenticator(&self, name: &str) {
        let deleted = agent().delete(format!("{}/webauthn/authenticator/{name}", self.session)).call();
        assert!(deleted.expect("the driver answers").status().is_success());
    }

    /// Writes into a field as a person does who pastes.
    pub fn fill(&self, field: &str, text: &str) {
        self.fields.set(self.fields.get() + 1);
        let script = "const field = document.getElementById(arguments[0]); field.value = arguments[1];
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}));";
        self.tell("execute/sync", &json!({"script": script, "args": [field, text]}));
    }

    /// Chooses a file for a field, as a person does in the system's window.
    pub fn choose(&self, selector: &str, file: &Path) {
        self.fields.set(self.fields.get() + 1);
        let element = self.element(selector);
        self.tell(&format!("element/{element}/value"), &json!({"text": file}));
    }

    /// Runs a script in the page and gives what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.tell("execute/sync", &json!({"script": script, "args": []}))
    }

    /// Runs a script in the page that hands its result to its last argument, whenever that is.
    pub fn run_later(&self, script: &str) -> Value {
        self.tell("execute/async", &json!({"script": script, "args": []}))
    }

    /// Clicks the first element that a selector finds.
    pub fn click(&self, selector: &str) {
        self.taps.set(self.taps.get() + 1);
        let element = self.element(selector);
        self.tell(&format!("element/{element}/click"), &json!({}));
    }

    /// Clicks what leads to another page, and waits until a script in that one returns `true`: for pages that look
    /// like the one they are reached from.
    pub fn click_through(&self, selector: &str, script: &str) {
        self.run("window.isLeft = true");
        self.click(selector);
        self.wait_for(&format!("return window.isLeft !== true && (() => {{ {script} }})()"));
    }

    /// How often something was clicked, and how many fields were filled, since this was last asked.
    pub fn effort(&self) -> (u32, u32) {
        (self.taps.take(), self.fields.take())
    }

    /// Waits until a script in the page returns `true`: a click returns before the page that it leads to is there.
    pub fn wait_for(&self, script: &str) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while self.run(script) != true {
            if Instant::now() > deadline {
                let shown = self.run("return location.href + ': ' + document.body.innerText");
                panic!("the page never came to `{script}`, but shows {shown}");
            }
        }
    }

    /// The cookies for the page that is open, as a request carries them.
    pub fn cookies(&self) -> String {
        let cookies = self.ask("cookie");
        let cookies = cookies.as_array().expect("a list").iter();
        let pair =
            |cookie: &Value| Some(format!("{}={}", cookie["name"].as_str()?, cookie["value"].as_str()?));
        cookies.filter_map(pair).collect::<Vec<_>>().join("; ")
    }

    /// Carries other cookies to a site's studio from now on, in the form in which a request carries them.
    pub fn take_cookies(&self, site: &str, cookies: &str) {
        for (name, value) in cookies.split("; ").filter_map(|pair| pair.split_once('=')) {
            let url = format!("{site}/studio");
            let cookie = json!({
                "name": name, "value": value, "url": url, "path": "/studio", "httpOnly": true, "secure": true,
            });
            self.devtools("Network.setCookie", &cookie);
        }
    }

    /// What is seen, as a PNG.
    pub fn picture(&self) -> Vec<u8> {
        let shot = self.ask("screenshot");
        BASE64_STANDARD.decode(shot.as_str().expect("a text")).expect("base64")
    }

    /// Every message of the browser's network log so far, as the DevTools protocol gives them.
    pub fn network_log(&self) -> Vec<Value> {
        let log = self.tell("se/log", &json!({"type": "performance"}));
        let entries = log.as_array().expect("a list").iter();
        entries
            .map(|entry| serde_json::from_str(entry["message"].as_str().expect("a text")).expect("JSON"))
            .collect()
    }

    fn element(&self, selector: &str) -> String {
        let found = self.tell("element", &json!({"using": "css selector", "value": selector}));
        let found = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no element `{selector}` on the page")).to_owned()
    }

    /// Tells the browser something in the language of its own tools.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.tell("goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Asks the driver for something.
    pub fn ask(&self, what: &str) -> Value {
        let mut answer = agent().get(format!("{}/{what}", self.session)).call().expect("the driver answers");
        let value: Value = answer.body_mut().read_json().expect("it answers in JSON");
        assert!(answer.status().is_success(), "the browser refused {what}: {value}");
        value["value"].clone()
    }

    /// Closes the window that is looked at.
    pub fn close_window(&self) {
        let closed = agent().delete(format!("{}/window", self.session)).call();
        assert!(closed.expect("the driver answers").status().is_success());
    }

    /// Tells the driver to do something.
    pub fn tell(&self, command: &str, body: &Value) -> Value {
        post(&format!("{}/{command}", self.session), body)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _closed = agent().delete(&self.session).call();
        // The driver's group holds the browser too, should it not have closed.
        drop(self.leash.take());
        let _reaped = self.driver.wait();
    }
}

fn post(url: &str, body: &Value) -> Value {
    let mut answer = agent().post(url).send_json(body).expect("the driver answers");
    let read = answer.body_mut().with_config().limit(LARGEST_ANSWER).read_json();
    let value: Value = read.expect("it answers in JSON");
    assert!(answer.status().is_success(), "the browser refused {url}: {value}");
    value["value"].clone()
}

fn capabilities() -> Value {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing leaves the machine, whatever is pressed.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];
    json!({"capabilities": {"alwaysMatch": {
        "browserName": "chrome",
        "goog:loggingPrefs": {"performance": "ALL"},
        "goog:chromeOptions": {"args": arguments},
    }}})
}
