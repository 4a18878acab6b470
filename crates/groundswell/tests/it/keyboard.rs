// SPDX-License-Identifier: AGPL-3.0-or-later
//! An organizer's way by keys alone, from the printed address to a published call.

use crate::{
    driver::Browser,
    hands::{ENTER, SPACE},
    organizer::FIELDS,
    program::Server,
};

/// Tab, Enter and Space, and what is typed.
pub fn an_organizer_publishes_by_keys_alone(browser: &mut Browser) {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(["serve".as_ref(), "--data".as_ref(), folder.path().as_os_str()]);
    browser.become_screen(1280, 900, true);
    let device = browser.add_authenticator();
    browser.open(&server.first_address());
    browser.tab_to("#name");
    browser.press(&format!("heron{ENTER}"));
    browser.wait_for("return document.querySelectorAll('.codes li').length === 5");
    browser.tab_to("[data-codes] a.go");
    browser.press(ENTER);
    browser.wait_for("return document.querySelector('form.new') !== null");
    browser.tab_to("#id");
    browser.press("idra-vell");
    browser.tab_to("form.new button.go");
    browser.press(ENTER);
    for (step, fields) in FIELDS {
        browser.wait_for(&format!("return location.pathname.endsWith('/{step}')"));
        writes(browser, fields);
        if step == "hour" {
            // Its button comes before the fields.
            browser.open(&browser.address());
            browser.tab_to("[data-in='30']");
            browser.press(SPACE);
        }
        browser.tab_to("#fields button.go");
        browser.press(ENTER);
    }
    browser.wait_for("return location.pathname.endsWith('/more')");
    browser.tab_to(".way a[href$='/publish']");
    browser.press(ENTER);
    browser.wait_for("return location.pathname.endsWith('/publish')");
    browser.tab_to("input[name=agreed]");
    browser.press(SPACE);
    browser.tab_to("form[action$='/publish'] button");
    browser.press(ENTER);
    browser.wait_for("return location.pathname === '/idra-vell'");
    assert_eq!(server.get("/idra-vell").0, 200);
    browser.lose_authenticator(&device);
}

/// Fills the fields of a step in their order.
fn writes(browser: &Browser, fields: &[(&str, &str)]) {
    for (field, text) in fields {
        browser.tab_to(&format!("[id='{field}']"));
        browser.press(&typed(text));
        browser.wait_for(&format!("return document.getElementById('{field}').value !== ''"));
    }
}

/// A day is typed as an English date: month, day, year.
fn typed(text: &str) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year, month, day] if text.len() == 10 => format!("{month}{day}{year}"),
        _ => text.to_owned(),
    }
}
