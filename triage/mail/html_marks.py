"""What mail clients call the quote, the line above it and the signature in their HTML, by class and id."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from triage.mail.visibility import Attributes


def elements(names: str) -> frozenset[str]:
    """A set of names written in a row."""
    return frozenset(names.split())


QUOTE = elements("yahoo_quoted moz-cite-prefix moz-forward-container gmail_attr zmail_extra tutanota_quote")
# These hold the quote, and the answers that stand between its lines.
QUOTE_AROUND_OWN = elements("gmail_quote protonmail_quote")
# From these on everything below is history.
HISTORY_BELOW = elements(
    "divrplyfwdmsg x_divrplyfwdmsg appendonsend x_appendonsend olk_src_body_section isforwardcontent isreplycontent "
    "mail-editor-reference-message-container ms-outlook-mobile-body-separator-line replysplit"
)
SIGNATURE = elements("gmail_signature moz-signature applemailsignature protonmail_signature_block-user")


def names_of(attributes: Attributes) -> set[str]:
    """The classes and the id of an element, in lower case."""
    if not attributes:
        return set()
    return {*(attributes.get("class") or "").lower().split(), (attributes.get("id") or "").lower()}


def is_quote(tag: str, attributes: Attributes, names: set[str]) -> bool:
    if tag == "blockquote":
        # Gmail and Outlook indent one's own words by a blockquote without a border.
        return attributes.get("type") == "cite" or "border:none" not in (attributes.get("style") or "").replace(" ", "")
    return not QUOTE.isdisjoint(names)


def holds_no_own(container: LexborNode) -> bool:
    """Whether a client's quote container is all quote: a forward, or no blockquote that answers could stand between."""
    attribution = container.css_first(".gmail_attr")
    if attribution is not None and attribution.text().lstrip().startswith("-"):
        return True
    return container.css_first("blockquote") is None
