"""A customer passed on by command: the file, who has it, what came back."""

import zipfile


def test_the_file_is_written_and_the_customer_passed_on(shop, tmp_path):
    made = shop.call(
        *("placement", "ACME", "--out", tmp_path / "out", "--kind", "agency"),
        *("--with", "Recover & Co", "--whole", "--json"),
    )
    assert made.status == 0, made.err
    assert made.document["stays"] == []
    with zipfile.ZipFile(made.document["zip"]) as archive:
        assert archive.namelist()[:2] == ["case.pdf", "statement.pdf"]
    [status] = shop.call("status", "ACME", "--json").document["statuses"]
    assert status["status"] == "agency"
    shop.call("placement", "ACME", "--recovered", "50", as_of="2026-12-01")
    shop.call("placement", "ACME", "--commission", "7.50", as_of="2026-12-01")
    [row] = shop.call("placement", "--json", as_of="2026-12-01").document["placements"]
    assert (row["placed"], row["recovered"], row["net"], row["rate"]) == (
        "75.00",
        "50.00",
        "42.50",
        67,
    )
    shop.call("placement", "ACME", "--close", "paid the rest", as_of="2026-12-02")
    assert shop.call("status", "ACME", "--json", as_of="2026-12-02").document["statuses"] == []


def test_without_a_placement_there_is_nothing_to_close(shop):
    assert shop.call("placement", "ACME", "--close", "x").status != 0
    assert shop.call("placement", "--json").document == {"placements": []}


def test_the_file_that_was_passed_on_says_to_whom(shop, tmp_path):
    out = ("placement", "ACME", "--out", tmp_path, "--kind", "legal")
    made = shop.ask(*out, "--with", "Smith LLP")
    for name in ("pdf", "zip"):
        [sent] = shop.ask("sent", made[name])["sent"]
        assert (sent["customer"], sent["passed_to"]) == ("ACME", "Smith LLP")
        assert sent["combined"] is None
    assert "to Smith LLP" in shop.call("sent", made["pdf"]).out


def test_what_is_not_due_stays_and_is_named(shop, tmp_path):
    told = shop.call("placement", "ACME", "--out", tmp_path / "out").out
    assert "Stays with us: £40.00 not overdue (INV-2). --whole has it too." in told
    stays = {"number": "INV-2", "amount": "40.00", "currency": "GBP", "why": "not_due"}
    assert shop.ask("placement", "ACME", "--with", "Recover & Co")["stays"] == [stays]
    [row] = shop.ask("placement")["placements"]
    assert row["placed"] == "35.00"


def test_only_the_file_without_passing_on(shop, tmp_path):
    made = shop.call("placement", "ACME", "--out", tmp_path, "--kind", "court", "--json")
    assert made.document["pdf"].endswith("court-file-ACME-2026-11-24.pdf")
    assert shop.call("placement", "--json").document == {"placements": []}


def test_an_agency_gets_the_evidence_that_is_named_and_is_told_of_the_rest(shop, tmp_path):
    shop.ask("dispute", "INV-1", "--amount", "10", "--reason", "SHORT")
    for name in ("photo.txt", "mail.txt"):
        shop.ask("case", "1", "--attach", shop.write(name, f"what {name} says"))
    first, second = [each["id"] for each in shop.ask("case", "1")["files"]]
    out = ("placement", "ACME", "--out", tmp_path / "out")
    usual = shop.ask(*out)
    assert [each["id"] for each in usual["left_out"]] == [first, second]
    assert not [name for name in usual["files"] if "evidence" in name]
    told = shop.call(*out).out
    assert f"photo.txt ({first}), mail.txt ({second})" in told
    chosen = shop.ask(*out, "--evidence", second)
    assert [name for name in chosen["files"] if "evidence" in name] == [
        f"evidence/INV-1-{second}-mail.txt"
    ]
    assert len(shop.ask(*out, "--evidence", "all")["left_out"]) == 0
    court = (*out, "--kind", "court")
    assert len(shop.ask(*court)["left_out"]) == 0
    assert len(shop.ask(*court, "--evidence", "none")["left_out"]) == 2
    shop.refuse(4, *out, "--evidence", "77")
    shop.refuse(2, *out, "--evidence", "photo")
