"""PDF documents: a frozen dataclass in, bytes out."""
