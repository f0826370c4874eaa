"""The key figures, by command."""

import pytest

QUARTER = (
    "invoice,O-1,ACME,2025-12-01,2025-12-31,15000.00,GBP,,\n"
    "invoice,J-1,ACME,2026-01-10,2026-02-09,45000.00,GBP,,\n"
    "invoice,F-1,ACME,2026-02-10,2026-03-12,50000.00,GBP,,\n"
    "invoice,M-1,ACME,2026-03-02,2026-04-01,58000.00,GBP,,\n"
    "invoice,M-2,ACME,2026-03-03,2026-03-20,2000.00,GBP,,\n"
    "receipt,R-1,ACME,2026-03-16,,50000.00,GBP,,\n"
)
QUARTER_PAID = "R-1,O-1,2026-03-16,15000.00\nR-1,J-1,2026-03-16,35000.00\n"
LATE_AND_EARLY = (
    "invoice,A-1,ACME,2024-01-01,2024-01-31,100.00,GBP,,\n"
    "invoice,A-2,ACME,2024-01-01,2024-01-31,100.00,GBP,,\n"
    "receipt,P-1,ACME,2024-01-11,,75.00,GBP,,\n"
    "receipt,P-2,ACME,2024-02-10,,25.00,GBP,,\n"
    "receipt,P-3,ACME,2023-12-27,,100.00,GBP,,\n"
)
LATE_AND_EARLY_PAID = (
    "P-1,A-1,2024-01-11,75.00\nP-2,A-1,2024-02-10,25.00\nP-3,A-2,2024-01-01,100.00\n"
)


def test_days_sales_outstanding_of_a_quarter(cli):
    """The formulas of Highako and Apruve: simple, count-back, best possible, and the difference."""
    cli.load(QUARTER, QUARTER_PAID)
    found = cli.ask("kpi", as_of="2026-03-31")
    assert (found["from"], found["to"], found["currency"]) == ("2026-01-01", "2026-03-31", "GBP")
    names = ("dso", "dso_countback", "dso_best", "add", "sales", "owed")
    assert [found[name] for name in names] == [
        *("69.68", "65.89", "33.68", "36.00"),
        *("155000.00", "120000.00"),
    ]
    assert (found["overdue_share"], found["collected"]) == ("51.67", "50000.00")


def test_the_true_dso_weighs_each_open_invoice_by_the_sales_of_its_month(cli):
    """Σ over open invoices age x amount / sales of its month, of the same quarter.

    10 000 of January's 45 000 are 80 days old, all of February's 49, 58 000 and 2 000 of March's
    60 000 are 29 and 28: 17.78 + 49 + 28.03 + 0.93 = 95.74.
    """
    cli.load(QUARTER, QUARTER_PAID)
    assert cli.ask("kpi", as_of="2026-03-31")["dso_true"] == "95.74"
    later = cli.ask("kpi", "--from", "2026-03-31", as_of="2026-03-31")
    assert (later["dso"], later["dso_true"]) == (None, "95.74")


def test_the_true_dso_has_no_meaning_without_sales_to_compare_with(cli):
    cli.load("credit_note,C-1,ACME,2026-01-05,,60.00,GBP,,\n")
    assert cli.ask("kpi", as_of="2026-01-31")["dso_true"] is None
    cli.load("invoice,I-1,ACME,2026-01-10,2026-02-09,60.00,GBP,,\n")
    assert cli.ask("kpi", as_of="2026-01-31")["dso_true"] is None, "nothing was sold on balance"
    cli.load("invoice,I-2,ACME,2026-01-10,2026-02-09,30.00,GBP,,\n")
    assert cli.ask("kpi", as_of="2026-01-31")["dso_true"] == "63.00"
    cli.load("receipt,R-1,ACME,2026-01-31,,31.00,GBP,,\n")
    assert cli.ask("kpi", as_of="2026-01-31")["dso_true"] is None, "customers are in credit"


def test_collection_effectiveness_of_a_month(cli):
    """The collection effectiveness index: 50 of 112 is 44.64 per cent."""
    cli.load(QUARTER, QUARTER_PAID)
    found = cli.ask("kpi", "--from", "2026-03-01", "--to", "2026-03-31")
    assert (found["cei"], found["turnover"]) == ("44.64", "0.52")


def test_average_days_to_pay(cli):
    """OCA's time to pay: paid in two parts after 10 and 40 days, and paid before: 20."""
    cli.load(LATE_AND_EARLY, LATE_AND_EARLY_PAID)
    found = cli.ask("kpi", as_of="2024-02-10")
    names = ("mean", "weighted", "median", "trend")
    assert [found[f"days_to_pay_{name}"] for name in names] == ["20.00", "8.75", "20.00", None]
    assert (found["weighted_delay"], found["delay_rating"]) == ("-23.75", "A")
    before = cli.ask("kpi", as_of="2024-02-09")
    assert (before["days_to_pay_mean"], before["weighted_delay"]) == ("0.00", "-35.00")


def test_the_delay_weighted_by_amount(cli):
    """The example of Upflow's manual: 25.13 days, an A."""
    cli.load(
        "invoice,U-1,ACME,2026-01-01,2026-01-31,140.00,GBP,,\n"
        "invoice,U-2,ACME,2026-01-01,2026-01-31,85.00,GBP,,\n"
        "receipt,S-1,ACME,2026-02-07,,140.00,GBP,,\n"
        "receipt,S-2,ACME,2026-03-27,,85.00,GBP,,\n",
        "S-1,U-1,2026-02-07,140.00\nS-2,U-2,2026-03-27,85.00\n",
    )
    found = cli.ask("kpi", as_of="2026-03-31")
    assert (found["weighted_delay"], found["delay_rating"]) == ("25.13", "A")


def test_the_delay_can_take_in_what_is_still_overdue(cli):
    """Upflow's example with 75.00 that is 20 days late and not paid: (5655 + 1500) / 300 = 23.85.

    BETA paid nothing; what is not overdue yet, or no invoice, is left out.
    """
    cli.load(
        "invoice,U-1,ACME,2026-01-01,2026-01-31,140.00,GBP,,\n"
        "invoice,U-2,ACME,2026-01-01,2026-01-31,85.00,GBP,,\n"
        "invoice,U-3,ACME,2026-03-01,2026-03-11,75.00,GBP,,\n"
        "invoice,U-4,ACME,2026-03-01,2026-03-31,999.00,GBP,,\n"
        "debit_adjustment,U-5,ACME,2026-01-01,2026-01-01,999.00,GBP,,\n"
        "receipt,S-1,ACME,2026-02-07,,140.00,GBP,,\n"
        "receipt,S-2,ACME,2026-03-27,,85.00,GBP,,\n"
        "invoice,B-1,BETA,2026-01-01,2026-01-31,300.00,GBP,,\n",
        "S-1,U-1,2026-02-07,140.00\nS-2,U-2,2026-03-27,85.00\n",
    )
    name = "weighted_delay_with_overdue"
    acme = cli.ask("kpi", "--customer", "ACME", as_of="2026-03-31")
    assert (acme["weighted_delay"], acme[name]) == ("25.13", "23.85")
    beta = cli.ask("kpi", "--customer", "BETA", as_of="2026-03-31")
    assert (beta["weighted_delay"], beta[name]) == (None, "59.00")
    # (7155 + 59 x 300) / 600
    assert cli.ask("kpi", as_of="2026-03-31")[name] == "41.43"
    assert cli.ask("kpi", as_of="2026-01-31")[name] is None


def test_how_one_customer_pays_is_measured_without_the_others(cli):
    """The invoices of one, and nothing of the other's."""
    cli.load(
        "invoice,U-1,ACME,2026-01-01,2026-01-31,140.00,GBP,,\n"
        "invoice,U-2,ACME,2026-01-01,2026-01-31,85.00,GBP,,\n"
        "receipt,S-1,ACME,2026-02-07,,140.00,GBP,,\n"
        "receipt,S-2,ACME,2026-03-27,,85.00,GBP,,\n"
        "invoice,B-1,BETA,2025-10-01,2025-10-31,9.00,GBP,,\n"
        "receipt,B-2,BETA,2026-03-27,,9.00,GBP,,\n",
        "S-1,U-1,2026-02-07,140.00\nS-2,U-2,2026-03-27,85.00\nB-2,B-1,2026-03-27,9.00\n",
    )
    acme = cli.ask("kpi", "--customer", "acme", as_of="2026-03-31")
    assert (acme["from"], acme["to"], acme["customer"]) == ("2025-04-01", "2026-03-31", "ACME")
    assert (acme["weighted_delay"], acme["delay_rating"]) == ("25.13", "A")
    assert (acme["days_to_pay_mean"], acme["usual_days"], acme["invoices_paid"]) == ("61.00", 61, 2)
    beta = cli.ask("kpi", "--customer", "BETA", as_of="2026-03-31")
    assert (beta["days_to_pay_median"], beta["delay_rating"]) == ("177.00", "D")
    assert cli.ask("kpi", as_of="2026-03-31")["days_to_pay_mean"] == "99.67"
    before = cli.ask("kpi", "--customer", "BETA", as_of="2026-03-26")
    assert (before["days_to_pay_mean"], before["delay_rating"], before["dso"]) == (None,) * 3
    assert beta.keys() >= cli.ask("kpi").keys() - {"others", "roll_rates", "loss_rates"}


def test_the_trend_compares_three_months_with_the_three_before(cli):
    cli.load(
        "invoice,T-1,ACME,2026-01-01,2026-01-31,10.00,GBP,,\n"
        "invoice,T-2,ACME,2026-04-01,2026-05-01,10.00,GBP,,\n"
        "receipt,S-1,ACME,2026-02-10,,10.00,GBP,,\n"
        "receipt,S-2,ACME,2026-04-16,,10.00,GBP,,\n",
        "S-1,T-1,2026-02-10,10.00\nS-2,T-2,2026-04-16,10.00\n",
    )
    assert cli.ask("kpi", as_of="2026-05-31")["days_to_pay_trend"] == "-25.00"
    assert cli.ask("kpi", "--from", "2026-05-31", as_of="2026-05-31")["days_to_pay_mean"] is None
    assert cli.ask("kpi", as_of="2026-07-31")["days_to_pay_trend"] is None
    assert cli.ask("kpi", as_of="2026-03-31")["days_to_pay_trend"] is None


def test_an_empty_ledger_has_no_ratios(cli):
    result = cli.call("kpi", "--json")
    found = result.document
    amounts = {"sales", "owed", "collected", "provision"}
    assert {found[name] for name in amounts} == {"0.00"}
    assert (found["others"], result.err) == ([], "")
    about = {"from", "to", "currency", "others", "roll_rates", "loss_rates", "loss_rates_from"}
    assert {found[name] for name in found.keys() - amounts - about} == {None}
    assert found["roll_rates"] == {"1-30": None, "31-60": None, "61-90": None}
    assert found["loss_rates_from"] == "usual"


def test_a_balance_beyond_all_sales_says_so(cli):
    """A balance over all sales is more than so many days."""
    cli.load(
        "invoice,I-1,ACME,2026-11-02,2026-12-02,10.00,GBP,,\n"
        "debit_adjustment,D-1,ACME,2026-11-02,2026-11-02,50.00,GBP,,\n"
    )
    result = cli.call("kpi", "--json")
    found = result.document
    assert (found["dso_countback"], found["dso_countback_beyond"]) == (None, "24")
    assert "more than 24 days" in result.err


def test_promises_count_once_their_day_has_passed(shop):
    """Kept / (kept + part + broken), by count and by amount."""
    for amount, day in (("30.00", "2026-11-25"), ("10.00", "2026-11-26")):
        pledge = ("--promise", amount, "--promise-for", day)
        shop.ask("log", "ACME", "--kind", "call", "--outcome", "PTP", *pledge)
    assert shop.ask("kpi", as_of="2026-11-25")["promise_kept_rate"] is None
    shop.load("receipt,R-9,ACME,2026-11-25,,30.00,GBP,,\n")
    assert shop.ask("kpi", as_of="2026-11-25")["promise_kept_rate"] is None
    assert shop.ask("kpi", as_of="2026-11-26")["promise_kept_rate"] == "100.00"
    found = shop.ask("kpi", as_of="2026-11-27")
    assert (found["promise_kept_rate"], found["promise_kept_rate_amount"]) == ("50.00", "75.00")
    last_day = shop.ask("kpi", "--from", "2026-11-27", as_of="2026-11-27")
    assert last_day["promise_kept_rate"] == "0.00"


def test_the_target_counts_once_for_each_month(cli):
    assert cli.ask("kpi")["target"] is None
    cli.ask("settings", "target.month", "90000")
    assert cli.ask("kpi")["target"] == "270000.00"
    assert cli.ask("kpi", "--from", "2026-11-01")["target"] == "90000.00"
    assert cli.ask("kpi", "--from", "2025-12-31")["target"] == "1080000.00"
    assert cli.ask("kpi", "--currency", "EUR")["target"] is None
    cli.ask("settings", "target.month", "100.001")
    assert cli.ask("kpi")["target"] is None


def test_one_currency_at_a_time(shop):
    result = shop.call("kpi", "--json")
    assert (result.document["currency"], result.document["others"]) == ("GBP", ["KWD"])
    assert "KWD" in result.err
    found = shop.ask("kpi", "--currency", "kwd")
    assert (found["owed"], found["overdue_share"], found["others"]) == ("1.250", "100.00", ["GBP"])
    assert found["dso"] == "85.00"


def test_how_much_rolled_into_the_next_column(cli):
    """This month's column by last month's column before it."""
    cli.load(
        "invoice,I-1,ACME,2026-01-01,2026-03-10,300.00,GBP,,\n"
        "receipt,S-1,ACME,2026-04-10,,200.00,GBP,,\n",
        "S-1,I-1,2026-04-10,200.00\n",
    )
    rolled = {"1-30": None, "31-60": "33.33", "61-90": None}
    assert cli.ask("kpi", as_of="2026-04-20")["roll_rates"] == rolled


def test_the_table_names_every_figure(shop):
    result = shop.call("kpi")
    assert result.out.startswith("GBP from 2026-09-01 to 2026-11-24\n")
    for name in ("dso_countback", "promise_kept_rate", "rolled to 61-90"):
        assert name in result.out


def test_a_figure_without_a_meaning_is_not_left_blank_in_the_table(cli):
    """Without sales it is n/a, never 0."""
    lines = cli.call("kpi").out.splitlines()
    for name in ("dso", "cei", "days_to_pay_mean", "promise_kept_rate", "rolled to 1-30"):
        assert next(each for each in lines if each.startswith(f"{name} ")).endswith(" n/a")


@pytest.mark.parametrize(
    "wrong", [("--from", "2026-11-25"), ("--to", "2026-11-25"), ("--from", "yesterday")]
)
def test_days_that_make_no_sense_are_wrong_usage(cli, wrong):
    cli.refuse(2, "kpi", *wrong)


def test_a_currency_has_three_letters(cli):
    cli.refuse(4, "kpi", "--currency", "pounds")
