"""Templates: fields, strong and optional words, and values that are never interpreted."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.templates import (
    OUTPUT_LIMIT,
    VALUE_LIMIT,
    Paragraph,
    Slot,
    Template,
    check_template,
    fields_of,
    for_html,
    merge,
    missing_fields,
    one_line,
    read_template,
    unknown_fields,
)

BODY = """{salutation}

Please pay **{total} by {pay_by}**.[[ We wrote on {previous_on}.]]
{disputed}

{items}
{signature}"""
REMINDER = Template("Reminder: {total}", BODY)
FIELDS = {
    "salutation": "Dear Ann",
    "total": "£12.00",
    "pay_by": "1 December 2026",
    "previous_on": "",
    "disputed": "",
}


def words(merged):
    return [part.text if isinstance(part, Paragraph) else part.name for part in merged.parts]


def test_the_fields_are_filled_in_and_tables_keep_their_places():
    merged = merge(REMINDER, FIELDS)
    assert merged.subject == "Reminder: £12.00"
    request = "Please pay £12.00 by 1 December 2026."
    assert words(merged) == ["Dear Ann", request, "items", "signature"]
    assert merged.has("items")
    assert not merged.has("bank_details")


def test_only_the_words_between_stars_are_strong():
    paragraph = merge(REMINDER, FIELDS).parts[1]
    assert isinstance(paragraph, Paragraph)
    strong = [run.text for run in paragraph.lines[0] if run.is_strong]
    assert strong == ["£12.00 by 1 December 2026"]


def test_optional_words_and_lines_of_their_own_come_and_go_with_their_field():
    full = merge(REMINDER, {**FIELDS, "previous_on": "2 May 2026", "disputed": "Not the £3.00."})
    assert words(full)[1].endswith("We wrote on 2 May 2026.\nNot the £3.00.")


def test_needed_fields_that_are_empty_are_named_before_anything_is_sent():
    assert missing_fields(REMINDER, {**FIELDS, "total": " ", "pay_by": ""}) == ("total", "pay_by")
    assert missing_fields(REMINDER, FIELDS) == ()
    with pytest.raises(RefusedError, match=r"field \{pay_by\} is empty") as one:
        merge(REMINDER, {**FIELDS, "pay_by": ""})
    with pytest.raises(RefusedError, match=r"fields \{total\}, \{pay_by\} are empty") as two:
        merge(REMINDER, {**FIELDS, "total": "", "pay_by": ""})
    assert (one.value.advice, two.value.advice) == (
        "Add what it stands for.",
        "Add what they stand for.",
    )


def test_unknown_fields_are_refused():
    odd = Template("To {customer}", "{total.__class__} {0} {} {items}")
    assert fields_of(odd) == ("customer", "total.__class__", "0", "", "items")
    assert unknown_fields(odd, ("customer", "items")) == ("total.__class__", "0", "")
    with pytest.raises(RefusedError, match="no field"):
        check_template(odd, FIELDS)
    with pytest.raises(RefusedError, match="no field"):
        merge(odd, FIELDS)


@pytest.mark.parametrize("subject", ["a\nBcc: x@y.example", "a\rb", "", "  ", "a\u2028b"])
def test_a_subject_is_one_line(subject):
    with pytest.raises(RefusedError, match="one line"):
        merge(Template(subject, "x"), {})


@pytest.mark.parametrize(
    "value",
    ["{total}", "[[{total}]]", "**{items}**", "{items}", "{{total}}", "%s {0.__class__}", "[[x]]"],
)
def test_what_a_value_holds_is_only_text(value):
    merged = merge(Template("For {name}", "Dear {name}, pay {total}."), {**FIELDS, "name": value})
    assert merged.subject == f"For {value}"
    assert words(merged) == [f"Dear {value}, pay £12.00."]
    (paragraph,) = merged.parts
    assert isinstance(paragraph, Paragraph)
    assert not any(run.is_strong for run in paragraph.lines[0])


@pytest.mark.parametrize("total", ["34.406.156,75\u00a0€", "34\u202f406\u202f156,75\u00a0€"])
def test_an_amount_in_a_subject_stays_whole_where_a_heading_is_wrapped(total):
    merged = merge(Template("  Last \u2003 demand:  {total} ", "{total}"), {"total": total})
    assert merged.subject == f"Last demand: {total}"


def test_a_value_cannot_break_a_line_or_turn_the_direction_of_the_text():
    value = "Ann\r\nBcc: all@x.example\u202e\x00\x1b[31m"
    merged = merge(Template("For {name}", "{name}"), {"name": value})
    assert merged.subject == "For Ann Bcc: all@x.example[31m"
    assert "\n" not in words(merged)[0]


def test_very_long_values_are_cut_and_very_long_texts_refused():
    assert len(one_line("x" * 10_000)) == VALUE_LIMIT
    assert len(one_line("x\n" * 10_000)) <= VALUE_LIMIT
    many = Template("s", "{name} " * (OUTPUT_LIMIT // VALUE_LIMIT + 1))
    with pytest.raises(RefusedError, match="too long"):
        merge(many, {"name": "x" * VALUE_LIMIT})
    with pytest.raises(RefusedError, match="too long"):
        check_template(Template("s", "x" * OUTPUT_LIMIT), ())


@given(st.text(alphabet=string.printable + "{}[]*é\u202e\0", max_size=300))
def test_no_body_breaks_the_program_or_lets_a_field_through_unfilled(body):
    template = Template("s", body)
    try:
        merged = merge(template, FIELDS)
    except RefusedError:
        return
    text = "\n".join(words(merged))
    assert all(f"{{{name}}}" not in text for name in FIELDS)


@given(st.text(max_size=100))
def test_a_text_in_html_is_never_markup(text):
    safe = for_html(text)
    assert not set("<>\"'") & set(safe)


def test_a_file_begins_with_its_subject():
    read = read_template("Subject: A: {total}\r\n\r\nDear\r\n\r\n{items}\r\n")
    assert read == Template("A: {total}", "Dear\n\n{items}")
    with pytest.raises(RefusedError, match="no subject"):
        read_template("Dear Ann")


def test_two_slots_may_stand_side_by_side():
    assert merge(Template("s", "{items}\n{signature}"), {}).parts == (
        Slot("items"),
        Slot("signature"),
    )
