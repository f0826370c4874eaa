"""Countries by code and by name, and the parts of Britain."""

import pytest

from collector_desktop.domain.countries import (
    british_part,
    country_code,
    english_name,
    known_code,
    placed,
)

# ISO 3166-1, both columns.
PAIRS = (
    "AFG AF, ALB AL, ARE AE, ARG AR, AUS AU, AUT AT, BEL BE, BGR BG, BRA BR, CAN CA, CHE CH,"
    " CHL CL, CHN CN, COD CD, CYP CY, CZE CZ, DEU DE, DNK DK, ESP ES, EST EE, FIN FI, FRA FR,"
    " GBR GB, GRC GR, HRV HR, HUN HU, IND IN, IRL IE, ISL IS, ISR IL, ITA IT, JPN JP, KOR KR,"
    " LTU LT, LUX LU, LVA LV, MEX MX, MLT MT, MMR MM, NLD NL, NOR NO, NZL NZ, POL PL, PRK KP,"
    " PRT PT, ROU RO, SVK SK, SVN SI, SWE SE, TLS TL, TUR TR, UKR UA, USA US, YEM YE, ZAF ZA,"
    " ZWE ZW"
)
NAMES = {
    "AE": "United Arab Emirates, UAE, U.A.E.",
    "AT": "Austria, Österreich, OESTERREICH, Osterreich, Autriche, Itävalta, Rakousko",
    "BA": "Bosnia and Herzegovina, Bosnia & Herzegovina",
    "BE": "Belgium, België, Belgique, Belgien",
    "CH": "Switzerland, Schweiz, Suisse, Svizzera, Zwitserland, Szwajcaria",
    "CI": "Ivory Coast, Côte d\u2019Ivoire, Cote d'Ivoire",
    "CN": "China, 中国, P.R. China",
    "CZ": "Czechia, Czech Republic, Česko, Tschechien, Tsjechië, República Checa",
    "DE": "Germany, germany, Deutschland, DEUTSCHLAND, Allemagne, Alemania, Niemcy, Německo, Saksa",
    "DK": "Denmark, Danmark, Dänemark, Daenemark, Tanska",
    "ES": "Spain, España, Espana, Espagne, Hiszpania",
    "FR": "France, fr, Frankreich, Francia, Frankrig, Ranska",
    "GB": "United Kingdom, UK, U.K., uk, Great Britain, Großbritannien, Grossbritannien,"
    " Royaume-Uni, Reino Unido, England, Scotland, Wales, Northern Ireland, Wielka Brytania",
    "GR": "Greece, EL, Ελλάδα, Griechenland, Hellas",
    "HK": "Hong Kong, Hongkong",
    "IE": "Ireland, Republic of Ireland, Eire, Éire, Irland",
    "IT": "Italy, Italia, Włochy, Italien, Itálie",
    "JP": "Japan, 日本, Japon",
    "KR": "South Korea, Republic of Korea",
    "LC": "St. Lucia, Saint Lucia",
    "MK": "North Macedonia, Macedonia",
    "NL": "Netherlands, The Netherlands, Holland, Nederland, Niederlande, Pays-Bas, Países Bajos",
    "NO": "Norway, Norge, Norwegen, Norja",
    "PL": "Poland, Polska, Polen, Pologne",
    "RU": "Russia, Russian Federation, Россия",
    "SE": "Sweden, Sverige, Schweden, Suède, Ruotsi",
    "TR": "Turkey, Türkiye, TÜRKİYE, Türkei",
    "US": "United States, USA, U.S.A., U.S., United States of America, États-Unis, Etats Unis,"
    " Vereinigte Staaten, Estados Unidos",
    "VN": "Vietnam, Viet Nam",
}


@pytest.mark.parametrize("pair", PAIRS.split(", "))
def test_three_letters_are_those_of_two(pair):
    three, two = pair.split()
    assert (country_code(three), country_code(three.lower())) == (two, two)
    assert country_code(two.lower()) == two


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in NAMES.items() for name in names.split(", ")]
)
def test_a_country_is_known_by_its_names(code, name):
    assert country_code(f" {name} ") == code


@pytest.mark.parametrize("text", ["Utopia", "12", "4X", "G", "Ü1", "X Y Z", "391", "-", ""])
def test_what_nobody_knows_stays(text):
    assert country_code(f" {text}  ") == text
    assert known_code(text) == ""


def test_any_two_letters_stand_for_themselves():
    assert (country_code("xk"), known_code("Qz"), known_code("Germany")) == ("XK", "QZ", "DE")


def test_countries_that_sound_alike_are_kept_apart():
    alike = {
        "Niger": "NE",
        "Nigeria": "NG",
        "Dominica": "DM",
        "Dominican Republic": "DO",
        "Guinea": "GN",
        "Equatorial Guinea": "GQ",
        "North Korea": "KP",
        "Slovakia": "SK",
        "Slovenia": "SI",
        "Slovensko": "SK",
        "Slovenija": "SI",
        "Austria": "AT",
        "Australia": "AU",
        "Iceland": "IS",
        "Island": "IS",
        "Jersey": "JE",
        "Ireland": "IE",
    }
    assert {name: country_code(name) for name in alike} == alike


def test_a_code_has_an_english_name_or_stands_for_itself():
    assert (english_name("BO"), english_name("DE"), english_name("QZ")) == (
        "Bolivia",
        "Germany",
        "QZ",
    )


@pytest.mark.parametrize(
    ("region", "country", "kept"),
    [
        ("", "Scotland", ("Scotland", "GB")),
        ("Fife", "Scotland", ("Fife, Scotland", "GB")),
        ("Scotland", "Scotland", ("Scotland", "GB")),
        ("Wales", "England", ("Wales", "GB")),
        ("Kent", "United Kingdom", ("Kent", "GB")),
        ("Bayern", "Deutschland", ("Bayern", "DE")),
        ("Kent", "", ("Kent", "")),
    ],
)
def test_a_part_of_britain_goes_to_the_region(region, country, kept):
    assert placed(region, country) == kept
    assert placed(*kept) == kept


@pytest.mark.parametrize(
    ("country", "region", "part"),
    [
        ("GB", "Fife, Scotland", "SCT"),
        ("N. Ireland", "", "NIR"),
        ("", "northern ireland", "NIR"),
        ("Wales", "", "WLS"),
        ("GB", "Scotland, Fife", ""),
        ("GB", "Kent", ""),
    ],
)
def test_a_part_of_britain_is_found_in_the_words_of_an_address(country, region, part):
    assert british_part(country, region) == part
