"""By when a reply that was sent promises an answer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.hours import BusinessHours
from triage.reply.dates import by_hour
from triage.reply.promise import promise
from triage.reply.sent_promise import promised_by
from triage.rules.schema import LANGUAGES, BandRow, ProblemRow, ReplyTexts

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = BusinessHours("Europe/Berlin")
SENT = datetime(2026, 11, 3, 10, 37, tzinfo=BERLIN)  # a Tuesday
TEXTS = ReplyTexts(apology=(), action=("I look.",), options=())

# The sentence that carries the time in the shipped templates, by language.
OURS = {
    "en": "I will write to you personally {} and tell you exactly where things stand.",
    "de": "Ich melde mich persönlich {} mit dem, was ich herausgefunden habe.",
    "fr": "Je reviens moi-même vers vous {} pour vous dire exactement où nous en sommes.",
    "es": "Le daré noticias personalmente {} con lo que haya averiguado.",
    "it": "Mi farò sentire di persona {} con il prossimo passo.",
    "nl": "Ik mail u zelf {} met wat ik heb uitgezocht.",
    "pt": "Dou-lhe notícias pessoalmente {} com o próximo passo.",
}


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def read(text: str, language: str = "en") -> datetime | None:
    return promised_by(text, language, SENT, SHOP)


moments = st.integers(0, 730 * 24 * 60).map(lambda minutes: at(1, 0, month=1) + timedelta(minutes=minutes))


@given(moments, st.sampled_from(LANGUAGES), st.sampled_from(["1h", "4h", "7h", "1d", "2d", "3d", "6d", "9d", "90d"]))
def test_what_our_own_drafts_promise_is_read_back_as_the_same_instant(
    now: datetime, language: str, within: str
) -> None:
    row = ProblemRow(id="late", within=within, texts=dict.fromkeys(LANGUAGES, TEXTS))
    made = promise(row, BandRow(id="P1", at_least=0), SHOP, now, language, "k")
    assert promised_by(OURS[language].format(made.words), language, now, SHOP) == made.by


@given(st.integers(0, 300), st.integers(0, 23), st.sampled_from(LANGUAGES))
def test_every_day_and_hour_our_drafts_can_name_is_read_back(days: int, hour: int, language: str) -> None:
    today = SENT.date()
    day = today + timedelta(days=days)
    wanted = datetime.combine(day, time(hour), BERLIN)
    words = by_hour(day, hour, today, language)
    assert read(OURS[language].format(words), language) == (wanted if wanted > SENT else None)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("I will get back to you by 3pm.", at(3, 15)),
        ("We'll reply by 15:30 today.", at(3, 15, 30)),
        ("You will hear from us by tomorrow noon.", at(4, 12)),
        ("I'll be in touch tomorrow.", at(4, 17)),
        ("I will call you tomorrow morning with an update.", at(4, 12)),
        ("I'll let you know by the end of the day.", at(3, 17)),
        ("We will answer within 24 hours.", at(4, 10, 37)),
        ("We will answer within the next two hours.", at(3, 12, 37)),
        ("You will have my answer in 24-48 hours.", at(5, 10, 37)),
        ("We will come back to you within 2 business days.", at(5, 10, 37)),
        ("I will email you by Friday.", at(6, 17)),
        ("I will email you on Friday at 9 a.m. with the tracking number.", at(6, 9)),
        ("I will write to you no later than Monday, November 9th, 11 am.", at(9, 11)),
        ("I will sort this out before the end of the week.", at(6, 17)),
        ("I am checking with the warehouse today and will write to you by 4 pm.", at(3, 16)),
        ("I will ask the warehouse by noon and write to you by 4 pm.", at(3, 16)),
        ("You will hear from me this afternoon.", at(3, 17)),
        ("I will write to you by\n3 pm today.", at(3, 15)),
        ("I will personally make sure that you hear back by noon (CET) tomorrow.", at(4, 12)),
        ("You'll have an answer by Wednesday lunchtime.", at(4, 12)),
        ("I will call you first thing tomorrow.", at(4, 12)),
        ("You will hear from me by 17.00.", at(3, 17)),
        ("I have asked the warehouse and will let you know by 5 o'clock.", at(3, 17)),
        ("Expect an update from me before the weekend.", at(6, 17)),
        ("I will write to you by the 12th.", at(12, 17)),
        ("We promised to call you by Monday and did not. I will call you today by 3 pm.", at(3, 15)),
    ],
)
def test_english_as_agents_write_it(text: str, instant: datetime) -> None:
    assert read(text) == instant


@pytest.mark.parametrize(
    ("language", "text", "instant"),
    [
        ("de", "Ich melde mich bis morgen 12 Uhr.", at(4, 12)),
        ("de", "Sie hören spätestens am Freitag von uns.", at(6, 17)),
        ("de", "Wir antworten Ihnen innerhalb von 24 Stunden.", at(4, 10, 37)),
        ("de", "Ich gebe Ihnen heute Nachmittag Bescheid.", at(3, 17)),
        ("de", "Guten Morgen Frau Weber, ich melde mich heute bis 15:30 Uhr.", at(3, 15, 30)),
        ("de", "Ich schreibe Ihnen bis zum 10.11. um 9 Uhr.", at(10, 9)),
        ("de", "Sie bekommen binnen zwei Werktagen eine Antwort.", at(5, 10, 37)),
        ("de", "Ich melde mich im Laufe des Tages.", at(3, 17)),
        ("de", "Ich melde mich am Montagvormittag.", at(9, 17)),
        ("fr", "Je reviens vers vous d'ici demain midi.", at(4, 12)),
        ("fr", "Nous revenons vers vous demain matin.", at(4, 12)),
        ("fr", "Nous vous répondrons sous 48 h.", at(5, 10, 37)),
        ("fr", "Je vous appelle vendredi avant 15h30.", at(6, 15, 30)),
        ("fr", "Vous aurez une réponse dans les 24 heures.", at(4, 10, 37)),
        ("es", "Le escribiré mañana antes de las 10:30.", at(4, 10, 30)),
        ("es", "Le responderemos en un plazo de 24 horas.", at(4, 10, 37)),
        ("es", "Le daré una respuesta antes del viernes a las 3 de la tarde.", at(6, 15)),
        ("it", "Le risponderemo entro 24 ore.", at(4, 10, 37)),
        ("it", "Le scriverò entro domani alle 16.30.", at(4, 16, 30)),
        ("it", "Riceverà una risposta entro venerdì.", at(6, 17)),
        ("nl", "U hoort uiterlijk morgen om 12 uur van ons.", at(4, 12)),
        ("nl", "Wij reageren binnen twee werkdagen.", at(5, 10, 37)),
        ("nl", "Ik bel u morgenochtend.", at(4, 17)),
        ("nl", "Ik laat het u vrijdag voor het einde van de dag weten.", at(6, 17)),
        ("pt", "Vou responder até amanhã às 10h30.", at(4, 10, 30)),
        ("pt", "Terá uma resposta dentro de 24 horas.", at(4, 10, 37)),
        ("pt", "Entraremos em contacto na sexta-feira até ao meio-dia.", at(6, 12)),
    ],
)
def test_other_languages_as_agents_write_them(language: str, text: str, instant: datetime) -> None:
    assert read(text, language) == instant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thank you for your letter of Monday."),
        ("en", "Your parcel will arrive by Friday."),
        ("en", "Could you send us a photo by 3 pm today?"),
        ("en", "If you send us a photo today, we will reply by tomorrow noon."),
        ("en", "I will get back to you as soon as possible."),
        ("en", "I will write to you soon. You ordered it on Friday."),
        ("en", "I will write to you by 9 am today."),  # sent at half past ten
        ("en", "We will not be able to answer before Friday."),
        ("en", "I will write to you by Friday 10 November."),  # a Tuesday
        ("en", "I will write to you by 4 pm, and the depot looks for it again on Thursday."),  # on which day?
        ("en", "We will refund you within 14 days."),
        ("en", "I will write to you as soon as the carrier replies, by Friday at the latest."),
        ("en", "We'll reply by 3/11."),
        ("de", "Ich kann nicht vor Freitag antworten."),
        ("de", "Bitte melden Sie sich bis Freitag bei uns."),
        ("de", "Ihr Paket kommt morgen bis 12 Uhr."),
        ("fr", "Votre colis arrivera demain avant midi."),
        ("es", "Su paquete llega mañana antes de las 10:00."),
        ("it", "Il pacco arriva domani entro le 10."),
        ("nl", "Uw pakket komt morgen vóór 12.00 uur."),
        ("pt", "A encomenda chega amanhã até às 10h."),
    ],
)
def test_what_is_no_promise_of_ours_or_in_doubt_is_none(language: str, text: str) -> None:
    assert read(text, language) is None


def test_a_sentence_about_something_else_does_not_lend_its_day() -> None:
    text = (
        "I am sorry that you have waited since Monday. I will write to you by 3 pm today. The shop is open until 5 pm."
    )
    assert read(text) == at(3, 15)


def test_of_two_promises_the_first_to_come_due_counts() -> None:
    assert read("I will call you by 2 pm today. I will write to you again by Friday noon.") == at(3, 14)


def test_a_language_that_cannot_be_told_is_read_where_only_one_reading_is_possible() -> None:
    assert read("I will write to you by 3 pm today.", "un") == at(3, 15)


def test_without_an_hour_a_shop_that_closes_at_midnight_has_the_whole_day() -> None:
    late = BusinessHours("Europe/Berlin", opens=time(8), closes=time(0))
    assert promised_by("I will write to you tomorrow.", "en", SENT, late) == at(5, 0)


def test_a_weekday_sent_on_that_day_means_today_while_the_hour_is_ahead() -> None:
    assert read("I will write to you by 3 pm on Tuesday.") == at(3, 15)
    assert read("I will write to you by 9 am on Tuesday.") == at(10, 9)


def test_the_hour_is_the_shops_own_wherever_it_was_sent_from() -> None:
    in_new_york = SENT.astimezone(ZoneInfo("America/New_York"))
    assert promised_by("I will write to you by 3 pm today.", "en", in_new_york, SHOP) == at(3, 15)


def test_a_date_early_next_year_is_of_next_year() -> None:
    found = promised_by("I will write to you by noon on 4 January.", "en", at(29, 12, month=12), SHOP)
    assert found is not None
    assert found.date() == date(2027, 1, 4)


@given(st.text(max_size=400), st.sampled_from([*LANGUAGES, "un"]))
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    found = read(text, language)
    assert found is None or found > SENT
