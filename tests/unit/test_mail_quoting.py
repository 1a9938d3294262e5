"""Own words: what this person newly wrote."""

from __future__ import annotations

import pytest

from triage.mail.quoting import own_words

OWN = "Where is my vase? I have been waiting for three weeks."
HEADER_BLOCKS = {
    "en": "From: Shop <help@shop.example>\nSent: Monday, 3 November 2025 10:30\nTo: Anna\nSubject: Your order",
    "de": "Von: Shop <help@shop.example>\nGesendet: Montag, 3. November 2025 10:30\nAn: Anna\nBetreff: Bestellung",
    "fr": "De : Shop <help@shop.example>\nEnvoyé : lundi 3 novembre 2025 10:30\nÀ : Anna\nObjet : Votre commande",
    "es": "De: Shop <help@shop.example>\nEnviado: lunes, 3 de noviembre de 2025 10:30\nPara: Anna\nAsunto: Pedido",
    "it": "Da: Shop <help@shop.example>\nInviato: lunedì 3 novembre 2025 10:30\nA: Anna\nOggetto: Ordine",
    "nl": "Van: Shop <help@shop.example>\nVerzonden: maandag 3 november 2025 10:30\nAan: Anna\nOnderwerp: Bestelling",
    "pt": "De: Shop <help@shop.example>\nEnviada em: segunda-feira, 3 de novembro de 2025\nPara: Anna\nAssunto: Pedido",
    "bold": "*From:* Shop <help@shop.example>\n*Date:* Monday, 3 November 2025\n*To:* Anna\n*Subject:* Your order",
}
ATTRIBUTIONS = {
    "en": "On Mon, 3 Nov 2025 at 10:30, Shop <help@shop.example> wrote:",
    "en wrapped": "On Mon, 3 Nov 2025 at 10:30, The Shop with a long name <\nhelp@shop.example> wrote:",
    "de": "Am Mo., 3. Nov. 2025 um 10:30 Uhr schrieb Shop <help@shop.example>:",
    "fr": "Le lun. 3 nov. 2025 à 10:30, Shop <help@shop.example> a écrit :",
    "es": "El lun, 3 nov 2025 a las 10:30, Shop (<help@shop.example>) escribió:",
    "it": "Il giorno lun 3 nov 2025 alle ore 10:30 Shop <help@shop.example> ha scritto:",
    "nl": "Op ma 3 nov 2025 om 10:30 schreef Shop <help@shop.example>:",
    "pt": "Em seg., 3 de nov. de 2025 às 10:30, Shop <help@shop.example> escreveu:",
    "yahoo": "On Monday, November 3, 2025 at 10:30:00 AM GMT+1, Shop <help@shop.example> wrote:",
}
QUOTED_ONLY_ATTRIBUTIONS = {
    "fi": "Shop <help@shop.example> kirjoitti 3.11.2025 klo 10.30:",
    "tr": "Shop <help@shop.example>, 3 Kas 2025 Pzt, 10:30 tarihinde şunu yazdı:",
    "mutt": "* Shop <help@shop.example> [2025-11-03 10:30]:",
    "unknown": "Zzz 3.11.2025 10:30 qqq Shop:",
    "short": "Support wrote:",
}
ALL_ATTRIBUTIONS = ATTRIBUTIONS | QUOTED_ONLY_ATTRIBUTIONS


@pytest.mark.parametrize("block", HEADER_BLOCKS.values(), ids=HEADER_BLOCKS)
def test_everything_below_a_pasted_header_block_is_history(block: str) -> None:
    own = own_words(f"{OWN}\n\n________________________________\n{block}\n\nDear Anna,\nwe are furious at ourselves.")

    assert (own.text, own.quoted) == (OWN, "Dear Anna,\nwe are furious at ourselves.")


@pytest.mark.parametrize("line", ALL_ATTRIBUTIONS.values(), ids=ALL_ATTRIBUTIONS)
def test_an_attribution_goes_with_the_quote_beneath(line: str) -> None:
    assert own_words(f"{OWN}\n\n{line}\n\n> Dear Anna,\n> we are sorry.").text == OWN


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_what_follows_a_certain_attribution_is_history_even_without_quote_marks(line: str) -> None:
    assert own_words(f"{OWN}\n\n{line}\n\nDear Anna,\nwe are sorry.").text == OWN


def test_an_answer_below_the_quote_is_kept() -> None:
    assert own_words(f"{ATTRIBUTIONS['fr']}\n\n> Chère Anna,\n> désolés.\n\n{OWN}").text == OWN


def test_answers_between_quoted_lines_are_kept() -> None:
    text = f"{ATTRIBUTIONS['en']}\n> Have you a receipt?\n\nYes, of course.\n\n> Is the box intact?\nNo!\n> Bye"

    assert own_words(text).text == "Yes, of course.\n\nNo!"


@pytest.mark.parametrize(
    "separator",
    [
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-------- Ursprüngliche Nachricht --------",
        "-------- Message d'origine --------",
        "-------- Mensaje original --------",
        "-------- Messaggio originale --------",
        "-------- Oorspronkelijk bericht --------\nVan: Shop <help@shop.example>\nAan: Anna\nOnderwerp: x",
        "-------- Mensagem original --------",
        "##- Please type your reply above this line -##",
    ],
)
def test_everything_below_a_separator_is_history(separator: str) -> None:
    assert own_words(f"{OWN}\n\n{separator}\n\nDear Anna,\nwe are sorry.").text == OWN


def test_the_introduction_of_a_forward_is_kept() -> None:
    forwarded = f"Begin forwarded message:\n\n{HEADER_BLOCKS['en']}\n\nYour parcel was delivered."

    assert own_words(f"See below, this is a lie.\n\n{forwarded}").text == "See below, this is a lie."


def test_a_forward_without_introduction_keeps_the_forwarded_text_in_doubt() -> None:
    forwarded = "\n".join(f"> {line}" for line in f"{HEADER_BLOCKS['en']}\n\n{OWN}".split("\n"))

    own = own_words(f"Begin forwarded message:\n\n{forwarded}")

    assert (own.text, own.doubtful) == (OWN, True)


def test_where_only_a_greeting_would_be_left_everything_is_kept() -> None:
    own = own_words(f"Hello,\n\n> {OWN}")

    assert (own.text, own.doubtful) == (f"Hello,\n\n{OWN}", True)


@pytest.mark.parametrize(
    "text",
    [
        "From: Berlin\nTo: Rome\nDate: 3 May\n\nI never got my ticket.",
        "On 3 November your colleague wrote:\n\nWe will send it today. This never happened.",
        "You said: we will call. Nobody called:\n\nnot once.",
        "Contents:\n-- original packaging missing\n-- lid broken\nPlease send a new one.",
        "-----\nitem one 4471\nitem two 4472\n-----\nboth are broken",
        "It was sent from my iPhone, so excuse the tone, but this is a disgrace.",
        "Thanks for nothing.\nI want my money back, and I want it today.",
        "With regards to my order: where is it?",
        "Best shop ever? Not any more.",
        "I received this e-mail in error, it holds the address of another customer, and that is confidential.",
        "El paquete fue devuelto al remitente por error y el destinatario no ha recibido nada de ustedes todavía.",
        "Le colis a été retourné à l'expéditeur par erreur et le destinataire attend toujours, c'est honteux.",
        "The log says\n--\nTimeout while writing the order to the queue, please call\n--\nand then nothing.",
        "Dear shop,\n\nUnbelievable",
    ],
)
def test_words_that_only_look_like_quotes_signatures_or_boilerplate_are_kept(text: str) -> None:
    own = own_words(text)

    assert (own.text, own.doubtful) == (text, False)


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAnna Smith\nHead of Everything\n+49 30 123456",
        "--\nAnna Smith",
        "Best regards,\nAnna Smith",
        "Kind regards\n\nAnna Smith\nSmith Ltd, 4 Castle Yard\nTel. +44 20 1234567",
        "Thanks, Anna",
        "Mit freundlichen Grüßen\nAnna Schmidt",
        "Viele Grüße aus Köln\nAnna",
        "MfG\nA. Schmidt",
        "Cordialement,\nAnne Dupont",
        "Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées\nAnne Dupont",
        "Un saludo,\nAna García",
        "Cordiali saluti\nAnna Rossi",
        "Met vriendelijke groet,\nAnna de Vries",
        "Com os melhores cumprimentos,\nAna Silva",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Enviado do meu iPhone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.",
        "Anna Smith\nSent from Yahoo Mail on Android",
        "__________________\nAnna Smith\nwww.smith.example",
    ],
)
def test_a_signature_is_not_own_words(signature: str) -> None:
    own = own_words(f"{OWN}\n\n{signature}", names=frozenset({"anna", "smith"}))

    assert (own.text, own.signature.split()) == (OWN, signature.split())


def test_a_bare_name_is_a_signature_only_where_it_is_the_senders() -> None:
    text = f"{OWN}\n\nM. Thorne x"

    assert own_words(text, names=frozenset({"marcus", "thorne"})).text == OWN
    assert own_words(text, names=frozenset({"support"})).text == text


def test_a_postscript_below_the_name_is_kept() -> None:
    text = f"{OWN}\n\nRegards,\nAnna\n\nPS: and the lid is missing too"

    assert own_words(text).text.endswith("PS: and the lid is missing too")


def test_thanks_alone_are_what_the_letter_says() -> None:
    own = own_words(f"Thank you!\n\nRegards\nAnna\n\n{ATTRIBUTIONS['en']}\n\n> Your refund is on its way.")

    assert (own.text, own.doubtful) == ("Thank you!", False)


@pytest.mark.parametrize(
    "boilerplate",
    [
        "This e-mail and its attachments are confidential and intended solely for the addressee. If you have received "
        "this e-mail in error please notify the sender.",
        "Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige "
        "Adressat sind, informieren Sie bitte sofort den Absender.",
        "Ce message contient des informations confidentielles à l'usage exclusif de son destinataire. Si vous avez "
        "reçu ce message par erreur, merci d'en avertir l'expéditeur.",
        "Virus-free. www.avast.com",
        "This email has been checked for viruses by Avast antivirus software.",
        "Please consider the environment before printing this e-mail.",
    ],
)
def test_what_nobody_wrote_for_this_letter_is_left_out(boilerplate: str) -> None:
    assert own_words(f"{OWN}\n\n{boilerplate}").text == OWN


def test_the_banner_of_a_mail_gateway_does_not_take_the_letter_with_it() -> None:
    banner = "CAUTION: This email originated from outside the organisation. Do not click links or open attachments."

    assert own_words(f"{banner}\n{OWN}").text == OWN


def test_a_disclaimer_below_the_text_without_a_blank_line_does_not_take_the_letter_with_it() -> None:
    disclaimer = (
        "This message is confidential and may contain privileged information for the sole use of the addressee."
    )

    assert own_words(f"{OWN}\n{disclaimer}").text == OWN


def test_the_message_of_a_contact_form_is_own_words_and_its_order_number_stays() -> None:
    fields = "Name: Anna\nE-Mail: anna@mail.example\nOrder number: 4471\nMessage: My vase\nis broken.\n\n"

    assert own_words(fields + "--\nThis e-mail was sent from a contact form on shop.example").text == (
        "My vase\nis broken.\n\nOrder number: 4471"
    )


def test_the_message_of_a_contact_form_may_stand_beneath_the_fields_without_a_label() -> None:
    fields = "New enquiry via website\n\nName:   Ann Lee\nE-mail: ann@mail.example\nOrder no: 3D-202\n\n"
    text = "My order of 2 bottles is held at the customs. I called the post, and they want papers from you."
    assert own_words(f"{fields}{text}\n\n[x] I have read the privacy policy").text == f"{text}\n\nOrder no: 3D-202"


def test_what_somebody_wrote_above_their_own_details_is_not_lost() -> None:
    text = "My vase arrived broken and I am sad.\n\nName: Ann Lee\nEmail: ann@mail.example\nOrder no: 3D-202\n\nThanks"
    assert "My vase arrived broken" in own_words(text).text


def test_a_letter_with_labels_of_its_own_is_no_contact_form() -> None:
    text = "Order: 4471\nDate: 3 November\nProblem: the lid is missing\nMessage: I want a new one"

    assert own_words(text).text == text


def test_the_share_says_how_much_of_the_letter_is_own() -> None:
    assert own_words(OWN).share == 1.0
    assert own_words(f"{OWN}\n\n> {OWN}\n> {OWN}\n> {OWN}").share < 0.3


def test_no_text_is_no_words() -> None:
    own = own_words(" \n\n")

    assert (own.text, own.doubtful) == ("", False)
