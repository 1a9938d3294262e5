"""Whether a sentence is about what the goods came in, which anybody throws away."""

from __future__ import annotations

from triage.judge.wordlist import whole_words
from triage.model import Case, JudgedLetter

_PACKAGING = {
    "en": r"(?:\w+ )?box(?:es)?|cartons?|packaging|packing|wrapping|bubble ?wrap|receipt|polystyrene|instructions?",
    "de": r"\w*karton\w*|\w*verpackung\w*|\w*packung\w*|\w*schachtel\w*|\w*folie|\w*bon|styropor",
    "fr": r"cartons?|emballages?|boîtes?|sachets?|notice|ticket",
    "es": r"cajas?|embalajes?|cartón|envoltorios?|paquetes?|ticket|instrucciones",
    "it": r"scatol[ae]|imball\w*|cartoni?|confezion[ei]|scontrino|istruzioni",
    "nl": r"do(?:os|zen)|\w*verpakking\w*|\w*karton\w*|bon(?:netje)?|folie",
    "pt": r"caixas?|embalage(?:m|ns)|cartão|cartões|talão|instruções",
}


def is_of_packaging(case: Case, circumstance: str) -> bool:
    """Whether that circumstance shows in no sentence but such as name the packaging: "I threw the box away"."""
    return all(_is_of_packaging(letter, circumstance) for letter in case.letters)


def _is_of_packaging(letter: JudgedLetter, circumstance: str) -> bool:
    words = whole_words(_PACKAGING.get(letter.letter.language.code, ""))
    places = [span[0] for cue in letter.judgement.circumstances if cue.id == circumstance for span in cue.spans]
    sentences = (
        letter.letter.own.text[start:end]
        for start, end in letter.judgement.sentences
        if any(start <= place < end for place in places)
    )
    return all(words.search(sentence) for sentence in sentences)
