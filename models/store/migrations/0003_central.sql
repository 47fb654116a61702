-- Labels that the central buys from a carrier; the carrier's own sheet is a blob.
ALTER TABLE label ADD COLUMN bought INTEGER NOT NULL DEFAULT 0;
--;;
ALTER TABLE label ADD COLUMN sheet TEXT NOT NULL DEFAULT '';
