"""GnuCash books in SQLite: customers, posted invoices and what is open on them, read only."""
