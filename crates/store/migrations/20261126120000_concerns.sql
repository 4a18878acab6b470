-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- What visitors say is wrong with a call, for the admins. Of who said it nothing is kept, and of when only the day.
CREATE TABLE concerns (
    concern_id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL,
    raised_on BIGINT NOT NULL,
    says TEXT NOT NULL
);
