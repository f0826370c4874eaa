"""The language in which a customer is written to, said and chosen on its card."""

from collector_desktop.queries.wording import own_language
from collector_desktop.services.history import undo_last
from collector_desktop.ui.widgets.card_language import LanguageButton
from tests.conftest import TODAY


def button(page):
    return page.tabs.part("details").findChildren(LanguageButton)[-1]


def choose(page, language):
    actions = {action.data(): action for action in button(page).choices.actions()}
    actions[language].trigger()


def test_the_card_says_the_language_and_another_is_chosen_from_its_menu(page, bolt):
    assert button(page).text() == "Written to in English (British)"
    choose(page, "fr")
    assert own_language(bolt.id) == "fr"
    page.mark_stale()
    assert button(page).text() == "Written to in French"
    ticked = [action.data() for action in button(page).choices.actions() if action.isChecked()]
    assert ticked == ["fr"]
    choose(page, "")
    assert own_language(bolt.id) == ""
    undo_last(TODAY)
    assert own_language(bolt.id) == "fr"
