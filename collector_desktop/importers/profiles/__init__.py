"""Known export formats, one module each."""
