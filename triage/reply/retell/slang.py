"""What is typed in haste on a telephone, spelled out: to quote "b4" would look like a jibe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_SPELLED: Mapping[str, str] = {
    "en": "u=you ur=your pls=please plz=please thx=thanks b4=before cos=because coz=because cuz=because becos=because"
    " 2day=today 2moro=tomorrow tmrw=tomorrow gonna=going_to wanna=want_to alot=a_lot ppl=people tbh=to_be_honest"
    " im=I'm ive=I've dont=don't doesnt=doesn't didnt=didn't isnt=isn't wasnt=wasn't arent=aren't werent=weren't"
    " cant=can't wont=won't havent=haven't hasnt=hasn't couldnt=couldn't wouldnt=wouldn't shouldnt=shouldn't"
    " thats=that's whats=what's theres=there's youre=you're alredy=already allready=already recieve=receive"
    " recieved=received orderd=ordered untill=until becuase=because corect=correct wich=which adress=address"
    " pasword=password tommorow=tomorrow definately=definitely seperate=separate",
    "de": "nix=nichts vllt=vielleicht iwie=irgendwie",
    "fr": "svp=s'il_vous_plaît qd=quand pk=pourquoi pq=pourquoi ds=dans tjrs=toujours tjs=toujours bcp=beaucoup",
    "es": "q=que xq=porque pq=porque tb=también tmb=también xfa=por_favor porfa=por_favor",
    "it": "nn=non xké=perché xke=perché xche=perché cmq=comunque qnd=quando",
    "nl": "ff=even mn=mijn m'n=mijn zsm=zo_snel_mogelijk",
    "pt": "vc=você vcs=vocês tb=também tbm=também q=que pq=porque td=tudo",
}


def spelled_out(words: str, language: str) -> str:
    """The same in whole words; a capital stays one."""
    table = _table(language)
    return _pattern(language).sub(lambda found: _in_its_case(table[found[0].lower()], found[0]), words)


def _in_its_case(word: str, was: str) -> str:
    return f"{word[:1].upper()}{word[1:]}" if was[:1].isupper() else word


@cache
def _table(language: str) -> Mapping[str, str]:
    pairs = (pair.partition("=") for pair in _SPELLED.get(language, "").split())
    return {short: word.replace("_", " ") for short, _, word in pairs}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _table(language))) or "(?!)"
    return re.compile(rf"(?<![\w'’./@-])(?:{words})(?![\w'’/@-]|\.\w)", re.IGNORECASE)
