"""What turns the words of a problem into no problem: negation, a question before buying, trouble long since solved.

Words by language; a language without words negates nothing.
"""

from __future__ import annotations

import re
from functools import cache

from triage.judge.nouns import nouns_of

DISPLEASED, SOLVED, BOUGHT, BEFORE_BUYING = "displeased", "solved", "bought", "before_buying"
SENT_BACK, NOT_ORDERED, SETTLED, VISIT = "sent_back", "not_ordered", "settled", "visit"
NOT_YET_SENT, OWN_MISTAKE = "not_yet_sent", "own_mistake"
_SOON_SAID = 40  # characters between a conditional word and what it makes imagined
_KEPT = re.compile(r"(?<!\w)(?:as|wie|zoals|comme|como|come)\s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

# Phrases in the notation of `triage.rules.schema`, set apart by "|".
_BEFORE_BUYING = {
    "en": (
        "before i order/buy/purchase | thinking of/about buying/ordering | considering buying/ordering/a purchase "
        "| if i order/buy/ordered/bought | would like to order/buy | policy on | your ... policy | in case "
        "it/i/the/they | what if | what happens if | how long does delivery/shipping | not a complaint "
        "| quick/just question | do/can you sell/stock | do you still sell "
        "| can/could i/we buy/order ... separately/spare"
    ),
    "de": (
        "bevor ich bestelle/kaufe | überlege | falls ich/es/die/der/das | wenn ich ... bestelle | möchte ... "
        "bestellen | was passiert wenn | verkaufen/führen/haben sie/ihr ... einzeln/separat"
    ),
    "fr": (
        "avant de commander/d'acheter | si je commande | j'envisage | souhaite commander | que se passe-t-il si | "
        "politique de | vendez-vous ... séparément/seul/seule"
    ),
    "es": (
        "antes de comprar/pedir | si compro/pido | quisiera comprar/pedir | qué pasa si | política de "
        "| venden/vendéis ... suelto/suelta/separado"
    ),
    "it": (
        "prima di ordinare/acquistare | se ordino/acquisto | vorrei ordinare/acquistare | cosa succede se "
        "| politica di | vendete ... separatamente/singolarmente"
    ),
    "nl": (
        "voordat ik bestel/koop | als ik bestel | wil graag bestellen | wat gebeurt er als | overweeg | retourbeleid "
        "| verkopen jullie ... los/apart"
    ),
    "pt": (
        "antes de comprar/encomendar | se eu comprar/encomendar | gostaria de comprar/encomendar | o que acontece "
        "se | política de | vendem ... separado/avulso"
    ),
}
_SOLVED = {
    "en": (
        "was/been/got/is/were ... resolved/sorted/solved/fixed/replaced/refunded | "
        "resolved/sorted/fixed/solved/replaced ... quickly/immediately/promptly/within/same/straight/right | "
        "thank you for sorting/resolving/fixing/replacing/sending/the replacement | thanks for "
        "sorting/resolving/fixing/replacing/the replacement | replacement arrived/came | sorted it/everything out "
        "| replaced it/them ... question/quickly/immediately/next/free | please thank | you/she/he fixed/sorted/solved"
    ),
    "de": (
        "gelöst | schnell ... ersetzt/erledigt/geholfen | ersatz ... angekommen/gekommen/geschickt | umgehend ... "
        "ersetzt/ersatz/geklärt/geholfen | danke für die schnelle hilfe/lösung | richten ... dank aus"
    ),
    "fr": (
        "problème/tout ... résolu/réglé | remplacé ... rapidement/immédiatement | merci ... résolu/remplacement | "
        "a été résolu/réglé | merci de remercier | remerciez"
    ),
    "es": (
        "problema ... resuelto/solucionado | resolvieron/solucionaron ... rápido/rápidamente/enseguida | se "
        "solucionó | gracias por solucionar/resolver | den/dad/dele las gracias"
    ),
    "it": (
        "problema ... risolto | risolto ... subito/rapidamente/velocemente | grazie per aver risolto | sostituito "
        "... subito | ringraziate"
    ),
    "nl": ("opgelost | snel ... opgelost/vervangen/geholpen | netjes vervangen/opgelost | bedank ... namens"),
    "pt": (
        "problema ... resolvido | resolvido ... rapidamente/logo | resolveram ... rapidamente/logo/rápido | "
        "obrigad* por resolver* | agradeçam"
    ),
}
_DISPLEASED = {
    "en": (
        "unhappy | not/isn't/wasn't ... happy/pleased/satisfied/impressed/great/good | disappoint* | terrible | "
        "horrible | awful | worst | never again | never ... again | not/don't/wouldn't/cannot recommend | "
        "don't/not buy | poor | waste of | useless | unacceptable | ridiculous | frustrat* | annoy* | angry | "
        "upset | sucks | regret | my/formal/this complaint | complaint about/against | to/must complain | "
        "a joke | disgust* | nightmare | scam | beware | used to | no longer "
        "| so sick | fed up | what's the point | what is the point | didn't resolve | not acceptable | "
        "unprofessional | rude | failed | shame | lied | liar* | lying to | theft | thieves | robbed | stealing "
        "| are you even/serious/kidding/joking | clearly/obviously wasn't/isn't/hasn't/not | ruined"
    ),
    "de": (
        "enttäusch* | unzufrieden* | nicht ... zufrieden/glücklich | schlecht* | nie wieder | ärger* | verärger* "
        "| frech* | unverschämt* | katastroph* | traurig | beschwer* | unmöglich | betrug | bereu* "
        "| gelogen | belogen | lügner* | diebstahl | abzocke"
    ),
    "fr": (
        "déçu* | décevant* | mécontent* | pas ... content*/satisfait* | insatisfait* | honteu* | scandal* | plus "
        "jamais | inadmissible* | inacceptable* | arnaque* | nul | nulle | ne recommande | déplorable* | absent | "
        "sans s'arrêter | menti | menteur* | voleur* | vous vous moquez"
    ),
    "es": (
        "decepcion* | descontent* | no ... content*/satisfech* | vergüenza | vergonzos* | pésim* | horrible* | "
        "nunca más | inaceptable* | estafa* | lamentable* | indignad* | molest* | no recomiendo "
        "| mentido | mentiroso* | ladrones | robo"
    ),
    "it": (
        "delus* | deludent* | insoddisfatt* | non ... soddisfatt*/content* | vergogn* | pessim* | mai più | "
        "inaccettabil* | truffa* | scandalos* | arrabbiat* | non consiglio | prendendo in giro "
        "| mentito | bugiard* | ladri"
    ),
    "nl": (
        "teleurgesteld* | teleurstell* | ontevreden | niet ... tevreden/blij | schandalig | nooit meer | slecht* "
        "| onacceptabel | oplicht* | belachelijk | boos | waardeloos | klacht "
        "| gelogen | leugenaar* | diefstal | dieven"
    ),
    "pt": (
        "desiludid* | decepcion* | dececionad* | insatisfeit* | não ... satisfeit*/content* | vergonha | péssim* "
        "| nunca mais | inaceitáve* | burla | absurdo | indignad* | lamentáve* | não recomendo | desagradad* "
        "| mentiram | mentiroso* | ladrões"
    ),
}
_BOUGHT = {
    "en": "i/we ... ordered/bought/received/purchased/paid | my/our order | order number",
    "de": "ich/wir ... bestellt/gekauft/erhalten/bekommen | bestellt/gekauft/erhalten habe | meine bestellung",
    "fr": "j'ai/avons/avais ... commandé*/acheté*/reçu* | ma/notre commande",
    "es": "pedí | compré | recibí | he/había/hemos ... pedido/comprado/recibido | mi/nuestro pedido",
    "it": "ho/avevo/abbiamo ... ordinato/comprato/acquistato/ricevuto | mio/nostro ordine",
    "nl": "heb/had/hebben ... besteld/gekocht/ontvangen/gekregen | mijn/onze bestelling",
    "pt": "comprei | encomendei | recebi | pedi | minha/nossa encomenda | meu/nosso pedido",
}
# What has gone back to us, or we have called off: then what is wanted is the money.
_SENT_BACK = {
    "en": (
        "sent/posted/shipped/mailed/brought it/them/everything/this/these/the/my/both/one back | sent ... back | "
        "i/we/i've/we've returned/return | you got/have/received it/them/my back/return | returned "
        "it/them/the/my/this/both | my return was | got/received/have my return | collected/picked it/them/the up | "
        "you/they/courier/driver/carrier collected it/them/the/everything | "
        "you/they cancelled | cancelled by you"
    ),
    "de": (
        "zurückgeschickt | zurückgesandt | zurückgesendet | zurückgegeben | retourniert | abgeholt | retoure ... bei "
        "ihnen/euch/angekommen/eingegangen | sie/ihr haben/habt ... storniert"
    ),
    "fr": "ai/avons/a/été renvoyé*/retourné*/rendu* | reçu mon retour | récupéré* | vous avez annulé",
    "es": (
        "devolví | devolvimos | he/hemos/había devuelto | recogieron | recogisteis | recogido | mi devolución | "
        "cancelaron | cancelasteis | anularon"
    ),
    "it": "ho/abbiamo restituito/reso/rimandato/rispedito | ritirato | il mio reso | mio reso | avete/hanno annullato",
    "nl": (
        "teruggestuurd | teruggebracht | geretourneerd | opgehaald | mijn retour | "
        "jullie/u hebben/hebt/heeft ... geannuleerd"
    ),
    "pt": "devolvi | devolvemos | tinha devolvido | levantaram | recolheram | minha devolução | cancelaram",
}
# What went wrong and is no trouble any more, in the customer's own words.
_SETTLED = {
    "en": "all/now forgotten | all forgiven | no problem now | no harm done | no longer a problem",
    "de": "längst vergessen | kein problem mehr",
    "fr": "tout oublié | plus de problème",
    "es": "todo olvidado | ya no hay problema",
    "it": "tutto dimenticato | non è più un problema",
    "nl": "allang vergeten | geen probleem meer",
    "pt": "tudo esquecido | já não há problema",
}
# Whoever bought nothing here has nothing of theirs that is wrong, late or to be sent back.
_NOT_ORDERED = {
    "en": "haven't/didn't ordered/order/bought/buy anything "
    "| have/did not ordered/order/bought/buy anything | never ordered anything | ordered nothing",
    "de": "nichts/nie bestellt | nichts gekauft",
    "fr": "rien/jamais commandé | n'avons/ai rien acheté",
    "es": "no he/hemos pedido/comprado nada | no pedí/pedimos/compré nada",
    "it": "non ho/abbiamo ordinato/comprato nulla/niente",
    "nl": "niets/nooit besteld | niets gekocht",
    "pt": "não encomendei/encomendámos/comprei/pedi nada",
}
# Who is to come is no parcel: "the engineer never turned up".
_VISIT = {
    "en": "engineer | technician | fitter | plumber | electrician | mechanic | repairman | installer",
    "de": "monteur* | techniker* | handwerker* | installateur*",
    "fr": "technicien* | réparateur* | installateur* | monteur* | plombier*",
    "es": "técnico* | instalador* | montador* | fontanero*",
    "it": "tecnico | tecnici | installatore | montatore | idraulico",
    "nl": "monteur* | technicus | installateur*",
    "pt": "técnico* | instalador* | montador* | canalizador*",
}
# What has not left yet can still be changed: then this is no complaint.
_NOT_YET_SENT = {
    "en": "not/hasn't/haven't/nothing ... been dispatched/shipped/sent/posted | not/hasn't/haven't ... "
    "dispatched/shipped/left/gone yet | not yet dispatched/shipped/sent",
    "de": "noch nicht verschickt/versendet/versandt/raus/unterwegs/rausgegangen/abgeschickt",
    "fr": "pas encore expédié*/parti*/envoyé*",
    "es": "todavía/aún no ha/han/se/está/lo salido/enviado/ha | todavía/aún no ha/han salido",
    "it": "non è/sono ancora partit*/spedit* | ancora non è/sono partit*/spedit*",
    "nl": "nog niet verzonden/verstuurd/weg/onderweg",
    "pt": "ainda não saiu/saíram | ainda não foi/foram enviad*/expedid*",
}
# What the customer chose by mistake was not wrongly sent.
_OWN_MISTAKE = {
    "en": "my mistake/fault/error | i/i've/we ordered/chose/picked/selected/clicked the wrong | i/we got it wrong "
    "| but i meant | i/i've spelt/spelled/typed ... wrong",
    "de": "mein fehler/versehen | habe/hab mich vertan/verklickt/vertippt/geirrt | mich ... vertan/verklickt/vertippt "
    "| ich ... falsch bestellt",
    "fr": "me suis trompé* | mon erreur | ma faute | nous sommes trompés",
    "es": "me he/equivoqué equivocado/al/de | me equivoqué | mi error | error mío | nos hemos equivocado",
    "it": "ho/abbiamo sbagliato | mi sono sbagliat* | errore mio | colpa mia",
    "nl": "ik heb me/mij vergist | mijn fout/vergissing | verkeerd besteld | per ongeluk",
    "pt": "enganei-me | engano meu | erro meu | enganámo-nos",
}
# Before these words of a question, what goes wrong is only imagined.
_IMAGINED = {
    "en": "if in-case whether",
    "de": "falls wenn ob sollte",
    "fr": "si s'il s'ils au-cas-où",
    "es": "si en-caso-de",
    "it": "se nel-caso",
    "nl": "als indien mocht",
    "pt": "se caso",
}
# What is bought, sent or paid, beside the names of goods.
_TRADE = {
    "en": "order parcel package delivery shipment item product goods box money payment bank account card invoice",
    "de": "bestellung paket lieferung sendung artikel produkt ware karton geld zahlung konto karte rechnung",
    "fr": "commande colis livraison envoi article produit marchandise carton argent paiement compte carte facture",
    "es": "pedido paquete entrega envío artículo producto mercancía caja dinero pago cuenta tarjeta factura",
    "it": "ordine pacco consegna spedizione articolo prodotto merce scatola soldi pagamento conto carta fattura",
    "nl": "bestelling pakket levering zending artikel product doos geld betaling rekening kaart factuur",
    "pt": "encomenda pedido pacote entrega envio artigo produto caixa dinheiro pagamento conta cartão fatura",
}


def mark_phrases(language: str) -> dict[str, list[str]]:
    """What shows `before_buying`, `solved`, `displeased` and the other marks: phrases by the mark."""
    tables = {
        BEFORE_BUYING: _BEFORE_BUYING,
        SOLVED: _SOLVED,
        DISPLEASED: _DISPLEASED,
        BOUGHT: _BOUGHT,
        SENT_BACK: _SENT_BACK,
        NOT_ORDERED: _NOT_ORDERED,
        SETTLED: _SETTLED,
        VISIT: _VISIT,
        NOT_YET_SENT: _NOT_YET_SENT,
        OWN_MISTAKE: _OWN_MISTAKE,
    }
    rows = {name: table.get(language, "").split("|") for name, table in tables.items()}
    return {name: [phrase for phrase in row if phrase.strip()] for name, row in rows.items()}


@cache
def _imagined(language: str) -> re.Pattern[str]:
    words = "|".join(_IMAGINED.get(language, "").replace("-", r"\s").split())
    return re.compile(rf"(?<!\w)(?:{words})\s[^.!?;\n]{{0,{_SOON_SAID}}}$", re.IGNORECASE)


def is_imagined(text: str, start: int, sentence_end: int, language: str) -> bool:
    """Whether what begins at `start` is only thought of, in a question ("what if it arrives broken?")."""
    if not text[:sentence_end].endswith("?"):
        return False
    return _imagined(language).search(text, max(0, start - _SOON_SAID - 8), start) is not None


def is_kept(text: str, start: int) -> bool:
    """Whether what begins at `start` was kept ("as promised")."""
    return _KEPT.search(text, max(0, start - 12), start) is not None


def names_goods(sentence: str, language: str) -> bool:
    """Whether the sentence names something bought, sent or paid."""
    said = _WORD.findall(sentence.replace("’", "'").lower())
    trade = set(_TRADE[language].split())
    nouns = nouns_of(language)
    return any(word in trade or nouns.stem(word) in trade or nouns.is_thing(word, alone=False) for word in said)
