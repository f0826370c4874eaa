"""Address books of all versions give people with phones and e-mail addresses."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.whole_files import VCARD_21, VCARD_30, VCARD_40


@pytest.fixture
def read(tmp_path):
    def reads(content, **more):
        path = tmp_path / "people.dat"
        path.write_bytes(content)
        return read_file(path, **more)

    return reads


def test_a_card_of_version_2_1_is_decoded(read):
    (card,) = read(VCARD_21).rows
    assert (card.name, card.organisation, card.role) == ("Jörg Müller", "Moss Ltd", "Buyer")
    assert card.phones == (("0117 496 0102", "Work"), ("07700 900123", "Mobile"))
    assert card.emails == ("joerg@moss.example",)


def test_a_card_of_version_3_is_unfolded(read):
    (card,) = read(VCARD_30).rows
    assert (card.name, card.organisation) == ("Ben Hall", "Moss Ltd")
    assert card.emails == ("ben@moss.example",)
    address = card.address
    assert (address.address1, address.city, address.postcode, address.country) == (
        "1 High St, Unit 2",
        "Bath",
        "BA1 1AA",
        "GB",
    )


def test_a_card_of_version_4_takes_addresses_as_links(read):
    (card,) = read(VCARD_40).rows
    assert card.phones == (("+44-117-496-0103", "Work"),)
    assert card.emails == ("ap@moss.example",)


def test_a_file_has_many_cards_each_with_its_line(read):
    parsed = read(VCARD_21 + VCARD_30 + VCARD_40)
    assert (parsed.kind, parsed.profile) == (FileKind.CUSTOMERS, "vcard")
    assert [card.row for card in parsed.rows] == [1, 15, 26]
    assert parsed.rows_in_file == 3


def test_an_organisation_may_be_the_card_itself(read):
    (card,) = read(b"BEGIN:VCARD\nFN:Moss Ltd\nX-ABShowAs:COMPANY\nEND:VCARD\n").rows
    assert (card.name, card.organisation) == ("", "Moss Ltd")
    (card,) = read(b"BEGIN:VCARD\nFN:Moss Ltd\nORG:Moss Ltd\nN:;;;;\nEND:VCARD\n").rows
    assert (card.name, card.organisation) == ("", "Moss Ltd")


def test_a_card_inside_a_card_is_left_alone(read):
    text = b"BEGIN:VCARD\nFN:A B\nAGENT:\nBEGIN:VCARD\nFN:C D\nEND:VCARD\nEND:VCARD\n"
    assert [card.name for card in read(text).rows] == ["A B"]


def test_a_card_of_nobody_is_rejected(read):
    parsed = read(b"BEGIN:VCARD\nTEL:1\nEND:VCARD\n")
    assert not parsed.rows
    assert parsed.problems[0].reason == "The card has neither a name nor an organisation."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_windows_encodings_are_read(read, encoding):
    text = "BEGIN:VCARD\r\nFN:Zoë Lane\r\nEND:VCARD\r\n".encode(encoding)
    assert read(text).rows[0].name == "Zoë Lane"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (VCARD_30[:-20], "ends in the middle of a card"),
        (b"BEGIN:VCARD\nFN:A\0B\nEND:VCARD\n", "is not a text file"),
    ],
)
def test_a_broken_address_book_is_refused(read, content, said):
    with pytest.raises(UnreadableFileError, match=said):
        read(content)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(middle=st.binary(max_size=400))
def test_whatever_stands_in_a_card_it_is_read_or_refused(read, middle):
    parsed = None
    with suppress(UnreadableFileError):
        parsed = read(b"BEGIN:VCARD\nFN:A B\n" + middle + b"\nEND:VCARD\n")
    if parsed is not None:
        assert len(parsed.rows) + len(parsed.problems) == parsed.rows_in_file


def test_an_encoding_of_host_names_is_never_taken_for_one_of_words(read):
    """It would take minutes for a long value."""
    card = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=PunyCode;ENCODING=QUOTED-PRINTABLE:"
    card += "Bea=20Hall-Moss\r\nTEL:0117 496 0103\r\nEND:VCARD\r\n"
    assert [found.name for found in read(card.encode()).rows] == ["Bea Hall-Moss"]
