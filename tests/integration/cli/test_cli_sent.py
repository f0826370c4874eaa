"""`sent`: whether the bytes of a file were made here, for whom and when."""

from __future__ import annotations

from pathlib import Path


def statement_of(shop, folder, code="ACME", as_of="2026-11-24"):
    (file,) = shop.ask("statement", code, "--out", folder, as_of=as_of)["files"]
    return Path(file["file"])


def test_a_statement_that_was_renamed_is_known_by_its_bytes(shop, tmp_path):
    made = statement_of(shop, tmp_path)
    shown = tmp_path / "from the customer.pdf"
    made.rename(shown)
    answer = shop.ask("sent", shown)
    assert answer["known"] is True
    (sent,) = answer["sent"]
    assert sent == {
        "customer": "ACME",
        "name": "Acme Ltd",
        "kind": "statement",
        "made_on": "2026-11-24",
        "ways": ["letter"],
        "file": made.name,
        "combined": None,
        "passed_to": None,
    }
    assert "ACME" in shop.call("sent", shown).out


def test_one_changed_byte_is_not_ours(shop, tmp_path):
    made = statement_of(shop, tmp_path)
    made.write_bytes(made.read_bytes()[:-1] + b" ")
    answer = shop.call("sent", made, "--json")
    assert (answer.status, answer.document["known"], answer.document["sent"]) == (1, False, [])


def test_the_same_paper_sent_twice_is_listed_twice_and_not_before_its_day(shop, tmp_path):
    first = statement_of(shop, tmp_path)
    statement_of(shop, tmp_path / "again")
    assert len(shop.ask("sent", first)["sent"]) == 2
    assert shop.call("sent", first, as_of="2026-11-23").status == 1


def test_what_was_taken_back_was_not_sent(shop, tmp_path):
    made = statement_of(shop, tmp_path)
    shop.ask("undo")
    assert shop.call("sent", made).status == 1


def test_a_file_that_is_not_there_is_said_in_one_line(shop, tmp_path):
    shop.refuse(5, "sent", tmp_path / "nothing.pdf")
    assert "is a folder" in shop.refuse(4, "sent", tmp_path)
