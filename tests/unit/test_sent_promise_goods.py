"""By when a reply that was sent says that something leaves us."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from triage.hours import BusinessHours
from triage.reply.sent_promise import promised_by

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = BusinessHours("Europe/Berlin")
SENT = datetime(2026, 11, 3, 10, 37, tzinfo=BERLIN)  # a Tuesday


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=BERLIN)


def read(text: str, language: str = "en") -> datetime | None:
    return promised_by(text, language, SENT, SHOP)


@pytest.mark.parametrize(
    ("language", "text", "instant"),
    [
        ("en", "Your replacement leaves tomorrow.", at(4, 17)),
        ("en", "Your new blue vase leaves our warehouse tomorrow and should be with you by Friday.", at(4, 17)),
        ("en", "We will send you a replacement by Friday.", at(6, 17)),
        ("en", "I'll personally send a new one today, free of charge.", at(3, 17)),
        ("en", "Tomorrow we will ship the missing part, and you can keep the other.", at(4, 17)),
        ("en", "The correct size is being dispatched today.", at(3, 17)),
        ("en", "It ships on Thursday.", at(5, 17)),
        ("en", "Your order will be sent by 4 pm tomorrow.", at(4, 16)),
        ("en", "We are sending you a new set today.", at(3, 17)),
        ("en", "I am sorry about this. A new lamp goes out tomorrow morning.", at(4, 12)),
        ("de", "Wir schicken Ihnen morgen eine neue Vase.", at(4, 17)),
        ("de", "Ich sende Ihnen heute noch Ersatz.", at(3, 17)),
        ("de", "Ihr Ersatz geht morgen raus.", at(4, 17)),
        ("de", "Die neue Lampe verlässt am Freitag unser Lager.", at(6, 17)),
        ("de", "Ihr Paket wird bis Donnerstag versandt und ist dann am Samstag bei Ihnen.", at(5, 17)),
        ("de", "Morgen versenden wir das fehlende Teil.", at(4, 17)),
        ("fr", "Nous vous enverrons un nouveau vase demain.", at(4, 17)),
        ("fr", "Votre colis part demain.", at(4, 17)),
        ("fr", "Le remplacement sera expédié avant vendredi.", at(6, 17)),
        ("es", "Le enviaremos un jarrón nuevo mañana.", at(4, 17)),
        ("es", "Su paquete sale mañana.", at(4, 17)),
        ("es", "El recambio será enviado el viernes.", at(6, 17)),
        ("it", "Le spediremo un vaso nuovo domani.", at(4, 17)),
        ("it", "Il suo pacco parte domani.", at(4, 17)),
        ("it", "Il ricambio sarà spedito entro venerdì.", at(6, 17)),
        ("nl", "Wij sturen u morgen een nieuwe vaas.", at(4, 17)),
        ("nl", "Uw pakket gaat morgen de deur uit.", at(4, 17)),
        ("nl", "Uw bestelling wordt vrijdag verzonden.", at(6, 17)),
        ("pt", "Enviaremos um vaso novo amanhã.", at(4, 17)),
        ("pt", "A sua encomenda segue amanhã.", at(4, 17)),
        ("pt", "O substituto será enviado até sexta-feira.", at(6, 17)),
    ],
)
def test_by_when_something_leaves_us_is_a_promise(language: str, text: str, instant: datetime) -> None:
    assert read(text, language) == instant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your replacement was sent today."),
        ("en", "We have sent you a new one today."),
        ("en", "Your replacement should arrive tomorrow."),
        ("en", "Your replacement will be delivered tomorrow."),
        ("en", "We will send your refund by Friday."),
        ("en", "If you agree, we will send a replacement tomorrow."),
        ("en", "Shall we send you a replacement tomorrow?"),
        ("en", "We would send you a new one on Friday."),
        ("en", "We can send you a replacement tomorrow."),
        ("en", "We cannot send it before Friday."),
        ("en", "Please send us the broken one by Friday."),
        ("en", "The supplier will send it on Thursday."),
        ("en", "We will send you a replacement. Our shop is open until 5 pm today."),
        ("en", "We will send you a replacement, which you should have by Friday."),
        ("en", "As soon as it is in, we will send it, on Friday at the latest."),
        ("de", "Ihr Ersatz wurde heute versandt."),
        ("de", "Wir haben Ihnen heute eine neue Vase geschickt."),
        ("de", "Ihr Paket kommt morgen an."),
        ("de", "Wir können Ihnen morgen eine neue Vase schicken."),
        ("de", "Bitte schicken Sie uns die Vase bis Freitag."),
        ("fr", "Nous avons envoyé un nouveau vase aujourd'hui."),
        ("fr", "Pour ma part, je suis absent demain."),
        ("es", "Le enviamos hoy un jarrón nuevo."),
        ("es", "El envío llega mañana."),
        ("it", "Abbiamo spedito oggi un vaso nuovo."),
        ("it", "Potremmo spedirle un vaso nuovo domani."),
        ("nl", "Wij hebben u vandaag een nieuwe vaas gestuurd."),
        ("nl", "Stuurt u ons de vaas voor vrijdag."),
        ("pt", "A sua encomenda foi enviada hoje."),
        ("pt", "A sua encomenda chega amanhã."),
    ],
)
def test_what_is_done_or_the_carriers_or_in_doubt_is_none(language: str, text: str) -> None:
    assert read(text, language) is None


def test_who_also_says_when_they_write_is_held_to_that() -> None:
    assert read("Your replacement leaves today. I will write to you by Friday with the tracking number.") == at(6, 17)


def test_of_two_things_the_first_to_leave_counts() -> None:
    assert read("The cup leaves on Friday. The saucer leaves tomorrow.") == at(4, 17)
