"""How long `run.py replay` takes over 5,000 past letters, for changes that concern few letters, many, and all.

python -m bench.replay [--letters 5000] [--json] [NAME ...]

The command itself is timed, from a Maildir of letters made from a seed (`past_mail`), start of its processes and the
page included. "cpu" is the time of all its processes together; on two cores that are otherwise idle, "wall" is a
little more than half of it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.past_mail import past_mail

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
_WORD = """\
signals:
  - id: late_gift
    family: ultimatum
    points: 8
    why: a present that comes too late
    phrases: {en: [birthday]}
    fires: {en: [It is a birthday present.]}
    silent: {en: [Thank you.]}
"""
_WEIGHTS = """\
signals:
  - {id: harsh_words, points: 9}
priority: {contact: 12}
"""
_TEXTS = """\
problems:
  - id: late
    texts:
      en:
        apology: [your order is not with you yet]
        action: [I am tracing your order now.]
        options: ["Would you rather have it sent again, or shall we look for it together?"]
"""
_EVERYTHING = _WEIGHTS.replace("signals:", "signals:\n  - {id: shouting, points: 20}") + _TEXTS


def _one_template(folder: Path) -> None:
    source = (TEMPLATES / "en" / "upset.txt").read_text(encoding="utf-8")
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "upset.txt").write_text(source.replace("Thank you", "Many thanks"), encoding="utf-8")


def _all_templates(folder: Path) -> None:
    for path in TEMPLATES.glob("??/*.txt"):
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8") + "\n{# other #}\n", encoding="utf-8")


def _none(folder: Path) -> None:
    folder.mkdir()


CHANGES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "nothing": ("{}", _none),
    "one word": (_WORD, _none),
    "weights": (_WEIGHTS, _none),
    "one problem's texts": (_TEXTS, _none),
    "one template": ("{}", _one_template),
    "everything": (_EVERYTHING, _all_templates),
}


def measured(names: list[str], letters: int) -> Iterator[dict[str, Any]]:
    with TemporaryDirectory() as place:
        folder = Path(place)
        _fill(folder / "mail", letters)
        for name in names:
            rules, make_templates = CHANGES[name]
            (folder / "new.yaml").write_text(rules, encoding="utf-8")
            templates = folder / f"templates of {name}"
            make_templates(templates)
            yield {"change": name, "letters": letters, **_timed(folder, templates)}


def _fill(maildir: Path, letters: int) -> None:
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True)
    for number, (octets, _) in enumerate(past_mail(letters)):
        (maildir / "cur" / f"{number:05}:2,S").write_bytes(octets)


def _timed(folder: Path, templates: Path) -> dict[str, Any]:
    command = [
        sys.executable,
        str(ROOT / "run.py"),
        "replay",
        "--rules",
        "new.yaml",
        "mail",
        "--json",
        "-o",
        "page.html",
    ]
    if any(templates.iterdir()):
        command += ["--templates", str(templates)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    wall, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout)
    return {
        "wall": round(wall, 1),
        "cpu": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "changes": len(told["changes"]),
        "reworded": told["reworded"],
        "page": (folder / "page.html").stat().st_size,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CHANGES))
    parser.add_argument("--letters", type=int, default=5000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = list(measured(asked.names or list(CHANGES), asked.letters))
    if asked.json:
        print(json.dumps({"replay": rows}))
        return
    print(f"{'change':20} {'letters':>7} {'wall s':>7} {'cpu s':>7} {'changes':>8} {'reworded':>9} {'page':>9}")
    for row in rows:
        numbers = f"{row['letters']:>7} {row['wall']:>7} {row['cpu']:>7} {row['changes']:>8} {row['reworded']:>9}"
        print(f"{row['change']:20} {numbers} {row['page']:>9}")


if __name__ == "__main__":
    main()
