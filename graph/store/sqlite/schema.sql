-- One file, one network. Days are counted from 1970-01-01, ends excluded; precision 0 day, 1 month, 2 year.
-- Ids and words that repeat stand once in `word`; `key` and `h` are blake2b-128 (docs/store.md).

CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO word VALUES (0, '');

CREATE TABLE dataset (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, loader TEXT NOT NULL, file_hash TEXT NOT NULL,
  coverage_from INTEGER, coverage_from_precision INTEGER NOT NULL, coverage_to INTEGER, coverage_to_precision INTEGER NOT NULL,
  rank INTEGER NOT NULL, evidence_public INTEGER NOT NULL, simulated INTEGER NOT NULL, carry TEXT NOT NULL DEFAULT '', h BLOB NOT NULL
) STRICT;

-- The ledger: what each load did, and for each kind how many rows there are, the sum of their hashes (mod 2^128)
-- and a checksum of the numbers a full read hands out.
CREATE TABLE load (
  n INTEGER PRIMARY KEY, dataset TEXT NOT NULL, at TEXT NOT NULL, file_hash TEXT NOT NULL, state TEXT NOT NULL, counts TEXT NOT NULL
) STRICT;
CREATE TABLE content (kind TEXT PRIMARY KEY, rows INTEGER NOT NULL, sum TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;

CREATE TABLE territories (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL,
  parent TEXT NOT NULL, valid_from INTEGER, from_precision INTEGER NOT NULL, valid_to INTEGER, to_precision INTEGER NOT NULL,
  successors TEXT NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE actors (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL,
  sector TEXT NOT NULL, sector_basis TEXT NOT NULL, form TEXT NOT NULL, territory TEXT NOT NULL, listed INTEGER NOT NULL,
  active_from INTEGER, active_from_precision INTEGER NOT NULL, active_to INTEGER, active_to_precision INTEGER NOT NULL,
  certainty TEXT NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE events (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  valid_from INTEGER, from_precision INTEGER NOT NULL, valid_to INTEGER, to_precision INTEGER NOT NULL, territory TEXT NOT NULL,
  parent TEXT NOT NULL, stated_date TEXT NOT NULL, stated_duration TEXT NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL,
  file TEXT NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE ties (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL, type INTEGER NOT NULL,
  formality INTEGER NOT NULL, directed INTEGER NOT NULL, valid_from INTEGER, from_precision INTEGER NOT NULL, valid_to INTEGER,
  to_precision INTEGER NOT NULL, from_known INTEGER NOT NULL, to_known INTEGER NOT NULL, absent_on INTEGER, weight REAL,
  unit INTEGER NOT NULL, strength REAL, confidence REAL, certainty INTEGER NOT NULL, reported_by INTEGER NOT NULL,
  campaign INTEGER NOT NULL DEFAULT 0, reporter_territory INTEGER NOT NULL DEFAULT 0, event INTEGER NOT NULL,
  record_id TEXT NOT NULL, stated_date TEXT NOT NULL, stated_duration TEXT NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL,
  file INTEGER NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE participations (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, actor INTEGER NOT NULL, event INTEGER NOT NULL, role INTEGER NOT NULL,
  formality INTEGER NOT NULL, valid_from INTEGER, from_precision INTEGER NOT NULL, valid_to INTEGER, to_precision INTEGER NOT NULL,
  certainty INTEGER NOT NULL, record_id TEXT NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL, file INTEGER NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE observations (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, campaign TEXT NOT NULL, valid_from INTEGER, from_precision INTEGER NOT NULL,
  valid_to INTEGER, to_precision INTEGER NOT NULL, territory TEXT NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL,
  file TEXT NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE respondents (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, campaign TEXT NOT NULL, actor TEXT NOT NULL, answered INTEGER NOT NULL,
  attrs TEXT NOT NULL, evidence TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL
) STRICT;
CREATE TABLE ratings (
  key BLOB NOT NULL, h BLOB NOT NULL, dataset INTEGER NOT NULL, rater TEXT NOT NULL, rated TEXT NOT NULL, item TEXT NOT NULL,
  campaign TEXT NOT NULL, level INTEGER NOT NULL, attrs TEXT NOT NULL, evidence TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX territories_key ON territories (key);
CREATE UNIQUE INDEX actors_key ON actors (key);
CREATE UNIQUE INDEX events_key ON events (key);
CREATE UNIQUE INDEX ties_key ON ties (key);
CREATE UNIQUE INDEX participations_key ON participations (key);
CREATE UNIQUE INDEX observations_key ON observations (key);
CREATE UNIQUE INDEX respondents_key ON respondents (key);
CREATE UNIQUE INDEX ratings_key ON ratings (key);
CREATE INDEX actors_id ON actors (id);
CREATE INDEX events_id ON events (id);
