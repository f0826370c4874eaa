"""Ledgers of a business that sells all year and is mostly paid, so that every figure has a meaning.

Entries thrown together at random (`random_ledgers`) hardly ever settle an invoice whole.
"""

from datetime import timedelta

from hypothesis import strategies as st

from tests.integration.random_ledgers import CODES, CURRENCIES, FIRST, Books, Line, Move


@st.composite
def trading_books(draw):
    """Return books of some thirty invoices, most of them paid: early, late, in parts, by credit."""
    chance = draw(st.randoms(use_true_random=True))
    lines, moves = [], []
    for _ in range(chance.randint(20, 40)):
        _sell(chance, lines, moves)
    return Books(tuple(lines), tuple(moves))


def _sell(chance, lines, moves):
    """Enter an invoice and what became of it."""
    on = FIRST + timedelta(days=chance.randint(0, 280))
    code, currency = chance.choice(CODES), chance.choice((*CURRENCIES, *["GBP"] * 4))
    minor, terms = chance.randint(1, 10**6), chance.choice((0, 14, 30, 60))
    place = len(lines)
    lines.append(Line("invoice", code, currency, on, on + timedelta(days=terms), minor))
    left = minor
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        paid = chance.choice((left, left, left // 2))
        if not paid:
            break
        left -= paid
        late = chance.choice((-40, -10, 0, 1, 12, 30, 31, 45, 60, 61, 75, 90, 91, 130))
        came = max(FIRST, on + timedelta(days=terms + late))
        kind = chance.choice(("receipt", "receipt", "receipt", "receipt", "credit_note"))
        known = max(on, came) + timedelta(days=chance.choice((0, 0, 0, 3, 40)))
        more = chance.choice((0, 0, 0, 5_00))
        lines.append(Line(kind, code, currency, came, came, paid + more))
        moves.append(Move(len(lines) - 1, place, known, paid))
        if chance.random() < 0.1:
            moves.append(Move(len(lines) - 1, place, known + timedelta(days=9), -paid))
