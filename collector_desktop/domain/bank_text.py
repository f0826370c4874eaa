"""What banks write: words of a line, shortened names, and structured references.

Banks add words of their own, cut names and drop case and accents, so names are compared by the
words that say whose they are.
"""

from __future__ import annotations

import re
import unicodedata

from collector_desktop.domain.frozen import frozen

_WORD = re.compile(r"[^\W_]+")
_RF_START = re.compile(r"rf\d\d")
_RF_LONGEST = 25
_RF_SHORTEST = 5
_RF_WORDS = 7
_KEPT_WORDS = 6
_LEGAL = """ltd limited plc llp llc lp inc incorporated corp corporation co company cic gmbh mbh ag
    kg ohg ug ev bv nv vof sa sas sarl srl spa snc oy oyj ab asa aps pty pte sl slu kft zrt sro spol
    doo sp zoo uab ou cv rl ent"""
_NOISE = """bgc fp fps fpi fpo bacs chaps chq cheque tfr trf transfer xfer payment payments pymt pyt
    pmt paid pay ref reference from via mobile online faster credit giro cr dd ddr so sto stdg
    standing order sepa sct ct instant wire swift inv invoice invoices bill bills receipt received
    remittance remit rem eref kref svwz mref cred iban bic part deposit bank ebanking internet no nr
    num number for to of the and und et a an account acct ac gbp eur usd uk gb bp bbp on jan feb mar
    apr may jun jul aug sep sept oct nov dec unpaid returned bounced reversal chargeback rtd rvsl
    counter cash paying in direct debit card withdrawal branch statement stmt settlement thanks
    thank you your our"""
_APOSTROPHES = dict.fromkeys((0x27, 0x60, 0xB4, 0x2BC, 0x2018, 0x2019))
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
)
_LEFT_OUT = frozenset((_LEGAL + " " + _NOISE).split())


@frozen
class Word:
    """A word in small letters, and what is between the one before and it."""

    text: str
    before: str


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text: runs of letters and digits."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found, end = [], 0
    for match in _WORD.finditer(plain):
        found.append(Word(match.group(), plain[end : match.start()]))
        end = match.end()
    return tuple(found)


def all_name_words(text: str) -> tuple[str, ...]:
    """Return every word of a name or text without accents."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return tuple(_WORD.findall(letters))


def spelled_out(text: str) -> str:
    """Return a text as it is written where a keyboard has no umlauts: `Mueller` for Müller."""
    return unicodedata.normalize("NFC", text).casefold().translate(_SPELLED)


def name_words(text: str) -> tuple[str, ...]:
    """Return the words that say whose a name is, without legal forms and what banks add.

    A name of nothing else keeps all its words.
    """
    every = all_name_words(text)
    return tuple(word for word in every if word not in _LEFT_OUT) or every


def payer_key(text: str) -> str:
    """Return what makes two payers the same: their distinctive words without a digit.

    What only banks say, such as `CHEQUE DEPOSIT`, is nobody.
    """
    kept = [word for word in all_name_words(text) if word.isalpha() and word not in _LEFT_OUT]
    return " ".join(kept[:_KEPT_WORDS])


def account_key(text: str) -> str:
    """Return what makes two account numbers the same: their letters and digits, in capitals."""
    return "".join(each for each in text.upper() if each.isalnum())


def structured_references(text: str) -> tuple[str, ...]:
    """Return what the creditor references (ISO 11649) of a text hold, in small letters.

    Only one whose check digits agree counts; it may be written in groups. The next word may seem to
    belong to it by chance, so of several lengths that agree all are returned, the longest first.
    """
    found = []
    every = words(text)
    for at, word in enumerate(every):
        if not _RF_START.match(word.text):
            continue
        runs = ("".join(each.text for each in every[at : at + n]) for n in range(_RF_WORDS, 0, -1))
        found += [joined[4:] for joined in runs if is_creditor_reference(joined)]
    return tuple(dict.fromkeys(found))


def is_creditor_reference(text: str) -> bool:
    """Return whether a text without blanks is a creditor reference: RF, check digits, reference.

    The rule is that of ISO 11649: with the first four characters last and letters as numbers, the
    remainder by 97 is 1.
    """
    plain = text.upper()
    if not (_RF_SHORTEST <= len(plain) <= _RF_LONGEST and plain.isascii() and plain.isalnum()):
        return False
    if not re.match(r"RF\d\d", plain):
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(each, 36)) for each in turned)) % 97 == 1
