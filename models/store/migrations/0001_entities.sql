-- The warehouse, the same at the station and at the central: one table a kind of row, columns as Entities.h names them.
-- Ids are 16 bytes and digests of the natural key; weights g, sizes mm [l,w,h], money minor units, times UTC ms.
-- ver is the version that the central gave the row (0 = it does not know it yet).
-- Look-ups come back in the order of ids: with the id in each index SQLite neither sorts nor walks the primary key.
-- Statements end with a line --;; because a trigger or a CASE may hold a semicolon.

CREATE TABLE member (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    tier TEXT NOT NULL,
    points INTEGER NOT NULL,
    storage_policy TEXT NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE goods (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    sku TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    hs TEXT NOT NULL,
    origin TEXT NOT NULL,
    category TEXT NOT NULL,
    unit_value_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    source_url TEXT NOT NULL,
    image_url TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE pre_alert (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    member TEXT NOT NULL,
    tracking TEXT NOT NULL,
    courier_hint TEXT NOT NULL,
    ship_mode TEXT NOT NULL,
    purchase_order TEXT NOT NULL,
    order_no TEXT NOT NULL,
    platform_order_no TEXT NOT NULL,
    items TEXT NOT NULL,
    services TEXT NOT NULL,
    declared_g INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'OPEN', 'RECEIVED', 'CANCELLED')),
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE purchase_order (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    member TEXT NOT NULL,
    supplier TEXT NOT NULL,
    lines TEXT NOT NULL,
    parcels INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE parcel (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    tracking TEXT NOT NULL,
    generation INTEGER NOT NULL,
    lpn TEXT NOT NULL,
    position TEXT NOT NULL CHECK (position IN ('NONE', 'EXPECTED', 'RECEIVED', 'UNCLAIMED', 'INSPECTED', 'STORED', 'ALLOCATED', 'PICKED',
        'PACKED', 'DISPATCHED', 'RETURNED', 'DISPOSED', 'ABANDONED', 'LOST', 'CANCELLED')),
    owner TEXT NOT NULL,
    owner_basis TEXT NOT NULL,
    member_tier TEXT NOT NULL,
    location TEXT NOT NULL,
    order_no TEXT NOT NULL,
    carton TEXT NOT NULL,
    weight_g INTEGER NOT NULL,
    weight_source TEXT NOT NULL,
    size TEXT NOT NULL,
    category TEXT NOT NULL,
    inspection TEXT NOT NULL CHECK (inspection IN ('NOT_NEEDED', 'REQUIRED', 'PASSED', 'FAILED')),
    holds TEXT NOT NULL,
    photos TEXT NOT NULL,
    pre_alert TEXT NOT NULL,
    purchase_order TEXT NOT NULL,
    ship_mode TEXT NOT NULL CHECK (ship_mode IN ('WAIT_ALL', 'ON_ARRIVAL', 'AS_IS')),
    platform_order_no TEXT NOT NULL,
    items TEXT NOT NULL,
    return_of TEXT NOT NULL,
    storage_policy TEXT NOT NULL,
    arrived_at INTEGER NOT NULL,
    block_at INTEGER NOT NULL,
    abandon_at INTEGER NOT NULL,
    received_by TEXT NOT NULL,
    received_station TEXT NOT NULL,
    PRIMARY KEY (wh, id),
    UNIQUE (wh, tracking, generation)
) STRICT;
--;;
CREATE TABLE location (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    code TEXT NOT NULL,
    sign TEXT NOT NULL,
    zone TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('SHELF', 'CAGE', 'TOTE', 'BENCH')),
    carrier TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE orders (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    member TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'PICKING', 'PACKING', 'WEIGHED',
        'AWAITING_PAYMENT', 'SUPPLEMENT_DUE', 'PAID', 'LABELLED', 'HANDED_OVER', 'IN_TRANSIT',
        'DELIVERED', 'CANCELLED')),
    ship_mode TEXT NOT NULL CHECK (ship_mode IN ('WAIT_ALL', 'ON_ARRIVAL', 'AS_IS')),
    requested TEXT NOT NULL,
    ship_to TEXT NOT NULL,
    service TEXT NOT NULL,
    platform_order_no TEXT NOT NULL,
    container TEXT NOT NULL,
    declared_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    paid_minor INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    cut_off INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    holds TEXT NOT NULL,
    station TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE carton (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'OPEN', 'CLOSED', 'WEIGHED', 'QUOTED', 'PAID', 'LABELLED', 'BAGGED', 'MANIFESTED',
        'HANDED_OVER')),
    order_no TEXT NOT NULL,
    owner TEXT NOT NULL,
    seq_in_order INTEGER NOT NULL,
    contents INTEGER NOT NULL,
    packaging TEXT NOT NULL,
    tare_g INTEGER NOT NULL,
    gross_g INTEGER NOT NULL,
    weight_source TEXT NOT NULL,
    size TEXT NOT NULL,
    quote TEXT NOT NULL,
    service TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    carrier TEXT NOT NULL,
    carrier_no TEXT NOT NULL,
    sscc TEXT NOT NULL,
    label TEXT NOT NULL,
    cage TEXT NOT NULL,
    bag TEXT NOT NULL,
    manifest TEXT NOT NULL,
    platform_order_no TEXT NOT NULL,
    holds TEXT NOT NULL,
    station TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE quote (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    carton TEXT NOT NULL,
    line TEXT NOT NULL,
    carrier TEXT NOT NULL,
    tariff TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    actual_g INTEGER NOT NULL,
    volumetric_g INTEGER NOT NULL,
    billed_g INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    explain TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE label (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    carton TEXT NOT NULL,
    carrier TEXT NOT NULL,
    carrier_no TEXT NOT NULL,
    sscc TEXT NOT NULL,
    service TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'REQUESTING', 'UNKNOWN', 'FAILED', 'ISSUED', 'PRINTED', 'VERIFIED',
        'VOID_REQUESTED', 'VOIDED', 'VOID_REJECTED')),
    copies INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    verified_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE bag (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    code TEXT NOT NULL,
    carrier TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'OPEN', 'CLOSED', 'MANIFESTED')),
    cartons INTEGER NOT NULL,
    weight_g INTEGER NOT NULL,
    limit_g INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE manifest (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    carrier TEXT NOT NULL,
    ship_date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'OPEN', 'CLOSING', 'CLOSED', 'HANDED_OVER')),
    cartons INTEGER NOT NULL,
    driver TEXT NOT NULL,
    closed_at INTEGER NOT NULL,
    handed_over_at INTEGER NOT NULL,
    station TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE exception (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    code TEXT NOT NULL CHECK (code IN ('UNKNOWN_OWNER', 'NO_PREALERT', 'OWNER_MISMATCH', 'DUPLICATE_SCAN', 'WEIGHT_DEVIATION',
        'DAMAGED', 'PROHIBITED', 'BATTERY', 'LIQUID', 'POWDER', 'MAGNET', 'LOCATION_LOST',
        'WRONG_MERGE', 'MISSING_PARCEL', 'OVERSIZE', 'OVERWEIGHT', 'REMOTE_AREA', 'UNPAID',
        'SUPPLEMENT_DUE', 'LABEL_UNKNOWN', 'LABEL_BLANK', 'LABEL_SWAP', 'MANIFEST_SHORT',
        'MANIFEST_EXTRA', 'STORAGE_OVERDUE', 'RETURNED_IN', 'QTY_MISMATCH', 'CLAIM_CONFLICT',
        'ADDRESS', 'UNREADABLE_LABEL', 'TWO_PIECES_ONE_NUMBER', 'STALE_FACT', 'SYNC_REJECTED',
        'NO_UPDATE')),
    entity TEXT NOT NULL,
    entity_key TEXT NOT NULL,
    op_id TEXT NOT NULL,
    result_code INTEGER NOT NULL,
    facts TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NONE', 'OPEN', 'RESOLVED')),
    station TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    resolved_by TEXT NOT NULL,
    resolved_at INTEGER NOT NULL,
    resolution TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE payment (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    no TEXT NOT NULL,
    order_no TEXT NOT NULL,
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE coupon (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    code TEXT NOT NULL,
    member TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    currency TEXT NOT NULL,
    valid_to INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE number_block (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    station TEXT NOT NULL,
    purpose TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first_no INTEGER NOT NULL,
    last_no INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE tracking_event (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    provider TEXT NOT NULL,
    event_id TEXT NOT NULL,
    carrier_no TEXT NOT NULL,
    status TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE user_account (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    badge TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor', 'admin', 'system')),
    pin_hash TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE alias (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    lpn TEXT NOT NULL,
    parcel TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE TABLE tariff (
    wh TEXT NOT NULL,
    id BLOB NOT NULL,
    ver INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    files TEXT NOT NULL,
    PRIMARY KEY (wh, id)
) STRICT;
--;;
CREATE INDEX parcel_tracking ON parcel (wh, tracking, id);
--;;
CREATE INDEX parcel_lpn ON parcel (wh, lpn, id);
--;;
CREATE INDEX parcel_order_no ON parcel (wh, order_no, id);
--;;
CREATE INDEX parcel_carton ON parcel (wh, carton, id);
--;;
CREATE INDEX parcel_location ON parcel (wh, location, id);
--;;
CREATE INDEX parcel_owner ON parcel (wh, owner, id);
--;;
CREATE INDEX parcel_position ON parcel (wh, position, id);
--;;
CREATE INDEX pre_alert_tracking ON pre_alert (wh, tracking, id);
--;;
CREATE INDEX pre_alert_member ON pre_alert (wh, member, id);
--;;
CREATE INDEX orders_member ON orders (wh, member, id);
--;;
CREATE INDEX orders_state ON orders (wh, state, id);
--;;
CREATE INDEX carton_order_no ON carton (wh, order_no, id);
--;;
CREATE INDEX carton_carrier_no ON carton (wh, carrier_no, id);
--;;
CREATE INDEX carton_sscc ON carton (wh, sscc, id);
--;;
CREATE INDEX carton_bag ON carton (wh, bag, id);
--;;
CREATE INDEX carton_manifest ON carton (wh, manifest, id);
--;;
CREATE INDEX carton_state ON carton (wh, state, id);
--;;
CREATE INDEX label_carton ON label (wh, carton, id);
--;;
CREATE INDEX label_carrier_no ON label (wh, carrier_no, id);
--;;
CREATE INDEX bag_manifest ON bag (wh, manifest, id);
--;;
CREATE INDEX bag_state ON bag (wh, state, id);
--;;
CREATE INDEX manifest_state ON manifest (wh, state, id);
--;;
CREATE INDEX exception_entity_key ON exception (wh, entity_key, id);
--;;
CREATE INDEX exception_state ON exception (wh, state, id);
--;;
CREATE INDEX payment_order_no ON payment (wh, order_no, id);
--;;
CREATE INDEX number_block_station ON number_block (wh, station, id);
--;;
CREATE INDEX location_kind ON location (wh, kind, id);
--;;
CREATE INDEX location_zone ON location (wh, zone, id);
--;;
CREATE INDEX tracking_event_carrier_no ON tracking_event (wh, carrier_no, id);
--;;
CREATE INDEX tariff_kind ON tariff (wh, kind, id);
--;;
-- Who did what: one line an operation, chained by SHA-256 (models/wire/AuditChain.h). Only ever appended to.
CREATE TABLE audit (
    wh TEXT NOT NULL,
    n INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    station TEXT NOT NULL,
    actor TEXT NOT NULL,
    op_id BLOB NOT NULL,
    type TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    before_row TEXT NOT NULL,
    after_row TEXT NOT NULL,
    prev BLOB NOT NULL,
    h BLOB NOT NULL,
    PRIMARY KEY (wh, n)
) STRICT;
--;;
CREATE INDEX audit_entity_id ON audit (wh, entity_id, n);
--;;
