-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- The marks of groups: where a group says that its mark is, and the picture that was found there. An empty imprint stands for none.
ALTER TABLE endorsements ADD COLUMN mark_address TEXT NOT NULL DEFAULT '';
ALTER TABLE endorsements ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE TABLE marks (
    endorsement_id TEXT NOT NULL PRIMARY KEY REFERENCES endorsements (endorsement_id) ON DELETE CASCADE,
    content BYTEA NOT NULL
);
