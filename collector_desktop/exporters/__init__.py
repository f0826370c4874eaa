"""Tables out: CSV and XLSX."""
