"""Real messages, spoilt at random, through the whole line in the process and with the memory it has while running.

    python -m tests.acceptance.mutated [--count 200000] [--seed 1] [--first 0]

Each message is made of the seed and its number alone, so that any of them can be made again.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random
from time import monotonic, process_time

from tests.dev_data import real_messages
from tests.factories import NOON, TOKEN
from triage.cli.assemble import demo_line
from triage.errors import LetterError
from triage.model import Case, Draft, JudgedLetter, Place, RawMessage
from triage.plan import Line, plan
from triage.work.examine.confinement import Limits
from triage.work.examine.examining import IN_PROCESS, Examined
from triage.work.examine.isolation import Isolated
from triage.work.fence import fenced

_TOKENS = tuple(
    token.encode("utf-8", "surrogateescape")
    for token in """
    \0 \r \r\n\r\n \t =?utf-8?b? =?utf-8?q?=00?= ?= < > <> @ ( ) " ; , : -- --=_ &#x0; &#xd800; <div> </div>
    <!-- <style> boundary=" multipart/mixed message/rfc822 text/html charset=utf-7 charset=x base64 quoted-printable
    format=flowed {{7*7}} > On\x20x\x20wrote: \N{RIGHT-TO-LEFT OVERRIDE} \N{POUTING FACE} \N{LINE SEPARATOR}
    \udcff\udcfe €99999999999999999999 31.02.2026 99:99 +49 #0 http:// % \\ Bcc:\x20x From:\x20x Subject:\x20x
    """.split(" ")
)
_UNFORESEEN = re.compile(r"\w*(?:Error|Exception|Warning)")  # what the fence tells of an error nobody thought of
_KILLED = ("took", "ended")
SECONDS = 2.0
PATIENT = Limits(seconds=60.0)  # by the clock
PROGRESS = 5_000  # messages

Change = Callable[[bytearray, Random, Sequence[bytes]], None]


def messages(originals: Mapping[str, bytes], seed: int, numbers: Iterable[int]) -> Iterator[tuple[int, str, bytes]]:
    """Number, name of the original and octets of each."""
    names, octets = sorted(originals), [originals[name] for name in sorted(originals)]
    for number in numbers:
        random = Random(f"{seed}:{number}")
        name = random.choice(names)
        spoilt = bytearray(originals[name])
        for _ in range(random.choice((1, 1, 2, 3, 6, 12))):
            random.choice(_CHANGES)(spoilt, random, octets)
        yield number, name, bytes(spoilt[:1_000_000])


def _span(spoilt: bytearray, random: Random) -> slice:
    start = random.randrange(len(spoilt) + 1)
    return slice(start, start + min(int(random.expovariate(1 / 40)), 5_000))


def _flip(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    for _ in range(random.randint(1, 20)):
        if spoilt:
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)


def _cut(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    del spoilt[_span(spoilt, random)]


def _repeat(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    span = _span(spoilt, random)
    spoilt[span] = bytes(spoilt[span]) * random.choice((2, 3, 50, 1_000))


def _insert(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    at = random.randrange(len(spoilt) + 1)
    spoilt[at:at] = random.choice(_TOKENS) * random.choice((1, 1, 1, 10, 2_000))


def _splice(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    other = random.choice(others)
    spoilt[random.randrange(len(spoilt) + 1) :] = other[random.randrange(len(other) + 1) :]


def _swap_lines(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    lines = spoilt.split(b"\n", 60)
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    spoilt[:] = b"\n".join(lines)


def _change_line_ends(spoilt: bytearray, random: Random, others: Sequence[bytes]) -> None:
    spoilt[:] = spoilt.replace(*random.choice(((b"\r\n", b"\n"), (b"\n", b"\r\n"), (b"\n", b"\r"), (b"\r", b""))))


_CHANGES: tuple[Change, ...] = (_flip, _cut, _repeat, _insert, _splice, _swap_lines, _change_line_ends)


@dataclass(slots=True)
class Tally:
    """What became of the messages. `bad`: the numbers of those that broke something, with what."""

    became: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)
    slowest: float = 0.0  # seconds of CPU time for a plan


def run(
    isolated: Isolated,
    line: Line,
    originals: Mapping[str, bytes],
    seed: int,
    numbers: Iterable[int],
    *,
    tell: Callable[[str], None] = lambda told: None,
) -> Tally:
    """Take each message through reading, judging and planning. `tell` hears of what breaks as soon as it does."""
    tally = Tally()
    robots = robots_among(isolated, line, originals)
    for number, name, octets in messages(originals, seed, numbers):
        examined = _examined(isolated, line, octets)
        began = process_time()
        became = _became(examined, line)
        taken = process_time() - began
        tally.slowest = max(tally.slowest, taken)
        if _same_header(octets, originals[name]) and name in robots and became == "drafted":
            became = "a robot is answered"
        if taken > SECONDS and not became.startswith("broken"):
            became = f"broken: reply: took {taken:.1f} s"
        if became.startswith(("broken", "a robot")):
            tally.bad.append((number, became))
            tell(f"  {number}: {became}")
        tally.became[became.partition(":")[0]] += 1
        if tally.became.total() % PROGRESS == 0:
            tell(f"{tally.became.total()} messages, {len(tally.bad)} of them broke something")
    return tally


def _examined(isolated: Isolated, line: Line, octets: bytes) -> Examined:
    """Late is who takes too long of the processor's time: a machine that is busy otherwise lets everybody wait."""
    began = monotonic()
    (examined,) = isolated.examine([_raw(octets)], line)
    if examined.error is not None or monotonic() - began <= SECONDS:
        return examined
    began = process_time()
    (examined,) = IN_PROCESS.examine([_raw(octets)], line)
    taken = process_time() - began
    if taken > SECONDS:
        return Examined(examined.raw, error=LetterError(f"took {taken:.1f} s", stage="mail or judge"))
    return examined


def robots_among(isolated: Isolated, line: Line, originals: Mapping[str, bytes]) -> frozenset[str]:
    """The names of the messages that no person wrote, by their header."""
    raws = (_raw(octets.partition(b"\n\n")[0] + b"\n\nhello\n") for octets in originals.values())
    examined = zip(originals, isolated.examine(raws, line), strict=True)
    return frozenset(name for name, one in examined if one.letter and not one.letter.answerability.person)


def _same_header(octets: bytes, original: bytes) -> bool:
    header = original.partition(b"\n\n")[0]
    return octets.startswith(header + b"\n\n")


def _raw(octets: bytes) -> RawMessage:
    return RawMessage(Place("INBOX", 1, 1), frozenset(), NOON, len(octets), octets)


def _became(examined: Examined, line: Line) -> str:
    if examined.error is not None:
        return _failed(examined.error)
    if examined.letter is None or examined.judgement is None:
        return "skipped"
    judged = JudgedLetter(examined.raw.place, "f", NOON, examined.letter, examined.judgement)
    made = fenced(lambda: plan(Case("c", (judged,)), line, now=NOON, token=TOKEN), "reply")
    if isinstance(made, LetterError):
        return _failed(made)
    return "drafted" if isinstance(made.entry.draft, Draft) else "judged"


def _failed(error: LetterError) -> str:
    told = str(error)
    broken = told.startswith(_KILLED) or _UNFORESEEN.fullmatch(told)
    return f"broken: {error.stage}: {told}" if broken else "refused"


def open_line() -> Line:
    """The sample shop's line, to which any letter is addressed."""
    line = demo_line()
    return replace(line, us=replace(line.us, any_recipient=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    numbers = range(given.first, given.first + given.count)
    print(f"seed {given.seed}, messages {numbers.start} to {numbers.stop - 1}", flush=True)
    with Isolated(PATIENT) as isolated:
        tell = partial(print, flush=True)
        tally = run(isolated, open_line(), dict(real_messages()), given.seed, numbers, tell=tell)
    print(
        ", ".join(f"{count} {what}" for what, count in tally.became.most_common()),
        f"slowest plan {tally.slowest:.2f} s",
    )
    sys.exit(bool(tally.bad))


if __name__ == "__main__":
    main()
