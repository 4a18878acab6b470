// SPDX-License-Identifier: AGPL-3.0-or-later
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use model::Timestamp;

use crate::{Address, MailerError};

/// A letter in the words of its reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// What it says as plain text.
    pub text: String,
    /// The same as a page that names its language and direction, without which a text from right to left is hard to read.
    pub html: String,
    /// What a device is told in its place, as the site's worker reads it.
    pub notice: String,
    /// The tag of its language.
    pub language: String,
    /// The address that unsubscribes who reads it.
    pub leave: String,
}

/// The tokens of the links in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// Of the one that confirms.
    pub confirm: String,
    /// Of the one that unsubscribes.
    pub leave: String,
}

/// What stands on the outside of a letter.
pub(crate) struct Envelope<'a> {
    pub from: Mailbox,
    pub to: &'a Address,
    /// The same for a letter that is sent twice, so that mail programs show it once.
    pub name: &'a str,
    pub sent_at: Timestamp,
}

impl Letter {
    /// The letter as it goes over the line (RFC 5322), to be unsubscribed from in one click (RFC 8058).
    pub(crate) fn message(self, envelope: &Envelope<'_>) -> Result<Message, MailerError> {
        // The domain of the sender, and nothing of this machine.
        let id = format!("<{}@{}>", envelope.name, envelope.from.email.domain());
        let to = Mailbox::new(None, envelope.to.as_mail());
        let part = |form: ContentType, body: String| SinglePart::builder().header(form).body(body);
        let both = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, self.text))
            .singlepart(part(ContentType::TEXT_HTML, self.html));
        let message = Message::builder()
            .from(envelope.from.clone())
            .to(to)
            .subject(self.subject)
            .date(envelope.sent_at.into())
            .message_id(Some(id))
            .raw_header(raw("Content-Language", self.language))
            .raw_header(raw("List-Unsubscribe", format!("<{}>", self.leave)))
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()))
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
        message.multipart(both).map_err(|_| MailerError::Letter)
    }
}

/// A header that the library has no type for. Its value is ASCII without line ends: a tag, an address of our own site, a
/// constant; and it is not folded, for mailbox providers look for the address as a whole.
fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}
