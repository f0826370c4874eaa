"""What the import says about a file: its lines, its totals, what was noticed, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.ui.format import column_money, money, near_day, plural, short_day

if TYPE_CHECKING:
    from collector_desktop.importers.base import BankStatement, ParsedFile, TotalCheck
    from collector_desktop.services.import_tally import ImportCounts, ImportPlan

Fact = tuple[str, str]
_LINES = (
    ("title", "title line", ""),
    ("header", "header", ""),
    ("group", "group heading", ""),
    ("data", "row", ""),
    ("subtotal", "subtotal", ""),
    ("total", "total", ""),
    ("trailer", "closing line", ""),
    ("blank", "empty line", ""),
    ("unclassified", "line not understood", "lines not understood"),
)


def lines_words(parsed: ParsedFile) -> str:
    """Return how many lines of each kind a file has."""
    counts = {kind.value: count for kind, count in parsed.counts.items()}
    parts = [plural(counts[name], one, many) for name, one, many in _LINES if counts.get(name)]
    if parsed.excluded:
        parts.append(_tr("{count} left out on purpose").format(count=f"{parsed.excluded:,}"))
    whole = plural(parsed.rows_in_file, _tr("line"))
    return f"{whole}: {', '.join(parts)}" if parts else whole


def facts(parsed: ParsedFile, plan: ImportPlan, today: date) -> list[Fact]:
    """Return what is worth a line above the lists, each with the name of its icon."""
    found: list[Fact] = []
    if plan.already_imported_on is not None:
        day = near_day(plan.already_imported_on, today)
        found.append(("history", _tr("This very file was imported {day}.").format(day=day)))
    if changes_nothing(plan) and plan.counts.unchanged:
        found.append(("circle-check", _tr("The ledger has all of this already: nothing changes.")))
    if plan.counts.closed:
        found.append(("minus", closing_words(parsed, plan, today)))
    found += _totals(parsed)
    found += [("landmark", account_words(each, today)) for each in _accounts(parsed)]
    found += [("info", note) for note in parsed.notes]
    return found


def closing_words(parsed: ParsedFile, plan: ImportPlan, today: date) -> str:
    """Return how many open items the file lacks, how much they are and as at which day they go."""
    words = _tr("{items} not in this file: settled as at {day}, {sums}.")
    sums = (money(minor, each) for each, minor in sorted(plan.closed_totals.items()))
    return words.format(
        items=plural(plan.counts.closed, _tr("open item is"), _tr("open items are")),
        day=short_day(min(parsed.as_of or today, today), today),
        sums=" + ".join(sums),
    )


def _totals(parsed: ParsedFile) -> list[Fact]:
    """Return whether the totals printed in the file are the sums of its rows."""
    wrong = [total for total in parsed.totals if total.stated_minor != total.summed_minor]
    if not parsed.totals:
        return []
    if not wrong:
        count = plural(len(parsed.totals), _tr("total"))
        return [
            ("circle-check", _tr("{count} in the file agree with the rows.").format(count=count))
        ]
    return [("triangle-alert", _wrong_total(total, parsed)) for total in wrong[:3]]


def _wrong_total(total: TotalCheck, parsed: ParsedFile) -> str:
    currency = next((getattr(row, "currency", "") for row in parsed.rows), "") or "GBP"
    return _tr("Row {row}, {label}, says {stated}, but its rows add up to {summed}.").format(
        row=total.row,
        label=total.label,
        stated=column_money(total.stated_minor, currency),
        summed=column_money(total.summed_minor, currency),
    )


def _accounts(parsed: ParsedFile) -> list[list[BankStatement]]:
    """Return the statements of each account, in the order of the file."""
    accounts: dict[tuple[str, str], list[BankStatement]] = {}
    for each in parsed.statements:
        accounts.setdefault((each.account_key, each.currency), []).append(each)
    return list(accounts.values())


def account_words(statements: Sequence[BankStatement], today: date) -> str:
    """Return whose statements they are, of which days, what came and went, and the balances."""
    first, last = statements[0], statements[-1]
    lines = [line for statement in statements for line in statement.lines]
    ins = [line.amount_minor for line in lines if line.amount_minor > 0]
    outs = [-line.amount_minor for line in lines if line.amount_minor < 0]
    words = _tr("{account}, {days}: {ins} in, {came}; {outs} out, {went}.").format(
        account=f"{first.account_name} ({first.currency})",
        days=_days([line.booked_on for line in lines], today),
        ins=plural(len(ins), _tr("line")),
        came=column_money(sum(ins), first.currency),
        outs=f"{len(outs):,}",
        went=column_money(sum(outs), first.currency),
    )
    if first.opening_minor is None or last.closing_minor is None:
        return words
    return words + _tr(" Balance from {opening} to {closing}.").format(
        opening=column_money(first.opening_minor, first.currency),
        closing=column_money(last.closing_minor, first.currency),
    )


def _days(days: Sequence[date], today: date) -> str:
    if not days:
        return _tr("no lines")
    first, last = short_day(min(days), today), short_day(max(days), today)
    return first if first == last else _tr("{first} to {last}").format(first=first, last=last)


def payments_words(count: int) -> str:
    """Return how many payments of a statement wait to be matched."""
    if not count:
        return _tr("No new payments to match")
    return _tr("{payments} to match").format(payments=plural(count, _tr("new payment")))


def changes_nothing(plan: ImportPlan) -> bool:
    """Return whether an import would leave the ledger as it is."""
    counts = plan.counts
    return not (counts.created or counts.updated or counts.closed or plan.new_customers)


def rows_taken(counts: ImportCounts) -> int:
    """Return how many rows of a file come in."""
    return counts.created + counts.updated + counts.unchanged


def import_button(plan: ImportPlan) -> str:
    """Return what the last button does, with its numbers."""
    text = _tr("Import {rows}").format(rows=plural(rows_taken(plan.counts), _tr("row")))
    if plan.counts.closed:
        text += _tr(", settle {count}").format(count=f"{plan.counts.closed:,}")
    return text


def foot_words(*, able: bool, asked: bool) -> str:
    """Return what is beside the last button: what is safe, or why nothing can be imported."""
    if able:
        return _tr("Nothing has been changed yet. The whole import can be undone.")
    if asked:
        return _tr("Answer the questions above; then the rows can be read.")
    return _tr("The file has no row that can be imported.")


def done_words(counts: ImportCounts) -> str:
    """Return what became of the rows of a file, and what it closed, in one line."""
    parts = (
        (counts.created, _tr("new")),
        (counts.updated, _tr("changed")),
        (counts.unchanged, _tr("unchanged")),
        (counts.rejected, _tr("left out")),
    )
    counted = ", ".join(f"{count:,} {word}" for count, word in parts if count)
    words = [_tr("{rows}: {counted}").format(rows=plural(counts.rows, _tr("row")), counted=counted)]
    if counts.closed:
        items = plural(counts.closed, _tr("open item"))
        words.append(_tr("{items} settled, no longer listed").format(items=items))
    return "; ".join(words if counted else words[1:])


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportPage", text)
