"""Short ways to work with the lines of the bank on the page of payments."""


def go_to(bank, line):
    bank.grid.go_to(line.id)
    assert bank.choice.line_id == line.id


def shown(bank):
    return [row.line.text for row in bank.grid.shown_records()]
