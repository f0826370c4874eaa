"""Follow every link inside the project's Markdown: the file must exist, and so must the heading.

Links to the outside are left alone, so that the check needs no network.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("docs", "benchmarks", "installer", "resources", "tests")
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]+src=\"([^\"]+)\"")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
OUTSIDE = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def pages(root: Path) -> Iterator[Path]:
    """Yield the project's Markdown pages."""
    yield from sorted(root.glob("*.md"))
    for folder in FOLDERS:
        yield from sorted((root / folder).rglob("*.md"))


def links(text: str) -> Iterator[str]:
    """Yield the targets of a page's links and pictures, code aside."""
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))
    return (match[1] or match[2] for match in LINK.finditer(prose))


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings make, as code hosts make them."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", FENCE.sub("", text), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        count = 1
        unique = slug
        while unique in found:
            unique, count = f"{slug}-{count}", count + 1
        found.add(unique)
    return found


def broken_links(page: Path, root: Path) -> Iterator[str]:
    """Yield a sentence for each link of a page that leads nowhere."""
    place = page.relative_to(root).as_posix()
    for link in links(page.read_text(encoding="utf-8")):
        if OUTSIDE.match(link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.is_relative_to(root) or not target.exists():
            yield f"{place}: {link} does not exist"
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            yield f"{place}: {link} names no heading of {target.name}"


def main() -> int:
    """Print the broken links of every page."""
    broken = [problem for page in pages(ROOT) for problem in broken_links(page, ROOT)]
    print("\n".join(broken), end="\n" if broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
