"""Use case: the form for credit comes back filled in; it is read, and kept when the user says so.

`read_form(path)` is called apart from the ledger: the PDF is somebody else's, so it is opened in a
process with limits. `application_of` makes the draft, which `record_application` keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from collector_desktop.documents.untrusted_pdf import fields_apart
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.filled_application import (
    FilledApplication,
    is_application,
    read_filled,
)
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import name_key
from collector_desktop.files.plain_file import read_chosen
from collector_desktop.queries.customers import customer_facts
from collector_desktop.services.credit_decisions import ApplicationDraft

LARGEST_FILE = 10_000_000
BY_HAND = "Type what it says into the credit application of the customer."


@frozen
class ReadApplication:
    """What a form asks for as a draft to look at; None where it asks for no limit that can be read.

    `form` is what it says, `doubts` are sentences on what to look at, the customer's name too.
    """

    draft: ApplicationDraft | None
    form: FilledApplication
    doubts: tuple[str, ...]


def read_form(path: Path) -> dict[str, str]:
    """Return the fields of a filled-in form by their names.

    Raises:
        OutsideWorldError: the file cannot be read.
        UnreadableFileError: it is a folder, a pipe or a device.
        RefusedError: it is no such form, was printed or scanned, or is damaged or too large.
    """
    content = read_chosen(path, LARGEST_FILE, BY_HAND)
    fields = fields_apart(content)
    if fields is None:
        title = f"{path.name} is not a PDF that can be read, or needs a password."
        raise RefusedError(title, BY_HAND)
    if not fields:
        title = f"{path.name} has no fields to read: it was printed, scanned or saved as pages."
        raise RefusedError(title, BY_HAND)
    if not is_application(fields):
        raise RefusedError(f"{path.name} is not the credit application form made here.", BY_HAND)
    return fields


def application_of(fields: Mapping[str, str], customer_id: int, as_of: date) -> ReadApplication:
    """Return what a form asks for as the application of a customer; nothing is kept."""
    customer = customer_facts(customer_id)
    form = read_filled(fields, customer.currency, as_of)
    doubts = form.doubts
    if form.name and name_key(form.name) != name_key(customer.name):
        doubts = (f"The form is for {form.name}, and this is {customer.name}.", *doubts)
    if form.asked_minor is None:
        return ReadApplication(None, form, doubts)
    draft = ApplicationDraft(
        customer_id,
        form.asked_minor,
        as_of,
        asked_terms=form.terms,
        years_trading=form.years,
        trade_references="; ".join(form.references),
        note=form.note,
    )
    return ReadApplication(draft, form, doubts)
