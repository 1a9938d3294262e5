"""Order numbers in the notations people use: "order #4471", "Order No.: 100-2231-88", "Bestellnummer 2024-11873"."""

from __future__ import annotations

import re

from triage.judge.windows import around_figures, find_around
from triage.model import Fact, FactKind

# Alternatives are bounded and cannot match the empty string inside a repetition: time stays linear.
_NUMBER_WORD = (
    r"(?:numbers?|numb|num|nos?|nrs?|nro|nummern?|numéro|numero|número|nº|n°|n\.º|n\.°|n|ids?|refs?|reference"
    r"|referenz|réf(?:érence)?"
    r"|referencia|referência|code|kennung|№|#)"
)
_PLAIN_LINK = r"(?:is|was|with|under|the|my|our)"
_LINK_WORD = (  # in capitals, some of these are the letters of a number: "DE 4471"
    r"(?:ist|war|lautet|mit|der|die|unter|est|avec|le|la|es|con|el|è|é|il|com|o|de|del"
    r"|di|do|da|a"
    r"|met|het|van|mijn|meine[rn]?|ma|mon|mi|confirmation|bestätigung)"
)
_CUE = (
    r"(?:(?:pre-?)?orders?|bestell(?:ung(?:en)?|ungs)?(?:-?(?:nummern?|nr|id|code))?|(?:versand|auftrags"
    r"|bestell)bestätigung|order confirmation|auftr[aä]ge?(?:s-?(?:nummer|nr))?"
    r"|commandes?|pedidos?|[oó]rdenes|orden|ordin[ei]|bestelling(?:en)?|bestel(?:nummer|nr|code)|order(?:nummer|nr|id)"
    r"|encomendas?|encargo|cmde?|ord)"
)
_CURRENCY = r"EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|DKK|NOK|PLN|BRL|MXN|INR|JPY|RS|DHL|UPS|DPD|GLS|TEL|FAX|PLZ|CP|CAP"
# "GT 18842", "M 72231", "VS 009 4410", "PN 11-09-2250"
_BLANK = (
    r"(?-i:(?!(?:" + _CURRENCY + r"|[AI])\s)[A-Z]{1,4} "
    r"(?:\d{1,4}(?:-\d{1,4}){1,2}-(?!(?:19|20)\d\d(?!\d))\d{3,6}|\d{3} \d{4}(?!\d)|\d{4,7}))"
)
_CODE = rf"#?\s?(?P<token>{_BLANK}|" r"[A-Z0-9]{1,24}(?:[-/_.][A-Z0-9]{1,24}){0,5})(?![\w-])"
_GAP = r"[\s.:()\[\]\-–#°º\"'“”„«»*]{0,5}"
_AFTER_CUE = re.compile(
    rf"(?<![\w@.])(?P<cue>{_CUE})(?P<links>(?:{_GAP}(?<!\w)(?:{_NUMBER_WORD}(?![\w-])"
    rf"|(?:{_PLAIN_LINK}|(?!{_BLANK}){_LINK_WORD})(?![\w/_-]))){{0,5}}){_GAP}(?<![\w&]){_CODE}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?<![\w&/#.])#\s?(?P<token>[A-Z]{0,4}-?\d[A-Z0-9]{1,19}(?:[-/][A-Z0-9]{1,19}){0,4})(?![\w-])", re.IGNORECASE
)
_MARKETPLACE = re.compile(r"(?<![\w-])(?P<token>\d{3}-\d{7}-\d{7}|\d{2}-\d{5}-\d{5})(?![\w-])")
_BEFORE_CUE = re.compile(
    r"(?<![\w#.-])(?P<token>[A-Z0-9]{1,24}(?:[-/_][A-Z0-9]{1,24}){0,5})\s{1,2}(?:is|ist|est|es|è|é)\s"
    rf"(?:the|my|our|die|meine|le|la|mon|ma|el|mi|il|mio|o|meu|het|mijn)\s(?:{_CUE}|{_NUMBER_WORD}\s(?:de|di|da|do"
    rf"|d['’])\s?{_CUE})(?!\w)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?<!\w)(?:refs?|reference|referenz|réf(?:érence)?|referencia|riferimento|referentie|referência|n°|nº|n\.º)"
    r"(?:\s(?:is|lautet|est|es|è|é|number))?[\s.:#]{1,3}"
    r"(?P<token>(?=[A-Z]{0,4}[-/]?\d)[A-Z0-9]{1,12}[-/][A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){0,3})(?![\w-])",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"\s?(?:,|/|;|&|\+|\b(?:and|or|und|oder|et|ou|y|o|e|en|of)\b){{1,2}}\s?(?=#?\s?[A-Z0-9-]{{0,12}}\d){_CODE}",
    re.IGNORECASE,
)

# "on MB-55120", "Facture F-10288": letters, a hyphen and figures are a number of the shop's even without a word for it.
_PREFIXED = re.compile(
    r"(?<![\w@./&#=-])(?P<token>(?!(?:RMA|INV|SKU|EAN|ISO|DIN|RAL|IBAN|TEL|FAX|VAT|UST|PLZ)-)"
    r"[A-Z]{1,4}(?:-\d{4})?-\d{4,8})(?![\w@/-]|\.\w)"
)
# "whoever packed PN 11-09-2250": two or three capitals, then groups of figures that are no date.
_GROUPS = re.compile(
    r"(?<![\w@./&#=-])(?P<token>(?!(?:" + _CURRENCY + r"|RMA|INV|SKU|EAN|ISO|DIN|RAL|IBAN|VAT|UST)\s)[A-Z]{2,3} "
    r"\d{1,3}-\d{1,3}-(?!(?:19|20)\d\d(?!\d))\d{3,6})(?![\w-])"
)
_OF_SOMETHING_ELSE = re.compile(
    r"(?:custom|client|klant|kund|account|konto|member|mitglied|ticket|case|vorgang|serial|serien|série|serie|séri"
    r"|model|modèle|artikel|article|articolo|artículo|artigo|item|part|teil|return|retour|reso|devoluc|devoluç"
    r"|rücksend|track|send|paket|parcel|colis|suivi|env[ií]o|spedizion|zending|voucher|coupon|gutschein|code|policy"
    r"|claim|reklam|reclam|réclam|complain|phone|tel|zip|post)\w*[^\w\n]{0,3}"
    r"(?:(?:is|ist|est|es|è|é|the|el|il|le|la|o|die|der)\s){0,2}(?:(?:number|nummer|num|no|nr|nº|n°|numéro|número|numero|id)[^\w\n]{0,3})?$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?:[ABDEFILNS]|AT|BE|CH|CZ|DE|DK|ES|FI|FL|FR|GR|HR|HU|IT|LI|LU|NL|NO|PL|PT|RO|SE|SI|SK)-\d{4,6}\s[A-ZÄÖÜÉ]"
)
_CUE_NEAR = re.compile(rf"(?<!\w){_CUE}(?!\w)", re.IGNORECASE)
_SOON = 32  # characters between a word for an order and a number that may be the order's
_UNFINISHED = re.compile(r"(?:[–—+*#\\~_]|\s?[-/])[\w]|[ \u00a0]\d{3,}(?!\w*\s?[€$£%])")

_ENOUGH = re.compile(r"\d(?:[\w/.-]*?\d){2}")  # figures without which there is no order number

_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE_SHAPE = re.compile(
    rf"(?:{_DAY}[./-]{_MONTH}|{_MONTH}[./-]{_DAY})(?:[./-](?:\d{{2}}|\d{{4}}))?|(?:19|20)\d\d[-/.]{_MONTH}[-/.]{_DAY}"
)
_STRONG = re.compile(rf"(?<!\w){_NUMBER_WORD}(?!\w)|nummer|nr|code|id", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:ticket|case|invoice|rechnung|facture|factura|fattura|factuur|fatura|claim|policy|phone|tel|apt|apartment"
    r"|unit|suite|room|flight|gate"
    r"|part|item|article|artikel|model|modell|sku|review|page|step|question|number|no|nr)[\s.:]{0,3}$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\s?(?:%|€|\$|£|eur\b|usd|gbp|chf|euros?\b|dollars?\b|pounds?\b|days?\b|hours?\b|weeks?\b|months?\b|years?\b"
    r"|times\b|pieces?\b|units?\b|stück"
    r"|tage?n?\b|wochen?\b|pièces?\b|jours?\b|piezas\b|días\b|pezzi\b|giorni\b|stuks\b|dagen\b|peças\b|dias\b|[:.,"
    r"]\d|km\b|miles\b|items?\b|of\s)",
    re.IGNORECASE,
)


def find_orders(text: str) -> tuple[Fact, ...]:
    """Order numbers in the order of the text; `value` is the number without "#"."""
    parts = around_figures(text, _ENOUGH)
    if not parts:
        return ()
    found: dict[int, Fact] = {}
    for match in find_around(_AFTER_CUE, text, parts):
        links = match["links"] or ""
        strong = bool(_STRONG.search(match["cue"][5:] + " " + links)) or "#" in match[0]
        _take(text, match, strong, found)
    for match in find_around(_MARKETPLACE, text, parts):
        _take(text, match, True, found)
    for match in find_around(_REFERENCE, text, parts):
        if not _OTHER_NUMBER.search(text, max(0, match.start() - 16), match.start()):
            _take(text, match, True, found)
    for match in find_around(_BEFORE_CUE, text, parts):
        _take(text, match, True, found)
    for match in find_around(_ALONE, text, parts):
        if not _OTHER_NUMBER.search(text, max(0, match.start() - 16), match.start()):
            _take(text, match, True, found)
    for pattern in (_PREFIXED, _GROUPS):
        for match in find_around(pattern, text, parts):
            if _is_the_shops(text, match):
                _take(text, match, True, found)
    whole = {fact.value for fact in found.values()}
    return tuple(found[start] for start in sorted(found) if not _is_end_of_one(found[start].value, whole))


def _is_end_of_one(value: str, whole: set[str]) -> bool:
    """Whether this is another number of the letter, written without what it begins with ("114902" of "SS-114902")."""
    return any(other.endswith(("-" + value, "/" + value)) for other in whole)


def _is_the_shops(text: str, match: re.Match[str]) -> bool:
    """Whether a prefixed number that no word for an order leads to can be an order's all the same."""
    start = match.start()
    if _POSTCODE.match(text, start) or _OF_SOMETHING_ELSE.search(text, max(0, start - 32), start):
        return False
    enough = len(match["token"].rpartition("-")[2]) > 4 or match["token"].count("-") > 1
    return enough or _CUE_NEAR.search(text, max(0, start - _SOON), start) is not None


def _take(text: str, match: re.Match[str], strong: bool, found: dict[int, Fact]) -> None:
    """Keep this number and those listed behind it ("orders 4471, 4472 and 4480")."""
    following: re.Match[str] | None = match
    while following and _is_order_number(text, following, strong):
        start, end = following.span("token")
        spaced = re.compile(r"(?<!\d)(\d{3,4})(?: \d{3,4}){2,4}(?![\w.,-])").match(text, start) if strong else None
        if spaced and spaced.end() > end and len({len(group) for group in spaced[0].split()}) == 1:
            end = spaced.end()
        elif _UNFINISHED.match(text, end):
            return  # a cut number would be a wrong one
        value = text[start:end]
        if text[start - 1 : start] == "#":
            start -= 1
        found.setdefault(start, Fact(FactKind.ORDER, text[start:end], (start, end), value))
        following = _NEXT.match(text, end)


def _is_order_number(text: str, match: re.Match[str], strong: bool) -> bool:
    token, end = match["token"], match.end("token")
    digits = sum(character.isdigit() for character in token)
    if " " in token and match.groupdict().get("cue", "").isupper():
        return False  # "ORDER FOR 1200": which capitals are a prefix cannot be told
    if digits < 3 or _DATE_SHAPE.fullmatch(token) or len(token) > 40:
        return False
    if _QUANTITY.match(text, end) and not (strong and text[end : end + 1] in ".,:"):
        return False
    if strong:
        return True
    year = token.isdigit() and len(token) == 4 and token[:2] in ("19", "20")
    return digits >= 4 and not year and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", token)
