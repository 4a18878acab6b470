// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Every migration, the oldest first: version (a date), name, SQL. The files are embedded one by one, for
/// `sqlx::migrate!` would bring the whole query checker into the build.
pub(crate) const FILES: [(i64, &str, &str); 15] = [
    (
        20_261_122_000_000,
        "pledges_and_hand_outs",
        include_str!("../migrations/20261122000000_pledges_and_hand_outs.sql"),
    ),
    (
        20_261_126_000_000,
        "organizers_and_calls",
        include_str!("../migrations/20261126000000_organizers_and_calls.sql"),
    ),
    (20_261_126_120_000, "concerns", include_str!("../migrations/20261126120000_concerns.sql")),
    (20_261_126_180_000, "rehearsals", include_str!("../migrations/20261126180000_rehearsals.sql")),
    (20_261_126_190_000, "pictures", include_str!("../migrations/20261126190000_pictures.sql")),
    (20_261_126_200_000, "endorsements", include_str!("../migrations/20261126200000_endorsements.sql")),
    (20_261_126_210_000, "contacts", include_str!("../migrations/20261126210000_contacts.sql")),
    (20_261_126_230_000, "hand_ins", include_str!("../migrations/20261126230000_hand_ins.sql")),
    (20_261_127_000_000, "hidden_posts", include_str!("../migrations/20261127000000_hidden_posts.sql")),
    (20_261_127_010_000, "marks", include_str!("../migrations/20261127010000_marks.sql")),
    (
        20_261_127_020_000,
        "hand_in_accounts",
        include_str!("../migrations/20261127020000_hand_in_accounts.sql"),
    ),
    (20_261_127_220_000, "session_use", include_str!("../migrations/20261127220000_session_use.sql")),
    (20_261_127_230_000, "moved", include_str!("../migrations/20261127230000_moved.sql")),
    (20_261_128_000_000, "used_ceremonies", include_str!("../migrations/20261128000000_used_ceremonies.sql")),
    (20_261_128_010_000, "turns", include_str!("../migrations/20261128010000_turns.sql")),
];

/// The migrations as the database driver takes them.
pub(crate) fn all() -> Migrator {
    of(&FILES)
}

/// Some migrations, in order.
pub(crate) fn of(files: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = files.iter().map(|(version, name, sql)| {
        let kind = MigrationType::Simple;
        Migration::new(*version, Cow::Borrowed(*name), kind, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

#[cfg(test)]
mod tests {
    /// A database remembers each migration by its digest, and opens no more once one was changed: what is wrong with one is put
    /// right by the next.
    #[test]
    fn no_migration_changes_once_it_is_out() {
        let migrations = super::all();
        let digests = migrations.iter().map(|migration| {
            let digest: String =
                migration.checksum.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            (migration.version, digest)
        });
        let known = [
            (20_261_122_000_000, "78d4553e54839d7c"),
            (20_261_126_000_000, "d46e74371d3a637a"),
            (20_261_126_120_000, "effcf8b5bab0aeb9"),
            (20_261_126_180_000, "4aa975a7eb570537"),
            (20_261_126_190_000, "49a705466c65dff7"),
            (20_261_126_200_000, "3cd412b5afcd8ef9"),
            (20_261_126_210_000, "c52133af6cecbd5f"),
            (20_261_126_230_000, "50100fb299475d12"),
            (20_261_127_000_000, "e5d78cf9577a398f"),
            (20_261_127_010_000, "32f9777dbdfe4dbd"),
            (20_261_127_020_000, "70ce9c7a15289b35"),
            (20_261_127_220_000, "1185386b2681283d"),
            (20_261_127_230_000, "ac7c558c240ff9eb"),
            (20_261_128_000_000, "0c8f7fdf7d79c246"),
            (20_261_128_010_000, "cdae8248e40e46a7"),
        ];
        assert_eq!(digests.collect::<Vec<_>>(), known.map(|(version, digest)| (version, digest.to_owned())));
    }
}
