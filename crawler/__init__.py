"""Sources to captures: the only importer of Scrapy and of WARC files."""
