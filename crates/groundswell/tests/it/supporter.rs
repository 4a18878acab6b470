// SPDX-License-Identifier: AGPL-3.0-or-later
//! A supporter's ways: in Arabic on a phone whose browser runs no script, and by keys alone.

use crate::{
    driver::Browser,
    hands::{ENTER, SPACE},
    hours::{call_in, vell},
    program::Server,
};

/// From the link to the network's window, each page opened by a finger.
pub fn a_supporter_comes_from_the_link_to_the_compose_window_without_scripts(browser: &mut Browser) {
    let home = tempfile::tempdir().expect("a folder");
    let server = serve(home.path());
    browser.become_screen(360, 740, false);
    browser.speak("ar");
    browser.refuse_scripts(true);
    browser.go(&format!("{}/vell", server.base));
    assert!(is_arabic(browser));
    browser.touch("form[action*='/pledge'] button");
    browser.wait_for_address("pledged=1");
    browser.touch("a.go");
    browser.wait_for_address("/vell/post");
    assert!(is_arabic(browser));
    let wording = text_of(&browser.markup("#text"));
    assert!(wording.contains("#دعوا_إيدرا_تنسج"), "{wording}");
    assert!(browser.markup("form.compose").contains("action=\"https://x.com/intent/tweet\""));
    for (way, asked) in WAYS {
        browser.touch(&format!("[formaction='{way}']"));
        let address = browser.opened();
        assert!(address.starts_with(asked), "{address}");
        assert_eq!(words_in(&address, "text"), wording, "{address}");
    }
    let links = browser.markup("form.compose");
    assert!(links.contains("https://share.joinmastodon.org/#text="));
    browser.refuse_scripts(false);
    browser.speak("en");
}

/// The same with keys alone, and with words of one's own.
pub fn a_supporter_takes_part_by_keys_alone(browser: &mut Browser) {
    let home = tempfile::tempdir().expect("a folder");
    let server = serve(home.path());
    browser.become_screen(1280, 900, true);
    browser.open(&format!("{}/vell", server.base));
    browser.tab_to(".skip");
    browser.tab_to("form[action*='/pledge'] button");
    browser.press(SPACE);
    browser.wait_for("return location.search.includes('pledged')");
    // Sent back to the part that thanks, from where the button lies behind.
    browser.open(&format!("{}/vell", server.base));
    browser.tab_to("a.go");
    browser.press(ENTER);
    browser.wait_for("return location.pathname.endsWith('/post')");
    browser.tab_to("#text");
    browser.press("Mine: ");
    browser.tab_to("[formaction='https://bsky.app/intent/compose']");
    browser.press(ENTER);
    let address = browser.opened();
    assert!(words_in(&address, "text").contains("Mine: "), "{address}");
    browser.tab_to("#server");
    browser.press(&format!("loom.example{ENTER}"));
    assert!(browser.opened().starts_with("https://loom.example/share?text="));
}

/// Where a form goes, and what the browser asks for.
const WAYS: [(&str, &str); 4] = [
    ("https://x.com/intent/tweet", "https://x.com/intent/tweet?text="),
    ("https://bsky.app/intent/compose", "https://bsky.app/intent/compose?text="),
    ("https://www.threads.com/intent/post", "https://www.threads.com/intent/post?text="),
    ("https://api.whatsapp.com/send", "https://api.whatsapp.com/send?text="),
];

fn serve(home: &std::path::Path) -> Server {
    let call = call_in(home, &vell(), "vell", 180);
    let data = home.join("data");
    Server::of_call(&call, &data)
}

fn is_arabic(browser: &Browser) -> bool {
    let html = browser.markup("html");
    let head = html.split('>').next().unwrap_or_default();
    head.contains("lang=\"ar\"") && head.contains("dir=\"rtl\"")
}

/// The text within an element's markup.
fn text_of(markup: &str) -> String {
    let (_, rest) = markup.split_once('>').expect("an element");
    let (text, _) = rest.rsplit_once("</").expect("an element");
    text.trim_start_matches('\n').replace("&amp;", "&").replace("&lt;", "<")
}

/// A field of an address's query, decoded as a network does; forms end a line with two characters.
pub fn words_in(address: &str, field: &str) -> String {
    let query = address.split_once('?').expect("a query").1.split('#').next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.into_iter().find(|(name, _)| *name == field).expect("the field is there").1;
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next().expect("two digits"), rest.next().expect("two digits")];
                let digits = std::str::from_utf8(&digits).expect("digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("digits"));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n")
}
