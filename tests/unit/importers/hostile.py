"""Hostile, broken and strange files: each by its name, with what makes it in an empty folder.

`HOSTILE` must be refused in one sentence, or be read for what it is; none may do anything else.
"""

from __future__ import annotations

import io
import os
import random
import zipfile

import xlsxwriter

HEAD = "type,number,customer,date,due_date,amount,currency,reference,description\n"
LINE = "invoice,H-1,HOST,2026-11-01,2026-12-01,10.00,GBP,,\n"
GOOD = (HEAD + LINE).encode()
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CAMT = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
MT940 = b":20:A\n:25:1\n:28C:1\n:60F:C261101GBP0,00\n"
NAME = "Ann\u202egnp.\x1b[31m\x07\x9b2J\u2066"
TITLES = ("Invoice Number", "Customer", "Invoice Date", "Due Date", "Total")
GIGABYTES = 2 << 30
SOME = random.Random(1)  # noqa: S311 - the same bytes each time


def row(number, name="HOST", amount="10.00"):
    return f"invoice,{number},{name},2026-11-01,2026-12-01,{amount},GBP,,\n"


def workbook(more=(("H-1", "Host", "2026-11-01", "2026-12-01", 10),), **parts):
    """Return a workbook; `parts` stand in for the parts of these names, or are added to them."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, cells in enumerate((TITLES, *more)):
        sheet.write_row(number, 0, cells)
    book.close()
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(content) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            stem = part.rpartition("/")[2].partition(".")[0]
            new.writestr(part, parts.pop(stem, None) or old.read(part))
        for name, data in parts.items():
            new.writestr(name.replace("__", "/") + ".xml", data)
    return changed.getvalue()


def cells(*rows, more=""):
    """Return a sheet of rows given as pairs of their number and their XML."""
    lines = "".join(f'<row r="{at}">{inside}</row>' for at, inside in rows)
    dimension = '<dimension ref="A1:XFD1048576"/>'
    return f'<worksheet xmlns="{SHEET}">{dimension}<sheetData>{lines}{more}</sheetData></worksheet>'


def noise(length):
    """Return XML that does not pack well, so that what stands beside it is no obvious bomb."""
    return SOME.randbytes(length // 2).hex()


def strings(count):
    """Return that many shared strings, none of them like another."""
    inside = "".join(f"<si><t>{SOME.getrandbits(64):x}</t></si>" for _ in range(count))
    return f'<sst xmlns="{SHEET}">{inside}</sst>'


def sparse(start, length=GIGABYTES):
    """Return what makes a file that is long but takes no room."""

    def make(path):
        with path.open("wb") as file:
            file.write(start)
            file.truncate(length)

    return make


def cut(data):
    return data[: len(data) // 2]


def lying(data):
    """Return a workbook whose directory says that its last part is ten bytes long."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + b"\x0a\0\0\0" + data[at + 4 :]


def packed_twice():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (50 << 20))
    return inner.getvalue()


NOT_FILES = {
    "folder.csv": lambda path: path.mkdir(),
    "pipe.csv": os.mkfifo,
    "device.csv": lambda path: path.symlink_to("/dev/zero"),
    "loop.csv": lambda path: path.symlink_to(path),
    "gone.csv": lambda _path: None,
}
HUGE = {
    "huge.csv": sparse(GOOD),
    "huge.xlsx": sparse(b"PK\x03\x04"),
    "huge.ofx": sparse(b"OFXHEADER:100\n<OFX>"),
    "huge.xml": sparse(f'<?xml version="1.0"?>{CAMT}'.encode()),
    "huge.sta": sparse(MT940),
    "huge.vcf": sparse(b"BEGIN:VCARD\r\n"),
    "huge.gnucash": sparse(b"SQLite format 3\0"),
    "huge.pdf": sparse(b"%PDF-1.7\n"),
    "old.xls": sparse(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 100 << 20),
}
WORKBOOKS = {
    "spaces.xlsx": lambda: workbook(sheet1=" " * (100 << 20)),
    "nested.xlsx": lambda: workbook(xl__embeddings__a=packed_twice()),
    "strings.xlsx": lambda: workbook(sharedStrings=strings(900_000)),
    "string.xlsx": lambda: workbook(
        sharedStrings=f'<sst xmlns="{SHEET}"><si>{noise(1 << 20)}{"<r/>" * 3_000_000}</si></sst>'
    ),
    "styles.xlsx": lambda: workbook(styles=f"<x>{noise(1 << 20)}{'<a/>' * 3_000_000}</x>"),
    "row.xlsx": lambda: workbook(sheet1=cells((1, noise(1 << 20) + "<c/>" * 3_000_000))),
    "comments.xlsx": lambda: workbook(
        sheet1=cells((1, noise(1 << 20) + "<c/><!--</row>-->" * 600_000))
    ),
    "far.xlsx": lambda: workbook(
        sheet1=cells((1, ""), (1048576, '<c r="XFD1048576"><v>1</v></c>'))
    ),
    "deep-row.xlsx": lambda: workbook(sheet1=cells((9**15, '<c r="A1"><v>1</v></c>'))),
    "cell.xlsx": lambda: workbook(sheet1=cells((1, '<c r="ZZZZZZ99999999999"><v>1</v></c>'))),
    "nested-tags.xlsx": lambda: workbook(sheet1="<a>" * 100_000),
    "laughs.xlsx": lambda: workbook(sheet1=DOCTYPE + "<x>&l9;</x>"),
    "late-laughs.xlsx": lambda: workbook(
        sheet1='<?xml version="1.0"?><!--' + noise(99_000) + "-->" + DOCTYPE[21:] + "<x>&l9;</x>"
    ),
    "links.xlsx": lambda: workbook(xl__externalLinks__externalLink1=f'<x xmlns="{SHEET}"/>'),
    "formula.xlsx": lambda: workbook((('=CMD|"/c calc"!A0', "=1+1", "", "", "=[b.xlsx]S!A1"),)),
    "cut.xlsx": lambda: cut(workbook()),
    "lying.xlsx": lambda: lying(workbook()),
    "workbook.csv": workbook,
}
TEXTS = {
    "empty.csv": b"",
    "nul.csv": GOOD + b"\0\0",
    "late-nul.csv": GOOD * 20_000 + b"\0",
    "utf16-without-mark.csv": GOOD.decode().encode("utf-16-le"),
    "utf16-be-without-mark.csv": GOOD.decode().encode("utf-16-be"),
    "utf16-nul.csv": (HEAD + row("H\0-1")).encode("utf-16"),
    "utf16-odd.csv": GOOD.decode().encode("utf-16") + b"x",
    "utf32.csv": GOOD.decode().encode("utf-32"),
    "mixed.csv": GOOD + row("H-2", "Müller").encode() + row("H-3", "Müller").encode("cp1252"),
    "surrogate.csv": HEAD.encode() + row("H-@").encode().replace(b"@", b"\xed\xa0\x80"),
    "cr.csv": GOOD.replace(b"\n", b"\r"),
    "mark-inside.csv": GOOD + b"\xef\xbb\xbf" + GOOD,
    "long-line.csv": GOOD + b"x" * (10 << 20),
    "long-first-line.csv": b"x," * (5 << 20) + b"\n" + GOOD,
    "quotes.csv": b'"' * (5 << 20),
    "columns.csv": b",".join(b"c%d" % place for place in range(100_000)) + b"\n",
    "open-quote.csv": GOOD + b'invoice,"H-2,HOST,2026\n' * 20_000,
    "open-quote-first.csv": b'"' + GOOD * 20_000,
    "numbers.csv": (
        HEAD + row("H-1", amount="9" * 99_999) + row("H-2", amount="1E+2000000")
    ).encode(),
    "long-names.csv": (HEAD + row("N" * 99_999, "C" * 99_999)).encode(),
    "blank.csv": b" \n" * 100_000,
    "random.csv": SOME.randbytes(100_000),
    "controls.csv": (HEAD + row("H-\u202e1", NAME)).encode(),
    "formulas.csv": (HEAD + row("=1+1", "=cmd|' /C calc'!A0")).encode(),
    "page.csv": b"<html><script>alert(1)</script><table><tr><td>x</td></tr></table></html>",
    "paper.csv": b"%PDF-1.7\n" + bytes(range(256)),
    "text.xlsx": GOOD,
    "laughs.xml": f"{DOCTYPE}{CAMT}<Stmt>&l9;</Stmt></BkToCstmrStmt></Document>".encode(),
    "deep.xml": f'<?xml version="1.0"?>{CAMT}{"<Stmt>" * 100_000}'.encode(),
    "wide.xml": f'<?xml version="1.0"?>{CAMT}<Stmt>{"<Ntry/>" * 200_000}</Stmt>'.encode(),
    "deep.ofx": b"OFXHEADER:100\n\n<OFX>" + b"<A>" * 300_000,
    "long.sta": MT940 + b":61:2611011101C1,00NMSCNONREF\n:86:" + b"x" * (5 << 20),
    "laughs.ofx": f"{DOCTYPE}<OFX><BANKMSGSRSV1>&l9;</BANKMSGSRSV1></OFX>".encode(),
    "laughs-invoice.xml": (
        f'{DOCTYPE}<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">'
        "<ID>&l9;</ID></Invoice>"
    ).encode(),
    "cards.vcf": b"BEGIN:VCARD\r\n" * 50_000,
    "cut.vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + NAME.encode(),
    "broken.gnucash": b"SQLite format 3\0" + bytes(4096),
    "broken.pdf": b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>> endobj\n",
}
HOSTILE = (*NOT_FILES, *HUGE, *WORKBOOKS, *TEXTS)


def hostile_file(folder, name):
    """Make the file of a name in a folder and return its path."""
    path = folder / name
    make = {**NOT_FILES, **HUGE}.get(name)
    if make is not None:
        make(path)
    elif name in WORKBOOKS:
        path.write_bytes(WORKBOOKS[name]())
    else:
        path.write_bytes(TEXTS[name])
    return path
