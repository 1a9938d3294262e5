"""Whether a turned clause may be said to the customer: whole, in the right person, not harsh, nobody's mere opinion."""

from __future__ import annotations

import re

from triage.reply.harsh import is_harsh
from triage.reply.retell.english.patterns import anywhere, opening
from triage.reply.retell.english.reads import reads_well
from triage.reply.retell.english.rhetoric import is_rhetoric
from triage.reply.retell.english.splice import is_spliced
from triage.reply.retell.english.whole import is_whole

_FEWEST_WORDS, _MOST_WORDS = 2, 45
_UNFIT = re.compile(r"[?!;«»@\[\]{}<>|*_~^=\\…]|\${2,}|[a-z]:[a-z]|https?:|www\.|\.\.")
_PRIVATE = anywhere(
    "dob | date of birth | password | iban | cvv | your name is | your email | your address is | you live (?:at|in)",
    r"\d{3}[- .]\d{3}[- .]\d{4}",
    "your (?:phone|mobile|telephone) number is | you are (?-i:[A-Z][a-z]+ [A-Z][a-z]+)",
)
_OPENS = opening(
    "you | your | the | our | we | us | this | that | these | those | there | it | they | he | she | its | their",
    "his | her | no | my | an? | some | one | two | three | four | five | six | both | all | only | half "
    "| part | several",
    "many | most | another | every | each | nobody | no one | nothing | none | either | neither | not one "
    "| not a | even | once",
    r"apparently | same | \d+ | order | instead | inside | upon | on | in | at | by | for | from | with | of "
    r"| when | after | since",
    "before | as",
    "what (?:came|arrived|you|we|was)",
    "everything (?:is|was|else|we|you|that)",
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    # a bare noun as in "Delivery was late", "Christening gown LL-886977 came embroidered"
    r"(?!whi|who|why|how|where|what|(?:thought|got|had|missed|lost|learned|wished) )(?:[\w#'-]+(?: \([^)]*\))? ){1,4}"
    "(?:is|was|are|were|has|had|isn't|wasn't|aren't|weren't|hasn't|doesn't|didn't|won't|came|arrived|stopped|broke"
    "|says|said|shows|keeps|kept|fell|snapped|tore|ripped|cracked|failed|died|burst|split|melted|leaks|leaked|switches"
    "|went|turned)",
    "if (?:the|it|there|your|our|this|that) | either",
)
# What somebody thinks, hopes or will do some day is no report of what happened.
_OPINION = opening(
    "you (?:do |also |really |just |still |certainly )?(?:assume|guess|hope|know|wonder|imagine"
    "|suppose|feel|pray|promise|swear|mean|give|(?:love|adore) \\w+ing)",
    "you would (?:imagine|think|expect|have thought) | the most common",
    "it is (?:better|best|cheaper) to | you had an? (?:\\w+ )?experience",
    "you can (?:be|only) | you will gladly",
    "you (?:could|should|might|must|may|appreciate the|gave it|have to (?:say|admit|wonder))",
    "you'd understand | you are (?:based|from)",
    "you are an? (?!(?:size|member|few|bit|little|week|day|month)\\b)",
    "there (?:is|was|are) (?:nothing (?!in\\b|inside|on\\b|left|there)|(?:no|zero) (?:excuse|reason|point|doubt|need))",
    "you will (?!keep\\b) | you shall (?!gladly)",
    "you (?:don't|do not) (?:know|think|care|mind|get|see why)",
    "we (?:\\w+ )?(?:don't |do not |never )?(?:care|hate|think|believe|want|hope|understand|know)",
    "you (?:think|believe) (?:we should|that we should|it is|that is|this is)",
    "we have been warned | (?:all|most|every|any) [a-z]+ (?:need|needs|are|is|have|has|should|deserve|deserves)",
    "you are told | nobody cares | no one cares",
)
# Said by us, this would be a promise or an admission.
_COMMITS = anywhere(
    "(?:^|and |but |so )we (?:need|must|should|ought|will|shall|can|could|would|have to|owe|refund|reimburse|compensate"
    "|repay|replace|are (?:not|never|going|about|required|obliged|supposed|allowed))",
    "(?:^|and |but |so )we have (?:got )?(?:until|till|\\d+ (?:hours|days))",
    "(?:we are|our \\w+ (?:is|are)) (?:\\w+ )?(?:liable|responsible|guilty|at fault|to blame)",
    "our (?:own )?(?:fault|mistake|error|responsibility|negligence|duty)",
)
_EMPTY = anywhere(
    "you (?:can't|cannot) (?:tell|describe|express|believe|understand|imagine|wait|help|stress|fathom|say|recommend)",
    "you'd (?:normally|rather|have thought) | so maybe | maybe it's",
    "or you (?:are|will|go) | for the avoidance | what's going on | so hopefully | regards | sincerely",
    r"elsewhere | your business | your custom | will (?:communicate|spread|tell (?:every\w+|others))",
    r"never (?:order|give(?!n)|buy|shop|use|return|fly|recommend|coming|com)\w*",
)
_SLANG = anywhere(
    "lads? | lass | lassie | blokes? | chaps? | geezer | fella | guys? | mate | nowt | owt | summat | gonna | yo",
    "faff\\w* | muck | dude",
)
_QUOTES = re.compile(r"\"[^\"]*\"")
_MINE = anywhere("i | me | my | mine | myself | we | our | us")


def is_trusted(said: str) -> bool:
    """Whether every check passes."""
    bare = _QUOTES.sub("X", said)
    return (
        _FEWEST_WORDS <= len(said.split()) <= _MOST_WORDS
        and bool(_OPENS.match(said))
        and not any(flaw.search(bare) for flaw in (_UNFIT, _PRIVATE, _OPINION, _COMMITS, _EMPTY, _SLANG))
        and not is_harsh(said)
        and not is_rhetoric(said)
        and is_whole(bare)
        and reads_well(bare)
        and not is_spliced(bare)
        and _is_closed(said)
        and not any(_MINE.search(quote) for quote in _QUOTES.findall(said))
    )


def _is_closed(said: str) -> bool:
    return said.count("(") == said.count(")") and said.count('"') % 2 == 0 and ")" not in said.partition("(")[0]
