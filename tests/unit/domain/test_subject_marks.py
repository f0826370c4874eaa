"""The mark of an account in the subject of e-mails, written and read back."""

import pytest

from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.subject_marks import account_mark, marked_code


def test_the_mark_is_the_one_of_the_convention():
    assert account_mark(phrases("en-GB"), "10023") == "[Account 10023]"
    assert account_mark(phrases("de"), "10023") == "[Konto 10023]"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["10023", "ACME LTD/2", "Müller & Söhne", "x" * 80])
@pytest.mark.parametrize("around", ["{0} Reminder", "Re: {0} Reminder", "AW: WG: [extern] {0}"])
def test_what_was_written_is_read_back(language, code, around):
    assert marked_code(around.format(account_mark(phrases(language), code))) == code


@pytest.mark.parametrize(
    "subject",
    ["", "Re: Reminder", "[Account]", "[Account ]", "Account 10023", "[Acount 1]", "[" * 99],
)
def test_no_mark_is_no_account(subject):
    assert marked_code(subject) == ""


def test_a_folded_subject_is_read_and_a_name_of_a_thousand_letters_is_none():
    assert marked_code("Re: [Account\r\n 10023] Reminder") == "10023"
    assert marked_code(f"[Account {'x' * 1000}]") == ""
