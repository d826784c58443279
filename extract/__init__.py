"""The pure core, from bytes to facts: no network, no database, no clock."""
