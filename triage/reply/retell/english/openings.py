"""How a clause begins before it says anything: greetings, joining words, "I am writing to tell you that"."""

from __future__ import annotations

import re

from triage.reply.retell.english.patterns import opening

_GREETING = re.compile(
    r"^(?:(?:yo|hi+|hi+ya+|hello|he+y+|dear|greetings|morning|evening|afternoon|good (?:morning|afternoon|evening"
    r"|day))\b"
    r"(?: (?:all|there|everyone|team|folks|guys|sir|madam|sirs|again)\b)*(?:,? [A-Z][\w&'+-]*){0,4}\s*[,.!:-]+\s+"
    r"|(?:yo|hi+|hello|he+y+)(?: there| all| team)? (?=[a-z]))+",
    re.IGNORECASE,
)
# These join a clause to the one before and may go without a trace.
_JOINING = opening(
    "and | but | so | yeah | also | however | well | anyway | anyways | now | then | plus | yet | because "
    "| since then | hence",
    "therefore | thus | meanwhile | moreover | furthermore | additionally | in addition | lastly | in short | in fact",
    "unfortunately | sadly | basically | obviously | honestly | frankly | quite frankly | actually "
    "| literally | luckily",
    "personally | fortunately | thankfully | clearly | admittedly | to be honest | of course | needless to say | kinda",
    "sort of | ok | okay | um | uh | hmm | oh | seeing as | btw | by the way | which means | except(?: that"
    "| for the fact that)?",
    "(?:the )?thing is | long story short | to make matters worse | to top it (?:all )?off",
    "on top of (?:this|that|it|all)(?: that)?",
    r"as (?:i|we) (?:said|mentioned|wrote)(?: (?:before|earlier|above|in my (?:first|last) (?:e-?mail|message)))?",
    r"thanks?(?: (?:you|[a-z]+))?(?: for (?:this|that|your (?:reply|e-?mail|answer)))?,? but",
)
# These may be part of what is said ("No parcel came", "Second box broken"), but not before a comma.
_BEFORE_COMMA = re.compile(
    r"^(?:yes|no|yeah|look|listen|right|again|next|first(?:ly)?(?: of all)?|second(?:ly)?|third(?:ly)?|finally"
    r"|surely|ps|p\.s"
    r"|instead|otherwise|apparently|worse(?: still)?|that said|ok)\s*[,:.]\s+",
    re.IGNORECASE,
)
_SAYING = opening(
    r"i(?:'m| am) (?:very |so |really |deeply |just )?(?:writing|emailing|e-mailing|contacting you|getting in touch"
    r"|reaching out|messaging|sorry|afraid|sad|disappointed) (?:to|that i have to|to have to) (?:say|tell you"
    r"|inform you"
    r"|let you know|report|complain|advise(?: you)?)(?: that)?",
    r"i(?:'m| am) afraid(?: that)? | (?:i'm |i am )?(?:very |so )?sorry(?: to (?:bother|trouble) you)?,? but",
    r"i(?:'d like| (?:just )?(?:have|want|wanted|would like|wish|need|regret)) to (?:inform|tell|say"
    r"|let you know|point out"
    r"|report|mention|advise|make you aware|bring to your attention|complain)(?: you)?(?: that)?",
    r"(?:just |this is )?to (?:let you know|inform you|say|tell you)(?: that)?",
    r"(?:please )?(?:note|be (?:advised|aware|informed)) that",
    r"with (?:reference|regards?) to (?:the )?(?:above|my|this|above-mentioned) order",
    r"i must say(?: that)? | i (?:have to|must) admit(?: that)? | as you (?:can see|know|will see)",
    r"imagine my surprise when | i can't believe(?: that)? | it is (?:sad|a pity) that | the fact is(?: that)?",
    r"i thought i'd (?:let you know|mention|say)(?: that)?",
)
_EDGES = " ,.!:;-–—*•·>"
# Not the beginning of a list or of a count: "now 2) the lamp", "then one of the legs".
_GOES_ON = re.compile(r"\s*[,:]?\s+(?!(?:of|one|two|time|thing|way|day)\b|\d+[.)])")


def without_greeting(words: str) -> str:
    return _GREETING.sub("", words)


def without_opening(words: str) -> str:
    """From the first word that says something."""
    previous = ""
    while previous != words:
        previous = words
        words = _BEFORE_COMMA.sub("", words.strip(_EDGES))
        for pattern in (_JOINING, _SAYING):
            match = pattern.match(words)
            if match and (rest := _GOES_ON.match(words, match.end())):
                words = words[rest.end() :]
    return words
