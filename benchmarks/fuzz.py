"""Fuzz every reader of files, guided by what of its code each input reaches.

    python -m benchmarks.fuzz [--seconds 60] [--findings FOLDER] [--corpus FOLDER] [READER ...]

Needs atheris (`pip install atheris`, Linux). Each reader runs in a process of its own. A finding is
an input that is neither read nor refused in words, or takes more than a second of the processor;
it is kept in the folder with what it raised, and the run goes on. More memory than the limit, or a
hang, ends the run of that reader. The exit status is 1 if there was a finding. What reached
something new is kept in the corpus, if one is named, and the next run with it begins there.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

SLOW_SECONDS = 1.0
HANGS_SECONDS = 30
MOST_MEGABYTES = 1024
LONGEST_INPUT = 1 << 17
SHORTEST_LIMIT = 4096
MOST_WORDS = 800
_WORD = re.compile(rb"<?/?[A-Za-z_!:]{3,24}>?|:[0-9]{2}[A-Z]?:|[0-9][0-9.,/-]{3,12}")
NEEDS = "atheris is not installed: pip install atheris"


def fuzz_one(name: str, seconds: int, findings: Path, kept: Path | None) -> None:
    """Fuzz one reader in this process, which ends with it; `kept` holds its corpus."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["collector_desktop"], exclude=["benchmarks"]):
        known = importlib.import_module("benchmarks.fuzz_readers")
    (reader,) = [each for each in known.readers() if each.name == name]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        first = folder / "seeds"
        first.mkdir()
        corpus = kept or folder / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        seeds = [seed[:LONGEST_INPUT] for seed in reader.seeds()]
        for number, seed in enumerate(seeds):
            (first / f"seed-{number}").write_bytes(seed)
        (folder / "words").write_text(dictionary(seeds), encoding="ascii")
        path = folder / "input.csv"

        def test_one(data: bytes) -> None:
            path.write_bytes(data)
            judge(lambda: reader.read(path, data), known.EXPECTED, data, findings)

        atheris.Setup(
            [
                "fuzz",
                f"-max_total_time={seconds}",
                f"-timeout={HANGS_SECONDS}",
                f"-report_slow_units={HANGS_SECONDS}",  # slow by the processor's time is ours
                f"-rss_limit_mb={MOST_MEGABYTES}",
                f"-max_len={max(SHORTEST_LIMIT, *map(len, seeds))}",
                f"-dict={folder / 'words'}",
                f"-artifact_prefix={findings}/",
                "-print_final_stats=1",
                str(corpus),  # what reaches something new goes into the first
                str(first),
            ],
            test_one,
        )
        atheris.Fuzz()


def dictionary(seeds: list[bytes]) -> str:
    """Return the commonest words of the seeds, to be put into inputs as they are."""
    words = Counter(word for seed in seeds for word in _WORD.findall(seed))
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n'
        for word, _count in words.most_common(MOST_WORDS)
    )


def judge(read: Any, expected: tuple[type[Exception], ...], data: bytes, findings: Path) -> None:
    """Call a reader on an input, and keep the input if it did what it must not."""
    began = time.process_time()
    try:
        read()
    except expected as refused:
        if "\n" in str(refused):
            _keep(findings, "two-lines", data, str(refused))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        last = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
        _keep(findings, kind, data, traceback.format_exc())
    took = time.process_time() - began
    if took > SLOW_SECONDS:
        _keep(findings, f"slow-{took:.0f}s", data, f"{took:.2f} s\n")


def _keep(findings: Path, kind: str, data: bytes, text: str) -> None:
    """Keep the first input of each kind of finding."""
    kept = findings / f"{kind}.input"
    if not kept.exists():
        kept.write_bytes(data)
        kept.with_suffix(".txt").write_text(text, encoding="utf-8", errors="replace")


def fuzzed(name: str, seconds: int, findings: Path, corpora: Path | None = None) -> tuple[str, int]:
    """Fuzz one reader in a process of its own; return its line of the table and its findings."""
    folder = findings / name
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.fuzz", "--seconds", str(seconds)]
    command += ["--findings", str(folder), "--inside", name]
    if corpora is not None:
        command += ["--corpus", str(corpora / name)]
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603 - our own module
    runs = re.search(r"number_of_executed_units: (\d+)", ended.stderr)
    memory = re.search(r"peak_rss_mb:\s+(\d+)", ended.stderr)
    reached = re.findall(r"cov: (\d+)", ended.stderr)
    found = [path for path in folder.iterdir() if path.suffix != ".txt"]
    if runs is None and not found:
        (folder / "did-not-run.txt").write_text(ended.stderr, encoding="utf-8")
        return f"{name:14} did not run, see {folder}", 1
    line = {
        "inputs": int(runs[1]) if runs else 0,
        "branches": int(reached[-1]) if reached else 0,
        "peak MB": int(memory[1]) if memory else 0,
        "findings": len(found),
    }
    return f"{name:14} {json.dumps(line)}", len(found)


def main() -> int:
    """Fuzz the readers asked for, or all, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("readers", nargs="*", metavar="READER")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--corpus", type=Path, help="where inputs are kept for the next run")
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside and importlib.util.find_spec("atheris") is not None:
        fuzz_one(options.inside, options.seconds, options.findings, options.corpus)
        return 0
    known = [each.name for each in importlib.import_module("benchmarks.fuzz_readers").readers()]
    unknown = [name for name in options.readers if name not in known]
    if unknown:
        print(f"There is no reader {', '.join(unknown)}; choose from {', '.join(known)}.")
        return 2
    if importlib.util.find_spec("atheris") is None:
        print(NEEDS)
        return 2
    total = 0
    for name in options.readers or known:
        line, found = fuzzed(name, options.seconds, options.findings, options.corpus)
        print(line, flush=True)
        total += found
    return 1 if total else 0


if __name__ == "__main__":
    raise SystemExit(main())
