"""How agents say by when something leaves the shop, by language: rows of patterns. Pure.

Only what we do ourselves, and have not done yet, counts: "is sent", "leaves us", never "arrives", which is the
carrier's, nor money, nor what is already on its way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Goods:
    """Regular expressions, matched without regard to case against one clause.

    `leave`: something leaves us. `unless`: then it is not sure. `and_`: words that begin another clause.
    """

    leave: str
    unless: str
    and_: str


@dataclass(frozen=True, slots=True)
class GoodsPatterns:
    """The same, compiled. `clause_end`: where a clause ends."""

    leave: re.Pattern[str]
    unless: re.Pattern[str]
    clause_end: re.Pattern[str]


GOODS = {
    "en": Goods(
        leave=(
            r"\b(?:i|we)(?:['’]ll| will| shall| am going to| are going to|['’](?:m|re) going to)(?: \w+){0,2}"
            r" (?:send|ship|dispatch|post)\b"
            r"|\b(?:i am|i['’]m|we are|we['’]re)(?: \w+){0,2} (?:sending|shipping|dispatching|posting)\b"
            r"|\b(?:your|the|a|an|it|they|that|this|these)\b(?: [\w'’-]+){0,4}? (?:(?:leaves?|ships?|goes out|go out)\b"
            r"(?! (?:it|them|you|your|the|a|an)\b)"
            r"|will (?:\w+ )?(?:leave|ship|go out|be (?:\w+ )?(?:sent|shipped|dispatched|posted))\b"
            r"|(?:is|are) (?:being (?:sent|shipped|dispatched|posted)|going out|leaving|shipping)\b)"
        ),
        unless=(
            r"\b(?:refund\w*|money|credit\w*|payment|amount|arriv\w+|reach\w*|deliver\w*|receiv\w+|supplier|manufacturer"
            r"|carrier|courier|customs|back|not|never|would|could|should|can|have|has|had|was|were"
            r"|you (?:send|ship|return))\b"
        ),
        and_="and|but|so|which|who|where|when|while|because|that you",
    ),
    "de": Goods(
        leave=(
            r"\b(?:ich|wir)\b.{0,60}\b(?:schicken?|senden?|versenden?|verschicken?)\b"
            r"|\b(?:schicke|sende|versende|verschicke)n? (?:ich|wir)\b"
            r"|\bwerden? (?:ich|wir)\b.{0,60}\b(?:\w*schicken|\w*senden)\b"
            r"|\bgeh(?:t|en)\b.{0,60}\b(?:raus|hinaus|auf den weg|auf die reise|in den versand|zur post|in die post)\b"
            r"|\bverl(?:ässt|assen)\b.{0,60}\b(?:lager|haus|werk|uns)\b"
            r"|\bw(?:ird|erden)\b.{0,60}\b(?:versandt|versendet|verschickt|abgeschickt|losgeschickt|abgesendet|zugeschickt"
            r"|zugesandt)\b"
        ),
        unless=(
            r"\b(?:nicht|keine?[nmrs]?|erstatt\w+|rückerstattung|geld|betrag|gutschrift|ankommen|ankommt|eintreffen"
            r"|eintrifft|zugestellt|zustellung|erhalten|lieferant\w*|hersteller\w*|zoll|zurück\w*|würden?|könnten?|kann"
            r"|können|sollten?|habe[nt]?|hat|hatten?|wurden?|worden|sie (?:schicken|senden))\b"
        ),
        and_="und|aber|sodass|damit|weil|wo|wobei|die|der|das|dass",
    ),
    "fr": Goods(
        leave=(
            r"\b(?:je|nous)\b.{0,20}\b(?:envoie|envoyons|enverrai|enverrons|expédie|expédions|expédierai|expédierons)\b"
            r"|\b(?:vais|allons)\b.{0,20}\b(?:envoyer|expédier)\b"
            r"|\b(?:colis|commande|remplacement|article|produit|pièce|paquet|exemplaire|envoi)s?(?: [\w'’-]+){0,3}"
            r" (?:part|partent|partira|partiront)\b"
            r"|\b(?:sera|seront)(?: \w+)? (?:envoyée?s?|expédiée?s?|postée?s?)\b"
        ),
        unless=(
            r"\b(?:rembours\w+|argent|montant|avoir|arriv\w+|livr\w+|recev\w+|fournisseur|fabricant|transporteur|douane"
            r"|retour\w*|pas|jamais|avons|ai|avait|pourr\w+|pouv\w+|peut|devr\w+)\b"
        ),
        and_="et|mais|qui|que|donc|où|car",
    ),
    "es": Goods(
        leave=(
            r"\b(?:enviaré|enviaremos|mandaré|mandaremos|remitiremos|expediremos|despacharemos)\b"
            r"|\b(?:le|les|te|se l[oa]s?) (?:envío|mando)\b"
            r"|\b(?:voy|vamos) a (?:enviar|mandar|expedir|despachar)\w*\b"
            r"|\b(?:paquete|pedido|envío|repuesto|artículo|producto|reemplazo|recambio|pieza|sustituto)s?"
            r"(?: [\w-]+){0,3} (?:sale|salen|saldrá|saldrán)\b"
            r"|\b(?:será|serán|va a ser|van a ser)(?: \w+)? (?:enviad|expedid|despachad|mandad)[oa]s?\b"
            r"|\bse (?:enviará|expedirá|despachará)n?\b"
        ),
        unless=(
            r"\b(?:reembols\w+|dinero|importe|abono|lleg\w+|entreg\w+|recib\w+|proveedor|fabricante|transportista|aduana"
            r"|devol\w+|no|nunca|hemos|he|ha|había|podr\w+|pued\w+|deber\w+)\b"
        ),
        and_="y|pero|que|así|donde|porque",
    ),
    "it": Goods(
        leave=(
            r"\b(?:spedirò|spediremo|invierò|invieremo|manderò|manderemo|spedisco|spediamo|mandiamo)\b"
            r"|\b(?:sarà|saranno|verrà|verranno)(?: \w+)? (?:spedit|inviat|mandat)[oaie]\b"
            r"|\b(?:pacco|ordine|articolo|prodotto|sostituzione|ricambio|pezzo|spedizione|sostituto)(?: [\w-]+){0,3}"
            r" (?:parte|partono|partirà|partiranno)\b"
        ),
        unless=(
            r"\b(?:rimbors\w+|denaro|soldi|importo|accredit\w+|arriv\w+|consegn\w+|ricev\w+|fornitore|produttore|corriere"
            r"|dogana|indietro|non|mai|abbiamo|ho|aveva|potr\w+|può|possiamo|dovr\w+)\b"
        ),
        and_="e|ed|ma|che|così|dove|perché",
    ),
    "nl": Goods(
        leave=(
            r"\b(?:ik|wij|we)\b.{0,60}\b(?:stuur|sturen|verstuur|versturen|verzend|verzenden|opsturen|toesturen)\b"
            r"|\b(?:stuur|sturen|verstuur|versturen|verzend|verzenden) (?:ik|wij|we)\b"
            r"|\bga(?:at|an)\b.{0,60}\b(?:de deur uit|op de post|met de post mee)\b"
            r"|\bverla(?:at|ten)\b.{0,60}\b(?:magazijn|ons)\b"
            r"|\b(?:wordt|worden|zal|zullen)\b.{0,60}\b(?:verstuurd|verzonden|opgestuurd|toegestuurd)\b"
        ),
        unless=(
            r"\b(?:terugbeta\w+|geld|bedrag|creditnota|aankom\w+|bezorg\w+|gelever\w+|lever\w+|ontvang\w+|fabrikant|douane"
            r"|terug|niet|geen|nooit|heb|hebt|heeft|hebben|had|hadden|werd|werden|zou|zouden|kan|kunnen"
            r"|u (?:stuurt|verstuurt))\b"
        ),
        and_="en|maar|die|dat|zodat|waar|omdat",
    ),
    "pt": Goods(
        leave=(
            r"\b(?:enviarei|enviaremos|mandarei|mandaremos|expediremos|despacharemos|remeteremos)\b"
            r"|\benviar-(?:lhe|lho|lha)-(?:ei|emos)\b|\benvio-lh(?:e|o|a)\b"
            r"|\b(?:vou|vamos) (?:lhe )?(?:enviar|mandar|expedir|despachar)(?:-\w+)?\b"
            r"|\b(?:será|serão|vai ser|vão ser)(?: \w+)? (?:enviad|expedid|despachad|mandad)[oa]s?\b"
            r"|\b(?:encomenda|pacote|artigo|produto|substituto|substituição|peça|envio)s?(?: [\w-]+){0,3}"
            r" (?:sai|saem|sairá|sairão|segue|seguem|seguirá|seguirão)\b"
        ),
        unless=(
            r"\b(?:reembols\w+|dinheiro|valor|montante|crédito|cheg\w+|entreg\w+|receb\w+|fornecedor|fabricante"
            r"|transportadora|alfândega|devol\w+|não|nunca|já|tinha|poder\w+|pode|podemos|dever\w+)\b"
        ),
        and_="e|mas|que|assim|onde|porque",
    ),
}


@cache
def goods(language: str) -> GoodsPatterns:
    """The patterns of one of the seven languages. KeyError for any other."""
    row = GOODS[language]
    return GoodsPatterns(
        leave=re.compile(rf"(?i){row.leave}"),
        unless=re.compile(rf"(?i)\?|{row.unless}"),
        clause_end=re.compile(rf"(?i)[,;:()–—]\s|\s(?=(?:{row.and_})\b)"),
    )
