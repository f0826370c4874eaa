"""Letters that no font has are named when papers are made."""

import json

from tests.integration.cli.test_cli_chase import CUSTOMERS, ITEMS, PROCEDURES

ODD = "\U00010900"


def test_a_run_of_statements_with_boxes_says_so(shop, tmp_path):
    shop.ask("settings", "company.name", f"Acme {ODD}")
    made = shop.call("statement", "--all", "--out", tmp_path / "run")
    papers = len(list((tmp_path / "run").glob("*.pdf")))
    assert made.status == 0
    assert f"{papers} papers have letters that no font on this computer has" in made.out + made.err
    assert f"printed as boxes: {ODD}." in made.out + made.err


def test_a_chase_run_with_boxes_says_so(fresh, tmp_path):
    fresh.ask("init")
    fresh.load(ITEMS, customers=CUSTOMERS)
    fresh.ask("procedures", "load", fresh.write("procedures.json", json.dumps(PROCEDURES)))
    fresh.ask("settings", "company.name", f"Acme {ODD}")
    made = fresh.call("chase", "--out", tmp_path / "run")
    assert "1 paper has letters that no font on this computer has" in made.out + made.err
