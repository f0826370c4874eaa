"""Short ways to set up who is chased in tests, to run, and to see what became of it."""

from datetime import date, timedelta

from collector_desktop.domain.procedures import Channel, Mode, Procedure, Step
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.procedures import replace_procedures
from collector_desktop.storage.models import Address, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import add_item

DUE = date(2026, 9, 1)


def day(days):
    """Return the day that many days after the due date of a usual invoice."""
    return DUE + timedelta(days=days)


def email(name, days, template="reminder-1", **more):
    return Step(name, more.pop("mode", Mode.AFTER_DUE), days, Channel.EMAIL, template, **more)


def step(name, days, channel, **more):
    return Step(name, more.pop("mode", Mode.AFTER_DUE), days, channel, "reminder-1", **more)


THREE = (email("R1", 7), email("R2", 14), email("R3", 21))


def use(*steps, **more):
    """Let these steps be the only procedure, or these procedures be all there are."""
    if steps and isinstance(steps[0], Procedure):
        replace_procedures(steps, DUE)
    else:
        more = {"min_gap_days": 0, "is_default": True, **more}
        replace_procedures((Procedure("P", steps, **more),), DUE)


def customer(code="ACME", mail="ap@acme.example", posted="1 High St", **more):
    """Make a customer who can be written to."""
    with operation("test", f"Make {code}", DUE):
        made = Customer.create(
            code=code, name=more.pop("name", f"{code} Ltd"), currency="GBP", email=mail, **more
        )
        if posted:
            Address.create(customer=made, line1=posted, city="Bath", postcode="BA1 1AA")
    return made


def owes(who, number="INV-1", minor=10_000, due=DUE, **more):
    """Make an invoice of a customer that is due on a day."""
    with operation("test", f"Enter {number}", due):
        made = due - timedelta(days=30)
        return add_item(who, number, made, due, minor, **more)


def chased_in_three_steps():
    """Make a customer with one invoice, chased in three steps, and return the customer."""
    who = customer()
    owes(who)
    use(*THREE)
    return who


def proposed(as_of, procedure=""):
    """Return what a run would send, as {code: (step, channel, {number: step})}."""
    return {
        each.code: (
            each.step,
            each.channel.value,
            {item.number: item.step_name for item in each.items},
        )
        for each in chase_view(as_of, procedure).messages
    }


def steps_at(as_of):
    """Return the step in which a run would write to each customer."""
    return {each.code: each.step for each in chase_view(as_of).messages}


def held(as_of):
    """Return what a run would hold back, as {code: reason}."""
    return {each.code: each.reason.value for each in chase_view(as_of).held}


def run(as_of, folder, **draft):
    """Send everything that is due on a day; return what became of it."""
    delivery = Delivery(folder, resource("fonts"))
    return run_at_once(RunDraft(**draft), delivery, as_of).value


def promise(who, minor, pay_by, on, *numbers):
    """Take a promise on the telephone."""
    ids = tuple(row.id for row in Item.select().where(Item.number.in_(numbers)))
    draft = ContactDraft(
        who.id, "call", "PTP", item_ids=ids, promise=PromiseDraft(minor, "GBP", pay_by)
    )
    return log_contact(draft, on)
