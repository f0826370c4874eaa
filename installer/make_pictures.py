"""Draw the pictures that the documentation shows, from the program itself.

    QT_QPA_PLATFORM=offscreen python installer/make_pictures.py

The day and the sample ledger are fixed, so a picture changes only when the program does.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pypdfium2
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from small_pictures import fewer_colours

from collector_desktop.queries.worklist import worklist
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.desk import Desk, Personal
from collector_desktop.ui.dialogs.plan_form import PlanForm
from collector_desktop.ui.ledger_places import Places
from collector_desktop.ui.ledger_session import LedgerSession
from collector_desktop.ui.main_window import MainWindow
from collector_desktop.ui.pages.chase import ChasePage
from collector_desktop.ui.pages.customer import CustomerPage
from collector_desktop.ui.tasks import SynchronousTaskRunner
from collector_desktop.ui.theme import Scheme, Theme

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
TODAY = date(2026, 11, 24)
SIZE = (1440, 900)
PAPER_SCALE = 100 / 72
PAGES = (nav.INVOICES, nav.CUSTOMERS, nav.PROMISES, nav.DISPUTES, nav.SETTINGS, nav.REPORTS)
SECTIONS = {"procedures": "procedure", "words": "words", "email": "email"}
PAPERS = {"reminder-1": "reminder", "letter-before-action": "letter-before-action"}
EXPORT = ROOT / "tests" / "data" / "imports" / "xero_sales_invoices.csv"


def main() -> int:
    """Draw every picture; return the exit status."""
    app = QApplication(sys.argv[:1])
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        window, session = _window(app, Path(folder))
        window.welcome()
        _draw(window, "welcome")
        session.open_demo()
        first = worklist(TODAY)[1].customer_id
        _draw(window, "today-light")
        window.open_customer(first, tuple(row.customer_id for row in worklist(TODAY)))
        _draw(window, "customer-light")
        _draw_plan(window)
        for page in PAGES:
            window.open_page(page)
            _draw(window, f"{page}-light")
        for part, name in SECTIONS.items():
            window.open_page(nav.SETTINGS, part)
            _draw(window, f"{name}-light")
        window.open_page(nav.CHASE)
        steps = cast("ChasePage", window.page(nav.CHASE)).pane.panes.left.steps
        steps.go_to(steps.tiles()[-1].key)
        _draw(window, "chase-light")
        window.open_page(nav.PAYMENTS, "match")
        _draw(window, "payments-light")
        window.open_page(nav.IMPORT, str(EXPORT))
        _draw(window, "import-check")
        window.desk.theme.apply(app, Scheme.DARK)
        window.open_page(nav.TODAY)
        _draw(window, "today-dark")
        _draw_papers(first, window.desk.fonts)
        session.stop()
    return 0


def _window(app: QApplication, folder: Path) -> tuple[MainWindow, LedgerSession]:
    theme = Theme(ROOT / "resources")
    theme.apply(app, Scheme.LIGHT)
    store = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    desk = Desk(
        tasks=SynchronousTaskRunner(),
        theme=theme,
        today=lambda: TODAY,
        minute=lambda: 592,
        personal=Personal(store),
        resources=ROOT / "resources",
        papers=folder,
        open_link=bool,
    )
    places = Places(folder / "ledger.collector", folder / "demo.collector", folder / "backups")
    session = LedgerSession(
        desk.tasks, places, desk.today, lambda: datetime(2026, 11, 24, 9, tzinfo=UTC), "Priya"
    )
    window = MainWindow(desk, session)
    window.resize(*SIZE)
    window.show()
    return window, session


def _draw(window: MainWindow, name: str) -> None:
    _save(_grabbed(window), name)


def _card(window: MainWindow) -> CustomerPage:
    return cast("CustomerPage", window.page(nav.CUSTOMER))


def _draw_plan(window: MainWindow) -> None:
    """Draw a plan being agreed over the card; a window that is grabbed lacks its dialogs."""
    _card(window).plans.agree()
    picture, form = _grabbed(window), cast("PlanForm", window.findChild(PlanForm))
    shown, painter = form.grab(), QPainter(picture)
    middle = picture.rect().center() - shown.rect().center()
    painter.drawPixmap(middle, shown)
    painter.end()
    _save(picture, "plan-light")
    form.reject()


def _grabbed(window: MainWindow) -> QPixmap:
    for _ in range(5):
        QApplication.processEvents()
    return window.grab()


def _save(picture: QPixmap, name: str) -> None:
    path = PICTURES / f"{name}.png"
    picture.save(str(path))
    with Image.open(path) as drawn:
        fewer = fewer_colours(drawn.convert("RGB"))
    fewer.save(path, optimize=True)


def _draw_papers(customer_id: int, fonts: Path) -> None:
    _draw_paper(statement_paper(customer_id, TODAY, fonts).content, "statement")
    for template, name in PAPERS.items():
        _draw_paper(letter_paper(customer_id, template, TODAY, fonts).content, name)


def _draw_paper(content: bytes, name: str) -> None:
    page = pypdfium2.PdfDocument(content)[0]
    drawn = page.render(scale=PAPER_SCALE).to_pil().convert("RGB")
    fewer_colours(drawn).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
