"""Families of content management systems: one file each."""
