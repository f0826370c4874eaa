"""Answers of the domain that few cases ask for."""

from datetime import date
from types import SimpleNamespace

import pytest

from collector_desktop.domain.application_phrases import ENGLISH as FORM
from collector_desktop.domain.filled_application import read_filled
from collector_desktop.domain.matching_fit import _some_of
from collector_desktop.domain.plan_phrases import ENGLISH
from collector_desktop.domain.promises import PromiseStatus

BROKEN = PromiseStatus.BROKEN


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ((PromiseStatus.KEPT, False, False, 100), 0),
        ((BROKEN, True, False, 100), 1),
        ((BROKEN, False, True, 40), 2),
        ((BROKEN, False, True, 0), 3),
        ((PromiseStatus.OPEN, False, False, 0), 4),
    ],
)
def test_an_instalment_is_said_as_it_stands(facts, place):
    """Paid, paid late, in part, missed, to come: the order of the phrases."""
    status, late, arrears, received = facts
    each = SimpleNamespace(
        status=status, is_paid_late=late, in_arrears=arrears, received_minor=received
    )
    assert ENGLISH.instalment_said(each) == ENGLISH.instalments[place]


def test_named_invoices_of_which_none_come_to_the_amount_are_no_fit():
    named = [SimpleNamespace(open_minor=minor) for minor in (30_00, 50_00, 70_00)]
    assert _some_of(60_00, named) is None
    assert _some_of(60_00, named[:1]) is None


@pytest.mark.parametrize("tick", ["/Yes", "/Off", ""])
def test_a_form_says_whether_invoices_must_quote_the_number_of_an_order(tick):
    form = read_filled({"limit": "5000", "orders": tick}, "GBP", date(2026, 11, 22))
    assert (FORM["orders"] in form.note.splitlines()) is (tick == "/Yes")
