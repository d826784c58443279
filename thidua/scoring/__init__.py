"""Scoring predictions against gold articles, as docs/facts.md section 5 says."""
