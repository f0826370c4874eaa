"""Every hostile text through papers and e-mails in every language: kept as text, obeyed by nothing.

Each paper has a dozen of them in its places: name, address, person, numbers and references. What
they may not do is told by the same paper of a harmless customer: it has the same marks in its HTML,
the same lines in its head, the same parts in its PDF and leads nowhere.
"""

from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import count

import pytest
from pypdf import PdfReader

from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.integrations.mail.build import build_mail
from collector_desktop.services.mail_words import mail_from_template
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.wording import choose_language
from collector_desktop.storage.models import Address, Customer, Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.hostile_text import CORPUS
from tests.integration.papers import FONTS, set_up_company
from tests.robustness.sizes import SIZES
from tests.unit.integrations.mail.mime import head_and_body
from tests.unit.integrations.mail.test_build import AT, FACTS, REF

PLACES = 12
LETTER = "reminder-1"
HARMLESS = tuple(f"Harmless{number}" for number in range(PLACES))
numbers = count()


def turns():
    """Yield a language and the texts of a paper; at a release each text in each place of each."""
    for turn, begin in enumerate(range(0, len(CORPUS), PLACES)):
        texts = [CORPUS[at % len(CORPUS)] for at in range(begin, begin + PLACES)]
        if not SIZES.every_language:
            yield LANGUAGES[turn % len(LANGUAGES)], tuple(texts)
            continue
        for language in LANGUAGES:
            for at in range(PLACES):
                yield language, tuple(texts[at:] + texts[:at])


def customer_with(texts, language):
    """Add a customer who is overdue, with a text in each place, and return the id."""
    name, street, city, role, *rest = texts
    with operation("test", "Bring in", TODAY):
        one = Customer.create(code=f"C{next(numbers)}", name=name, currency="GBP")
        Address.create(customer=one, line1=street, city=city)
        Person.create(customer=one, name=role, role=role, email="a@x.example", is_main=True)
        due = TODAY.replace(month=8)
        for number, reference in zip(rest[::2], rest[1::2], strict=True):
            add_item(one, number, due, due, 100_00, reference=reference)
    choose_language(one.id, language, TODAY)
    return one.id


class Marks(HTMLParser):
    """The marks of a page with all that they carry, and what is read between them."""

    def __init__(self, page):
        super().__init__()
        self.marks, self.read = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.marks.append((tag, attrs))

    def handle_data(self, data):
        self.read.append(data)


def letters(words):
    return "".join(sign for sign in words if sign.isalnum())


def parts_of(content):
    """Return what a PDF is made of, besides its pages' contents: actions, links, files."""
    reader = PdfReader(BytesIO(content))
    return set(reader.trailer["/Root"]), {name for page in reader.pages for name in page}


def printed_in(content):
    return letters("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def mailed(customer):
    """Return an e-mail's marks, what is read in it, and its head."""
    mail = mail_from_template(customer, LETTER, None, TODAY)
    name = Person.get(Person.customer == customer).name
    facts = replace(FACTS, to_name=name, subject=mail.subject, text=mail.text, html=mail.html)
    head, _ = head_and_body(build_mail(facts, REF, AT))
    page = Marks(mail.html)
    return page.marks, letters("".join(page.read)), head


def kept(texts):
    """Return the texts that every font has and that fit one line, by their letters."""
    plain = [each for each in texts if each.isascii() and each.isprintable() and len(each) < 60]
    return [letters(each) for each in plain]


@pytest.fixture
def company(ledger):
    set_up_company()


@pytest.mark.timeout(1800)
def test_texts_are_texts_in_every_language(company):
    harmless = {language: customer_with(HARMLESS, language) for language in LANGUAGES}
    looks = {}
    for language, texts in turns():
        if language not in looks:
            one = harmless[language]
            drawn = [statement_paper(one, TODAY, FONTS), letter_paper(one, LETTER, TODAY, FONTS)]
            looks[language] = [parts_of(each.content) for each in drawn], mailed(one)
        customer = customer_with(texts, language)
        drawn = [
            statement_paper(customer, TODAY, FONTS),
            letter_paper(customer, LETTER, TODAY, FONTS),
        ]
        parts, (marks, _, head) = looks[language]
        assert [parts_of(each.content) for each in drawn] == parts
        for paper in drawn:
            printed = printed_in(paper.content)
            assert all(text in printed for text in kept(texts[:3]))
            assert paper.name.isprintable()
            assert "/" not in paper.name
        now_marks, read, now_head = mailed(customer)
        assert now_marks == marks
        assert [name for name, _ in now_head] == [name for name, _ in head]
        assert not any(sign in value for _, value in now_head for sign in "\r\n")
        assert all(text in read for text in kept(texts[4::2]))


def test_the_harness_finds_a_page_that_writes_texts_as_they_are():
    page = "<p>Guten Tag {},</p>".format
    harmless = Marks(page("Harmless")).marks
    found = [text for text in CORPUS if Marks(page(text)).marks != harmless]
    assert len(found) >= 10
    assert not [text for text in found if "<" not in text]
