"""Who is working: the name that the history keeps beside each operation."""

from __future__ import annotations

import getpass

NAMELESS = "somebody"


def user_name() -> str:
    """Return the name under which the user signed in to this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return NAMELESS
