"""Letters with accents, typed or written in files with the accent apart, as macOS does in names."""

import unicodedata

import pytest

AEROE, SMORGAS = "\u00c6R\u00d8\u00c9", "SM\u00d6RG\u00c5S"


def apart(text):
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def accented(shop):
    """One customer whose file has its accents in letters, and one whose file has them apart."""
    customers = shop.write(
        "customers.csv",
        "code,name,kind,country,currency\n"
        f"{AEROE},Caf\u00e9 {AEROE},company,DK,GBP\n"
        + apart(f"{SMORGAS},Br\u00f6d & {SMORGAS},company,SE,GBP\n"),
    )
    items = shop.write(
        "items.csv",
        "type,number,customer,date,due_date,amount,currency,reference,description\n"
        f"invoice,\u00c5-1,{SMORGAS},2026-09-01,2026-10-01,100.00,GBP,,\n"
        + apart("invoice,\u00c5-2,")
        + apart(f"{AEROE},2026-09-01,2026-10-01,50.00,GBP,L\u00f6f,\n"),
    )
    shop.ask("import", customers, items)
    return shop


@pytest.mark.parametrize("written", [str, apart])
@pytest.mark.parametrize("case", [str, str.lower])
@pytest.mark.parametrize("code", [AEROE, SMORGAS])
def test_a_customer_is_found_however_its_code_is_written(accented, code, case, written):
    assert accented.ask("customer", written(case(code)))["customer"]["code"] == code


def test_files_are_kept_with_each_letter_and_its_accent_as_one(accented):
    (found,) = accented.ask("items", "--customer", AEROE)["items"]
    assert (found["number"], found["reference"]) == ("\u00c5-2", "L\u00f6f")


def test_a_note_is_kept_the_same_way(accented):
    accented.ask("log", SMORGAS, "--kind", "note", "--note", apart("h\u00f6rt"))
    assert accented.ask("customer", SMORGAS)["timeline"][0]["note"] == "h\u00f6rt"


def test_a_code_that_only_looks_like_another_is_nobodys(accented):
    assert "no customer" in accented.refuse(4, "customer", "AERO\u00c9")
