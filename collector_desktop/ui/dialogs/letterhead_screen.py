"""Settings: all that a letterhead is made of, with a sample beside it that follows every key."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain import settings as s
from collector_desktop.domain.bank_numbers import read_account_number
from collector_desktop.domain.envelopes import NAMES as ENVELOPES
from collector_desktop.domain.settings_paper import (
    PAPER_ENVELOPE,
    PAPER_EXTRA_FONT,
    PAPER_SIZE,
    STATEMENT_KIND,
)
from collector_desktop.domain.settings_post import NO, PAPER_DUPLEX, PAPER_FILE_NAME, YES
from collector_desktop.domain.sheets import AUTO
from collector_desktop.domain.statement_kinds import DETAIL, OPEN_ITEM
from collector_desktop.ui.dialogs.paper_view import PaperView
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.labels import Button, label, line
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.settings_choice import SettingChoice
from collector_desktop.ui.widgets.settings_colour import ColourPart
from collector_desktop.ui.widgets.settings_field import SettingArea
from collector_desktop.ui.widgets.settings_logo import LogoPart
from collector_desktop.ui.widgets.settings_own_letterhead import OwnLetterheadPart
from collector_desktop.ui.widgets.settings_section import (
    CARD_MARGIN,
    FIELD_GAP,
    GAP,
    ROW_GAP,
    SettingsSection,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from collector_desktop.documents.content import Statement
    from collector_desktop.documents.plain_picture import PlainPicture
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.settings import Settings
    from collector_desktop.services.letterhead_sample import sample_pdf, sample_statement
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.settings_field import SettingField
else:
    sample_pdf = later("collector_desktop.services.letterhead_sample", "sample_pdf")
    sample_statement = later("collector_desktop.services.letterhead_sample", "sample_statement")

NARROW, _FORM = 640, 330
SETTLE_MS = 25
SHORT, LONG = 3, 48


class LetterheadSettings(SettingsSection):
    """Fields on the left, the sample on the right; what is wrong or half typed is not drawn yet.

    `command_asked` carries the name of a command of the window, such as the envelope proof.
    """

    command_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("Letterhead and papers"),
            self.tr("The look of statements and letters; the sample follows as you type."),
        )
        self._country = s.COMPANY_COUNTRY.default
        self._busy, self._again = False, False
        self.view = PaperView(desk)
        self.view.setAccessibleName(self.tr("Sample statement with this letterhead"))
        pages = (self.tr("One page"), self.tr("Several"))
        self.length = Segmented(desk.theme, pages, self.tr("Sample"))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.draw)
        self._build()
        self._follow()

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds, and the sample anew."""
        self._country = stored.stored.get(s.COMPANY_COUNTRY.key, s.COMPANY_COUNTRY.default)
        super().show_settings(stored)
        self._settle.start()

    def show_kept(
        self, logo: bytes | None, picture: PlainPicture | None, own: bytes | None
    ) -> None:
        """Show the logo and the user's own PDF, or what stands in for them."""
        self.logo.show_kept(logo, picture)
        self.own.show_kept(own)
        self._settle.start()

    def draw(self) -> None:
        """Have the sample drawn with what stands in the fields; the newest wish counts."""
        if not self.isVisible():
            return
        if self._busy:
            self._again = True
            return
        self._busy = True
        lines = LONG if self.length.current() else SHORT
        work = partial(sample_statement, self.desk.today(), self._typed(), lines)
        self.desk.tasks.run(self, work, self._render, self._forget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < self.desk.theme.px(NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def _build(self) -> None:
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(GAP)
        for part in (self._look_card(), self._sender_card(), self._bank_card(), self._paper_card()):
            form.addWidget(part)
        form.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumSize(self.desk.theme.px(_FORM), self.desk.theme.px(240))
        area.setWidget(inside)
        sample = QVBoxLayout()
        sample.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Sample"), "strong"))
        head.addStretch(1)
        head.addWidget(self.length)
        sample.addLayout(head)
        sample.addWidget(self.view, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addWidget(area, 1)
        self._row.addLayout(sample, 1)
        self.column.addLayout(self._row, 1)

    def _follow(self) -> None:
        """Draw anew after every change of a field, typed or chosen."""
        for field in self.fields.values():
            if isinstance(field, SettingChoice):
                field.box.currentIndexChanged.connect(lambda _: self._settle.start())
            elif isinstance(field, SettingArea):
                field.edit.textChanged.connect(self._settle.start)
            else:
                field.typed.connect(lambda _: self._settle.start())
        self.length.chosen.connect(lambda _: self._settle.start())

    def _look_card(self) -> QFrame:
        self.logo = LogoPart(self.desk)
        self.accent = self.field(s.COMPANY_ACCENT, self.tr("Colour"))
        self.colour = ColourPart(self.desk.theme, self.accent)
        self.own = OwnLetterheadPart(self.desk)
        column = QVBoxLayout()
        column.setSpacing(ROW_GAP)
        for part in (self.logo, self.colour, line(), self.own):
            column.addWidget(part)
        return card(column, CARD_MARGIN)

    def _sender_card(self) -> QFrame:
        footer = self.area(s.COMPANY_FOOTER, self.tr("Footer"), 2)
        footer.explain(self.tr("Registered name and number, registered office, VAT number."))
        return self._grid(
            self.tr("Sender"),
            (self.field(s.COMPANY_NAME, self.tr("Company name")),),
            (self.area(s.COMPANY_ADDRESS, self.tr("Address"), 3),),
            (
                self.field(s.COMPANY_PHONE, self.tr("Phone")),
                self.field(s.COMPANY_EMAIL, self.tr("E-mail")),
            ),
            (self.field(s.COMPANY_WEBSITE, self.tr("Website")),),
            (footer,),
        )

    def _bank_card(self) -> QFrame:
        number = self.field(s.BANK_ACCOUNT, self.tr("Account number"))
        number.check_with(lambda text: read_account_number(text, self._country))
        return self._grid(
            self.tr("Where customers pay"),
            (self.field(s.BANK_NAME, self.tr("Account name")),),
            (self.field(s.BANK_SORT_CODE, self.tr("Sort code")), number),
            (self.field(s.BANK_IBAN, self.tr("IBAN")),),
            (self.field(s.BANK_BIC, self.tr("BIC")),),
        )

    def _paper_card(self) -> QFrame:
        usual = (AUTO, self.tr("As usual in your country"))
        sizes = (usual, ("a4", "A4"), ("letter", self.tr("US Letter")))
        envelopes = (usual, *((name, envelope_words(name)) for name in ENVELOPES))
        sides = ((NO, self.tr("One side")), (YES, self.tr("Both sides")))
        size = self.choice(PAPER_SIZE, self.tr("Paper"), sizes)
        duplex = self.choice(PAPER_DUPLEX, self.tr("Printed on"), sides)
        duplex.explain(self.tr("Both sides: each customer's post begins on a new sheet."))
        envelope = self.choice(PAPER_ENVELOPE, self.tr("Envelopes"), envelopes)
        font = self.field(PAPER_EXTRA_FONT, self.tr("Font for other scripts"))
        font.edit.setPlaceholderText(self.tr("those of this computer"))
        choose = Button(self.desk.theme, self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose a font file"))
        choose.clicked.connect(partial(self._ask_font, font))
        font.row.addWidget(choose)
        self.proof = Button(self.desk.theme, self.tr("Envelope proof…"), icon="mail")
        self.proof.setToolTip(self.tr("A page to print and hold against an envelope"))
        self.proof.clicked.connect(partial(self.command_asked.emit, "envelope_proof"))
        names = self.field(PAPER_FILE_NAME, self.tr("Names of files"))
        names.explain(self.tr("With {kind}, {code}, {name}, {number}, {date}, {year}, {month}."))
        kinds = (
            (OPEN_ITEM, self.tr("What is open")),
            (DETAIL, self.tr("What is open and what was paid of it")),
        )
        stated = self.choice(STATEMENT_KIND, self.tr("Statements show"), kinds)
        rows = ((size, duplex), (envelope,), (self.proof,), (font,), (names,), (stated,))
        return self._grid(self.tr("Paper"), *rows)

    def _grid(self, title: str, *rows: tuple[QWidget, ...]) -> QFrame:
        column, grid = QVBoxLayout(), QGridLayout()
        column.setSpacing(10)
        grid.setHorizontalSpacing(FIELD_GAP)
        grid.setVerticalSpacing(ROW_GAP)
        column.addWidget(label(title, "strong"))
        column.addLayout(grid)
        for down, fields in enumerate(rows):
            for across, field in enumerate(fields):
                grid.addWidget(field, down, across, 1, 2 // len(fields))
        for across in range(2):
            grid.setColumnStretch(across, 1)
        return card(column, CARD_MARGIN)

    def _ask_font(self, font: SettingField) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a font"), "", self.tr("Fonts (*.ttf *.ttc *.otf *.otc)")
        )
        if name:
            font.put(str(Path(name)))
            font.keep()

    def _typed(self) -> dict[str, str]:
        """Return what stands in the fields, kept or not."""
        return {
            key: str(field.box.currentData())
            if isinstance(field, SettingChoice)
            else field.text().strip()
            for key, field in self.fields.items()
        }

    def _render(self, sample: Statement) -> None:
        work = partial(sample_pdf, sample, self.desk.fonts)
        self.desk.tasks.run_apart(self, work, self._show_sample, self._forget)

    def _show_sample(self, content: bytes) -> None:
        self.view.show_pdf(content)
        self._next()

    def _forget(self, _: CollectorError) -> None:
        """Keep the last sample: a value cannot be read, and its own field says so."""
        self._next()

    def _next(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.draw()


def envelope_words(name: str) -> str:
    """Return what a window envelope is called."""
    return {
        "uk-a4-left": "British DL, window on the left",
        "din-5008-b": "DIN 5008 form B, window on the left",
        "din-5008-a": "DIN 5008 form A, window on the left",
        "fr-a4-right": "French, window on the right",
        "ch-right": "Swiss C5, window on the right",
        "ch-left": "Swiss C5, window on the left",
        "us-letter-10": "American No. 10, window on the left",
    }.get(name, name)
