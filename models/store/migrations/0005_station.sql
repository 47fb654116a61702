-- Labels that the central buys from a carrier, and the carrier's own sheets.
ALTER TABLE label ADD COLUMN bought INTEGER NOT NULL DEFAULT 0;
--;;
ALTER TABLE label ADD COLUMN sheet TEXT NOT NULL DEFAULT '';
--;;
CREATE TABLE carrier_sheet (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
--;;
CREATE INDEX label_awaits_sheet ON label (sheet) WHERE sheet <> '' AND state IN ('ISSUED', 'PRINTED');
