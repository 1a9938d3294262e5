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
        r"|merken sie|schämen sie|les\w+ (?:sie|ihr) .{0,20}überhaupt|überhaupt (?:noch )?(?:jemand|irgend\w+)"
        r"|arbeitet (?:bei ihnen|da) überhaupt|wer soll das",
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
_PLAIN = {
    "de": "könn\\w+|würde\\w*|kann|dürfte|darf|(?:bis )?wann|wo|wohin|wie (?:lange|viel|kann|soll|geht)|welche\\w*"
    "|was (?:kostet|muss|soll|ist in)|wie läuft|ist (?:der|die|das) \\w+ .{0,30}(?:lieferbar|vorrätig|erhältlich)"
    "|gibt es|haben sie|geht|kommt|schaffen|reicht",
    "fr": "pouvez|pourr\\w+|peut|puis-je|est-il possible|quand|où|comment (?:puis|dois|faire|procéder)|combien"
    "|quel\\w*"
    "|est-ce qu\\w*|avez-vous|arriver\\w+|sera\\w*|y a-t-il (?:un|une|moyen)",
    "es": "hacen|hacéis|envían|enviáis"
    "|(?:me |nos |se |lo |la |los |las |le )*(?:serían|podéis|podrí\\w+|pueden?|puedo|podemos|sería|mand\\w+)"
    "|cuándo|dónde|cómo (?:puedo|hago|debo|tengo)|cuánto\\w*|qué (?:tengo|debo|plazo)|hay (?:alguna|forma)|tenéis"
    "|tienen|(?:os )?da tiempo|lleg\\w+|est(?:ará|aría)",
    "it": "(?:mi |ci |me |ce )?(?:lo |la |li |le )?(?:fate sapere|potete|potreste|può|potrebbe|posso|possiamo|fate)"
    "|quando|dove|come (?:posso|devo|faccio)|quanto|è possibile|c'è modo|avete|quale|si può|arriv\\w+|riuscite"
    "|fa in tempo|mi (?:dite|dica|sapete dire|potete dire)|ci (?:dite|dica)",
    "nl": "wil (?:je|u)|willen jullie|kun\\w*|kan|zou\\w*|zal|mag|wanneer|waar|hoe (?:lang|kan|moet|veel)|welke?"
    "|valt|past|is (?:het mogelijk|er)|hebben jullie|lukt|komt|gaat|krijg",
    "pt": "(?:me )?(?:pod\\w+|posso)|quando|onde|como (?:posso|devo|faço)|quanto|é possível|seria|há (?:forma|maneira)"
    "|como (?:vai|será|funciona)|têm|qual|dá (?:tempo|para)|chega|vai|vão|será",
}
# Said in earnest, in any place of a question.
_POLITE = re.compile(
    r"\b(?:bitte|s'il vous pla[iî]t|svp|por favor|per favore|per cortesia|alsjeblieft|alstublieft|a\.u\.b)\b",
    re.IGNORECASE,
)
_JOINED = r"¿?(?:(?:und|aber|et|mais|y|pero|e|ma|en|maar|mas|bitte),? )?"
# Feelings are answered, not reported; and what is said for its sound.
_FEELING = {
    "de": "(?:nicht|nie) erlebt|betreibung|mahnbescheid|inkasso|anzeige erstatte|beinbruch|belogen|weltuntergang"
    "|im stich"
    "|am ende meiner|nerv\\w*|tränen|geweint|heul\\w+|schwört",
    "fr": "mise en demeure|plainte pour|porte plainte|huissier|larmes|à bout|ras-le-bol|outrée?|dépitée?"
    "|le comble|la mer à boire|tous les records|pleur\\w+|ignoble",
    "es": "burofax|OMIC|denuncia|llor(?:ando|é)|perdonar|juro|desgraciad\\w+|fin del mundo|amargad\\w+",
    "it": "diffida|denuncia|lacrime|tragedia|nemmeno l'ombra|chissà (?:chi|cosa|dove)|piang\\w+|pianto",
    "nl": "incasso|deurwaarder|rechtsbijstand|verzint het niet|serieus genomen|tranen|huil\\w*|wakker gelegen"
    "|het mooist|ramp|hart gebroken",
    "pt": "livro de reclamações|chor(?:ar|ei|ando)|brincadeira|fim do mundo|revoltad[oa]|desespero",
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


def asks_plainly(question: str, manner: Manner) -> bool:
    """Whether a question, in a letter of somebody who is upset, wants an answer and is no reproach."""
    if _POLITE.search(question):
        return True
    return re.search(rf"(?:^|: |, (?=¿)){_JOINED}(?:{_PLAIN[manner.code]})\b", question, re.IGNORECASE) is not None


def is_feeling(said: str, manner: Manner) -> bool:
    """Whether somebody says how they feel, or something for its sound."""
    return re.search(rf"\b(?:{_FEELING[manner.code]})\b", said, re.IGNORECASE) is not None


def is_rhetorical(question: str, manner: Manner) -> bool:
    """Whether it throws something at us instead of asking it."""
    asks = manner.asks.search(question.lstrip("¿ ")) or _ASKING.match(question) or manner.finite.search(question)
    bare = len(question.split()) <= _SHORT and not asks
    return bare or any(pattern.search(question) for pattern in (_TAG, _RHETORIC[manner.code]))
