"""Good files changed as files go wrong: by cell, line, tag, part of a workbook, and byte.

What is done to a file depends on nothing but its name and number, so that every case comes again.
"""

import io
import random
import re
import zipfile

TOKEN = re.compile(
    rb"<[^<>]{0,80}>|:[0-9]{2}[A-Z]?:|[A-Za-z]+|[0-9]+|\s+|[^A-Za-z0-9\s]", re.DOTALL
)
ODD = (
    *(b"", b"0", b"-", b"-0.01", b"9" * 30, b"1E+2000000", b"1_000", b"NaN", b"Infinity", b"1,2,3"),
    *(b"1.234", b"1.234,56", b"2026-02-30", b"31/12/2026", b"00000000", b"99991231", b"\xd9\xa1"),
    *(b'"', b"'", b"\0", b"\r", b"\r\n", b"\n\n", b"\t", b";", b",", b"\xff", b"\xe2\x80\xa8"),
    *(b"=1+1", b"</", b"<", b">", b"&", b"&e;", b"&#0;", b"]]>", b"<!--", b"<x>", b"</Ntry>"),
    *(b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", b":61:", b":86:", b"-}", b"^"),
    *(
        b"GBP",
        b"ZZZ",
        b"CRDT",
        b"DBIT",
        b"C",
        b"RD",
        b"x" * 70_000,
        b"\xf0\x9f\x92\xb8",
        b"\xed\xa0",
    ),
)
CHANGES = (1, 1, 1, 2, 3, 6)
WHOLE_FILE = (
    lambda data, _: data.decode("utf-8", "replace").encode("utf-16"),
    lambda data, _: b"\xef\xbb\xbf" + data,
    lambda data, _: data.replace(b"\n", b"\r\n"),
    lambda data, _: data.replace(b"\n", b"\r"),
    lambda data, _: data.replace(b",", b";"),
    lambda data, _: data.replace(b".", b","),
    lambda data, _: data + data,
    lambda data, chance: data[: chance.randrange(len(data))],
    lambda data, chance: data[chance.randrange(len(data)) :],
    lambda data, _: data.upper(),
)


def mutant_of(seeds, name, number):
    """Return one changed file, and the ending that its name should have."""
    chance = random.Random(f"{name}-{number}")  # noqa: S311 - dice, not secrets
    ending, data = chance.choice(seeds)
    change = _changed_workbook if ending == ".xlsx" else _changed_text
    return ending, change(data, chance)


def _changed_text(data, chance):
    for _ in range(chance.choice(CHANGES)):
        data = chance.choice((_by_token, _by_token, _by_token, _by_line, _by_byte))(data, chance)
    if chance.random() < 0.1:
        data = chance.choice(WHOLE_FILE)(data or b" ", chance)
    return data


def _by_token(data, chance):
    """Take away, double, move or replace a word, number, tag or sign."""
    tokens = TOKEN.findall(data)
    if not tokens:
        return data
    place, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    match chance.randrange(5):
        case 0:
            tokens[place] = chance.choice(ODD)
        case 1:
            del tokens[place]
        case 2:
            tokens.insert(other, tokens[place])
        case 3:
            tokens[place], tokens[other] = tokens[other], tokens[place]
        case _:
            tokens.insert(place, chance.choice(ODD))
    return b"".join(tokens)


def _by_line(data, chance):
    """Take away, double, swap or cut short a line."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[place]
        case 1:
            lines.insert(other, lines[place])
        case 2:
            lines[place], lines[other] = lines[other], lines[place]
        case _:
            lines[place] = lines[place][: chance.randrange(len(lines[place]))]
    return b"".join(lines)


def _by_byte(data, chance):
    """Change some bytes that follow one another."""
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.randbytes(chance.randint(1, 6)) + data[place + 3 :]


def _changed_workbook(data, chance):
    """Change a part of a workbook and pack it again, or the packed bytes themselves."""
    if chance.random() < 0.15:
        return _by_byte(data, chance)
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    name = chance.choice([part for part in parts if "theme" not in part])
    parts[name] = _changed_text(parts[name], chance)
    if chance.random() < 0.05:
        del parts[name]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for part, text in parts.items():
            new.writestr(part, text)
    return content.getvalue()
