"""After an import: what became of the rows, out of how many, and what the file no longer had."""

import pytest

from collector_desktop.services.import_tally import ImportCounts
from collector_desktop.ui.widgets.import_words import done_words


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (ImportCounts(33, 30, 0, 0, 0, 3), "33 rows: 30 new, 3 left out"),
        (ImportCounts(1, 1), "1 row: 1 new"),
        (ImportCounts(2000, 0, 1500, 500), "2,000 rows: 1,500 changed, 500 unchanged"),
        (
            ImportCounts(5, 0, 1, 4, 2),
            "5 rows: 1 changed, 4 unchanged; 2 open items settled, no longer listed",
        ),
        (ImportCounts(closed=1), "1 open item settled, no longer listed"),
    ],
)
def test_the_counts_say_of_how_many(counts, said):
    assert done_words(counts) == said
