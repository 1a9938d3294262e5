"""The words of a fault that tell of another thing here: then a reply is not sorry for it by name."""

from __future__ import annotations

import pytest

from tests.factories import case_of, read_by_the_rules
from triage.judge.engine import Judge
from triage.reply.doubt import beyond_doubt
from triage.reply.plain import faults
from triage.reply.plain import told as rows
from triage.rules.read import default_rules

RULES = default_rules()
JUDGE = Judge(RULES)


def told(text: str, language: str = "en", subject: str = "") -> tuple[set[str], set[str]]:
    """The faults that the reply may be sorry for by name, and the rows that say so."""
    judged = case_of(read_by_the_rules(text, language=language, subject=subject))
    case = beyond_doubt(JUDGE.told_plainly(judged), RULES)
    return set(faults(case, RULES)), {row.id for row in rows(case, RULES)}


@pytest.mark.parametrize(
    ("language", "subject", "text"),
    [
        ("en", "Refund for the trailer still not arrived", "Order 88-1402 went back on 28 October."),
        ("en", "", "I returned order 88-1402. On my account is nothing."),
        ("en", "", "You have had my return 88-1402 for weeks. What I have not received is $127.43."),
        ("de", "", "Bestellung 88-1402 ging am 28.10. retour. Auf meinem Konto ist bis heute nichts."),
        ("fr", "", "La commande 88-1402 a été renvoyée. Sur mon compte, toujours rien."),
        ("es", "", "Devolví el pedido 88-1402. En mi cuenta no hay nada todavía."),
        ("it", "", "Aspetto il rimborso dell'ordine 88-1402. Sul mio conto non c'è nulla."),
        ("nl", "", "Bestelling 88-1402 ging retour. Op mijn rekening staat nog niets."),
        ("pt", "", "Devolvi a encomenda 88-1402. Na minha conta não há nada."),
    ],
)
def test_money_that_has_not_come_is_no_parcel_that_has_not(language: str, subject: str, text: str) -> None:
    found, named = told(text, language, subject)
    assert "money_not_back" in named
    assert not found & {"not_received", "late"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tracking number for order 88-1402 never arrived."),
        ("de", "Eine Sendungsnummer für die Bestellung 88-1402 habe ich nie bekommen."),
        ("fr", "La facture de la commande 88-1402 n'est pas arrivée."),
        ("es", "La factura del pedido 88-1402 no ha llegado."),
        ("it", "La fattura dell'ordine 88-1402 non è arrivata."),
        ("nl", "De factuur van bestelling 88-1402 heb ik niet ontvangen."),
        ("pt", "A fatura da encomenda 88-1402 não chegou."),
    ],
)
def test_a_paper_that_has_not_come_is_no_parcel_that_has_not(language: str, text: str) -> None:
    assert "not_received" not in told(text, language)[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I placed order 88-1402 last night. It still says processing, so I hope it can be changed."),
        ("de", "Ich habe gestern 88-1402 bestellt. Es ist noch nicht angekommen, geht es noch zu ändern?"),
        ("fr", "J'ai passé la commande 88-1402 ce matin. Elle est toujours en préparation."),
        ("es", "Hice el pedido 88-1402 anoche. No ha llegado, claro."),
        ("it", "Ho ordinato il 88-1402 ieri. Non è ancora arrivato, ovviamente."),
        ("nl", "Ik heb gisteren 88-1402 besteld. De bestelling is nog niet ontvangen."),
        ("pt", "Fiz a encomenda 88-1402 ontem. Ainda não chegou, claro."),
    ],
)
def test_who_ordered_yesterday_has_not_waited(language: str, text: str) -> None:
    assert not told(text, language)[0] & {"not_received", "late"}


def test_what_somebody_minds_not_is_nothing_to_be_sorry_for() -> None:
    assert not told("The boots from order 88-1402 have not yet arrived but that is okay.")[0]
    assert "not_received" in told("The boots from order 88-1402 have not yet arrived.")[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bestellung 88-1402: Geliefert wurden zwar drei Kartuschen, aber die 10-Zoll-Ausführung."),
        ("fr", "Commande 88-1402 : vous avez livré trois cartouches, mais dans la mauvaise taille."),
        ("es", "Pedido 88-1402: me han entregado tres cartuchos, pero en la talla pequeña."),
        ("it", "Ordine 88-1402: avete consegnato tre cartucce, ma nella misura piccola."),
        ("nl", "Bestelling 88-1402: er zijn drie patronen bezorgd, maar in de kleine maat."),
        ("pt", "Encomenda 88-1402: foram entregues três cartuchos, mas no tamanho pequeno."),
    ],
)
def test_what_came_in_another_size_has_come(language: str, text: str) -> None:
    found, _ = told(text, language)
    assert "wrong_item" in found
    assert "not_received" not in found


def test_two_of_one_side_are_a_wrong_order() -> None:
    assert told("The straps from order 88-1402 came. They are both lefts.")[0] == {"wrong_item"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He ordered bird table 88-1402 for her birthday and got the below saying it was left in a porch."),
        ("en", "I ordered the lamp, order 88-1402, and got an e-mail with a link."),
        ("es", "Pedí la lámpara 88-1402 y me ha llegado un correo."),
        ("it", "Ho ordinato la lampada 88-1402 e ho ricevuto una mail."),
        ("pt", "Encomendei o candeeiro 88-1402 e recebi uma mensagem."),
    ],
)
def test_a_message_is_not_what_somebody_got_in_the_place_of_their_order(language: str, text: str) -> None:
    assert "wrong_item" not in told(text, language)[0]


def test_a_number_that_an_invoice_lacks_is_missing_from_no_box() -> None:
    assert "missing_item" not in told("On the invoice for order 88-1402 our VAT number is missing.")[0]
    assert "missing_item" in told("The lid from order 88-1402 is missing.")[0]


def test_what_a_tradesman_charged_was_not_charged_by_us() -> None:
    assert "billing" not in told("Order 88-1402 came late, and he charged me for the full day.")[0]
    assert "billing" in told("For order 88-1402 you charged me for the full set.")[0]


def test_what_is_gone_is_a_fault_only_for_who_ordered_it() -> None:
    assert "unavailable" in told("I paid for order 88-1402 and now it is out of stock.")[1]
    assert "unavailable" not in told("Es el de haya y pone agotado. ¿Volverá antes de Reyes?", "es")[1]
    assert "unavailable" not in told("I wanted to order 88-1402 again with the code, then it was sold out.")[1]


def test_who_asks_for_the_catalogue_does_not_get_it_against_their_will() -> None:
    assert "unwanted_mail" not in told("Do you still send out the printed catalogue?")[1]
    assert "unwanted_mail" in told("You still send me the catalogue.")[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I have had the automatic reply with a ticket number and nothing else."),
        ("de", "Ich habe nur eine automatische Antwort bekommen."),
        ("fr", "J'ai reçu une réponse automatique et rien d'autre."),
        ("es", "Solo he recibido una respuesta automática."),
        ("it", "Ho ricevuto solo una risposta automatica."),
        ("nl", "Ik kreeg alleen een automatische bevestiging."),
        ("pt", "Só recebi uma resposta automática."),
    ],
)
def test_nothing_but_an_automatic_reply_is_silence_and_no_wrong_answer(language: str, text: str) -> None:
    found, named = told(text, language)
    assert "no_reply" in found
    assert "beside_the_point" not in named


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I see nothing on my card yet. The tracking says the return was delivered to you on 3 November."),
        ("it", "Sulla carta non vedo niente. Risulta che il pacco vi è stato consegnato il 3/11."),
        ("de", "Auf dem Konto ist noch nichts da. Das Paket ist laut Sendungsverfolgung bei Ihnen angekommen."),
    ],
)
def test_what_was_delivered_to_us_is_no_parcel_that_has_not_come(language: str, text: str) -> None:
    assert "told_absent" not in told(text, language)[1]


def test_the_acknowledgement_of_a_receipt_accuses_nobody() -> None:
    assert "not_believed" not in told("J'ai seulement eu un accusé de réception automatique.", "fr")[1]
