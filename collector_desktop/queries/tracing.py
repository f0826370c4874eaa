"""How the search for a customer stands: what failed, who was asked, where it was before."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.tracing import SOURCE_RULES, SourceRule, TraceResult, TraceSource
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.position import ask

STEPS = """SELECT source, result, note, made_on FROM trace_step
    WHERE customer_id = :customer AND made_on <= :day ORDER BY made_on, id"""
FAULTS = """SELECT kind, value, reason FROM address_fault WHERE customer_id = :customer
    AND noted_on <= :day AND (cleared_on IS NULL OR cleared_on > :day)
    UNION ALL SELECT 'phone', n.number, 'wrong number' FROM phone n
    JOIN person p ON p.id = n.person_id WHERE p.customer_id = :customer AND n.is_wrong"""
MOVES = """SELECT old_address, new_address, source, made_on FROM address_change
    WHERE customer_id = :customer AND made_on <= :day ORDER BY made_on DESC, id DESC"""


@frozen
class SourceTried:
    """A source with what it answered last; `result` None says that it was not asked."""

    rule: SourceRule
    result: TraceResult | None
    note: str
    on: date | None


@frozen
class Fault:
    """A number or an address of the customer that does not work."""

    kind: str
    value: str
    reason: str


@frozen
class Move:
    """An address that a customer had, the one in its place, and who gave it."""

    old: str
    new: str
    source: str
    on: date


@frozen
class Trace:
    """The search for one customer; `is_advised` where nothing that is known works."""

    has_gone: bool
    faults: tuple[Fault, ...]
    sources: tuple[SourceTried, ...]
    moves: tuple[Move, ...]

    @property
    def is_advised(self) -> bool:
        """Whether somebody should look for them: gone away, or an address or number failed."""
        return self.has_gone or bool(self.faults)


def trace(customer_id: int, as_of: date) -> Trace:
    """Return how the search for a customer stands at a day."""
    values = {"customer": customer_id, "day": as_of.isoformat()}
    tried = {row[0]: row for row in ask(STEPS, **values)}
    standing = statuses(as_of, [customer_id]).get(customer_id, ())
    return Trace(
        any(row.status is AccountStatus.GONE_AWAY for row in standing),
        tuple(Fault(*row) for row in ask(FAULTS, **values)),
        tuple(_source(source, tried) for source in TraceSource),
        tuple(
            Move(row[0], row[1], row[2], date.fromisoformat(row[3])) for row in ask(MOVES, **values)
        ),
    )


def _source(source: TraceSource, tried: dict[str, tuple[str, ...]]) -> SourceTried:
    rule, row = SOURCE_RULES[source], tried.get(source.value)
    if row is None:
        return SourceTried(rule, None, "", None)
    return SourceTried(rule, TraceResult(row[1]), row[2], date.fromisoformat(row[3]))
