"""The note against fraud beside an account that changed of late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.letter_phrases import phrases

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.services.localised import Written


def fraud_note(written: Written, changed: date | None, *, on_paper: bool = False) -> str:
    """Return how to be sure of an account that changed on a day; nothing where none did.

    Changed bank details are never given without it, by post no more than by
    mail: who forges a letter prints his own telephone number on it.
    """
    if changed is None:
        return ""
    said = phrases(written.language)
    here = said.this_paper if on_paper else said.this_mail
    return said.bank_changed.format(day=written.day(changed), here=here)
