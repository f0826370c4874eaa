"""Made-up statements: most of them tell the same four days of one account."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file

FOLDER = Path(__file__).resolve().parents[3] / "data" / "bank"
STORY = (
    (date(2026, 11, 2), 120_000, False),
    (date(2026, 11, 3), 35_050, False),
    (date(2026, 11, 3), -9_999, False),
    (date(2026, 11, 5), -35_050, True),
)
OPENING, CLOSING = 100_000, 210_001
OTHER_STORIES = frozenset(
    {
        "bai2.bai",
        "gocardless_payments_csv.csv",
        "gocardless_payouts_csv.csv",
        "mollie_csv.csv",
        "paypal_csv.csv",
        "paypal_statement_csv.csv",
        "shopify_csv.csv",
        "stripe_balance_csv.csv",
        "stripe_csv.csv",
        "stripe_payments_csv.csv",
    }
)
FILES = tuple(sorted(path.name for path in FOLDER.iterdir()))
TELLERS = tuple(name for name in FILES if name not in OTHER_STORIES)
WITHOUT_BALANCES = frozenset(
    {
        "barclays_csv.csv",
        "boursobank_csv.csv",
        "bunq_csv.csv",
        "camt054.xml",
        "cibc_csv.csv",
        "dkb_csv.csv",
        "hsbc_personal_csv.csv",
        "hsbcnet_csv.csv",
        "la_banque_postale_csv.csv",
        "lloyds_commercial_csv.csv",
        "mercury_csv.csv",
        "monzo_2018_csv.csv",
        "mt942.sta",
        "n26_csv.csv",
        "rbc_csv.csv",
        "swedbank_baltic_csv.csv",
        "targobank_csv.csv",
        "wells_fargo_csv.csv",
    }
)


def read(name, **more):
    """Return one of the made-up statements as it is read."""
    return read_file(FOLDER / name, **more)


def read_text(folder, text, name="statement.txt", kind="auto", encoding="utf-8", **hints):
    """Return a statement that is given as text."""
    path = folder / name
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return read_file(path, kind=kind, hints=ReadHints(**hints))


def told(parsed):
    """Return day, amount and whether it came back, of every line, oldest first."""
    lines = [(line.booked_on, line.amount_minor, line.is_return) for line in parsed.rows]
    return tuple(sorted(lines, key=lambda line: (line[0], -line[1])))
