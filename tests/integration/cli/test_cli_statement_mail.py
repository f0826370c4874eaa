"""`statement --email`: into the outbox or as drafts, the others on paper, each known again."""

from pathlib import Path


def ways(answer):
    return {each["customer"]: each["way"] for each in answer["files"]}


def test_without_a_server_who_can_be_reached_gets_a_draft(shop, tmp_path):
    answer = shop.ask("statement", "--all", "--out", tmp_path, "--email")
    assert ways(answer) == {"ACME": "email", "BETA": "letter", "KUW": "letter"}
    suffixes = {each["customer"]: Path(each["file"]).suffix for each in answer["files"]}
    assert suffixes == {"ACME": ".eml", "BETA": ".pdf", "KUW": ".pdf"}
    for each in answer["files"]:
        [sent] = shop.ask("sent", each["file"])["sent"]
        assert (sent["customer"], sent["kind"]) == (each["customer"], "statement")


def test_with_a_server_it_waits_in_the_outbox_once(shop, tmp_path):
    shop.call("settings", "mail.way", "smtp")
    answer = shop.ask("statement", "ACME", "--out", tmp_path, "--email")
    assert ways(answer) == {"ACME": "queued"}
    assert shop.ask("mail")["queued"] == 1
    again = shop.ask("statement", "ACME", "--out", tmp_path, "--email")
    assert again["files"] == []
    assert "waits to go by e-mail" in again["left_out"][0]["reason"]
    assert shop.ask("mail")["queued"] == 1
    assert shop.ask("check")["ok"]


def test_what_does_not_go_together_is_said(shop, tmp_path):
    shop.refuse(2, "statement", "ACME", "--email")
    whole = ("--combined", tmp_path / "all.pdf")
    shop.refuse(2, "statement", "--all", "--out", tmp_path, "--email", *whole)
    shop.refuse(4, "statement", "NOBODY", "--out", tmp_path, "--email")
