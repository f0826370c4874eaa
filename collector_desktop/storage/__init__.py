"""Rows on disk: the one connection, the tables, the write path."""
