"""Who owes in the tests of the chase run, and short ways to it on the page."""

from collector_desktop.queries.runs import messages_of_run, runs
from tests.conftest import TODAY

PEOPLE = (
    ("AVON", "Avon Gorge Ltd", 8, 196_800, "hannah@avon.example"),
    ("OUSE", "Ouse Valley Ltd", 9, 396_000, "tom@ouse.example"),
    ("FENS", "Fenland Cold Store", 10, 174_240, ""),
    ("KILN", "Kilburn Upholstery", 22, 109_440, "desmond@kilburn.example"),
    ("ZEPH", "Zephyr Ventilation", 40, 343_920, "lorna@zephyr.example"),
)


def steps(page):
    return [(tile.name, tile.count, tile.ticked) for tile in page.pane.panes.left.steps.tiles()]


def rows(page):
    return [(tile.name, tile.ticked) for tile in page.pane.panes.rows.tiles.tiles()]


def go_to(page, name):
    panes = page.pane.panes
    key = next(each.first_item for each in page.pane.plan.messages if each.name == name)
    steps = page.pane.plan.counted().steps
    step = next(each for each, found in steps.items() if key in found.keys)
    panes.left.steps.go_to(step)
    panes.rows.tiles.go_to(key)
    return panes.rows.tiles


def sent(page):
    [run] = runs(TODAY)
    return {row.name: row for row in messages_of_run(run.run_id)}
