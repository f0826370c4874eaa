"""What every setting takes, how it keeps it, and what it refuses in a sentence."""

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings import ALL_SETTINGS, BY_KEY, setting_named

GOOD = [
    ("company.name", " Vale & <Sons> ", "Vale & <Sons>"),
    ("company.country", "ie", "IE"),
    ("company.country", "uk", "GB"),
    ("company.country", "EL", "GR"),
    ("company.country", " GBR ", "GB"),
    ("company.country", "Germany", "DE"),
    ("company.currency", "eur", "EUR"),
    ("company.address", "1 Quay\nBristol", "1 Quay\nBristol"),
    ("company.phone", "0117 496 0100", "0117 496 0100"),
    ("company.email", "accounts@vale.example", "accounts@vale.example"),
    ("company.email", "", ""),
    ("company.website", "vale.example", "vale.example"),
    ("company.footer", "Registered in England", "Registered in England"),
    ("company.collector", "Priya Shah", "Priya Shah"),
    ("company.accent", "#0b7285", "#0B7285"),
    ("bank.account_name", "Vale Ltd", "Vale Ltd"),
    ("bank.sort_code", "123456", "12-34-56"),
    ("bank.sort_code", "12 34 56", "12-34-56"),
    ("bank.sort_code", "", ""),
    ("bank.account_number", "12345678", "12345678"),
    ("bank.iban", "de89370400440532013000", "DE89 3704 0044 0532 0130 00"),
    ("bank.iban", "", ""),
    ("bank.bic", "cobadeff", "COBADEFF"),
    ("bank.bic", "COBADEFF370", "COBADEFF370"),
    ("bank.bic", "", ""),
    ("terms.default", "30 days from end of month", "EOM+30"),
    ("terms.default", "net 14", "NET 14"),
    ("terms.due_roll", "Next", "next"),
    ("match.auto", "Apply", "apply"),
    ("import.warn_after_days", "3", "3"),
    ("ledger.locked_until", "2026-09-30", "2026-09-30"),
    ("company.region", "sct", "SCT"),
    ("company.region", "", ""),
    ("aged.buckets", "15, 30 ,60", "15,30,60"),
    ("promise.grace_days", "5", "5"),
    ("promise.enough_percent", "98", "98"),
    ("plan.default_after", "2", "2"),
    ("credit.ask_days", "0", "0"),
    ("credit.stop_days", "90", "90"),
    ("provision.rates", "0, 1.5 ,5,10,25", "0,1.5,5,10,25"),
    ("provision.rates", "", ""),
    ("provision.vat", "20 %", "20"),
    ("provision.vat", "", ""),
    ("chase.min_gap_days", "0", "0"),
    ("chase.silence_days", "365", "365"),
    ("chase.stale_days", "0", "0"),
    ("chase.most_a_day", "10", "10"),
    ("paper.size", "Letter", "letter"),
    ("paper.envelope", "DIN-5008-B", "din-5008-b"),
    ("paper.extra_font", "C:/Fonts/Mangal.TTF", "C:/Fonts/Mangal.TTF"),
    ("paper.extra_font", "", ""),
    ("mail.authorities", " C:/Company/own.pem ", "C:/Company/own.pem"),
    ("paper.duplex", "Yes", "yes"),
    ("paper.file_name", "{name} {date}", "{name} {date}"),
    ("paper.file_name", "", "{kind}_{code}_{number}_{date}"),
    ("payment.link", "https://vale.example/?r={reference}", "https://vale.example/?r={reference}"),
    ("payment.link", "", ""),
    ("bank.qr_iban", "ch4431999123000889012", "CH44 3199 9123 0008 8901 2"),
    ("bank.qr_iban", "", ""),
    ("bank.qr_start", "21 0000", "210000"),
    ("bank.qr_start", "", ""),
    ("statement.kind", "Detail", "detail"),
    ("statement.pay_within_days", "90", "90"),
    ("target.month", "90,000", "90,000"),
    ("target.month", "", ""),
    ("interest.regime", "UK_statutory", "uk_statutory"),
    ("interest.regime", "none", "none"),
    ("interest.contract_rate", "8 %", "8"),
    ("interest.contract_rate", "", ""),
    ("interest.contract_per", "Month", "month"),
    ("interest.flat_fee", "25.00", "25.00"),
    ("interest.grace_days", "5", "5"),
    ("interest.minimum", "", ""),
    ("interest.cap", "10 %", "10 %"),
    ("allocation.first", "interest", "interest"),
    ("interest.basis", "actual", "actual"),
    ("interest.daily_rounding", "pennies", "pennies"),
    ("chase.no_reply_days", "14", "14"),
    ("contact.profile", "US-Reg-F", "us-reg-f"),
    ("privacy.keep_years", "7", "7"),
    ("mail.way", "SMTP", "smtp"),
    ("mail.from_name", "Priya Shah", "Priya Shah"),
    ("mail.from_address", "accounts@vale.example", "accounts@vale.example"),
    ("mail.reply_to", "", ""),
    ("mail.host", "SMTP.Vale.example", "smtp.vale.example"),
    ("mail.host", "", ""),
    ("mail.port", "587", "587"),
    ("mail.security", "StartTLS", "starttls"),
    ("mail.user", "priya", "priya"),
    ("mail.provider", "Google", "google"),
    ("mail.client", "1234-abcd", "1234-abcd"),
    ("mail.tenant", "common", "common"),
    ("mail.rate", "60", "60"),
    ("mail.daily", "500", "500"),
    ("mail.undo_seconds", "0", "0"),
    ("mail.imap_host", "imap.vale.example", "imap.vale.example"),
    ("mail.imap_port", "993", "993"),
    ("mail.imap_user", "priya", "priya"),
    ("mail.imap_folder", "Debtors", "Debtors"),
]
BAD = [
    ("company.country", "G", "country"),
    ("company.country", "Utopia", "country"),
    ("company.country", "4X", "country"),
    ("company.currency", "pound", "currency"),
    ("company.email", "accounts at vale", "e-mail"),
    ("company.accent", "blue", "colour"),
    ("company.accent", "#12345", "colour"),
    ("company.accent", "#12345G", "colour"),
    ("paper.extra_font", "C:/Fonts", "not a font file"),
    ("bank.sort_code", "12-34-5", "six digits"),
    ("bank.sort_code", "12-34-5x", "six digits"),
    ("bank.iban", "DE88 3704 0044 0532 0130 00", "IBAN"),
    ("bank.bic", "COBADEF", "BIC"),
    ("terms.default", "when it suits", "payment term"),
    ("terms.due_roll", "later", "none, next, previous"),
    ("match.auto", "always", "one of off, propose, apply"),
    ("import.warn_after_days", "-1", "whole number"),
    ("ledger.locked_until", "30/09/26", "not a day"),
    ("company.region", "Scotland", "part of a country"),
    ("terms.default", "", "no payment terms"),
    ("terms.default", "30% COD; 60% NET 30", "whole"),
    ("aged.buckets", "60,30", "rising"),
    ("provision.rates", "0,1,5,10", "loss of each"),
    ("provision.rates", "0,1,5,10,101", "loss of each"),
    ("provision.rates", "0,1,5,10,-1", "loss of each"),
    ("provision.vat", "101", "rate of VAT"),
    ("provision.vat", "a fifth", "rate of VAT"),
    ("aged.buckets", "0,30", "rising"),
    ("aged.buckets", "thirty", "rising"),
    ("aged.buckets", "", "rising"),
    ("promise.grace_days", "6", "from 0 to 5"),
    ("promise.grace_days", "-1", "from 0 to 5"),
    ("promise.enough_percent", "101", "from 50 to 100"),
    ("plan.default_after", "0", "from 1 to 12"),
    ("chase.min_gap_days", "61", "from 0 to 60"),
    ("chase.silence_days", "0", "from 1 to 365"),
    ("chase.silence_days", "7.5", "from 1 to 365"),
    ("statement.pay_within_days", "ninety", "from 0 to 90"),
    ("target.month", "a lot", "target.month"),
    ("target.month", "-5", "below zero"),
    ("interest.regime", "usury", "one of auto, debtor, uk_statutory"),
    ("interest.contract_rate", "a lot", "not a rate"),
    ("interest.contract_rate", "-1", "below zero"),
    ("interest.contract_per", "week", "one of year, month"),
    ("interest.flat_fee", "-1", "below zero"),
    ("interest.flat_fee", "much", "not a value"),
    ("interest.grace_days", "400", "from 0 to 365"),
    ("interest.minimum", "-0.01", "below zero"),
    ("interest.cap", "lots %", "not a rate"),
    ("allocation.first", "both", "one of principal, interest"),
    ("interest.basis", "366", "one of 365, 360, actual"),
    ("interest.daily_rounding", "up", "one of exact, pennies"),
    ("mail.way", "post", "one of handover, smtp, oauth"),
    ("mail.host", "smtp.vale.example:465", "name of a server"),
    ("mail.host", "smtp vale", "name of a server"),
    ("mail.port", "0", "from 1 to 65535"),
    ("mail.security", "none", "one of tls, starttls"),
    ("mail.client", "two words", "has a blank"),
    ("mail.rate", "600", "from 1 to 60"),
    ("mail.daily", "0", "from 1 to 10000"),
    ("mail.undo_seconds", "301", "from 0 to 300"),
    ("paper.duplex", "both", "one of no, yes"),
    ("paper.file_name", "{date}", "Add {code} or {name}"),
    ("payment.link", "http://pay.vale.example", "begins with https"),
    ("payment.link", "https://{reference}.example", "begins with https"),
    ("payment.link", "https://pay.vale.example/{code}", "does not know"),
    ("bank.qr_iban", "CH5800791123000889012", "not a QR-IBAN"),
    ("bank.qr_iban", "CH4431999123000889013", "check digits"),
    ("bank.qr_start", "1234567", "up to six digits"),
]


@pytest.mark.parametrize(("key", "text", "kept"), GOOD)
def test_a_setting_keeps_what_it_can_read(key, text, kept):
    assert str(setting_named(key).read(text)) == kept


@pytest.mark.parametrize(("key", "text", "words"), BAD)
def test_a_setting_refuses_nonsense_in_a_sentence(key, text, words):
    with pytest.raises(CollectorError, match=words):
        setting_named(key).read(text)


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_a_setting_reads_its_own_default_and_what_it_kept(key):
    setting = setting_named(key)
    assert setting.read(str(setting.default)) == setting.default
    for other, text, _ in GOOD:
        if other == key:
            kept = setting.read(text)
            assert setting.read(str(kept)) == kept


def test_every_setting_is_tried_here():
    assert {key for key, _, _ in GOOD} == {setting.key for setting in ALL_SETTINGS}


def test_a_setting_without_a_name_is_refused():
    with pytest.raises(CollectorError, match="no setting called"):
        setting_named("company.moon")
