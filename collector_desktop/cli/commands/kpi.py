"""`kpi`: the key figures of a period."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from collector_desktop.cli.ratios import figure_text
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import iso_day, shown
from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.days_to_pay import rating
from collector_desktop.domain.dso import average_days_delinquent
from collector_desktop.domain.interest import half_up
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.kpis import Kpis, kpis, usual_period
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.receivables import other_currencies

EXPLANATION = (
    "Figures of the days from --from to --to, as at the end of --to: nothing dated later counts."
    " Else of this calendar month and the two before, up to --as-of. Rates and shares are in per"
    " cent. A figure without a meaning, such as the DSO when nothing was sold, is left empty."
)
NUMBERS = frozenset({1})
ABOUT = frozenset({"from", "to", "currency", "others", "roll_rates", "loss_rates"})


def configure(parser: ArgumentParser) -> None:
    """Add which days, and in which currency."""
    parser.description = EXPLANATION
    parser.add_argument("--from", dest="first", type=iso_day, metavar="D", help="the first day")
    parser.add_argument("--to", dest="last", type=iso_day, metavar="D", help="the last, else as-of")
    parser.add_argument("--currency", metavar="C", help="else that of the company")


def run(session: Session, options: Namespace) -> Answer:
    """Return the figures of a period in one currency."""
    period = _period(session, options)
    found = kpis(period)
    others = other_currencies(period.currency, period.last)
    document = {
        **_figures(found),
        "roll_rates": _rolled(found),
        "loss_rates": _loss_rates(found),
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "currency": period.currency,
        "others": list(others),
    }
    rows = [(name, shown(value)) for name, value in document.items() if name not in ABOUT]
    rows += [(f"lost of {name}", value) for name, value in _loss_rates(found).items()]
    rows += [(f"rolled to {name}", shown(value)) for name, value in _rolled(found).items()]
    title = f"{period.currency} from {period.first.isoformat()} to {period.last.isoformat()}"
    table = TextTable(("figure", "value"), rows, NUMBERS, title)
    return Answer(document, (table,), notes=tuple(_notes(found, others)))


def _period(session: Session, options: Namespace) -> Period:
    last = options.last or session.as_of
    if last > session.as_of:
        raise UsageError("--to lies after --as-of.")
    if options.first is not None and options.first > last:
        raise UsageError("--from lies after --to.")
    usual = usual_period(last, require_currency(options.currency) if options.currency else None)
    return replace(usual, first=options.first or usual.first)


def _figures(found: Kpis) -> dict[str, Any]:
    currency, pay, beyond = found.period.currency, found.pay, found.countback.beyond
    loss = found.losses.provision
    return {
        "dso": figure_text(found.dso),
        "dso_countback": figure_text(found.countback.days),
        "dso_countback_beyond": None if beyond is None else str(beyond),
        "dso_best": figure_text(found.best),
        "add": figure_text(average_days_delinquent(found.dso, found.best)),
        "cei": figure_text(found.effectiveness),
        "turnover": figure_text(found.turnover),
        "days_to_pay_mean": figure_text(pay.mean),
        "days_to_pay_weighted": figure_text(pay.weighted),
        "days_to_pay_median": figure_text(pay.median),
        "days_to_pay_trend": figure_text(pay.trend),
        "weighted_delay": figure_text(pay.delay),
        "delay_rating": None if pay.delay is None else rating(pay.delay),
        "overdue_share": figure_text(found.overdue_share),
        "promise_kept_rate": figure_text(found.kept.by_count),
        "promise_kept_rate_amount": figure_text(found.kept.by_amount),
        "at_risk": figure_text(found.losses.at_risk),
        "provision": None if loss is None else plain_amount(half_up(loss), currency),
        "sales": plain_amount(found.standing.sold, currency),
        "owed": plain_amount(found.standing.owed, currency),
        "collected": plain_amount(found.collected, currency),
        "target": None if found.target is None else plain_amount(found.target, currency),
    }


def _rolled(found: Kpis) -> dict[str, str | None]:
    labels = STANDARD_BUCKETS.labels[1:-1]
    return {name: figure_text(rate) for name, rate in zip(labels, found.rolled, strict=True)}


def _loss_rates(found: Kpis) -> dict[str, str]:
    """Return the rates of the provision, which are there once a year can tell."""
    rates = found.losses.rates or ()
    texts = [figure_text(100 * rate) or "" for rate in rates]
    return dict(zip(STANDARD_BUCKETS.labels, texts, strict=False))


def _notes(found: Kpis, others: tuple[str, ...]) -> list[str]:
    notes = []
    if found.countback.beyond is not None:
        notes.append(f"DSO by count-back: more than {found.countback.beyond} days, all there is.")
    if others:
        notes.append(f"Not in these figures: {', '.join(others)}. Ask for each with --currency.")
    return notes
