"""An empty name of a file or folder, as a script makes by mistake, is wrong usage everywhere."""

import pytest

CALLS = (
    ("backup", ""),
    ("export", " "),
    ("chase", "--out", ""),
    ("statement", "--all", "--out", ""),
    ("letter", "ACME", "--template", "reminder-1", "--out", ""),
    ("import", ""),
    ("restore", ""),
    ("sent", ""),
)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_an_empty_name_is_no_file(shop, call):
    before = sorted(shop.folder.rglob("*"))
    assert "a file or a folder needs a name" in shop.refuse(2, *call)
    assert sorted(shop.folder.rglob("*")) == before
