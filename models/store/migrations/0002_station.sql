-- What a station keeps beside the warehouse: its operations until the central has settled them, the central's version of
-- the rows that they touch, the position in the central's order, numbers, sheets and photos.

-- state: 0 pending, 1 answered (waits until its rows are pulled), 2 settled, 3 rejected by the central, 4 quarantined.
CREATE TABLE operation (
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    op_id BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    approver TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    payload TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
    local_verdict TEXT NOT NULL,
    result TEXT NOT NULL,
    result_code INTEGER NOT NULL,
    result_args TEXT NOT NULL,
    feed_seq INTEGER NOT NULL,
    PRIMARY KEY (epoch, seq)
) STRICT;
--;;
-- The few that are not settled, for push and rebase.
CREATE INDEX operation_open ON operation (epoch, seq) WHERE state < 2;
--;;
CREATE TABLE base_image (
    entity TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    row_json TEXT,
    PRIMARY KEY (entity, id)
) STRICT, WITHOUT ROWID;
--;;
CREATE TABLE stage (
    seq INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    row_json TEXT NOT NULL
) STRICT;
--;;
CREATE TABLE sync_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    wh TEXT NOT NULL,
    station TEXT NOT NULL,
    station_epoch INTEGER NOT NULL,
    next_seq INTEGER NOT NULL,
    central_url TEXT NOT NULL,
    server_epoch TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    staged_to INTEGER NOT NULL,
    head INTEGER NOT NULL,
    durable_seq INTEGER NOT NULL,
    last_ok_ms INTEGER NOT NULL,
    last_error TEXT NOT NULL
) STRICT;
--;;
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--;;
CREATE TABLE print_job (
    serial INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    copy INTEGER NOT NULL,
    printer TEXT NOT NULL,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'PRINTING', 'CONFIRMED', 'FAILED', 'UNKNOWN', 'CANCELLED')),
    status TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    UNIQUE (document, copy)
) STRICT;
--;;
CREATE INDEX print_job_open ON print_job (serial) WHERE state IN ('QUEUED', 'SENDING', 'SENT', 'PRINTING', 'UNKNOWN');
--;;
CREATE TABLE photo (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    uploaded INTEGER NOT NULL
) STRICT;
--;;
