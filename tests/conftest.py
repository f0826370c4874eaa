"""Fixtures that every test may use: a ledger of its own and a fixed today."""

import gc
import os
from datetime import date
from functools import partial
from shutil import copyfile, rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test may look into the passwords of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# Nor write into their folders.
os.environ["XDG_DATA_HOME"] = mkdtemp(prefix="collector-tests-")
# Nor print with their fonts: papers are the same everywhere.
os.environ["XDG_DATA_DIRS"] = os.environ["XDG_DATA_HOME"]

from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import AUDITED, Customer, Item
from collector_desktop.storage.operations import operation
from tests.golden_pictures import require_picture, require_text
from tests.left_behind import changed, forget_passwords, process_state, set_back

# A slow machine is no fault; where everything is checked at once, the cases are the same each time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

# Python would look for garbage after every 700 objects, through all that thousands of tests hold:
# a sixth of their time.
gc.set_threshold(20_000, 10, 20)

TODAY = date(2026, 11, 24)

STATE = pytest.StashKey[dict[str, object]]()


def pytest_collection_finish():
    """Look for garbage only in what the tests make, not in the modules and the tests themselves."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item):
    """Look at the process before the first test; later ones find it as the one before left it."""
    if STATE not in item.config.stash:
        item.config.stash[STATE] = process_state()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item, nextitem):
    """Let a test fail that leaves the process changed for those after it."""
    done = yield
    forget_passwords()
    before, item.config.stash[STATE] = item.config.stash[STATE], process_state()
    if nextitem is None or nextitem.path != item.path:
        set_back()
    if left := changed(before, item.config.stash[STATE]):
        pytest.fail(f"What later tests would fall over is left behind: {left}", pytrace=False)
    return done


def pytest_unconfigure():
    """Leave nothing behind; processes that share the tests end without their exit handlers."""
    rmtree(os.environ["XDG_DATA_HOME"], ignore_errors=True)


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="store what documents look like")


@pytest.fixture
def matches_golden(request):
    """Compare the text of a PDF with the stored one, or store it when asked to."""
    return partial(require_text, update=request.config.getoption("--update-golden"))


@pytest.fixture
def matches_picture(request):
    """Compare a page of a PDF with the stored picture, or store it when asked to."""
    return partial(require_picture, update=request.config.getoption("--update-golden"))


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def ledger_path(tmp_path):
    return tmp_path / "test.collector"


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory):
    """The closed file of an empty ledger: copying it costs a third of making another."""
    path = tmp_path_factory.mktemp("empty") / "empty.collector"
    create_ledger(path, "Priya", "test")
    close_ledger()
    return path


@pytest.fixture
def books(empty_ledger, tmp_path):
    """The path of an empty ledger that is closed, to alter past the program and then open."""
    path = tmp_path / "books.collector"
    copyfile(empty_ledger, path)
    yield path
    close_ledger()


@pytest.fixture(scope="session")
def demo_of(tmp_path_factory):
    """Return a function that gives the closed file of a demo of today, made once, to copy."""
    made = {}

    def file_of(draft):
        if draft not in made:
            made[draft] = tmp_path_factory.mktemp("demo") / "demo.collector"
            make_demo(made[draft], draft, TODAY, "Priya", "test")
            close_ledger()
        return made[draft]

    return file_of


@pytest.fixture(scope="session")
def demo_ledger(demo_of):
    """The closed file of the demo as users get it, to copy."""
    return demo_of(DemoDraft())


@pytest.fixture
def ledger(empty_ledger, ledger_path):
    copyfile(empty_ledger, ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    yield ledger_path
    close_ledger()


@pytest.fixture
def demo(demo_ledger, ledger_path):
    """The demo as users get it, open."""
    copyfile(demo_ledger, ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    yield ledger_path
    close_ledger()


@pytest.fixture
def acme(ledger):
    """A customer with one invoice of GBP 120.00, 54 days overdue."""
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        add_item(acme, "INV-1", date(2026, 9, 1), date(2026, 10, 1), 12_000)
    return acme


@pytest.fixture
def snapshot(ledger):
    """Return a function that reads every audited row."""

    def take():
        return {
            m._meta.table_name: db.execute_sql(
                f'SELECT * FROM "{m._meta.table_name}" ORDER BY id'  # noqa: S608
            ).fetchall()
            for m in AUDITED
        }

    return take


def add_item(customer, number, document_on, due_on, minor, type_="invoice", **more):
    """Write one item as it stands on the day it is made, nothing allocated."""
    return Item.create(
        customer=customer,
        type=type_,
        number=number,
        number_key=number.casefold(),
        document_on=document_on,
        due_on=due_on,
        amount_minor=minor,
        open_minor=minor,
        currency=more.pop("currency", customer.currency),
        **more,
    )
