// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each column of the database is for, and so what this database can tell of anybody: there is nothing else in it.

/// What a column is kept for. Each tells of somebody else, and until when it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Numbers of pledges and of wordings handed out: nothing of those who pledged.
    Rally,
    /// Whom to remind: sealed to a key that lies elsewhere.
    Reminder,
    /// Posts that their authors have handed in.
    HandIn,
    /// Groups that stand behind a call.
    Endorsement,
    /// What somebody finds wrong with a call: nothing of whoever said so.
    Concern,
    /// Who works on calls.
    Organizer,
    /// The calls themselves.
    Call,
}

impl Purpose {
    /// Every purpose, those of visitors first.
    pub const ALL: [Self; 7] = [
        Self::Rally,
        Self::Reminder,
        Self::HandIn,
        Self::Endorsement,
        Self::Concern,
        Self::Organizer,
        Self::Call,
    ];

    /// Its name in words files and JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Rally => "rally",
            Self::Reminder => "reminder",
            Self::HandIn => "hand-in",
            Self::Endorsement => "endorsement",
            Self::Concern => "concern",
            Self::Organizer => "organizer",
            Self::Call => "call",
        }
    }

    /// The tables that are kept for it, with their columns.
    pub fn tables(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        TABLES
            .into_iter()
            .filter(move |(purpose, ..)| *purpose == self)
            .map(|(_, table, columns)| (table, columns))
    }
}

/// Every table of the schema and its columns. One that is missing here, or here and not there, fails a test.
const TABLES: [(Purpose, &str, &str); 24] = [
    (Purpose::Rally, "pledges", "call_id total confirmed"),
    (Purpose::Rally, "hand_outs", "call_id language wording total"),
    (Purpose::Rally, "last_hand_outs", "call_id language wording"),
    (
        Purpose::Reminder,
        "contacts",
        "call_id contact_id sealed state asked_at confirming moved day_before shortly_before tries again_at",
    ),
    (Purpose::Reminder, "reminded_calls", "call_id ends_at"),
    (
        Purpose::HandIn,
        "hand_ins",
        "hand_in_id secret_sha256 call_id network post_id content content_sha256 is_shown handed_at account",
    ),
    (Purpose::HandIn, "hidden_posts", "call_id network post_id"),
    (
        Purpose::Endorsement,
        "endorsements",
        "endorsement_id secret_sha256 call_id group_name members source site account code way place is_shown asked_at mark_address mark",
    ),
    (Purpose::Endorsement, "marks", "endorsement_id content"),
    (Purpose::Concern, "concerns", "concern_id call_id raised_on says"),
    (Purpose::Organizer, "organizers", "organizer_id name role joined_at"),
    (Purpose::Organizer, "passkeys", "passkey_id organizer_id content added_at"),
    (Purpose::Organizer, "sessions", "token_sha256 organizer_id expires_at used_at"),
    (Purpose::Organizer, "used_ceremonies", "ceremony_sha256 over_at"),
    (Purpose::Organizer, "admissions", "secret_sha256 kind organizer_id role expires_at"),
    (Purpose::Call, "calls", "call_id state changed_at"),
    (Purpose::Call, "call_files", "call_id version path content"),
    (Purpose::Call, "call_pictures", "call_id sha256 content"),
    (Purpose::Call, "call_changes", "call_id changed_at parts countersigned"),
    (Purpose::Call, "call_proposals", "call_id organizer_id proposed_at"),
    (
        Purpose::Call,
        "rehearsals",
        "call_id stage_id is_on began_at draft_sha256 asked failed slowest_ms posts",
    ),
    (Purpose::Call, "moved", "moved_at"),
    (Purpose::Call, "turns", "task taken"),
    (Purpose::Call, "_sqlx_migrations", "version description installed_on success checksum execution_time"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Purpose, TABLES};
    use crate::{Store, sqlite_url};

    /// Whoever adds a column has to say what it is for, and so to whom it is told.
    #[tokio::test]
    async fn every_column_of_the_schema_has_a_purpose_that_visitors_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
        )
        .fetch_all(&store.reader)
        .await
        .unwrap();
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (table, column) in columns {
            found.entry(table).or_default().push(column);
        }
        let told = TABLES.iter().map(|(_, table, columns)| {
            ((*table).to_owned(), columns.split(' ').map(str::to_owned).collect::<Vec<_>>())
        });
        assert_eq!(found, told.collect());
        assert!(Purpose::ALL.iter().all(|purpose| purpose.tables().next().is_some()));
    }
}
