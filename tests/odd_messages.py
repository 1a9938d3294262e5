"""Messages as they should not be, and as they may be but seldom are: what a MIME parser must get through.

All are written or drawn for this project; `.invalid` and `.example` name nobody (RFC 2606).
"""
# ruff: noqa: E501 -- a message is read more easily in one piece

from collections.abc import Iterator

from tests.drawn_messages import drawn_message

_PLAIN = "From: Ann <ann@shop.example>\nTo: bob@shop.example\nSubject: plain\nDate: Mon, 2 Nov 2026 10:00:00 +0100\n"
_MIME = _PLAIN + "MIME-Version: 1.0\n"


def odd_messages() -> dict[str, bytes]:
    """Name and octets, line ends CRLF."""
    messages = {
        name: text.replace("\n", "\r\n").encode("utf-8", "surrogateescape") for name, text in _written().items()
    }
    messages |= {f"drawn-{seed}": drawn_message(seed) for seed in range(40)}
    return messages


def _written() -> dict[str, str]:
    return {**_HEADERS, **_ADDRESSES, **_TYPES, **_MULTIPARTS, **_EMBEDDED, **_BODIES, **dict(_deep())}


_HEADERS = {
    "plain": _PLAIN + "\nhello\n",
    "no-body": _PLAIN + "\n",
    "no-blank-line": _PLAIN,
    "only-body": "\nno header at all\n",
    "missing-headers": "Subject: only this\n\nx\n",
    "empty-subject": "Subject:\nFrom: a@x.example\n\nx\n",
    "blank-subject": "Subject:    \nFrom: a@x.example\n\nx\n",
    "folded-subject": "Subject: one\n two\n\tthree\nFrom: a@x.example\n\nx\n",
    "folded-at-once": "Subject:\n starts on the next line\nFrom: a@x.example\n\nx\n",
    "encoded-subject": "Subject: =?utf-8?q?K=C3=A4se?= =?utf-8?b?4pyT?=\nFrom: a@x.example\n\nx\n",
    "eight-bit-subject": "Subject: Käse für alle\nFrom: a@x.example\n\nx\n",
    "latin1-subject": "Subject: K\udce4se\nFrom: a@x.example\n\nx\n",
    "spaces-in-subject": "Subject: a   b \t c\nFrom: a@x.example\n\nx\n",
    "quotes-in-subject": 'Subject: he said "no" \\ and "never"\nFrom: a@x.example\n\nx\n',
    "two-subjects": "Subject: first\nSubject: second\nFrom: a@x.example\n\nx\n",
    "two-froms": "From: a@x.example\nFrom: b@x.example\nSubject: s\n\nx\n",
    "two-tos": "From: a@x.example\nTo: b@x.example\nTo: c@x.example\n\nx\n",
    "odd-name-case": "FROM: a@x.example\nsUbJeCt: s\nmessage-ID: <1@x.example>\nIN-reply-TO: <0@x.example>\n\nx\n",
    "space-before-colon": "From : a@x.example\nSubject : spaced\n\nx\n",
    "line-without-colon": "From: a@x.example\nthis is no field\nSubject: s\n\nx\n",
    "mbox-line": "From ann@x.example Mon Nov  2 10:00:00 2026\nFrom: a@x.example\nSubject: s\n\nx\n",
    "folded-ids": "From: a@x.example\nMessage-ID:\n <long-1@x.example>\nIn-Reply-To: <a@x.example>\n <b@x.example>\n\nx\n",
    "odd-date": 'Date: yesterday, "about" noon\nFrom: a@x.example\n\nx\n',
    "long-subject": "Subject: " + "long " * 400 + "\nFrom: a@x.example\n\nx\n",
    "tab-after-colon": "Subject:\ttabbed\nFrom:\ta@x.example\n\nx\n",
    "continuation-first": " continues nothing\nSubject: s\nFrom: a@x.example\n\nx\n",
    "blank-fold": "Subject: a\n \n b\nFrom: a@x.example\n\nx\n",
    "empty-field-name": ": nameless\nSubject: s\nFrom: a@x.example\n\nx\n",
}

_ADDRESSES = {
    f"address-{number}": f"From: {sender}\nTo: {to}\nSubject: address {number}\n\nx\n"
    for number, (sender, to) in enumerate(
        [
            ('"Ann, Lee" <ann@x.example>', "b@x.example, c@x.example"),
            ("ann@x.example (Ann Lee)", "(only a comment)"),
            ("Ann Lee <ann@x.example> (work)", "b@x.example,, c@x.example"),
            ("=?utf-8?q?J=C3=B6rg?= <j@x.example>", "undisclosed-recipients:;"),
            ("Jörg <j@x.example>", "Friends: b@x.example, C <c@x.example>;"),
            ("<>", "Empty group:;, d@x.example"),
            ("<@one.example,@two.example:ann@x.example>", "b@x.example;"),
            ("ann", "ann@"),
            ("@x.example", "<b@x.example"),
            ("Ann <ann>", "b @ x.example"),
            ("ann@[192.0.2.1]", '"quoted local"@x.example'),
            ("Ann Q. Lee <ann@x.example>", '"With \\"quotes\\"" <q@x.example>'),
            ("Ann <ann@x.example> trailing", "a@x.example b@x.example"),
            ("ann@x.example,", ", b@x.example"),
            ("", "\n b@x.example,\n\tC <c@x.example>"),
            ("Ann <ann@x.example", "Ann ann@x.example>"),
            ("Ann (a (nested) comment) <ann@x.example>", "b@x.example (unclosed"),
            ('"unclosed <ann@x.example>', "b@x.example"),
            ("A:B:c@x.example;", "Group: b@x.example"),
            ("Ann <ann @ x . example>", "a.b.c@x.example."),
            ("Ann  Lee   <ann@x.example>", '"" <e@x.example>'),
            ("ann@x.example <ann@x.example>", "'b@x.example' <b@x.example>"),
            ("=?utf-8?q?a?= =?utf-8?q?b?= <c@x.example>", "Ünï <ünï@x.example>"),
            ("a..b@x.example", ".a@x.example"),
            ("a@b@x.example", "[b@x.example]"),
        ]
    )
}

_TYPES = {
    "flowed": _MIME + "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\nsoft \nline\n",
    "language": _MIME + "Content-Type: text/plain\nContent-Language: en, de-AT (Austrian), fr\n\nx\n",
    "broken-language": _MIME + "Content-Type: text/plain\nContent-Language: en; de\n\nx\n",
    "empty-language": _MIME + "Content-Type: text/plain\nContent-Language:\n\nx\n",
    "md5": _MIME + "Content-Type: text/plain\nContent-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==\n\nx\n",
    "location": _MIME + "Content-Type: text/html\nContent-Location: http://x.example/a b\n\n<p>x\n",
    "everything": _MIME
    + "Content-Type: text/plain; charset=us-ascii\nContent-ID: <part@x.example>\nContent-Description: all of it\n"
    + "Content-Transfer-Encoding: 7bit\nContent-MD5: abc\nContent-Disposition: inline; filename=a.txt; size=3\n"
    + "Content-Language: en\nContent-Location: a.txt\n\nabc\n",
    "upper-case-type": _MIME + "Content-Type: TEXT/PLAIN; CHARSET=UTF-8\nContent-Transfer-Encoding: 8BIT\n\nx\n",
    "no-mime-version": _PLAIN + "Content-Type: text/html; charset=utf-8\nContent-ID: <x@x.example>\n\n<p>x\n",
    "encoding-alone": _PLAIN + "Content-Transfer-Encoding: base64\nContent-ID: <x@x.example>\n\neHg=\n",
    "version-no-type": _MIME + "Content-Transfer-Encoding: base64\n\neHg=\n",
    "no-subtype": _MIME + "Content-Type: text\n\nx\n",
    "slash-no-subtype": _MIME + "Content-Type: text/\n\nx\n",
    "empty-type": _MIME + "Content-Type:\n\nx\n",
    "nonsense-type": _MIME + "Content-Type: ???\n\nx\n",
    "type-of-one-word": _MIME + "Content-Type: plain; charset=utf-8\n\nx\n",
    "slash-first": _MIME + "Content-Type: /plain\n\nx\n",
    "spaces-in-type": _MIME + "Content-Type: text / plain ; charset = utf-8\n\nx\n",
    "comments-in-type": _MIME + "Content-Type: (a) text/(b)plain (c); charset=(d)utf-8 (e)\n\nx\n",
    "upper-case-plain": _MIME + "Content-Type: TEXT/PLAIN; CHARSET=US-ASCII\n\nx\n",
    "trailing-type": _MIME + "Content-Type: text/html charset=utf-8\n\n<p>x\n",
    "two-types": _MIME + "Content-Type: text/plain\nContent-Type: text/html\n\nx\n",
    "bad-parameter": _MIME + "Content-Type: text/plain; charset; format=flowed; =x; y=\n\nx\n",
    "double-semicolon": _MIME + "Content-Type: text/plain;; charset=utf-8;\n\nx\n",
    "encoded-name": _MIME + "Content-Type: image/png; name==?utf-8?q?K=C3=A4se.png?=; x=1\n\niVBO\n",
    "quoted-encoded-name": _MIME + 'Content-Type: image/png; name="=?utf-8?q?K=C3=A4se.png?="\n\niVBO\n',
    "eight-bit-name": _MIME + 'Content-Type: image/png; name="Käse.png"\n\niVBO\n',
    "rfc2231-name": _MIME + "Content-Type: image/png; name*=utf-8''K%C3%A4se.png\n\niVBO\n",
    "rfc2231-continued": _MIME + "Content-Type: image/png; name*0*=utf-8''K%C3; name*1=%A4; name*2*=se; x=y\n\niVBO\n",
    "rfc2231-plain-continued": _MIME + 'Content-Type: image/png; name*1="b.png"; name*0="a"\n\niVBO\n',
    "rfc2231-gap": _MIME + "Content-Type: image/png; name*0=a; name*2=b\n\niVBO\n",
    "disposition": _MIME
    + 'Content-Type: application/pdf\nContent-Disposition: attachment;\n filename="a b.pdf";\n\tsize=12\n\n%PDF\n',
    "odd-disposition": _MIME + 'Content-Type: application/pdf\nContent-Disposition: "attachment"; filename=x\n\n%PDF\n',
    "empty-disposition": _MIME + "Content-Type: application/pdf\nContent-Disposition:\n\n%PDF\n",
    "odd-encoding": _MIME + "Content-Type: text/plain\nContent-Transfer-Encoding: quoted printable\n\nx\n",
    "encoding-comment": _MIME + "Content-Type: text/plain\nContent-Transfer-Encoding: (c) base64 (d)\n\neA==\n",
    "empty-encoding": _MIME + "Content-Type: text/plain\nContent-Transfer-Encoding:\n\nx\n",
    "folded-type": _MIME + 'Content-Type:\n text/plain;\n  charset="utf-8";\n\tformat=flowed\n\nx\n',
    "folded-quoted": _MIME + 'Content-Type: text/plain; name="one\n two"\n\nx\n',
    "unclosed-quote": _MIME + 'Content-Type: text/plain; name="one; charset=utf-8\n\nx\n',
    "folded-description": _MIME + "Content-Type: text/plain\nContent-Description: one\n two\n\nx\n",
    "encoded-description": _MIME + "Content-Type: text/plain\nContent-Description: =?utf-8?q?K=C3=A4se?=\n\nx\n",
    "delivery-status": _MIME
    + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x.example\n\nAction: failed\n",
    "partial": _MIME + 'Content-Type: message/partial; id="x"; number=1; total=2\n\nSubject: s\n\nx\n',
}

_MIXED = _MIME + 'Content-Type: multipart/mixed; boundary="b1"\n\n'

_MULTIPARTS = {
    "mixed": _MIXED
    + "preamble\n--b1\nContent-Type: text/plain\n\none\n--b1\nContent-Type: text/html\n\n<p>two\n--b1--\nepi\n",
    "alternative": _MIME
    + "Content-Type: multipart/alternative; boundary=b1; type=x\nContent-Language: de\nContent-Disposition: inline\n\n"
    + "--b1\n\nplain\n\n--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    + "<p>=C3=A4\n--b1--\n",
    "no-parts": _MIXED + "nothing here\n",
    "no-parts-closed": _MIXED + "--b1--\n",
    "empty-part": _MIXED + "--b1\n--b1\n\n--b1--\n",
    "header-only-part": _MIXED + "--b1\nContent-Type: text/plain\n--b1--\n",
    "header-part-no-body": _MIXED + "--b1\nContent-Type: text/plain\n\n--b1--\n",
    "unclosed": _MIXED + "--b1\n\none\n--b1\n\ntwo\n",
    "unclosed-no-newline": _MIXED + "--b1\n\none\n--b1\n\ntwo",
    "no-boundary": _MIME + "Content-Type: multipart/mixed\n\n--b1\n\none\n--b1--\n",
    "empty-boundary": _MIME + 'Content-Type: multipart/mixed; boundary=""\n\n--\n\none\n----\n',
    "boundary-with-space": _MIME + 'Content-Type: multipart/mixed; boundary="b 1"\n\n--b 1\n\none\n--b 1--\n',
    "space-after-boundary": _MIXED + "--b1  \n\none\n--b1 \t\n\ntwo\n--b1-- \n",
    "text-after-boundary": _MIXED + "--b1 tail\n\none\n--b1tail\n\ntwo\n--b1--tail\n",
    "indented-boundary": _MIXED + "--b1\n\none\n --b1\n\ntwo\n--b1--\n",
    "after-the-end": _MIXED + "--b1\n\none\n--b1--\nepilogue\n--b1\n\ntwo\n--b1--\n",
    "boundary-first": _MIME + 'Content-Type: multipart/mixed; boundary="b1"\n--b1\n\none\n--b1--\n',
    "nested": _MIXED
    + "--b1\nContent-Type: multipart/alternative; boundary=b2\n\n--b2\n\none\n--b2\nContent-Type: text/html\n\n<p>one\n"
    + "--b2--\n\n--b1\nContent-Type: image/png; name=x.png\nContent-Transfer-Encoding: base64\n\niVBO\n--b1--\n",
    "nested-no-epilogue": _MIXED
    + "--b1\nContent-Type: multipart/mixed; boundary=b2\n\n--b2\n\none\n--b2--\n--b1\n\ntwo\n--b1--\n",
    "nested-unclosed": _MIXED
    + "--b1\nContent-Type: multipart/alternative; boundary=b2\n\n--b2\n\none\n--b1\n\ntwo\n--b1--\n",
    "nested-same-boundary": _MIXED
    + "--b1\nContent-Type: multipart/alternative; boundary=b1\n\n--b1\n\none\n--b1--\n\n--b1\n\ntwo\n--b1--\n",
    "nested-longer-boundary": _MIXED
    + "--b1\nContent-Type: multipart/alternative; boundary=b1x\n\n--b1x\n\none\n--b1x--\n\n--b1\n\ntwo\n--b1--\n",
    "nested-shorter-boundary": _MIME
    + "Content-Type: multipart/mixed; boundary=b1x\n\n--b1x\nContent-Type: multipart/alternative; boundary=b1\n\n"
    + "--b1\n\none\n--b1--\n\n--b1x\n\ntwo\n--b1x--\n",
    "digest": _MIME
    + "Content-Type: multipart/digest; boundary=b1\n\n--b1\n\nSubject: first\nFrom: a@x.example\n\none\n--b1\n"
    + "Content-Type: text/plain\n\ntwo\n--b1--\n",
    "related": _MIME
    + 'Content-Type: multipart/related; boundary=b1; type="text/html"; start="<a@x>"\n\n--b1\nContent-Type: text/html\n'
    + "Content-ID: <a@x>\n\n<img src=cid:b>\n--b1\nContent-Type: image/gif\nContent-ID: <b>\nContent-Location: b.gif\n\nGIF\n"
    + "--b1--\n",
    "no-multipart-subtype": _MIME + "Content-Type: multipart; boundary=b1\n\n--b1\n\none\n--b1--\n",
    "multipart-no-version": _PLAIN + "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\none\n--b1--\n",
    "encoded-multipart": _MIXED.replace("\n\n", "\nContent-Transfer-Encoding: base64\n\n") + "--b1\n\none\n--b1--\n",
    "header-in-part-broken": _MIXED + "--b1\nno colon here\nContent-Type: text/html\n\n<p>one\n--b1--\n",
    "blank-lines-in-part": _MIXED + "--b1\n\n\n\none\n\n\n--b1--\n",
    "eight-bit-part-name": _MIXED
    + '--b1\nContent-Type: application/pdf; name="Über.pdf"\nContent-Disposition: attachment; filename="Über.pdf"\n\nx\n--b1--\n',
    "only-dashes": _MIXED + "--\n--b1\n\n--\none\n-- \nsignature\n--b1--\n",
    "quoted-boundary-escape": _MIME + 'Content-Type: multipart/mixed; boundary="b\\1"\n\n--b1\n\none\n--b1--\n',
    "continued-boundary": _MIME + "Content-Type: multipart/mixed; boundary*0=b; boundary*1=1\n\n--b1\n\none\n--b1--\n",
}

_EMBEDDED = {
    "rfc822": _MIME + "Content-Type: message/rfc822\n\n" + _PLAIN + "\ninner\n",
    "rfc822-in-mixed": _MIXED
    + "--b1\n\nsee below\n--b1\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=m.eml\n\n"
    + _MIME
    + "Content-Type: multipart/alternative; boundary=b2\n\n--b2\n\none\n--b2\nContent-Type: text/html\n\n<p>one\n--b2--\n"
    + "\n--b1--\n",
    "rfc822-in-rfc822": _MIME
    + "Content-Type: message/rfc822\n\n"
    + _MIME
    + "Content-Type: message/rfc822\n\n"
    + _PLAIN
    + "\nx\n",
    "rfc822-empty": _MIME + "Content-Type: message/rfc822\n\n",
    "rfc822-cut": _MIXED + "--b1\nContent-Type: message/rfc822\n\nSubject: cut off\n--b1--\n",
    "rfc822-base64": _MIME
    + "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogYQoKeAo=\n",
    "rfc822-no-header": _MIXED + "--b1\nContent-Type: message/rfc822\n\n\njust text\n--b1--\n",
    "rfc822-parameters": _MIME + "Content-Type: MESSAGE/RFC822; name=x\nContent-MD5: abc\n\n" + _PLAIN + "\nx\n",
    "rfc822-encoded-header": _MIME
    + "Content-Type: message/rfc822\n\nSubject: =?utf-8?q?=C3=A4?=\nFrom: =?utf-8?q?J=C3=B6rg?= <j@x.example>\n\nx\n",
    "rfc822-two-of-each": _MIME
    + "Content-Type: message/rfc822\n\nSubject: one\nSubject: two\nFrom: a@x.example\nFrom: b@x.example\n"
    + "Date: Mon, 2 Nov 2026 10:00:00 +0100\nDate: x\nTo: c@x.example\nTo: d@x.example\n\nx\n",
    "two-ids": "Message-ID: <1@x.example>\nMessage-ID: <2@x.example>\nDate: a\nDate: b\nIn-Reply-To: <a>\nIn-Reply-To: <b>\n\nx\n",
    "rfc822-no-body": _MIXED + "--b1\nContent-Type: message/rfc822\n\nSubject: s\nFrom: a@x.example\n\n--b1--\n",
    "rfc822-of-closed": _MIXED
    + "--b1\nContent-Type: message/rfc822\n\nSubject: s\nContent-Type: multipart/mixed; boundary=b2\n\n--b2\n\nx\n--b2--\n"
    + "--b1\n\nlast\n--b1--\n",
    "rfc822-group": _MIME + "Content-Type: message/rfc822\n\nTo: Group: a@x.example, b@x.example;\nSubject: g\n\nx\n",
    "report": _MIME
    + "Content-Type: multipart/report; report-type=delivery-status; boundary=b1\n\n--b1\n\nfailed\n--b1\n"
    + "Content-Type: message/delivery-status\n\nAction: failed\n\n--b1\nContent-Type: text/rfc822-headers\n\nSubject: x\n\n--b1--\n",
}

_BODIES = {
    "quoted-printable": _MIME
    + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nK=C3=A4se und Br=\n=C3=B6tchen\n",
    "base64-text": _MIME
    + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nR3LDvMOfZSBhdXMgS8O2bG4=\n",
    "latin1-text": _MIME
    + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nGr\udcfc\udcdfe\n",
    "unknown-charset": _MIME + "Content-Type: text/plain; charset=x-nowhere\n\nplain enough\n",
    "wrong-charset": _MIME
    + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGr\udcfc\udcdfe\n",
    "no-final-newline": _PLAIN + "\nthe end",
    "many-blank-lines": _PLAIN + "\n\n\n\n\n",
    "long-line": _PLAIN + "\n" + "x" * 5000 + "\n",
    "dots": _PLAIN + "\n.\n..\n.hidden\n",
    "boundary-like": _PLAIN + "\n--b1\n--b1--\n",
    "controls": _PLAIN + "\nbell \x07 escape \x1b[31m form \x0c feed\n",
    "html-text": _MIME + "Content-Type: text/html; charset=utf-8\n\n<p>The <b>vase</b> is br&ouml;ken</p>\n",
    "attachment-base64": _MIME
    + "Content-Type: application/octet-stream; name=vase.bin\nContent-Transfer-Encoding: base64\n\ndmFzZSBpbiBhIGZpbGU=\n",
}


def _deep() -> Iterator[tuple[str, str]]:
    for levels in (5, 40, 99, 100, 101, 120):
        text = "\ninnermost\n"
        for level in range(levels, 0, -1):
            text = (
                f"Content-Type: multipart/mixed; boundary=level{level}.\n\n--level{level}.\n{text}\n--level{level}.--\n"
            )
        yield f"nested-{levels}-levels", _MIME + text
    parts = "".join(f"--b1\nContent-Type: text/plain; name=p{number}\n\npart {number}\n" for number in range(60))
    yield "sixty-parts", _MIXED + parts + "--b1--\n"
