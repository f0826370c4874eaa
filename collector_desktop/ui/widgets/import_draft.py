"""What is known of the file that is being imported, step by step."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector_desktop.services.pasting import NAME as PASTED
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collector_desktop.importers.base import ParsedFile
    from collector_desktop.importers.inspect import Inspection
    from collector_desktop.services.import_tally import ImportPlan
    from collector_desktop.services.reading import as_account, only_currency
else:
    as_account = later("collector_desktop.services.reading", "as_account")
    only_currency = later("collector_desktop.services.reading", "only_currency")

_COUNTED = re.compile(r"[\s_-]*(?:\(?\d[\d\s_.-]*\)?[a-z]{0,3}\d*)[\s_-]*$", re.IGNORECASE)


class Step(IntEnum):
    """Where the user is."""

    FILE = 0
    MATCH = 1
    CHECK = 2
    IMPORT = 3


@dataclass(slots=True)
class ImportDraft:
    """One file on its way; `stated` is how its columns were matched, empty if it is a known one.

    `signature` is that of the first look, by which the next file of the layout is found again.
    `account` is whose lines those of a bank's silent file are, as the user says; `unbalanced` says
    that a statement is wanted though it does not add up. `in_currency` is the one that a known
    export's amounts are in, as was said now or before.
    """

    path: Path
    currency: str = "GBP"
    signature: str = ""
    seen: Inspection | None = None
    stated: dict[str, Any] = field(default_factory=dict)
    stated_json: str = ""
    parsed: ParsedFile | None = None
    plan: ImportPlan | None = None
    account: str = ""
    unbalanced: bool = False
    in_currency: str = ""

    def state_currency(self, code: str) -> None:
        """Remember which currency the amounts are in, with the columns if these were matched."""
        if code and self.seen is not None and self.seen.profile and self.seen.kind is not None:
            self.in_currency = code
            self.stated_json = only_currency(self.seen.kind, code)
        elif code and self.stated:
            self.stated["currency"] = code
            said = {name: value for name, value in self.stated.items() if value is not None}
            self.stated_json = json.dumps(said, ensure_ascii=False, sort_keys=True)

    @property
    def taken(self) -> ParsedFile | None:
        """What was read, with what the user added to it."""
        return as_account(self.parsed, self.account) if self.parsed else None

    @property
    def title(self) -> str:
        """The program that wrote the file, if it is known, and the file's name."""
        program = self.seen.program if self.seen else ""
        return f"{program}, {self.path.name}" if program else self.path.name

    def beside(self, name: str) -> Path:
        """Return where a file about this one goes: beside it, but at home for what was pasted."""
        folder = Path.home() if self.path.name == PASTED else self.path.parent
        return folder / name.format(name=self.path.stem)

    @property
    def is_statement(self) -> bool:
        """Whether it is a bank statement, whose payments are matched next."""
        return self.parsed is not None and self.parsed.kind.value == "bank"

    @property
    def layout_name(self) -> str:
        """What files of this layout may be called: the file's name without its date or number."""
        return _COUNTED.sub("", self.path.stem) or self.path.stem
