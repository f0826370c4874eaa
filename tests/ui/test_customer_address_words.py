"""The address among the details of a customer."""

from dataclasses import replace

import pytest

from collector_desktop.ui.widgets.customer_details import detail_lines
from tests.ui.test_customer_card_words import CARD, FACTS


@pytest.mark.parametrize(
    ("lines", "country", "said"),
    [
        (("1 High Street", "Leeds"), "GB", "1 High Street\nLeeds\nUnited Kingdom"),
        (("1 High Street",), "", "1 High Street"),
        ((), "DE", "Germany"),
        (("1 High Street",), "Utopia", "1 High Street\nUtopia"),
        ((), "", "not known"),
    ],
)
def test_an_address_ends_with_the_name_of_its_country(lines, country, said):
    facts = replace(FACTS, address=lines, country=country)
    assert dict(detail_lines(replace(CARD, facts=facts)))["Address"] == said
