"""Many rows' customers at once are those that each row would find by itself, or nobody's."""

import pytest

from collector_desktop.services.import_customers import Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.models import ImportBatch
from tests.integration.importing import bring_in, item_row

ROWS = (("C001", "Acme Ltd"), ("C002", "Bexley Ltd"), ("c003", "Acme Ltd"), ("D4", "Zoe"))
KNOWN = {"C001", "C002", "c003", "D4"}


@pytest.fixture
def directory(ledger, today):
    """Return a directory of four customers, two of one name."""
    rows = [item_row(at, str(at), code=code, name=name) for at, (code, name) in enumerate(ROWS, 2)]
    bring_in(today, *rows)
    batch = ImportBatch.select().order_by(ImportBatch.id.desc()).first()

    def made(*, names_first=False):
        return Directory(batch.id, "GBP", Tally(), names_first=names_first)

    return made


@pytest.mark.parametrize(
    ("codes", "names", "at_once"),
    [
        (["C001", "c003", "C002"], ["Acme Ltd", "Acme Ltd", "Other"], True),
        (["C001", "C001"], ["", ""], True),
        (["c001", "C002"], ["", ""], False),
        (["C001", "C003"], ["", ""], False),
        (["C001 ", "C002"], ["", ""], False),
        (["C001", "C009"], ["", ""], False),
        (["C001", ""], ["", "Zoe"], False),
        (["", ""], ["Bexley Ltd", "zoe"], True),
        (["", ""], ["Bexley Ltd", "Acme Ltd"], False),
        (["", ""], ["Bexley Ltd", "Nobody"], False),
        (["", ""], ["Bexley Ltd", ""], False),
    ],
)
def test_each_sole_is_what_each_row_finds(directory, codes, names, at_once):
    every = directory()
    found = every.each_sole(codes, names)
    assert (found is not None) is at_once
    alone = [every.find(code, name) for code, name in zip(codes, names, strict=True)]
    if found is not None:
        assert [[each] for each in found] == alone
        assert {each.code for each in found} <= KNOWN


def test_nothing_is_decided_at_once_where_names_go_before_codes(directory):
    assert directory(names_first=True).each_sole(["C001"], ["Acme Ltd"]) is None
