-- What the central keeps beside the warehouse. Every key starts with the warehouse; no sequences, so that the same SQL
-- runs on PostgreSQL, Citus and CockroachDB (sync.md B.16).

-- One row an entity: the change feed compacts itself. seq is gap-free per warehouse.
CREATE TABLE feed (
    wh TEXT NOT NULL,
    entity TEXT NOT NULL,
    id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    ver INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (wh, entity, id)
) STRICT;
--;;
CREATE UNIQUE INDEX feed_seq ON feed (wh, seq);
--;;
CREATE TABLE feed_head (
    wh TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    floor_seq INTEGER NOT NULL,
    audit_n INTEGER NOT NULL,
    audit_h BLOB NOT NULL
) STRICT;
--;;
CREATE TABLE station (
    wh TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    revoked INTEGER NOT NULL,
    PRIMARY KEY (wh, code)
) STRICT;
--;;
-- The stored answer of every operation that was ever pushed.
CREATE TABLE op_log (
    wh TEXT NOT NULL,
    station TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    op_id BLOB NOT NULL,
    fingerprint BLOB NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('applied', 'merged', 'rejected', 'exception')),
    result_code INTEGER NOT NULL,
    result_args TEXT NOT NULL,
    feed_seq INTEGER NOT NULL,
    PRIMARY KEY (wh, station, epoch, seq),
    UNIQUE (wh, op_id)
) STRICT;
--;;
-- Opaque tokens by their SHA-256.
CREATE TABLE token (
    sha256 BLOB PRIMARY KEY,
    audience TEXT NOT NULL CHECK (audience IN ('station', 'back', 'front')),
    wh TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    expires_ms INTEGER NOT NULL,
    revoked INTEGER NOT NULL
) STRICT;
--;;
CREATE TABLE idempotency (
    wh TEXT NOT NULL,
    key TEXT NOT NULL,
    route TEXT NOT NULL,
    body_sha256 BLOB NOT NULL,
    answer TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (wh, key)
) STRICT;
--;;
-- What goes out to the upstream platform, in feed order.
CREATE TABLE upstream_event (
    wh TEXT NOT NULL,
    topic TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (wh, topic, seq)
) STRICT;
--;;
CREATE TABLE blob (
    wh TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (wh, sha256)
) STRICT;
--;;
