"""What a customer wishes, what a reply has to know, and by when it is needed."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import read_by_the_rules
from triage.judge.engine import Judge
from triage.lab.check_rules import row_failures
from triage.reply.wishes import REQUEST
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES

RULES = default_rules()
MONDAY = datetime(2026, 11, 16, 10, tzinfo=UTC)


def wishes(text: str, language: str = "en") -> list[str]:
    return [cue.id for cue in read_by_the_rules(text, language=language).judgement.wishes]


def deadline(text: str, language: str = "en") -> date | None:
    return read_by_the_rules(text, language=language, received=MONDAY).judgement.deadline


def test_every_wish_and_circumstance_keeps_its_own_examples() -> None:
    assert [failure for failure in row_failures(RULES) if failure.section in ("wishes", "circumstances")] == []


def test_every_wish_has_words_and_texts_in_every_language() -> None:
    assert [
        row.id
        for row in RULES.wishes
        if set(row.texts) != set(LANGUAGES) or (set(row.phrases) != set(LANGUAGES) and row.id != REQUEST)
    ] == []


def test_every_circumstance_has_words_in_every_language() -> None:
    assert [row.id for row in RULES.circumstances if set(row.phrases or row.patterns) != set(LANGUAGES)] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("My kettle is cracked. Please send me a replacement.", "en", "replacement"),
        ("Please repair it.", "en", "repair"),
        ("I want my £18.40 now.", "en", "refund"),
        ("Bitte nachschicken, danke.", "de", "resend"),
        ("Je veux mes 749 euros.", "fr", "refund"),
        ("¿Pueden enviarme la factura?", "es", "invoice_copy"),
        ("Vorrei annullare l'ordine.", "it", "cancel"),
        ("Kunt u mij terugbellen?", "nl", "call"),
        ("Gostaria de trocar por outro tamanho.", "pt", "exchange"),
    ],
)
def test_a_wish_is_read(text: str, language: str, expected: str) -> None:
    assert wishes(text, language)[0] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I do not want a replacement.", "en"),
        ("You promised to send a replacement three weeks ago.", "en"),
        ("I was told that you would refund me.", "en"),
        ("Ich möchte keinen Ersatz.", "de"),
        ("Bel mij niet.", "nl"),
        ("No quiero un reembolso.", "es"),
        ("No es necesario que recojan los rotos.", "es"),
        ("Nadie se digna a llamarme.", "es"),
    ],
)
def test_what_is_denied_or_was_promised_is_no_wish(text: str, language: str) -> None:
    assert wishes(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("I need it by Friday.", "en", date(2026, 11, 20)),
        ("Could I have the right one before the 28th?", "en", date(2026, 11, 28)),
        ("The christening is Sunday 29th and 40 people are coming.", "en", date(2026, 11, 29)),
        ("The show is tomorrow night.", "en", date(2026, 11, 17)),
        ("A copy for each of his friends at the memorial\non Saturday 28 November.", "en", date(2026, 11, 28)),
        ("Ich brauche es bis Freitag.", "de", date(2026, 11, 20)),
        ("J'en ai besoin avant le 28 novembre.", "fr", date(2026, 11, 28)),
        ("Lo necesito para el viernes.", "es", date(2026, 11, 20)),
        ("Mi serve entro venerdì.", "it", date(2026, 11, 20)),
        ("Ik heb het uiterlijk vrijdag nodig.", "nl", date(2026, 11, 20)),
        ("Preciso disto até sexta-feira.", "pt", date(2026, 11, 20)),
        ("Preciso disto até sexta-feira, dia 27.", "pt", date(2026, 11, 27)),
        ("If I do not hear from you by noon tomorrow I call my bank.", "en", date(2026, 11, 17)),
        ("Please answer by 5 pm on Friday.", "en", date(2026, 11, 20)),
        ("Bis spätestens 12 Uhr morgen will ich eine Antwort.", "de", date(2026, 11, 17)),
        ("Répondez avant midi demain.", "fr", date(2026, 11, 17)),
        ("Entro le 12 di domani voglio una risposta.", "it", date(2026, 11, 17)),
    ],
)
def test_a_day_by_which_it_is_needed_is_read(text: str, language: str, expected: date) -> None:
    assert deadline(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You promised delivery by Friday.", "en"),
        ("It was signed for by DHL on Friday.", "en"),
        ("The voucher is valid until 30 November.", "en"),
        ("It arrived on 3 November.", "en"),
        ("I need it by 12 March 2028.", "en"),
        ("Bis heute haben Sie nicht geantwortet.", "de"),
        ("Am Freitag sollte das Paket da sein.", "de"),
        ("Ich bin bis zum 24. November verreist.", "de"),
        ("De levering staat gepland voor donderdag 26 november.", "nl"),
    ],
)
def test_a_day_of_another_kind_is_no_deadline(text: str, language: str) -> None:
    assert deadline(text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("To add insult to injury, the box was wet.", "en"),
        ("The post broke one leg of the chair.", "en"),
        ("My phone died after a week.", "en"),
        ("My late wife used to laugh about such things.", "en"),
        ("Die Farben sind verschieden, und der Akku ist gestorben.", "de"),
        ("Das Bein der Kommode ist gebrochen, der Vertrag verletzt.", "de"),
        ("Mon téléphone est mort et le pied de la table est cassé.", "fr"),
        ("Mi móvil murió y se rompió el pie de la lámpara.", "es"),
        ("Il codice risulta scaduto e il mio telefono è morto.", "it"),
        ("De uitslag van de test is bekend.", "nl"),
        ("Tengo la pared del dormitorio negra de moho desde que no funciona.", "es"),
        ("The smoke alarm has gone off twice for no reason.", "en"),
        ("The sewing machine started skipping stitches, and I have a bad shoulder.", "en"),
        ("O comando veio estragado e o meu telemóvel morreu.", "pt"),
    ],
)
def test_a_figure_of_speech_is_neither_a_danger_nor_a_death(text: str, language: str) -> None:
    grave = {row.id for row in RULES.circumstances if row.form}
    found = {cue.id for cue in read_by_the_rules(text, language=language).judgement.circumstances}
    assert found & grave == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bex said my 139 euros would be here by Friday.", "en"),
        ("I needed it by Friday, that was the party.", "en"),
        ("Ich brauchte es bis Freitag, das war der Geburtstag.", "de"),
        ("Eure Kollegin sagte, es käme bis Freitag.", "de"),
        ("Il me le fallait avant vendredi, c'était la fête.", "fr"),
        ("Lo necesitaba antes del viernes, eso fue la fiesta.", "es"),
        ("Mi serviva entro venerdì, era la festa.", "it"),
        ("Ik had het nodig voor vrijdag, dat was het feest.", "nl"),
        ("Precisava disto até sexta-feira, isso foi a festa.", "pt"),
        ("He ordered it for mum's birthday and got the below on Thursday.", "en"),
        ("C'est pour son anniversaire et je l'ai reçu jeudi.", "fr"),
        ("Era para su cumpleaños y llegó el jueves.", "es"),
    ],
)
def test_a_day_that_was_promised_or_has_gone_by_sets_no_deadline(text: str, language: str) -> None:
    assert deadline(text, language) is None


def test_a_subject_alone_tells_that_somebody_was_hurt() -> None:
    judgement = read_by_the_rules("The lid came off.", subject="Burn injury from your pressure cooker").judgement
    assert "hurt" in [cue.id for cue in judgement.circumstances]


def test_faults_are_looked_for_where_a_reply_is_written_and_not_to_judge() -> None:
    letter = read_by_the_rules("The jug arrived broken.")
    judgement = Judge(RULES).judge(letter.letter, received=MONDAY)
    assert [cue.id for cue in judgement.circumstances] == []
    assert [cue.id for cue in letter.judgement.circumstances] == ["told_damaged"]


def test_a_subject_alone_puts_nobody_in_danger() -> None:
    judgement = read_by_the_rules("It was sour when I opened it.", subject="Spoiled cheese").judgement
    assert {"hazard", "illness", "near_miss"}.isdisjoint(cue.id for cue in judgement.circumstances)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("I want my money back within 14 days.", "en", 14),
        ("I have four days left of the tablets.", "en", 4),
        ("You have 72 hours for that.", "en", 3),
        ("You have until Thursday 5pm.", "en", 3),
        ("Her party's on Thursday.", "en", 3),
        ("I ordered it for Thursday, that is her birthday.", "en", 3),
        ("The class that starts on Thursday is full.", "en", 3),
        ("Ich erwarte die Gutschrift innerhalb von zehn Tagen.", "de", 10),
        ("Je vous mets en demeure de me relivrer sous huit jours.", "fr", 8),
        ("Exijo una respuesta en un plazo de 10 días.", "es", 10),
        ("Rivoglio i miei soldi, tutti, entro 7 giorni.", "it", 7),
        ("Ik verwacht een antwoord binnen 5 dagen.", "nl", 5),
        ("Exijo uma resposta no prazo de 8 dias.", "pt", 8),
    ],
)
def test_a_day_that_is_counted_from_today_is_a_deadline(text: str, language: str, days: int) -> None:
    assert deadline(text, language) == MONDAY.date() + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Necesitamos la factura antes de fin de mes.", "es"),
        ("We need the invoice by the end of the month.", "en"),
        ("Wir brauchen die Rechnung bis Monatsende.", "de"),
    ],
)
def test_the_end_of_the_month_is_its_last_day(text: str, language: str) -> None:
    last = monthrange(MONDAY.year, MONDAY.month)[1]
    assert deadline(text, language) == MONDAY.date().replace(day=last)


@pytest.mark.parametrize(
    "text", ["Delivery takes place within 14 days.", "I have two days off.", "It came within 3 hours."]
)
def test_days_that_are_but_told_of_are_none(text: str) -> None:
    assert deadline(text) is None
