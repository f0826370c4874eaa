"""Whatever has the keyboard looks so: a part that Tab reaches is drawn otherwise than before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from collector_desktop.queries.worklist import worklist
from collector_desktop.ui import navigation as nav

TAB = Qt.FocusPolicy.TabFocus.value
PLACES = (
    (nav.TODAY, None),
    (nav.CHASE, None),
    (nav.PROMISES, None),
    (nav.DISPUTES, None),
    (nav.PAYMENTS, None),
    (nav.REPORTS, None),
    (nav.SETTINGS, "words"),
    (nav.CUSTOMER, ()),
)


def reached_by_tab(page):
    return [
        part
        for part in page.findChildren(QWidget)
        if part.isVisibleTo(page)
        and part.isEnabled()
        and part.focusPolicy().value & TAB
        and part.width() > 8
    ]


def looks(part):
    return part.grab().toImage(), part.parentWidget().grab().toImage()


def looks_the_same_with_the_keyboard(part):
    held = QApplication.focusWidget()
    if held is not None:
        held.clearFocus()
    before = looks(part)
    part.setFocus(Qt.FocusReason.TabFocusReason)
    return looks(part) == before


@pytest.mark.parametrize(("page", "argument"), PLACES)
def test_a_part_that_tab_reaches_shows_that_it_has_the_keyboard(sample, page, argument):
    if page == nav.CUSTOMER:
        argument = (worklist(sample.desk.today())[1].customer_id, ())
    sample.open_page(page, argument)
    parts = reached_by_tab(sample.page(page))
    assert len(parts) > 3
    unseen = [part for part in parts if looks_the_same_with_the_keyboard(part)]
    assert [part.accessibleName() or type(part).__name__ for part in unseen] == []


def test_a_button_reached_by_tab_has_one_ring_and_no_shade_within(sample):
    """Qt's own mark of the keyboard would stand within the ring of the style sheet."""
    sample.open_page(nav.DISPUTES)
    page = sample.page(nav.DISPUTES)
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Other…")
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    sample.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as Tab does
    after = button.grab().toImage()
    edge = 4
    inside = [
        (x, y)
        for x in range(edge, button.width() - edge)
        for y in range(edge, button.height() - edge)
    ]
    assert all(before.pixelColor(*at) == after.pixelColor(*at) for at in inside)
