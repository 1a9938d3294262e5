"""Labels of contact forms by what stands behind them, lower case."""

from __future__ import annotations

_LABELS = {
    "name": "name|your name|full name|customer name|contact name|ihr name|vor- und nachname|vorname|nachname|"
    "name, vorname|first name|last name|nom|prénom|nom complet|votre nom|nombre|nombre y apellidos|"
    "nombre completo|su nombre|apellidos|tu nombre|nome|cognome|nome e cognome|il tuo nome|naam|uw naam|"
    "voornaam|achternaam|volledige naam|nome completo|seu nome|o seu nome|apelido|from|von|kunde|customer|"
    "submitted by",
    "email": "email|e-mail|mail|email address|e-mail address|your email|e-mail-adresse|emailadresse|e-mail adresse|"
    "ihre e-mail|ihre e-mail-adresse|adresse e-mail|adresse email|adresse mail|courriel|votre e-mail|"
    "votre email|correo|correo electrónico|su correo|tu correo electrónico|indirizzo email|indirizzo e-mail|"
    "posta elettronica|la tua email|e-mailadres|mailadres|uw e-mail|uw e-mailadres|endereço de e-mail|"
    "seu e-mail|o seu email",
    "message": "message|your message|comment|comments|your comment|enquiry|inquiry|question|your question|message body|"
    "body|description|how can we help|how can we help you|details|nachricht|ihre nachricht|mitteilung|"
    "ihre mitteilung|kommentar|anfrage|ihre anfrage|anliegen|ihr anliegen|frage|beschreibung|votre message|"
    "commentaire|commentaires|demande|votre demande|mensaje|su mensaje|tu mensaje|comentario|comentarios|"
    "consulta|messaggio|il tuo messaggio|richiesta|commento|bericht|uw bericht|opmerking|opmerkingen|vraag|"
    "uw vraag|mensagem|sua mensagem|a sua mensagem|comentário|comentários|pedido de contacto",
    "other": "subject|betreff|sujet|objet|asunto|oggetto|onderwerp|assunto|phone|phone number|telephone|tel|mobile|"
    "telefon|telefonnummer|telefon (optional)|rufnummer|téléphone|teléfono|telefono|telefoon|telefoonnummer|"
    "telefone|telemóvel|company|firma|société|empresa|azienda|bedrijf|address|adresse|anschrift|dirección|"
    "indirizzo|adres|morada|country|land|pays|país|paese|city|ort|plz|plz/ort|ville|ciudad|città|plaats|"
    "cidade|ip|ip address|ip-adresse|page|page url|url|seite|user agent|browser|language|sprache|date|datum|"
    "time|uhrzeit|submitted on|sent on|consent|datenschutz|privacy|anrede|salutation|title|civilité|topic|"
    "thema|category|kategorie|department|abteilung|form|formular|reason|grund|captcha",
    # What the customer typed into these is about the matter itself.
    "matter": "artikel|artikelnummer|auftragsnummer|bestell-nr|bestell-nr.|bestelling|bestellnummer|bestellung|"
    "bestelnummer|commande|customer number|encomenda|invoice|invoice number|kundennummer|numero d'ordine|"
    "numero ordine|numéro de commande|n° de commande|nº de pedido|número da encomenda|número de pedido|"
    "número do pedido|order|order #|order id|order no|order no.|order number|ordernummer|ordine|pedido|"
    "prodotto|product|product name|producto|produit|produkt|produto|rechnungsnummer|sendungsnummer|"
    "tracking number",
}
ROLE_OF_LABEL = {label: role for role, labels in _LABELS.items() for label in labels.split("|")}

# How forms and their plugins end a letter, each pattern from the start of a line.
FOOTERS = (
    r"this (?:e-?mail|mail|message|enquiry|inquiry|request|form) (?:was|is|has been) (?:sent|submitted|generated)",
    r"diese (?:e-?mail|nachricht|anfrage|mail) wurde .{0,60}(?:gesendet|verschickt|versendet|generiert|formular)",
    r"(?:ce message|cet e-?mail|cette demande) a été (?:envoyée?|transmise?)",
    r"este (?:mensaje|correo|formulario) (?:se ha|ha sido|fue) enviado",
    r"quest[oa] (?:messaggio|e-?mail|richiesta) è stat[oa] inviat[oa]",
    r"(?:deze e-?mail|dit (?:bericht|formulier)) is (?:verzonden|verstuurd)",
    r"est[ae] (?:mensagem|e-?mail) foi enviad[ao]",
    r"sent from (?:\d|\(ip)",
    r"submitted (?:on |at |from |via )?(?:\d|/|http)",
    r"\[[x✓✔ ]\] ",
    r"(?:end of message|ende der nachricht|fin du message|fin del mensaje|fine del messaggio|einde bericht)$",
)
