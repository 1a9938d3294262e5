"""Robots get no answer, and people who speak of robots do."""

from __future__ import annotations

import pytest

from tests.factories import octets_of
from triage.mail.autoresponse import robot
from triage.mail.parse import parse

PERSON = ("From: Anna <anna@mail.example>", "To: help@shop.example", "Subject: My order")


def reason_of(*fields: str, body: str = "My vase arrived broken.", flags: frozenset[str] = frozenset()) -> str | None:
    verdict = robot(parse(octets_of(*(fields or PERSON), body=body)), flags)
    return verdict[0] if verdict else None


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("Auto-Submitted: auto-replied", "auto_submitted"),
        ("auto-submitted: Auto-Generated; owner-email=x", "auto_submitted"),
        ("Auto-Submitted: (comment) no", None),
        ("Auto-Submitted: no", None),
        ("Auto-Submitted: no; x=y", None),
        ("Return-Path: <>", "null_sender"),
        ("Return-Path: <anna@mail.example>", None),
        ("List-Id: <news.example>", "list"),
        ("List-Unsubscribe: <mailto:u@x.example>", "list"),
        ("X-Mailing-List: x", "list"),
        ("X-MLServer: fml [fml 4.0.3]", "list"),
        ("Precedence: list", "list"),
        ("Precedence: BULK", "precedence"),
        ("X-Precedence: junk", "precedence"),
        ("Precedence: first-class", None),
        ("X-Autoreply: yes", "autoresponder"),
        ("X-Autorespond: x", "autoresponder"),
        ("X-Loop: yes", "autoresponder"),
        ("Delivered-To: autoresponder", "autoresponder"),
        ("X-Auto-Response-Suppress: All", None),  # asks not to be answered, and may be a person's
        ("X-Failed-Recipients: x@y.example", "dsn"),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=b", "dsn"),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", "mdn"),
        ("Content-Type: multipart/report; report-type=feedback-report; boundary=b", "arf"),
        ("Content-Type: message/delivery-status", "dsn"),
        ("Content-Type: message/disposition-notification", "mdn"),
        ("Content-Type: message/feedback-report", "arf"),
        ("Content-Type: text/calendar; method=REQUEST", "calendar"),
        ("X-Spam-Flag: YES", "spam"),
        ("X-Spam-Flag: NO", None),
    ],
)
def test_header_fields_tell_robots(field: str, reason: str | None) -> None:
    assert reason_of(*PERSON, field) == reason


@pytest.mark.parametrize("name", ["Auto-Submitted: no", "Precedence: normal"])
def test_any_instance_of_a_field_counts(name: str) -> None:
    field, _, _ = name.partition(":")
    bad = {"Auto-Submitted": "auto-replied", "Precedence": "bulk"}[field]

    assert reason_of(*PERSON, name, f"{field}: {bad}") is not None


@pytest.mark.parametrize(
    "address",
    [
        "MAILER-DAEMON@x.example",
        "noreply@x.example",
        "no-reply@x.example",
        "no_reply+123@x.example",
        "do-not-reply@x.example",
        "donotreply@x.example",
        "orders-noreply@x.example",
        "listserv@x.example",
        "majordomo@x.example",
        "club-request@x.example",
        "owner-club@x.example",
        "club-owner@x.example",
        "club-bounces@x.example",
        "bounce+abc@x.example",
        "newsletter@x.example",
        "notifications@x.example",
        "order-updates@x.example",
        "nicht-antworten@x.example",
    ],
)
def test_system_addresses_are_robots(address: str) -> None:
    assert reason_of(f"From: X <{address}>", "To: help@shop.example") == "system_addr"


@pytest.mark.parametrize(
    "address",
    ["info@x.example", "norbert.reply@x.example", "owner@x.example", "postmaster@x.example", "newsome@x.example"],
)
def test_other_addresses_are_people(address: str) -> None:
    assert reason_of(f"From: {address}", "To: help@shop.example") is None


def test_keywords_of_the_mailbox_tell_spam() -> None:
    assert reason_of(flags=frozenset({"\\Seen", "$Junk"})) == "spam"
    assert reason_of(flags=frozenset({"\\Seen", "NonJunk"})) is None


def test_an_attached_appointment_is_a_persons() -> None:
    body = "--b\r\n\r\nPlease deliver then.\r\n--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n--b--"

    assert reason_of(*PERSON, "Content-Type: multipart/mixed; boundary=b", body=body) is None


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        ("Mail Delivery Subsystem <daemon@x.example>", "Returned mail: see transcript", "User unknown"),
        ("post_master@x.example", "Re: Test", "550 - Requested action not taken: no such user here"),
        ("postmaster@x.example", "Undelivered Mail Returned to Sender", "x"),
    ],
)
def test_bounces_without_any_sign_are_known_by_sender_and_words(sender: str, subject: str, body: str) -> None:
    assert reason_of(f"From: {sender}", f"Subject: {subject}", body=body) == "dsn"


def test_a_person_who_reports_a_bounce_is_a_person() -> None:
    body = "I wrote to you and got: 550 5.1.1 user unknown. How can I reach you?"

    assert reason_of(PERSON[0], "Subject: Mail delivery failed", body=body) is None


AUTOMATIC = {
    "en away": "Hello,\n\nThank you for your email. I am out of the office until 24 November. In urgent cases ask X.",
    "en away first": "I will be on annual leave from 3 to 20 November with limited access to my e-mail.\n\nAnna",
    "en declared": "This is an automatic reply. We will get back to you within two working days.",
    "en ticket": "Thank you for contacting us. Your request has been received. Ticket number: 4471",
    "de away": "Sehr geehrte Damen und Herren,\nvielen Dank für Ihre E-Mail. Ich bin bis 24.11. nicht im Büro. "
    "Ihre Nachricht wird nicht weitergeleitet.",
    "de declared": "Dies ist eine automatische Antwort. Bitte antworten Sie nicht auf diese E-Mail.",
    "de ticket": "Guten Tag,\n\nvielen Dank für Ihre Anfrage. Ihre Anfrage wurde erfolgreich registriert. "
    "Wir melden uns so schnell wie möglich bei Ihnen.",
    "fr away": "Bonjour,\n\nMerci pour votre message. Je suis absente jusqu'au 24. En cas d'urgence, voir Paul.",
    "fr declared": "Ceci est une réponse automatique. Merci de ne pas répondre à ce message.",
    "fr ticket": "Nous avons bien reçu votre demande et vous répondrons dans les meilleurs délais.",
    "es away": "Gracias por su mensaje. Estaré fuera de la oficina hasta el 27 de noviembre.",
    "es ticket": "Hemos recibido su solicitud. Le responderemos lo antes posible.",
    "it away": "Grazie per il Suo messaggio. Sono fuori ufficio fino al 24 novembre.",
    "it ticket": "Abbiamo ricevuto la Sua richiesta, risponderemo il prima possibile.",
    "nl away": "Bedankt voor uw e-mail. Ik ben tot en met 24 november afwezig. Bij dringende vragen belt u Jan.",
    "nl ticket": "Wij hebben uw vraag goed ontvangen en nemen zo snel mogelijk contact met u op.",
    "pt away": "Obrigado pela sua mensagem. Estarei ausente até ao dia 24 de novembro. Assuntos urgentes: Ana.",
    "pt ticket": "Recebemos o seu pedido e responderemos assim que possível.",
}


@pytest.mark.parametrize("body", AUTOMATIC.values(), ids=AUTOMATIC)
def test_automatic_replies_are_known_by_their_wording_alone(body: str) -> None:
    assert reason_of(body=body) == "autoreply_wording"


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Your order",
        "Out of office: Re: Your order",
        "Automatische Antwort: Ihre Bestellung",
        "Abwesenheitsnotiz",
        "Réponse automatique : Votre commande",
        "Respuesta automática: pedido",
        "Risposta automatica: ordine",
        "Automatisch antwoord: bestelling",
        "Resposta automática: pedido",
    ],
)
def test_automatic_replies_are_known_by_their_subject(subject: str) -> None:
    assert (
        reason_of(PERSON[0], f"Subject: {subject}", "In-Reply-To: <a@x.example>", body="Ask Tom.")
        == "autoreply_wording"
    )


PEOPLE = [
    "Your answer was an automatic reply. I do not want an automatic reply, I want my vase.",
    'I only ever get "This is an automated response. We will get back to you." Nobody does!',
    "Thank you for your email. I am on holiday until Friday, can you deliver after that?",
    "I am on holiday until 12 May and your driver left the parcel in the rain.",
    "Thank you for your message. I will get back to you when the parcel has arrived.",
    "We have received your parcel, but the lid is missing.",
    "You wrote: We have received your request and will get back to you. That was ten days ago.",
    "Ich bin ab Montag im Urlaub, bitte liefern Sie vorher.",
    "Vielen Dank für Ihre Nachricht. Leider ist die Vase kaputt.",
    "Merci pour votre réponse automatique, mais mon colis n'est toujours pas là.",
    "Gracias por su correo. El plato sigue roto.",
    "Bedankt voor uw bericht, maar ik wil mijn geld terug.",
    "Your out of office reply says you are back on Monday. It is Thursday. In urgent cases I should contact nobody?",
    "Thank you for your email. I am on holiday until Friday, so please deliver after that.",
    "I am out of the office until Friday, call me then about my broken vase.",
]


@pytest.mark.parametrize("body", PEOPLE)
def test_people_who_speak_of_automatic_replies_are_people(body: str) -> None:
    assert reason_of(body=body) is None


@pytest.mark.parametrize(
    "subject",
    ["Re: Automatic reply: Your order", "AW: Automatische Antwort: Bestellung", "Automatic replies are no service"],
)
def test_people_who_answer_an_automatic_reply_are_people(subject: str) -> None:
    body = "That is not an answer to my question. Where is my vase?"

    assert reason_of(PERSON[0], f"Subject: {subject}", "In-Reply-To: <a@x.example>", body=body) is None
