// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a database on another machine is reached: encrypted, and only if it is the one that its address names.

use sqlx::any::AnyConnectOptions;

use crate::StoreError;

/// The ways in which PostgreSQL's drivers check whom they speak to; each of the others also goes on without encryption, or with whoever
/// stands in the middle.
const CHECKED: [&str; 2] = ["verify-ca", "verify-full"];

/// Asks for encryption where the way leads off this machine and the address does not ask for it itself.
///
/// The driver would try without where a server offers none, and say nothing.
///
/// # Errors
///
/// [`StoreError::Unencrypted`] where the address asks for less.
pub(crate) fn encrypt(options: &mut AnyConnectOptions) -> Result<(), StoreError> {
    let url = &options.database_url;
    let told = |names: &[&str]| {
        url.query_pairs()
            .filter(|(name, _)| names.contains(&&**name))
            .last()
            .map(|(_, value)| value.into_owned())
    };
    let host = told(&["host", "hostaddr"]).or_else(|| url.host_str().map(ToOwned::to_owned));
    if host.as_deref().is_none_or(is_here) {
        return Ok(());
    }
    match told(&["sslmode", "ssl-mode"]) {
        Some(mode) if CHECKED.contains(&&*mode.to_ascii_lowercase()) => {}
        Some(_) => return Err(StoreError::Unencrypted),
        None => {
            options.database_url.query_pairs_mut().append_pair("sslmode", "verify-full");
        }
    }
    Ok(())
}

/// Whether a host is this machine: by name, by number, or as a folder in which its socket lies.
fn is_here(host: &str) -> bool {
    let number = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    let is_socket = host.starts_with('/') || host.to_ascii_lowercase().starts_with("%2f");
    host.is_empty() || host == "localhost" || is_socket || number.is_ok_and(|number| number.is_loopback())
}

#[cfg(test)]
mod tests {
    use sqlx::any::AnyConnectOptions;

    use super::encrypt;

    #[test]
    fn a_database_on_another_machine_is_reached_encrypted_or_not_at_all() {
        let check = |url: &str, expected: Option<&str>| {
            let mut options: AnyConnectOptions = url.parse().unwrap();
            let encrypted = encrypt(&mut options).ok().map(|()| options.database_url.to_string());
            assert_eq!(encrypted.as_deref(), expected, "{url}");
        };
        for here in [
            "postgres:///gs?host=/run/postgresql&user=gs",
            "postgres://gs@%2Frun%2Fpostgresql/gs",
            "postgres://gs@localhost/gs",
            "postgres://gs@127.0.0.1:5433/gs",
            "postgres://gs@[::1]/gs",
            "postgres:///gs",
        ] {
            check(here, Some(here));
        }
        let far = "postgres://gs@db.example/gs";
        check(far, Some("postgres://gs@db.example/gs?sslmode=verify-full"));
        check(
            "postgres:///gs?hostaddr=192.0.2.7",
            Some("postgres:///gs?hostaddr=192.0.2.7&sslmode=verify-full"),
        );
        let own = "postgres://gs@db.example/gs?sslmode=verify-ca&sslrootcert=/etc/gs/root.pem";
        check(own, Some(own));
        for mode in ["disable", "allow", "prefer", "require"] {
            check(&format!("{far}?sslmode={mode}"), None);
            check(&format!("{far}?sslmode=verify-full&ssl-mode={mode}"), None);
        }
        check("postgres://gs@localhost/gs?host=db.example&sslmode=disable", None);
    }
}
