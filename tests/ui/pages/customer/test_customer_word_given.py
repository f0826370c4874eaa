"""The promises and plans below the open items of the card."""

from datetime import timedelta

from PySide6.QtCore import Qt

from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.promises import judge_promises
from collector_desktop.ui.widgets.card_figures import CardFigure
from collector_desktop.ui.widgets.risk_scale import RiskScale
from tests.conftest import TODAY


def promise(customer, minor, taken, by):
    draft = PromiseDraft(minor, "GBP", TODAY + timedelta(days=by))
    contact = ContactDraft(customer.id, "call", "PTP", promise=draft)
    log_contact(contact, TODAY + timedelta(days=taken))


def test_nothing_given_takes_no_room(page):
    assert not page.tabs.with_word.given.isVisible()


def test_the_newest_three_stand_below_the_open_items_and_lead_to_all(qtbot, page, bolt):
    for minor, taken, by in ((1_000, -40, -35), (2_000, -30, -25), (3_000, -20, -15)):
        promise(bolt, minor, taken, by)
    promise(bolt, 123_456_789, -1, 2)
    judge_promises(TODAY)
    page.resize(1232, 900)
    page.refresh()
    given = page.tabs.with_word.given
    assert given.isVisible()
    assert [str(line) for line in given.lines] == [
        "£1,234,567.89 by 26 Nov, made 23 Nov, Open",
        "£30.00 by 9 Nov, made 4 Nov, Broken",
        "£20.00 by 30 Oct, made 25 Oct, Broken",
    ]
    assert "0 of 3 kept" in given.accessibleName()
    qtbot.mouseClick(given, Qt.MouseButton.LeftButton)
    assert page.tabs.tabs.current() == "promises"


def test_a_low_list_keeps_its_room(page, bolt):
    promise(bolt, 1_000, -1, 2)
    page.refresh()
    both = page.tabs.with_word
    for height, fits in ((360, False), (400, True)):
        both.resize(600, height)
        assert both.given.lines
        assert both.given.isVisible() == fits


def test_the_risk_stands_on_its_scale_and_is_said_aloud(page, bolt):
    head = page.head
    box = head._boxes[4]
    assert box._scale.isHidden()
    rated = CardFigure("Risk", "D", "38 of 100 points", grade="D")
    box.show_figure(rated)
    assert (box._scale.grade, box._scale.isHidden(), box._value.isHidden()) == ("D", False, True)
    assert box.accessibleName() == "Risk: D, 38 of 100 points"
    box.show_figure(CardFigure("Promises kept", "1 of 3"))
    assert (box._scale.isHidden(), box._value.isHidden()) == (True, False)


def test_the_letter_that_is_lit_differs_from_the_others(qtbot, theme):
    scale = RiskScale(theme)
    qtbot.addWidget(scale)
    drawn = {}
    for letter in "AE":
        scale.show_grade(letter)
        scale.resize(scale.sizeHint())
        picture = scale.grab().toImage()
        drawn[letter] = picture.pixelColor(4, 8).name(), picture.pixelColor(100, 8).name()
    assert drawn["A"][0] == theme.colour("ok_soft").name()
    assert drawn["E"][1] == theme.colour("danger_soft").name()
    assert drawn["A"][1] == drawn["E"][0] == theme.colour("neutral_soft").name()
