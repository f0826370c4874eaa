"""The fields of the composer and their layout, on the panel of Today and on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.composer_callee import CalleeBox
from collector_desktop.ui.widgets.composer_forms import (
    FollowUpRow,
    PromiseForm,
    TimeEdit,
    clock,
    row_of,
)
from collector_desktop.ui.widgets.composer_outcomes import (
    CARD_KINDS,
    FORMS,
    Needs,
    caption_words,
    contact_look,
    desk_choices,
    fill_menu,
    kind_words,
    missing_note_words,
    needs,
    needs_note,
    outcome_words,
    prompt_words,
)
from collector_desktop.ui.widgets.labels import Button, IconButton, label, set_tone
from collector_desktop.ui.widgets.outcome_buttons import OutcomeButtons
from collector_desktop.ui.widgets.outcome_forms import OutcomeForms
from collector_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.ui.desk import Desk

_NOTE_LINE, _NOTE_LINES, _TIGHT = 36, 52, 470


class ComposerFields(QWidget):
    """Every field of the composer; what they mean together is the composer's business."""

    save_asked = Signal()
    change_asked = Signal()
    kind_changed = Signal()
    more_chosen = Signal(str)

    def __init__(self, desk: Desk, room: QWidget, *, full: bool) -> None:
        super().__init__(room)
        self._desk, self._full = desk, full
        self._tight, self._arranged = False, ""
        theme = desk.theme
        kinds = [kind_words(kind) for kind in CARD_KINDS]
        icons = [contact_look(kind, "")[0] for kind in CARD_KINDS]
        self.channels = Segmented(theme, kinds, self.tr("Kind of contact"), icons)
        never_higher = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.channels.setSizePolicy(never_higher)
        self.person, self.time = CalleeBox(), TimeEdit("", self.tr("Time of the contact"))
        self.outcomes = OutcomeButtons(theme, desk_choices(), 3 if full else 2)
        self.more = IconButton(theme, "ellipsis", self.tr("More outcomes"))
        self.menu = QMenu(self)
        fill_menu(self.menu, self.more_chosen.emit)
        self.promise, self.follow_up = PromiseForm(desk.today), FollowUpRow(desk.today)
        self.forms = OutcomeForms(desk.today)
        self.note: QLineEdit | QPlainTextEdit = QPlainTextEdit() if full else QLineEdit()
        self.save_button = Button(theme, self.tr("Save"), kind="primary", key="Ctrl \u21b5")
        self._chosen, self._covered = label(kind="section"), label(kind="meta")
        self._change = Button(theme, self.tr("Change"), kind="link")
        self._hint = label(self.tr("saves and moves to the next customer"), "meta")
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        # When the form goes, Qt lays out in the old height once more after the new one.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._column.invalidate)
        self._build()
        self._connect()
        self._restyle()

    def show_time(self, minute: int) -> None:
        """Show the time that is taken when none is typed."""
        self.time.clear()
        self.time.setPlaceholderText(clock(minute))

    def show_covered(self, count: int) -> None:
        """Say how many items a promise is for."""
        self._covered.setText(f"{plural(count, self.tr('invoice'))} ticked" if count else "")

    def arrange(self, code: str) -> None:
        """Show what the outcome asks for, and only that."""
        self._arranged = code
        need, is_note = needs(code), self.kind() is ContactKind.NOTE and self._full
        opened = need is not Needs.NOTHING
        is_form = need is Needs.PROMISE or need in FORMS
        packed = (self._tight and is_form) if self._full else opened
        self.outcomes.setVisible(not is_note and not packed)
        self.more.setVisible(not is_note and not packed)
        self.channels.setVisible(self._full and not packed)
        for part in (self.person, self.time):
            part.setVisible(self._full and not is_note and not packed)
        self._heading.setVisible(not self._full and not opened)
        self._change.setVisible(packed)
        self.save_button.setVisible(self._full or opened)
        self._arrange_form(code, need, is_note=is_note)
        self._arrange_follow_up(code, need)
        self.note.setPlaceholderText(prompt_words(code, full=self._full))
        self._fit_hint()
        self._settling.start()

    def _arrange_form(self, code: str, need: Needs, *, is_note: bool) -> None:
        """Name the outcome where no button does, and open the promise."""
        named = bool(code) and not self.outcomes.offers(code)
        self.forms.arrange(need)
        has_form = need is Needs.PROMISE or not self.forms.isHidden()
        shown = has_form or (named if self._full else need is not Needs.NOTHING)
        self._box.setVisible(shown and not is_note)
        self._chosen.setText(outcome_words(code) if code else "")
        set_tone(self._chosen, "ok" if need is Needs.PROMISE else "")
        self._covered.setVisible(self._full and need is Needs.PROMISE)
        self.promise.setVisible(need is Needs.PROMISE)
        saves_promise = need is Needs.PROMISE and not is_note
        self.save_button.setText(self.tr("Save promise") if saves_promise else self.tr("Save"))

    def _arrange_follow_up(self, code: str, need: Needs) -> None:
        self.follow_up.setVisible(self._full or need in {Needs.DAY, Needs.QUERY})
        self.follow_up.show_for(
            caption_words(code),
            with_time=need is Needs.DAY,
            with_quick_days=self._full and need is not Needs.PROMISE,
        )

    def clear(self) -> None:
        """Empty every field."""
        self.note.clear()
        self.promise.clear()
        self.follow_up.clear()
        self.forms.clear()
        self.channels.choose(0)
        self.time.clear()
        self._problem.hide()

    def kind(self) -> ContactKind:
        """Return what kind of contact is written down."""
        return CARD_KINDS[self.channels.current()]

    def made_minute(self) -> int:
        """Return when the contact was made."""
        typed = self.time.minute()
        return self._desk.minute() if typed is None else typed

    def note_text(self) -> str:
        """Return the note."""
        note = self.note
        return (note.text() if isinstance(note, QLineEdit) else note.toPlainText()).strip()

    def set_note(self, text: str) -> None:
        """Put a note back."""
        note = self.note
        (note.setText if isinstance(note, QLineEdit) else note.setPlainText)(text)

    def say(self, text: str) -> None:
        """Show a sentence below the fields."""
        self._problem.setText(text)
        self._problem.show()

    def problem(self, kind: ContactKind, code: str) -> str:
        """Return what is missing or wrong in a sentence, or nothing."""
        if kind is ContactKind.NOTE and not self.note_text():
            return self.tr("Write the note, or choose how the call ended.")
        if not code and kind is ContactKind.CALL:
            return self.tr("Choose how the call ended.")
        if not code and not self.note_text():
            return self.tr("Choose how it ended, or write what it was about.")
        if needs_note(code, has_case=self.forms.query.is_useful()) and not self.note_text():
            return missing_note_words(code)
        if needs(code) is Needs.DAY and not self.follow_up.day.text().strip():
            self.follow_up.day.setFocus()
            return self.tr("On which day?")
        return self.forms.problem() or self.follow_up.problem() or self.time.problem()

    def focus_first(self, code: str) -> None:
        """Give the keyboard to the first field that an outcome asks for, else to the note."""
        need = needs(code)
        field = self.forms.first_field()
        if need is Needs.PROMISE:
            field = self.promise.first_field()
        elif need is Needs.DAY:
            field = self.follow_up.day
        (field or self.note).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self._full and self.width() < self._desk.theme.px(_TIGHT)
        if tight is not self._tight:
            self._tight = tight
            self._restyle()
            self.arrange(self._arranged)
        self._fit_hint()

    def _build(self) -> None:
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setToolTip(self.tr("They may ask to read what is written here."))
        self._heading = label(self.tr("Log the call"), "section")
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addLayout(row_of(self._chosen, None, self._covered, self._change))
        inside.addWidget(self.promise)
        inside.addWidget(self.forms)
        if self._full:
            self._build_full(inside)
        else:
            self._build_compact(inside)
        self._problem.hide()

    def _build_full(self, inside: QVBoxLayout) -> None:
        for part in (self._heading, self._hint):
            part.setParent(self)
            part.hide()
        self._box: QWidget = card(inside, 12)
        self._column.addLayout(row_of(self.channels, None, self.more))
        who = row_of(self.person, self.time)
        who.setStretch(0, 1)
        self._column.addLayout(who)
        self._column.addWidget(self.outcomes)
        self._column.addWidget(self._box)
        self._column.addWidget(self.note)
        self._column.addWidget(self._problem)
        foot = row_of(self.follow_up, self.save_button)
        foot.setStretch(0, 1)
        self._column.addLayout(foot)

    def _build_compact(self, inside: QVBoxLayout) -> None:
        for part in (self.channels, self.person, self.time):
            part.setParent(self)
            part.hide()
        inside.setContentsMargins(0, 0, 0, 0)
        self._box = QWidget()
        self._box.setLayout(inside)
        inside.addWidget(self.follow_up)
        self._column.addLayout(row_of(self._heading, None, self._hint, self.more))
        self._column.addWidget(self.outcomes)
        self._column.addWidget(self._box)
        self._column.addWidget(self.note)
        self._column.addWidget(self._problem)
        self._column.addLayout(row_of(None, self.save_button))

    def _restyle(self) -> None:
        px = self._desk.theme.px
        self.time.setMaximumWidth(px(92))
        if isinstance(self.note, QPlainTextEdit):
            self.note.setFixedHeight(px(_NOTE_LINE if self._tight else _NOTE_LINES))
            policy = Qt.ScrollBarPolicy
            self.note.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if self._tight else policy.ScrollBarAsNeeded
            )
            self.channels.show_icons(shown=not self._tight)
        self._fit_hint()

    def _connect(self) -> None:
        self._desk.theme.changed.connect(self._restyle)
        self.more.clicked.connect(self._open_menu)
        self._change.clicked.connect(self.change_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.promise.entered.connect(self.save_asked)
        self.forms.entered.connect(self.save_asked)
        self.follow_up.entered.connect(self.save_asked)
        self.channels.chosen.connect(lambda _: self.kind_changed.emit())
        self.note.textChanged.connect(self._problem.hide)
        if isinstance(self.note, QLineEdit):
            self.note.returnPressed.connect(self.save_asked)
        else:
            self.note.setTabChangesFocus(True)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fit_hint(self) -> None:
        """Leave the hint out where it has no room."""
        if not self._full:
            parts = (self._heading, self._hint, self.more)
            needed = sum(part.sizeHint().width() + 8 for part in parts)
            self._hint.setVisible(needed <= self.width() and not self._heading.isHidden())
