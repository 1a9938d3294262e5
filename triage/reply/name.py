"""How to greet: by name only where the name is certain, never by a guessed title or gender.

A display name is believed where it looks like a person's and something else bears it out: the address, or the name
under the letter.
"""

from __future__ import annotations

import re
import unicodedata

from triage.model import Address, Letter
from triage.reply.clean import one_line
from triage.reply.signed import Signed, signed_lines

LONGEST = 40  # characters; a longer display name is not a name
_MOST_SIGNED = 3  # words of a name beneath a letter
_GIVEN_NAME_LANGUAGES = frozenset({"en", "es", "it", "nl", "pt"})  # German and French formal letters greet in full

# Capitalised Latin words, with O'Brien, Jean-Luc, d'Arc, McDonald, LaVerne; particles in small letters.
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž]['’])?(?:Mc|Mac|La|Le|De|Di|Du|Van)?[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŐŒŘŚŞŠȘŢŤȚŪŮŰŲŸŹŻŽ][a-zß-öø-ÿā-žșț]+"
    r"(?:[-'’][A-ZÀ-ÖØ-Þa-zß-öø-ÿā-ž][a-zß-öø-ÿā-ž]*)*"
)
_PARTICLE = re.compile(r"(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|ter|ten|zu|y|e)")
_INITIAL = re.compile(r"[A-Z]\.?")
_TITLES = re.compile(r"(?:(?:Prof|Dr|Dra|Dott|Dr\.ssa|Dott\.ssa)\b\.?\s)*")  # the writer's own

# Words that make a display name something other than a person's.
_NOT_A_PERSON = frozenset(
    """
    account accounting accounts admin administration agency amazon angry anonymous app art association auto bank
    billing blog boutique bureau buyer cafe care center centre client cliente clinic club co comercial commerce
    compagnie company consulting contact corp corporation customer deals delivery design desk digital direct
    disappointed ebay electronics enterprise export familie family fashion finance firma food foundation furious
    gallery garage gift global gmbh google group gruppe guest happy hello help helpdesk home hotel house import
    inc industries info institute international invoice iphone kunde kundenservice kundin lab label labs lawyer
    legal limited llc logistics ltd mail mailbox manager market marketing media mobile music never news newsletter
    kontakt bestellung bestellungen verkauf post ventas pedidos vendite ordini verkoop ventes vendas encomendas
    no noreply not notification office official online order orders paypal phone press privat private pro purchase
    refund reply restaurant sales scam school secretariat secretary security service services servicio shop
    shopper shopping society software solutions sport sports store studio supplies support system systems team
    tech technology test the trade trading travel trust undisclosed unhappy unknown upset user usuario utente
    utilisateur vendor very web website win your
    abteilung achats administracion administracao administratie amministrazione amt aankoop ayuntamiento azienda
    bakkerij clinica clinique kliniek klinik buchhaltung buero buro compras comptabilite comptable comune contabilidad
    contabilidade contabilita crediteuren dienst economat economato einkauf empfang ente facturation gemeente gemeinde
    hotelerie inkoop inkoopafdeling junta kanzlei kapsalon mairie onthaal padaria panetteria panaderia praxis
    proveedores ragioneria receptie recepcao recepcion reception redactie rezeption sekretariat segreteria secretaria
    servizio stadt studio taller talleres tesoreria tesouraria ufficio verwaltung werkstatt winkel
    """.split()
)


def greeting_name(letter: Letter, language: str) -> str:
    """The name to greet with, or "" where none is certain.

    The whole display name; the given name alone where the letter is signed with it and the language greets so; the
    name that the letter is signed with where the display name is none or another one.
    """
    correspondent = letter.answerability.correspondent
    if correspondent is None:
        return ""
    signed = signed_lines(letter)
    return _displayed(correspondent, signed, language) or _signed(correspondent, signed, language)


def _displayed(correspondent: Address, signed: tuple[Signed, ...], language: str) -> str:
    """The display name, where something else bears it out."""
    written = _in_order(one_line(correspondent.name, LONGEST + 2))
    name = written[_end_of_titles(written) :]
    words = name.split()
    signatures = {each.name[_end_of_titles(each.name) :] for each in signed}
    signatures |= {each.partition(",")[0] for each in signatures}
    given = words[0] if words else ""
    if _is_given_name(words, signatures, correspondent):
        return given if language in _GIVEN_NAME_LANGUAGES else ""
    if not _looks_like_a_person(name, words, initial=True):
        return ""
    if given in signatures and language in _GIVEN_NAME_LANGUAGES:
        return given
    if _INITIAL.fullmatch(given):
        certain = name in signatures and _letters(_folded(words[-1])) in _known_local(correspondent)
        return written if certain else ""
    full_name = len(words) > 1
    borne_out = (
        name in signatures
        or given in signatures
        or any(_abbreviates(each, words) for each in signatures)
        or (full_name and _address_bears_out(words, correspondent))
    )
    return written if borne_out and full_name else ""


def _end_of_titles(name: str) -> int:
    found = _TITLES.match(name)
    return found.end() if found else 0


def _is_given_name(words: list[str], signatures: set[str], correspondent: Address) -> bool:
    """Whether it is a given name and at most an initial ("Tom", "Tom B."), which the letter is signed with or the local
    part begins with.
    """
    given, initials = words[:1], words[1:]
    if len(initials) > 1 or not (given and all(map(_INITIAL.fullmatch, initials))):
        return False
    if not _looks_like_a_person(given[0], given):
        return False
    local = _folded(correspondent.addr_spec).partition("@")[0]
    begun = f"{_folded(given[0])}{'.' if not initials else _folded(initials[0])[0]}"
    return bool(initials and " ".join(words).rstrip(".") in signatures) or local.startswith(begun)


def _signed(correspondent: Address, signed: tuple[Signed, ...], language: str) -> str:
    """The name at the end of the letter: known from the sender's field, or else behind a closing.

    The first of two such lines, for a place or a post may follow.
    """
    known = _known(correspondent)
    for each in sorted(signed, key=lambda line: not _is_sender(line.name.split(), correspondent, known)):
        words = each.name.split()
        if (
            not (each.closed or _is_sender(words, correspondent, known))
            or not _looks_like_a_person(each.name, words)
            or any(map(_INITIAL.fullmatch, words))
        ):
            continue
        if len(words) <= _MOST_SIGNED and (len(words) > 1 or language in _GIVEN_NAME_LANGUAGES):
            return each.name
    return ""


def _known(correspondent: Address) -> str:
    """The letters of the sender's display name and local part."""
    return f"{_letters(_folded(one_line(correspondent.name, LONGEST)))} {_known_local(correspondent)}"


def _known_local(correspondent: Address) -> str:
    return _letters(_folded(correspondent.addr_spec).partition("@")[0])


def _is_sender(words: list[str], correspondent: Address, known: str) -> bool:
    """Whether a part of the name stands in what is known of the sender."""
    return any(len(folded) > 2 and _letters(folded) in known for folded in map(_folded, words)) or (
        len(words) == 1 and _is_given_of(words[0], correspondent)
    )


def _is_given_of(word: str, correspondent: Address) -> bool:
    """Whether the display name has but the initial of this given name: "D. Kowalczyk" for Dariusz."""
    first, *rest = one_line(correspondent.name, LONGEST).split() or [""]
    return bool(rest) and _INITIAL.fullmatch(first) is not None and first[0] == word[:1]


def _abbreviates(signature: str, words: list[str]) -> bool:
    """Whether it is this name with initials: "P. J. Ashdown" for Peter J. Ashdown."""
    *initials, family = signature.split() or [""]
    return (
        bool(initials)
        and family == words[-1]
        and all(map(_INITIAL.fullmatch, initials))
        and (initials[0][0] == words[0][0])
    )


def _in_order(name: str) -> str:
    """ "Anna Müller" for "Müller, Anna"."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and given and "," not in given else name


def _looks_like_a_person(name: str, words: list[str], *, initial: bool = False) -> bool:
    """`initial`: whether an initial may stand for the given name."""
    if not 1 <= len(words) <= 4 or len(name) > LONGEST:
        return False
    if not (
        _NAME_WORD.fullmatch(words[0]) or (initial and len(words) > 1 and _INITIAL.fullmatch(words[0]))
    ) or not _NAME_WORD.fullmatch(words[-1]):
        return False
    if any(_folded(word) in _NOT_A_PERSON for word in words):
        return False
    return all(form.fullmatch(word) for word in words for form in [_form(word)])


def _form(word: str) -> re.Pattern[str]:
    if _PARTICLE.fullmatch(word):
        return _PARTICLE
    return _INITIAL if len(word.rstrip(".")) == 1 else _NAME_WORD


def _address_bears_out(words: list[str], correspondent: Address) -> bool:
    """Whether the local part is made of these names; a domain made of them belongs to a company."""
    local, _, domain = _folded(correspondent.addr_spec).partition("@")
    host, letters = _letters(domain), _letters(local)
    spellings = ((_letters(spell(words[0])), _letters(spell(words[-1]))) for spell in (_folded, _german))
    return letters not in _NOT_A_PERSON and any(
        given + family not in host
        and (letters in _local_parts(given, family) or (len(family) > 3 and family in letters))
        for given, family in spellings
    )


def _local_parts(given: str, family: str) -> tuple[str, ...]:
    return (given + family, family + given, given[0] + family, family + given[0], given + family[0], given)


def _letters(folded: str) -> str:
    return re.sub(r"[^a-z]", "", folded)


def _german(word: str) -> str:
    return _folded(word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))


def _folded(text: str) -> str:
    """Small letters without accents."""
    spelt = text.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae")
    if spelt.isascii():
        return spelt
    return "".join(mark for mark in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(mark))
