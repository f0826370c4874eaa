"""Every line of every menu has a letter of its own, whatever the menu says."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.ui.commands import specs
from collector_desktop.ui.mnemonics import with_mnemonics


def letter(text):
    shown = text.replace("&&", "")
    return shown[shown.index("&") + 1].casefold() if "&" in shown else ""


def test_every_command_of_every_menu_has_a_letter_of_its_own():
    menus = {spec.menu for spec in specs()}
    for menu in menus:
        texts = [spec.text for spec in specs() if spec.menu == menu]
        letters = Counter(letter(each) for each in with_mnemonics(texts))
        assert "" not in letters, menu
        assert max(letters.values()) == 1, menu


def test_the_first_letter_of_a_word_comes_first_and_what_is_shown_stays():
    assert with_mnemonics(["Open…", "Open a ledger…", "Olo", "R&D"]) == [
        "&Open…",
        "Open &a ledger…",
        "O&lo",
        "&R&&D",
    ]


@given(st.lists(st.text(alphabet="ab& Ä1…", max_size=6), max_size=9))
def test_no_two_lines_have_the_same_letter_and_none_loses_a_character(texts):
    found = with_mnemonics(texts)
    letters = [letter(each) for each in found if letter(each)]
    assert len(letters) == len(set(letters))
    for text, made in zip(texts, found, strict=True):
        shown = made.replace("&&", "\0").replace("&", "").replace("\0", "&")
        assert shown == text
