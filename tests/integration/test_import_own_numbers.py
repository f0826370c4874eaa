"""The numbers of a file that start like ours are found among the others, wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.numbers import ADJUSTMENT_PREFIX, RECEIPT_PREFIX
from collector_desktop.services import import_settling

OURS = [
    f"{start}-1" for each in (RECEIPT_PREFIX, ADJUSTMENT_PREFIX) for start in (each, each.lower())
]
OTHERS = ["INV-1", f"A{RECEIPT_PREFIX}-1", RECEIPT_PREFIX, "", f"7\n{RECEIPT_PREFIX}-2"]


@given(st.lists(st.sampled_from(OURS + OTHERS * 3), max_size=12), st.integers(1, 4))
def test_each_number_that_starts_like_ours_is_found_in_its_order(numbers, together):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_settling, "NUMBERS_TOGETHER", together)
        found = list(import_settling._like_ours(numbers))
    ours = {f"{RECEIPT_PREFIX}-", f"{ADJUSTMENT_PREFIX}-"}
    assert found == [each.upper() for each in numbers if any(map(each.upper().startswith, ours))]
