"""Settings: the words of letters and e-mails, in each language, tried on a real customer.

Words are kept by Save, not as they are typed: half a sentence would go to somebody.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
)

from collector_desktop.domain.languages import LANGUAGES, NAMES
from collector_desktop.domain.templates import Template
from collector_desktop.domain.written import plain_day
from collector_desktop.services.default_wording import default_wording
from collector_desktop.services.wording import restore_wording, save_wording
from collector_desktop.ui.later import Later
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.settings_field import ProblemLine
from collector_desktop.ui.widgets.settings_section import SettingsSection
from collector_desktop.ui.widgets.words_editor import NAME, ROOMY, ROW_HEIGHT, WordsEditor
from collector_desktop.ui.widgets.words_preview import WordsPreview

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.settings import Settings
    from collector_desktop.queries.wording import WordingRow
    from collector_desktop.services import wording_shown
    from collector_desktop.services.wording_shown import WordsKept, WordsShown
    from collector_desktop.ui.desk import Desk
else:
    wording_shown = Later("collector_desktop.services.wording_shown")

LIST_WIDTH, WIDEST_LIST, MOST_STEPS, SIDE_BY_SIDE = 190, 267, 3, 860


class WordsSettings(SettingsSection):
    """One template in one language at a time; `kept` is what counts, the editor what is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _tr("Letters and e-mails"), "")
        self.kept: WordsKept | None = None
        self._shown: WordsShown | None = None
        self.templates = QListWidget()
        self.templates.setAccessibleName(_tr("Letters and e-mails"))
        self.templates.setStyleSheet(ROOMY)
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.language = QComboBox()
        self.language.setAccessibleName(_tr("Language"))
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for each in LANGUAGES:
            self.language.addItem(_tr(NAMES[each]), each)
        self.editor, self.preview = WordsEditor(desk.theme), WordsPreview(desk.theme)
        self.history = Button(desk.theme, _tr("Versions"), icon="history")
        self.restore = Button(desk.theme, _tr("Restore"), icon="undo-2")
        self.restore.setToolTip(_tr("Restore the original wording"))
        self.discard = Button(desk.theme, _tr("Discard"))
        self.save = Button(desk.theme, _tr("Save"), kind="primary")
        self.problem = ProblemLine(desk.theme)
        self._row, self._middle = QHBoxLayout(), QVBoxLayout()
        self._build()
        self._connect()
        self._fit()

    def show_settings(self, stored: Settings) -> None:
        """Read the templates again; words that are being typed stay as they are."""
        super().show_settings(stored)
        self._read()

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.kept is not None and self.editor.words() != self.kept.words

    def choose(self, template: str) -> None:
        """Show a template by its name."""
        for at in range(self.templates.count()):
            if self.templates.item(at).data(NAME) == template:
                self.templates.setCurrentRow(at)

    def keep(self) -> None:
        """Keep what is typed as the newest version."""
        if self.kept is not None and self.is_changed:
            where = (self.kept.template, self.kept.language, self.editor.words())
            work = partial(save_wording, *where, self.desk.today())
            self.desk.tasks.run(self, work, self._on_saved, self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Try the words beside the editor where there is room, else below it."""
        super().resizeEvent(event)
        wide = self.width() >= self.desk.theme.px(SIDE_BY_SIDE)
        if wide != (self._row.indexOf(self.preview) >= 0):
            (self._row if wide else self._middle).addWidget(self.preview, 1)

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for widget in (self.language, self.history, self.restore):
            tools.addWidget(widget)
        tools.addStretch(1)
        self.column.addLayout(tools)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.save)
        middle = self._middle
        middle.setSpacing(8)
        middle.addWidget(self.editor, 1)
        middle.addWidget(self.problem)
        middle.addLayout(buttons)
        row = self._row
        row.setSpacing(16)
        row.addWidget(self.templates)
        row.addLayout(middle, 1)
        row.addWidget(self.preview, 1)
        self.column.addLayout(row, 1)

    def _fit(self) -> None:
        """Give the list the width and the rows that the size of the text asks for."""
        theme = self.desk.theme
        self.templates.setFixedWidth(min(theme.px(LIST_WIDTH), WIDEST_LIST))
        for at in range(self.templates.count()):
            self.templates.item(at).setSizeHint(QSize(0, theme.px(ROW_HEIGHT)))

    def _connect(self) -> None:
        self.desk.theme.changed.connect(self._fit)
        self.templates.currentItemChanged.connect(self._on_choice)
        self.language.activated.connect(self._on_choice)
        self.editor.changed.connect(self._on_change)
        self.preview.chosen.connect(self._try)
        self.save.clicked.connect(self.keep)
        self.discard.clicked.connect(self._discard)
        self.restore.clicked.connect(self._restore)
        listen(self, {"Ctrl+Return": self.keep})

    def _read(self) -> None:
        work = partial(
            wording_shown.words_shown, str(self.language.currentData()), self.desk.today()
        )
        self.desk.tasks.run(self, work, self._take)

    def _take(self, shown: WordsShown) -> None:
        """Show the list again with the same template chosen."""
        self._shown = shown
        row = max(self.templates.currentRow(), 0)
        with QSignalBlocker(self.templates):
            self.templates.clear()
            for each in shown.templates:
                title = _tr(each.title)
                mark = _tr("{title}, changed").format(title=title) if each.is_own else title
                item = QListWidgetItem(mark)
                item.setToolTip(mark)
                item.setData(NAME, each.name)
                item.setSizeHint(QSize(0, self.desk.theme.px(ROW_HEIGHT)))
                self.templates.addItem(item)
            self.templates.setCurrentRow(row)
        self.preview.show_customers(shown.customers)
        if not self.is_changed:
            self._read_words()

    def _on_choice(self, *_: object) -> None:
        """Show another template or language, unless something is not kept yet."""
        if self.is_changed and self.kept is not None:
            with QSignalBlocker(self.templates):
                self.choose(self.kept.template)
            self.language.setCurrentIndex(self.language.findData(self.kept.language))
            self.problem.show_text(_tr("Save or discard this wording first."))
            return
        self._read_words()

    def _read_words(self) -> None:
        item = self.templates.currentItem()
        if item is not None:
            where = (str(item.data(NAME)), str(self.language.currentData()))
            work = partial(wording_shown.words_kept, *where, self.desk.today())
            self.desk.tasks.run(self, work, self._show_words)

    def _show_words(self, kept: WordsKept) -> None:
        self.kept = kept
        self.editor.show_words(kept.words)
        self.restore.setEnabled(kept.is_own)
        self._fill_history(kept)
        self._subtitle.setText(self._about(kept))
        self._on_change()

    def _about(self, kept: WordsKept) -> str:
        """Return which steps the words serve, and whose words they are."""
        rows = self._shown.templates if self._shown else ()
        used = next((each.used for each in rows if each.name == kept.template), ())
        steps = ", ".join(used[:MOST_STEPS])
        words = [_tr("Used in {steps}.").format(steps=steps)] if used else []
        words.append(_tr("Your own wording.") if kept.is_own else _tr("The original wording."))
        if kept.language != self.language.currentData():
            words.append(_tr("A letter of English law: it is always in English."))
        return " ".join(words)

    def _fill_history(self, kept: WordsKept) -> None:
        menu = QMenu(self.history)
        for row in reversed(kept.versions):
            menu.addAction(_version_words(row)).triggered.connect(partial(self._show_version, row))
        self.history.setMenu(menu)
        self.history.setEnabled(bool(kept.versions))

    def _show_version(self, row: WordingRow, *_: object) -> None:
        """Put an earlier version into the editor; Save makes it count again."""
        shipped = default_wording(row.template, row.language)
        self.editor.show_words(shipped if row.is_shipped else Template(row.subject, row.body))
        self._on_change()

    def _on_change(self) -> None:
        self.problem.show_text("")
        self.save.setEnabled(self.is_changed)
        self.discard.setEnabled(self.is_changed)
        self._try()

    def _try(self) -> None:
        customer = self.preview.customer_id()
        if self.kept is not None and customer is not None:
            where = (self.kept.template, self.kept.language, self.editor.words())
            work = partial(wording_shown.try_words, *where, customer, self.desk.today())
            self.desk.tasks.run(self, work, self.preview.show_tried)

    def _discard(self) -> None:
        if self.kept is not None:
            self._show_words(self.kept)

    def _restore(self) -> None:
        if self.kept is not None:
            where = (self.kept.template, self.kept.language)
            work = partial(restore_wording, *where, self.desk.today())
            self.desk.tasks.run(self, work, self._on_saved, self._say)

    def _on_saved(self, _: object) -> None:
        """Read again what counts now, also in the list."""
        self.kept = None
        self._read()

    def _say(self, error: CollectorError) -> None:
        self.problem.show_text(str(error))


def _version_words(row: WordingRow) -> str:
    """Return when and by whom a version was made."""
    what = _tr("original wording restored") if row.is_shipped else row.subject
    words = _tr("{day}, {who}: {what}")
    return words.format(day=plain_day(row.made_on), who=row.actor, what=what)


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
