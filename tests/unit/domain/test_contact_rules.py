"""May somebody be contacted now: hours, frequencies, what they asked for, and the next time."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.contact_profiles import (
    AUTOMATIC,
    Counted,
    Frequency,
    Profile,
    profile_name,
    read_profile,
)
from collector_desktop.domain.contact_rules import (
    Answer,
    Past,
    Question,
    may_contact,
)
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.settings_contact import PROFILES

FOLDER = Path(__file__).resolve().parents[3] / "resources/contact_rules"
SHIPPED = {path.stem: read_profile(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
CALL, EMAIL, LETTER, SMS, VISIT = (
    *(ContactKind.CALL, ContactKind.EMAIL, ContactKind.LETTER),
    *(ContactKind.SMS, ContactKind.VISIT),
)
CHANNELS = (CALL, EMAIL, LETTER, SMS, VISIT)
TUESDAY = date(2026, 11, 24)
FREE = Profile("free", "No rules")


def at(text, day=TUESDAY):
    return datetime.fromisoformat(f"{day.isoformat()}T{text}")


def asked(profile, when, channel=CALL, **more):
    return may_contact(Question(channel, when, **more), SHIPPED[profile])


def answer(profile, when, channel=CALL, **more):
    return asked(profile, when, channel, **more).answer.value


def calls(*days_ago, outcome="NO_ANSWER", items=()):
    return tuple(
        Past("call", outcome, TUESDAY - timedelta(days=ago), frozenset(items)) for ago in days_ago
    )


def test_the_setting_offers_the_profiles_that_are_shipped():
    assert set(PROFILES) == set(SHIPPED)
    assert all(profile.name == name for name, profile in SHIPPED.items())
    assert all(profile.source for profile in SHIPPED.values())


@pytest.mark.parametrize(
    ("kind", "country", "region", "expected"),
    [
        ("company", "US", "TX", "business"),
        ("sole_trader", "GB", "", "business"),
        ("consumer", "US", "TX", "us-reg-f"),
        ("consumer", "GB", "SCT", "uk-conc"),
        ("consumer", "AU", "NSW", "au-rg96"),
        ("consumer", "CA", "BC", "ca-bc"),
        ("consumer", "CA", "qc", "ca-qc"),
        ("consumer", "CA", "ON", "business"),
        ("consumer", "DE", "", "business"),
    ],
)
def test_the_profile_goes_by_kind_and_place_unless_one_is_chosen(kind, country, region, expected):
    assert profile_name(AUTOMATIC, kind, country, region) == expected
    assert profile_name("ca-qc", kind, country, region) == "ca-qc"


# profile, weekday of the week of 23 November 2026, first and last minute that is allowed
HOURS = [
    ("business", 0, "09:00", "16:59"),
    ("business", 5, None, None),
    ("us-reg-f", 6, "08:00", "20:59"),
    ("us-reg-f", 2, "08:00", "20:59"),
    ("au-rg96", 4, "07:30", "20:59"),
    ("au-rg96", 6, "09:00", "20:59"),
    ("ca-bc", 5, "07:00", "20:59"),
    ("ca-bc", 6, "13:00", "16:59"),
    ("ca-qc", 5, "08:00", "19:59"),
    ("ca-qc", 6, None, None),
]
NOTICE = (Past("letter", "", date(2026, 11, 1)),)


@pytest.mark.parametrize(("profile", "weekday", "first", "last"), HOURS)
def test_calls_are_allowed_in_the_hours_of_the_place_only(profile, weekday, first, last):
    day = date(2026, 11, 23) + timedelta(days=weekday)
    allowed = [
        minute
        for minute in range(24 * 60)
        if answer(profile, at("00:00", day) + timedelta(minutes=minute), past=NOTICE) == "yes"
    ]
    if first is None:
        assert allowed == []
        return
    ends = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in (allowed[0], allowed[-1])]
    assert ends == [first, last]
    assert len(allowed) == allowed[-1] - allowed[0] + 1


@pytest.mark.parametrize("profile", ["business", "au-rg96", "ca-bc", "ca-qc", "uk-conc"])
def test_no_call_on_a_holiday_there(profile):
    holiday = asked(profile, at("10:00"), past=NOTICE, is_holiday=lambda day: day == TUESDAY)
    assert holiday.answer is Answer.ASK
    assert holiday.next_time.date() == TUESDAY + timedelta(days=1)


def test_letters_and_e_mails_know_no_hours():
    for profile in SHIPPED:
        assert answer(profile, at("03:00"), EMAIL) == "yes"
        assert answer(profile, at("03:00"), LETTER) == "yes"


def test_seven_calls_in_seven_days_are_enough_under_regulation_f():
    six, seven = calls(0, 1, 2, 3, 4, 5), calls(0, 0, 1, 2, 3, 5, 6)
    assert answer("us-reg-f", at("10:00"), past=six) == "yes"
    verdict = asked("us-reg-f", at("10:00"), past=seven)
    assert verdict.answer is Answer.ASK
    assert "7 attempts in 7 days" in verdict.reasons[0]
    assert verdict.next_time == at("08:00", TUESDAY + timedelta(days=1))
    assert answer("us-reg-f", at("10:00"), past=calls(0, 1, 2, 3, 4, 5, 7)) == "yes"


def test_calls_that_did_not_connect_do_not_count_under_regulation_f():
    past = (*calls(0, 1, 2, 3, 4, 5), *calls(0, 1, outcome="BUSY"), *calls(2, outcome="WRONG_NO"))
    assert answer("us-reg-f", at("10:00"), past=past) == "yes"


def test_each_debt_counts_by_itself_under_regulation_f():
    past = calls(0, 1, 2, 3, 4, 5, 6, items=(1,))
    assert answer("us-reg-f", at("10:00"), past=past, item_ids=frozenset({2})) == "yes"
    assert answer("us-reg-f", at("10:00"), past=past, item_ids=frozenset({1, 2})) == "ask"
    assert answer("us-reg-f", at("10:00"), past=past) == "ask"


def test_nobody_calls_for_seven_days_after_a_talk_under_regulation_f():
    talk = calls(6, outcome="WILL_CALL") + calls(6, outcome="REFUSED")
    verdict = asked("us-reg-f", at("10:00"), past=talk)
    assert verdict.answer is Answer.ASK
    assert verdict.next_time == at("08:00", TUESDAY + timedelta(days=1))
    assert answer("us-reg-f", at("10:00"), past=calls(7, outcome="REFUSED")) == "yes"


def test_whoever_agreed_to_calls_lately_may_be_called_often():
    past = calls(0, 1, 2, 3, 4, 5, 6, outcome="REFUSED")
    for ago, expected in ((0, "yes"), (7, "yes"), (8, "ask")):
        made = TUESDAY - timedelta(days=ago)
        limits = (Limit(LimitKind.CONSENT, CALL, made_on=made),)
        assert answer("us-reg-f", at("10:00"), past=past, limits=limits) == expected


def test_three_talks_a_week_and_ten_in_thirty_days_are_enough_in_australia():
    talk = {"outcome": "REFUSED"}
    assert answer("au-rg96", at("10:00"), past=calls(0, 6, **talk)) == "yes"
    assert answer("au-rg96", at("10:00"), past=calls(0, 1, 6, **talk)) == "ask"
    assert answer("au-rg96", at("10:00"), past=calls(0, 1, 7, **talk)) == "yes"
    assert answer("au-rg96", at("10:00"), past=calls(*range(8, 28, 2), **talk)) == "ask"
    assert answer("au-rg96", at("10:00"), past=calls(*range(8, 26, 2), **talk)) == "yes"
    assert answer("au-rg96", at("10:00"), past=calls(0, 0, 0, 1, 2, 3)) == "yes"


def test_quebec_is_written_to_first_and_called_five_days_later():
    nothing = asked("ca-qc", at("10:00"))
    assert (nothing.answer, nothing.next_time) == (Answer.ASK, None)
    for ago, expected in ((4, "ask"), (5, "yes")):
        past = (Past("letter", "", TUESDAY - timedelta(days=ago)),)
        assert answer("ca-qc", at("10:00"), past=past) == expected
    assert answer("ca-qc", at("10:00"), LETTER) == "yes"
    assert answer("ca-qc", at("10:00"), past=NOTICE, is_disputed=True) == "ask"


STOPS = (LimitKind.DO_NOT_CONTACT, LimitKind.REPRESENTED)
# limit, the channels it stops, those that need a reason
FLAGS = [
    *((Limit(kind), CHANNELS, ()) for kind in STOPS),
    *((Limit(LimitKind.NO_CHANNEL, channel), (channel,), ()) for channel in CHANNELS),
    *((Limit(LimitKind.CONSENT, channel), (), ()) for channel in CHANNELS),
    (Limit(LimitKind.QUIET, "", 9 * 60, 11 * 60), (), (CALL, SMS, VISIT)),
    (Limit(LimitKind.VULNERABLE), (), (CALL, SMS, VISIT)),
]


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("limit", "stopped", "asked_first"), FLAGS)
def test_each_flag_stops_what_it_says(limit, stopped, asked_first, channel):
    verdict = may_contact(Question(channel, at("10:00"), (limit,)), FREE)
    expected = Answer.NO if channel in stopped else Answer.YES
    expected = Answer.ASK if channel in asked_first else expected
    assert verdict.answer is expected
    assert bool(verdict.reasons) is (expected is not Answer.YES)
    assert verdict.needs_reason is (expected is Answer.ASK)


def test_a_note_is_always_allowed():
    limits = tuple(Limit(kind) for kind in STOPS)
    assert may_contact(Question(ContactKind.NOTE, at("03:00"), limits), FREE).answer is Answer.YES


def test_nothing_is_sent_by_itself_to_somebody_vulnerable():
    limits = (Limit(LimitKind.VULNERABLE),)
    question = Question(EMAIL, at("10:00"), limits, automated=True)
    assert may_contact(question, FREE).answer is Answer.ASK


def test_at_most_one_message_a_day_and_two_a_week_leave_by_themselves():
    def sent(*days_ago):
        return tuple(Past("email", "", TUESDAY - timedelta(days=ago)) for ago in days_ago)

    def sending(*days_ago):
        return answer("business", at("10:00"), EMAIL, past=sent(*days_ago), automated=True)

    assert [sending(), sending(0), sending(1), sending(1, 3), sending(1, 7)] == [
        *("yes", "ask", "yes", "ask"),
        "yes",
    ]
    assert answer("business", at("10:00"), EMAIL, past=sent(0, 0, 0)) == "yes"


def test_quiet_hours_may_run_past_midnight():
    limits = (Limit(LimitKind.QUIET, "", 18 * 60, 10 * 60),)
    said = {
        hour: may_contact(Question(CALL, at(f"{hour:02d}:00"), limits), FREE).answer.value
        for hour in (2, 9, 10, 17, 18, 23)
    }
    assert said == {2: "ask", 9: "ask", 10: "yes", 17: "yes", 18: "ask", 23: "ask"}


def test_a_business_call_out_of_hours_needs_no_reason_and_a_consumer_one_does():
    assert not asked("business", at("18:00")).needs_reason
    assert asked("us-reg-f", at("22:00")).needs_reason


@pytest.mark.parametrize(
    "text",
    [
        "nothing",
        "{}",
        '{"name":"x","label":"y","hours":{"call":{"sun":["21:00","08:00"]}}}',
        '{"name":"x","label":"y","hours":{"call":{"day":["08:00","21:00"]}}}',
        '{"name":"x","label":"y","frequencies":[{"counted":"letters","most":1,"days":1}]}',
    ],
)
def test_rules_that_make_no_sense_are_refused(text):
    with pytest.raises(CollectorError, match="cannot be read"):
        read_profile(text)


def test_a_frequency_of_none_forbids_always():
    profile = Profile("x", "x", frequencies=(Frequency(Counted.ATTEMPTS, 0, 7),))
    verdict = may_contact(Question(CALL, at("10:00")), profile)
    assert (verdict.answer, verdict.next_time) == (Answer.ASK, None)


def test_regulation_f_counts_calls_and_limits_calls_alone():
    """12 CFR 1006.14(b): seven calls, and none within seven days of a talk on the telephone."""
    for past in (calls(0, 1, 2, 3, 4, 5, 6), calls(3, outcome="REFUSED")):
        answers = [answer("us-reg-f", at("10:00"), channel, past=past) for channel in CHANNELS]
        assert dict(zip(CHANNELS, answers, strict=True)) == {
            **dict.fromkeys(CHANNELS, "yes"),
            CALL: "ask",
        }
    visited = (Past("visit", "REFUSED", TUESDAY - timedelta(days=3)),)
    assert answer("us-reg-f", at("10:00"), past=visited) == "yes"


def test_contacts_of_every_kind_count_in_australia():
    spoken = tuple(Past(kind, "REFUSED", TUESDAY) for kind in ("call", "sms", "visit"))
    assert answer("au-rg96", at("10:00"), SMS, past=spoken) == "ask"
