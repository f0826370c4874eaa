"""Short ways to work with the dialog of a payment."""

from collector_desktop.storage.models import Allocation


def type_amount(qtbot, dialog, text):
    dialog.amount.setText(text)
    dialog.preview()


def given(dialog):
    return {line.payable.number: line.given_minor for line in dialog.pane.lines()}


def figures(dialog):
    return [figure.text() for figure in dialog.pane._figures]


def paid():
    rows = Allocation.select().order_by(Allocation.id)
    return [(row.source.number, row.target.number, row.amount_minor) for row in rows]
