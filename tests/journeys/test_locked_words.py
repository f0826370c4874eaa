"""A locked desk says nothing of its ledger, and holds nothing of it; what was there comes back."""

import gc
import sqlite3
from collections import Counter
from contextlib import closing
from shutil import copyfile
from uuid import uuid4

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from collector_desktop.services.protection import protect
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from tests.conftest import TODAY
from tests.journeys.conftest import COMPANY
from tests.journeys.protecting import PASSWORD, WORKER, answer, cheap_guesses
from tests.journeys.test_locked_memory import (
    PAGES,
    protected_demo,
    shown,
)

__all__ = ["cheap_guesses", "protected_demo"]
TELLING = {
    "customer": ("name",),
    "address": ("line1",),
    "person": ("name", "email"),
    "phone": ("number",),
    "item": ("number", "reference"),
    "contact": ("note",),
    "dispute": ("note",),
    "bank_line": ("payer", "text", "reference"),
}
COMMANDS = ("worker", "merge", "tasks", "retention", "statements", "take_payment", "find")
ON_THE_CARD = ("Shift+A", "Shift+C", "Shift+H", "Shift+D", "Shift+O")


@pytest.fixture
def canary():
    """A word that is nowhere else, nor in the window of another test."""
    return f"q{uuid4().hex[:12]}"


@pytest.fixture
def telling_ledger(protected_demo, tmp_path, canary):
    """The sample ledger with that word in every name, number and note."""
    path = tmp_path / "sample.collector"
    copyfile(protected_demo, path)
    with closing(sqlite3.connect(path)) as past:
        triggers = past.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            past.execute(f'DROP TRIGGER "{name}"')
        for table, columns in TELLING.items():
            for column in columns:
                new = f"'{canary}' || id || '@x.example'"
                past.execute(f'UPDATE "{table}" SET "{column}" = {new} WHERE "{column}" <> \'\'')  # noqa: S608
        for _, sql in kept:
            past.execute(sql)
        past.commit()
    protect(path, PASSWORD, WORKER)
    return path


@pytest.fixture
def desk_open(fresh_window, telling_ledger):
    """The window on the sample ledger under a password, with every page read."""
    open_and_visit(fresh_window, telling_ledger)
    return fresh_window


def open_and_visit(window, protected):
    window.session.open(protected)
    answer(window, PASSWORD)
    visit_all(window)


def visit_all(window):
    for name in PAGES:
        window.open_page(name)
    window.open_customer(Customer.get().id)


def open_dialogs(window):
    for name in COMMANDS:
        window.registry.action(name).trigger()
    card = window.page(nav.CUSTOMER)
    for action in card.findChildren(QObject):
        words = action.property("text") or ""
        if words.partition("\t")[2] in ON_THE_CARD:
            action.trigger()
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def all_things():
    tops = QApplication.topLevelWidgets()
    return {id(each): each for top in tops for each in (top, *top.findChildren(QObject))}.values()


def cells(model, parent=QModelIndex(), deep=0):  # noqa: B008 - the root
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(
            1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        ):
            index = model.index(row, column, parent)
            yield from (model.data(index, role) for role in (0, 2, 3, 11, 12, *range(256, 262)))
            if deep < 3:
                yield from cells(model, index, deep + 1)


def words_of(thing):
    """Every text of an object of Qt that anybody can ask it for."""
    kind = thing.metaObject()
    yield from (thing.property(kind.property(at).name()) for at in range(kind.propertyCount()))
    if isinstance(thing, (QTextEdit, QPlainTextEdit)):
        yield thing.toPlainText()
    if isinstance(thing, QAbstractItemModel):
        yield from cells(thing)


def said(canary):
    """What the widgets of the desk tell of the ledger, and which."""
    return {
        (type(thing).__name__, words)
        for thing in all_things()
        for words in words_of(thing)
        if isinstance(words, str) and canary in words.lower()
    }


def held(canary):
    """What objects of Python that are in use hold of the ledger, and what kind holds it."""
    gc.collect()
    return {
        (type(holder).__name__, each)
        for holder in gc.get_objects()
        if not isinstance(holder, type)
        for each in gc.get_referents(holder)
        if isinstance(each, str) and canary in each and each != canary
    }


def test_no_widget_says_anything_while_it_is_locked(desk_open, canary):
    open_dialogs(desk_open)
    assert len(said(canary)) > 100
    desk_open.session.lock()
    assert said(canary) == set()


def test_no_object_in_use_holds_a_word_of_it_while_it_is_locked(desk_open, canary):
    assert len(open_dialogs(desk_open)) > 5
    assert len(held(canary)) > 100
    desk_open.session.lock()
    assert held(canary) == set()


def test_what_was_put_away_is_there_again(desk_open):
    before = [(each, shown(each), typed(each)) for each in open_dialogs(desk_open)]
    desk_open.session.lock()
    assert not any(each.isVisible() for each, _, _ in before)
    answer(desk_open, PASSWORD)
    for each, words, fields in before:
        assert (each.isVisible(), shown(each), typed(each)) == (True, words, fields)


def test_what_the_program_says_itself_is_there_under_another_ledger(
    fresh_window, telling_ledger, canary
):
    """Another key cannot open what was put away; nothing of the program may be missing then."""
    window, other = fresh_window, telling_ledger.with_name("other.collector")
    open_and_visit(window, telling_ledger)
    window.session.create(other, COMPANY)
    add_customer()
    visit_all(window)
    before = {name: everything(window.page(name)) for name in (*PAGES, nav.CUSTOMER)}
    open_and_visit(window, telling_ledger)
    window.session.lock()
    window.unlocking.sheet.reject()
    window.session.open(other)
    visit_all(window)
    after = {name: everything(window.page(name)) for name in before}
    lost = {name: before[name] - after[name] for name in before}
    assert [each for words in lost.values() for each in words if canary not in each[1]] == []


def typed(dialog):
    return [each.text() for each in dialog.findChildren(QLineEdit)]


def everything(page):
    """Every text that a page has for the eye, the pointer or a screen reader."""
    return Counter(
        (name, each.property(name))
        for each in page.findChildren(QWidget)
        if each.isVisibleTo(page)
        for name in ("text", "title", "toolTip", "accessibleName", "placeholderText")
        if each.property(name)
    )


def add_customer():
    with operation("test", "Set up Acme", TODAY):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
