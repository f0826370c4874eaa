"""Invented names and places for the demo ledger.

Telephone numbers are from the ranges kept free for drama, web addresses end in .example and no
real postcode ends in 0XX.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from collector_desktop.domain.numbers import code_stem
from collector_desktop.services.demo_plan import Face

ORDINARY = (
    "Millbrook Engineering Ltd",
    "Ridgeway Scaffolding Ltd",
    "Whitmore Scientific Ltd",
    "Blackthorn Landscapes Ltd",
    "Langport Timber Co",
    "Caldbeck Bakery",
    "Fenwick & Daughters",
    "Strand Optical Ltd",
    "Hazelmere Dental Practice",
    "Kingsdown Print Works",
    "Larkhill Stables",
    "Brightwell Signs Ltd",
    "Copperfield Plumbing",
    "Mendip Stone & Tile",
    "Trelawn Boatyard",
    "Ashcombe Nursery School",
    "Wexcombe Farm Shop",
    "Pillgrove Motors",
    "Glasswell Windows Ltd",
    "Harcastle Roofing Ltd",
    "Denholm Freight Ltd",
    "Sedgemoor Cider Co",
    "Oldmill Joinery",
    "Penhale Surf School",
    "Rosewarne Interiors",
    "Stokeleigh Catering",
    "Tamarside Printers",
    "Umberleigh Feeds Ltd",
    "Vellow Pottery",
    "Westerleigh Cranes Ltd",
    "Yeoford Garden Centre",
    "Zennor Coffee Roasters",
    "Bramblewick Care Ltd",
    "Coldharbour Studios",
    "Dunster Door Company",
    "Everdene Vets",
)
PLACES = (
    *("Alder", "Birch", "Cedar", "Dene", "Elder", "Fallow", "Grange", "Heron", "Ivel", "Juniper"),
    *("Kiln", "Linden", "Marsh", "Nether", "Orchard", "Priory", "Quarry", "Rowan", "Sorrel"),
    *("Thorn", "Under", "Vine", "Willow", "Yarn", "Bracken", "Cliff", "Drover", "Ember"),
)
ENDINGS = (
    *("bridge", "brook", "combe", "croft", "dale", "field", "ford", "gate", "ham", "hurst"),
    *("leigh", "mere", "mouth", "ridge", "stead", "stoke", "thorpe", "ton", "well", "wick"),
)
TRADES = (
    *("Builders", "Catering", "Electrical", "Engineering", "Fabrications", "Foods", "Glazing"),
    *("Haulage", "Interiors", "Joinery", "Landscapes", "Motors", "Plastics", "Plumbing"),
    *("Printers", "Roofing", "Services", "Signs", "Stores", "Textiles", "Timber"),
)
FORMS = (" Ltd", " Ltd", " Ltd", "", " & Sons", " Co")
FIRST = (
    *("Aisha", "Ben", "Carla", "Dev", "Elin", "Farah", "Gavin", "Holly", "Ian", "Jo", "Karim"),
    *("Leah", "Moira", "Nina", "Owen", "Petra", "Rhys", "Sara", "Tess", "Uma", "Vic", "Will"),
)
LAST = (
    *("Abbott", "Bassi", "Cole", "Dunn", "Ellis", "Farrow", "Grant", "Hughes", "Ince", "Jarvis"),
    *("Khan", "Lowe", "Mistry", "Nolan", "Osborne", "Patel", "Quirke", "Reid", "Shah", "Tully"),
)
ROLES = ("accounts", "accounts", "owner", "finance manager", "office manager", "bookkeeper")
STREETS = (
    *("Sawmill Lane", "Ropewalk", "Tannery Road", "Wharf Street", "Foundry Way", "Mill Hill"),
    *("Station Approach", "Old Quay", "Kiln Close", "Canal Side", "Chapel Row", "Market Place"),
)
TOWNS = (
    *(("Bristol", "BS2"), ("Bath", "BA1"), ("Gloucester", "GL1"), ("Cardiff", "CF10")),
    *(("Exeter", "EX1"), ("Manchester", "M4"), ("Leeds", "LS9"), ("Birmingham", "B5")),
)
AREAS = ("0117 496 0", "0161 496 0", "020 7946 0", "01632 960", "0113 496 0", "0121 496 0")
TERMS = ("NET 30",) * 7 + ("NET 14", "NET 45", "EOM+30")
LIMITS_MINOR = (2_500_00, 5_000_00, 5_000_00, 7_500_00, 10_000_00, 15_000_00, None)


@dataclass(slots=True)
class Register:
    """Makes faces whose codes and names are each used once."""

    random: Random
    codes: set[str]
    names: set[str]

    def ordinary(self, index: int) -> Face:
        """Return the next customer without a story of its own."""
        name = ORDINARY[index] if index < len(ORDINARY) else self._new_name()
        self.names.add(name)
        rng = self.random
        person = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        role = rng.choice(ROLES)
        phone = f"{rng.choice(AREAS)}{rng.randrange(1000):03d}"
        city, district = rng.choice(TOWNS)
        is_company = name.endswith("Ltd") or index % 3 == 0
        return Face(
            code=self.code(name),
            name=name,
            person=person,
            role=role,
            phone=phone,
            mobile=f"07700 900{rng.randrange(1000):03d}" if rng.random() < 0.3 else "",
            email=f"{person.split(maxsplit=1)[0].lower()}@{web_name(name)}.example",
            line1=f"{rng.randrange(1, 90)} {rng.choice(STREETS)}",
            city=city,
            postcode=f"{district} 0XX",
            kind="company" if is_company else "sole_trader",
            terms=rng.choice(TERMS),
            limit_minor=rng.choice(LIMITS_MINOR),
        )

    def code(self, name: str) -> str:
        """Return an unused code made of a name, such as BEXLE01."""
        stem = code_stem(name)[:5]
        count = 1
        while f"{stem}{count:02d}" in self.codes:
            count += 1
        self.codes.add(f"{stem}{count:02d}")
        return f"{stem}{count:02d}"

    def _new_name(self) -> str:
        while True:
            rng = self.random
            place = f"{rng.choice(PLACES)}{rng.choice(ENDINGS)}"
            name = f"{place} {rng.choice(TRADES)}{rng.choice(FORMS)}"
            if name not in self.names:
                return name


def web_name(name: str) -> str:
    """Return a company's name as it is in its web address."""
    words = name.lower().removesuffix(" ltd").removesuffix(" co")
    return "".join(letter for letter in words if letter.isalnum() and letter.isascii())
