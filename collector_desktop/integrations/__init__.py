"""The world outside the ledger: folders, clock, files."""
