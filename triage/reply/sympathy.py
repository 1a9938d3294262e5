"""What is said first to somebody in whose letter somebody is gravely ill."""

from __future__ import annotations

from triage.model import Case

ILL = "ill"  # the circumstance

_SAID = {
    "en": "I am so sorry to read what you and yours are going through, and I wish you all the best.",
    "de": "Es tut mir sehr leid zu lesen, was Sie und die Ihren gerade durchmachen; ich wünsche Ihnen von Herzen alles "
    "Gute.",
    "fr": "Je suis de tout cœur avec vous et les vôtres dans ce que vous traversez.",
    "es": "Siento mucho lo que usted y los suyos están pasando, y les deseo lo mejor.",
    "it": "Mi dispiace molto per ciò che Lei e i Suoi cari stanno passando, e auguro a tutti ogni bene.",
    "nl": "Wat naar om te lezen wat u en uw naasten doormaken; ik wens u allen veel sterkte.",
    "pt": "Lamento muito o que está a passar com os seus, e desejo-lhes o melhor.",
}


def sympathy(case: Case, language: str) -> str:
    """A sentence that is true whoever is ill, "" where nobody is."""
    return _SAID[language] if ILL in case.circumstances else ""
