"""Columns by their letters, against the library's own list of them."""

from openpyxl.utils import column_index_from_string, get_column_letter

from collector_desktop.importers.column_letters import letters_of, place_of


def test_letters_and_places_are_those_of_the_library():
    places = range(1, 18_279)
    names = [get_column_letter(place) for place in places]
    assert (names[0], names[-1]) == ("A", "ZZZ")
    assert list(map(letters_of, places)) == names
    assert list(map(place_of, names)) == [column_index_from_string(name) for name in names]
