"""Collector Desktop: credit control for one person and one file."""

__version__ = "0.1.0"
