"""Messages drawn at random: a tree of parts, well formed but of no sense."""

import random

_LEAVES = (
    "text/plain",
    "text/html; charset=utf-8",
    "image/png; name=a.png",
    "application/pdf",
    "TEXT/Plain; format=flowed",
)
_WORDS = (
    "order",
    "vase",
    "broken",
    "never",
    "arrived",
    "refund",
    "thanks",
    "twice",
    "Monday",
    "Käse",
    "Grüße",
    "naïve",
)


def drawn_message(seed: int) -> bytes:
    """A message with a random tree of parts; the same seed draws the same octets."""
    draw = random.Random(seed)
    header = (
        f"From: {_person(draw)}\nTo: {_person(draw)}, {_person(draw)}\nSubject: {_phrase(draw, 4)}\nMIME-Version: 1.0\n"
    )
    return (header + _entity(draw, depth=0)).replace("\n", "\r\n").encode()


def _person(draw: random.Random) -> str:
    return f"{draw.choice(_WORDS)} {draw.choice(_WORDS)} <{draw.randrange(100)}@shop.example>"


def _phrase(draw: random.Random, words: int) -> str:
    return " ".join(draw.choice(_WORDS) for _ in range(words))


def _entity(draw: random.Random, depth: int) -> str:
    kind = draw.random()
    if depth < 4 and kind < 0.45:
        return _multipart(draw, depth)
    if depth < 4 and kind < 0.6:
        inner = f"From: {_person(draw)}\nSubject: {_phrase(draw, 3)}\nMIME-Version: 1.0\n" + _entity(draw, depth + 1)
        return "Content-Type: message/rfc822\n\n" + inner
    body = "".join(_phrase(draw, draw.randrange(12)) + "\n" for _ in range(draw.randrange(6)))
    extra = draw.choice(["", "Content-Disposition: attachment; filename=f.bin\n", "Content-ID: <c@x.example>\n"])
    return f"Content-Type: {draw.choice(_LEAVES)}\n{extra}\n{body}"


def _multipart(draw: random.Random, depth: int) -> str:
    boundary = f"b{draw.randrange(3)}"
    parts = "".join(f"--{boundary}\n{_entity(draw, depth + 1)}\n" for _ in range(draw.randrange(4)))
    subtype = draw.choice(["mixed", "alternative", "related", "digest"])
    preamble = draw.choice(["", "preamble\n"])
    end = draw.choice([f"--{boundary}--\n", f"--{boundary}--\nepilogue\n", ""])
    return f'Content-Type: multipart/{subtype}; boundary="{boundary}"\n\n{preamble}{parts}{end}'
