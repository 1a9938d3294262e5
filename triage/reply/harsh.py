"""English words that are not said back to the customer who wrote them: insults, verdicts, threats, oaths, sarcasm."""

from __future__ import annotations

import re

_HARSH = (
    r"(?:f+u+c+k+|sh[i1*]t|crap|damn|bloody|bastard|bitch|bullsh|arse|ass\b|asshole|piss|wtf|omg|lmao|hell\b|suck"
    r"|turd|dick|prick|idiot|moron|imbecil|stupid|dumb|fool"
    r"|liar|lie[sd]?\b|lying|cheat|crook|thief|thieves|thiev|steal|stole|rob(?:bed|bers?|bery)?\b|scam|fraud|con\b"
    r"|con artist|rip[- ]?off|ripped (?:me )?off|criminal|crime|corrupt|shady|sleaz|greed"
    r"|incompeten|useless|worthless|pathetic|ridiculous|joke|laugh|clown|circus|disgrac|disgust|appalling|atrocious"
    r"|abysmal|horr|terribl|awful|dreadful|worst|garbage|trash|rubbish|junk"
    r"|unacceptable|outrage|outrag|shame|shocking|scandal|nightmare|absurd|insane|crazy|lunatic|evil|cruel"
    r"|heartless|hate|despis|furious|livid|enraged|fuming|rage|angry|pissed"
    r"|lazy|ignoran|arrogan|rude|moronic|clueless|amateur|unprofessional|dishonest|decei|decept|mislead|misled"
    r"|false|bait|trick|pathological|mafia|extort|blackmail|hostage"
    r"|lawyer|attorney|solicitor|court|sue\b|suing|legal|police|ombudsman|trading standards|bbb\b|consumer "
    r"protection|chargeback|dispute|report you|trustpilot|review|facebook|twitter|press\b|media|warn (?:every"
    r"|others)"
    r"|never again|avoid|beware|stay away|run away|boycott|bankrupt|kill|die\b|died|death|dead|murder|threat"
    r"|revenge|curse|karma|god\b|jesus|christ\b|congrat|bravo|well done|genius|brilliant|wow\b|lol|haha|seriously"
    r"|really\?"
    r"|excuse|nonsense|bs\b|pos\b|sick of|fed up|had enough|tired of|enjoy|glorified|so[- ]called|lovely|delightful"
    r"|thrilled|grateful|bless|fun\b|waste of|piece of|don't care|do not care"
    r"|couldn't care|give a|kept? (?:lying|ignoring)|ignor|treat(?:ed|s|ing)?\b|spit|stink|slap)"
)
_PATTERN = re.compile(rf"(?<!\w){_HARSH}", re.IGNORECASE)


def is_harsh(words: str) -> bool:
    """Whether something in the words had better not be repeated. It errs on the side of leaving out."""
    return bool(_PATTERN.search(words))
