"""`procedures`: printed, replaced by a file, refused, taken back."""

import json


def test_what_is_printed_can_be_loaded(cli, tmp_path):
    printed = cli.ask("procedures")
    path = tmp_path / "mine.json"
    printed["procedures"][0]["min_gap_days"] = 9
    path.write_text(json.dumps(printed), "utf-8")
    answer = cli.ask("procedures", "load", path)
    assert answer["procedures"] == 4
    assert answer["operation"].startswith("Replace the procedures: Standard")
    assert cli.ask("procedures") == printed
    cli.ask("undo")
    assert cli.ask("procedures")["procedures"][0]["min_gap_days"] == 5


def test_a_wrong_file_changes_nothing(cli, tmp_path):
    before = cli.ask("procedures")
    path = tmp_path / "wrong.json"
    path.write_text('{"procedures": [{"name": "A", "steps": [{"name": "B"}]}]}', "utf-8")
    result = cli.call("procedures", "load", path)
    assert result.status == 4
    assert "Procedure 'A', step 1: days is missing." in result.err
    assert cli.call("procedures", "load").status == 2
    assert cli.ask("procedures") == before


def test_the_table_names_every_step(cli):
    result = cli.call("procedures")
    assert result.status == 0
    for word in ("Standard", "Reminder 1", "after_due", "Do not chase"):
        assert word in result.out


def test_a_letter_that_is_not_there_is_pointed_out(cli, tmp_path):
    printed = cli.ask("procedures")
    steps = printed["procedures"][0]["steps"]
    assert [step["channel"] for step in steps[:3]] == ["email", "email", "call"]
    steps[0]["template"] = "final_notice"
    steps[2]["template"] = "what to say"
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(printed), "utf-8")
    result = cli.call("procedures", "load", path)
    assert result.status == 0
    assert "no letter called 'final_notice'" in result.err
    assert "words of reminder-1" in result.err
    assert result.err.count("\n") == 1
