"""Where a call, an e-mail, a letter, a visit or a note is written down and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.outcome_effects import effects
from collector_desktop.domain.outcomes import PROMISED_PART, ContactKind, next_day
from collector_desktop.services.contact_drafts import ContactDraft, PromiseDraft
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.format import week_day
from collector_desktop.ui.widgets.call_strip import CallStrip
from collector_desktop.ui.widgets.composer_callee import Callee
from collector_desktop.ui.widgets.composer_fields import ComposerFields
from collector_desktop.ui.widgets.composer_kept import Subject, Unfinished
from collector_desktop.ui.widgets.composer_outcomes import WRONG_NUMBER, Needs, needs
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.call_sheet import CallSheet
    from collector_desktop.ui.desk import Desk

__all__ = ["Callee", "Composer"]

_LEAST, _LEAST_FULL = 300, 400


class Composer(QWidget):
    """Collects one contact; `saved` carries its draft, `left` says that Esc was pressed.

    `asked` says that an outcome waits for more to be typed.
    Without `full` an outcome that needs nothing more is saved at once. After `saved` the owner
    calls `clear(customer_id)` when the draft is in the ledger, or `show_problem(error)`; until
    then nothing is sent twice, and what was written stays.
    """

    saved = Signal(object)
    asked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, *, full: bool = False, room: QWidget | None = None) -> None:
        super().__init__(room)
        self._desk = desk
        self._full = full
        self._subject: Subject | None = None
        self._code = ""
        self._sent: set[int] = set()
        self._unfinished: dict[int, Unfinished] = {}
        self.fields = ComposerFields(desk, self, full=full)
        self.outcomes = self.fields.outcomes
        self.strip = CallStrip(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.strip)
        column.addWidget(self.fields)
        self._connect()
        self._arrange()

    def show_customer(
        self,
        customer_id: int,
        people: Sequence[Callee],
        currency: str,
        suggested_minor: int,
        item_ids: Sequence[int] = (),
    ) -> None:
        """Be about a customer; what was written about another one waits until it is shown again.

        Shown again, the same customer keeps what is in the fields.
        """
        before = self._subject
        if before is None or before.customer_id != customer_id:
            self._put_aside()
            self._forget_fields()
            self.strip.show_sheet(None)
            self.fields.forms.query.show_debts(())
            self.fields.person.show_people(people)
            self.fields.show_time(self._desk.minute())
            self._subject = Subject(customer_id, currency)
            self._take_up(customer_id)
        else:
            self.fields.person.renew_people(people)
        self.set_items(suggested_minor, item_ids, currency)

    def show_sheet(self, sheet: CallSheet) -> None:
        """Show what was read about the same customer for a call now."""
        if self._subject is None or sheet.customer_id != self._subject.customer_id:
            return
        self.fields.forms.query.show_debts(sheet.debts)
        self.fields.forms.query.choose(self._subject.item_ids)
        self.strip.show_sheet(sheet)
        self._arrange()

    def set_items(self, suggested_minor: int, item_ids: Sequence[int], currency: str) -> None:
        """Suggest another sum, such as that of the items ticked."""
        if self._subject is None:
            return
        self._subject = Subject(self._subject.customer_id, currency, tuple(item_ids))
        self.fields.promise.suggest(suggested_minor, currency)
        self.fields.show_covered(len(self._subject.item_ids))
        self.fields.forms.query.choose(self._subject.item_ids)
        self._ask_rules()

    def choose(self, code: str) -> None:
        """Take an outcome; save at once if nothing more is needed, else ask for the rest."""
        if self._subject is None:
            return
        self._code = code
        self.outcomes.mark(code)
        self._arrange()
        if needs(code) is Needs.PROMISE:
            day, is_part = self._next_day(code), code == PROMISED_PART
            self.fields.promise.begin(effects(code).method, day, is_part=is_part)
        if code and needs(code) is Needs.NOTHING and not self._full:
            self.save()
        elif code:
            self.asked.emit()
            self.fields.focus_first(code)

    def focus_outcomes(self) -> None:
        """Give the keyboard to the first outcome, or to the form that is open."""
        if needs(self._code) is Needs.PROMISE:
            self.fields.promise.by.setFocus()
        else:
            self.outcomes.findChildren(QWidget)[0].setFocus()

    def focus_note(self) -> None:
        """Give the keyboard to the note."""
        self.fields.note.setFocus()

    def has_text(self) -> bool:
        """Return whether something was typed that is not saved."""
        fields = self.fields
        return bool(
            fields.note_text()
            or fields.follow_up.day.text().strip()
            or (needs(self._code) is Needs.PROMISE and fields.promise.is_touched())
        )

    def clear(self, customer_id: int | None = None) -> None:
        """Forget what was written about a customer, by default the one shown."""
        shown = self._subject.customer_id if self._subject else None
        customer = shown if customer_id is None else customer_id
        if customer is not None:
            self._unfinished.pop(customer, None)
            self._sent.discard(customer)
        if customer == shown:
            self._forget_fields()

    def show_problem(self, error: CollectorError) -> None:
        """Say why what was sent was refused; it stays in the fields."""
        if self._subject is not None:
            self._sent.discard(self._subject.customer_id)
        self.fields.say(sentence_of(error))

    def save(self) -> None:
        """Hand out the draft, or say what is missing."""
        subject = self._subject
        if subject is None or subject.customer_id in self._sent:
            return
        draft = self._draft(subject)
        if draft is not None:
            self._sent.add(subject.customer_id)
            self.saved.emit(draft)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        least = self._desk.theme.px(_LEAST_FULL if self._full else _LEAST)
        return QSize(min(hint.width(), least), hint.height())

    def _connect(self) -> None:
        fields = self.fields
        fields.outcomes.chosen.connect(self.choose)
        fields.more_chosen.connect(self.choose)
        fields.change_asked.connect(self._go_back)
        fields.save_asked.connect(self.save)
        fields.kind_changed.connect(self._arrange)
        fields.person.currentTextChanged.connect(lambda _: self._ask_rules())
        fields.promise.by.day_changed.connect(self._suggest_follow_up)
        fields.outcomes.listen_on(self, "Alt+")
        fields.outcomes.listen_on(fields.outcomes)
        listen(self, {"Ctrl+Return": self.save, "Ctrl+Enter": self.save, "Esc": self._leave})

    def _arrange(self) -> None:
        self.fields.arrange(self._code)
        self._suggest_follow_up()
        self._ask_rules()

    def _ask_rules(self) -> None:
        """Ask whether the person chosen may be contacted in the way chosen."""
        items = frozenset(self._subject.item_ids) if self._subject else frozenset()
        person = self.fields.person.callee().name
        self.strip.show_for(self.fields.kind(), person, items)

    def _go_back(self) -> None:
        """Offer every outcome again, and keep the note."""
        self.choose("")
        self.focus_outcomes()

    def _leave(self) -> None:
        if self._code:
            self.choose("")
        self.left.emit()

    def _suggest_follow_up(self) -> None:
        by = self.fields.promise.by.day() if needs(self._code) is Needs.PROMISE else None
        on = self._next_day(self._code, by) if self._code else None
        self.fields.follow_up.suggest(week_day(on, self._desk.today()) if on else "")

    def _next_day(self, code: str, agreed: date | None = None) -> date | None:
        return next_day(code, self._desk.today(), agreed, self.strip.is_worked())

    def _put_aside(self) -> None:
        if self._subject is None:
            return
        if not self.has_text() or self._subject.customer_id in self._sent:
            return
        fields = self.fields
        self._unfinished[self._subject.customer_id] = Unfinished(
            self._code,
            fields.note_text(),
            fields.promise.texts(),
            (fields.follow_up.day.text(), fields.follow_up.time.text()),
        )

    def _take_up(self, customer_id: int) -> None:
        kept = self._unfinished.pop(customer_id, None)
        if kept is None:
            return
        self._code = kept.code
        self.outcomes.mark(kept.code)
        self.fields.set_note(kept.note)
        self.fields.promise.set_texts(kept.promise)
        self.fields.follow_up.day.setText(kept.follow_up[0])
        self.fields.follow_up.time.setText(kept.follow_up[1])
        self._arrange()

    def _forget_fields(self) -> None:
        self._code = ""
        self.outcomes.clear()
        self.fields.clear()
        self.strip.clear()
        self._arrange()

    def _draft(self, subject: Subject) -> ContactDraft | None:
        fields, code = self.fields, self._code
        kind = fields.kind() if self._full or code else ContactKind.NOTE
        code = "" if kind is ContactKind.NOTE else code
        promise = fields.promise.draft() if needs(code) is Needs.PROMISE else None
        if needs(code) is Needs.PROMISE and promise is None:
            return None
        problem = fields.problem(kind, code)
        if not problem and kind is not ContactKind.NOTE:
            problem = self.strip.problem()
        if problem:
            fields.say(problem)
            return None
        next_on, next_minute = self._next(code, promise)
        callee = fields.person.callee()
        draft = ContactDraft(
            subject.customer_id,
            kind,
            code,
            callee.name,
            fields.note_text(),
            made_minute=fields.made_minute(),
            next_on=next_on,
            next_minute=next_minute,
            item_ids=subject.item_ids if promise else (),
            promise=promise,
            wrong_number=callee.phone if code == WRONG_NUMBER else "",
        )
        return fields.forms.complete(self.strip.complete(draft, callee.phone))

    def _next(self, code: str, promise: PromiseDraft | None) -> tuple[date | None, int | None]:
        """Return the day and time chosen."""
        follow_up = self.fields.follow_up
        chosen = follow_up.day.day()
        if promise is not None and not self._full:
            return None, None
        return chosen, follow_up.time.minute() if needs(code) is Needs.DAY else None
