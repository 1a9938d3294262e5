"""Whom of us a letter of praise thanks by name, so that the reply can say that they will hear of it."""

from __future__ import annotations

import re

from triage.model import JudgedLetter
from triage.reply.name import greeting_name

_TITLES = r"(?:(?:Mrs|Ms|Mr|Miss|Frau|Herrn?|Madame|Monsieur|Señora?|Signora?|mevrouw|meneer|Senhora?)\.? )?"
_NAME = rf"(?P<name>{_TITLES}[A-ZÀ-Þ][a-zß-ÿ'’-]{{1,15}})(?![\w@])"
_BEFORE = {  # what leads up to the name of somebody thanked
    "en": r"(?:thanks|thank you|gratitude|compliments|praise|credit) (?:also )?(?:to|for)|tell|thank|helpful|patient"
    r"|see (?:to it )?that|make sure(?: that)?|whoever",
    "de": r"(?:dank|lob|kompliment|gruß|grüße) (?:\w+ )?an|kollegin|kollegen?",
    "fr": r"(?:merci|remerci\w+|félicit\w+|bravo)(?: (?:aussi|encore))?(?: à)?",
    "es": r"(?:gracias|agradec\w+|felicit\w+)(?: también)? a",
    "it": r"(?:ringrazi\w+|grazie|complimenti)(?: anche)?(?: a| ad)?",
    "nl": r"(?:dank|bedank\w*|complimenten|groeten)(?: ook)?(?: aan| voor)?",
    "pt": r"(?:agradec\w+|obrigad\w|parabéns)(?: também)? (?:à|ao|a)",
}
_AFTER = {  # what is said of somebody thanked
    "en": r"on the (?:phone|line|desk|counter)|(?:in|from|at) (?:your|returns|sales|customer|the (?:shop|store"
    r"|warehouse|workshop|office|depot|counter))|who (?:helped|was)|helped (?:me|us)"
    r"|was (?:so|very|really|great|brilliant|lovely|helpful|kind|wonderful|fantastic|patient|amazing"
    r"|a star)",
    "de": r"am telefon|bei ihnen|aus (?:ihrem|ihrer|der)|vom kundendienst|im laden|hat (?:mir|uns)|war (?:so|sehr)",
    "fr": r"au téléphone|du (?:service|magasin)|de la boutique|de votre|m'a |nous a |a été (?:si|très)",
    "es": r"al teléfono|de atención|del servicio|de (?:la|vuestra|su) tienda|que me|me ayudó|fue (?:tan|muy)",
    "it": r"al telefono|del (?:servizio|negozio)|che mi|mi ha|è stat[oa] (?:così|molto)",
    "nl": r"aan de telefoon|van de (?:klantenservice|winkel)|die mij|heeft (?:mij|me|ons)|was (?:zo|heel|erg)",
    "pt": r"ao telefone|do apoio|do serviço|da (?:loja|vossa)|que me|ajudou-me"
    r"|foi (?:tão|muito|impecável|excelente|um amor)",
}
_NO_NAMES = frozenset(
    "You Your The They Them This That Customer Service Please Thanks Thank Dear Regards Best Many Kind Hello "
    "Everyone Everybody All Team God Sie Ihr Ihre Ihrem Ihren Das Die Der Alle Euch Vous Votre Toute Tout Tous "
    "Merci Bonjour Bonsoir Cordialement Bien Belle Bonne Usted Ustedes Todo Todos Gracias Hola Saludos Un Lei Voi "
    "Tutti Vostro Grazie Cordiali Buongiorno U Uw Jullie Allen Dank Groeten Vriendelijke Met Vós Tudo Obrigado "
    "Obrigada Cumprimentos Danke Vielen Mit Viele Freundliche Liebe Guten".split()
)


def thanked(letter: JudgedLetter, language: str) -> str:
    """The only name of one of us that the letter thanks, "" where there is none, or more than one."""
    if letter.letter.language.code != language:
        return ""
    text = f"{letter.letter.message.subject}.\n{letter.letter.own.text}"
    own = set(greeting_name(letter.letter, language).split())
    before = re.compile(rf"(?<!\w)(?i:{_BEFORE[language]}) {_NAME}")
    after = re.compile(rf"(?<!\w){_NAME},? (?i:{_AFTER[language]})")
    names = {match["name"] for pattern in (before, after) for match in pattern.finditer(text)}
    names -= own | _NO_NAMES
    return names.pop().replace("Herrn ", "Herr ") if len(names) == 1 else ""
