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


def test_what_the_program_asks_is_answered_and_printed(tmp_path):
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


def test_a_file_of_which_every_row_is_rejected_is_not_called_read(monkeypatch, tmp_path, capsys):
    head = "number,customer,date,due_date,amount,currency\n"
    row = "INV-{n},Acme Ltd,2026-09-01,2026-10-01,{sum},GBP\n"
    for name, sums in (("all.csv", ("x", "y")), ("some.csv", ("x", "5.00"))):
        rows = "".join(row.format(n=n, sum=each) for n, each in enumerate(sums))
        (tmp_path / name).write_text(head + rows, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["samples", str(tmp_path)])
    assert samples.main() == 0
    first, second, total = capsys.readouterr().out.splitlines()
    assert first.split()[:2] == ["nothing", "all.csv"]
    assert "0 new" in first
    assert "2 rejected" in first
    assert second.split()[:2] == ["read", "some.csv"]
    assert total == "1 nothing, 1 read"


def test_a_folder_that_is_not_there_is_no_fault(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("sys.argv", ["samples", str(tmp_path / "absent")])
    assert samples.main() == 0
    assert "nothing to import" in capsys.readouterr().out
