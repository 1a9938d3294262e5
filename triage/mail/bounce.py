"""Bounces that carry none of the signs RFC 3464 asks for, known by sender, subject and first words."""

from __future__ import annotations

import re

from triage.model import Message

LONGEST = 3_000  # characters of the text looked at

_SENDER = re.compile(
    r"(?i)mailer-?daemon|mail delivery|post_?master|mail ?administrator|mail ?system|internet mail service|mta|smtp"
)
_SUBJECT = re.compile(
    r"(?i)(?:(?:re|fwd?|aw): ?)?(?:undeliver(?:ed|able)|undelivery|returned mail|mail delivery (?:failed|failure|"
    r"problem|system|error|status)|delivery (?:status notification|failure|notification|error|problem|failed|"
    r"report)|failure notice|"
    r"failure delivery|non[- ]?deliver(?:y|able)|mail (?:system )?(?:error|could not)|(?:e?mail|"
    r"message) (?:could not be|not) delivered|warning: (?:could not send|message)|unzustellbar|"
    r"nachricht konnte nicht zugestellt|"
    r"échec de la remise|non remis|mensaje no entregado|no se puede entregar|mancata consegna|recapito non riuscito|"
    r"niet besteld|onbestelbaar|não entregue|falha na entrega|delayed mail|message delayed|user unknown|"
    r"mail failure|"
    r"nondeliverable|rejected mail|error sending message|there was an error sending your mail|your message (?:to|"
    r"was|could))"
)
_BODY = re.compile(
    r"(?i)this is the (?:qmail-send|mail ?system|postfix|exim|mail delivery)|(?:could not|cannot|can't|couldn't|"
    r"not) be (?:delivered|reached)|unable to deliver|delivery (?:to the following|has failed|failed|status)|"
    r"undeliver|"
    r"(?<!\d)[45]\d\d[ -][45]\.\d\.\d{1,3}|(?<!\d)55[0-4][ -]|permanent (?:fatal )?error|user unknown|unknown user|"
    r"no such user|mailbox (?:unavailable|full|not found)|diagnostic[- ]code|transcript of session|host unknown|"
    r"recipient(?:s)? (?:rejected|not|unknown|of your)|did not reach|was not delivered|mail loop|over quota|"
    r"exceeded (?:its |the )?(?:storage|quota)|non recapitato|nicht zugestellt|message from yahoo|returned to sender"
)


def looks_like_bounce(message: Message) -> bool:
    """Whether two of sender, subject and text say that a mail of ours came back. A customer has only words."""
    by_system = _SENDER.search((message.first("From") or "")[:300]) is not None
    by_subject = _SUBJECT.match(message.subject) is not None
    if not (by_system or by_subject):
        return False
    text = (message.plain or message.html or "")[:LONGEST]
    return by_system and (by_subject or _BODY.search(text) is not None)
