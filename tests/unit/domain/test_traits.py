"""Traits of a list: only those that are asked for are kept, and nothing unknown comes back."""

import pytest

from collector_desktop.domain.traits import NO_STEP, NO_TRAITS, Flag, Traits, read_traits


def test_traits_come_back_as_they_were_stored():
    traits = Traits(stage=NO_STEP, terms="NET 30", flag=Flag.HELD)
    assert traits.asked() == (("stage", "-"), ("terms", "NET 30"), ("flag", "held"))
    assert traits.stored() == {"stage": "-", "terms": "NET 30", "flag": "held"}
    assert read_traits(traits.stored()) == traits
    assert read_traits({}) == NO_TRAITS
    assert NO_TRAITS.asked() == ()


@pytest.mark.parametrize(
    ("stored", "error"), [({"colour": "red"}, TypeError), ({"flag": "sad"}, ValueError)]
)
def test_what_is_no_trait_is_refused(stored, error):
    with pytest.raises(error):
        read_traits(stored)
