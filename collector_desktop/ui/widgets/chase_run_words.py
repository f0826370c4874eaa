"""The words of runs that were made: what became of their messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from collector_desktop.domain.templates import (
    BANK_DETAILS,
    ITEMS,
    ITEMS_WITH_INTEREST,
    PLAN_SCHEDULE,
    SIGNATURE,
)
from collector_desktop.ui.format import days_late, money, near_day, plural
from collector_desktop.ui.widgets.chase_rows import MessageTile
from collector_desktop.ui.widgets.chase_words import tr
from collector_desktop.ui.widgets.customers_words import sums_words

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.runs import MessageRow, RunRow, SentItem

LEFT_OUT = "left_out"
TROUBLED = frozenset(("failed", "unknown"))
STATES = {
    "ready": "Ready",
    "queued": "Waiting to be sent",
    "sending": "Being sent",
    "sent": "Sent",
    "handed_over": "Drafted in your mail program",
    "printed": "Printed",
    "task": "On Today",
    "failed": "Not delivered",
    "unknown": "May have been sent: decide",
    "left_out": "Left out",
    "taken_back": "Taken back",
}
_COUNTED = (
    ("sent", "sent"),
    ("queued", "waiting"),
    ("handed_over", "drafted"),
    ("printed", "printed"),
    ("task", "on Today"),
    ("failed", "not delivered"),
    ("unknown", "to decide"),
)


def run_words(row: RunRow, today: date) -> tuple[str, str]:
    """Return the day of a run and what went out with it."""
    day = near_day(row.made_on, today)
    title = day[:1].upper() + day[1:]
    if row.is_apart:
        title = tr("{day}, single papers").format(day=title)
    if row.is_open:
        ready = row.count_of("ready")
        return title, tr("{count:,} saved for later").format(count=ready)
    states = Counter[str]()
    for (_, state), count in row.counts.items():
        states[state] += count
    return title, _states_words(states) or tr("nothing was sent")


def foot_words(rows: Sequence[MessageRow]) -> tuple[str, str]:
    """Return what a run came to, as a title and a detail."""
    went = [row for row in rows if row.state != LEFT_OUT]
    if not went:
        return (tr("Nothing was sent"), "") if rows else ("", "")
    title = plural(len(went), tr("message"))
    states = Counter(row.state for row in went)
    left_out = len(rows) - len(went)
    whom = plural(len({row.customer_id for row in went}), tr("customer"))
    parts = [_states_words(states), whom]
    sums = [(row.total_minor, row.currency) for row in went if row.currency]
    if sums:
        parts.append(sums_words(sums, sums[0][1]))
    if left_out:
        parts.append(tr("{count:,} left out").format(count=left_out))
    return title, ", ".join(part for part in parts if part)


def run_message_tile(row: MessageRow) -> MessageTile:
    """Return a message as it was sent; a paper sent alone has no sum of one currency."""
    state = tr(STATES[row.state])
    troubled = row.state in TROUBLED or bool(row.error)
    second = f"{row.step}, {state[:1].lower()}{state[1:]}"
    return MessageTile(
        row.message_id,
        row.name,
        row.error or second if troubled else second,
        money(row.total_minor, row.currency) if row.currency else "",
        plural(len(row.items), tr("invoice")) if row.items else "",
        ticked=row.state != LEFT_OUT,
        is_warning=troubled,
        is_edited=row.is_edited,
        state="queued" if row.state == "ready" else row.state,
        state_words=state,
    )


def note_of(row: MessageRow) -> str:
    """Return what became of a message, in a sentence above it."""
    if row.error:
        return row.error
    if row.state == "queued":
        return tr("Waiting to be sent. Undo takes the run back until then.")
    return "" if row.state in {"sent", "printed", "task"} else f"{tr(STATES[row.state])}."


def sent_words(row: MessageRow) -> str:
    """Return the words of a message that went; where a table or box stood is its content or name.

    The items are listed as they were asked for; bank details, plans and signatures are named only,
    for those of today may be others.
    """
    listed = "\n".join(_item_words(row, each) for each in row.items)
    named = {ITEMS: listed, ITEMS_WITH_INTEREST: listed, BANK_DETAILS: tr("bank details")}
    named |= {PLAN_SCHEDULE: tr("instalments of the plan"), SIGNATURE: tr("signature")}
    text = row.body
    for slot, words in named.items():
        text = text.replace(f"{{{slot}}}", words if words == listed else f"[{words}]")
    return text


def _item_words(row: MessageRow, item: SentItem) -> str:
    sum_ = money(item.open_minor, row.currency) if row.currency else ""
    return ", ".join(filter(None, (item.number, sum_, days_late(item.days_overdue))))


def _states_words(states: Counter[str]) -> str:
    return ", ".join(f"{states[key]:,} {tr(words)}" for key, words in _COUNTED if states[key])
