-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- What an author of posts that were handed in is told apart by: somebody who hands in many is one who is confirmed.
ALTER TABLE hand_ins ADD COLUMN account TEXT NOT NULL DEFAULT '';
