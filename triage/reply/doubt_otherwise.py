"""When the words of a fault tell of another thing: a refund, an e-mail, somebody else's bill, an order of last night.

Words by language: regular expressions without groups to be kept, "|" between them; whole words, in any case.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from triage.judge.wordlist import whole_words

_PAID_BACK = frozenset({"told_unpaid", "told_part_paid"})
_GONE = "unavailable"
_UNWANTED = "unwanted_mail"
# What is told beside these is the same: money that is awaited, a parcel that came to somebody else, or came broken.
_SAID_BETTER = {
    "told_late": frozenset({"told_unpaid"}),
    "told_absent": frozenset({"told_unpaid"}),
    "no_show": frozenset({"shown_as_delivered", "told_signed_for"}),
    "gave_way": frozenset({"told_damaged"}),
}
_CLAUSE = re.compile(r"[,;:.!?()\n–—]|\s(?:and|so|but|und|aber|et|mais|y|pero|e|ma|en|maar|mas)\s")
_SUBJECT = 30  # characters before what was done in which stands who did it

# What did not come is money: it has apologies of its own.
_MONEY: Mapping[str, str] = {
    "en": r"refunds?|reimbursement|money|credit note|repayment",
    "de": r"geld|\w*erstattung|rückzahlung|gutschrift",
    "fr": r"remboursement|argent|virement",
    "es": r"reembolso|devolución|dinero|abono",
    "it": r"rimborso|soldi|denaro|accredito",
    "nl": r"geld|terugbetaling|restitutie",
    "pt": r"reembolso|dinheiro|estorno|devolução",
}
# Nor is it a parcel, but something on paper or on a screen; in an invoice something else is missing than in a box.
_PAPER: Mapping[str, str] = {
    "en": r"invoices?|points|tracking (?:number|code)|confirmation|password|reset|vat|label|receipt",
    "de": r"\w*rechnung\w*|punkte|sendungsnummer|\w*bestätigung|passwort\w*|ust-?id\S*|steuernummer|beleg",
    "fr": r"factures?|points|numéro de (?:suivi|tva)|confirmation|mot de passe|tva|étiquette|reçu fiscal",
    "es": r"facturas?|puntos|número de (?:seguimiento|iva)|confirmación|contraseña|nif|cif|etiqueta",
    "it": r"fattur\w+|punti|numero di tracciamento|conferma|password|partita iva|p\.? ?iva|etichetta",
    "nl": r"factu\w+|punten|bevestiging\w*|wachtwoord|btw\S*|track-? ?(?:en|&|and) ?trace\S*|retourlabel",
    "pt": r"faturas?|pontos|número de seguimento|confirmação|palavra-passe|senha|nif|etiqueta",
}
# Money was to come back at all: "nothing on my account" may be said of points.
_BACK: Mapping[str, str] = {
    "en": r"refund\w*|reimburs\w*|money|return\w*|sen[dt] (?:\w+ ){0,4}back|credit\w*|paid",
    "de": r"\w*erstatt\w*|rückzahl\w*|geld|gutschrift|gutgeschrieben|retour\w*|rücksend\w*|zurück\w*|überw\w+",
    "fr": r"rembours\w*|argent|virement|retour\w*|renvoy\w*|avoir",
    "es": r"reembols\w*|devol\w*|devuelt\w*|devuelv\w*|dinero|abon\w*",
    "it": r"rimbors\w*|soldi|denaro|reso|restitui\w*|accredit\w*",
    "nl": r"geld|terug\w*|restitutie|retour\w*",
    "pt": r"reembols\w*|dinheiro|estorn\w*|devol\w*",
}
# Who ordered an hour ago has not waited.
_JUST_ORDERED: Mapping[str, str] = {
    "en": r"(?:ordered|placed|bought|purchased)\b[^.,;!?\n]{0,30}\b(?:today|tonight|yesterday|last night"
    r"|this (?:morning|afternoon|evening)|just now|(?:an|one|two|three|a few|a couple of|\d) hours? ago|minutes ago)"
    r"|(?:i|we|i've|i have) just (?:ordered|placed|bought|purchased)",
    "de": r"(?:heute|gestern|vorhin|eben|gerade|soeben)\b[^.,;!?\n]{0,40}\b(?:bestellt|aufgegeben|gekauft)",
    "fr": r"(?:commandée?|commande|passée?|achetée?)\b[^.,;!?\n]{0,40}\b(?:hier|ce matin|aujourd'hui|ce soir|cette nuit"
    r"|tout à l'heure)|vien(?:s|t|ons) de (?:passer|commander|acheter)",
    "es": r"(?:pedí|pedido|compré|comprado|hice|hecho|realicé)\b[^.,;!?\n]{0,30}\b(?:hoy|ayer|anoche|esta mañana"
    r"|hace un rato|hace \w+ (?:horas|minutos))|acab(?:o|amos) de (?:hacer|comprar|pedir|realizar)",
    "it": r"(?:ordinat\w|ordine|comprat\w|acquistat\w)\b[^.,;!?\n]{0,30}\b(?:oggi|ieri|stamattina|stanotte|stasera"
    r"|poco fa|\w+ (?:ore|minuti) fa)|ho appena (?:ordinato|comprato|acquistato|fatto)",
    "nl": r"(?:vandaag|gisteren|gisteravond|vanochtend|vanmorgen|vannacht|zojuist|zonet)\b[^.,;!?\n]{0,40}\b(?:besteld"
    r"|geplaatst|gekocht)",
    "pt": r"(?:encomendei|encomenda|comprei|fiz)\b[^.,;!?\n]{0,30}\b(?:hoje|ontem|esta (?:manhã|noite|tarde)|há pouco"
    r"|há \w+ (?:horas|minutos))|acab(?:ei|ámos) de (?:encomendar|comprar|fazer)",
}
# What was delivered came back to us.
_TO_US: Mapping[str, str] = {
    "en": r"(?:delivered|returned|back) to you|you (?:received|got|signed for) (?:it|them|the return|the parcel)",
    "de": r"(?:bei ihnen|ihnen) (?:\w+ ){0,4}(?:eingegangen|angekommen|zugestellt)",
    "fr": r"vous (?:a|est|a bien) (?:été )?(?:livré|remis|parvenu|rendu)\w*|vous l'avez reçu\w*",
    "es": r"les (?:llegó|fue entregado)|lo (?:recibieron|tienen) ustedes|(?:entregado|devuelto) a ustedes",
    "it": r"vi (?:è|e') (?:stat[oa] (?:consegnat|recapitat|restituit)[oa]|arrivat[oa])|l'avete ricevut[oa]",
    "nl": r"bij u (?:\w+ ){0,3}(?:bezorgd|aangekomen|binnen)|u heeft (?:hem|het|ze) ontvangen",
    "pt": r"vos foi entregue|foi-vos entregue|(?:entregue|devolvid[oa]) a vocês",
}
# The customer minds it not.
_FINE: Mapping[str, str] = {
    "en": r"(?:that|it|this|which)(?:'s| is)(?: \w+)? (?:ok|okay|okey|fine|alright|all right|no problem|not a problem)"
    r"|no (?:rush|hurry)|don't mind",
    "de": r"(?:das )?(?:ist|wäre) (?:\w+ )?(?:in ordnung|ok|okay|kein problem|nicht schlimm)|macht (?:\w+ )?nichts"
    r"|eilt nicht",
    "fr": r"(?:ce )?n'est pas (?:\w+ )?grave|pas de problème|pas de souci|rien ne presse",
    "es": r"no (?:pasa nada|importa|hay prisa|corre prisa)|no es (?:ningún )?problema",
    "it": r"non (?:importa|fa niente|c'è fretta|è un problema)|va bene così",
    "nl": r"(?:is|maakt) (?:\w+ )?(?:niet erg|geen probleem|niet uit)|geeft niet|geen haast",
    "pt": r"não (?:faz mal|há problema|tem problema|há pressa|importa)",
}
# What was got is a message, and nothing else.
_A_NOTICE: Mapping[str, str] = {
    "en": r"(?:got|received|recieved|been sent|was sent|sent me|sent us|delivered) (?:the below|this|nothing"
    r"|(?:an?|the|your|this|only an?) (?:\w+ ){0,2}(?:e-?mail|message|text|notification|notice|confirmation|card|reply"
    r"|answer|call|letter|note|refund|ticket|link|invoice|tracking))",
    "de": r"(?:kam|kamen|bekommen|erhalten|geschickt|gekommen)\b.{0,25}\b(?:mail|e-mail|nachricht|bestätigung|rechnung"
    r"|meldung|antwort|sms)|(?:mail|e-mail|nachricht|bestätigung|rechnung|sms) (?:bekommen|erhalten|geschickt)",
    "fr": r"reçu (?:un|une|le|la|votre|ce|cette) (?:\w+ )?(?:mail|e-mail|message|courriel|sms|avis|confirmation|facture"
    r"|réponse)",
    "es": r"(?:llegado|llegó|enviado|mandado|enviaron|mandaron) (?:un|una|el|la|este) (?:\w+ )?(?:correo|mensaje|aviso"
    r"|sms|email|confirmación|factura|respuesta)",
    "it": r"(?:ricevuto|arrivat[oa]|inviato|mandato) (?:un|una|la|il|l'|questa) ?(?:\w+ )?(?:mail|e-mail|email"
    r"|messaggio|avviso|sms|conferma|fattura|risposta)",
    "nl": r"(?:kreeg|ontving|kwam|gekregen|ontvangen)\b.{0,12}\b(?:mail|e-mail|bericht|sms|bevestiging|factuur"
    r"|antwoord)",
    "pt": r"(?:recebi|veio|chegou|mandaram|enviaram) (?:um|uma|o|a|este) (?:\w+ )?(?:e-?mail|mensagem|aviso|sms"
    r"|confirmação|fatura|resposta)",
}
# Who charged was not we.
_SOMEBODY: Mapping[str, str] = {
    "en": r"he|she|\w*decorator|plumber|electrician|builder|joiner|fitter|mechanic|garage|landlord|vet|customs|courier"
    r"|repair shop|installer|contractor",
    "de": r"er|maler|handwerker|monteur|klempner|elektriker|werkstatt|schreiner|tischler|zoll",
    "fr": r"il|elle|peintre|plombier|électricien|artisan|garage|menuisier|douane",
    "es": r"él|ella|pintor|fontanero|electricista|taller|carpintero|aduana",
    "it": r"lui|lei|imbianchino|idraulico|elettricista|officina|falegname|dogana",
    "nl": r"hij|zij|schilder|loodgieter|elektricien|garage|timmerman|douane",
    "pt": r"ele|ela|pintor|canalizador|eletricista|oficina|carpinteiro|alfândega",
}
# What is gone is what somebody wanted besides: the same once more, with the code this time.
_BESIDES: Mapping[str, str] = {
    "en": r"want(?:ed)? to|re-?order\w*|order(?:ing)? (?:it |them )?again|buy another|exchange",
    "de": r"wollte\w*|(?:nochmal|noch einmal|erneut|neu) \w*bestellen|umtausch\w*",
    "fr": r"voulais|voulions|recommander|commander (?:à nouveau|de nouveau)|échange\w*",
    "es": r"quería|queríamos|volver a (?:pedir|comprar)|cambiar\w*",
    "it": r"volevo|volevamo|riordinare|(?:ordinare|comprare) di nuovo|cambi\w*",
    "nl": r"wilde\w*|(?:opnieuw|nog een keer) \w*bestellen|ruilen",
    "pt": r"queria|queríamos|(?:encomendar|comprar) (?:de novo|outra vez)|troca\w*",
}

_HAS_NOT_WAITED = (
    ("clause", _MONEY),
    ("clause", _PAPER),
    ("rest", _FINE),
    ("letter", _JUST_ORDERED),
    ("letter", _TO_US),
)
# By the fault, where in the letter which words turn it into something else.
_TURNED_BY: Mapping[str, tuple[tuple[str, Mapping[str, str]], ...]] = {
    "told_absent": _HAS_NOT_WAITED,
    "told_late": _HAS_NOT_WAITED,
    "told_signed_for": _HAS_NOT_WAITED,
    "shown_as_delivered": _HAS_NOT_WAITED,
    "told_missing": (("clause", _PAPER),),
    "told_wrong": (("rest", _A_NOTICE),),
    "told_charged": (("who", _SOMEBODY),),
    "charged_unasked": (("who", _SOMEBODY),),
    _GONE: (("before", _BESIDES),),
}


def is_otherwise(name: str, besides: Collection[str], language: str, *, before: str, rest: str, letter: str) -> bool:
    """Whether the words that tell of the fault `name` mean another thing here. `besides`: what else was found.

    `before` and `rest`: its sentence up to these words, and from them on; `letter`: all of the letter.
    """
    if not _SAID_BETTER.get(name, frozenset()).isdisjoint(besides):
        return True
    if name == _UNWANTED:
        return rest.rstrip().endswith("?")
    if name in _PAID_BACK:
        return not _says(_BACK, language, letter)
    beginning = _CLAUSE.split(before)[-1]
    said = {
        "before": before,
        "rest": rest,
        "letter": letter,
        "clause": f"{beginning}{_CLAUSE.split(rest)[0]}",
        "who": beginning[-_SUBJECT:],
    }
    return any(_says(table, language, said[where]) for where, table in _TURNED_BY.get(name, ()))


def needs_purchase(name: str) -> bool:
    """Whether it is a fault only where something was bought: who asks when it is back has ordered nothing."""
    return name == _GONE


def _says(table: Mapping[str, str], language: str, text: str) -> bool:
    line = " ".join(text.replace("’", "'").split())
    return language in table and whole_words(table[language]).search(line) is not None
