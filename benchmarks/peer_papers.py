"""Draws a noted paper with another library; run by `measure_papers` where that library is.

    python peer_papers.py LIBRARY CALLS.json FONTS RUNS OUT.pdf

Prints the seconds of one paper, the median of the runs after one that does not count. It knows
nothing of the program, so that it runs in an environment without it.
"""

import html
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

POINT = 72 / 25.4
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}


def by_fpdf2(paper: dict[str, Any], fonts: Path) -> bytes:
    """Return the paper drawn by fpdf2."""
    from fpdf import FPDF  # noqa: PLC0415 - is only in one of the environments

    pdf = FPDF(unit="pt", format=(paper["width"], paper["height"]))
    pdf.set_auto_page_break(auto=False)
    for weight in WEIGHTS:
        pdf.add_font(weight, fname=str(fonts / f"CollectorSans-{weight}.ttf"))
    for page in paper["pages"]:
        pdf.add_page()
        for kind, *call in page:
            if kind == "text":
                x, y, words, weight, size, colour = call
                pdf.set_font(weight, size=size)
                pdf.set_text_color(*_rgb(colour))
                pdf.text(x, y, words)
            elif kind == "box":
                x, y, width, height, colour = call
                pdf.set_fill_color(*_rgb(colour))
                pdf.rect(x, y, width, height, style="F")
            else:
                x, y, to_x, colour, points = call
                pdf.set_draw_color(*_rgb(colour))
                pdf.set_line_width(points)
                pdf.line(x, y, to_x, y)
    return bytes(pdf.output())


def by_weasyprint(paper: dict[str, Any], fonts: Path) -> bytes:
    """Return the paper drawn by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 - as above

    faces = "".join(
        f"@font-face{{font-family:Collector;font-weight:{weight};"
        f"src:url({(fonts / f'CollectorSans-{name}.ttf').as_uri()})}}"
        for name, weight in WEIGHTS.items()
    )
    size = f"{paper['width']}pt {paper['height']}pt"
    style = f"{faces}@page{{size:{size};margin:0}}body{{margin:0;font-family:Collector}}"
    style += "section{position:relative;break-after:page}i{position:absolute;font-style:normal;"
    style += "white-space:pre;line-height:1}"
    pages = "".join(f"<section>{''.join(map(_tag, page))}</section>" for page in paper["pages"])
    made = f"<!DOCTYPE html><html lang=en><style>{style}</style><body>{pages}</body></html>"
    return bytes(HTML(string=made).write_pdf())


def _tag(call: list[Any]) -> str:
    kind, *rest = call
    if kind == "text":
        x, y, words, weight, size, colour = rest
        look = f"left:{x}pt;top:{y - 0.86 * size}pt;font:{WEIGHTS[weight]} {size}pt/1 Collector"
        return f'<i style="{look};color:{colour}">{html.escape(words)}</i>'
    if kind == "box":
        x, y, width, height, colour = rest
    else:
        x, y, to_x, colour, height = rest
        width = to_x - x
    look = f"left:{x}pt;top:{y}pt;width:{width}pt;height:{height}pt"
    return f'<i style="{look};background:{colour}"></i>'


def by_typst(paper: dict[str, Any], fonts: Path) -> bytes:
    """Return the paper drawn by Typst."""
    import typst  # noqa: PLC0415 - as above

    lines = [
        f"#set page(width: {paper['width']}pt, height: {paper['height']}pt, margin: 0pt)",
        '#set text(font: "Collector Sans", top-edge: "baseline")',
    ]
    for number, page in enumerate(paper["pages"]):
        lines += ["#pagebreak()"] if number else []
        lines += map(_markup, page)
    source = "\n".join(lines).encode()
    return bytes(typst.compile(source, font_paths=[str(fonts)]))


def _markup(call: list[Any]) -> str:
    kind, *rest = call
    if kind == "text":
        x, y, words, weight, size, colour = rest
        said = json.dumps(words, ensure_ascii=False)
        look = f'size: {size}pt, weight: {WEIGHTS[weight]}, fill: rgb("{colour}")'
        return f"#place(dx: {x}pt, dy: {y}pt, text({look}, {said}))"
    if kind == "box":
        x, y, width, height, colour = rest
        shape = f'rect(width: {width}pt, height: {height}pt, fill: rgb("{colour}"))'
    else:
        x, y, to_x, colour, points = rest
        shape = f'line(length: {to_x - x}pt, stroke: {points}pt + rgb("{colour}"))'
    return f"#place(dx: {x}pt, dy: {y}pt, {shape})"


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


LIBRARIES: dict[str, Callable[[dict[str, Any], Path], bytes]] = {
    "fpdf2": by_fpdf2,
    "weasyprint": by_weasyprint,
    "typst": by_typst,
}


def main() -> None:
    """Draw, write the last paper for looking at, and print the seconds of one."""
    name, calls, fonts, runs, out = sys.argv[1:]
    paper = json.loads(Path(calls).read_text(encoding="utf-8"))
    draw, folder = LIBRARIES[name], Path(fonts).resolve()
    content = draw(paper, folder)
    taken = []
    for _ in range(int(runs)):
        start = time.process_time()
        content = draw(paper, folder)
        taken.append(time.process_time() - start)
    Path(out).write_bytes(content)
    print(json.dumps([statistics.median(taken), len(content)]))


if __name__ == "__main__":
    main()
