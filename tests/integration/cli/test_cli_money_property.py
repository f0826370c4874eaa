"""Whatever the ledger, at whatever day: the columns are the balance, and nothing is lost."""

import io
import json
import tempfile
from collections import Counter
from contextlib import redirect_stdout
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.cli.main import main
from collector_desktop.domain.currency import exponent

FIRST = date(2025, 1, 1)
CODES = ("ANT", "BEE", "CAT")
CURRENCIES = ("GBP", "JPY", "KWD")
DEBITS = ("invoice", "refund", "debit_adjustment")
CREDITS = ("receipt", "credit_note", "credit_adjustment")
DAYS = st.integers(0, 700).map(lambda days: FIRST + timedelta(days=days))
LINE = st.tuples(
    st.sampled_from((*DEBITS, *CREDITS)),
    st.sampled_from(CODES),
    st.sampled_from(CURRENCIES),
    DAYS,
    st.integers(0, 120),
    st.integers(1, 10**7),
)


def ask(ledger, *arguments):
    out = io.StringIO()
    with redirect_stdout(out):
        status = main(["--ledger", str(ledger), "--json", *map(str, arguments)])
    assert status == 0, out.getvalue()
    return json.loads(out.getvalue())


def decimal(minor, currency):
    return Decimal(minor).scaleb(-exponent(currency))


def items_text(lines):
    rows = ["type,number,customer,date,due_date,amount,currency,reference,description"]
    for place, (type_, code, currency, day, terms, minor) in enumerate(lines):
        due = day + timedelta(days=terms) if type_ in DEBITS else day
        rows.append(f"{type_},N{place},{code},{day},{due},{decimal(minor, currency)},{currency},,")
    return "\n".join(rows) + "\n"


def allocations_text(lines, draws):
    """Return allocations that no rule forbids: what both ends have left, when both are there."""
    left = [line[5] for line in lines]
    rows = ["from,to,date,amount"]
    for source, target, share, delay in draws:
        if not lines or source >= len(lines) or target >= len(lines):
            continue
        credit, debit = lines[source], lines[target]
        fits = credit[0] in CREDITS and debit[0] in DEBITS and credit[1:3] == debit[1:3]
        minor = min(left[source], left[target]) * share // 4
        if not fits or minor <= 0:
            continue
        left[source] -= minor
        left[target] -= minor
        day = max(credit[3], debit[3]) + timedelta(days=delay)
        rows.append(f"N{source},N{target},{day},{decimal(minor, credit[2])}")
    return "\n".join(rows) + "\n"


def ledger_balances(lines, day):
    """Return what is owed by the entries alone."""
    totals = Counter()
    for type_, code, currency, on, _, minor in lines:
        if on <= day:
            totals[code, currency] += minor if type_ in DEBITS else -minor
    return {key: decimal(minor, key[1]) for key, minor in totals.items() if minor}


def aged_balances(answer):
    found = {}
    for currency, part in answer["currencies"].items():
        columns = (*answer["buckets"], "unallocated")
        for row in (*part["rows"], part["totals"]):
            total = sum(Decimal(row[name]) for name in columns)
            assert total == Decimal(row["balance"])
            if "customer" in row and total:
                found[row["customer"], currency] = total
        for name in part["totals"]:
            assert sum(Decimal(r[name]) for r in part["rows"]) == Decimal(part["totals"][name])
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    lines=st.lists(LINE, min_size=1, max_size=14),
    draws=st.lists(
        st.tuples(st.integers(0, 13), st.integers(0, 13), st.integers(1, 4), st.integers(0, 90)),
        max_size=40,
    ),
    days=st.lists(DAYS, min_size=1, max_size=3),
    buckets=st.sampled_from(("30,60,90", "1", "7,14,400")),
    credits_=st.sampled_from(("own", "aged")),
)
def test_buckets_and_unallocated_are_the_balance_at_any_day(lines, draws, days, buckets, credits_):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = folder / "random.collector"
        (folder / "items.csv").write_text(items_text(lines), encoding="utf-8")
        (folder / "allocations.csv").write_text(allocations_text(lines, draws), encoding="utf-8")
        ask(ledger, "init")
        ask(ledger, "import", folder / "allocations.csv", folder / "items.csv")
        for day in (*days, FIRST + timedelta(days=900)):
            how = ("--as-of", day, "--buckets", buckets, "--credits", credits_)
            expected = ledger_balances(lines, day)
            assert aged_balances(ask(ledger, "aged", *how)) == expected
            for code in CODES:
                if any(line[1] == code for line in lines):
                    _require_statements_to_agree(ledger, code, day, expected)
        assert ask(ledger, "check")["ok"] is True


def _require_statements_to_agree(ledger, code, day, expected):
    for kind in (("open-item",), ("activity", "--from", FIRST + timedelta(days=300))):
        if kind[-1] != "open-item" and kind[-1] > day:
            continue
        answer = ask(ledger, "statement", code, "--as-of", day, "--kind", *kind)
        for currency, part in answer["currencies"].items():
            owed = expected.get((code, currency), Decimal(0))
            moved = sum(Decimal(x["debit"]) - Decimal(x["credit"]) for x in part["lines"])
            assert Decimal(part["opening"]) + moved == Decimal(part["closing"]) == owed
            assert sum(map(Decimal, part["ageing"].values())) == owed
