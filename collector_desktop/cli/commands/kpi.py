"""`kpi`: the key figures of a period."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

from collector_desktop.cli.promise_rates_shown import rates_answer
from collector_desktop.cli.ratios import figure_text
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import iso_day, shown
from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.domain.collection_rates import KeptRates
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.dso import average_days_delinquent
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.months import add_months
from collector_desktop.domain.rounding import half_up
from collector_desktop.queries.customers import CustomerFacts, customer_facts, customer_id_of
from collector_desktop.queries.kpis import Kpis, kpis
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import (
    DaysToPay,
    days_taken,
    delay_with_overdue,
    promises_kept,
    usual_period,
)
from collector_desktop.queries.promise_rates import By
from collector_desktop.queries.receivables import other_currencies, true_dso

EXPLANATION = (
    "Figures of the days from --from to --to, as at the end of --to: nothing dated later counts."
    " Else of this calendar month and the two before, up to --as-of. Rates and shares are in per"
    " cent. A figure without a meaning, such as the DSO when nothing was sold, is n/a."
)
NUMBERS = frozenset({1})
ABOUT = frozenset({"from", "to", "currency", "customer", "others", "roll_rates", "loss_rates"})
WHOLE_LEDGER = (
    *("dso", "dso_countback", "dso_countback_beyond", "dso_true", "dso_best", "add", "cei"),
    *("turnover", "overdue_share", "at_risk", "loss_rates_from", "provision", "provision_net"),
    *("sales", "owed", "collected", "target"),
)
ONE_DAY = timedelta(days=1)
NO_MEANING = "n/a"


def configure(parser: ArgumentParser) -> None:
    """Add which days, and in which currency."""
    parser.description = EXPLANATION
    parser.add_argument("--from", dest="first", type=iso_day, metavar="D", help="the first day")
    parser.add_argument("--to", dest="last", type=iso_day, metavar="D", help="the last, else as-of")
    parser.add_argument("--currency", metavar="C", help="else that of the company or customer")
    parser.add_argument("--customer", metavar="CODE", help="only how this one pays, in a year")
    parser.add_argument(
        "--promises-by", choices=[by.value for by in By], help="only how promises were kept"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the figures of a period in one currency, of the whole ledger or of a customer."""
    if options.customer:
        return _of_customer(session, options, customer_facts(customer_id_of(options.customer)))
    period = _period(session, options)
    if options.promises_by:
        return rates_answer(period, By(options.promises_by))
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
    rows = _rows(document)
    rows += [(f"lost of {name}", _shown(value)) for name, value in _loss_rates(found).items()]
    rows += [(f"rolled to {name}", _shown(value)) for name, value in _rolled(found).items()]
    return Answer(document, (_table(period, rows),), notes=tuple(_notes(found, others)))


def _of_customer(session: Session, options: Namespace, facts: CustomerFacts) -> Answer:
    """Return how a customer pays; what only a whole ledger has is left empty."""
    period = _period(session, options, facts.currency)
    if options.first is None:
        period = replace(period, first=add_months(period.last, -12) + ONE_DAY)
    pay = days_taken(period, facts.customer_id)
    document = {
        **dict.fromkeys(WHOLE_LEDGER),
        **_pay_figures(
            pay,
            promises_kept(period, facts.customer_id),
            delay_with_overdue(period, facts.customer_id),
        ),
        "invoices_paid": pay.invoices,
        "usual_days": pay.usual_days,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "currency": period.currency,
        "customer": facts.code,
    }
    rows = [row for row in _rows(document) if row[0] not in WHOLE_LEDGER]
    return Answer(document, (_table(period, rows),))


def _rows(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name, _shown(value)) for name, value in document.items() if name not in ABOUT]


def _shown(value: Any) -> str:
    return NO_MEANING if value is None else shown(value)


def _table(period: Period, rows: list[tuple[str, str]]) -> TextTable:
    title = f"{period.currency} from {period.first.isoformat()} to {period.last.isoformat()}"
    return TextTable(("figure", "value"), rows, NUMBERS, title)


def _period(session: Session, options: Namespace, currency: str | None = None) -> Period:
    last = options.last or session.as_of
    if last > session.as_of:
        raise UsageError("--to lies after --as-of.")
    if options.first is not None and options.first > last:
        raise UsageError("--from lies after --to.")
    asked = require_currency(options.currency) if options.currency else currency
    usual = usual_period(last, asked)
    return replace(usual, first=options.first or usual.first)


def _figures(found: Kpis) -> dict[str, Any]:
    currency, beyond = found.period.currency, found.countback.beyond
    loss, net = found.losses.provision, found.losses.net
    return {
        "dso": figure_text(found.dso),
        "dso_countback": figure_text(found.countback.days),
        "dso_countback_beyond": None if beyond is None else str(beyond),
        "dso_true": figure_text(true_dso(currency, found.period.last)),
        "dso_best": figure_text(found.best),
        "add": figure_text(average_days_delinquent(found.dso, found.best)),
        "cei": figure_text(found.effectiveness),
        "turnover": figure_text(found.turnover),
        **_pay_figures(found.pay, found.kept, delay_with_overdue(found.period)),
        "overdue_share": figure_text(found.overdue_share),
        "at_risk": figure_text(found.losses.at_risk),
        "loss_rates_from": found.losses.rates_from,
        "provision": plain_amount(half_up(loss), currency),
        "provision_net": None if net is None else plain_amount(half_up(net), currency),
        "sales": plain_amount(found.standing.sold, currency),
        "owed": plain_amount(found.standing.owed, currency),
        "collected": plain_amount(found.collected, currency),
        "target": None if found.target is None else plain_amount(found.target, currency),
    }


def _pay_figures(
    pay: DaysToPay, kept: KeptRates, with_overdue: Fraction | None
) -> dict[str, str | None]:
    return {
        "days_to_pay_mean": figure_text(pay.mean),
        "days_to_pay_weighted": figure_text(pay.weighted),
        "days_to_pay_median": figure_text(pay.median),
        "days_to_pay_trend": figure_text(pay.trend),
        "weighted_delay": figure_text(pay.delay),
        "delay_rating": pay.rating,
        "weighted_delay_with_overdue": figure_text(with_overdue),
        "promise_kept_rate": figure_text(kept.by_count),
        "promise_kept_rate_amount": figure_text(kept.by_amount),
    }


def _rolled(found: Kpis) -> dict[str, str | None]:
    labels = STANDARD_BUCKETS.labels[1:-1]
    return {name: figure_text(rate) for name, rate in zip(labels, found.rolled, strict=True)}


def _loss_rates(found: Kpis) -> dict[str, str | None]:
    texts = (figure_text(100 * rate) for rate in found.losses.rates)
    return dict(zip(STANDARD_BUCKETS.labels, texts, strict=True))


def _notes(found: Kpis, others: tuple[str, ...]) -> list[str]:
    notes = []
    if found.countback.beyond is not None:
        notes.append(f"DSO by count-back: more than {found.countback.beyond} days, all there is.")
    if others:
        notes.append(f"Not in these figures: {', '.join(others)}. Ask for each with --currency.")
    return notes
