"""Dolibarr: invoices under the names of its own fields, as *Tools > New export* writes them.

Whose columns have the labels of a language instead is matched like any other list.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import Derived, ItemRules, Lines, Profile, columns, named

_PRO_FORMA, _PAID = "4", "2"
_STATES = {"0": "a draft", "3": "abandoned"}


def _left_out(state: str, kind: str) -> str:
    """Return why a line is left out: its invoice is not owed."""
    return "a pro forma invoice" if kind == _PRO_FORMA else _STATES.get(state, "")


def _open(rest: str, paid: str, state: str) -> str:
    """Return what is open: as stated, else nothing of what is paid."""
    return rest or ("0" if paid == "1" or state == _PAID else "")


DOLIBARR_INVOICES = Profile(
    name="dolibarr-invoices",
    program="Dolibarr",
    kind=FileKind.ITEMS,
    columns=columns(
        "f.ref,s.nom,s.code_client,f.type,f.datef,f.date_lim_reglement,f.total_ht,f.total_ttc,"
        "f.paye,f.fk_statut,f.ref_client,none.rest"
    ),
    fields=named(
        number="f.ref|f.facnumber|ref|facnumber",
        customer_name="s.nom|nom",
        customer_code="s.code_client|code_client",
        document_on="f.datef|datef",
        due_on="f.date_lim_reglement|date_lim_reglement",
        amount="f.total_ttc|total_ttc",
        type="f.type|type",
        reference="f.ref_client|ref_client",
    ),
    derived={
        "open": Derived(("none.rest|rest", "f.paye|paye", "f.fk_statut|fk_statut"), _open),
        "left_out": Derived(("f.fk_statut|fk_statut", "f.type|type"), _left_out),
    },
    needed=("number", "customer_name", "document_on", "amount"),
    rules=ItemRules(
        types={
            "0": ("invoice", "credit_note"),
            "1": ("invoice", "credit_note"),
            "2": ("credit_note", "credit_note"),
            "3": ("invoice", "credit_note"),
            "5": ("invoice", "credit_note"),
        },
        lines=Lines.REPEATED,
    ),
    not_read="Without the field none.rest, an invoice paid in part comes in as open in full.",
)
