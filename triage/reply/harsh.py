"""English words that are not said back to the customer who wrote them: insults, verdicts, threats, oaths, sarcasm."""

from __future__ import annotations

import re

_HARSH = (
    r"(?:f+u+c+k+|sh[i1*]t|crap|damn|bloody|bastard|bitch|bullsh|arse|ass\b|asshole|piss|wtf|omg|lmao|hell\b|suck"
    r"|turd|dick|prick|idiot|moron|imbecil|stupid|dumb|fool"
    r"|liar|lie[sd]?\b|lying(?! (?:across|on|in|under|around|about|there|flat|by|at|beside))"
    r"|cheat|crooks?\b|thief|thieves|thiev|steal|stole|rob(?:bed|bers?|bery)?\b|scam|fraud|con\b"
    r"|con artist|rip[- ]?off|ripped (?:me )?off|criminal|crime|corrupt|shady|sleaz|greed"
    r"|incompeten|useless|worthless|pathetic|ridiculous|joke|laugh|clown|circus|disgrac|disgust|appalling|atrocious"
    r"|abysmal|horr|terribl|awful|dreadful|worst|garbage|trash|rubbish|junk"
    r"|unacceptable|outrage|outrag|shame|shocking|scandal|nightmare|absurd|insane|crazy|lunatic|evil|cruel"
    r"|heartless|wretched|filthy|fobb?(?:ed|ing)?\b|muppets|bargepole|you lot|contempt|mock|humiliat"
    r"|understand(?:s)? english"
    r"|speaks? english|can read|able to read"
    r"|brain|(?<!a )competent|hate|despis|furious|livid|enraged|fuming|rage|angry|pissed"
    r"|lazy|jerk|boomer|smug|ignoran|arrogan|rude|moronic|clueless|amateur|unprofessional|dishonest|decei|decept|mislead|misled"
    r"|false|bait|trick|pathological|mafia|extort|blackmail|hostage"
    r"|lawyer|attorney|solicitor|(?<!satin )(?<!tennis )courts?\b|courtroom"
    r"|(?-i:sue|SUE)\b|suing|legal|police|ombudsman|trading standards"
    r"|bbb\b"
    r"|consumer "
    r"protection|chargeback|dispute|report you|trustpilot|review(?! (?:says|said|underneath|below|mentions|on (?:the"
    r"|your) (?:site|page|website)))"
    r"|facebook|twitter|press\b(?! (?:the|a|any|on|it|down|button|start|reset|play|power|one|something|hard"
    r"|twice)\b)|media|warn (?:every"
    r"|others)"
    r"|never again|avoid (?:this|these|them|at|like)|beware|stay away|run away|boycott|bankrupt|kill|die\b"
    r"|dead (?:to|wrong|serious)|murder|threat"
    r"|revenge|curse|karma|god\b|jesus|christ\b|congrat|bravo|well done|genius|brilliant|wow\b|lol|haha|seriously"
    r"|really\?"
    r"|excuse|nonsense|bs\b|pos\b|sick of|fed up|had enough|tired of|enjoy|glorified|so[- ]called|lovely|delightful"
    r"|thrilled|grateful|bless|fun\b|waste of|piece of work"
    r"|(?:don't|do not) care(?! (?:which|whether|what|how|when|if))"
    r"|couldn't care|give a (?:toss|hoot|monkey|rat|flying)|kept? (?:lying|ignoring)|ignor"
    r"|(?<!a )(?<!pressure )(?<!pressure-)(?<!heat )(?<!heat-)treat(?:ed|s|ing)?\b"
    r"(?! (?:timber|wood|leather|fence|with (?:oil|wax)))"
    r"|spit|stink|slap|acts? together|sham\b|callous|coward|unethical|insult|tough luck|cheap ?skate|insincere)"
)
# Harmless words of other languages that English has for something harsh.
_HOMOGRAPHS = re.compile(
    r"\b(?:die|con|courts?|lie[sd]?|died|pos|press|genius|tired|medias?|median\w*|mediad\w*|hell\w*|bless\w*|fun|dick\w*|stink\w*|slap\w*"
    r"|spits\w*|rage|excus\w+|legal\w*)\b",
    re.IGNORECASE,
)
_PATTERN = re.compile(rf"(?<!\w){_HARSH}", re.IGNORECASE)


def is_harsh(words: str, language: str = "en") -> bool:
    """Whether something in the words had better not be repeated. It errs on the side of leaving out.

    Customers swear in English in every language; words that are harmless in `language` are passed over.
    """
    return bool(_PATTERN.search(words if language == "en" else _HOMOGRAPHS.sub(" ", words)))
