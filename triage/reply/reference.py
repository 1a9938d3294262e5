"""The number a customer gives where no order number is known: of an invoice, a customer, a subscription ..."""

from __future__ import annotations

import re

from triage.model import FactKind, JudgedLetter

NOUN = {
    "en": "reference",
    "de": "Referenz",
    "fr": "référence",
    "es": "referencia",
    "it": "riferimento",
    "nl": "referentie",
    "pt": "referência",
}
_LABEL = (
    "order|invoice|reference|ref|customer|client|account|project|subscription|sub|booking|membership|member"
    "|ticket|case|rechnungs?|kunden|projekt|abo|buchungs?|mitglieds?|vorgangs?|facture|cliente|projet|dossier"
    "|abonnement|réservation|factura|suscripción|proyecto|reserva|fattura|abbonamento|prenotazione|progetto"
    "|klant|factuur|reservering|fatura|subscrição|projeto|enc"
)
_NUMBER = "number|nummer|numéro|numero|número|nr|no|n°|nº|id|code"
_WRITTEN = r"(?P<token>(?=[A-Z/-]{0,12}\d)[A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){0,4})(?![\w/-])"
_LABELLED = re.compile(
    rf"(?<!\w)(?:{_LABEL})s?(?:[\s,-]{{0,2}}(?:{_NUMBER})(?!\w))?(?: on (?:the|your|my|our) \w{{1,12}})?(?: is"
    rf"| was)?[\s.,:#(]{{1,3}}{_WRITTEN}",
    re.IGNORECASE,
)
_SHAPED = r"(?P<token>[A-Z]{1,4}(?:[-/][A-Z]{2})?[-/]?\d{4,10}(?:[-/]\d{2,6})?)"
_ALONE = re.compile(rf"\({_SHAPED}\)|^[ \t]*{_SHAPED.replace('token', 'line')}[ \t]*$", re.MULTILINE)
_FEWEST_DIGITS = 4
_DATE = re.compile(r"(?:\d{1,2}[-/]){2}\d{2,4}|(?:19|20)\d\d(?:[-/]\d{1,2}){0,2}")


# Before a number that is that of our ticket.
_TICKET = (
    r"(?:enquiry|inquiry|ticket|case|request|anfrage|vorgang|demande|dossier|consulta|solicitud|richiesta|pratica|aanvraag"
    r"|zaak|pedido de (?:ajuda|informação)|incidente?)"
)


def is_ticket(letter: JudgedLetter, number: str) -> bool:
    """Whether a number is the shop's own for the conversation: "Re: Your enquiry #45", "ticket number (#45)"."""
    written = re.compile(rf"\b{_TICKET}(?:\W{{0,2}}(?:{_NUMBER}))?\W{{0,4}}{re.escape(number)}", re.IGNORECASE)
    return any(map(written.search, (letter.letter.message.subject, letter.letter.own.text)))


def reference(letter: JudgedLetter) -> str:
    """The first such number of the own words as it is written, "" where there is none."""
    text = letter.letter.own.text
    tracking = {fact.text for fact in letter.judgement.facts_of(FactKind.TRACKING)}
    for match in (*_LABELLED.finditer(text), *_ALONE.finditer(text)):
        token = match["token"] or match["line"]
        if token not in tracking and _is_one(token):
            return token
    return ""


def _is_one(token: str) -> bool:
    return sum(map(str.isdigit, token)) >= _FEWEST_DIGITS and not _DATE.fullmatch(token)
