"""What mail clients and companies put around a customer's words: greeting, signature, quoted reply, disclaimer."""

from __future__ import annotations

import hashlib
import random

_GREETINGS = {
    "en": ("Dear Support Team,", "Hello,", "Hi there,", "Good morning,", "Dear Sir or Madam,", "Hi team,"),
    "de": ("Sehr geehrte Damen und Herren,", "Hallo,", "Guten Tag,"),
    "fr": ("Bonjour,", "Madame, Monsieur,"),
    "es": ("Hola:", "Estimados señores:", "Buenos días,"),
    "it": ("Buongiorno,", "Gentile assistenza,"),
    "nl": ("Beste,", "Geachte heer, mevrouw,"),
    "pt": ("Olá,", "Bom dia,", "Prezados,"),
}
_CLOSINGS = {
    "en": (
        "Kind regards,\nAnna Miller",
        "Best regards\nJ. Thompson",
        "Many thanks,\nPaul",
        "Thanks in advance,\nMaria Lopez",
        "Best wishes,\nSam Carter\n\nSent from my iPhone",
        "Sincerely,\nDr. Karen White\n\n-- \nKaren White\nHappy Valley Ltd\n+1 555 0100",
    ),
    "de": ("Mit freundlichen Grüßen\nAnna Müller", "Vielen Dank im Voraus\nJ. Schmidt", "Viele Grüße\nPaul"),
    "fr": ("Cordialement,\nAnne Dubois", "Merci d'avance,\nPaul", "Bien à vous,\nMarie Petit"),
    "es": ("Un saludo,\nAna López", "Gracias de antemano,\nPablo", "Atentamente,\nMaría García"),
    "it": ("Cordiali saluti,\nAnna Rossi", "Grazie in anticipo,\nPaolo", "Distinti saluti\nMaria Bianchi"),
    "nl": ("Met vriendelijke groet,\nAnna de Vries", "Alvast bedankt,\nPaul"),
    "pt": ("Atenciosamente,\nAna Silva", "Obrigada desde já,\nMaria", "Com os melhores cumprimentos,\nPaulo Costa"),
}
_REPLIES = (
    "Thank you very much for contacting us. We are happy to help and will gladly find the best solution for you.",
    "Great to hear from you! We hope you love your purchase and wish you a wonderful day.",
    "Thank you for your patience. We really appreciate your trust and look forward to welcoming you again soon.",
)
_DISCLAIMER = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the "
    "intended recipient, please notify the sender and delete this message. "
    "Please consider the environment before printing."
)


def wrapped(text: str, language: str, *, key: str, seed: int) -> str:
    """The text as a letter in its language, or as it stands: half of all keys are wrapped, the same for a seed."""
    language = language if language in _GREETINGS else "en"
    rng = random.Random(hashlib.sha256(f"{seed}:{key}".encode()).digest())
    if rng.random() < 0.5:
        return text
    letter = f"{rng.choice(_GREETINGS[language])}\n\n{text}\n\n{rng.choice(_CLOSINGS[language])}\n\n"
    if rng.random() < 0.5:
        letter += f"{_DISCLAIMER}\n\n"
    return letter + rng.choice((_gmail, _outlook, _thunderbird))(rng.choice(_REPLIES))


def _gmail(reply: str) -> str:
    return f"On Tue, Mar 3, 2026 at 10:12 AM Shop Support <support@shop.example> wrote:\n\n{_quoted(reply)}"


def _thunderbird(reply: str) -> str:
    return f"Am 03.03.26 um 10:12 schrieb Shop Support:\n{_quoted(reply)}"


def _outlook(reply: str) -> str:
    return (
        "-----Original Message-----\nFrom: Shop Support <support@shop.example>\n"
        "Sent: Tuesday, March 3, 2026 10:12 AM\nTo: Customer <customer@mail.example>\nSubject: RE: Your order\n\n"
        f"Dear Customer,\n\n{reply}\n\nBest regards,\nYour Support Team\n"
    )


def _quoted(reply: str) -> str:
    return "".join(f"> {line}\n" for line in ("Dear customer,", "", reply, "", "Best regards,", "Your Support Team"))
