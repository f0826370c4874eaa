"""`application CODE --form FILE`: what a filled-in form says; kept only when `--keep` says so."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import done, shown
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.services.application_forms import (
    ReadApplication,
    application_of,
    read_form,
)
from collector_desktop.services.credit_decisions import ApplicationDraft, record_application

HEADINGS = ("field", "says")


def form_answer(session: Session, options: Namespace, customer_id: int, currency: str) -> Answer:
    """Return what a form says, or keep it as the application of a customer."""
    read = application_of(read_form(options.form), customer_id, session.as_of)
    draft = read.draft
    if options.asked is not None:
        asked = minor_units(options.asked, currency)
        base = draft or ApplicationDraft(customer_id, asked, session.as_of, note=read.form.note)
        draft = replace(base, asked_minor=asked)
    if options.keep:
        if draft is None:
            raise RefusedError(" ".join(read.doubts), "Say the limit: --asked AMOUNT.")
        return replace(done(record_application(draft, session.as_of)), notes=read.doubts)
    document = _document(read, draft, currency)
    rows = [(name, shown(value)) for name, value in document["form"].items()]
    text = "Nothing is kept yet: --keep keeps it."
    return Answer(document, (TextTable(HEADINGS, rows),), text, read.doubts)


def _document(
    read: ReadApplication, draft: ApplicationDraft | None, currency: str
) -> dict[str, Any]:
    form = read.form
    asked = draft.asked_minor if draft is not None else None
    return {
        "form": {
            "name": form.name or None,
            "asked": None if asked is None else plain_amount(asked, currency),
            "terms": form.terms or None,
            "years": form.years,
            "references": "; ".join(form.references) or None,
            "note": form.note or None,
        },
        "doubts": list(read.doubts),
        "kept": False,
    }
