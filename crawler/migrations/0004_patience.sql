-- Of a listing's page that an earlier run left, or a complete look asks for: how many pages in a row that show nothing
-- new to the run the paging goes on over. 0: it ends at the first page that shows no other articles.
ALTER TABLE urls ADD COLUMN patience INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listed ADD COLUMN run TEXT;  -- the last run that saw the article there
-- A complete look asks for what was looked at longest ago.
CREATE INDEX urls_visited ON urls (source, last_visit);
