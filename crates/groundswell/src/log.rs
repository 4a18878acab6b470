// SPDX-License-Identifier: AGPL-3.0-or-later
//! What rooms say of what goes wrong, and of the studio's door: a line each on standard error, whose time whoever keeps it adds.

use std::{fmt, io};

use tracing_subscriber::{
    EnvFilter,
    field::MakeExt,
    fmt::{
        FormatFields,
        format::{Writer, debug_fn},
    },
};

/// Of what goes well, that somebody was let into the studio: who runs the server may know that nobody was.
const WORTH_SAYING: &str = "warn,web::studio=info";

/// Begins to say it.
pub fn begin() {
    let worth = EnvFilter::new(WORTH_SAYING);
    let said = tracing_subscriber::fmt().with_env_filter(worth).with_writer(io::stderr).without_time();
    said.fmt_fields(OneLine).init();
}

/// Writes the fields of an event so that no value begins a line of its own: some hold what a stranger has sent.
struct OneLine;

impl<'writer> FormatFields<'writer> for OneLine {
    fn format_fields<R: tracing_subscriber::field::RecordFields>(
        &self,
        writer: Writer<'writer>,
        fields: R,
    ) -> fmt::Result {
        let one_line = debug_fn(|writer: &mut Writer<'_>, field, value| {
            let value = format!("{value:?}").replace(char::is_control, "\u{fffd}");
            match field.name() {
                "message" => write!(writer, "{value}"),
                name => write!(writer, "{name}={value}"),
            }
        });
        one_line.delimited(" ").format_fields(writer, fields)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::Arc};

    use super::{EnvFilter, OneLine, WORTH_SAYING};

    #[test]
    fn whatever_a_stranger_sends_is_one_line_and_what_goes_well_is_said_of_the_studio_alone() {
        let said = tempfile::NamedTempFile::new().unwrap();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(WORTH_SAYING))
            .with_writer(Arc::new(said.reopen().unwrap()))
            .with_ansi(false)
            .without_time()
            .fmt_fields(OneLine)
            .finish();
        tracing::subscriber::with_default(subscriber, || {
            let forged = "no such key\n WARN web: all is well\r\u{1b}[2J";
            tracing::info!(target: "web::studio::guest", cause = %forged, "a passkey was not accepted");
            tracing::warn!(target: "web::pledge", cause = ?forged, "{forged}");
            tracing::info!(target: "web::pledge", "somebody was here");
        });
        insta::assert_snapshot!(fs::read_to_string(said.path()).unwrap());
    }
}
