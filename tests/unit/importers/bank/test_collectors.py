"""Lists of what services collected: fees, refunds and chargebacks stand in the payment's row."""

from datetime import date

import pytest

from tests.unit.importers.bank.bank_files import FOLDER, read, read_text

PAID, REFUNDED = (1_200_00, -17_00, -5_00), (90_00, -1_50, -90_00)


@pytest.mark.parametrize(
    ("name", "fees", "counts", "back_on"),
    [
        ("stripe_payments_csv", (-17_00, -5_00, -1_50), (9, 1), date(2026, 11, 5)),
        ("gocardless_payments_csv", (-4_00, -4_00), (6, 2), date(2026, 11, 3)),
    ],
)
def test_a_payment_comes_in_gross_and_what_went_back_of_it_is_a_line_of_its_own(
    name, fees, counts, back_on
):
    parsed = read(f"{name}.csv")
    lines = {line.bank_id: line for line in parsed.rows}
    paid, unpaid, *_ = (line for line in parsed.rows if line.amount_minor > 0)
    assert (parsed.profile, (len(lines), parsed.excluded)) == (name, counts)
    assert (paid.payer, paid.amount_minor, paid.is_return) == ("ACME LTD", 1_200_00, False)
    assert "INV-1001" in paid.text
    assert lines[f"{paid.bank_id}-refund"].amount_minor == -5_00
    back = lines[f"{unpaid.bank_id}-chargeback"]
    assert (back.amount_minor, back.booked_on, back.is_return) == (-350_50, back_on, True)
    assert "INV-1002" in back.text
    told = [line.amount_minor for line in parsed.rows if line.bank_type == "fee"]
    assert tuple(told) == fees
    assert not any(lines[f"{paid.bank_id}-{kind}"].is_return for kind in ("refund", "fee"))


@pytest.mark.parametrize(
    ("name", "before", "after", "amounts"),
    [
        ("stripe_payments_csv", ",lost,", ",won,", (*PAID, 350_50, -5_00, *REFUNDED)),
        ("stripe_payments_csv", "Live,Paid", "Live,Failed", REFUNDED),
        ("gocardless_payments_csv", ",charged_back,", ",confirmed,", None),
        ("gocardless_payments_csv", ",5.00,", ",,", (1_200_00, -4_00, 350_50, -4_00, -350_50)),
    ],
)
def test_only_what_the_list_says_came_back_did(name, before, after, amounts, tmp_path):
    text = (FOLDER / f"{name}.csv").read_text("utf-8").replace(before, after)
    rows = read_text(tmp_path, text).rows
    if amounts is None:
        assert not any(line.is_return for line in rows)
    else:
        assert tuple(line.amount_minor for line in rows) == amounts


def test_what_was_refunded_whole_came_back_and_on_its_own_day_where_that_is_given(tmp_path):
    text = (FOLDER / "stripe_payments_csv.csv").read_text("utf-8")
    head, *rows = text.splitlines()
    dated = [f"{head},Refunded date (UTC)", *(f"{row},2026-11-09 10:00" for row in rows)]
    rows = {line.bank_id: line for line in read_text(tmp_path, "\n".join(dated)).rows}
    refund, part = rows["ch_1004-refund"], rows["ch_1001-refund"]
    assert (refund.amount_minor, refund.is_return, part.is_return) == (-90_00, True, False)
    assert refund.booked_on == part.booked_on == date(2026, 11, 9)
    assert rows["ch_1004"].booked_on == date(2026, 11, 4)
    assert refund.text == "Refund of ch_1004 CITY CYCLES Invoice INV-1004 pay@city.example in_1004"


@pytest.mark.parametrize(
    ("name", "sum_"),
    [
        ("stripe_payments_csv", "1200.00,{},17.00"),
        ("stripe_payments_csv", "1200.00,5.00,{}"),
        ("gocardless_payments_csv", "paid_out,{}"),
    ],
)
def test_a_sum_that_cannot_be_read_leaves_the_row_out_with_a_reason(name, sum_, tmp_path):
    text = (FOLDER / f"{name}.csv").read_text("utf-8")
    written = next(each for each in ("5.00", "17.00") if sum_.format(each) in text)
    text = text.replace(sum_.format(written), sum_.format("some"))
    parsed = read_text(tmp_path, text)
    (problem,) = parsed.problems
    assert (problem.value, problem.row) == ("some", 2)
    assert all("INV-1001" not in line.text for line in parsed.rows)


def test_a_payout_leaves_the_account_that_the_payments_came_into():
    (payments,), (payouts,) = (
        read(f"gocardless_{name}_csv.csv").statements for name in ("payments", "payouts")
    )
    assert payments.account_key == payouts.account_key
    (payout,) = payouts.lines
    assert (payout.amount_minor, payout.booked_on) == (-1_191_00, date(2026, 11, 5))


def test_fees_of_mollie_are_lines_and_what_expired_is_left_out():
    parsed = read("mollie_csv.csv")
    assert [line.amount_minor for line in parsed.rows] == [
        1_200_00,
        350_50,
        -5_00,
        -350_50,
        -2_88,
    ]
    assert [line.is_return for line in parsed.rows] == [False, False, False, True, False]
    assert parsed.excluded == 1


def test_names_of_columns_that_come_again_are_left_out(tmp_path):
    header = "Date,Description,Amount,Balance"
    rows = ("2026-11-02,ACME,10.00,110.00", "2026-11-03,BROWN,5.00,115.00")
    parsed = read_text(tmp_path, "\n".join((header, rows[0], header, rows[1], "")))
    assert [line.amount_minor for line in parsed.rows] == [10_00, 5_00]
    assert (parsed.problems, parsed.excluded) == ((), 1)


@pytest.mark.parametrize(
    ("charged", "disputed", "back"),
    [("400.00,0.00,eur", "400.00", -350_50), ("400.00,0.00,eur", "0.00", None)],
)
def test_what_was_lost_in_another_currency_is_known_only_if_it_is_all(
    charged, disputed, back, tmp_path
):
    lines = read_text(tmp_path, in_another_currency(charged, disputed)).rows
    assert [line.amount_minor for line in lines if line.bank_type == "chargeback"] == (
        [back] if back else []
    )


def test_a_part_that_was_lost_in_another_currency_leaves_the_row_out_with_a_reason(tmp_path):
    parsed = read_text(tmp_path, in_another_currency("400.00,0.00,eur", "100.00"))
    (problem,) = parsed.problems
    assert (problem.row, problem.column, problem.value) == (3, "Disputed Amount", "100.00")
    assert "It came back in EUR" in problem.reason
    assert all("INV-1002" not in line.text for line in parsed.rows)


def in_another_currency(charged, disputed):
    """Return Stripe's list of payments whose second one was made and lost in another currency."""
    text = (FOLDER / "stripe_payments_csv.csv").read_text("utf-8")
    paid, lost = "350.50,0.00,gbp,350.50", "true,350.50,lost"
    assert text.count(paid) == text.count(lost) == 1
    return text.replace(paid, f"{charged},350.50").replace(lost, f"true,{disputed},lost")


@pytest.mark.parametrize(
    ("net", "fee", "words"),
    [
        ("1183.00", -17_00, "gross 1200.00, fee 17.00 with tax of 3.40, net 1183.00"),
        ("1179.60", -20_40, "gross 1200.00, fee 20.40 with tax of 3.40, net 1179.60"),
    ],
    ids=["in the fee", "on top of it"],
)
@pytest.mark.parametrize("column", ["Tax", "Taxes On Fee"])
def test_the_tax_on_a_fee_is_in_it_unless_the_net_is_less(tmp_path, column, net, fee, words):
    text = (
        f"id,Type,Source,Amount,Fee,{column},Net,Currency,Created (UTC),Available On (UTC)\n"
        f"txn_1,charge,ch_1,1200.00,17.00,3.40,{net},gbp,2026-11-02 10:22,2026-11-05 00:00\n"
    )
    paid, kept = read_text(tmp_path, text).rows
    assert (paid.amount_minor, kept.amount_minor) == (1_200_00, fee)
    assert paid.text.endswith(words)


@pytest.mark.parametrize(("net", "fee"), [("1183.00", -17_00), ("1179.60", -20_40)])
def test_the_tax_on_a_fee_in_a_payout_report(tmp_path, net, fee):
    text = (
        "automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,"
        "currency,gross,fee,tax,net,reporting_category\n"
        f"po_1,2026-11-05 00:00:00,txn_1,2026-11-02 10:22:31,gbp,1200.00,17.00,3.40,{net},charge\n"
    )
    paid, kept, out = (line.amount_minor for line in read_text(tmp_path, text).rows)
    assert (paid, kept, paid + kept + out) == (1_200_00, fee, 0)
