"""What the parts of the self-test say alike."""

from __future__ import annotations

DAMAGED = "The program is damaged: install it again."
