"""The totals that a file prints of itself, beside the sums of its rows."""

from __future__ import annotations

from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.base import ParsedFile, RowProblem


def differences(parsed: ParsedFile, company_currency: str) -> tuple[RowProblem, ...]:
    """Return a sentence for each printed total that its rows do not come to; no row is rejected.

    A file that does not name its currency is taken to be in that of the company.
    """
    wrong = [total for total in parsed.totals if total.stated_minor != total.summed_minor]
    if not wrong:
        return ()
    named = (getattr(row, "currency", "") for row in parsed.rows)
    currency = next(filter(None, named), company_currency)
    found = []
    for total in wrong:
        stated, summed, apart = (
            plain_amount(minor, currency)
            for minor in (
                total.stated_minor,
                total.summed_minor,
                total.stated_minor - total.summed_minor,
            )
        )
        reason = (
            f"The file says {stated} here, but its rows come to {summed}: a difference of {apart}."
        )
        found.append(RowProblem(total.row, total.label, stated, reason))
    return tuple(found)
