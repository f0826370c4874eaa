"""Scores and suggested limits of five customers, each figure worked out with pencil and paper.

Points: 40 for the share of invoices paid in time, 25
less as many of them as the mean days late are of 60, 15 for the share of promises kept, 10 less as
many as the last three are slower than those before, of 15 days, 10 for disputes. Limits: a tenth of
the net worth but of our turnover; purchases of a month times days taken / 30 times 1.2; points.
"""

from __future__ import annotations

import pytest

# Number, days of the document, due and paid (None: open); in pounds.
BOUGHT = {
    "BEXLE": (
        ("2026-08-07", "2026-09-06", "2310.00", "2026-09-18"),
        ("2026-09-08", "2026-10-08", "2148.00", None),
        ("2026-09-22", "2026-10-22", "1706.40", None),
        ("2026-10-06", "2026-11-05", "2964.60", None),
        ("2026-10-20", "2026-11-19", "2093.60", None),
        ("2026-11-03", "2026-12-03", "1180.20", None),
        ("2026-11-17", "2026-12-17", "864.00", None),
    ),
    "HAZEL": (
        ("2026-06-26", "2026-07-26", "376.80", "2026-08-04"),
        ("2026-07-10", "2026-08-09", "529.20", "2026-10-29"),
        ("2026-07-20", "2026-08-19", "558.00", "2026-08-21"),
        ("2026-08-18", "2026-09-17", "775.20", "2026-10-08"),
        ("2026-09-11", "2026-10-11", "620.40", "2026-10-29"),
        ("2026-09-11", "2026-10-11", "757.20", "2026-10-09"),
        ("2026-09-22", "2026-10-22", "1371.60", "2026-11-16"),
        ("2026-10-15", "2026-11-14", "1334.40", None),
        ("2026-11-13", "2026-12-13", "819.60", None),
    ),
    "SEDGE": (
        ("2026-07-29", "2026-08-30", "343.20", "2026-09-18"),
        ("2026-08-24", "2026-09-30", "904.80", "2026-10-02"),
        ("2026-08-27", "2026-09-30", "1372.80", "2026-10-07"),
        ("2026-09-11", "2026-10-30", "1005.60", "2026-10-20"),
        ("2026-09-25", "2026-10-30", "573.60", "2026-11-17"),
        ("2026-09-25", "2026-10-30", "820.80", "2026-10-29"),
        ("2026-10-02", "2026-11-30", "1184.40", "2026-11-10"),
        ("2026-10-23", "2026-11-30", "241.20", None),
        ("2026-11-06", "2026-12-30", "402.00", None),
    ),
    "FENWI": (
        ("2026-08-07", "2026-09-06", "860.40", None),
        ("2026-08-07", "2026-09-06", "457.20", "2026-09-11"),
        ("2026-08-10", "2026-09-09", "634.80", None),
        ("2026-08-21", "2026-09-20", "622.80", None),
        ("2026-08-21", "2026-09-20", "481.20", "2026-10-30"),
        ("2026-09-07", "2026-10-07", "1256.40", None),
        ("2026-09-17", "2026-10-17", "1216.80", "2026-10-30"),
        ("2026-10-13", "2026-11-12", "1459.20", None),
        ("2026-10-15", "2026-11-14", "1426.80", None),
        ("2026-10-30", "2026-11-29", "482.40", None),
        ("2026-11-11", "2026-12-11", "1024.80", None),
    ),
    "STOKE": (
        ("2026-07-07", "2026-08-30", "861.60", "2026-08-17"),
        ("2026-07-24", "2026-08-30", "483.60", "2026-08-31"),
        ("2026-08-11", "2026-09-30", "507.60", "2026-09-15"),
        ("2026-09-21", "2026-10-30", "787.20", "2026-11-05"),
        ("2026-09-22", "2026-10-30", "277.20", "2026-11-06"),
        ("2026-10-09", "2026-11-30", "646.80", "2026-11-24"),
    ),
}
SAID = (
    ("2026-08-14", "STOKE", "861.60", "2026-08-17"),
    ("2026-10-02", "HAZEL", "775.20", "2026-10-08"),
    ("2026-10-02", "HAZEL", "757.20", "2026-10-09"),
    ("2026-10-23", "SEDGE", "820.80", "2026-10-29"),
    ("2026-11-03", "STOKE", "787.20", "2026-11-05"),
    ("2026-11-20", "STOKE", "646.80", "2026-11-24"),
)
POINTS = {
    # One of seven is paid: fewer than three are not rated.
    "BEXLE": (None, None, {}),
    # Late 9, 81, 2, 21, 18, -2, 25 and 10 so far. On time 1 of 8: 40/8 = 5. Mean 166/8 = 20.75:
    # 25 * (1 - 20.75/60) = 16.35. 2 of 2 promises: 15. Paid last: 81, 18, 25, mean 41.3; before
    # them 9, 2, 21, 0, mean 8: more than 15 slower, 0. No dispute: 10. 46 of 100.
    "HAZEL": (46, "C", {"on_time": 5, "days_late": 16, "promises": 15, "trend": 0, "disputes": 10}),
    # Late 19, 2, 7, -10, 18, -1, -20. On time 3 of 7: 17.14. Mean 46/7 = 6.57: 22.26. Paid last:
    # 0, 0, 18, mean 6; before them 19, 2, 7, 0, mean 7: no slower, 10. 17 + 22 + 15 + 10 + 10.
    "SEDGE": (
        74,
        "B",
        {"on_time": 17, "days_late": 22, "promises": 15, "trend": 10, "disputes": 10},
    ),
    # Late 5, 40, 13 paid, and open 79, 76, 65, 48, 12, 10. On time 0 of 9. Mean 348/9 = 38.67:
    # 8.89. No promise, and none before the last three: 40 + 25 + 10 of 100 count; 19/75 = 25.33 %.
    "FENWI": (
        25,
        "D",
        {"on_time": 0, "days_late": 9, "promises": None, "trend": None, "disputes": 10},
    ),
    # Late -13, 1, -15, 6, 7, -6. On time 3 of 6: 20. Mean 14/6 = 2.33: 24.03. 3 of 3 promises: 15.
    # Paid last: 6, 7, 0, mean 4.33; before them 0, 1, 0, mean 0.33: 4 slower, 10 * 11/15 = 7.33.
    "STOKE": (
        76,
        "B",
        {"on_time": 20, "days_late": 24, "promises": 15, "trend": 7, "disputes": 10},
    ),
}
ASKED = {
    "BEXLE": ("--asked", "4000", "--years", "5"),
    "HAZEL": ("--asked", "3000", "--years", "3", "--net-worth", "40000"),
    "SEDGE": ("--asked", "5000", "--years", "1", "--net-worth", "9999.99"),
    "FENWI": ("--asked", "6000"),
    "STOKE": ("--asked", "2000", "--years", "9", "--net-worth", "90000", "--guarantee", "parent"),
}
# Our turnover of the year is all of the invoices: 13 266.80 + 7 142.40 + 6 848.40 + 9 922.80
# + 3 564.00 = 40 744.40, of which a tenth is 4 074.44.
LIMITS = {
    # 13 266.80 / 12 = 1 105.57; 30 days and 12 late; 1 105.57 * 42/30 * 1.2 = 1 857.35. Years 5,
    # paying 12 late 4, no security: 9 of 15 points, 75 % of 4 000.
    "BEXLE": {"net_worth": None, "purchases": "1857.00", "points": "3000.00"},
    # 595.20; late by amount 107 594.40 / 4 988.40 = 21.57, so 22; * 52/30 * 1.2 = 1 238.02. Years
    # 2, paying 4: 6 points, 50 % of 3 000. A tenth of 40 000 is less than that of our turnover.
    "HAZEL": {"net_worth": "4000.00", "purchases": "1238.00", "points": "1500.00"},
    # 570.70; terms by amount 289 966.80 / 6 848.40 = 42.34; before its day by amount, so 0 late;
    # * 42/30 * 1.2 = 958.78. Years 2, paying 5: 7 points, 50 % of 5 000. A tenth of 9 999.99: 999.
    "SEDGE": {"net_worth": "999.00", "purchases": "958.00", "points": "2500.00"},
    # 826.90; late by amount 37 352.40 / 2 155.20 = 17.33; * 47/30 * 1.2 = 1 554.57.
    "FENWI": {"net_worth": None, "purchases": "1554.00", "points": None},
    # 297.00; terms by amount 164 667.60 / 3 564.00 = 46.20; * 46/30 * 1.2 = 546.48. Years 5, paying
    # 5, security 5: 15 points, all of 2 000. A tenth of 90 000 is more than that of our turnover.
    "STOKE": {"net_worth": "4074.00", "purchases": "546.00", "points": "2000.00"},
}


@pytest.fixture(scope="module")
def files():
    """The five with what they bought and paid, as rows of native files."""
    items, paid = [], []
    for code, invoices in BOUGHT.items():
        for at, (made, due, amount, paid_on) in enumerate(invoices, 1):
            number = f"{code}-{at}"
            items.append(f"invoice,{number},{code},{made},{due},{amount},GBP,,")
            if paid_on is not None:
                items.append(f"receipt,R-{number},{code},{paid_on},,{amount},GBP,,")
                paid.append(f"R-{number},{number},{paid_on},{amount}")
    heading = (
        "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
        "credit_limit,procedure,group"
    )
    names = [f"{code},{code} Ltd,company,,,,,,,,GB,GBP,NET 30,,," for code in BOUGHT]
    return tuple("\n".join(lines) + "\n" for lines in ([heading, *names], items, paid))


@pytest.fixture
def known(cli, files):
    customers, items, paid = files
    cli.load(items, paid, customers)
    for made_on, code, amount, pay_by in SAID:
        said = ("--promise", amount, "--promise-for", pay_by)
        cli.ask("log", code, "--kind", "call", "--outcome", "PTP", *said, as_of=made_on)
    return cli


def test_each_factor_is_what_the_rule_gives_by_hand(known):
    for code, (points, grade, factors) in POINTS.items():
        found = known.ask("customer", code)["score"]
        assert (found["points"], found["grade"]) == (points, grade), code
        assert {each["factor"]: each["points"] for each in found["factors"]} == factors, code


def test_each_suggested_limit_is_what_the_rule_gives_by_hand(known):
    for code, wanted in LIMITS.items():
        known.ask("application", code, *ASKED[code])
        suggested = known.ask("application", code)["suggestions"]
        assert {each["basis"]: each["limit"] for each in suggested} == wanted, code
