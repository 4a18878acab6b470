// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reminds: keeps whom to remind of a storm, plans when their letters have to leave, and brings these on their way.
//!
//! Owns the keys, which lie outside the database, and the mail server's and the push services' side of a letter: its
//! outside, its encryption, its retries, the rate at which letters really leave. What survives a kill: a letter is kept as sent after the mail server
//! took it, so that one may come twice, under the same identifier, and none is lost. Deliberately knows no page, no clock
//! and no word of a letter: whoever calls hands in `now` and a writer.

mod address;
mod contact;
mod devices;
mod erasing;
mod key;
mod letter;
mod limits;
mod mailer;
mod plan;
mod pusher;
mod rates;
mod reminders;
mod round;
mod sealing;
mod subscription;
mod way;

pub use address::{Address, AddressError};
pub use contact::{Contact, Place};
pub use erasing::KEPT_AFTER;
pub use letter::{Letter, Links};
pub use mailer::{MailServer, Mailer, MailerError};
pub use plan::Outlook;
pub use pusher::Pusher;
pub use reminders::{Asked, RemindError, Reminders};
pub use round::{Delivered, Storm, Writer};
pub use subscription::{Subscription, SubscriptionError};
pub use way::Way;

#[cfg(test)]
mod tests;
