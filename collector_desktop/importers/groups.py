"""Groups of a report: whose rows come next, and whether their printed totals are right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.items import DEBITS
from collector_desktop.importers.base import TotalCheck
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.lines import EACH_GROUP, is_bucket
from collector_desktop.importers.sum_words import group_before, subtotal_of

if TYPE_CHECKING:
    from collector_desktop.importers.profile import Sides

BRANCH_SIGN = ":"


@dataclass(slots=True)
class _Sums:
    """What rows come to: `plain` as they are printed, `net` with credits by their type as such.

    Programs print either where a column says debit or credit; below a column of debits stands
    the sum of these alone.
    """

    plain: int = 0
    net: int = 0
    debits: int = 0

    def add(self, plain: int, net: int) -> None:
        """Count one more row."""
        self.plain += plain
        self.net += net
        self.debits += max(plain, 0)


@dataclass(slots=True)
class _Group:
    """A group whose rows are being read; `stated` is the sum in its first line, if it has one."""

    name: str
    sums: _Sums = field(default_factory=_Sums)
    stated: int | None = None
    row: int = 0


@dataclass(slots=True)
class Groups:
    """The groups that are open at one line of a report, and the checks of those that ended.

    `totalled` are the names that have a subtotal somewhere in the file: such a group stays open
    until its subtotal, so that a group inside it is a branch of it, named `Parent:Child`.
    `types` are the words for types, which say whether amounts beside them are credits.
    """

    columns: Mapping[str, int]
    totalled: frozenset[str]
    amount: Callable[[Cell], int]
    totals_end_groups: bool = False
    types: Mapping[str, Sides] = field(default_factory=dict)
    checks: list[TotalCheck] = field(default_factory=list)
    _open: list[_Group] = field(default_factory=list)
    _all: _Sums = field(default_factory=_Sums)
    _since: _Sums = field(default_factory=_Sums)

    def start(self, label: str) -> None:
        """A group's first line."""
        while self._open and self._open[-1].name.casefold() not in self.totalled:
            self._open.pop()
        self._open.append(_Group(label))

    def start_summed(self, row: int, label: str, cells: list[Cell]) -> None:
        """The first line of a group, which has its sum; no such group is inside another."""
        self.checks += self.unchecked()
        self._open = [_Group(label, stated=self._stated(cells), row=row)]

    def unchecked(self) -> list[TotalCheck]:
        """Return the sums in the first lines of open groups, beside those of their rows so far."""
        return [
            _nearest(group.row, group.name, group.stated, group.stated, [group.sums])
            for group in self._open
            if group.stated is not None
        ]

    @property
    def customer(self) -> str:
        """Whose rows these are, as far as the groups say."""
        names = [group.name for group in self._open if not is_bucket(group.name)]
        path = ""
        for name in names:
            inside = path and not name.startswith(path + BRANCH_SIGN)
            path = f"{path}{BRANCH_SIGN}{name}" if inside else name
        return path

    def add(self, cells: list[Cell]) -> None:
        """Count an item's line into every open group."""
        minor = self._stated(cells)
        if minor is not None:
            net = self._net(minor, cells)
            for sums in (self._all, self._since, *(group.sums for group in self._open)):
                sums.add(minor, net)

    def end(self, row: int, label: str, cells: list[Cell]) -> None:
        """A subtotal: compare it with the rows of its group, and close that."""
        name = subtotal_of(label) or group_before(label)
        if not name:
            self._end_innermost(row, label, cells)
            return
        wanted = {name.casefold(), label.casefold()}
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name.casefold() in wanted:
                self._check(row, label, cells, self._open[index].sums)
                del self._open[index:]
                return

    def end_all(self, row: int, label: str, cells: list[Cell]) -> None:
        """A total: compare it with all rows so far, or with the group that it ends."""
        of_all = EACH_GROUP not in self.totalled or self._stated(cells) == self._all.plain
        if self._open and (self.totals_end_groups or not of_all):
            self._end_innermost(row, label, cells)
            return
        self.checks += self.unchecked()
        self._check(row, label, cells, self._all, self._since)
        self._open.clear()

    def _end_innermost(self, row: int, label: str, cells: list[Cell]) -> None:
        """A sum without a name: compare it with its group, or with all rows or the latest."""
        if self._open:
            self._check(row, f"{label} {self._open[-1].name}", cells, self._open.pop().sums)
        else:
            self._check(row, label, cells, self._all, self._since)

    def _check(self, row: int, label: str, cells: list[Cell], *sums: _Sums) -> None:
        """Note a printed total beside the sum that it is meant to be."""
        stated = self._stated(cells)
        if stated is not None:
            self.checks.append(_nearest(row, label, stated, self._net(stated, cells), sums))
        self._since = _Sums()

    def _net(self, minor: int, cells: list[Cell]) -> int:
        """Return an amount with a minus if only the type of its line says that it is a credit."""
        column = self.columns.get("type", -1)
        word = text_of(cells[column]) if 0 <= column < len(cells) else ""
        sides = self.types.get(word.casefold())
        return minor if sides is None or sides[0] in DEBITS else -abs(minor)

    def _stated(self, cells: list[Cell]) -> int | None:
        """Return the outstanding amount of a line, else its amount, None if neither is there."""
        for name in ("open", "amount"):
            column = self.columns.get(name, -1)
            if 0 <= column < len(cells) and text_of(cells[column]):
                try:
                    return self.amount(cells[column])
                except ValueError:
                    return None
        return None


def _nearest(row: int, label: str, stated: int, net: int, sums: Sequence[_Sums]) -> TotalCheck:
    """Return a printed total beside the sum that it is nearest to; several may be meant."""
    plain = [TotalCheck(row, label, stated, each.plain) for each in sums]
    netted = [TotalCheck(row, label, net, each.net) for each in sums]
    debits = [TotalCheck(row, label, stated, each.debits) for each in sums]
    found = plain + netted + debits
    return min(found, key=lambda check: abs(check.stated_minor - check.summed_minor))
