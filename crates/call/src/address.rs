// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::{fault::FieldFault, fields::Fields};

/// Reads a web address that must be there.
pub(crate) fn read_address(fields: &Fields<'_>, key: &'static str) -> Option<String> {
    let address = fields.text(key)?;
    if !is_web_address(&address) {
        fields.mistake(key, FieldFault::Address { key, written: address });
        return None;
    }
    Some(address)
}

/// Reads a web address that may be left out.
pub(crate) fn read_optional_address(fields: &Fields<'_>, key: &'static str) -> Option<String> {
    if fields.has(key) { read_address(fields, key) } else { None }
}

/// Reads a network and a handle on it.
pub(crate) fn read_account(fields: &Fields<'_>) -> Option<(Network, String)> {
    let network = fields.text("network");
    let handle = fields.text("handle");
    let named = network?;
    let unknown = |_| fields.mistake("network", FieldFault::Network(named.clone()));
    let network: Network = named.parse().map_err(unknown).ok()?;
    let written = handle?;
    let handle = written.strip_prefix('@').unwrap_or(&written);
    if !is_handle(network, handle) {
        let fault = FieldFault::Handle { written: handle.to_owned(), network, sample: sample(network) };
        fields.mistake("handle", fault);
        return None;
    }
    Some((network, handle.to_owned()))
}

/// Whether a text is an address with a host that a reader can follow.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    // What stands before an `@` is a name for logging in, with which an address can pretend to lead elsewhere.
    is_plain && !host.contains('@') && host.chars().any(char::is_alphanumeric)
}

fn is_handle(network: Network, handle: &str) -> bool {
    match network {
        Network::Bluesky => is_domain(handle),
        Network::Mastodon => {
            let Some((name, server)) = handle.split_once('@') else { return false };
            is_word(name, ".-") && name.len() <= 100 && is_domain(server)
        }
        Network::X => is_word(handle, "") && handle.len() <= 15,
    }
}

fn is_word(name: &str, also: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || also.contains(c))
}

fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = label.chars().all(|c| c.is_alphanumeric() || c == '-');
        !label.is_empty() && label.len() <= 63 && is_plain && !label.starts_with('-') && !label.ends_with('-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

fn sample(network: Network) -> &'static str {
    match network {
        Network::Bluesky => "name.example.org",
        Network::Mastodon => "name@server.example",
        Network::X => "name",
    }
}
