"""Files out: tables as CSV and as workbooks, written whole or not at all."""
