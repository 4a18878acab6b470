-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- One row where everything was moved to another database, and when: nobody may go on here as if nothing had ever been.
CREATE TABLE moved (
    moved_at BIGINT NOT NULL
);
