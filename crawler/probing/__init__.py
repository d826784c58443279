"""Looking at a site before it is crawled: does its source file hold, and how would one be written?

fetch (a few polite requests) → check (a source file against the live site) or explore (what is at an address) →
compare (selectors from several article pages) → draft (a source file). Nothing of it is captured.
"""
