-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- Digests of the ceremonies by which somebody has signed in, until nobody could answer them any more: each is good for one answer,
-- whichever node is given it.
CREATE TABLE used_ceremonies (
    ceremony_sha256 TEXT NOT NULL PRIMARY KEY,
    over_at BIGINT NOT NULL
);
