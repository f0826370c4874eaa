"""The history in plain text is in words: no brackets, no quotation marks, no minor units."""

import json

import pytest

from collector_desktop.cli.audit_words import image_words

LAYOUT = {
    "kind": "items",
    "columns": {"number": "Belegnr", "document_on": "vom", "open": 6},
    "date_order": "DMY",
    "is_open_items_list": True,
    "statuses": {"paid": False, "awaiting payment": True},
}
SAID = (
    "name: march; mapping: kind items, Invoice number from Belegnr, "
    "Invoice date from vom, Outstanding from column 7, date order DMY, "
    "is open items list yes, paid no, awaiting payment yes"
)


@pytest.mark.parametrize(
    ("image", "words"),
    [
        ({"terms": "NET 30", "credit_limit": None}, "terms: NET 30; credit limit: none"),
        ({"tolerance": '{"EUR": 100, "JPY": 500}'}, "tolerance: 1.00 EUR, 500 JPY"),
        ({"min_amount": "{}", "days": 7}, "min amount: none; days: 7"),
        ({"note": "{as agreed}"}, "note: {as agreed}"),
        ({"note": '{"a":' * 5_000}, "note: " + '{"a":' * 5_000),
        ({"tolerance": '{"EUR": "much"}'}, "tolerance: EUR much"),
        ({"tolerance": '{"EUR": null}'}, "tolerance: EUR none"),
        ({"tolerance": "{5}"}, "tolerance: {5}"),
        (
            {"name": "march", "mapping": json.dumps(LAYOUT)},
            SAID,
        ),
        ({"mapping": '{"currency": ""}'}, "mapping: currency none"),
        ({"kind": "claimed", "working": '{"segments": [{"rate": "8"}]}'}, "kind: claimed"),
        (None, ""),
    ],
)
def test_a_row_is_described_in_words(image, words):
    assert image_words(image) == words


def test_the_history_of_a_shop_has_no_brackets(shop):
    shop.ask("settings", "aged.buckets", "15,30")
    told = shop.call("audit").out
    assert "value: 15,30" in told
    assert "tolerance: 1.00 GBP" in told
    assert not set('{}"') & set(told)
