"""Files that Tally writes as XML: masters and vouchers, and the report of bills receivable."""
