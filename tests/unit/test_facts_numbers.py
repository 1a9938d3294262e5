"""Order numbers, amounts and tracking numbers, in the notations people use."""

from __future__ import annotations

import pytest

from triage.judge.amounts import find_amounts
from triage.judge.orders import find_orders
from triage.judge.tracking import find_tracking


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("my order #4471 is late", "#4471"),
        ("#4471 never came", "#4471"),
        ("Order#4471", "#4471"),
        ("Order No.: 100-2231-88", "100-2231-88"),
        ("order number is 88123.", "88123"),
        ("order AB-1029-X came", "AB-1029-X"),
        ("order (FO/8812)", "FO/8812"),
        ("Bestellnummer 2024-11873", "2024-11873"),
        ("Bestellung mit der Nummer 4471", "4471"),
        ("Auftragsnummer: A-2024/119", "A-2024/119"),
        ("commande n° 55-8841", "55-8841"),
        ("numéro de commande : CMD-4471", "CMD-4471"),
        ("pedido n.º 77881", "77881"),
        ("numero d'ordine 4471", "4471"),
        ("ordine n. 4471", "4471"),
        ("bestelling 4471", "4471"),
        ("encomenda n.º 4471", "4471"),
        ("the cot bed (ref 2024-11873)", "2024-11873"),
        ("88123 is my order number", "88123"),
        ("whoever packed PN 11-09-2250 put a leaf in it", "PN 11-09-2250"),
        ("Order M 72231 again", "M 72231"),
        ("026-1234567-1234567", "026-1234567-1234567"),
        ("order number: 302 118 554", "302 118 554"),
    ],
)
def test_an_order_number_is_found_as_it_is_written(text: str, wording: str) -> None:
    assert [fact.text for fact in find_orders(text)] == [wording]


def test_the_value_of_an_order_number_is_bare() -> None:
    assert find_orders("order #4471")[0].value == "4471"


def test_orders_that_are_listed_are_all_found() -> None:
    assert [fact.value for fact in find_orders("orders #4471, #4472 and #4480")] == ["4471", "4472", "4480"]


@pytest.mark.parametrize(
    "text",
    [
        "call 0800 123 4567 to order",
        "I live in 80331 München",
        "IBAN DE89 3704 0044 0532 0130 00",
        "my order from 2024",
        "order of 03/11/2024",
        "I ordered 1200 euros worth of plants: order 1200 euros",
        "order 3 mugs",
        "ticket #4471",
        "invoice #4471",
        "in order 2024 was a good year",
    ],
)
def test_other_numbers_are_no_order_numbers(text: str) -> None:
    assert find_orders(text) == ()


@pytest.mark.parametrize(
    ("text", "wording", "value"),
    [
        ("it cost € 49,90", "€ 49,90", "49.90 EUR"),
        ("49.90€ gone", "49.90€", "49.90 EUR"),
        ("paid £12", "£12", "12.00 GBP"),
        ("for $1,299.00!", "$1,299.00", "1299.00 USD"),
        ("about 49 euros", "49 euros", "49.00 EUR"),
        ("CHF 20.- paid", "CHF 20.-", "20.00 CHF"),
        ("1.299,00 € weg", "1.299,00 €", "1299.00 EUR"),
        ("1 299,00 €", "1 299,00 €", "1299.00 EUR"),
        ("129,- €", "129,- €", "129.00 EUR"),
        ("R$ 59,90", "R$ 59,90", "59.90 BRL"),
        ("CHF 1'299.50", "CHF 1'299.50", "1299.50 CHF"),
        ("20 quid", "20 quid", "20.00 GBP"),
        ("price 49.90 EUR.", "49.90 EUR", "49.90 EUR"),
    ],
)
def test_an_amount_keeps_its_wording_and_gets_a_value(text: str, wording: str, value: str) -> None:
    assert [(fact.text, fact.value) for fact in find_amounts(text)] == [(wording, value)]


@pytest.mark.parametrize(
    "text", ["it weighs 12 pounds", "5 pounds of rice", "Euro 6", "$5k", "$1.2 million", "20% off", "order 4471"]
)
def test_other_figures_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1Z999AA10123456784", "1Z999AA10123456784"),
        ("1Z 999 AA1 01 2345 6784", "1Z999AA10123456784"),
        ("AB123456785GB", "AB123456785GB"),
        ("sent by Royal Mail, AB123456789GB", "AB123456789GB"),
        ("tracking number: 9400 1118 9922 3100 0012 34", "9400111899223100001234"),
        ("DPD 15501234567890", "15501234567890"),
        ("Sendungsnummer 00340434161094012345", "00340434161094012345"),
        ("numéro de suivi 6A12345678901", "6A12345678901"),
        ("tracking number is 123456789012", "123456789012"),
    ],
)
def test_a_tracking_number_is_known_by_its_check_digit_or_by_a_word_beside_it(text: str, value: str) -> None:
    assert [fact.value for fact in find_tracking(text)] == [value]


@pytest.mark.parametrize(
    "text", ["1Z999AA10123456785", "AB123456789GB", "call 004915112345678", "IBAN DE89370400440532013000", "order 4471"]
)
def test_a_number_that_fails_its_check_and_stands_alone_is_no_tracking_number(text: str) -> None:
    assert find_tracking(text) == ()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("My order IL-2026-1188 is late", "IL-2026-1188"),
        ("Order: DE-5523", "DE-5523"),
        ("order DI-90211 never came", "DI-90211"),
        ("mi pedido EL-30417 no llegó", "EL-30417"),
        ("bestelling HET-20118 is zoek", "HET-20118"),
        ("a encomenda O-55821 não chegou", "O-55821"),
        ("commande n° LA-7781", "LA-7781"),
        ("ordine IL-2026-0031", "IL-2026-0031"),
        ("Bestellung DER-77120", "DER-77120"),
        ("order IS-44120", "IS-44120"),
        ("pedido DE/2026/118", "DE/2026/118"),
        ("Order number KT 20931.", "KT 20931"),
        ("Auftragsnummer: WB 61207, Kaufpreis 89,00 EUR", "WB 61207"),
        ("bestelling RT 4415", "RT 4415"),
        ("Pedido MV 8823. Un saludo", "MV 8823"),
        ("the order is QP 70812 thanks", "QP 70812"),
        ("Auftrag: DE 71903", "DE 71903"),
        ("MY ORDER IS 44710", "44710"),
        ("brake pads on KB-66130. You sent the wrong ones", "KB-66130"),
        ("Seats, booking TR-3188002", "TR-3188002"),
        ("Facture G-20977.", "G-20977"),
        ("Solo hice un pedido, el VF-3391.", "VF-3391"),
        ("A encomenda é a LB-80512 e paguei 79,90 €", "LB-80512"),
        ("cmd 77-2210 merci", "77-2210"),
        ("Número de encargo FQ00712.", "FQ00712"),
    ],
)
def test_an_order_number_keeps_its_letters(text: str, wording: str) -> None:
    assert [fact.text for fact in find_orders(text)] == [wording]


@pytest.mark.parametrize(
    "text",
    [
        "Kundennummer: KD-88120",
        "I live in D-80331 München",
        "mi código de cliente es el número CL-10231",
        "my order for GBP 1200",
        "MY ORDER FOR 1200 PEOPLE",
        "RETURN NO RMA-20114",
        "serial number SN-100231",
        "order FR 12–4471",
        "item AB-77120 is out of stock",
        "ISO-90001",
    ],
)
def test_a_number_that_may_be_another_things_is_no_order_number(text: str) -> None:
    assert find_orders(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Your tracking (JD 0188 0000 2291 55) claims", "JD01880000229155"),
        ("Le suivi 6A 3151 8899 014 indique « livré »", "6A31518899014"),
        ("La guía 8823 0104 5521 dice en tránsito", "882301045521"),
        ("il corriere (spedizione BRT 0882 3315 9927)", "088233159927"),
        ("Tracking RR 593 220 145 PL don't move", "RR593220145PL"),
        ("Sendungsnummer 0034 0434 1617 0002 2233", "00340434161700022233"),
        ("tracking number: 9400 1118 9922 3344 5566 77", "9400111899223344556677"),
        ("código de seguimiento PQ 4471 2288 10 ES", "PQ4471228810ES"),
        ("trackingcode 3S KABC 1234 5678", "3SKABC12345678"),
    ],
)
def test_a_tracking_number_may_be_written_with_blanks(text: str, value: str) -> None:
    assert [fact.value for fact in find_tracking(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "the parcel came on 12 11 2026 at 10 30",
        "tracking is stuck, call 020 7946 0958",
        "mein Paket, Telefon 0170 1234567",
        "two parcels of 12 34 56 cm",
        "the parcel cost 1 200 000 pesos",
    ],
)
def test_figures_with_blanks_beside_a_parcel_are_not_all_tracking_numbers(text: str) -> None:
    assert find_tracking(text) == ()


def test_a_number_told_again_without_its_prefix_is_the_same_order() -> None:
    assert [fact.text for fact in find_orders("Order SS-114902. As I said, order 114902!")] == ["SS-114902"]
