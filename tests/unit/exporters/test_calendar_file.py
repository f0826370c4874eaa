"""Calendar files as RFC 5545 has them, read back by a reader of our own."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.exporters.calendar_file import DayEvent, calendar_text

DAY = date(2026, 11, 30)


def event(title="Acme Ltd: 120.00 GBP promised", text="Promised on 2026-11-24", uid="p-1@x"):
    return DayEvent(uid, DAY, title, text, date(2026, 11, 24))


def unfolded(text):
    """Return the values by name, as a calendar program reads them."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if ":" in line)


def unescaped(value):
    found, escaped = "", False
    for each in value:
        if escaped:
            found += "\n" if each == "n" else each
            escaped = False
        elif each == "\\":
            escaped = True
        else:
            found += each
    return found


def test_an_entry_is_for_the_whole_day_and_ends_before_the_next():
    found = unfolded(calendar_text([event()]))
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20261130", "20261201")
    assert (found["DTSTAMP"], found["UID"]) == ("20261124T000000Z", "p-1@x")
    assert found["SUMMARY"] == "Acme Ltd: 120.00 GBP promised"


def test_the_file_begins_and_ends_as_a_calendar():
    lines = calendar_text([event(), event(uid="p-2@x")]).split("\r\n")
    assert (lines[0], lines[1], lines[-2], lines[-1]) == (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "END:VCALENDAR",
        "",
    )
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2


def test_an_entry_written_again_is_the_same():
    assert calendar_text([event()]) == calendar_text([event()])


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_no_text_breaks_the_file_and_all_that_can_be_seen_of_it_comes_back(text):
    written = calendar_text([event(title=text, text=text)])
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert written.replace("\r\n", "").isprintable()
    kept = "".join(
        each for each in "\n".join(text.splitlines()) if each.isprintable() or each == "\n"
    )
    found = unfolded(written)
    assert unescaped(found["SUMMARY"]) == unescaped(found["DESCRIPTION"]) == kept


def test_a_value_cannot_begin_a_line_of_its_own():
    written = calendar_text([event(title="Acme\r\nATTENDEE:mailto:x@example.com")])
    assert "\r\nATTENDEE" not in written
