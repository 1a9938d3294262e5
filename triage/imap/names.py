"""What mail clients and servers call the mailboxes, in the languages shops most often have. In lower case."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in text.split(","))


WELL_KNOWN = {
    "\\drafts": _names(
        """drafts, draft, entwürfe, entwurf, brouillons, borradores, borrador, bozze, concepten, rascunhos, utkast,
        kladder, udkast, luonnokset, wersje robocze, szkice, koncepty, rozepsané, piszkozatok, ciorne, taslaklar,
        черновики, чернетки, πρόχειρα, 下書き, 草稿, 草稿箱, 임시보관함"""
    ),
    "\\sent": _names(
        """sent, sent items, sent mail, sent messages, gesendet, gesendete objekte, gesendete elemente, envoyés,
        messages envoyés, éléments envoyés, enviados, elementos enviados, itens enviados, inviati, posta inviata,
        verzonden, verzonden items, skickat, sendt, sendte elementer, lähetetyt, wysłane, odeslané, odoslané,
        elküldött, trimise, gönderilmiş, отправленные, надіслані, απεσταλμένα, 送信済み, 已发送, 寄件備份, 보낸편지함"""
    ),
    "\\trash": _names(
        """trash, bin, deleted, deleted items, deleted messages, papierkorb, gelöschte elemente, gelöschte objekte,
        corbeille, éléments supprimés, papelera, elementos eliminados, cestino, posta eliminata, prullenbak,
        verwijderde items, lixeira, itens excluídos, papperskorgen, papirkurv, slettede elementer, roskakori, kosz,
        koš, kôš, lomtár, coș de gunoi, çöp, корзина, кошик, κάδος, ゴミ箱, 已删除, 垃圾桶, 휴지통"""
    ),
}

# From an outbox some servers send what is put there.
OUTBOXES = _names("outbox, postausgang, boîte d'envoi, bandeja de salida, posta in uscita, postvak uit, utkorg")
