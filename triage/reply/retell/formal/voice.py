"""A language of formal address told back, by its manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from triage.model import Span
from triage.reply.retell.cutting import cut
from triage.reply.retell.formal.antecedent import hinges, speaks_of_something
from triage.reply.retell.formal.days import dated
from triage.reply.retell.formal.manner import Manner
from triage.reply.retell.formal.rhetoric import asks_plainly, is_rhetorical
from triage.reply.retell.formal.tidy import SMILE, flat, quiet, tidy
from triage.reply.retell.formal.trust import is_trusted, may_be_quoted
from triage.reply.retell.formal.unmarked import asks_unmarked

_LONGEST = 1_000  # characters of a sentence; a longer one is a log, or has no stops
_EVENT, _MOST_EVENTS = 0.7, 2.1  # worth of a word that tells an event, and of all of them
_ASKED, _WISHED = 2.0, 1.4  # quoted, which costs, and turned
_BOUGHT = 0.8
_SCRAP = 4  # words; so few are understood only behind others
_MOST_JOINED = 45  # words of two questions in one sentence
_TELLS_NOTHING = -0.2
_SHORT, _ANSWER_WISHED = 12, -1.4  # words with the frame; that somebody wants an answer says little
_ANSWER = re.compile(
    r"\b(?:bescheid|rückmeldung|antwort\w*|tenez|qu'en pensez|répon\w+|réponse|contestación|respuesta|noticias"
    r"|saber(?! si)|fate[mc]i sapere"
    r"|risposta|riscontro|laat .{0,20}weten|antwoord|bevestiging|digam\W?\w*|resposta|aguardo)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?<=[^\W\d_]):\s+|(?<=[^\W\d_][^\W\d_])[.…]+\s+(?=\S)|(?<=\w)!+\s+(?=\S)|\.{2,}\s*(?=\S)|(?<=\?)\s+(?=\S)"
)
_STOPS = re.compile(r"\s*(?:\.\.+|…)\s*")
_MARKS = re.compile(r"\s*!+(?=[\s.]|$)")
_FRAMED = re.compile(r"^[^:]{3,30}: [„“«]\s?")
_CONDITION = re.compile(
    r"\W*(?:(?:und|aber|et|mais|y|pero|e|ma|en|maar|mas) )?(?:wenn|falls|sollten?|sofern|si|s'il|au cas où|à défaut"
    r"|sinon|sans quoi|si no|de lo contrario"
    r"|en caso|se|qualora|altrimenti|in caso|in mancanza|als|indien|mocht|anders|zo niet|caso|senão"
    r"|se não)\b[^,;]*(?:[,;]|$)",
    re.IGNORECASE,
)
# What a quotation may begin with that says "also" by itself.
_BESIDES = re.compile(
    r"[„“«]\s?(?:außerdem|auch|zudem|ferner|darüber hinaus|de plus|aussi|par ailleurs|en outre|también|asimismo|además"
    r"|inoltre"
    r"|anche|ook|verder|daarnaast|bovendien|também|além disso|ainda)\b",
    re.IGNORECASE,
)
_FEW = 6  # words; a sentence of so few may be no more than "The order is 4471."
# Half of a sentence, whatever its stops.
_CAUSE = re.compile(
    r"(?:weil|da|sodass|sondern|parce que|car|puisque|sauf que|ni|porque|pues|sino|perché|affinché|né|omdat|zodat|pois"
    r"|senão|nem)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\([^)]*\)")


class Formal:
    """The voice of one language."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner

    def of(self, text: str) -> Formal:
        return self

    def tells_of_us(self, told: str) -> bool:
        return self._manner.us.search(told) is not None

    def flaws(self, told: str) -> int:
        return 0

    def segments(self, sentence: str) -> tuple[Span, ...]:
        return ((0, len(sentence)),)

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        """A question is cut behind stops only; inside of quotation marks and brackets nothing is cut."""
        if len(sentence) > _LONGEST:
            return ((0, len(sentence)),)
        borders = _STOP if sentence.rstrip().endswith("?") else self._manner.borders
        stops = sorted([*borders.finditer(sentence), *SMILE.finditer(sentence)], key=re.Match.start)
        found = cut(sentence, stops, [*_CLOSED.finditer(sentence)])
        return tuple(_with_conditions(sentence, found))

    def turn(self, words: str, day: date) -> str | None:
        manner = self._manner
        line = flat(words[: _LONGEST + 1], manner)
        if len(words) > _LONGEST:
            return None
        if line.endswith("?"):
            return self._asked(line, day)
        if manner.request.search(line):
            return self._requested(line, day)
        if label := manner.labels.match(line):
            return self._in_quotation_marks(line[label.end() :])
        return self._listed(line) or self._told(line, day)

    def _told(self, line: str, day: date) -> str | None:
        """A statement turned round."""
        manner = self._manner
        plain = tidy(line.rstrip(" .!"), manner)
        turned = manner.person(dated(plain, day, manner)) if plain else None
        said = turned and _begun(turned)
        return said if said and is_trusted(said, manner) else None

    def quoted(self, words: str) -> str | None:
        manner = self._manner
        line = flat(words[: _LONGEST + 1], manner)
        hangs = manner.broken.search(line.rstrip(" .!")) and not line.endswith("?") and not _is_whole(words)
        if hangs or len(words) > _LONGEST or (line.endswith("?") and is_rhetorical(line, manner)):
            return None
        label = manner.labels.match(line)
        return self._in_quotation_marks(line[label.end() :] if label else line)

    def leans(self, told: str) -> bool:
        if self._is_quotation(told):
            own = _FRAMED.sub("", told).rstrip(" »“”")
            scrap = len(own.split()) <= _SCRAP and ("?" in own or not self.wishes(told))
            return scrap or hinges(own, self._manner.code) or _hangs_at_first(own, self._manner)
        code = self._manner.code
        return bool(self._manner.leaning.search(told)) or speaks_of_something(told, code) or hinges(told, code)

    def wishes(self, told: str, own: str | None = None) -> bool:
        """In the third person a thing may "want" as well: what is a wish shows in the customer's own words."""
        if own is not None and not self._asks(own):
            return False
        inner = _FRAMED.sub("", told)
        if inner != told and self._is_quotation(told):
            return inner.rstrip("“”» ").endswith("?") or self._asks(own or inner)
        return bool(self._manner.wish.search(told))

    def asks_plainly(self, question: str) -> bool:
        return asks_plainly(flat(question, self._manner), self._manner)

    def _asks(self, own: str) -> bool:
        line = flat(own[: _LONGEST + 1], self._manner)
        return line.endswith("?") or bool(self._manner.request.search(line)) or asks_unmarked(line, self._manner.code)

    def quotes(self, told: str) -> bool:
        return self._is_quotation(told)

    def worth(self, told: str) -> float:
        events = {match[0].lower() for match in self._manner.event.finditer(told)}
        if self.wishes(told):
            if len(told.split()) <= _SHORT and _ANSWER.search(told):
                return _ANSWER_WISHED
            return _ASKED if self._is_quotation(told) else _WISHED
        bought = _BOUGHT if self._manner.ordered.search(told) else 0.0
        return min(_MOST_EVENTS, _EVENT * len(events)) + bought if events else _TELLS_NOTHING

    def joined(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        told = self._asked_together(tuple(map(self._manner.marks.within, sentences)))
        for begins in self._manner.again:
            numbers = [number for number, sentence in enumerate(told) if sentence.startswith(begins[0])]
            for nth, number in enumerate(numbers):
                own = told[number].removeprefix(begins[0])
                told[number] = begins[0 if _BESIDES.match(own) else min(nth, len(begins) - 1)] + own
        return tuple(told)

    def _asked_together(self, sentences: tuple[str, ...]) -> list[str]:
        """Questions behind each other in one sentence: "You ask: ... and ...", where that is not long."""
        told = list(sentences[:1])
        for sentence in sentences[1:]:
            asked = [each.startswith(self._manner.question) for each in (told[-1], sentence)]
            if all(asked) and len(f"{told[-1]} {sentence}".split()) <= _MOST_JOINED:
                told[-1] += f" {self._manner.joining} {sentence.removeprefix(self._manner.question)}"
            else:
                told.append(sentence)
        return told

    def _listed(self, line: str) -> str | None:
        """A line of a list as a sentence."""
        row = next((row for row in self._manner.lists if row[0].match(line)), None)
        told = row and row[0].sub(row[1], line.rstrip(" .!"))
        return told if told and is_trusted(told, self._manner) else None

    def _asked(self, line: str, day: date) -> str | None:
        """The question or the request, turned where that is sure, else in the customer's own words."""
        manner = self._manner
        if line.endswith("?") and is_rhetorical(line, manner):
            return None
        turned = manner.asked(dated(line.rstrip(" .!?"), day, manner))
        if turned and is_trusted(_begun(turned), manner):
            return _begun(turned)
        return self._in_quotation_marks(line)

    def _requested(self, line: str, day: date) -> str | None:
        """What is asked for without a question mark: as the customer's wish where that can be said, else quoted."""
        said = None if self._manner.commands.search(line) else self._told(line, day)
        return said if said and self._manner.wish.search(said) else self._asked(line, day)

    def _in_quotation_marks(self, line: str) -> str | None:
        manner = self._manner
        plain = manner.thanks.sub("", quiet(line.rstrip(" .!"), manner))
        words = _begun(manner.opening.sub("", _MARKS.sub("", _STOPS.sub(" … ", plain))).strip(" ,…"))
        if words.endswith(":") or words.startswith(('"', "(")) or not may_be_quoted(words, manner):
            return None
        if words.endswith("?"):
            return manner.question + manner.marks.around(words)
        return manner.plea + manner.marks.around(f"{words}.")

    def _is_quotation(self, told: str) -> bool:
        return any(told.startswith(begins) for begins, *_ in self._manner.again)


def _with_conditions(sentence: str, clauses: tuple[Span, ...]) -> Iterator[Span]:
    """The clauses, a condition in one with what holds on it: half of "if not, I cancel" is not what was said."""
    held: int | None = None
    for start, end in clauses:
        begin = start if held is None else held
        if _CONDITION.match(sentence[start:end]) and (start, end) != clauses[-1]:
            held = begin
            continue
        yield begin, end
        held = None


def _is_whole(words: str) -> bool:
    """Whether the customer began and ended it as a sentence: it does not break off, whatever its last word."""
    line = words.strip()
    return line[:1].isupper() and line.endswith((".", "!")) and len(line.split()) > _FEW and not _CAUSE.match(line)


def _hangs_at_first(own: str, manner: Manner) -> bool:
    """Whether what is quoted begins as if it went on from the sentence before."""
    line = own.rstrip(" .!")
    found = manner.broken.search(line)
    return found is not None and found.start() == 0 and found.end() < len(line) and "?" not in own


def _begun(words: str) -> str:
    """With a capital, behind the signs that open a question."""
    return re.sub(r"^[¿«\"]*.", lambda first: first[0].upper(), words)
