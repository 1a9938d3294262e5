"""The whole line over letters: what was understood, what would be answered, and whether that keeps the contract.

    python -m bench.drafts PATH... [--json]

PATH is a letter, mbox, Maildir or a folder of them. `--json` prints one object a letter, as `run.py explain --json`
does. Where NAME.json lies beside NAME.eml (see tests/corpus/README.md), the shop it names is the one that reads, and
the last lines say how much of the expected reading was met.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from triage.cli.assemble import plain_line
from triage.cli.explain import explain_found
from triage.errors import LetterError
from triage.lab.explain import Explanation, as_json
from triage.lab.letters import Found, find
from triage.model import Address, Us
from triage.plan import Line

_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")
FIRST_PERSON = {
    "en": re.compile(r"\b(?:I|my|me|mine|myself)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:ich|mein(?:e[mnrs]?|s)?|mir|mich)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:je|j'|mon|ma|mes|moi)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:yo|mis?|mí[oa]s?|conmigo)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:io|mi[oae]|miei|mie|me)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(?:ik|mijn|mij)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(?:eu|meus?|minhas?|mim)\b", re.IGNORECASE),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    tally: Counter[str] = Counter()
    for found in (each for path in arguments.paths for each in find(path)):
        if found.name.endswith((".json", ".md")):
            continue
        expected = _expected(found)
        try:
            told = explain_found(found, _line(expected))
        except LetterError as error:
            print(json.dumps({"id": found.name, "answerable": False, "reason": f"quarantined:{error.stage}"}))
            continue
        print(json.dumps(as_json(told), ensure_ascii=False) if arguments.json else _text(told))
        _count(told, tally)
        if expected is not None:
            _compare(told, expected, tally)
    if not arguments.json:
        print("\n".join(_summary(tally)))


def _expected(found: Found) -> Mapping[str, Any] | None:
    beside = Path(found.name).with_suffix(".json")
    loaded: Mapping[str, Any] | None = json.loads(beside.read_text("utf-8")) if beside.is_file() else None
    return loaded


def _line(expected: Mapping[str, Any] | None) -> Line | None:
    """The line of the shop that the expected reading names; None where there is none."""
    if expected is None:
        return None
    ours = [Address(each) for each in expected["ours"]]
    line = plain_line(Us(tuple(ours), authserv_id=f"mx.{ours[0].domain}"))
    senders = line.rules.senders.model_copy(update={"contact_forms": tuple(expected["forms"])})
    return replace(line, rules=line.rules.model_copy(update={"senders": senders}))


def leaks(told: Explanation) -> list[str]:
    """First-person words that a restatement in second person must not hold, outside of quotations."""
    text = _QUOTED.sub(" ", told.plan.entry.restatement.text)
    pattern = FIRST_PERSON.get(told.draft.language if told.draft else "en", FIRST_PERSON["en"])
    return pattern.findall(text)


def _text(told: Explanation) -> str:
    shown = as_json(told)
    lines = [
        f"== {told.id}",
        f"answerable {shown['answerable']} ({shown['reason'] or 'a draft is laid'}), language {shown['language']}, "
        f"frustration {shown['frustration']}, {shown['priority']['band']}",
        f"problems   {', '.join(each['id'] for each in shown['problems'])}",
        *(f"{kind:<10} {' | '.join(texts)}" for kind, texts in shown["facts"].items() if texts),
        f"restated   {shown['restatement']}",
    ]
    if told.draft:
        lines += ["", *(f"    {line}" for line in told.draft.body.split("\n>")[0].splitlines())]
    return "\n".join([*lines, ""])


def _count(told: Explanation, tally: Counter[str]) -> None:
    tally["letters"] += 1
    tally["drafts"] += told.draft is not None
    tally["contract failures"] += told.reason == "contract"
    tally["first-person leaks"] += bool(told.draft and leaks(told))


def _compare(told: Explanation, expected: Mapping[str, Any], tally: Counter[str]) -> None:
    if not expected["answerable"]:
        person = told.letter.answerability.person
        tally["robots"] += not person
        tally["drafts for robots and unsafe senders"] += told.draft is not None
        return
    tally["people"] += 1
    tally["people with a draft"] += told.draft is not None
    wrong = told.draft is not None and told.draft.to.addr_spec.lower() != expected["customer"].lower()
    tally["drafts to the wrong address"] += wrong
    found = [problem.id for problem in told.judgement.problems]
    tally["problem right"] += found[0] == expected["problems"][0]
    tally["problem among those expected"] += found[0] in expected["problems"]
    for kind, got, wanted in _facts(told, expected):
        for scope in ("", f" {kind}"):
            tally[f"facts right{scope}"] += len(got & wanted)
            tally[f"facts found{scope}"] += len(got)
            tally[f"facts expected{scope}"] += len(wanted)


def _facts(told: Explanation, expected: Mapping[str, Any]) -> Iterator[tuple[str, set[str], set[str]]]:
    for kind, texts in as_json(told)["facts"].items():
        yield kind, {_plain(text) for text in texts}, {_plain(text) for text in expected["facts"][kind]}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _summary(tally: Counter[str]) -> Iterator[str]:
    for name in ("letters", "drafts", "contract failures", "first-person leaks"):
        yield f"{name:<40} {tally[name]}"
    if not tally["people"]:
        return
    for name in ("robots", "drafts for robots and unsafe senders", "people", "drafts to the wrong address"):
        yield f"{name:<40} {tally[name]}"
    for name in ("people with a draft", "problem right", "problem among those expected"):
        yield f"{name:<40} {tally[name] / tally['people']:.1%}"
    for kind in ("", " order", " product", " amount", " date", " tracking"):
        right, found, wanted = (tally[f"facts {what}{kind}"] for what in ("right", "found", "expected"))
        precision, recall = right / (found or 1), right / (wanted or 1)
        yield f"{'facts' + kind:<40} precision {precision:.1%}  recall {recall:.1%}  ({wanted} expected)"


if __name__ == "__main__":
    main()
