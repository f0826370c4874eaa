"""`application CODE --form FILE`: read for review, kept when it is said."""

import pytest
from pypdf import PdfWriter


@pytest.fixture
def back(shop, tmp_path):
    """The form of ACME as it comes back filled in."""
    [file] = shop.ask("paper", "application", "ACME", "--out", tmp_path)["files"]

    def fill(**values):
        writer = PdfWriter(clone_from=file["file"])
        ticks = dict.fromkeys(("true", "agency", "keep"), "/Yes")
        told = {"limit": "1,200", "terms": "30 days", "signer": "Rosa Field", **ticks, **values}
        for each in writer.pages:
            writer.update_page_form_field_values(each, told, auto_regenerate=False)
        path = tmp_path / "back.pdf"
        writer.write(path)
        return path

    return fill


def kept(shop):
    return shop.ask("application", "ACME")["applications"]


def test_it_is_shown_and_not_kept(shop, back):
    before = shop.ask("audit")
    answer = shop.ask("application", "ACME", "--form", back(supplier_1="Beta Ltd"))
    assert answer["form"]["asked"] == "1200.00"
    assert answer["form"]["references"] == "Beta Ltd"
    assert (answer["doubts"], answer["kept"]) == ([], False)
    assert shop.ask("audit") == before


def test_keep_keeps_it_with_its_references_and_says_what_is_in_doubt(shop, back):
    path = back(legal_name="Acme Holdings", supplier_1="Beta Ltd")
    result = shop.call("application", "ACME", "--form", path, "--keep", "--json")
    assert result.status == 0
    assert "The form is for Acme Holdings, and this is Acme Ltd." in result.err
    [application] = kept(shop)
    assert (application["asked"], application["references"]) == ("1200.00", "Beta Ltd")
    assert [each["name"] for each in shop.ask("application", "ACME")["references"]] == ["Beta Ltd"]


def test_a_limit_that_cannot_be_read_is_said_by_hand(shop, back):
    path = back(limit="a lot")
    line = shop.refuse(4, "application", "ACME", "--form", path, "--keep")
    assert "'a lot', which is not an amount in GBP" in line
    assert kept(shop) == []
    shop.ask("application", "ACME", "--form", path, "--asked", "900", "--keep")
    assert kept(shop)[0]["asked"] == "900.00"


def test_what_is_no_form_is_refused(shop, tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    shop.refuse(4, "application", "ACME", "--form", tmp_path / "x.pdf")
    assert shop.call("application", "ACME", "--keep").status == 2
