"""What banks write about a movement, format by format."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from tests.unit.importers.bank.bank_files import FOLDER, read, read_text

CAMT = (FOLDER / "camt053.xml").read_text("utf-8")
HEAD = ":20:A\n:25:12030000/0000202051\n:28C:1/1\n:60F:C261101EUR100,00\n"


def camt_batch(*amounts, currency="EUR"):
    """The first entry of the made-up statement, booked in one sum for many payments."""
    start, end = CAMT.index("<NtryDtls>"), CAMT.index("</NtryDtls>")
    parts = "".join(
        f'<TxDtls><Refs><TxId>T{at}</TxId></Refs><Amt Ccy="{currency}">{amount}</Amt>'
        f"<RltdPties><Dbtr><Pty><Nm>Payer {at}</Nm></Pty></Dbtr></RltdPties></TxDtls>"
        for at, amount in enumerate(amounts)
    )
    return f"{CAMT[:start]}<NtryDtls>{parts}{CAMT[end:]}"


def mt940(*fields, closing="100,00"):
    return HEAD + "\n".join(fields) + f"\n:62F:C261130EUR{closing}\n-\n"


def test_a_batch_in_camt_is_split_where_its_payments_make_it_up(tmp_path):
    lines = read_text(tmp_path, camt_batch("700.00", "500.00")).rows
    assert [(line.payer, line.amount_minor) for line in lines[:2]] == [
        ("Payer 0", 70_000),
        ("Payer 1", 50_000),
    ]
    assert len({line.bank_id for line in lines}) == 5


@pytest.mark.parametrize(
    "text", [camt_batch("1.00", "2.00"), camt_batch("600", "600", currency="USD")]
)
def test_a_batch_in_camt_stays_one_line_where_its_payments_do_not(text, tmp_path):
    lines = read_text(tmp_path, text).rows
    assert (len(lines), lines[0].amount_minor, lines[0].payer) == (4, 120_000, "")


def test_an_entry_of_camt_that_waits_is_no_line(tmp_path):
    text = CAMT.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>", 1)
    with pytest.raises(UnreadableFileError, match="does not add up"):
        read_text(tmp_path, text)
    kept = read_text(tmp_path, text.replace("<Cd>PRCD</Cd>", "<Cd>FWAV</Cd>"))
    assert len(kept.rows) == 3


def test_a_count_that_differs_is_only_pointed_out_where_the_balances_agree(tmp_path):
    text = CAMT.replace("<NbOfNtries>4<", "<NbOfNtries>9<")
    (statement,) = read_text(tmp_path, text).statements
    (warning,) = statement.warnings
    assert (
        warning.reason == "The balances agree with the lines, but it declares 9 lines, but has 4."
    )


def test_a_count_that_differs_is_refused_where_nothing_else_proves_the_lines(tmp_path):
    text = CAMT.replace("<NbOfNtries>4<", "<NbOfNtries>9<").replace("<Cd>CLBD<", "<Cd>CLAV<")
    with pytest.raises(UnreadableFileError, match="it declares 9 lines, but has 4"):
        read_text(tmp_path, text)


SIDES = (
    "</NbOfNtries></TtlNtries><TtlCdtNtries><NbOfNtries>{}</NbOfNtries><Sum>{}</Sum>"
    "</TtlCdtNtries><TtlDbtNtries><NbOfNtries>{}</NbOfNtries><Sum>{}</Sum></TtlDbtNtries>"
)
RIGHT = (2, "1550.50", 2, "450.49")


def sided(*stated, balanced=True):
    """Return a camt file with sums and counts of each side; without its closing balance or with."""
    text = CAMT.replace("</NbOfNtries></TtlNtries>", SIDES.format(*stated))
    return text if balanced else text.replace("<Cd>CLBD<", "<Cd>CLAV<")


@pytest.mark.parametrize("balanced", [True, False])
def test_sums_and_counts_of_each_side_of_camt_that_are_right_are_no_matter(tmp_path, balanced):
    (statement,) = read_text(tmp_path, sided(*RIGHT, balanced=balanced)).statements
    assert statement.warnings == ()
    outs = [-line.amount_minor for line in statement.lines if line.amount_minor < 0]
    assert (len(outs), sum(outs)) == (2, 45_049)


@pytest.mark.parametrize(
    ("place", "stated", "said"),
    [
        (0, 3, "declares 3 lines of money in, but has 2"),
        (1, "1550.51", "declares money in of 1550.51 EUR, but its lines come to 1550.50 EUR"),
        (2, 1, "declares 1 lines of money out, but has 2"),
        (3, "0", "declares money out of 0.00 EUR, but its lines come to 450.49 EUR"),
    ],
)
def test_a_side_of_camt_that_differs_is_refused_or_pointed_out(tmp_path, place, stated, said):
    wrong = [*RIGHT[:place], stated, *RIGHT[place + 1 :]]
    with pytest.raises(UnreadableFileError, match=said):
        read_text(tmp_path, sided(*wrong, balanced=False))
    (statement,) = read_text(tmp_path, sided(*wrong)).statements
    assert said in statement.warnings[0].reason


def test_numbered_details_of_mt940_are_taken_apart(tmp_path):
    details = ":86:166?00GUTSCHRIFT?20EREF+RG-2026-7?21SVWZ+Rechnung?22 2026-7\n?31DE02 1203"
    text = mt940(
        ":61:2611021102CR50,NTRFNONREF//X1", details + "?32KARL?33 KAUFMANN", closing="150,"
    )
    (line,) = read_text(tmp_path, text).rows
    assert (line.payer, line.payer_account, line.reference) == (
        *("KARL KAUFMANN", "DE021203", "RG-2026-7"),
    )
    assert line.text == "KARL KAUFMANN GUTSCHRIFT Rechnung 2026-7"


def test_worded_details_of_mt940_are_taken_apart(tmp_path):
    details = ":86:/EREF/E-7/IBAN/NL02ABNA0123456789/NAME/Jansen BV/REMI/Factuur 12/34"
    text = mt940(":61:2611021102C50,00NTRFNONREF", details, closing="150,00")
    (line,) = read_text(tmp_path, text).rows
    assert (line.payer, line.payer_account, line.reference) == (
        *("Jansen BV", "NL02ABNA0123456789", "E-7"),
    )
    assert line.text == "Jansen BV Factuur 12/34"


@pytest.mark.parametrize(
    ("movement", "closing", "minor", "returned"),
    [
        ("2611021102C5,NTRF", "105,00", 500, False),
        ("2611021102D5,NTRF", "95,00", -500, False),
        ("2611021102RC5,NTRF", "95,00", -500, True),
        ("2611021102RD5,NTRF", "105,00", 500, True),
        ("261102CR5,00N024NONREF", "105,00", 500, False),
    ],
)
def test_the_side_of_a_movement_of_mt940(movement, closing, minor, returned, tmp_path):
    (line,) = read_text(tmp_path, mt940(f":61:{movement}", closing=closing)).rows
    assert (line.amount_minor, line.is_return) == (minor, returned)


@pytest.mark.parametrize(
    ("movement", "booked_on", "value_on"),
    [
        ("2701020102C5,NTRF", date(2027, 1, 2), date(2027, 1, 2)),
        ("2612310102C5,NTRF", date(2027, 1, 2), date(2026, 12, 31)),
        ("2701021231C5,NTRF", date(2026, 12, 31), date(2027, 1, 2)),
        ("270230    C5,NTRF", date(2027, 2, 28), date(2027, 2, 28)),
    ],
)
def test_the_booking_day_of_mt940_is_that_nearest_to_the_value_day(
    movement, booked_on, value_on, tmp_path
):
    (line,) = read_text(tmp_path, mt940(f":61:{movement}", closing="105,00")).rows
    assert (line.booked_on, line.value_on) == (booked_on, value_on)


def test_a_bad_line_of_ofx_is_named_and_the_others_are_read(tmp_path):
    text = (FOLDER / "ofx2.qfx").read_text("utf-8").replace("1200,00", "12OO,00")
    parsed = read_text(tmp_path, text)
    (problem,) = parsed.problems
    assert (problem.row, problem.column, problem.value) == (8, "TRNAMT", "12OO,00")
    assert len(parsed.rows) == 3


def test_the_qif_order_of_days_is_that_of_the_file(tmp_path):
    text = "!Type:Bank\nD1/ 2'26\nT5\n^\nD12/24'26\nT6\n^\n"
    assert [line.booked_on for line in read_text(tmp_path, text).rows] == [
        date(2026, 1, 2),
        date(2026, 12, 24),
    ]
    (problem,) = read_text(tmp_path, "!Type:Bank\nD1/ 2'26\nT5\n^\n").problems
    assert "Say which order the dates have" in problem.reason


def test_paypal_lines_are_gross_with_the_fee_apart_and_in_their_currencies():
    pounds, euros = read("paypal_csv.csv").statements
    assert [(line.amount_minor, line.bank_type) for line in pounds.lines[:2]] == [
        (120_000, "Express Checkout Payment"),
        (-3_510, "fee"),
    ]
    assert "gross 1200.00, fee 35.10, net 1164.90" in pounds.lines[0].text
    assert [line.amount_minor for line in pounds.lines if line.is_return] == [-20_000]
    assert (pounds.closing_minor, euros.closing_minor) == (6_490, 7_725)


def test_a_stripe_payout_is_gross_less_fees_and_leaves_nothing():
    (statement,) = read("stripe_csv.csv").statements
    *moved, payout = statement.lines
    assert [line.amount_minor for line in moved] == [120_000, -1_700, -500, -35_050, -1_500]
    assert [line.bank_id for line in moved if line.is_return] == ["txn_3"]
    assert payout.amount_minor == -81_250
    assert payout.text == "Payout po_1: gross 844.50, fees 32.00, net 812.50"
    assert statement.closing_minor == 0


def test_a_net_that_is_not_gross_and_fee_is_refused(tmp_path):
    text = (FOLDER / "paypal_csv.csv").read_text("utf-8-sig").replace("1,164.90", "1,165.90", 1)
    (problem,) = read_text(tmp_path, text).problems
    assert problem.reason == "Gross and fee come to 1164.90, not to the net."
