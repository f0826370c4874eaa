"""The customer card in words: its story, its flags and what the composer starts from."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from collector_desktop.domain.collection_rates import KeptRates
from collector_desktop.domain.plans import PlanState
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.contacts import ContactRow
from collector_desktop.queries.customer_card import CustomerCard, Lateness
from collector_desktop.queries.customers import CustomerFacts, PersonRow
from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.payment_habits import DaysToPay, PaymentHabits
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.statements import StatementSection
from collector_desktop.queries.timeline import MoneyRow, TimelineEntry
from collector_desktop.ui.widgets.card_callees import callees, suggested
from collector_desktop.ui.widgets.card_figures import age_parts, card_figures, card_flags
from collector_desktop.ui.widgets.card_habits import habit_lines
from collector_desktop.ui.widgets.card_story import CALLS, MAIL, MONEY, NOTES, event_of, story
from collector_desktop.ui.widgets.card_words import age_words, promise_chip, status_words
from collector_desktop.ui.widgets.composer_callee import Callee
from collector_desktop.ui.widgets.customer_details import detail_lines
from collector_desktop.ui.widgets.today_facts import contact_words
from tests.conftest import TODAY

DAWN = PersonRow(1, "Dawn Whitlock", "accounts", "dawn@b.example", ("0117", "0770"), True, False)
OMAR = PersonRow(2, "Omar Vale", "", "", ("0161",), False, True)
FACTS = CustomerFacts(
    7, "BOLT", "Bolt Ltd", "company", "GBP", "", None, "", "", "", "0100", (), "", (DAWN, OMAR)
)
ACCOUNT = StatementSection("GBP", 0, (), 10_000, (2_000, 8_000, 0, 0, 0), 0, 8_000)
LABELS = ("current", "1-30", "31-60", "61-90", "91+")
CARD = CustomerCard(
    FACTS, {"terms": None}, LABELS, (ACCOUNT,), (), (), (), (), Lateness(None, None)
)
ITEM = ItemRow(
    *(3, 7, "BOLT", "Bolt Ltd", "invoice", "B-1", TODAY, TODAY - timedelta(days=5), 8_000, 8_000),
    *("GBP", "", "", 1, 5, 1, None, None, None),
)
PROMISE = PromiseRow(
    *(1, 7, "BOLT", "Bolt Ltd", 8_000, "GBP", TODAY - timedelta(days=3), date(2026, 11, 27)),
    *("", "Dawn Whitlock", PromiseStatus.OPEN, 0, None, 9, (), ()),
)
CALL = ContactRow(
    *(9, 7, "call", "PTP", "Dawn Whitlock", "On Friday.", TODAY, 592, date(2026, 11, 30)),
    *(None, None, None),
)
RECEIPT = MoneyRow(5, "receipt", "R-1", 5_000, "GBP", TODAY, "", "B-1, B-2")


def test_a_call_with_a_promise_is_one_event():
    event = event_of(TimelineEntry(TODAY, 592, contact=CALL, promise=PROMISE), TODAY)
    assert event.title == "Dawn promised £80.00 for Fri 27 Nov"
    assert event.lines == (
        "Call to Dawn Whitlock",
        "\u201cOn Friday.\u201d",
        "Follow up Mon 30 Nov",
    )
    assert (event.when, event.month, event.chip.text) == ("24 Nov 09:52", "November 2026", "Open")


def test_a_follow_up_that_is_over_is_not_announced():
    past = replace(CALL, next_on=TODAY - timedelta(days=1), note="")
    event = event_of(TimelineEntry(TODAY, 592, contact=past), TODAY)
    assert (event.title, event.lines) == ("Promised to pay", ("Call to Dawn Whitlock",))


@pytest.mark.parametrize(
    ("by", "said"), [(date(2026, 11, 27), "Fri 27 Nov"), (date(2027, 1, 1), "Fri 1 Jan 2027")]
)
def test_a_promise_has_the_year_if_it_is_not_that_in_which_it_was_made(by, said):
    entry = TimelineEntry(TODAY, 592, contact=CALL, promise=replace(PROMISE, pay_by=by))
    assert event_of(entry, date(2027, 1, 6)).title == f"Dawn promised £80.00 for {said}"


@pytest.mark.parametrize("status", [PromiseStatus.KEPT, PromiseStatus.CANCELLED])
def test_nobody_follows_up_a_promise_that_was_kept_or_withdrawn(status):
    over = replace(PROMISE, status=status)
    event = event_of(TimelineEntry(TODAY, 592, contact=CALL, promise=over), TODAY)
    assert event.lines == ("Call to Dawn Whitlock", "\u201cOn Friday.\u201d")


def test_what_a_later_contact_has_done_is_not_announced():
    done = replace(CALL, is_followed=True)
    event = event_of(TimelineEntry(TODAY, 592, contact=done), TODAY)
    assert event.lines == ("Call to Dawn Whitlock", "\u201cOn Friday.\u201d")


def test_money_says_what_it_settled():
    event = event_of(TimelineEntry(TODAY, 0, money=RECEIPT), TODAY)
    assert (event.title, event.lines) == ("Payment £50.00", ("R-1, for B-1, B-2",))
    reported = replace(RECEIPT, type="credit_adjustment", origin="source", settled="")
    event = event_of(TimelineEntry(TODAY, 0, money=reported), TODAY)
    assert (event.title, event.lines) == ("Settled in your accounts £50.00", ("R-1",))


def test_a_payment_that_came_back_says_so_instead_of_what_took_it_up():
    back = replace(RECEIPT, settled="", returned_on=TODAY)
    assert event_of(TimelineEntry(TODAY, 0, money=back), TODAY).lines == (
        "R-1",
        "Returned Tue 24 Nov",
    )


def test_credit_that_went_elsewhere_says_where():
    gone = MoneyRow(
        6, "debit_adjustment", "A-2", 5_000, "GBP", TODAY, "", "", "Transferred to BOLT"
    )
    event = event_of(TimelineEntry(TODAY, 0, money=gone), TODAY)
    assert (event.title, event.lines) == ("Correction £50.00", ("A-2", "Transferred to BOLT"))
    kept = replace(gone, origin="small_balance", description="Written off: small balance")
    event = event_of(TimelineEntry(TODAY, 0, money=kept), TODAY)
    assert (event.title, event.lines) == (
        "Credit written off (small balance): £50.00",
        ("A-2",),
    )


def test_sums_of_notes_are_written_as_lists_write_them():
    note = replace(CALL, kind="note", outcome="", note="Disputes 1300.00 GBP of B-1: wrong price")
    event = event_of(TimelineEntry(TODAY, 0, contact=note), TODAY)
    assert "\u201cDisputes £1,300.00 of B-1: wrong price\u201d" in event.lines
    assert contact_words(note).endswith(": Disputes £1,300.00 of B-1: wrong price")


def test_a_stream_leaves_the_other_events_out():
    letter = replace(CALL, kind="letter", outcome="", document_kind="letter", file_name="R.pdf")
    note = replace(CALL, kind="note", outcome="", person_name="", note="Moved house.")
    entries = [
        TimelineEntry(TODAY, 0, contact=CALL),
        TimelineEntry(TODAY, 0, contact=letter),
        TimelineEntry(TODAY, 0, contact=note),
        TimelineEntry(TODAY, 0, money=RECEIPT),
        TimelineEntry(TODAY, 0, promise=PROMISE),
    ]
    titles = {stream: [e.title for e in story(entries, TODAY, stream)] for stream in range(5)}
    assert titles[CALLS] == ["Promised to pay", "Dawn promised £80.00 for Fri 27 Nov"]
    assert titles[MAIL] == ["Letter made"]
    assert titles[MONEY] == ["Payment £50.00"]
    assert titles[NOTES] == ["Note"]
    assert len(titles[0]) == 5


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Open"),
        ({"pay_by": TODAY}, "Due today"),
        ({"status": PromiseStatus.KEPT}, "Kept"),
        ({"status": PromiseStatus.PARTLY, "received_minor": 500}, "Part kept £5.00"),
        ({"status": PromiseStatus.BROKEN}, "Broken"),
        ({"status": PromiseStatus.CANCELLED}, "Withdrawn"),
    ],
)
def test_a_promise_says_how_it_stands(changes, text):
    assert promise_chip(replace(PROMISE, **changes), TODAY).text == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Overdue"),
        ({"days": 0}, "Not due"),
        ({"open_minor": 3_000}, "£50.00 paid"),
        ({"letter_on": date(2026, 11, 9)}, "Reminder 9 Nov"),
        ({"sign": -1, "type": "receipt"}, "Not matched yet"),
        ({"promise": PromiseStatus.BROKEN}, "Promise broken"),
        ({"promise": PromiseStatus.PARTLY}, "Part kept"),
        ({"promise": PromiseStatus.OPEN, "promised_for": TODAY}, "Promised 24 Nov"),
        ({"promise": PromiseStatus.BROKEN, "plan": PlanState.ON_TRACK}, "In a plan"),
        ({"letter_on": TODAY, "plan": PlanState.IN_DEFAULT}, "Plan missed"),
        ({"disputed_minor": 8_000, "plan": PlanState.ON_TRACK}, "In dispute"),
    ],
)
def test_an_item_says_the_most_important_thing(changes, text):
    assert status_words(replace(ITEM, **changes), TODAY) == text


def test_ages_are_named_from_the_limits_in_use():
    assert [age_words(label) for label in ("current", "1-45", "46+")] == [
        "Not due",
        "1\u201345 days",
        "Over 45 days",
    ]
    assert [part.amount for part in age_parts(CARD)] == ["£20.00", "£80.00", *"\u2014\u2014\u2014"]


def test_figures_leave_out_what_is_not_known():
    figures = card_figures(_with(ITEM), TODAY)
    assert [figure.title for figure in figures] == ["Balance", "Overdue", "Credit limit"]
    assert figures[2].detail == "no limit set"
    late = replace(_with(ITEM), lateness=Lateness(19, 11))
    assert card_figures(late, TODAY)[3].detail == "up from 11"
    early = replace(_with(ITEM), lateness=Lateness(-2, None))
    assert card_figures(early, TODAY)[3].value == "\u22122"


def test_a_limit_that_is_not_reached_says_what_is_left():
    card = replace(_with(ITEM), facts=replace(FACTS, credit_limit_minor=40_000))
    limit = card_figures(card, TODAY)[2]
    assert (limit.detail, limit.share, limit.detail_tone) == ("£300.00 left", 25, "")


def test_nothing_open_is_said_in_words():
    figures = card_figures(replace(CARD, accounts=()), TODAY)
    assert [figure.detail for figure in figures[:2]] == ["nothing open", "nothing overdue"]


def test_flags_come_with_the_most_severe_first():
    facts = replace(FACTS, people=(replace(DAWN, do_not_call=True),), credit_limit_minor=0)
    broken = replace(PROMISE, status=PromiseStatus.BROKEN)
    card = replace(CARD, facts=facts, promises=(broken,))
    assert [chip.text for chip in card_flags(card, TODAY)] == [
        "Do not call",
        "Broken promise",
        "Over limit",
        "Cash only",
    ]


def test_a_new_promise_takes_the_flag_of_the_broken_one_away():
    broken = replace(PROMISE, promise_id=0, status=PromiseStatus.BROKEN, taken_on=date(2026, 9, 1))
    card = replace(CARD, promises=(broken, PROMISE))
    assert [chip.text for chip in card_flags(card, TODAY)] == ["Promised 27 Nov"]


def test_everybody_is_offered_with_each_number_but_who_is_not_to_be_called():
    assert callees(FACTS) == (
        Callee("Dawn Whitlock", "0117", "accounts"),
        Callee("Dawn Whitlock", "0770", "accounts"),
        Callee("Omar Vale"),
    )
    assert callees(replace(FACTS, people=())) == (Callee("", "0100"),)
    assert callees(replace(FACTS, people=(), phone="")) == ()
    bare = replace(DAWN, phones=())
    assert callees(replace(FACTS, people=(bare,))) == (Callee("Dawn Whitlock", "0100", "accounts"),)


def test_what_is_overdue_is_suggested_while_nothing_is_ticked():
    assert suggested(CARD, []) == (8_000, (), "GBP")
    assert suggested(replace(CARD, accounts=()), []) == (0, (), "GBP")


def test_ticked_items_of_one_currency_are_suggested_less_the_credits():
    credit = replace(ITEM, item_id=4, sign=-1, open_minor=500, type="receipt")
    euro = replace(ITEM, item_id=5, currency="EUR", open_minor=900)
    assert suggested(CARD, [credit, ITEM, euro]) == (7_500, (3,), "GBP")
    assert suggested(CARD, [euro, ITEM]) == (900, (5,), "EUR")
    large = replace(credit, open_minor=9_000)
    assert suggested(CARD, [ITEM, large]) == (8_000, (3,), "GBP")
    assert suggested(CARD, [credit]) == (8_000, (), "GBP")


def test_details_tell_no_limit_from_cash_only_and_say_whose_terms_hold():
    lines = dict(detail_lines(replace(CARD, terms="NET 30")))
    said = "30 days from invoice (NET 30), as in Settings"
    assert (lines["Credit limit"], lines["Terms"]) == ("no limit", said)
    facts = replace(FACTS, credit_limit_minor=0, terms="EOM")
    lines = dict(detail_lines(replace(CARD, facts=facts, terms="EOM")))
    said = "end of the month (EOM), of the group"
    assert (lines["Credit limit"], lines["Terms"]) == ("cash only", said)
    lines = dict(detail_lines(replace(CARD, terms="when able", fields={"terms": "when able"})))
    assert lines["Terms"] == "when able"


def test_details_say_how_a_customer_pays_and_keeps_its_word():
    pay = DaysToPay(Fraction(61), Fraction(553, 10), Fraction(81, 2), Fraction(-6), Fraction(25), 2)
    kept = KeptRates(Fraction(200, 3), Fraction(40))
    lines = dict(habit_lines(replace(CARD, habits=PaymentHabits(pay, kept))))
    assert lines == {
        "Pays": "usually in 41 days, 25 days late: rated A",
        "Days to pay": "61 days on average, 55 days by amount, 6 days sooner of late",
        "Promises": "67% kept, 40% of the money",
    }
    early = replace(pay, delay=Fraction(-1), trend=Fraction(1))
    lines = dict(habit_lines(replace(CARD, habits=PaymentHabits(early, kept))))
    assert lines["Pays"] == "usually in 41 days, 1 day early: rated A"
    assert lines["Days to pay"].endswith("1 day slower of late")
    steady = replace(pay, delay=Fraction(0), trend=Fraction(0))
    lines = dict(habit_lines(replace(CARD, habits=PaymentHabits(steady, kept))))
    assert "on the due date" in lines["Pays"]
    assert lines["Days to pay"].endswith("no change")


def test_details_say_what_has_no_meaning_yet():
    nothing = PaymentHabits(DaysToPay(None, None, None, None, None), KeptRates(None, None))
    lines = habit_lines(replace(CARD, habits=nothing))
    assert lines == [("Pays", "nothing in the last twelve months")]
    first = DaysToPay(Fraction(3), Fraction(3), Fraction(3), None, Fraction(3), 1)
    lines = dict(habit_lines(replace(CARD, habits=replace(nothing, pay=first))))
    assert "trend" not in lines["Days to pay"]


def _with(*rows):
    return replace(CARD, items=rows)
