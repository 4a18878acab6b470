-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- How often each task that one of several nodes does has been taken: a node whose line broke can tell whether another had it meanwhile.
CREATE TABLE turns (
    task TEXT NOT NULL PRIMARY KEY,
    taken BIGINT NOT NULL
);
