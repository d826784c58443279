-- The report of a run as `thidua run --json` prints it; NULL: the run was not judged.
ALTER TABLE runs ADD COLUMN report TEXT;

-- How each source stood after each run, and what was measured: the history that the next run is held against.
CREATE TABLE health (
    run TEXT NOT NULL REFERENCES runs (id),
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('ok', 'watch', 'broken')),
    reasons TEXT NOT NULL,                  -- JSON: check, verdict and text of each
    measure TEXT NOT NULL,                  -- JSON
    PRIMARY KEY (run, source)
) STRICT;

CREATE INDEX health_source ON health (source, at);
