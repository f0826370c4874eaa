"""Files of SIE have no customers, and say so in one sentence."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.read import read_file
from collector_desktop.services.reading import inspect_file

TEXT = """#FLAGGA 0
#PROGRAM "Fakturering" 5.11
#FORMAT PC8
#GEN 20261102
#SIETYP 4
#FNAMN "Övningsbolaget AB"
#KONTO 1510 Kundfordringar
#VER B "" 20261102 "Fakturajournal nr 109"
{
   #TRANS 1510 {} 8000.00
   #TRANS 3051 {} -8000.00
}
"""


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "utf-8-sig"])
@pytest.mark.parametrize("take", [read_file, inspect_file])
def test_a_file_of_sie_is_refused_with_what_to_do(tmp_path, encoding, take):
    path = tmp_path / "books.se"
    path.write_bytes(TEXT.encode(encoding))
    with pytest.raises(UnreadableFileError, match="postings of accounts and no customers") as told:
        take(path)
    assert "kundreskontra" in told.value.advice


def test_a_table_with_such_a_word_is_none_of_sie(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("#FLAGGA,Name\n1,Acme\n", "utf-8")
    with pytest.raises(UnreadableFileError) as told:
        read_file(path)
    assert "SIE" not in str(told.value)
