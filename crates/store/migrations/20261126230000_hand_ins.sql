-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- Posts that their authors have handed in and agree to be quoted. Of the secret by which an author comes back only a digest is
-- kept; content is the post to which they agreed, with its digest.
CREATE TABLE hand_ins (
    hand_in_id TEXT NOT NULL PRIMARY KEY,
    secret_sha256 TEXT NOT NULL UNIQUE,
    call_id TEXT NOT NULL,
    network TEXT NOT NULL,
    post_id TEXT NOT NULL,
    content TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    is_shown BIGINT NOT NULL,
    handed_at BIGINT NOT NULL,
    UNIQUE (call_id, network, post_id)
);
