"""Questions that want no answer: "Can you people read?", "Fourteen degrees?"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.manner import Manner

_SHORT = 3  # words; a question of so few asks only with a verb or a question word
_RHETORIC = {
    "de": re.compile(
        r"eigentlich (?:lesen|noch|schon|ernst|klar)|können sie .{0,20}(?:lesen|rechnen|zählen)|soll das (?:ein|ihr)"
        r"|ist das ihr|halten sie mich|wollen sie mich|wollt ihr mich|für (?:dumm|blöd)|wie oft (?:denn|muss|soll)"
        r"|was (?:soll das|glauben|denken|ist (?:das|bei euch)) |kann (?:das|doch nicht) sein|geht's noch|wo leben"
        r"|merken sie|schämen sie|arbeitet (?:bei ihnen|da) überhaupt|wer soll das",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"vous savez lire|savez-vous lire|vous vous (?:moquez|fichez)|me prenez|de qui se|à quoi (?:ça|cela) sert"
        r"|combien de fois (?:faut|dois|vais)|c'est (?:une plaisanterie|comme ça)|trouvez(?:-| )vous"
        r"|y a-t-il (?:quelqu'un|un pilote)|qui peut",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"saben leer|sabéis leer|me toman|se creen|cuántas veces (?:tengo|hay|más)|se puede saber|han creído"
        r"|de qué van|hay alguien ahí|les parece|a quién quieren|dónde se ha visto|a dónde",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"sapete leggere|mi prendete|vi sembra|quante volte (?:devo|ancora)|chi credete|scherz|c'è qualcuno"
        r"|come è possibile|vi rendete conto|a che gioco",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"kunnen jullie .{0,15}lezen|hoe vaak moet|denken jullie|nemen jullie mij|wat denken|is er iemand"
        r"|vinden jullie|snappen jullie|waar slaat|in de maling",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"sabem ler|acham (?:que|normal|bem)|quantas vezes (?:tenho|é preciso|mais)|pensam que|a gozar|brinca"
        r"|há alguém|como é possível|têm noção",
        re.IGNORECASE,
    ),
}
# "..., isn't it?": a statement that looks for a nod.
_TAG = re.compile(
    r", ?(?:oder nicht|oder|nicht wahr|gell|n'est-ce pas|hein|verdad|vero|giusto|toch|hè|não é|né"
    r"|certo)\s?\?$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:w\w+|quand|où|comment|combien|qu\w*|pourquoi|cuándo|dónde|cómo|cuánt\w*|por qué|come|dove|perché|chi|cosa"
    r"|hoe\w*|onde|como|porquê"
    r"|o que)\b",
    re.IGNORECASE,
)


def is_rhetorical(question: str, manner: Manner) -> bool:
    """Whether it throws something at us instead of asking it."""
    asks = manner.asks.search(question.lstrip("¿ ")) or _ASKING.match(question) or manner.finite.search(question)
    bare = len(question.split()) <= _SHORT and not asks
    return bare or any(pattern.search(question) for pattern in (_TAG, _RHETORIC[manner.code]))
