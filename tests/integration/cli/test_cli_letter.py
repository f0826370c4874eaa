"""Letters by command: each template, the right last letter, the language of the customer."""

from pathlib import Path


def test_a_letter_is_written_in_the_words_of_its_template(shop, tmp_path):
    answer = shop.ask("letter", "ACME", "--template", "final-notice", "--out", str(tmp_path))
    assert answer["operation"] == "Final notice to Acme Ltd"
    (written,) = answer["files"]
    assert Path(written["file"]).name == "Final_notice_ACME_2026-11-24.pdf"
    assert Path(written["file"]).read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_refused_and_nothing_is_kept(shop, tmp_path):
    folder = tmp_path / "letters"
    for template in ("promise-confirmation", "letter-of-claim", "no-such-letter"):
        refused = shop.call("letter", "ACME", "--template", template, "--out", str(folder))
        assert refused.status == 4
    assert list(tmp_path.rglob("*.pdf")) == []


def test_the_language_of_a_customer_is_shown_chosen_and_taken_back(shop):
    shown = shop.ask("language", "ACME")
    assert shown == {"customer": "ACME", "language": "en-GB", "chosen": False}
    answer = shop.ask("language", "ACME", "fr")
    assert answer["operation"] == "Write to Acme Ltd in French"
    assert shop.ask("language", "ACME")["language"] == "fr"
    shop.ask("language", "ACME", "auto")
    assert shop.ask("language", "ACME")["chosen"] is False
    assert shop.call("language", "ACME", "xx").status == 2
    assert shop.call("language", "NOBODY").status == 4
