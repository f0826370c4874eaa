"""The world outside the ledger: clock, folders, user, logs, key store, mail servers."""
