-- The archive's tables. docs/data-dictionary.md says what each column means; archive/schema.py adds the indexes.
-- Fact tables (meetings … bloc_leaderships) hold live facts only, so that a plain COUNT(*) never counts a text twice;
-- what older versions of an article said stays in facts and evidence with live = 0.
-- Lists are child tables to join; the same list stands as JSON beside its fact where a reader sees the row.

CREATE TABLE provinces (
  name TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('province', 'municipality')),
  among_63 INTEGER NOT NULL CHECK (among_63 IN (0, 1)),
  among_34 INTEGER NOT NULL CHECK (among_34 IN (0, 1)),
  exists_from TEXT,
  exists_until TEXT,
  successor TEXT NOT NULL REFERENCES provinces(name) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE sources (
  slug TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  platform TEXT
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY NOT NULL,
  started TEXT NOT NULL,
  ended TEXT NOT NULL,
  captures INTEGER NOT NULL CHECK (captures >= 0),
  verdict TEXT CHECK (verdict IN ('ok', 'watch', 'broken')),
  sources INTEGER,
  new INTEGER,
  changed INTEGER,
  errors INTEGER
) STRICT;

-- How each source stood after each run of `thidua run`: copied from the crawl's memory (archive/reports.py).
CREATE TABLE source_health (
  run TEXT NOT NULL REFERENCES runs(id) DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL REFERENCES sources(slug),
  judged TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('ok', 'watch', 'broken')),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  new INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  filled TEXT NOT NULL CHECK (json_valid(filled)),
  words REAL,
  facts_per_article REAL,
  days_silent INTEGER,
  PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE warc_files (
  name TEXT PRIMARY KEY NOT NULL,
  read_to INTEGER NOT NULL CHECK (read_to >= 0)
) STRICT;

CREATE TABLE captures (
  id TEXT PRIMARY KEY NOT NULL,
  source TEXT NOT NULL REFERENCES sources(slug),
  run TEXT NOT NULL REFERENCES runs(id),
  url TEXT NOT NULL,
  key TEXT NOT NULL,
  fetched TEXT NOT NULL,
  status INTEGER NOT NULL,
  digest TEXT NOT NULL,
  warc_file TEXT NOT NULL,
  warc_offset INTEGER NOT NULL CHECK (warc_offset >= 0),
  warc_length INTEGER NOT NULL CHECK (warc_length > 0)
) STRICT;

CREATE TABLE articles (
  id TEXT PRIMARY KEY NOT NULL,
  docid INTEGER NOT NULL UNIQUE,
  source TEXT NOT NULL REFERENCES sources(slug),
  url TEXT NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT,
  published_raw TEXT,
  published_from TEXT,
  published_year INTEGER,
  published_month INTEGER CHECK (published_month BETWEEN 1 AND 12),
  category TEXT,
  author TEXT,
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  flags TEXT NOT NULL CHECK (json_valid(flags)),
  versions INTEGER NOT NULL CHECK (versions >= 1),
  first_fetched TEXT NOT NULL,
  last_fetched TEXT NOT NULL,
  gone TEXT
) STRICT;

CREATE TABLE pages (
  capture TEXT PRIMARY KEY NOT NULL REFERENCES captures(id) ON DELETE CASCADE,
  article TEXT REFERENCES articles(id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('article', 'listing', 'empty', 'undated', 'unreadable', 'gone')),
  reason TEXT,
  encoding TEXT,
  text_digest TEXT,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE article_versions (
  id TEXT PRIMARY KEY NOT NULL,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  capture TEXT NOT NULL REFERENCES captures(id),
  first_fetched TEXT NOT NULL,
  text_digest TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (article, number)
) STRICT;

CREATE TABLE captions (
  version TEXT NOT NULL REFERENCES article_versions(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  text TEXT NOT NULL,
  PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('meetings', 'people', 'campaigns', 'figures', 'awards', 'documents', 'blocs')),
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  version TEXT NOT NULL REFERENCES article_versions(id) ON DELETE CASCADE,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  rule TEXT NOT NULL,
  confidence REAL CHECK (confidence BETWEEN 0 AND 1),
  flags TEXT NOT NULL CHECK (json_valid(flags))
) STRICT;

CREATE TABLE evidence (
  fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  slot TEXT NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  quote TEXT NOT NULL,
  PRIMARY KEY (fact, number)
) STRICT, WITHOUT ROWID;

-- What the facts of several articles share; archive/resolve fills these tables and the columns that refer to them.

CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  position TEXT,
  province TEXT REFERENCES provinces(name),
  articles INTEGER NOT NULL,
  first_published TEXT,
  last_published TEXT
) STRICT;

CREATE TABLE campaigns (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('movement', 'drive', 'campaign', 'emulation_period')),
  period_start INTEGER,
  period_end INTEGER,
  articles INTEGER NOT NULL,
  provinces INTEGER NOT NULL,
  first_published TEXT,
  last_published TEXT
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT,
  number TEXT NOT NULL,
  date TEXT,
  issuer TEXT,
  articles INTEGER NOT NULL,
  first_published TEXT,
  last_published TEXT
) STRICT;

CREATE TABLE blocs (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  province TEXT REFERENCES provinces(name),
  articles INTEGER NOT NULL,
  first_published TEXT,
  last_published TEXT
) STRICT;

CREATE TABLE events (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  date TEXT,
  end_date TEXT,
  part_of_day TEXT,
  place TEXT,
  articles INTEGER NOT NULL
) STRICT;

-- One table a kind of fact. The last five columns of each are its article's.

CREATE TABLE meetings (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN (
    'mid_year_review', 'year_end_review', 'pact_signing', 'launch', 'congress', 'award_ceremony',
    'rollout', 'training', 'session', 'inspection', 'seminar', 'other')),
  date TEXT,
  end_date TEXT,
  part_of_day TEXT CHECK (part_of_day IN ('morning', 'noon', 'afternoon', 'evening')),
  place TEXT,
  organizers TEXT NOT NULL CHECK (json_valid(organizers)),
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  event TEXT REFERENCES events(id),
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE organizers (
  meeting TEXT NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  bloc TEXT REFERENCES blocs(id),
  PRIMARY KEY (meeting, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearances (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  positions TEXT NOT NULL CHECK (json_valid(positions)),
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  meeting TEXT REFERENCES meetings(id),
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  person TEXT REFERENCES people(id),
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE appearance_positions (
  appearance TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  position TEXT NOT NULL,
  PRIMARY KEY (appearance, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearance_roles (
  appearance TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('chair', 'speaker', 'attendee', 'presenter', 'honoree')),
  PRIMARY KEY (appearance, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_mentions (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('movement', 'drive', 'campaign', 'emulation_period')),
  period_start INTEGER,
  period_end INTEGER,
  launched_by TEXT,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  campaign TEXT REFERENCES campaigns(id),
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE figures (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  indicator TEXT,
  text TEXT NOT NULL,
  qualifier TEXT CHECK (qualifier IN ('over', 'under', 'about', 'at_least')),
  value REAL NOT NULL,
  value_max REAL,
  unit TEXT NOT NULL,
  per TEXT,
  amount REAL,
  currency TEXT,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE awards (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  form_folded TEXT NOT NULL,
  grade INTEGER CHECK (grade BETWEEN 1 AND 3),
  granted_by TEXT,
  count INTEGER CHECK (count >= 0),
  recipient_kind TEXT CHECK (recipient_kind IN ('collective', 'individual', 'household', 'mixed')),
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  status TEXT NOT NULL CHECK (status IN ('granted', 'proposed')),
  achievement_year INTEGER,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE award_recipients (
  award TEXT NOT NULL REFERENCES awards(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (award, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  kind TEXT,
  number TEXT NOT NULL,
  date TEXT,
  issuer TEXT,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  document TEXT REFERENCES documents(id),
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE bloc_leaderships (
  id TEXT PRIMARY KEY NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  term_year INTEGER,
  leader TEXT,
  deputies TEXT NOT NULL CHECK (json_valid(deputies)),
  member_count INTEGER CHECK (member_count >= 0),
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  bloc TEXT REFERENCES blocs(id),
  source TEXT NOT NULL REFERENCES sources(slug),
  province TEXT REFERENCES provinces(name),
  province_2025 TEXT REFERENCES provinces(name),
  published_year INTEGER,
  published_month INTEGER
) STRICT;

CREATE TABLE bloc_deputies (
  leadership TEXT NOT NULL REFERENCES bloc_leaderships(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (leadership, number)
) STRICT, WITHOUT ROWID;

-- Search. The view gives the text as written, so that snippets show it; the index holds what archive.search folds it to:
-- one column with equal spellings made one, one without accents. Both have the same words at the same places.

CREATE VIEW articles_text AS
SELECT docid, article, text AS exact, text AS folded
FROM (
  SELECT a.docid, a.id AS article, v.title || ' · ' || v.body || coalesce(' · ' || (
    SELECT group_concat(text, ' · ') FROM (SELECT text FROM captions WHERE version = v.id ORDER BY number)
  ), '') AS text
  FROM articles a JOIN article_versions v ON v.article = a.id AND v.current
);

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  exact, folded, content="articles_text", content_rowid="docid", tokenize="unicode61 remove_diacritics 0"
);
