"""PDF documents: a frozen dataclass in, bytes out.

`content` holds what a page shows, `statement` and `letter` draw it, `wording` has the fixed words.
Call `fonts.register_fonts` once before drawing.
"""
