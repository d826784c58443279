"""From page bytes to an article and its links."""
