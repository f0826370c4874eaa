"""The command that tries every file of a folder, on made-up files."""

from benchmarks import samples
from tests.unit.importers.exports import DATA, export_of


def test_every_made_up_export_is_read_whole_and_only_once():
    for name in ("qbd-open-invoices", "wave-transactions", "sage50-customers-without-header"):
        verdict, figures = samples.line_of(export_of(name))
        assert verdict == "read", figures
        assert name in figures
        assert "0 lost again same check ok" in figures


def test_a_table_of_no_known_program_is_mapped_as_the_window_suggests():
    verdict, figures = samples.line_of(DATA / "rechnungen.csv")
    assert (verdict, figures.split()[0]) == ("read", "mapped")


def test_what_the_program_asks_is_answered_and_told(tmp_path):
    path = tmp_path / "statement.csv"
    path.write_text(
        "Date,Description,Amount,Balance\n10/02/2026,Acme,5.00,9.00\n", encoding="utf-8"
    )
    verdict, figures = samples.line_of(path)
    assert (verdict, figures[-25:]) == ("read", "check ok --date-order DMY")


def test_what_cannot_be_read_is_refused_with_its_sentence(tmp_path):
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n")
    verdict, sentence = samples.line_of(path)
    assert verdict == "refused"
    assert "is a picture" in sentence


def test_a_folder_that_is_not_there_is_no_fault(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("sys.argv", ["samples", str(tmp_path / "absent")])
    assert samples.main() == 0
    assert "nothing to import" in capsys.readouterr().out
