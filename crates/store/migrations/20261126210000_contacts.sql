-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- How many of those who pledged have confirmed it by mail. Never added to the total, of which they are a part.
ALTER TABLE pledges ADD COLUMN confirmed BIGINT NOT NULL DEFAULT 0;

-- Whom to remind: sealed to a key outside the database, and named by a digest under that key. Each letter's column holds
-- the hour for which it is done with, 0 for none, so that a moved hour makes it due again.
CREATE TABLE contacts (
    call_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    confirming BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    day_before BIGINT NOT NULL,
    shortly_before BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    again_at BIGINT NOT NULL,
    PRIMARY KEY (call_id, contact_id)
);

-- For how many wait to confirm, which is asked before each is taken in.
CREATE INDEX contacts_by_state ON contacts (call_id, state, confirming);

-- When the storm of a call ends that has contacts, so that they are erased in time even where nobody hosts it any more.
CREATE TABLE reminded_calls (
    call_id TEXT NOT NULL PRIMARY KEY,
    ends_at BIGINT NOT NULL
);
