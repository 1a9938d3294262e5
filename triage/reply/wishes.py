"""Which of a customer's wishes a reply takes up, and whether it may name it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable

from triage.judge.wordlist import whole_words
from triage.model import Case, FactKind, JudgedLetter, Restatement, Span
from triage.reply.plain import faults, told
from triage.rules.schema import ProblemRow, Rules, Texts, WishRow

REQUEST = "request"  # the wish without words of its own: whatever is asked is passed on as it is told
INFORMATION = "for_information"  # the circumstance of a letter that asks nothing
_REFUND = "refund"
_OTHER = "other"
# Of these a customer gets but one: two of them, or one and money, are a choice that is not ours.
_REMEDIES = frozenset(
    {"replacement", "resend", "right_item", "remake", "exchange", "repair", "keep_discount", "cancel", _REFUND}
)
# What leaves out half of what is asked where money is asked for with it.
_BESIDE_MONEY = frozenset({"collection", "label"})
_ASKED = frozenset({"cancellation", "return_exchange", "warranty"})  # plain by being asked
_BESIDE = 12  # characters between "cancel" and the sum that is meant
_ASIDE = re.compile(r"\([^()]{0,80}\)")  # what is said there is no alternative
_EITHER = {
    "en": "or|either",
    "de": "oder|entweder|sonst|ansonsten|andernfalls|falls|notfalls",
    "fr": "ou|soit|sinon|à défaut",
    "es": "o|u|si no|en su defecto",
    "it": "o|oppure|altrimenti|sennò|in alternativa",
    "nl": "of|ofwel|anders|dan wel",
    "pt": "ou|senão|caso contrário|em alternativa",
}

# A new one of these is no replacement: "I would like a new date".
_NO_GOODS = {
    "en": "date|appointment|slot|person|technician|engineer|colleague|invoice|bill|receipt|password|code|link|label"
    "|address|answer|reply|driver|courier",
    "de": r"\w*termin|\w*rechnung|\w*passwort|\w*code|\w*link|\w*etikett|\w*adresse|\w*antwort|\w*techniker|\w*monteur"
    r"|\w*mitarbeiter\w*|\w*kolleg\w*|datum|\w*lösung",
    "fr": "date|rendez-vous|créneau|facture|mot de passe|code|lien|étiquette|adresse|réponse|technicien|personne"
    "|livreur|solution|jour",
    "es": "fecha|cita|factura|contraseña|código|enlace|etiqueta|dirección|respuesta|técnico|persona|repartidor"
    "|solución|día",
    "it": "data|appuntamento|fattura|password|codice|link|etichetta|indirizzo|risposta|tecnico|persona|corriere"
    "|soluzione|giorno",
    "nl": r"\w*datum|\w*afspraak|\w*factuur|wachtwoord|\w*code|\w*link|\w*label|\w*adres|antwoord|monteur|persoon|dag"
    r"|oplossing",
    "pt": "data|marcação|fatura|palavra-passe|senha|código|link|etiqueta|morada|resposta|técnico|pessoa|estafeta"
    "|solução|dia",
}


def taken_up(row: ProblemRow, case: Case, rules: Rules) -> WishRow | None:
    """The wish that the reply takes up: of the newest letter that has one for this problem."""
    rows = {wish.id: wish for wish in rules.wishes}
    for letter in reversed(case.letters):
        for cue in letter.judgement.wishes:
            wish = rows.get(cue.id)
            if wish and (not wish.answers or row.id in wish.answers):
                return wish
    return None


def is_asked(row: ProblemRow, case: Case, rules: Rules, restatement: Restatement) -> bool:
    """Whether the customer has said what they want, or by when, or that they want nothing: they need not be asked."""
    return _is_wished(row, case, rules, restatement) or case.deadline is not None or INFORMATION in case.circumstances


def _is_wished(row: ProblemRow, case: Case, rules: Rules, restatement: Restatement) -> bool:
    return restatement.asks or taken_up(row, case, rules) is not None


def texts_for_wish(
    row: ProblemRow, case: Case, rules: Rules, language: str, restatement: Restatement
) -> dict[str, Texts]:
    """The texts that what is asked puts in the place of the problem's.

    One plain wish is named. Where it is one of two, or money is asked as well, or it has no name, the request is passed
    on as it is told, and nothing is set in motion that may go against it. A choice is offered to nobody who asked.
    """
    request = next((wish.texts.get(language) for wish in rules.wishes if wish.id == REQUEST), None)
    other = rules.problem(_OTHER).texts.get(language)
    if not _is_wished(row, case, rules, restatement):
        if request is None or not is_asked(row, case, rules, restatement):
            return {}
        nothing = other is not None and INFORMATION in case.circumstances
        return {"options": request.options} | ({"action": other.action} if other and nothing else {})
    wish = taken_up(row, case, rules)
    if wish and language in wish.texts and is_plain(wish, case):
        said = wish.texts[language]
        options = said.options or (request.options if request else ())
        return {"action": said.action} | ({"options": options} if options else {})
    if request is None:
        return {}
    settled = restatement.shown and not _is_conditional(row, case)
    checking = row.texts[language].checking if settled and _is_set_about(row, case, rules) else ()
    if restatement.asks:
        own = wish is None and settled and not row.texts[language].checking and row.id != _OTHER
        return {"options": request.options} | ({} if own else {"action": checking or request.action})
    neutral = checking or (other.action if other else ())
    return {"options": request.options} | ({"action": neutral} if neutral else {})


def _is_set_about(row: ProblemRow, case: Case, rules: Rules) -> bool:
    """Whether the problem itself is plain, or what a grievance is first of all; it may also be but named by another."""
    grievances = (each.instead[0] for each in told(case, rules) if each.instead)
    return row.id in _ASKED or row.id in faults(case, rules) or row.id in grievances


def is_plain(wish: WishRow, case: Case) -> bool:
    """Whether nothing else is wished in its place: no other remedy, no "or" beside it, no money.

    A wish for money is passed on in words that hold for whatever is asked with it.
    """
    if wish.id == _REFUND or wish.id not in _REMEDIES | _BESIDE_MONEY:
        return True
    letter = next(each for each in reversed(case.letters) if any(cue.id == wish.id for cue in each.judgement.wishes))
    judgement = letter.judgement
    ids = {cue.id for cue in judgement.wishes} | {problem.id for problem in judgement.problems}
    if ids & (_REMEDIES | {"refund_wanted"}) - {wish.id}:
        return False
    sentences = _sentences(letter, (span for cue in judgement.wishes if cue.id == wish.id for span in cue.spans))
    return not (_names_another(letter, sentences) or _is_of_no_goods(wish, letter, sentences))


def _is_conditional(row: ProblemRow, case: Case) -> bool:
    """Whether a cancellation is but threatened with ("or I cancel"), or is one of a fee ("cancel the 12 euros")."""
    if row.id != "cancellation":
        return False
    letter = case.newest
    spans = [span for problem in letter.judgement.problems if problem.id == row.id for span in problem.spans]
    amounts = [fact.span for fact in letter.judgement.facts_of(FactKind.AMOUNT) if fact.span]
    of_a_fee = any(0 <= amount[0] - span[1] <= _BESIDE for span in spans for amount in amounts)
    return of_a_fee or _one_says(_sentences(letter, spans), letter, _EITHER.get(letter.letter.language.code))


def _names_another(letter: JudgedLetter, sentences: frozenset[Span]) -> bool:
    """Whether an alternative or a sum of money stands in one of the sentences."""
    amounts = (fact.span for fact in letter.judgement.facts_of(FactKind.AMOUNT) if fact.span)
    words = _EITHER.get(letter.letter.language.code)
    return not sentences.isdisjoint(_sentences(letter, amounts)) or _one_says(sentences, letter, words)


def _is_of_no_goods(wish: WishRow, letter: JudgedLetter, sentences: frozenset[Span]) -> bool:
    """Whether a new date or another person is wished for and no new thing."""
    return wish.id == "replacement" and _one_says(sentences, letter, _NO_GOODS.get(letter.letter.language.code))


def _one_says(sentences: frozenset[Span], letter: JudgedLetter, words: str | None) -> bool:
    if words is None:
        return False
    own = letter.letter.own.text
    return any(whole_words(words).search(_ASIDE.sub("", own[start:end])) for start, end in sentences)


def _sentences(letter: JudgedLetter, spans: Iterable[Span]) -> frozenset[Span]:
    """The sentences in which these begin, each once: one sentence may hold a thousand."""
    known = letter.judgement.sentences
    found = ((span, bisect(known, (span[0], len(letter.letter.own.text))) - 1) for span in spans)
    return frozenset(known[at] if at >= 0 and span[0] < known[at][1] else span for span, at in found)
