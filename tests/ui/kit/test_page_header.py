"""The head of a page where there is little room."""

from collector_desktop.ui.widgets.page_header import PageHeader


def test_a_subtitle_without_room_ends_with_an_ellipsis_and_is_whole_in_its_tip(qtbot, theme):
    header = PageHeader(theme, "Chase run")
    qtbot.addWidget(header)
    header.show_title("Chase run", "Tuesday 24 November")
    header.resize(900, 54)
    header.show()
    assert header._subtitle.shown() == "Tuesday 24 November"
    header.resize(420, 54)
    header.grab()
    assert header._subtitle.shown().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert header._subtitle.toolTip() == "Tuesday 24 November"


def test_a_long_name_on_the_way_back_is_cut_and_whole_in_its_tip(qtbot, theme):
    header = PageHeader(theme, "Card")
    qtbot.addWidget(header)
    name = "Redcliffe Marine Services & Sons of Bristol Ltd"
    header.show_crumb(name)
    shown = header._crumb.text().replace("&&", "&").split("\N{HORIZONTAL ELLIPSIS}")[0]
    assert shown != name
    assert shown.strip()
    assert name.startswith(shown)
    assert "Sons of Bristol" in header._crumb.toolTip()
    header.show_crumb("Smith & Sons")
    assert header._crumb.text().startswith("Smith && Sons ")


def test_a_name_without_room_has_that_of_the_crumb_and_the_arrow_leads_back(qtbot, theme):
    header = PageHeader(theme, "Card")
    qtbot.addWidget(header)
    header.show_crumb("Today")
    header.show_title("Redcliffe Marine Services Ltd", "REDCL01")
    for text in ("Previous", "Next", "Credit", "Take payment"):
        header.add_action(text)
    header.resize(940, 54)
    header.show()
    assert header._crumb.isVisible()
    assert header._title.shown() == "Redcliffe Marine Services Ltd"
    header.resize(840, 54)
    header.layout().activate()
    assert not header._crumb.isVisible()
    assert header._title.shown() == "Redcliffe Marine Services Ltd"
    assert header._back.isVisible()
    assert header._back.toolTip() == "Back to Today"
