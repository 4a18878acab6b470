-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- The bytes of a call's pictures, once for all versions of the call: a picture stays as long as a file of one of them names
-- its digest.
CREATE TABLE call_pictures (
    call_id TEXT NOT NULL REFERENCES calls (call_id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (call_id, sha256)
);
