"""Use cases about exchange rates: enter one, or bring in a file of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.exchange import read_rate
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.importers.dates import (
    DateOrder,
    DateSurvey,
    DateTextError,
    DateVerdict,
    parse_day,
)
from collector_desktop.queries.settings import settings
from collector_desktop.services.table_files import (
    Brought,
    WrongRow,
    day,
    has_semicolons,
    read_table,
)
from collector_desktop.storage.models import FxRate
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("currency", "date", "rate")
CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


@frozen
class FxDraft:
    """What one unit of a currency is worth in the company's, from a day on, as typed."""

    currency: str
    day: date
    rate: str


class _Rate(NamedTuple):
    """A rate that was checked."""

    base: str
    currency: str
    day: date
    rate: str


@frozen
class RatesImported:
    """What became of a file of rates."""

    created: int
    updated: int
    unchanged: int
    wrong: tuple[WrongRow, ...]


def add_fx_rate(draft: FxDraft, made_on: date) -> Outcome[None]:
    """Enter a rate, or correct the one of that day.

    Raises:
        CollectorError: it is no currency or no rate.
        RefusedError: it is the company's own currency.
    """
    rate = _checked(draft)
    if _news(rate) == UNCHANGED:
        return Outcome(None, NOTHING)
    words = f"1 {rate.currency} to {rate.rate} {rate.base} from {rate.day.isoformat()}"
    summary = f"Set {words}"
    with operation("add_fx_rate", summary, made_on) as current:
        _write(rate)
    return Outcome(None, Change.SETTING, current.id, summary)


def import_fx_rates(path: Path, made_on: date) -> Outcome[RatesImported]:
    """Import a table with the columns currency, date and rate; wrong rows are left out.

    It is a workbook, or CSV with commas, semicolons or tabs between the columns.

    Raises:
        UnreadableFileError: the file cannot be read, or has not these columns.
    """
    rates: dict[tuple[str, date], _Rate] = {}
    wrong = []
    for row, found in _rows(path):
        if isinstance(found, str):
            wrong.append(WrongRow(row, found))
        else:
            rates[found.currency, found.day] = found
    news = {rate: _news(rate) for rate in rates.values()}
    counts = Counter(news.values())
    result = RatesImported(counts[CREATED], counts[UPDATED], counts[UNCHANGED], tuple(wrong))
    if not counts[CREATED] + counts[UPDATED]:
        return Outcome(result, NOTHING)
    summary = f"Import exchange rates from {path.name}"
    with operation("import_fx_rates", summary, made_on) as current:
        for rate, what in news.items():
            if what != UNCHANGED:
                _write(rate)
    return Outcome(result, Change.SETTING, current.id, summary)


def bring_fx_rate(values: dict[str, str], _made_on: date) -> Brought:
    """Write one rate of a file; the caller has opened the operation.

    Raises:
        ValueError: it has no such day.
        CollectorError: it is no currency or no rate.
    """
    rate = _checked(FxDraft(values["currency"], day(values["date"]), values["rate"]))
    found = Brought(_news(rate))
    if found is not Brought.UNCHANGED:
        _write(rate)
    return found


def _checked(draft: FxDraft) -> _Rate:
    base = settings()[COMPANY_CURRENCY]
    currency = require_currency(draft.currency)
    if currency == base:
        raise RefusedError(f"{base} is your own currency.", "Give the rate of another one.")
    return _Rate(base, currency, draft.day, str(read_rate(draft.rate)))


def _stored(rate: _Rate) -> FxRate | None:
    found: FxRate | None = FxRate.get_or_none(
        FxRate.base == rate.base, FxRate.currency == rate.currency, FxRate.day == rate.day
    )
    return found


def _news(rate: _Rate) -> str:
    """Return what writing a rate would do."""
    stored = _stored(rate)
    if stored is None:
        return CREATED
    return UNCHANGED if stored.rate == rate.rate else UPDATED


def _write(rate: _Rate) -> None:
    stored = _stored(rate)
    if stored is None:
        FxRate.create(base=rate.base, currency=rate.currency, day=rate.day, rate=rate.rate)
    else:
        FxRate.update(rate=rate.rate).where(FxRate.id == stored.id).execute()


def _rows(path: Path) -> Iterator[tuple[int, _Rate | str]]:
    """Yield each line below the headings as a rate, or the reason why it is not one.

    Between semicolons a comma is before decimals, unless a rate of the file has a point.
    """
    lines = list(read_table(path, COLUMNS))
    day_in = _reader_of_days(values["date"] for _, values in lines)
    has_points = any("." in values["rate"] for _, values in lines)
    point = "," if not has_points and has_semicolons(path) else "."
    for line, values in lines:
        try:
            starts_on = day_in(values["date"])
            said = values["rate"].replace(point, ".")
            rate = _checked(FxDraft(values["currency"], starts_on, said))
        except ValueError as error:
            yield line, str(error)
        except CollectorError as error:
            yield line, f"{error.title} {error.advice}".strip()
        else:
            yield line, rate


def _reader_of_days(texts: Iterable[str]) -> Callable[[str], date]:
    """Return what reads the days of a file, in any form that files write and that is clear.

    Which of two numbers is the day must be clear from the text, or from others of the file.
    """
    survey = DateSurvey()
    for text in texts:
        survey.add(text)
    order = {DateVerdict.DMY: DateOrder.DMY, DateVerdict.MDY: DateOrder.MDY}.get(survey.verdict)

    def read(text: str) -> date:
        found: dict[DateOrder, date] = {}
        for each in (DateOrder.DMY, DateOrder.MDY):
            with suppress(DateTextError):
                found[each] = parse_day(text, each)
        if not found:
            raise ValueError(f"{text!r} is not a day such as 2026-11-20.")
        if len(set(found.values())) > 1 and order is None:
            raise ValueError(f"{text!r} may be two days: write it like 2026-11-20.")
        return found[order] if order in found else next(iter(found.values()))

    return read
