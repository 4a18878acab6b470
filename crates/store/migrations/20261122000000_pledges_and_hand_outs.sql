-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- How many people gave their word. A number, and nothing of those who gave it.
CREATE TABLE pledges (
    call_id TEXT NOT NULL PRIMARY KEY,
    total BIGINT NOT NULL CHECK (total > 0)
);

-- How often each wording was handed out.
CREATE TABLE hand_outs (
    call_id TEXT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    total BIGINT NOT NULL CHECK (total > 0),
    PRIMARY KEY (call_id, language, wording)
);

-- The wording handed out last, so that the next visitor gets another; its row is the lock of a hand-out.
CREATE TABLE last_hand_outs (
    call_id TEXT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    PRIMARY KEY (call_id, language)
);
