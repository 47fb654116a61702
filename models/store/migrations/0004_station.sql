-- A sheet that is SENT is finished for us: its printer reports nothing, and none of it was cut off. A year of them is not
-- read at every start.
DROP INDEX print_job_open;
--;;
CREATE INDEX print_job_open ON print_job (serial) WHERE state IN ('QUEUED', 'SENDING', 'PRINTING', 'UNKNOWN');
