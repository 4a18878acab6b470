-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- When a session was used last, to a few minutes: one that lies idle ends. Those from before are over.
ALTER TABLE sessions ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;
