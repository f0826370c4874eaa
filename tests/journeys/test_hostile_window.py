"""Names that look like markup are shown letter by letter on every page, tips included."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractListModel, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextBrowser, QTextEdit, QWidget

from collector_desktop.domain.holds import HoldKind
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.storage.models import Address, Customer, CustomerGroup, Item, Person, Phone
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.widgets.mail_look import MailView
from tests.conftest import TODAY, add_item
from tests.hostile_text import CORPUS, MARKUP

PAGES = (
    nav.TODAY,
    nav.CUSTOMERS,
    nav.INVOICES,
    nav.PAYMENTS,
    nav.PROMISES,
    nav.DISPUTES,
    nav.CHASE,
    nav.REPORTS,
    nav.SETTINGS,
    nav.IMPORT,
)
SHOWN_ROWS = 40
might_be_rich = QtGui.Qt.mightBeRichText


@pytest.fixture
def hostile(window):
    """A ledger in which every text of every customer is markup; returns their ids."""
    ids = []
    with operation("test", "Bring in", TODAY):
        for number, text in enumerate(MARKUP):
            group = CustomerGroup.create(name=f"{number}{text}")
            one = Customer.create(
                code=f"C{number}",
                name=text,
                currency="GBP",
                email=f"a{number}@x.example",
                phone=text,
                group=group,
            )
            Address.create(customer=one, line1=text, city=text)
            person = Person.create(customer=one, name=text, role=text, email="", is_main=True)
            Phone.create(person=person, number="0117 496 0101", label=text)
            day = TODAY - timedelta(days=90 + number)
            add_item(one, f"I{number}{text}", day, day, 100_00, reference=text, description=text)
            add_item(one, f"R{number}{text}", day, day, 5_00, "receipt", reference=text)
            ids.append(one.id)
    for number, (key, text) in enumerate(zip(ids, MARKUP, strict=True)):
        promise = PromiseDraft(1_00, "GBP", TODAY + timedelta(days=1))
        item = Item.get(Item.number == f"I{number}{text}").id
        if number % 3 == 0:
            log_contact(ContactDraft(key, "call", "PTP", note=text, promise=promise), TODAY)
        elif number % 3 == 1:
            raise_dispute(DisputeDraft(item, "PRICE", 2_00, note=text), TODAY)
        else:
            put_on_hold(HoldDraft(key, HoldKind.OTHER, text), TODAY)
    window.page(nav.TODAY).mark_stale()
    return ids


def shown_as_markup(root):
    """Return every text below a widget that Qt would read as markup and that is data."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        found += _tips(widget)
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            rich = widget.textFormat() == Qt.TextFormat.RichText
            if rich or might_be_rich(widget.text()):
                found.append(("label", widget.text()))
        if isinstance(widget, QTextBrowser) and (
            not isinstance(widget, MailView) or widget.openLinks()
        ):
            found.append(("browser", widget.toPlainText()))
        if isinstance(widget, QTextEdit) and widget.acceptRichText() and not widget.isReadOnly():
            found.append(("pasted markup", widget.toPlainText()))
    return [each for each in found if any(text in each[1] for text in MARKUP) or each[0] != "label"]


def _tips(widget):
    tips = [widget.toolTip(), widget.whatsThis(), widget.statusTip()]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        tips += [
            model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""
            for row in range(min(model.rowCount(), SHOWN_ROWS))
            for column in range(columns)
        ]
    return [("tip", tip) for tip in tips if might_be_rich(tip) and not _is_escaped(tip)]


def _is_escaped(tip):
    """Whether a rich tip shows the very text, as `plain_tip` makes it."""
    document = QTextDocument()
    document.setHtml(tip)
    return plain_tip(document.toPlainText()) == tip


def test_no_page_reads_a_name_as_markup(window, hostile):
    for name in PAGES:
        window.open_page(name)
        window.page(name).repaint()
        assert shown_as_markup(window) == []


def test_no_card_reads_a_name_as_markup(window, hostile):
    for key in hostile:
        window.open_customer(key)
        assert shown_as_markup(window) == []
    labels = window.findChildren(QLabel)
    plain = [each.text() for each in labels if each.textFormat() == Qt.TextFormat.PlainText]
    assert any(MARKUP[-1] in text for text in plain)


def test_the_scan_finds_a_label_and_a_tip_that_would(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    QLabel(MARKUP[0], box)
    QWidget(box).setToolTip(MARKUP[1])
    assert {kind for kind, _ in shown_as_markup(box)} == {"label", "tip"}


@pytest.mark.parametrize("text", CORPUS, ids=lambda text: ascii(text)[:40])
def test_a_tip_says_the_very_words(text):
    tip = plain_tip(text)
    if not might_be_rich(tip):
        assert tip == text
    else:
        document = QTextDocument()
        document.setHtml(tip)
        assert document.toPlainText().split() == text.split()


def test_an_e_mail_that_is_shown_fetches_nothing_and_follows_no_link(qtbot, tmp_path):
    picture = tmp_path / "canary.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    asked = []
    view = MailView()
    qtbot.addWidget(view)
    view.sourceChanged.connect(asked.append)
    view.setHtml(f'<img src="{picture.as_uri()}"><a href="{picture.as_uri()}">pay</a>')
    address = QUrl(picture.as_uri())
    for named in (address, QUrl(str(picture)), QUrl("https://evil.example/p.png")):
        shown = view.document().resource(QTextDocument.ResourceType.ImageResource, named)
        assert (shown.width(), shown.height()) == (1, 1)
    view.anchorClicked.emit(address)
    assert asked == []
    assert view.toPlainText().endswith("pay")


def test_the_program_has_no_other_browser_and_no_web():
    root = Path(__file__).parents[2] / "collector_desktop"
    sources = {path.name: path.read_text("utf-8") for path in root.rglob("*.py")}
    for name in ("QTextBrowser()", "QtWebEngine", "QtSql", "setOpenExternalLinks"):
        assert [file for file, source in sources.items() if name in source] == []
    assert [file for file, source in sources.items() if "(QTextBrowser)" in source] == [
        "mail_look.py"
    ]
