// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reminders by Web Push: from the pledge through a push service to what a device shows, and to the erasing.

use std::{path::Path, process::Command};

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use serde_json::{Value, json};
use testkit::{Push, PushSink};

use crate::{
    driver::Browser,
    hands::wait,
    hours::{call_at, call_in, vell},
    moved_clock::MovedClock,
    program::{Server, agent, holds},
    python::{make_device, read_push},
};

#[test]
fn a_device_is_reminded_from_the_pledge_to_the_hour_and_its_keys_are_erased() {
    let clock = match MovedClock::at("2026-11-28T10:00:00Z") {
        Ok(clock) => clock,
        Err(why) => return eprintln!("left out: reminders through a push service; {why}"),
    };
    let (home, push) = (tempfile::tempdir().expect("a folder"), PushSink::start().expect("it can listen"));
    let data = home.path().join("data");
    let call = call_at(home.path(), &vell(), "vell", "2026-12-01T15:00:00Z".parse().expect("an instant"));
    let server = serve(clock.groundswell(), &call, &data, &push);
    let device = make_device();
    // 1. Somebody pledges, and their page's script tells of their device; two others do so too.
    let pledge = agent().post(format!("{}/vell/pledge?lang=fa", server.base)).send_empty();
    assert_eq!(pledge.expect("the server answers").status().as_u16(), 303);
    let page = server.get("/vell?lang=fa&pledged=1").1;
    let key =
        page.split("data-key=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key").to_owned();
    for path in ["/kept", "/gone", "/left"] {
        assert_eq!(tell(&server, "devices?lang=fa", path, &device)["reminder"], true, "{path}");
    }
    assert!(!holds(&data, "push.example"), "they are kept sealed");
    assert_eq!(tell(&server, "devices/leave", "/left", &device)["ok"], true);
    // 2. A day before, those who stayed are reminded; one of them is not there any more.
    clock.set("2026-11-30T15:00:30Z");
    let mut paths: Vec<_> = push.wait_for(2).into_iter().map(|push| push.path).collect();
    paths.sort();
    assert_eq!(paths, ["/gone", "/kept"]);
    let came = push.pushes().into_iter().find(|push| push.path == "/kept").expect("it came");
    let shown = look(&came, &device, &key);
    assert_eq!((&shown["lang"], &shown["dir"]), (&json!("fa"), &json!("rtl")));
    assert_eq!(shown["path"], "/vell?lang=fa");
    assert!(shown["title"].as_str().expect("a title").starts_with("یک روز"), "{shown}");
    assert!(shown["body"].as_str().expect("a body").contains("1 دسامبر 2026"), "{shown}");
    push.clear();
    // 3. Shortly before, the one who is still there is.
    clock.set("2026-12-01T14:00:30Z");
    let [soon] = push.wait_for(1).try_into().expect("one");
    assert_eq!((soon.path.as_str(), soon.headers["ttl"].as_str()), ("/kept", "3570"));
    assert_ne!(look(&soon, &device, &key)["title"], shown["title"]);
    // 4. 72 hours after the storm everything is gone, by itself.
    let contacts = data.join("keys/vell.contacts");
    assert!(contacts.exists());
    clock.set("2026-12-04T16:00:00Z");
    wait(|| !contacts.exists(), || "the erasing".to_owned());
    assert_eq!(push.pushes().len(), 1);
    let live: Value = serde_json::from_str(&server.get("/vell/live.json").1).expect("JSON");
    assert_eq!((&live["pledges"], &live["confirmed"]), (&json!(1), &json!(0)), "a device confirms nothing");
}

/// The page's script and the worker in a browser, as far as one comes that must not ask its maker's push service: this answers in
/// its place.
#[test]
fn a_device_asks_is_shown_a_reminder_and_withdraws() {
    let mut browser = Browser::start();
    let (home, push) = (tempfile::tempdir().expect("a folder"), PushSink::start().expect("it can listen"));
    let call = call_in(home.path(), &vell(), "vell", 180);
    let data = home.path().join("data");
    let server = serve(Command::new(env!("CARGO_BIN_EXE_groundswell")), &call, &data, &push);
    let is_seen = "return !document.querySelector('.device').hidden";
    // 1. Without a script nothing is offered; with one, to who has just pledged.
    browser.become_screen(390, 844, false);
    browser.open(&format!("{}/vell?pledged=1&lang=ar", server.base));
    assert_eq!(browser.run(is_seen), false);
    browser.become_screen(390, 844, true);
    browser.open(&format!("{}/vell?pledged=1&lang=ar", server.base));
    browser.wait_for(is_seen);
    let workers = "navigator.serviceWorker.getRegistrations().then((all) => arguments[0](all.length))";
    assert_eq!(browser.run_later(workers), 0, "nothing is there before somebody asks for it");
    // 2. The browser, or its push service, says no: that is told, and leaves nothing behind.
    let granted = json!({"origin": server.base, "permissions": ["notifications"]});
    browser.devtools("Browser.grantPermissions", &granted);
    browser
        .run("PushManager.prototype.subscribe = async () => { throw new DOMException('no', 'AbortError'); }");
    browser.click(".device .on");
    browser.wait_for("return document.querySelector('.device [role=status]').textContent !== ''");
    let failed = browser.run(
        "const { textContent, dataset } = document.querySelector('.device [role=status]');
        return textContent === dataset.failed",
    );
    assert_eq!(failed, true);
    assert_eq!(browser.run_later(workers), 0);
    // 3. One that answers: the device is kept.
    browser.run(&answering(&make_device()));
    browser.click(".device .on");
    browser.wait_for("return !document.querySelector('.device .off').hidden");
    assert_eq!(browser.run("return document.querySelector('.device .on').hidden"), true);
    // 4. What is pushed is shown, in its language and direction.
    let pushed =
        json!({"title": "קרוב", "body": "השעה", "path": "/vell?lang=he", "lang": "he", "dir": "rtl"});
    browser.devtools("ServiceWorker.enable", &json!({}));
    // The browser counts its workers; one that is not there is passed over.
    for registration in 0..20 {
        let delivered = json!({"origin": server.base, "registrationId": registration.to_string(), "data": pushed.to_string()});
        browser.devtools("ServiceWorker.deliverPushMessage", &delivered);
    }
    let shown = "navigator.serviceWorker.getRegistration('/vell/').then((worker) => worker.getNotifications())
        .then((all) => arguments[0](all.map(({ title, body, lang, dir, data }) => ({ title, body, lang, dir, path: data }))))";
    wait(|| browser.run_later(shown) == json!([pushed]), || "what was pushed".to_owned());
    // 5. A press on the other button withdraws, here and in the browser.
    browser.click(".device .off");
    browser.wait_for("return !document.querySelector('.device .on').hidden");
    let asked = browser.run("return window.asked");
    assert_eq!(asked, json!(["subscribed", "unsubscribed"]));
    assert_eq!(browser.run_later(workers), 0);
    // 6. So it does where the site can't be told, and says that.
    browser.click(".device .on");
    browser.wait_for("return !document.querySelector('.device .off').hidden");
    browser.run("window.fetch = async () => { throw new TypeError('no line'); }");
    browser.click(".device .off");
    browser.wait_for(
        "const { textContent, dataset } = document.querySelector('.device [role=status]');
        return textContent === dataset.untold",
    );
    assert_eq!(browser.run("return window.asked.at(-1)"), "unsubscribed");
    assert_eq!(browser.run_later(workers), 0);
}

/// A browser's push service that has a device ready, as a script.
fn answering(device: &Value) -> String {
    let told = json!({"endpoint": "https://push.example/kept", "keys": keys(device)});
    format!(
        "window.asked = [];
         let device = null;
         const made = {{ toJSON: () => ({told}), unsubscribe: async () => {{ asked.push('unsubscribed'); device = null; }} }};
         PushManager.prototype.getSubscription = async () => device;
         PushManager.prototype.subscribe = async ({{ userVisibleOnly, applicationServerKey }}) => {{
             if (userVisibleOnly && applicationServerKey.length === 87) asked.push('subscribed');
             return device = made;
         }};"
    )
}

fn keys(device: &Value) -> Value {
    json!({"p256dh": device["p256dh"], "auth": device["auth"]})
}

/// Starts the program with a push service that it reaches by its name.
fn serve(mut command: Command, call: &Path, data: &Path, push: &PushSink) -> Server {
    command.arg("serve").arg("--call").arg(call).arg("--data").arg(data);
    command.arg(format!("--reach=push.example={}", push.address()));
    Server::start_behind("https://storm.example", command)
}

/// Tells the site of a device, as the page's script does.
fn tell(server: &Server, path: &str, endpoint: &str, device: &Value) -> Value {
    let told = json!({"endpoint": format!("https://push.example{endpoint}"), "expirationTime": null, "keys": keys(device)});
    let request =
        agent().post(format!("{}/vell/{path}", server.base)).header("content-type", "application/json");
    let mut answer = request.send(told.to_string()).expect("the server answers");
    assert_eq!(answer.status().as_u16(), 200);
    answer.body_mut().read_json().expect("it answers in JSON")
}

/// What a device shows of a push, after a look at who says to have sent it.
fn look(push: &Push, device: &Value, key: &str) -> Value {
    assert_eq!(push.headers["urgency"], "high");
    let content = BASE64_URL_SAFE_NO_PAD.encode(&push.content);
    let read = read_push(&json!({
        "device": device, "content": content, "authorization": push.headers["authorization"],
    }));
    let claims = &read["claims"];
    assert_eq!(
        (&claims["aud"], &claims["sub"]),
        (&json!("https://push.example"), &json!("https://storm.example"))
    );
    assert_eq!(claims["key"], key, "the key that the page told the browser");
    read["shown"].clone()
}
