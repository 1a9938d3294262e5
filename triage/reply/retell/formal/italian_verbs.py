"""Italian verbs of the first person, and how they are told of "Lei"; by rule where the rule is sure."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.phrase import UnsureError

_PAIRS = """ho ha|avevo aveva|avrei avrebbe|ero era|sto sta|vado va|faccio fa|posso può|voglio vuole|devo deve|so sa
dico dice
vengo viene|vorrei vorrebbe|attendo attende|aspetto aspetta|chiedo chiede|richiedo richiede|preferisco preferisce
pretendo pretende|esigo esige|spero spera|scrivo scrive|ricevo riceve|trovo trova|credo crede|penso pensa|uso usa
compro compra|ordino ordina|pago paga|rimando rimanda|rispedisco rispedisce|sollecito sollecita|segnalo segnala
confermo conferma|allego allega|resto resta|rimango rimane|vivo vive|capisco capisce|conosco conosce|sento sente
vedo vede|leggo legge|ritengo ritiene|intendo intende|riesco riesce|rivolgo rivolge|necessito necessita
desidero desidera|continuo continua|invio invia|contatto contatta|reclamo reclama|acquisto acquista|cerco cerca
tengo tiene|prendo prende|esco esce|metto mette|apro apre|chiudo chiude|mando manda|restituisco restituisce
lavoro lavora|chiamo chiama|accetto accetta|rifiuto rifiuta|gradisco gradisce|contesto contesta|rinuncio rinuncia
facevo faceva|dicevo diceva|avrò avrà|sarò sarà|potrò potrà|dovrò dovrà|vorrò vorrà|farò farà|andrò andrà|terrò terrà
abito abita|provo prova|diffido diffida|insisto insiste|adoro adora|considero considera|apprezzo apprezza
rispondo risponde|suppongo suppone
sopporto sopporta|guardo guarda|parlo parla|porto porta|passo passa|torno torna|lascio lascia
gestisco gestisce|tento tenta|odio odia|amo ama|spendo spende|vendo vende|ritiro ritira|verifico verifica
controllo controlla|comunico comunica|informo informa|propongo propone|suggerisco suggerisce|invito invita
ringrazio ringrazia|concludo conclude|aggiungo aggiunge|constato constata|lamento lamenta|minaccio minaccia
procedo procede|possiedo possiede|dormo dorme|gioco gioca|tardo tarda|alleno allena|auspico auspica|avviso avvisa
ripeto ripete|ricordo ricorda|disdico disdice
annullo annulla"""
TABLE = dict(pair.split() for line in _PAIRS.splitlines() for pair in line.split("|"))
# Also nouns: behind an article or a preposition they are left alone.
NOUNS = words(
    "aspetto uso invio contatto reclamo acquisto rifiuto lavoro sollecito abito ricordo resto ordino",
    "passo odio ritiro controllo invito avviso gioco lamento",
)
_BY_RULE = (
    (re.compile(r"(?<!br)(?<!ott)(?<!sc)(?<!c)avo$"), "ava"),
    (re.compile(r"(?<!all)(?<!medi)(?<!primi)evo$"), "eva"),
    (re.compile(r"erei$"), "erebbe"),
    (re.compile(r"irei$"), "irebbe"),
    (re.compile(r"(?<=[tdv])rei$"), "rebbe"),
    (re.compile(r"(?<=[eitdv])rò$"), "rà"),
)
_SHORTEST = 4  # letters; shorter forms stand in the table
_PAST_OR_OURS = re.compile(r"\w{2,}(?:ai|ii)$|(?<!rich)iamo$")
_NO_VERB = words(
    "mai assai guai ormai però oramai dai hai sai stai fai vai però ciò può operai",
)
_OURS = """avete abbiamo|siete siamo|potete possiamo|dovete dobbiamo|volete vogliamo|fate facciamo|dite diciamo
state stiamo
sapete sappiamo|tenete teniamo|continuate continuiamo|rispondete rispondiamo|scrivete scriviamo|vendete vendiamo
promettete promettiamo|prendete prendiamo|chiedete chiediamo|avevate avevamo|eravate eravamo|avreste avremmo
potreste potremmo|dovevate dovevamo|dicevate dicevamo|sareste saremmo|inviate inviamo|mandate mandiamo
spedite spediamo|avrete avremo|offrite offriamo|addebitate addebitiamo"""
OURS = dict(pair.split() for line in _OURS.splitlines() for pair in line.split("|"))
PARTICIPLES_TOO = words(
    "inviate mandate spedite addebitate state",
)


def told(word: str) -> str:
    """The form told of "Lei", "" where the word is none of the first person. Raises UnsureError."""
    if word in _NO_VERB:
        return ""
    form = TABLE.get(word) or _by_rule(word)
    if not form and _PAST_OR_OURS.search(word):
        raise UnsureError
    return form


def is_mine(word: str) -> bool:
    """Whether a pronoun before the word may be the customer's own."""
    return word not in _NO_VERB and bool(TABLE.get(word) or _by_rule(word))


def _by_rule(word: str) -> str:
    if len(word) < _SHORTEST:
        return ""
    return next((pattern.sub(ending, word) for pattern, ending in _BY_RULE if pattern.search(word)), "")
