"""Values of which there may be very many, kept as octets: only those in hand are objects.

A record of a letter takes a kilobyte as an object and a sixth of that packed; and a flood brings ten thousand.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast, overload

T = TypeVar("T")

_WINDOW = -15  # 32 KiB, without a header
_MEMORY = 4  # of 9: little is packed at a time
_LEARNT_FROM = 8  # values
_MOST_LEARNT = 16_384  # octets


class Packing(Generic[T]):
    """Packs values that are alike. What they have in common is learnt from the first, and stands in none of the others.

    They are values of this process (frozen dataclasses, enums, numbers, texts, times): nothing else is ever unpacked.
    """

    def __init__(self) -> None:
        self._learnt = [b""]  # after each of the first values

    def pack(self, value: T) -> bytes:
        pickled, last = _pickled(value), len(self._learnt) - 1
        known = self._learnt[last]
        if last < _LEARNT_FROM and len(known) < _MOST_LEARNT:
            self._learnt.append((known + pickled)[-_MOST_LEARNT:])
        packer = zlib.compressobj(1, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, known)
        return bytes((last,)) + packer.compress(pickled) + packer.flush()

    def unpack(self, packed: bytes) -> T:
        unpacked = zlib.decompressobj(_WINDOW, self._learnt[packed[0]]).decompress(packed[1:])
        return cast(T, pickle.loads(unpacked))  # noqa: S301  packed by this process


class Packed(Sequence[T]):
    """A sequence, of which each value is unpacked when it is asked for."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self._packing: Packing[T] = Packing()
        self._packed = [self._packing.pack(one) for one in values]

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[T]:
        return map(self._packing.unpack, self._packed)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return self._of(self._packed[index])
        return self._packing.unpack(self._packed[index])

    def __add__(self, more: Iterable[T]) -> Packed[T]:
        return self._of([*self._packed, *map(self._packing.pack, more)])

    @property
    def octets(self) -> Sequence[bytes]:
        """As they are kept."""
        return self._packed

    def where(self, wanted: Callable[[T], bool]) -> Packed[T]:
        return self._of([packed for packed in self._packed if wanted(self._packing.unpack(packed))])

    def _of(self, packed: list[bytes]) -> Packed[T]:
        some: Packed[T] = Packed()
        some._packing, some._packed = self._packing, packed
        return some


class PackedByName(Mapping[str, T]):
    """The same by name."""

    def __init__(self) -> None:
        self._packing: Packing[T] = Packing()
        self._packed: dict[str, bytes] = {}

    def add(self, values: Mapping[str, T]) -> None:
        self._packed.update((name, self._packing.pack(one)) for name, one in values.items())

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __getitem__(self, name: str) -> T:
        return self._packing.unpack(self._packed[name])


class _Pickler(pickle.Pickler):
    """A dataclass is what its fields are: many times faster than by its state, which is looked up field by field."""

    def reducer_override(self, value: object) -> Any:
        kind: Any = type(value)
        given = _given(kind)
        return NotImplemented if given is None else (kind, given(value))


@lru_cache(maxsize=100)
def _given(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What a value of that dataclass is made of; None of any other kind."""
    if not is_dataclass(kind):
        return None
    names = [one.name for one in fields(kind) if one.init]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _pickled(value: object) -> bytes:
    octets = io.BytesIO()
    _Pickler(octets, pickle.HIGHEST_PROTOCOL).dump(value)
    return octets.getvalue()
