"""Letters that a web form wrote: "Name: ... E-Mail: ... Message: ..."."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_LABEL = 40
MOST_LINES_BEFORE = 40

_LABELS = {
    "name": "name|your name|full name|customer name|contact name|ihr name|vor- und nachname|vorname|nachname|name, vorname|first name|last name|nom|prénom|"
    "nom complet|votre nom|nombre|nombre y apellidos|nombre completo|su nombre|apellidos|tu nombre|nome|cognome|nome e cognome|il tuo nome|naam|uw naam|"
    "voornaam|achternaam|volledige naam|nome completo|seu nome|o seu nome|apelido|from|von|kunde|customer|submitted by",
    "email": "email|e-mail|mail|email address|e-mail address|your email|e-mail-adresse|emailadresse|e-mail adresse|ihre e-mail|ihre e-mail-adresse|adresse e-mail|"
    "adresse email|adresse mail|courriel|votre e-mail|votre email|correo|correo electrónico|su correo|tu correo electrónico|indirizzo email|indirizzo e-mail|posta elettronica|"
    "la tua email|e-mailadres|mailadres|uw e-mail|uw e-mailadres|endereço de e-mail|seu e-mail|o seu email",
    "message": "message|your message|comment|comments|your comment|enquiry|inquiry|question|your question|message body|body|description|how can we help|how can we help you|details|"
    "nachricht|ihre nachricht|mitteilung|ihre mitteilung|kommentar|anfrage|ihre anfrage|anliegen|ihr anliegen|frage|beschreibung|votre message|commentaire|"
    "commentaires|demande|votre demande|mensaje|su mensaje|tu mensaje|comentario|comentarios|consulta|messaggio|il tuo messaggio|richiesta|commento|bericht|"
    "uw bericht|opmerking|opmerkingen|vraag|uw vraag|mensagem|sua mensagem|a sua mensagem|comentário|comentários|pedido de contacto",
    "other": "subject|betreff|sujet|objet|asunto|oggetto|onderwerp|assunto|phone|phone number|telephone|tel|mobile|telefon|telefonnummer|telefon (optional)|rufnummer|téléphone|"
    "teléfono|telefono|telefoon|telefoonnummer|telefone|telemóvel|company|firma|société|empresa|azienda|bedrijf|address|adresse|anschrift|dirección|indirizzo|adres|morada|"
    "country|land|pays|país|paese|city|ort|plz|plz/ort|ville|ciudad|città|plaats|cidade|ip|ip address|ip-adresse|page|page url|url|seite|user agent|browser|language|sprache|date|datum|"
    "time|uhrzeit|submitted on|sent on|consent|datenschutz|privacy|anrede|salutation|title|civilité|topic|thema|category|kategorie|department|abteilung|form|formular|reason|grund|captcha",
}
# What the customer typed into these is about the matter itself, so it stays, after the message.
_MATTER = frozenset(
    ["order", "order number", "order no", "order no.", "order id", "order #", "bestellnummer", "bestell-nr", "bestell-nr.", "bestellung", "auftragsnummer", "kundennummer", "customer number", "invoice", "invoice number", "rechnungsnummer", "numéro de commande", "n° de commande", "commande", "número de pedido", "pedido", "nº de pedido", "numero ordine", "numero d'ordine", "ordine", "bestelnummer", "ordernummer", "bestelling", "número da encomenda", "encomenda", "número do pedido", "product", "produkt", "artikel", "artikelnummer", "produit", "producto", "prodotto", "product name", "produto", "tracking number", "sendungsnummer"]
)
_ROLE = {label: role for role, labels in _LABELS.items() for label in labels.split("|")}
_FOOTERS = (
    "this e-mail was sent from",
    "this email was sent from",
    "this mail is sent via",
    "this message was sent",
    "diese e-mail wurde",
    "diese nachricht wurde",
    "sent from (ip",
    "cet e-mail a été envoyé",
    "este mensaje se ha enviado",
    "este correo",
    "questa e-mail è stata inviata",
    "deze e-mail is verzonden",
    "este e-mail foi enviado",
)


@dataclass(frozen=True, slots=True)
class Form:
    """What a person typed into a web form. `message` ends with the lines on order and product, where there were any."""

    message: str
    name: str = ""


def read_form(text: str) -> Form | None:
    """The fields of a contact form's letter; None where the text is none: it takes a message and a name or an e-mail address."""
    lines = text.split("\n")
    found: dict[str, list[str]] = {}
    matter: list[str] = []
    for number, line in enumerate(lines[:MOST_LINES_BEFORE]):
        label, value = _field(line)
        role = _ROLE.get(label)
        if role == "message" and ("email" in found or "name" in found) and len(found) >= 2 - bool(matter):
            message, rest = _message(value, lines[number + 1 :])
            matter += [later for later in rest if _field(later)[0] in _MATTER]
            return Form("\n".join([message, *([""] if matter else []), *matter]), " ".join(found.get("name", ())))
        if role is not None:
            found.setdefault(role, []).append(value or _value_below(lines, number))
        elif label in _MATTER:
            matter.append(line)
    return None


def _field(line: str) -> tuple[str, str]:
    """The label in lower case and the value; ("", "") where the line has no label."""
    if len(line) > 1_000:
        return "", ""
    label, colon, value = line.partition(":")
    if not colon or len(label) > LONGEST_LABEL:
        label, colon, value = line.partition("\t")
    return (
        (label.strip(" *_-•\t[]").lower(), value.strip(" *_\t")) if colon and len(label) <= LONGEST_LABEL else ("", "")
    )


def _value_below(lines: list[str], number: int) -> str:
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return below if below and not _field(below)[0] else ""


def _message(value: str, below: list[str]) -> tuple[str, list[str]]:
    """The message's text and the lines behind it: it ends at the form's next field or at the form's own last words."""
    end = len(below)
    for number, line in enumerate(below):
        stripped = line.strip()
        if _field(line)[0] in _ROLE or _field(line)[0] in _MATTER or stripped.lower().startswith(_FOOTERS):
            end = number
            break
    while end and below[end - 1].strip() in ("", "--", "---"):
        end -= 1
    return "\n".join([value, *below[:end]]).strip("\n"), below[end:]
