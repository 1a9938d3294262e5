"""Whether a letter is praise above all, whatever went wrong before."""

from __future__ import annotations

import re

from triage.judge.wordlist import whole_words
from triage.model import JudgedLetter
from triage.reply.doubt_words import ASKS

_PRAISE = "praise"
_PRAISED = 1.1  # points of plain praise
_WARM = 10.0  # points that kind words take from the frustration, from which they are what the letter is about
_PLEASED = 25.0  # frustration, 0..100, below which a letter that praises in its subject complains of nothing


# What turns praise into the beginning of a complaint.
_BUT = re.compile(
    r"\b(?:but|however|unfortunately|sadly|(?:al)?though|except|yet|aber|leider|jedoch|allerdings|nur|mais"
    r"|malheureusement|cependant|pourtant|sauf|pero|sin embargo|lamentablemente|aunque|salvo|ma|però|purtroppo|tuttavia"
    r"|tranne|maar|helaas|echter|alleen|mas|porém|infelizmente|embora|exceto)\b",
    re.IGNORECASE,
)


# What asks that one of us be praised, or says that the letter is there for nothing else.
_SOMEBODY = (
    r"(?:(?-i:(?:(?:Mrs|Ms|Mr|Miss)\.? )?[A-ZÀ-Þ][a-zß-ÿ'-]+)|her|him|them|whoever|the (?:lady|man|person|team))"
)
_COMMENDS = {
    "en": rf"(?:tell|thank|see that|see to it that|make sure(?: that)?|let) {_SOMEBODY}(?: and (?:his|her|their)"
    r" (?:boss|manager|team))?(?: both)? (?:hears?|knows?|sees?|gets?|from me|for me|(?:she|he|they)(?:'s| is| has"
    r"| made))|(?:give|buy) (?:her|him|them|that (?:man|woman|lady|person|chap|lad|girl)) a (?:rise|raise|pint|medal"
    r"|bonus|hug|pat)|i just had to tell (?:somebody|someone|you)|(?:never|don't (?:usually|normally)) write these"
    r"|made (?:my|our) (?:day|week|year|christmas)|wrapped like a (?:\w+ )?present|(?:i )?only wanted to say (?:it"
    r"|thanks?(?: you)?)|pass (?:on )?(?:my|our) (?:\w+ )?(?:thanks|compliments|gratitude|regards)"
    r"|had not dared (?:to )?hope",
    "de": r"(?:so jemanden|solche (?:leute|mitarbeiter\w*|kolleg\w+)) (?:müssen|sollten|sollte) (?:sie|man) (?:gut"
    r" behandeln|behalten|halten|befördern)|(?:eine )?gehaltserhöhung verdient|wollte mich (?:nur|einfach) (?:einmal"
    r" |mal )?bedanken|ein (?:großes |dickes )?lob an",
    "fr": r"transmett(?:re|ez) (?:mes|nos) (?:remerciements|félicitations|compliments)|chapeau (?:à|au|aux)"
    r"|mérite une augmentation|je voulais (?:juste|simplement) (?:vous )?(?:remercier|dire merci)",
    "es": r"(?:felicit(?:en|ad|e)|díganle gracias|den las gracias) a|merece un aumento|solo quería (?:dar(?:les)? las"
    r" gracias|agradecer\w*)",
    "it": r"fate i (?:miei |nostri )?complimenti a|merita un aumento|volevo solo (?:ringraziar\w+|dir\w* grazie)",
    "nl": r"verdient (?:een )?(?:opslag|loonsverhoging)|(?:complimenten|een pluim) (?:aan|voor)"
    r"|wilde (?:u |jullie )?(?:alleen|gewoon|even) (?:even )?bedanken",
    "pt": r"merece um aumento|(?:deem|dêem|transmitam) os (?:meus )?parabéns|só queria (?:agradecer|dizer obrigad\w)",
}


def is_glad(letter: JudgedLetter) -> bool:
    """Whether a letter about nothing that any row knows praises and asks for nothing: it is full of warm words and
    calm, or commends one of us.
    """
    judgement = letter.judgement
    warm = -sum(signal.points for signal in judgement.signals if signal.family == _PRAISE)
    asks = judgement.wishes or "?" in letter.letter.own.text
    calm = warm >= _WARM and judgement.frustration < _PLEASED
    return not asks and (commends(letter) or (calm and not _begs(letter)))


def _begs(letter: JudgedLetter) -> bool:
    """Whether it has a word of asking, of whatever: a complaint of a best man is warm by his title alone."""
    asks = whole_words(ASKS.get(letter.letter.language.code, ""))
    return asks.search(letter.letter.own.text) is not None


def is_pleased(letter: JudgedLetter) -> bool:
    """Whether a calm letter praises in more than a word, whatever it complains of besides: "the box looked perfect"."""
    judgement = letter.judgement
    named = (*judgement.problems, *judgement.suspected)
    praised = any(problem.id == _PRAISE and len(" ".join(problem.evidence).split()) > 1 for problem in named)
    return judgement.frustration < _PLEASED and (praised or commends(letter))


def commends(letter: JudgedLetter) -> bool:
    """Whether it asks that one of us be praised, or was written to give thanks."""
    language = letter.letter.language.code
    own = " ".join(letter.letter.own.text.replace("’", "'").split())
    return whole_words(_COMMENDS.get(language, "")).search(own) is not None


def is_praise_above_all(letter: JudgedLetter) -> bool:
    """Whether the letter is calm and headed by praise, or praises, asks for nothing and knows no "but".

    What it names besides was long since put right.
    """
    judgement = letter.judgement
    praises = [problem for problem in judgement.problems if problem.id == _PRAISE]
    if not praises or judgement.frustration >= _PLEASED:
        return False
    headed = any(one.points >= _PRAISED and len(one.evidence) > len(one.spans) for one in praises)
    own = letter.letter.own.text
    return headed or not (judgement.wishes or "?" in own or _BUT.search(own))
