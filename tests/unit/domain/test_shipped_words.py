"""The words that come with the program: their fields, what they must say and must never say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from collector_desktop.domain.languages import LANGUAGES, NAMES
from collector_desktop.domain.legal_letters import BEFORE_ACTION, LAST_DEMAND, OF_CLAIM
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.letter_templates import (
    ENCLOSURES,
    FIELDS,
    TEMPLATES,
    TEXT_FIELDS,
    written_in,
)
from collector_desktop.domain.templates import (
    as_text,
    check_template,
    fields_of,
    merge,
    parts_of,
    read_template,
)

ROOT = Path(__file__).parents[3]
WORDS = ROOT / "resources" / "wording"
GOLDEN = ROOT / "tests" / "data" / "golden" / "wording"
SAMPLE = {name: f"<{name.replace('_', ' ')}>" for name in TEXT_FIELDS}
ASKING = ("reminder-1", "reminder-2", "final-notice", LAST_DEMAND)
EVERY = [
    (name, language)
    for name in TEMPLATES
    for language in LANGUAGES
    if written_in(name, language) == language
]
PAID = {
    "en-GB": "already paid, thank you",
    "en-US": "already paid, thank you",
    "de": "bereits gezahlt haben, danken wir Ihnen",
    "fr": "déjà réglé, merci",
    "es": "ya ha pagado, gracias",
    "nl": "al betaald, dan danken wij u",
}
FIRST = re.compile(r"\b(first|erste|première?|primer|eerste)\b", re.IGNORECASE)
COUNTED = re.compile(
    r"\b(second|zweite\w*|deuxième|segundo|tweede)\b"
    r"|not heard|nichts von Ihnen gehört|pas eu de réponse|noticias suyas|niets over gehoord",
    re.IGNORECASE,
)
THREATS = re.compile(
    r"court|solicitor|bailiff|legal action|gericht|anwalt|tribunal|avocat|juez|abogado|rechter"
    r"|deurwaarder|advocaat",
    re.IGNORECASE,
)
CONSUMER = {
    **SAMPLE,
    **dict.fromkeys(("interest", "interest_per_day", "fixed_sum", "interest_law"), ""),
}


def shipped(name, language):
    return read_template((WORDS / language / f"{name}.txt").read_text(encoding="utf-8"))


def whole(name, language, fields):
    merged = merge(shipped(name, language), fields)
    return f"{merged.subject}\n{as_text(merged.parts)}"


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_template_has_words_whose_fields_the_program_has(name, language):
    check_template(shipped(name, language), FIELDS)


def test_no_words_are_shipped_that_no_template_uses():
    sheets = {(sheet, "en-GB") for sheets in ENCLOSURES.values() for sheet in sheets}
    files = {(path.stem, path.parent.name) for path in WORDS.glob("*/*.txt")}
    assert files == set(EVERY) | sheets


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_read_as_the_stored_text(language, request):
    names = [name for name, spoken in EVERY if spoken == language]
    text = "\n\n".join(f"=== {name}\n{whole(name, language, SAMPLE)}" for name in names) + "\n"
    path = GOLDEN / f"{language}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKING)
def test_a_reminder_asks_for_one_sum_by_one_day_says_whom_to_answer_and_thanks(name, language):
    words = shipped(name, language)
    strong = "".join(re.findall(r"\*\*(.+?)\*\*", words.body))
    assert strong.count("{pay_by}") == 1
    assert words.body.count("{contact}") == 1
    assert fields_of(words)[-2:] == ("bank_details", "signature")
    if name != LAST_DEMAND:
        assert PAID[language] in words.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reminder_does_not_say_that_more_will_come(language):
    assert not FIRST.search(whole("reminder-1", language, SAMPLE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["pre-due", "reminder-1", "reminder-2", "promise-broken"])
def test_early_letters_threaten_nothing(name, language):
    assert not THREATS.search(whole(name, language, SAMPLE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_before_the_due_date_demands_nothing(language):
    words = shipped("pre-due", language)
    assert "**" not in words.body
    assert "{pay_by}" not in words.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["reminder-2", "final-notice", LAST_DEMAND])
def test_firmer_letters_name_the_last_letter_and_call_and_count_nothing(name, language):
    """What went before is named by its day; how often and what came of it is not known."""
    fields = {*fields_of(shipped(name, language))}
    assert {"previous_on", "spoken_on", "tried_on"} <= fields
    text = whole(name, language, {**SAMPLE, "previous_on": "", "spoken_on": "", "tried_on": ""})
    assert not COUNTED.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_final_notice_says_the_next_step(language):
    assert "{next_step}" in shipped("final-notice", language).body


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_without_a_right_to_it_nothing_speaks_of_interest(name, language):
    text = whole(name, language, CONSUMER)
    text = text.replace("{items_with_interest}", "").replace("<total with interest>", "")
    assert "<interest" not in text
    if name in ASKING:
        assert not re.search(r"interest|zinsen|intérêts|intereses|\brente\b", text, re.IGNORECASE)


def test_a_letter_to_a_company_does_not_name_the_protocol_for_individuals():
    text = whole(BEFORE_ACTION, "en-GB", SAMPLE)
    assert text.startswith("LETTER BEFORE ACTION")
    assert "Practice Direction on Pre-Action Conduct" in text
    assert "Debt Claims" not in text
    for words in ("<pay by>", "court fee", "mediation", "without writing again", "Copies"):
        assert words in text


def test_a_letter_of_claim_has_what_the_protocol_asks_for():
    text = whole(OF_CLAIM, "en-GB", SAMPLE)
    assert text.startswith("LETTER OF CLAIM")
    assert "14 days" not in text
    for words in (
        *("Pre-Action Protocol for Debt Claims", "30 days", "copy of any written agreement"),
        *("Reply Form", "Financial Statement form", "Information Sheet", "<company address>"),
        *("goes on at", "could not accept this because", "statement of this account"),
        *("at least 30 days", "no interest or charges are being added"),
    ):
        assert words in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_last_demand_elsewhere_names_no_british_law(language):
    text = whole(LAST_DEMAND, language, CONSUMER)
    assert not re.search(r"Practice Direction|Protocol|Act 1998|county court", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tracing_letter_tells_a_stranger_nothing_of_the_debt(language):
    fields = set(fields_of(shipped("tracing", language)))
    assert fields == {"customer_name", "contact", "signature"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_name_and_phrases_of_its_own(language):
    said = phrases(language)
    assert NAMES[language]
    assert "{name}" in said.dear
    assert "{code}" in said.account
    assert set(said.next_steps) == {BEFORE_ACTION, OF_CLAIM, LAST_DEMAND}
    assert set(said.outcomes) == {"accepted", "part", "rejected", "withdrawn"}


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_text_that_nobody_edited_reads_again_as_it_was(name, language):
    merged = merge(shipped(name, language), SAMPLE)
    text = as_text(merged.parts)
    assert as_text(parts_of(text)) == text
