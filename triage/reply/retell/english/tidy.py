"""A clause without what is only manner of writing: greetings, openings that say nothing, chatter in brackets."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"^(?:(?:hi|hiya|hello|hey|dear|greetings|morning|evening|afternoon|good (?:morning|afternoon|evening|day))\b"
    r"(?: (?:all|there|everyone|team|folks|guys|sir|madam|sirs"
    r"|again)\b)*(?:,? [A-Z][\w&'+-]*){0,4}\s*[,.!:-]+\s+|(?:hi|hello|hey)(?: there| all| team)? (?=[a-z]))+",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:except(?: that| for the fact that)?|kinda|sort of|thanks?(?: (?:you|[A-Z]\w+))?(?: for (?:this|that"
    r"|your (?:reply|e-?mail"
    r"|answer)))?,? but|and|but|so|also|however|unfortunately|sadly|well|anyway|now|then|plus|yet|basically"
    r"|apparently|obviously"
    r"|as (?:i|we) (?:said|mentioned|wrote)(?: (?:before|earlier|above|in my (?:first|last) (?:e-?mail|message)))?"
    r"|to be honest|honestly|ok|okay|because|since then|first(?:ly)?(?: of all)?|second(?:ly)?|third(?:ly)?|finally"
    r"|in short|um|uh|hmm|oh|yes|no|yeah|look|listen|right|again|ps|p\.s\.|btw|by the way|seeing as"
    r"|anyways|hence|therefore|thus|meanwhile|moreover|furthermore|additionally|in addition|on top of (?:this|that|it"
    r"|all)|to top it (?:all )?off|to make matters worse|worse(?: still)?|needless to say|of course|frankly"
    r"|quite frankly|thing is|the thing is|long story short|in fact|actually|literally|personally|lastly|next|luckily"
    r"|fortunately|thankfully|clearly|surely|admittedly|otherwise|instead|although|though|which means|that said)\b"
    r"(?=[,:]|\s+(?!of\b|one\b|two\b|time\b|thing\b|way\b|day\b))[,:]?\s+(?!\d+[.)])",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^(?:i(?:'m| am) (?:very |so |really |deeply |just )?(?:writing|emailing|e-mailing|contacting you|getting in touch"
    r"|reaching out|messaging|sorry|afraid|sad|disappointed)(?: (?:to|that i have to|to have to) (?:say|tell you|inform"
    r" you|let you know|report|complain|advise(?: you)?))(?: that)?"
    r"|i(?:'m| am) afraid(?: that)?"
    r"|i (?:just )?(?:have|want|wanted|would like|wish|need|regret)(?:'d like)? to (?:inform|tell|say"
    r"|let you know|point"
    r" out|report|mention|advise|make you aware|bring to your attention|complain)(?: you)?(?: that)?"
    r"|i'd (?:just )?like to (?:inform|tell|say|let you know|point out|report|mention)(?: you)?(?: that)?"
    r"|(?:just |this is )?to (?:let you know|inform you|say|tell you)(?: that)?"
    r"|(?:please )?(?:note|be (?:advised|aware|informed))(?: that)"
    r"|with (?:reference|regards?) to (?:the )?(?:above|my|this|above-mentioned) order,?"
    r"|i must say(?: that)?|i (?:have to|must) admit(?: that)?|as you (?:can see|know|will see)"
    r"|imagine my surprise when|i can't believe(?: that)?|it is (?:sad|a pity) that|the fact is(?: that)?)\s*[,:]?\s+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|[-*•·])\s+")
_SHORT_ASIDE = re.compile(
    r"(?!(?:lol|haha|sic|sorry|grr|again|right|yes|no|me|i|my|we|you|your)\b)[A-Za-z][\w'-]*(?: (?!i\b|my\b"
    r"|you\b)[\w'-]+){0,2}",
    re.IGNORECASE,
)
_NAMES_A_THING = re.compile(r"(?:the|my|your|a|an|in|size|order|ref)(?: [\w'-]+){1,4}", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s(?:i (?:am|was) told|i'm told|i think|i believe|i guess|i suppose|it seems|to be honest"
    r"|by the way|i must say|as i"
    r" said|mind you|so to speak|funnily enough|frankly|honestly|obviously|you say|that's all"
    r"|that is all|thank god|thanks?(?: (?:you|a lot|so much))?)(?=,|$)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"(?:^|\s)(?:lol|haha+|xx+|x|smh|omg|tbh|imo|fyi|ta|thx|thanks|cheers|please|pls)[.!]*$", re.IGNORECASE
)
_SIGNS = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F]|(?<!\w)[:;]-?[()/DP](?!\w)")
_SPELT = {"&": "and", "w/": "with", "b/c": "because", "u": "you", "ur": "your", "pls": "please", "plz": "please"}
_SHORT = re.compile(r"(?<![\w&])(?:w/|b/c|u|ur|pls|plz|&)(?![\w&/])", re.IGNORECASE)
_APOSTROPHES = {
    word.replace("'", ""): word
    for word in (
        "don't didn't doesn't isn't wasn't can't won't haven't hasn't couldn't aren't weren't wouldn't shouldn't "
        "hadn't i'm i've you've you're they're they've that's there's what's where's who's how's it'd let's"
    ).split()
}
_BARE = re.compile(rf"\b(?:{'|'.join(_APOSTROPHES)})\b", re.IGNORECASE)
_ITS = re.compile(r"\bits(?= (?:been|not|now|just|still|a|an|the|already|only|too|very|so)\b)", re.IGNORECASE)
_YOU_ALL = re.compile(r"\byou (?:guys|people|lot|folks|all|chaps|fellas)\b", re.IGNORECASE)


def tidy(words: str) -> str:
    """One line in plain signs, from its first word that says something to its last, without a stop at the end."""
    flat = " ".join(_SIGNS.sub(" ", words).replace("’", "'").replace("‘", "'").split())
    flat = re.sub(r"[“”„]", '"', flat)
    flat = re.sub(r'[!?]+(?=")', "", flat)
    flat = _spelt(_GREETING.sub("", _NUMBERED.sub("", flat)))
    flat = re.sub(r",?\s(?:i (?:think|believe|guess|suppose))(?=[),]|$)", "", flat, flags=re.IGNORECASE)
    flat = _ASIDE.sub("", _BRACKETS.sub(_kept, flat).rstrip(" ,.!"))
    flat = re.sub(r"(?<=[a-z]): (?=(?:smells|looks|works|feels|is|was|has|came|arrived)\b)", " ", flat)
    previous = ""
    while previous != flat:
        previous = flat
        flat = _CHATTER.sub("", _SAYING.sub("", _OPENING.sub("", flat.strip(" ,.!:;-–—*•·>")))).strip()
    return flat


def _spelt(flat: str) -> str:
    flat = _SHORT.sub(lambda match: _SPELT[match[0].lower()], flat)
    flat = _BARE.sub(lambda match: _like(match[0], _APOSTROPHES[match[0].lower()]), flat)
    return _YOU_ALL.sub("you", _ITS.sub("it's", flat))


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _kept(match: re.Match[str]) -> str:
    """Brackets stay where they hold a figure, an order number or a date, in few words."""
    inside = match[1]
    figures = re.search(r"\d", inside) and len(inside.split()) <= 8
    return (
        match[0]
        if "?" not in inside and (figures or _NAMES_A_THING.fullmatch(inside) or _SHORT_ASIDE.fullmatch(inside))
        else ""
    )
