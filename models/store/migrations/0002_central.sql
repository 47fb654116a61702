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
    floor_seq INTEGER NOT NULL
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
-- Opaque tokens by their SHA-256. `family` joins all that came from one enrolment; a refresh or enrolment token is good
-- for one use (`spent`), and using it again revokes the family.
CREATE TABLE token (
    wh TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('station', 'back', 'front')),
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh', 'enrolment')),
    role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor', 'admin', 'system')),
    subject TEXT NOT NULL,
    family BLOB NOT NULL,
    expires_ms INTEGER NOT NULL,
    spent INTEGER NOT NULL,
    revoked INTEGER NOT NULL,
    PRIMARY KEY (wh, sha256)
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
