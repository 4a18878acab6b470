-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- Posts that may be shown, and that an organizer has taken off the wall.
CREATE TABLE hidden_posts (
    call_id TEXT NOT NULL,
    network TEXT NOT NULL,
    post_id TEXT NOT NULL,
    PRIMARY KEY (call_id, network, post_id)
);
