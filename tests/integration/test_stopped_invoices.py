"""The view of invoices on hold or in dispute, of a small ledger and of a large one."""

from datetime import timedelta

from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.invoice_list import invoice_list
from collector_desktop.queries.invoice_pages import STOPPED, InvoiceWanted, invoice_keys
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.storage.models import Item
from collector_desktop.ui.widgets.invoices_groups import view_rows
from tests.conftest import TODAY
from tests.integration.money import invoice


def numbers(day):
    """Return what both ways of reading the view give; they must agree."""
    held = {row.number for row in view_rows(STOPPED, invoice_list(day))}
    keys = invoice_keys(day, InvoiceWanted(STOPPED))
    assert {Item.get_by_id(key).number for key in keys} == held
    return held


def test_the_view_has_what_is_on_hold_or_in_dispute(acme):
    for number in ("INV-2", "INV-3"):
        invoice(acme, number, 50_00)
    ids = {row.number: row.id for row in Item.select()}
    assert numbers(TODAY) == set()
    raise_dispute(DisputeDraft(ids["INV-2"], "PRICE", 1_00), TODAY)
    last = TODAY + timedelta(days=3)
    put_on_hold(HoldDraft(acme.id, HoldKind.GRACE, "x", last, (ids["INV-3"],)), TODAY)
    assert numbers(TODAY) == {"INV-2", "INV-3"}
    assert numbers(last + timedelta(days=1)) == {"INV-2"}
    put_on_hold(HoldDraft(acme.id, HoldKind.LEGAL, "x"), last)
    assert numbers(last) == {"INV-1", "INV-2", "INV-3"}
