"""How the outcomes of a contact look in the window, and what each asks for before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.outcome_effects import effects
from collector_desktop.domain.outcomes import DESK_OUTCOMES, OUTCOMES, ContactKind
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.widgets.outcome_buttons import OutcomeChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

PROMISED, QUERY, PLAN = "PTP", "DISPUTE", "PLAN"
WRONG_NUMBER = "WRONG_NO"


class Needs(Enum):
    """What an outcome asks for besides the note."""

    NOTHING = auto()
    PROMISE = auto()
    DAY = auto()
    PAYMENT = auto()
    QUERY = auto()
    ENDING = auto()
    REFERRAL = auto()


FORMS = frozenset({Needs.PAYMENT, Needs.QUERY, Needs.ENDING, Needs.REFERRAL})
_NEEDS = {
    PROMISED: Needs.PROMISE,
    "PTP_PART": Needs.PROMISE,
    "CHQ_POST": Needs.PROMISE,
    "APPROVED": Needs.PROMISE,
    "PAID": Needs.PAYMENT,
    PLAN: Needs.DAY,
    "CALL_LATER": Needs.DAY,
    "SKIPPED": Needs.DAY,
    QUERY: Needs.QUERY,
    "INSOLV": Needs.ENDING,
    "REPRESENTED": Needs.REFERRAL,
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


def caption_words(code: str) -> str:
    """Return what the next day means after an outcome."""
    return _tr({QUERY: "Answer by", PLAN: "First on", PROMISED: "Call back"}.get(code, "Follow up"))


def needs_note(code: str, *, has_case: bool) -> bool:
    """Return whether an outcome cannot do without a note; a query can when it opens a case."""
    return not has_case if code == QUERY else effects(code).needs_reason


def missing_note_words(code: str) -> str:
    """Return what to say when the note is missing."""
    asked = {QUERY: "Write what the query is about.", "SKIPPED": "Write why not now."}
    return _tr(asked.get(code, "Write how you know, such as the day of a letter."))


def prompt_words(code: str, *, full: bool) -> str:
    """Return what the empty note asks for."""
    prompts = {QUERY: "What is the query about?", "SKIPPED": "Why not now?"}
    prompts |= dict.fromkeys(("INSOLV", "REPRESENTED"), "How do you know?")
    usual = "What was said?" if full else "Note, e.g. who you spoke to and what was agreed"
    return _tr(prompts.get(code, usual))


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
