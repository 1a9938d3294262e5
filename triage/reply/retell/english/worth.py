"""How much a turned clause tells by its words alone: what happened, what we did, what is at stake for the customer."""

from __future__ import annotations

import re

from triage.reply.retell.english.patterns import anywhere, opening
from triage.reply.retell.english.verbs import EVENT, PARTICIPLES, is_past

_EACH_EVENT, _MOST_EVENTS = 0.7, 1.5  # of a verb that tells an event, and of all of them

_OUR_DEED = opening(r"(?:we|our) \w+")
_DEED_QUOTED = re.compile(
    r"“(?:Then |And )?You(?:'ve| have)? (?:sent|send|charged|took|promised|said|told|cancelled|delivered)\b"
)
_OUR_WORD = opening(
    r"(?:we|our \w+) (?:\w+ )?(?:promised|said|told|confirmed|assured|replied|agreed|answered|wrote|guaranteed)"
)
_WORD_GIVEN = anywhere(
    "(?:told|promised|assured|guaranteed) (?:me|us|you) | promised | guaranteed | it (?:will|would) be"
)
_ITEM = re.compile(r"(?:^|“)(?:One|Two|Three|First|Second|Third|Firstly|Secondly|First thing|Second thing),")
_BOUGHT = anywhere(r"you (?:\w+ )?(?:ordered|bought|purchased|booked|returned|cancelled)")
_STAKES = anywhere(
    "funeral | buried | memorial | passed away | died | wedding | birthday | anniversary | christening | christmas",
    r"hospital | a&e | surgery | chok\w+ | fire | allerg\w+ | injur\w+ | doctor | medic\w+ | burn\w* | bled | safety",
    "baby | cut (?:your|his|her) | exam | flight",
    "(?:third|fourth|fifth|sixth) (?:time|e-?mail|letter|message) | second (?:e-?mail|letter)",
)
_TROUBLE = re.compile(
    r"n't\b|\b(?:not|no|never|nothing|nobody|none|only|empty|wrong|instead|but|too|still|without|missing|cannot|unable"
    r"|twice|again|yet)\b",
    re.IGNORECASE,
)
# What is wrong with a thing, or with what was done.
_FLAW = anywhere(
    "chip(?:ped|s)? | dent(?:ed|s)? | cracks? | cracked | holes? | stain(?:s|ed)? | ridge | bent | loose | gaps?",
    "leak(?:s|ing|ed)? | smears? | smudges? | blotch(?:es|y)?",
    "scratch(?:es|ed)? | torn | ripped | snapped | smashed | broken? | missing | isn't (?:there|in)",
    "aren't (?:there|in)",
    "(?:does|do|did|will)(?:n't| not) (?:fit|work|turn|close|open|charge|start|match|go|hold|stay|lie|light|arrive"
    "|come)",
    "won't (?:fit|work|turn|close|open|charge|start|match|go|hold|stay|lie|light)",
    "only (?:the )?(?:one|two|three|four|five|half|\\d+) | short | melted | burnt | whistles? | faulty | dead | mouldy",
    "rusty | wobbl\\w+",
    "for a different | wrong | instead of | too (?:small|big|large|short|long|tight|loose) | rub(?:s|bed)? at",
    "came (?:off|away)",
    "nobody (?:came|called|rang|has|knows) | nothing (?:has|came|arrived) | overdrawn | twice for | at depot",
    "in pieces | not valid",
    "not (?:in|inside|included|there|with) | only (?:seems?|works?|goes|has|have|comes?)",
    "what (?:came|arrived|turned up|you got) (?:was|were|is)",
    "disconnect\\w* | cut(?:s|ting) out | freez\\w+",
    "crash\\w* | (?:switch|turn)(?:es|s) off | stinks? | smells | no longer available",
    "(?:second|third|fourth|fifth) (?:time|month|week|year|one) | nois(?:e|es|y)",
    "water (?:is|was) (?:going|coming|running) | turned up | rude | scraped | signed for | can't use | come up",
    "keeps? \\w+ing | in stock",
)
_CONTENT = anywhere(
    "perfect | no complaints | in good order | excellent | great | fine | super quick | on time | very good",
    "no problems? | happy with | lovely | gorgeous | beautiful | as expected | love",
)
_OTHERS = opening(
    "(?:your|my|our|the) (?:late |old |dear )?(?:wife|husband|neighbour|neighbor|friend|mother|father|mum|mom|dad"
    "|sister|brother"
    r"|girlfriend|boyfriend|partner|grand\w+|aunt|uncle|colleague|boss)"
)
_FOUND = anywhere("there (?:was|were) | instead of | came off | not what")
_FIGURES = re.compile(
    r"^\D*+\d(?>.*?\b(?:and|but|not|instead|whereas|rather|only|for)\b).*\d"
)  # "It says 1949, and she was born in 1946"
_LABELLED = re.compile(r"“(?:The )?(?:fault|problem|issue|defect|error|symptoms?): ", re.IGNORECASE)
_POINTS = (
    (_LABELLED, 2.5),
    (_FIGURES, 0.8),
    (_FLAW, 1.0),
    (_FOUND, 0.7),
    (_OUR_DEED, 1.0),
    (_DEED_QUOTED, 1.5),
    (_OUR_WORD, 1.0),
    (_WORD_GIVEN, 0.7),
    (_ITEM, 0.5),
    (_BOUGHT, 0.6),
    (_TROUBLE, 0.7),
    (_STAKES, 1.2),
)
_TOO_GOOD = 2.0  # what contentment alone takes
_SOMEBODY_ELSES = -10.0  # a story of other people, which is left out unless much is at stake


def fails(told: str) -> bool:
    """Whether something told says what is wrong."""
    return flaws(told) > 0


def flaws(told: str) -> int:
    """How often something told says what is wrong."""
    return len(_FLAW.findall(told))


def worth(told: str) -> float:
    """Points, about -10 to 5; a plain state has none."""
    events = sum(
        word in EVENT or word in PARTICIPLES or is_past(word) for word in set(re.findall(r"[a-z']+", told.lower()))
    )
    points = min(_MOST_EVENTS, _EACH_EVENT * events) + sum(each for cue, each in _POINTS if cue.search(told))
    points -= _TOO_GOOD if _CONTENT.search(told) and not fails(told) else 0
    own = told.partition("“")[2] or told
    return points + (_SOMEBODY_ELSES if _OTHERS.match(own) and not _STAKES.search(told) else 0.0)
