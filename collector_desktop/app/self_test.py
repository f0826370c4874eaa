"""`--self-test`: tries every part of the program and says of each whether it is in order.

It works in a private folder of its own and touches no ledger, setting or password of the user. A
built program is shipped only if it passes; somebody whose program misbehaves learns what is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from errno import ENOSPC
from pathlib import Path
from typing import TypeAlias

from collector_desktop import __version__
from collector_desktop.app.self_test_child import OF_CHILD, window
from collector_desktop.app.self_test_ledger import LedgerTrial
from collector_desktop.app.self_test_program import passwords, reading_child, resources, versions
from collector_desktop.app.self_test_words import DAMAGED
from collector_desktop.cli.output import show, tell
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, TextTable
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.files.private_folder import PrivateFolder

WRONG_USAGE = 2
WINDOW, ONLY_WINDOW = "window", OF_CHILD[1]
AGAIN = "Nothing was changed: make room there, or have it shown elsewhere, and run it again."
USAGE = "--self-test takes no other option than --json."
FOLDER = "folder for temporary files"
ROOM = "Make room there, or name another folder in TMPDIR (in TEMP on Windows)."
_Part: TypeAlias = "tuple[str, Callable[[], str]]"


@frozen
class Tried:
    """What came of a part: what was found, or else what is wrong and what to do."""

    part: str
    is_sound: bool
    found: str
    advice: str = ""


def main(argv: Sequence[str]) -> int:
    """Try every part, say what was found, and return 0, or 1 if anything is wrong."""
    if list(argv) == [ONLY_WINDOW]:
        return _try_window()
    if set(argv) - {"--json"}:
        tell(USAGE)
        return WRONG_USAGE
    answer = as_answer(all_tried())
    try:
        show(answer, as_json="--json" in argv)
    except CollectorError as error:
        tell(f"{error.title} {AGAIN}")
        return WITH_PROBLEMS
    return answer.status


def _try_window() -> int:
    """Try what may end the process, and tell the process that waits what came of it."""
    from collector_desktop.app.self_test_window import window as painted  # noqa: PLC0415 - loads Qt

    (part,) = as_answer([tried(WINDOW, painted)]).document["parts"]
    show(Answer(part), as_json=True)
    return DONE


def all_tried() -> list[Tried]:
    """Try every part; one that breaks keeps none of the others from being tried."""
    found = [
        tried("versions", versions),
        tried("fonts, words, rates and icons", resources),
        tried("store of passwords", passwords),
        tried("process that reads strangers' files", reading_child),
        tried(WINDOW, window),
    ]
    try:
        with PrivateFolder() as folder:
            return [*found, Tried(FOLDER, is_sound=True, found=str(folder.parent)), *_of(folder)]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [*found, Tried(FOLDER, is_sound=False, found=f"{reason}.", advice=ROOM)]


def _of(folder: Path) -> list[Tried]:
    """Try what needs a ledger; without one, what builds on it is not tried."""
    trial = LedgerTrial(folder)
    parts: list[_Part] = [
        ("ledger", trial.ledger),
        ("statement", trial.statement),
        ("processes that draw statements", trial.drawing),
        ("backup, proved by a process", trial.backup),
        ("ledger under a password", trial.protected),
    ]
    found: list[Tried] = []
    try:
        for name, part in parts:
            found.append(tried(name, part))
            if not found[0].is_sound:
                break
    finally:
        trial.close()
    return found


def tried(name: str, part: Callable[[], str]) -> Tried:
    """Try one part and return what came of it."""
    try:
        return Tried(name, is_sound=True, found=part())
    except CollectorError as error:
        return Tried(name, is_sound=False, found=error.title, advice=error.advice or DAMAGED)
    except Exception as error:  # noqa: BLE001 - whatever is broken is what was asked for
        words = f"{type(error).__name__}: {error}.".replace("..", ".")
        is_full = isinstance(error, OSError) and error.errno == ENOSPC
        return Tried(name, is_sound=False, found=words, advice=ROOM if is_full else DAMAGED)


def as_answer(found: Sequence[Tried]) -> Answer:
    """Return what was found, for programs and for people."""
    is_sound = all(each.is_sound for each in found)
    document = {
        "ok": is_sound,
        "version": __version__,
        "parts": [
            {"part": each.part, "ok": each.is_sound, "found": each.found, "advice": each.advice}
            for each in found
        ],
    }
    rows = [
        (
            "ok" if each.is_sound else "WRONG",
            each.part,
            f"{each.found} {each.advice}".strip(),
        )
        for each in found
    ]
    table = TextTable(("", "part", "found"), rows)
    return Answer(document, (table,), status=DONE if is_sound else WITH_PROBLEMS)
