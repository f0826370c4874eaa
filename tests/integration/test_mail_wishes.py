"""No paper goes by e-mail to who asked for none, and nothing is kept of the attempt."""

import pytest

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.mail_address import mail_address_of
from collector_desktop.services.contact_limits import LimitDraft, end_limit, set_limit
from collector_desktop.services.paper_queue import mail_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Contact, Customer, Message, Person
from collector_desktop.storage.operations import operation
from tests.integration.chasing import DUE, customer, day, owes

ON, FONTS = day(8), resource("fonts")
NO_MAIL = Limit(LimitKind.NO_CHANNEL, ContactKind.EMAIL)
ANN, TOM = ("Ann", "ann@acme.example"), ("Tom", "tom@acme.example")


@pytest.fixture(params=["handover", "smtp"])
def acme(ledger, request):
    """Acme owes; Tom is the main person, Ann another, both with an address of their own."""
    change_settings({"mail.way": request.param}, DUE)
    acme = customer("ACME", mail="")
    owes(acme, "INV-1", 10_000)
    with operation("test", "People", DUE):
        Customer.update(email="").where(Customer.id == acme.id).execute()
        Person.delete().where(Person.customer == acme.id).execute()
        Person.create(customer=acme, name=ANN[0], email=ANN[1])
        Person.create(customer=acme, name=TOM[0], email=TOM[1], is_main=True)
    return acme


def mail(acme, folder):
    return mail_paper(statement_paper(acme.id, ON, FONTS), folder / "out", ON)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (NO_MAIL, "They asked for no e-mails."),
        (Limit(LimitKind.DO_NOT_CONTACT), "They asked not to be contacted."),
        (Limit(LimitKind.REPRESENTED), "They are represented"),
    ],
)
def test_a_statement_is_refused_by_e_mail_until_the_wish_ends(acme, tmp_path, limit, said):
    wish = set_limit(LimitDraft(acme.id, limit, reason="by letter"), ON).value
    before = Contact.select().count()
    with pytest.raises(RefusedError, match=said):
        mail(acme, tmp_path)
    assert (Contact.select().count(), Message.select().count()) == (before, 0)
    assert [each for each in (tmp_path / "out").rglob("*") if each.is_file()] == []
    end_limit(wish, ON)
    assert mail(acme, tmp_path).value.path.exists()


def test_the_wish_of_one_person_leaves_the_others(acme):
    assert mail_address_of(acme.id, ON) == TOM
    set_limit(LimitDraft(acme.id, NO_MAIL, "Tom"), ON)
    assert mail_address_of(acme.id, ON) == ANN
    assert mail_address_of(acme.id, DUE) == TOM
    set_limit(LimitDraft(acme.id, NO_MAIL, "Ann"), ON)
    assert mail_address_of(acme.id, ON) is None


def test_who_wants_no_calls_or_letters_is_written_to_by_e_mail(acme, tmp_path):
    for channel in (ContactKind.CALL, ContactKind.LETTER):
        set_limit(LimitDraft(acme.id, Limit(LimitKind.NO_CHANNEL, channel)), ON)
    assert mail(acme, tmp_path).value.path.exists()
