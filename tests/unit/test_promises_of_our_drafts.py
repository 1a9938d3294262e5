"""A draft that is sent as it lies there promises what we wrote: read back from the message, quoted letter and all."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import US, read_by_the_rules
from triage.cli.assemble import line_of
from triage.hours import BusinessHours
from triage.model import Case, Draft
from triage.plan import plan
from triage.reply.compose import octets
from triage.reply.sent_promise import promised_in
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import LANGUAGES

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = BusinessHours("Europe/Berlin")
LINE = line_of(US, default_rules(), read_templates(TEMPLATES), SHOP, signature="Fern & Oak\nMo-Fr 9-17 Uhr")
FIRST = datetime(2026, 1, 1, tzinfo=BERLIN)

LETTERS = {
    "en": "My blue vase from order #4471 arrived broken. I am furious. Please answer by tomorrow noon!",
    "de": "Meine blaue Vase aus Bestellung 4471 kam zerbrochen an. Ich bin wütend. Antworten Sie bis morgen 12 Uhr!",
    "fr": "Mon vase bleu de la commande 4471 est arrivé cassé. Je suis furieux. Répondez avant demain midi.",
    "es": "El jarrón azul del pedido 4471 llegó roto. Estoy furioso. Respondan antes de mañana a las 12.",
    "it": "Il vaso blu dell'ordine 4471 è arrivato rotto. Sono furioso. Rispondete entro domani alle 12.",
    "nl": "De blauwe vaas van bestelling 4471 kwam kapot aan. Ik ben woedend. Antwoord voor morgen 12 uur.",
    "pt": "O vaso azul da encomenda 4471 chegou partido. Estou furioso. Respondam até amanhã às 12h.",
}
QUESTIONS = {
    "en": "Hello, could you please tell me whether the oak tray fits a round table? Thank you.",
    "de": "Guten Tag, können Sie mir bitte sagen, ob das Tablett auf einen runden Tisch passt? Danke.",
    "fr": "Bonjour, pourriez-vous me dire si le plateau convient à une table ronde ? Merci.",
    "es": "Hola, ¿podrían decirme si la bandeja sirve para una mesa redonda? Gracias.",
    "it": "Buongiorno, potreste dirmi se il vassoio va bene per un tavolo rotondo? Grazie.",
    "nl": "Hallo, kunt u mij zeggen of het dienblad op een ronde tafel past? Dank u.",
    "pt": "Olá, podiam dizer-me se o tabuleiro serve para uma mesa redonda? Obrigado.",
}


def laid(text: str, language: str, now: datetime, token: int) -> Draft:
    letter = read_by_the_rules(text, language=language, received=now - timedelta(hours=1))
    draft = plan(Case("c1", (letter,)), LINE, now=now, token=f"{token:032x}").entry.draft
    assert draft is not None
    assert draft.promise is not None
    return draft


@pytest.mark.parametrize("letters", [LETTERS, QUESTIONS], ids=["complaint", "question"])
@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25, deadline=None)  # the first letter of a language builds its automata
@given(minutes=st.integers(0, 600 * 24 * 60), token=st.integers(0, 2**64))
def test_what_a_draft_promises_is_read_back_from_the_message(
    letters: dict[str, str], language: str, minutes: int, token: int
) -> None:
    now = FIRST + timedelta(minutes=minutes)
    draft = laid(letters[language], language, now, token)
    assert draft.promise is not None
    assert promised_in(octets(draft), now, SHOP) == draft.promise.by
