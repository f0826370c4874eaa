"""Invoice2go: Invoices as CSV; some of its cells have several lines."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import net_terms
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_COLUMNS = (
    "Id,AccountId,State,LastUpdated,CreatedDate,DocumentDate,DocumentNumber,Comment,Name,"
    "EmailRecipient,DocumentStatus,OutputStatus,PartPayment,DocumentRecipientAddress,StyleName,"
    "DatePaid,TermsOld,Payments,Items,CurrencyCode,TotalAmount,BalanceDueAmount,AmountPaidAmount,"
    "DiscountAmount,SubtotalAmount,TotalTaxAmount,WithholdingTaxAmount"
)


def _left_out(state: str, style: str) -> str:
    """Return why a document is left out: it was deleted, or is an estimate."""
    if state.casefold() == "deleted":
        return "a document that was deleted"
    return "" if style.casefold() in ("", "invoice") else f"a document of the style '{style}'"


INVOICE2GO_INVOICES = Profile(
    name="invoice2go-invoices",
    program="Invoice2go",
    kind=FileKind.ITEMS,
    columns=columns(_COLUMNS),
    fields=named(
        document_on="DocumentDate",
        number="DocumentNumber",
        customer_name="Name",
        email="EmailRecipient",
        settled_on="DatePaid",
        currency="CurrencyCode",
        amount="TotalAmount",
        open="BalanceDueAmount",
        description="Comment",
    ),
    derived={
        "terms": Derived(("TermsOld",), lambda text: net_terms(text) if text.isdigit() else ""),
        "left_out": Derived(("State", "StyleName"), _left_out),
    },
    needed=("document_on", "number", "customer_name", "amount", "open"),
    marks=("DocumentStatus", "BalanceDueAmount"),
    rules=ItemRules(types={}),
    decimal=".",
    names_first=True,
    not_read="Lines, taxes and single payments of an invoice stay in Invoice2go; no due dates.",
)
