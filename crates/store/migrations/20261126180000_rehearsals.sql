-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- The last rehearsal of a call: what was rehearsed, under what name it runs or ran, and how it went once it is over (-1 before).
CREATE TABLE rehearsals (
    call_id TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
    stage_id TEXT NOT NULL,
    is_on BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    draft_sha256 TEXT NOT NULL,
    asked BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    slowest_ms BIGINT NOT NULL,
    posts BIGINT NOT NULL
);
