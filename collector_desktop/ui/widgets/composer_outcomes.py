"""How the outcomes of a contact look on the desk, and what each asks for before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.outcomes import DESK_OUTCOMES, OUTCOMES, ContactKind
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.widgets.outcome_buttons import OutcomeChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

PROMISED, QUERY, PLAN = "PTP", "DISPUTE", "PLAN"
WRONG_NUMBER, ENGAGED = "WRONG_NO", "BUSY"


class Needs(Enum):
    """What an outcome asks for besides the note."""

    NOTHING = auto()
    PROMISE = auto()
    DAY = auto()
    WORDS = auto()


_NEEDS = {
    PROMISED: Needs.PROMISE,
    "PTP_PART": Needs.PROMISE,
    "APPROVED": Needs.PROMISE,
    PLAN: Needs.DAY,
    "CALL_LATER": Needs.DAY,
    "SKIPPED": Needs.DAY,
    QUERY: Needs.WORDS,
}
_LOOKS = {
    PROMISED: ("handshake", Tone.OK),
    "PTP_PART": ("handshake", Tone.OK),
    "APPROVED": ("handshake", Tone.OK),
    PLAN: ("calendar-range", Tone.PLUM),
    "PAID": ("banknote-check", Tone.OK),
    "CHQ_POST": ("banknote", Tone.OK),
    QUERY: ("scale", Tone.PLUM),
    "NO_ANSWER": ("phone-missed", Tone.NEUTRAL),
    "BUSY": ("phone-missed", Tone.NEUTRAL),
    "VOICEMAIL": ("voicemail", Tone.NEUTRAL),
    "MSG_PERSON": ("message-square", Tone.NEUTRAL),
    WRONG_NUMBER: ("phone-off", Tone.WARN),
    "CALL_LATER": ("clock", Tone.INFO),
    "WILL_CALL": ("phone-call", Tone.INFO),
    "NEED_COPY": ("copy", Tone.NEUTRAL),
    "NEED_POD": ("paperclip", Tone.NEUTRAL),
    "REFUSED": ("ban", Tone.DANGER),
    "INSOLV": ("triangle-alert", Tone.DANGER),
    "REPRESENTED": ("gavel", Tone.WARN),
    "SKIPPED": ("skip-forward", Tone.NEUTRAL),
}
_KINDS = {
    ContactKind.CALL: "phone",
    ContactKind.EMAIL: "mail",
    ContactKind.LETTER: "file-text",
    ContactKind.SMS: "message-square",
    ContactKind.VISIT: "map-pin",
    ContactKind.NOTE: "sticky-note",
}
_KIND_WORDS = {ContactKind.EMAIL: "E-mail", ContactKind.SMS: "Message"}
CARD_KINDS = (
    ContactKind.CALL,
    ContactKind.EMAIL,
    ContactKind.LETTER,
    ContactKind.VISIT,
    ContactKind.NOTE,
)


def needs(code: str) -> Needs:
    """Return what an outcome asks for."""
    return _NEEDS.get(code, Needs.NOTHING)


def desk_choices() -> tuple[OutcomeChoice, ...]:
    """Return the outcomes that have a button and a key."""
    return tuple(
        OutcomeChoice(each.code, _tr(each.button), each.short_key, *_LOOKS[each.code])
        for each in DESK_OUTCOMES
    )


def contact_look(kind: str, code: str) -> tuple[str, Tone]:
    """Return the icon and the tone of a contact in a history."""
    return _LOOKS.get(code) or (_KINDS.get(ContactKind(kind), "phone"), Tone.NEUTRAL)


def outcome_words(code: str) -> str:
    """Return an outcome as the desk calls it."""
    each = OUTCOMES[code]
    return _tr(each.button or each.label)


def kind_words(kind: str) -> str:
    """Return a kind of contact as the desk calls it."""
    return _tr(_KIND_WORDS.get(ContactKind(kind)) or kind.capitalize())


def fill_menu(menu: QMenu, choose: Callable[[str], None]) -> None:
    """Put the outcomes that have no button into a menu."""
    for each in OUTCOMES.values():
        if not each.short_key:
            menu.addAction(_tr(each.label)).triggered.connect(
                lambda _=False, code=each.code: choose(code)
            )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outcome", text)
