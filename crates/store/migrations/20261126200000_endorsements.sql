-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- Groups that want to stand behind a call. Of the secret by which a group comes back only a digest is kept; way and place are
-- empty until it has proven itself.
CREATE TABLE endorsements (
    endorsement_id TEXT NOT NULL PRIMARY KEY,
    secret_sha256 TEXT NOT NULL UNIQUE,
    call_id TEXT NOT NULL,
    group_name TEXT NOT NULL,
    members BIGINT NOT NULL,
    source TEXT NOT NULL,
    site TEXT NOT NULL,
    account TEXT NOT NULL,
    code TEXT NOT NULL,
    way TEXT NOT NULL,
    place TEXT NOT NULL,
    is_shown BIGINT NOT NULL,
    asked_at BIGINT NOT NULL
);
