"""What is asked without a question mark or a verb of asking: "Otra cosa, si viene ya con el peine."."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A question announced or put indirectly; what would suit; what is offered for something in return.
_ASKED: Mapping[str, re.Pattern[str]] = {
    code: re.compile(rf"(?:{words})", re.IGNORECASE)
    for code, words in {
        "de": r"^(?:und |dann )?(?:noch |nur )?(?:(?:eine|die) )?(?:(?:andere|weitere|zweite|letzte|kurze) )?frage\b"
        r"|^(?:und |auch )?(?:mich (?:würde )?(?:auch )?interessier\w+|ich (?:frage mich|wüsste gern\w*))\b"
        r"|^(?:wenn|falls) (?:es )?(?:möglich|geht|ginge)\b|\b(?:würde|reicht|genügt)(?: mir| uns)? (?:ein\w*|der"
        r"|die|das)"
        r" .{3,60} (?:reichen|genügen|helfen)|\bkann (?:ich )?ihnen .{3,60}, wenn sie\b",
        "fr": r"\bmerci (?:\w+ ){0,2}(?:de|d')(?! ?(?:votre|vos|m'avoir|nous avoir|avance))(?= ?\w+(?:er|ir|re)\b)"
        r"|^(?:et |puis )?(?:(?:une|la|ma) )?(?:(?:autre|dernière|deuxième|seconde) )?question\b"
        r"|\bje me demand\w+ (?:si|aussi)\b"
        r"|\bmets? en demeure de\b"
        r"|^s(?:'il est|i c'est) possible\b|\bje peux (?:vous )?.{3,60} si vous\b|\b(?:me|nous) suffi(?:t|rait)\b",
        "es": r"^(?:y )?(?:(?:otra|una|la otra) (?:cosa|pregunta|duda|consulta)|pregunta)\b"
        r"|\bsi (?:se puede|se pudiera|es posible|fuera posible|pudieran|pudierais)\b"
        r"|^(?:y )?(?:también )?me pregunto\b"
        r"|\bpuedo .{3,60} si (?:me|ustedes|ustedes me|vosotros)\b|\bme bastaría\b|\bcon .{3,40} me (?:vale|basta"
        r"|sirve)\b",
        "it": r"^(?:e )?(?:(?:un'altra|l'altra|una) (?:cosa|domanda|curiosità)|domanda)\b|^(?:e )?mi chied\w+ (?:se"
        r"|anche)\b"
        r"|\bse (?:si può|si potesse|è possibile|fosse possibile|potete|poteste)\b|\bposso .{3,60} se (?:mi|me)\b"
        r"|\bmi basterebbe\b",
        "nl": r"^(?:en )?(?:nog )?(?:een |de |mijn )?(?:(?:andere|tweede|laatste) )?vraag(?:je)?\b|\bhoor ik graag\b"
        r"|\bik (?:hoor|zou) graag (?:of|wanneer|hoe|wat|waar)\b|^(?:en )?ik vraag me af\b|^(?:als"
        r"|indien) (?:het )?(?:mogelijk|kan)\b"
        r"|\bkan .{3,60} terugsturen als\b|\b(?:is|was) (?:voor )?(?:mij|ons) genoeg\b",
        "pt": r"^(?:e )?(?:(?:outra|uma|a outra) (?:coisa|pergunta|dúvida|questão)|pergunta)\b"
        r"|\bse (?:for possível|fosse possível|puderem|pudessem|der para|desse para)\b|\bposso .{3,60} se (?:me"
        r"|vocês)\b"
        r"|\bbasta-me\b|\bbastava\b",
    }.items()
}
_NEVER = re.compile(r"(?!)")


def asks_unmarked(line: str, language: str) -> bool:
    """Whether the customer's own `line` asks, though it ends like a statement."""
    return _ASKED.get(language, _NEVER).search(line) is not None
