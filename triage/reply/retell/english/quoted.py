"""The customer's own sentence in quotation marks, where turning it round cannot be trusted."""

from __future__ import annotations

import re
from functools import lru_cache

from triage.reply.harsh import is_harsh
from triage.reply.retell.english.calm import quiet
from triage.reply.retell.english.lean import EMPTY_IT
from triage.reply.retell.english.openings import without_greeting
from triage.reply.retell.english.patterns import anywhere, opening
from triage.reply.retell.english.question import RHETORICAL
from triage.reply.retell.english.rhetoric import is_rhetoric
from triage.reply.retell.english.statement import is_label
from triage.reply.retell.english.verbs import BASE, EVENT, PARTICIPLES, REQUEST, is_finite
from triage.reply.retell.inches import measured

ASKED, WRITTEN = "You ask: “{}”", "You write: “{}”"
AGAIN = (
    ("You ask: “", "You also ask: “", "And you ask: “"),
    ("You write: “", "You also write: “", "And you write: “"),
)
_FEWEST, _FEWEST_ASKED, _MOST = 3, 2, 55  # words
_REMEMBERED = 256  # quotations of which is known whether they ask: they are weighed several times
SCRAP = 4  # words; so few are understood only behind others
_FAULT = opening("(?:the )?(?:fault|problem|issue|defect|error|symptoms?|complaint|what happened):.*")
_UNFIT = re.compile(
    r"[\"“”„«»@<>{}\[\]|*~^\\]|(?<!\d)(?<!\d )=|=(?! ?[€$£]? ?\d)|(?<!\w)_|_(?!\w)|https?:|www\."
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
)
_MARKS = re.compile(
    r"\s*!+(?=[\s.]|$)|\s+[:;]-?[()/DPpo](?=[\s.]|$)|\s\b(?i:lol|haha+|lmao|xx+)\b"
    r"|[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F]"
)
# A question that ends like a statement: "Also is the 9 litre enough for two coats.", "wheres my pedal".
_UNMARKED = opening(
    r"(?:(?:and|so|but|also|or|then|another thing|one more (?:thing|question)|another question|my question)[,:]? )*"
    r"(?:(?:is|are|do|does|can|could|would|will|should|has|have) (?:the|this|that|you|i|we|it|there|my|they|these"
    r"|those)"
    r"|where(?:'?s| is| are) (?:my|the|our|it)|when (?:will|can|are|is) (?:you|i|we|it|my|the|our|this|they)"
    r"|how (?:long|much|many|soon|do|can) (?:\w+ )?(?:i|we|will|does|do|is|would|it)|want me to|any (?:chance|idea"
    r"|news))",
)
# Asked by the one who writes, in a clause of its own.
_ASKING = re.compile(
    r"(?:^|[,;] |\b(?:and|so|but|or|then|now|so I think) |^(?:if|once|when|after|until|as soon as|under|pursuant to"
    r"|in accordance with|according to) .{3,100} )"
    r"(?:(?:i|we)(?:'d| would| should)(?: just| really| only| also| still| much| now| nonetheless"
    r"| indeed| certainly| naturally)* (?:gladly|happily|be (?:happy"
    r"|glad|grateful|obliged)|like|love|appreciate|prefer"
    r"|rather)\b"
    r"|(?:i|we)(?: do| just| really| only| also| still)* (?:want|need|expect(?! (?:you|they|he|she|it"
    r"|there) (?!to\b))|request|insist|ask|demand|require)\b"
    r"|you owe (?:me|us)\b)"
    r"|\band (?:would|should) (?:\w+ )?be (?:very |most |so )?(?:grateful|obliged|glad|pleased) if\b"
    r"|(?:^|[,;] |\bor |^if .{3,100} )(?:just )?(?:let (?:me|us) know|(?:tell|give|send) (?:me|us))\b"
    r"|^(?:new|correct|right)(?: \(\w+\)| address| delivery address)?: .*\d",
    re.IGNORECASE,
)
_WISH = anywhere(
    "please | kindly | if you could | (?:must|have to) ask you | would do | would be (?:fine|ok|okay|enough)",
    "(?:send|refund|replace|give) (?:another|me|it|us|my|them|the (?:right|missing|rest))",
    "would (?:sort|fix|solve|cover|settle) (?:it|this|that|things|the \\w+)",
    "(?:like|love|request|wish) you to",
    "(?:what|all) (?:i|we)(?:'d| would| should)?(?: really| just)? (?:want|like|need)(?: to know)? is",
    "either (?:an?|the|give|send|that|refund|replace|you) .{3,80} or | my money back",
    "(?:and|then|just|so) (?:please )?(?:cancel|refund|send|resend|give me|tell me|let me know|be honest)"
    " | (?:i'll|i will) take (?:my|the|an?)",
    r"(?:[\d.,]{1,12}(?: ?(?:quid|pounds|euros?|dollars|gbp|eur))?|all of it|every penny) back",
)
_COMMAND = opening(
    f"(?:{'|'.join(sorted(REQUEST - {'stop', 'cost'}))})(?: (?:to|up|back|out|off|into|at))? "
    "(?:the|my|our|me|us|it|them|him|her|this|that|these|those|every|all|an?|one|some\\w+)",
    "don't \\w+ (?:me|us|my)",
)
_NO_WISH = anywhere(
    "let me (?:say|be|tell|explain|start|know what) | on (?:the )?record | (?:it|this) (?:known|noted)",
    "please (?:note|find|see|excuse|forgive|accept|listen)",
    "want to (?:warn|say|complain)",
    "thank | thanks | hope | (?:answer|reply)(?: to)?(?: me| us)? (?:fast|soon|quick(?:ly)?|asap|now)",
    "would have | might want | expect(?:ed)? (?:too|more|so) | like to be able | why (?:in|would|should) | if i had",
)
_LEANS = opening(
    "if (?:so|not) | do (?:that|so|this) | it | they | he | she | this | that | these | those | one | him "
    "| which | then | there(?! (?:is|are|was|were|isn't|wasn't|aren't|weren't|has|have|will|should)) "
    "| (?:the )?(?:new|old|other|right|wrong) one"
    " | however "
    "| (?:all|some|none|one|both|most|many) of | the same | for | or | (?:first|second) one",
    "either(?:'s| is| way| one| of) | neither | otherwise | fine(?=,) | in that case | if i do | both (?:are|were"
    "|would)",
    "(?:please )?(?:let me know|tell me|advise) (?:if|whether|when|how|where) you(?:'d| would|'ll| will|) "
    "(?:like|want|need|send|collect)(?: to (?:have|see|collect|send))? (?:it|them)",
    "(?:i|we)(?:'ve| have| had)?(?: \\w+)? (?:sent|returned|bought|ordered|opened|tried|put|took|gave|wore|washed)"
    " (?:it|them|(?:that|this|these|those)(?= (?:back|to|in|on|at|because|and|from|with|by|for|as)\\b))",
)
# A question, and nothing told that is doubted: "My lamp is broken again?"
_AUXILIARY = "(?:can|could|would|will|do|does|did|is|are|was|were|has|have|had|may|might|shall|should|am)"
_INVERTED = anywhere("(?:can|could|would|will|may|do) (?:i|we|you|someone|somebody)")
_ASKED = opening(
    f"(?:(?:and|so|but|also|\\([a-z\\d]\\)) )?(?:{_AUXILIARY} \\w+|where|what|when|why|how|which|who(?! knew)"
    "|any chance"
    "|if [^?]{3,60}, (?:could|can|would|may)|want me to|ok(?:ay)? (?:in|for|with|if|to))"
)
_COUNTED = re.compile(
    r"^(?:(?:number )?(?:one|two|three|four)|(?:first|second|third|fourth|last)(?:ly)?)[,:] ", re.IGNORECASE
)
_SAID_OF_IT = re.compile(
    r"\brude(?=,? (?:to|with|and)\b)|\blaughed\b|\bstinks?\b|\bgrateful (?:for|if)\b|\bbe (?:most |very |so "
    r"|really )?grateful\b|\b(?:is|are|was|were|looks?) (?:\w+ )?lovely\b|\benjoy(?:ed|s)? (?:it|the|her|his|my|our)\b",
    re.IGNORECASE,
)  # no insult
_DOES = opening("(?:i|we|you|he|she|it|they) [a-z]+")
_PLAIN = opening(
    "(?:(?:and|so|but|also|then|now|please|or) )*(?:(?:can|could|would|will|may|might|shall|should) "
    "(?:you|i|we|someone|somebody|it|this|that|the \\w+|my \\w+)|when|where|by when|how (?:do|can|long|soon|much|many"
    "|will|should)|what (?:is|are|time|happens|do (?:i|we)|should)|which"
    "|(?:if|in case) [^?]{3,60}, (?:could|can|would|may) (?:i|we|you|it|they|the \\w+)"
    "|(?:is|was) (?:there|it) (?:any|an?|another|some|still|possible)|who (?:do|can|should|will|pays|is paying)"
    "|any chance|what do you (?:need|want|suggest|recommend|normally|usually|propose)"
    "|do (?:i|we|you (?:have|need|still|sell) (?:a|an|any|another|the|one|some|more))|want me to"
    "|do you (?:need|want) (?:me|us|it|them|this|that|the|my)|do you (?:still )?(?:sell|stock|ship|deliver|post|send)"
    "|have there been"
    "|(?:is|are) (?:the|my|it|they|this) (?:\\w+ ){0,4}(?:covered|available|in stock|included|enough|compatible|safe))"
)
_REQUESTED_LAST = re.compile(r"[,:] (?:in which case |so |and |but )?(?:can|could|would) (?:you|i|we)\b", re.IGNORECASE)
_TOLD_US = re.compile(r"\b(?:tell|let|say to) (?:me|us)(?: know)? .*", re.IGNORECASE)  # asked in earnest
_AT_ALL = anywhere("(?<!chance )(?<!way )at all | even | ever | actually | honestly | seriously")
# What follows on "so" and "now" where they only join: not so glad, the right shoe, now broken.
_GOES_ON = (
    r"(?:(?:i|we|you|it|he|she|they|there|that|this|what|who|how|when|where|why)(?:'\w+)?|the|my|our|your|his|her|these"
    r"|those|an?|if|can|could|would|will|is|are|was|were|do|does|did|has|have|please|just|then|after|on|in|at|to|for"
    r"|today|yesterday|nobody|nothing|someone|no|not|only|one|two|three|some|all|both)\b"
)
# What joins a sentence to the one before and says nothing itself.
_JOINT = re.compile(
    r"^(?:(?:and|but|also|anyway|plus|(?:un)?fortunately|basically|bro|mate|guys|hey)\b[\s,:]*"
    rf"|(?:so|well|oh|yes(?! or no)|ok|okay|right|now)(?:\b\s*[,:]\s*|\s+(?={_GOES_ON})))+(?=\w)",
    re.IGNORECASE,
)
_REQUEST = opening("(?:could|would|can|will) you | (?:can|could) (?:i|we)")
_LETTERED = re.compile(r"(?<![\w(])([a-z\d])\)(?=\s)", re.IGNORECASE)  # an item of a list
_NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}[.)]|[a-z]\))\s+", re.IGNORECASE)
_BULLET = re.compile(r"([:,;.])?\s*\n\s*[-*•·–]\s")
_HANGS_ON = opening(
    "because | which | who | whose | whom | until | so that | except | whereas | as well as | dear | to whom"
)  # begins what was cut off
_HANGS = re.compile(r"\b(?:and|but|or|(?<!or )so|if|because|the|an?|my|your|says?|told me|just)$", re.IGNORECASE)


def quoted(words: str) -> str | None:
    """A question, a wish, or what happened, as it was written but for capitals and exclamation marks; else None."""
    said = _as_written(words)
    asks = said.endswith("?")
    if not _may_stand(said, asks=asks or wishes(said)):
        return None
    return ASKED.format(said) if asks else WRITTEN.format(re.sub(r"\.’\.$", ".’", f"{said}."))


def _as_written(words: str) -> str:
    """With a capital and without stop, shouting and signs; a question mark where one is due."""
    line = without_greeting(_flat(_NUMBERED.sub("", words)))
    plain = re.sub(r"[“”„\"]([^“”„\"]*)[“”„\"]", r"‘\1’", _COUNTED.sub("", _JOINT.sub("", line)))
    said = re.sub(r"\bi\b(?!\.)", "I", quiet(plain)).strip(" ,;:-.…")
    said = said[:1].upper() + said[1:]
    if words.rstrip().endswith("??") and not _asks(said):
        return said.rstrip(" ?")  # "it smells different??"
    return f"{said}?" if _REQUEST.match(said) and not said.endswith("?") else said


def _flat(words: str) -> str:
    """One line, its list items lettered or parted by their own stops."""
    items = _LETTERED.sub(_lettered, _BULLET.sub(lambda match: f"{match[1] or ','} ", measured(words)))
    stops = re.sub(r"\s*(?:\.\.+|…)", " … ", re.sub(r"\?{2,}", "?", items))
    return re.sub(r" (?=[)\]])", "", " ".join(_MARKS.sub(" ", stops).replace("’", "'").split()))


def _lettered(match: re.Match[str]) -> str:
    """An item's letter in brackets, unless its bracket was opened before."""
    before = match.string[: match.start()]
    return match[0] if before.count("(") > before.count(")") else f"({match[1]})"


def is_labelled(words: str) -> bool:
    """Whether it is a line of a form that says what is wrong: "Fault: switches off"."""
    return "\n" not in words.strip() and _FAULT.match(words.strip()) is not None


@lru_cache(maxsize=_REMEMBERED)
def wishes(words: str) -> bool:
    """Whether the customer's own sentence asks, or asks for something."""
    inner = words.rstrip("” ")
    own = re.sub(r"‘[^‘’]* [^‘’]*’(?!\w)", "‘’", inner.partition("“")[2] or inner)
    asks = _ASKING.search(own) or _WISH.search(own) or _COMMAND.match(own) or _UNMARKED.match(own)
    return own.endswith("?") or (asks is not None and not _NO_WISH.search(own))


def leans_in_quotation(told: str) -> bool:
    """Whether what is quoted begins with a word that stands for something said before."""
    own = told.partition("“")[2]
    if is_quotation(told) and len(own.split()) < SCRAP and not own.endswith("?”"):
        return True
    return is_quotation(told) and _LEANS.match(own) is not None and not EMPTY_IT.match(own)


def is_quotation(told: str) -> bool:
    return told.startswith(tuple(begins for begins, *_ in AGAIN))


def _may_stand(said: str, *, asks: bool) -> bool:
    short = asks or any(map(str.isdigit, said))  # "Got 3/4."
    fits = (_FEWEST_ASKED if short else _FEWEST) <= len(said.split()) <= _MOST
    flawed = _UNFIT.search(said) or "?" in said[:-1] or said.count("(") != said.count(")")
    flawed = flawed or said.startswith(("‘", "("))
    flawed = flawed or (said.endswith("?") and not (_asks(said) or any(map(str.isdigit, said))))
    if (
        not fits
        or flawed
        or _HANGS.search(said.rstrip("?"))
        or (_HANGS_ON.match(said) and not said.endswith("?"))
        or is_label(said)
        or is_harsh(_SAID_OF_IT.sub("", said))
        or is_rhetoric(said)
        or (said.endswith("?") and RHETORICAL.search(said.rstrip(" ?")))
    ):
        return False
    return asks or _FAULT.match(said) is not None or _says(said)


def _asks(said: str) -> bool:
    return _ASKED.match(said) is not None or _INVERTED.search(said) is not None


def asks_plainly(question: str) -> bool:
    """Whether a question, in a letter of somebody who is upset, wants an answer and is no reproach."""
    if question.endswith("??") and not _asks(question):
        return True  # "It is £42, which I need??"
    plain = _PLAIN.match(question) or _REQUESTED_LAST.search(question)
    return plain is not None and not _AT_ALL.search(_TOLD_US.sub("", question))


def _says(said: str) -> bool:
    """Whether it has a verb or a figure: something is said, and nobody merely greeted."""
    return (
        any(each.isdigit() for each in said)
        or _DOES.match(said) is not None
        or any(
            is_finite(word) or word in BASE or word in EVENT | PARTICIPLES
            for word in re.findall(r"[a-z']+", said.lower())
        )
    )
