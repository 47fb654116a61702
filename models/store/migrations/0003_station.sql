-- The few that the central refused, for the count that is shown after every round of sync.
CREATE INDEX operation_refused ON operation (epoch, seq) WHERE state IN (3, 4);
--;;
