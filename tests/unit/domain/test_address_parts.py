"""Parts of addresses as people write them in Switzerland and around it."""

import pytest

from collector_desktop.domain.address_parts import parts_of_lines, street_among, street_and_house


@pytest.mark.parametrize(
    ("line", "street", "house"),
    [
        ("Bahnhofstrasse 12", "Bahnhofstrasse", "12"),
        ("Bahnhofstrasse 12a", "Bahnhofstrasse", "12a"),
        ("Bahnhofstr. 12 b", "Bahnhofstr.", "12 b"),
        ("Rue du Lac 1268", "Rue du Lac", "1268"),
        ("Via Nassa 3-5", "Via Nassa", "3-5"),
        ("Hauptstrasse, 7/9", "Hauptstrasse", "7/9"),
        ("Strasse des 17. Juni 135", "Strasse des 17. Juni", "135"),
        ("Dorf", "Dorf", ""),
        ("12, rue de Carouge", "12, rue de Carouge", ""),
        ("Postfach 14", "Postfach", "14"),
        ("", "", ""),
    ],
)
def test_a_street_is_told_from_the_house(line, street, house):
    assert street_and_house(line) == (street, house)


def test_the_street_is_the_line_with_a_house_number():
    assert street_among(["Haus zum Adler", "Marktgasse 28", ""]) == "Marktgasse 28"
    assert street_among(["Marktgasse 28", "2. Stock"]) == "Marktgasse 28"
    assert street_among(["Weiler Rüti"]) == "Weiler Rüti"
    assert street_among([]) == ""


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (["Marktgasse 28", "9400 Rorschach"], ("Marktgasse", "28", "9400", "Rorschach")),
        (["c/o Muster", "Weg 1", "CH-8001 Zürich", "Schweiz"], ("Weg", "1", "8001", "Zürich")),
        (["9490 Vaduz"], ("", "", "9490", "Vaduz")),
        (["Weg 5", "79098 Freiburg im Breisgau"], ("Weg", "5", "79098", "Freiburg im Breisgau")),
        (["1 High Street", "London", "SW1A 1AA"], ("", "", "", "")),
        ([], ("", "", "", "")),
    ],
)
def test_an_address_in_lines_has_its_parts(lines, parts):
    assert parts_of_lines(lines) == parts
