-- Times are UTC, ISO 8601, to the microsecond: they compare as text.
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT,                             -- NULL: under way, or killed
    options TEXT NOT NULL                   -- JSON
) STRICT;

CREATE TABLE run_sources (
    run TEXT NOT NULL REFERENCES runs (id),
    source TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,                             -- NULL: under way, or killed
    reason TEXT,                            -- why it ended: finished, limit, page limit, blocked, shutdown
    listings INTEGER NOT NULL DEFAULT 0,    -- listing pages looked at
    discovered INTEGER NOT NULL DEFAULT 0,  -- addresses never seen before
    captured INTEGER NOT NULL DEFAULT 0,    -- exchanges written to WARC files
    new INTEGER NOT NULL DEFAULT 0,         -- articles by outcome
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0,
    error INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run, source)
) STRICT;

CREATE TABLE urls (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    key TEXT NOT NULL,                      -- canonical path and query: scheme, host and port make no difference
    url TEXT NOT NULL,                      -- the address to ask for
    kind TEXT NOT NULL CHECK (kind IN ('listing', 'article')),
    state TEXT NOT NULL CHECK (state IN ('pending', 'ok', 'gone', 'failed', 'refused', 'blocked')),
    reason TEXT,
    listing TEXT,                           -- of a listing's further pages: the key of its first
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,                -- start of the last run that met it on a page
    first_ok TEXT,                          -- when it was first read
    last_visit TEXT,
    next_try TEXT,                          -- NULL: only when a page leads there again
    failures INTEGER NOT NULL DEFAULT 0,    -- in a row
    checks INTEGER NOT NULL DEFAULT 0,      -- visits in a row that found nothing new
    etag TEXT,
    last_modified TEXT,
    claimed TEXT,                           -- the last run that asked for it
    UNIQUE (source, key)
) STRICT;

CREATE INDEX urls_state ON urls (source, state);
CREATE INDEX urls_due ON urls (source, next_try);

-- Which articles each listing has shown: paging ends at a page that shows no others.
CREATE TABLE listed (
    source TEXT NOT NULL,
    listing TEXT NOT NULL,                  -- the key of its first page
    key TEXT NOT NULL,
    PRIMARY KEY (source, listing, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    url INTEGER NOT NULL REFERENCES urls (id),
    run TEXT NOT NULL REFERENCES runs (id),
    at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged', 'not_modified', 'error')),
    state TEXT NOT NULL,
    status INTEGER,                         -- NULL: no response
    reason TEXT
) STRICT;

CREATE INDEX visits_run ON visits (run);
CREATE INDEX visits_url ON visits (url);

-- The last capture of each page by status: what a response must differ from to be written again.
CREATE TABLE captured (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    status INTEGER NOT NULL,
    digest TEXT NOT NULL,
    fetched TEXT NOT NULL,
    file TEXT NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (source, key, status)
) STRICT, WITHOUT ROWID;
