"""Portuguese verbs of the first person, and how they are told of "o senhor"; by rule where the rule is sure."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.phrase import UnsureError

_PAIRS = """tenho tem|entro entra|imploro implora|adoro adora|odeio odeia|falo fala|olho olha|passo passa|perco perde
entendo entende
compreendo compreende|percebo percebe|sugiro sugere|proponho propõe|consulto consulta|cancelo cancela|anulo anula
repito repete|comunico comunica|informo informa|tô está|acredito acredita|considero considera|sofro sofre
abro abre|tento tenta|deixo deixa|volto volta|levo leva|ando anda
necessito necessita|chego chega|nego nega
estou está|sou é|vou vai|dou dá|faço faz|posso pode|quero quer|preciso precisa|devo deve|sei sabe|vejo vê
peço pede|espero espera|aguardo aguarda|continuo continua|fico fica|acho acha|solicito solicita|exijo exige
agradeço agradece|recebo recebe|escrevo escreve|pretendo pretende|sinto sente|moro mora|venho vem|trago traz|ponho põe
digo diz|leio lê|durmo dorme|prefiro prefere|confirmo confirma|lamento lamenta|reclamo reclama|sigo segue|compro compra
pago paga|envio envia|anexo anexa|encontro encontra|desejo deseja|trabalho trabalha|gosto gosta|uso usa|insisto insiste
fiz fez|tive teve|estive esteve|pude pôde|pus pôs|vim veio|fui foi|dei deu|vi viu|li leu|mando manda|ligo liga
conto conta
telefono telefona|consigo consegue|reparo repara|procuro procura|vivo vive|mantenho mantém|obtive obteve|tentei tentou
recebi recebeu|escrevi escreveu|devolvi devolveu|perdi perdeu|vendi vendeu|respondi respondeu|mexi mexeu
entendi entendeu
comi comeu|bebi bebeu|percebi percebeu|resolvi resolveu|prometi prometeu|pedi pediu|abri abriu|decidi decidiu
preferi preferiu|senti sentiu|consegui conseguiu|descobri descobriu|parti partiu|desisti desistiu|insisti insistiu
reuni reuniu|exigi exigiu|corri correu|segui seguiu|saí saiu|adquiri adquiriu|transferi transferiu|contribuí contribuiu
escolhi escolheu|esqueci esqueceu|conheci conheceu|apareci apareceu|agradeci agradeceu|ofereci ofereceu|aderi aderiu
subscrevi subscreveu|requeri requereu|assisti assistiu|vivi viveu|cumpri cumpriu|referi referiu"""
TABLE = dict(pair.split() for line in _PAIRS.splitlines() for pair in line.split("|"))
# Also nouns, adjectives or participles: told only where a verb must stand.
NOUNS = words(
    "preciso espero pago envio anexo encontro desejo trabalho gosto uso consigo reparo conto vivo lamento",
    "passo passo falo olho",
)
_NO_VERB = words(
    "lei leis rei reis hei aqui ali daqui dali táxi terei fevrei juri dei",
)
_PAST_IN_REI = re.compile(
    r"(?:esper|super|recuper|oper|gener|liber|alter|toler|exager|lider|coopr|explor|chor|retir|tir|procur|repar|vir"
    r"|par|demor|prepar|compar|ador|consider|separ|mir|gir|ignor|aguard|declar"
    r"|melhor)ei$"
)
_SHORTEST = 4  # letters; shorter forms stand in the table
_UNSURE = re.compile(r"[^aeiou]i$|(?<!últ)(?<!próx)(?<!máx)(?<!mín)(?<!mes)[aáei]mos$")
_FUTURE = re.compile(r"[aei]rei$")


def told(word: str) -> str:
    """The form told of the customer, "" where the word is none of the first person. Raises UnsureError."""
    form = TABLE.get(word) or _by_rule(word)
    if not form and word not in _NO_VERB and len(word) >= _SHORTEST and _UNSURE.search(word):
        raise UnsureError
    return form


def is_mine(word: str) -> bool:
    """Whether a pronoun before the word may be the customer's own."""
    return bool(TABLE.get(word) or _by_rule(word))


def _by_rule(word: str) -> str:
    if not word.endswith("ei") or word in _NO_VERB or len(word) < _SHORTEST:
        return ""
    if _FUTURE.search(word) and not _PAST_IN_REI.search(word):
        return f"{word[:-2]}á"
    return _past(word[:-2])


def _past(stem: str) -> str:
    if stem.endswith(("qu", "gu")):
        return f"{stem[:-2]}{'c' if stem.endswith('qu') else 'g'}ou"
    return f"{stem[:-1]}çou" if stem.endswith("c") else f"{stem}ou"
