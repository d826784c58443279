-- Listing pages that were sent whole, and the links to articles on them: a redesign may leave but the side column's.
ALTER TABLE run_sources ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
