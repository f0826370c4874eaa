"""The figures and flags that the head of the customer card shows."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.score import Score
from collector_desktop.queries.cheques import ChequeRow
from collector_desktop.queries.customer_card import CustomerCard, Lateness
from collector_desktop.queries.exchange import BaseWorth
from collector_desktop.queries.statements import StatementSection
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import MINUS, money, plural, short_day
from collector_desktop.ui.widgets.ageing_bar import AgePart
from collector_desktop.ui.widgets.card_habits import months_words
from collector_desktop.ui.widgets.card_words import age_words, hold_chip, hold_words, tr
from collector_desktop.ui.widgets.credit_words import limit_words
from collector_desktop.ui.widgets.plan_words import plan_flag
from collector_desktop.ui.widgets.score_words import risk_words, score_lines
from collector_desktop.ui.widgets.status_words import limit_chips, status_chips, status_reason

_DASH = "\N{EM DASH}"
_WHOLE = 100
_RISKY = frozenset("DE")


@frozen
class CardFigure:
    """A figure with what it means; `share` in per cent draws a bar, `why` is its tooltip.

    `grade` is a letter of the scale of risk, which is then shown whole. `line` are values over
    time, the newest last, and None where there is none.
    """

    title: str
    value: str
    detail: str = ""
    tone: str = ""
    detail_tone: str = ""
    share: int | None = None
    why: str = ""
    grade: str = ""
    line: tuple[int | None, ...] = ()


def card_figures(card: CustomerCard, today: date) -> list[CardFigure]:
    """Return balance, overdue, limit, how the customer paid and its risk.

    Where it is not rated yet, how it kept its promises.
    """
    figures = [_balance(card), _overdue(card), _limit(card)]
    if card.lateness.days is not None:
        figures.append(_days_late(card.lateness, today))
    kept, decided = card.promises_kept
    if card.score is not None and card.score.points is not None:
        figures.append(risk_figure(card.score, card.promises_kept))
    elif decided:
        figures.append(_promises(card, kept, decided, today))
    return figures


def risk_figure(rated: Score, promises: tuple[int, int]) -> CardFigure:
    """Return the risk of a customer that is rated, with the reasons for it."""
    kept, decided = promises
    detail = tr("{points} of 100 points").format(points=rated.points)
    if kept < decided:
        detail = tr("{kept} of {count} promises kept").format(kept=kept, count=decided)
    tone = "danger" if rated.grade in _RISKY else ""
    why, grade = score_lines(rated), rated.grade or ""
    return CardFigure(tr("Risk"), risk_words(rated), detail, tone, why=why, grade=grade)


def card_flags(card: CustomerCard, today: date) -> tuple[Chip, ...]:
    """Return what to know before anything is said, the most severe first."""
    flags = _stop_flags(card, today)
    person, over = card.facts.main_person, _over_limit(card)
    if person is not None and person.do_not_call:
        flags.append(Chip(tr("Do not call"), Tone.DANGER, "phone-off"))
    owes = any(account.closing_minor > 0 for account in card.accounts)
    if owes and _newest_promise(card) is PromiseStatus.BROKEN:
        flags.append(Chip(tr("Broken promise"), Tone.DANGER, "handshake"))
    if over > 0 or (card.credit is not None and card.credit.is_exceeded):
        flags.append(Chip(tr("Over limit"), Tone.WARN, "shield-alert"))
    held = [row for row in card.cheques if row.status is ChequeStatus.HELD]
    if held:
        flags.append(_cheque_chip(held, today))
    coming = [p.pay_by for p in card.promises if p.status is PromiseStatus.OPEN]
    if coming:
        day = short_day(min(coming), today)
        flags.append(Chip(tr("Promised {day}").format(day=day), Tone.OK, "handshake"))
    flags += [plan_flag(plan) for plan in card.plans if plan.is_running]
    if card.facts.credit_limit_minor == 0:
        flags.append(Chip(tr("Cash only"), Tone.NEUTRAL, "wallet"))
    account = card.main_account
    if account is not None and account.closing_minor < 0:
        flags.append(Chip(tr("In credit"), Tone.INFO, "banknote"))
    return tuple(flags)


def hold_reasons(card: CustomerCard, today: date) -> str:
    """Return why the account is on hold or has a status, a line for each."""
    lines = [status_reason(row, today) for row in card.statuses]
    lines += [hold_words(row, today) for row in card.holds if row.item_id is None]
    return "\n".join(lines)


def _stop_flags(card: CustomerCard, today: date) -> list[Chip]:
    """Return its status, that the account is on hold, and what is in dispute of it."""
    flags = status_chips(row.status for row in card.statuses) + limit_chips(card.limits)
    own = [row for row in card.holds if row.item_id is None]
    flags += [hold_chip(own, today)] if own else []
    account = card.main_account
    if account is not None and account.disputed_minor:
        sum_ = money(account.disputed_minor, account.currency)
        flags.append(Chip(tr("{sum} in dispute").format(sum=sum_), Tone.PLUM, "scale"))
    return flags


def _cheque_chip(held: list[ChequeRow], today: date) -> Chip:
    """Return the cheques in hand, by the first that can be banked."""
    day = min(row.dated_on for row in held)
    words = tr("Cheque to bank") if day <= today else tr("Cheque held until {day}")
    return Chip(words.format(day=short_day(day, today)), Tone.OK, "calendar-clock")


def age_parts(card: CustomerCard) -> list[AgePart]:
    """Return the ageing of the main account."""
    account = card.main_account
    sums = account.ageing if account else (0,) * len(card.labels)
    currency = account.currency if account else card.facts.currency
    return [
        AgePart(age_words(text), minor, money(minor, currency) if minor else _DASH)
        for text, minor in zip(card.labels, sums, strict=True)
    ]


def other_accounts(card: CustomerCard) -> str:
    """Return the accounts in further currencies in one line, and money not matched yet."""
    parts = [_in_one_line(account) for account in card.accounts[1:]]
    account = card.main_account
    if account is not None and account.unallocated_minor:
        sum_ = money(-account.unallocated_minor, account.currency)
        parts.insert(0, tr("{sum} paid or credited and not matched yet").format(sum=sum_))
    if card.worth is not None:
        parts.append(_worth_words(card.worth))
    return "  \N{MIDDLE DOT}  ".join(parts)


def _worth_words(worth: BaseWorth) -> str:
    if worth.minor is None:
        missing = ", ".join(worth.missing)
        return tr("no rate for {currencies} yet").format(currencies=missing)
    return tr("{sum} in all at today's rates").format(sum=money(worth.minor, worth.base))


def _in_one_line(account: StatementSection) -> str:
    words = tr("In {currency}: {balance} owed, {overdue} overdue")
    return words.format(
        currency=account.currency,
        balance=money(account.closing_minor, account.currency),
        overdue=money(account.overdue_minor, account.currency),
    )


def _balance(card: CustomerCard) -> CardFigure:
    account = card.main_account
    if account is None:
        return CardFigure(tr("Balance"), money(0, card.facts.currency), tr("nothing open"))
    count = sum(item.currency == account.currency for item in card.items)
    value = money(account.closing_minor, account.currency)
    return CardFigure(tr("Balance"), value, plural(count, tr("open item")))


def _overdue(card: CustomerCard) -> CardFigure:
    account = card.main_account
    if account is None or not account.overdue_minor:
        currency = account.currency if account else card.facts.currency
        return CardFigure(tr("Overdue"), money(0, currency), tr("nothing overdue"))
    days = max(i.days for i in card.items if i.is_overdue and i.currency == account.currency)
    detail = tr("oldest {days}").format(days=plural(days, tr("day")))
    tone = "danger"
    if account.closing_minor <= 0:
        detail, tone = tr("covered by money to match"), ""
    return CardFigure(tr("Overdue"), money(account.overdue_minor, account.currency), detail, tone)


def _limit(card: CustomerCard) -> CardFigure:
    limit, currency = _whole_limit(card), card.facts.currency
    credit = card.credit
    why = "\n".join(limit_words(each) for each in credit.further) if credit else ""
    exceeded = next((e for e in credit.further if e.is_exceeded), None) if credit else None
    title = tr("Credit limit")
    if credit is not None and credit.group:
        title = tr("Limit of {group}").format(group=credit.group)
    if limit is None:
        detail = limit_words(exceeded) if exceeded else tr("no limit set")
        tone = "danger" if exceeded else ""
        return CardFigure(title, tr("None"), detail, "", tone, why=why)
    over = _over_limit(card)
    share = _WHOLE * (limit + over) // limit if limit else 0
    detail, tone = tr("{sum} left").format(sum=money(-over, currency)), ""
    if over > 0:
        detail, tone, share = tr("{sum} over").format(sum=money(over, currency)), "danger", _WHOLE
    elif exceeded is not None:
        detail, tone = limit_words(exceeded), "danger"
    return CardFigure(title, money(limit, currency), detail, "", tone, share, why)


def _whole_limit(card: CustomerCard) -> int | None:
    """Return the limit that holds: its own, else the one that its group gives it."""
    return card.credit.limit_minor if card.credit else card.facts.credit_limit_minor


def _over_limit(card: CustomerCard) -> int:
    """Return by how much what is owed passes the limit; negative is what is left of it."""
    limit = _whole_limit(card)
    if limit is None:
        return 0
    if card.credit is not None:
        return card.credit.exposure_minor - limit
    own = [a.closing_minor for a in card.accounts if a.currency == card.facts.currency]
    return sum(own) - limit


def _days_late(late: Lateness, today: date) -> CardFigure:
    days, before = late.days or 0, late.before
    value = f"{MINUS if days < 0 else ''}{abs(days)}"
    detail = tr("after the due date") if days >= 0 else tr("before the due date")
    if before is not None and before != days:
        words = tr("up from {days}") if days > before else tr("down from {days}")
        detail = words.format(days=f"{MINUS if before < 0 else ''}{abs(before)}")
    why = months_words(late.months, today)
    return CardFigure(tr("Days late, 12 months"), value, detail, why=why, line=late.months)


def _promises(card: CustomerCard, kept: int, decided: int, today: date) -> CardFigure:
    value = tr("{kept} of {count}").format(kept=kept, count=decided)
    last = max((p.taken_on for p in card.promises), default=today)
    detail = tr("last made {day}").format(day=short_day(last, today))
    return CardFigure(tr("Promises kept"), value, detail)


def _newest_promise(card: CustomerCard) -> PromiseStatus | None:
    """Return how the newest promise stands; none where a plan has taken its place since."""
    made = [p for p in card.promises if p.status is not PromiseStatus.CANCELLED]
    newest = max(made, key=lambda p: (p.taken_on, p.promise_id), default=None)
    if newest is None or any(
        plan.is_running and plan.made_on > newest.pay_by for plan in card.plans
    ):
        return None
    return newest.status
