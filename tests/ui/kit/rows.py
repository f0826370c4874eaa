"""Records that the tests of grids show."""

from dataclasses import dataclass

from collector_desktop.ui.cells import (
    ActionCell,
    AmountCell,
    Chip,
    ChipsCell,
    Column,
    DaysCell,
    RingCell,
    TextCell,
    Tone,
    TwoLineCell,
)


@dataclass(frozen=True, slots=True)
class Debt:
    id: int
    name: str
    minor: int
    days: int


DEBTS = (
    Debt(1, "Kestrel Ltd", 692_520, 38),
    Debt(2, "Bexley Ltd", 841_260, 118),
    Debt(3, "Avon Ltd", 408_000, 0),
)
_CHIPS = (
    Chip("Broken promise", Tone.DANGER, "handshake"),
    Chip("Over limit", Tone.WARN, "shield-alert"),
    Chip("Newly overdue", Tone.ACCENT),
)
COLUMNS: tuple[Column[Debt], ...] = (
    Column(
        "name",
        "Customer",
        lambda r: r.name,
        lambda r: r.name,
        lambda r: TwoLineCell(r.name, "Dawn", min(r.id, 3)),
        stretch=True,
    ),
    Column("why", "Why", lambda _: "Broken promise", cell=lambda _: ChipsCell(_CHIPS), width=200),
    Column(
        "minor",
        "Overdue",
        lambda r: f"{r.minor / 100:,.2f}",
        lambda r: r.minor,
        lambda r: AmountCell(f"{r.minor / 100:,.2f}", "4 invoices", strong=True),
        value=lambda r: r.minor / 100,
        numeric=True,
    ),
    Column(
        "days",
        "Days",
        lambda r: str(r.days),
        lambda r: r.days,
        lambda r: DaysCell(r.days, text="in 3"),
        numeric=True,
        width=60,
        priority=1,
    ),
    Column("sure", "Sure", lambda _: "97 %", cell=lambda _: RingCell(97), width=90, priority=2),
    Column("stage", "Stage", lambda _: "Sent", cell=lambda _: TextCell("Sent"), priority=3),
    Column("step", "Step", lambda _: "Call", cell=lambda _: ActionCell("phone", "Call")),
)
