// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::secret::{Secret, SecretError};

/// An account on Bluesky that searches. It is let in by an app's password alone: that reads what everybody may read and could write, but
/// neither changes the account nor reads its conversations, and is taken back by its owner with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlueskyAccount {
    /// The server on which it lives, `bsky.social` for most.
    pub(super) host: String,
    pub(super) handle: String,
    pub(super) password: Secret,
}

/// Why an account can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BlueskyAccountError {
    /// It is no password that was made for an app.
    #[error(
        "this is not the password of an app, such as `abcd-efgh-ijkl-mnop`; make one in the account's settings, and keep its own \
         password to yourself"
    )]
    OwnPassword,
    /// It is no word at all.
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl BlueskyAccount {
    /// An account of that name on a server, and the password of an app.
    ///
    /// # Errors
    ///
    /// [`BlueskyAccountError`] for any other password: whoever has that has the account.
    pub fn new(host: &str, handle: &str, password: &str) -> Result<Self, BlueskyAccountError> {
        let mut parts = password.split('-');
        let is_part = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !parts.all(is_part) || password.len() != 19 {
            return Err(BlueskyAccountError::OwnPassword);
        }
        let (host, handle) = (host.to_owned(), handle.trim_start_matches('@').to_owned());
        Ok(Self { host, handle, password: Secret::read(password.to_owned())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_of_an_app_is_taken_and_none_is_shown() {
        let account = BlueskyAccount::new("bsky.example", "@loom.example", "abcd-ef2h-ijkl-mnop").unwrap();
        assert_eq!((account.handle.as_str(), account.host.as_str()), ("loom.example", "bsky.example"));
        assert!(!format!("{account:?}").contains("ef2h"));
        for password in [
            "",
            "hunter22",
            "abcd-efgh-ijkl",
            "abcd-efgh-ijkl-mnopq",
            "correct-horse-battery",
            "abcdefgh-ijkl-mnop-",
        ] {
            let error = BlueskyAccount::new("bsky.example", "loom.example", password).unwrap_err();
            assert_eq!(error, BlueskyAccountError::OwnPassword, "{password}");
        }
    }
}
