"""File formats in: bytes become plain rows or problems, never database rows."""
