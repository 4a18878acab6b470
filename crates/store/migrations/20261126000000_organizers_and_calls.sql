-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Runs on SQLite and on PostgreSQL: only BIGINT, TEXT, DOUBLE PRECISION and blobs; times are BIGINT microseconds.

-- Who works on calls: a name of their own choice, and nothing else about them.
CREATE TABLE organizers (
    organizer_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    joined_at BIGINT NOT NULL
);

-- Public keys of the devices with which they sign in.
CREATE TABLE passkeys (
    passkey_id TEXT NOT NULL PRIMARY KEY,
    organizer_id TEXT NOT NULL REFERENCES organizers (organizer_id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

-- Browsers that are signed in, by a digest of their token: who reads this table can't act as anybody.
CREATE TABLE sessions (
    token_sha256 TEXT NOT NULL PRIMARY KEY,
    organizer_id TEXT NOT NULL REFERENCES organizers (organizer_id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

-- Secrets that let somebody register a passkey, once: as the first organizer, a new one, or the one named.
CREATE TABLE admissions (
    secret_sha256 TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    organizer_id TEXT NOT NULL,
    role TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Calls that are written here, and how far they are.
CREATE TABLE calls (
    call_id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- The files of a call: as they are being written, as they are published, as they wait for a second organizer.
CREATE TABLE call_files (
    call_id TEXT NOT NULL REFERENCES calls (call_id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    path TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (call_id, version, path)
);

-- Changes of a published call, as its page tells them.
CREATE TABLE call_changes (
    call_id TEXT NOT NULL REFERENCES calls (call_id) ON DELETE CASCADE,
    changed_at BIGINT NOT NULL,
    parts TEXT NOT NULL,
    countersigned BIGINT NOT NULL,
    PRIMARY KEY (call_id, changed_at)
);

-- A change that waits for a second organizer, and whose it is.
CREATE TABLE call_proposals (
    call_id TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
    organizer_id TEXT NOT NULL,
    proposed_at BIGINT NOT NULL
);
