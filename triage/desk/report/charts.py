"""The charts of a report as pictures, by matplotlib: SVG for the page and the printer, PNG for mail. Pure.

Each chart says one thing, carries its numbers on it, and is the same octets for the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from triage.desk.report.figures import MOODS, Figures, Heard
from triage.errors import missing_extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS: Final = {"furious": "#c8352b", "upset": "#e8a33d", "calm": "#b9c7d3"}
ACCENT, GREY, INK = "#2f6690", "#8a9099", "#22262b"
WIDTH = 7.2  # inches
ROW = 0.34  # inches a bar
_STYLE: Final[dict[Any, Any]] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same picture on every machine
    "font.size": 9.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#c9ced4",
    "xtick.color": GREY,
    "ytick.color": INK,
    "svg.hashsalt": "triage",
    "svg.fonttype": "path",
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and in words what it shows."""

    octets: bytes
    content_type: str
    alt: str


def require_library() -> None:
    """ConfigError with the way out where matplotlib is not installed."""
    try:
        import matplotlib  # noqa: F401, PLC0415 - 0.2 s, and only reports need it
    except ModuleNotFoundError:
        raise missing_extra("drawing the report's charts", "report") from None


def charts(told: Figures, kind: str = "svg") -> Mapping[str, Chart]:
    """The charts that the figures have something for, by name. `kind`: "svg" or "png".

    ConfigError without matplotlib.
    """
    require_library()
    wanted: dict[str, tuple[bool, float, Callable[[Axes], None], str]] = {
        "periods": (told.customers > 0, 2.5, lambda axes: _periods(axes, told), "Customers who wrote, by mood"),
        "problems": (
            bool(told.problems),
            _height(told.problems),
            lambda axes: _problems(axes, told),
            "Letters by problem",
        ),
        "waits": (told.answering.answered > 0, 2.2, lambda axes: _waits(axes, told), "Answers by business time"),
        "promises": (told.promises.decided > 0, 0.95, lambda axes: _promises(axes, told), "Promises kept and not kept"),
        "drafts": (told.drafts.answered > 0, 0.95, lambda axes: _drafts(axes, told), "What became of the drafts"),
        "reasons": (
            bool(told.reasons),
            _height(told.reasons),
            lambda axes: _heard(axes, told.reasons),
            "Reasons heard",
        ),
        "words": (bool(told.words), _height(told.words), lambda axes: _heard(axes, told.words), "Words heard"),
    }
    return {
        name: Chart(_picture(draw, height, kind), f"image/{'svg+xml' if kind == 'svg' else kind}", alt)
        for name, (there, height, draw, alt) in wanted.items()
        if there
    }


def _height(bars: Sequence[object]) -> float:
    return 0.24 + ROW * len(bars)


def _picture(draw: Callable[[Axes], None], height: float, kind: str) -> bytes:
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    octets = BytesIO()
    with rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        axes = figure.add_subplot()
        axes.spines[["top", "right"]].set_visible(False)
        draw(axes)
        figure.savefig(octets, format=kind, dpi=160, metadata={"Date": None} if kind == "svg" else None)
    return octets.getvalue()


# --- one function a chart ---------------------------------------------------------------------------------------------


def _periods(axes: Axes, told: Figures) -> None:
    names = [f"{period.first.day} {period.first:%b}" for period in told.periods]
    bottom = [0] * len(names)
    places = list(range(len(names)))
    for mood in MOODS:
        heights = [period.customers[mood] for period in told.periods]
        axes.bar(places, heights, 0.8, bottom=bottom, color=COLOURS[mood], label=mood)
        bottom = [low + height for low, height in zip(bottom, heights, strict=True)]
    step = max(1, round(len(names) / 10))
    axes.set_xticks(places[::step], names[::step])
    axes.set_xlim(-0.6, len(names) - 0.4)
    _whole_numbers(axes.yaxis, max(bottom))
    axes.spines["left"].set_visible(False)
    axes.grid(axis="y", color="#eceff2")
    axes.set_axisbelow(True)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.16), ncols=3, frameon=False, handlelength=1, fontsize=9)


def _problems(axes: Axes, told: Figures) -> None:
    rows = list(reversed(told.problems))
    left = [0] * len(rows)
    for mood in MOODS:
        widths = [row.letters[mood] for row in rows]
        axes.barh(range(len(rows)), widths, 0.68, left=left, color=COLOURS[mood])
        left = [start + width for start, width in zip(left, widths, strict=True)]
    longest = max(left)
    for place, row in enumerate(rows):
        said = f"{row.total}, {row.heated} upset" if row.heated else str(row.total)
        axes.text(row.total + longest * 0.012, place, said, va="center", fontsize=8.5, color=GREY)
    _bars_only(axes, [row.name for row in rows], longest * 1.22)


def _waits(axes: Axes, told: Figures) -> None:
    buckets = told.answering.buckets
    names = [name if name == "longer" else f"within\n{name}" for name in buckets]
    axes.bar(range(len(names)), list(buckets.values()), 0.72, color=ACCENT)
    most = max(buckets.values())
    for place, number in enumerate(buckets.values()):
        axes.text(place, number + most * 0.02, str(number), ha="center", va="bottom", fontsize=9, color=INK)
    axes.set_xticks(range(len(names)), names)
    axes.set_ylim(0, most * 1.15)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.tick_params(length=0)


def _promises(axes: Axes, told: Figures) -> None:
    promises = told.promises
    _shares(
        axes,
        [
            ("kept", promises.kept, "#3f8f5f"),
            ("kept late", promises.late, "#e8a33d"),
            ("broken", promises.broken, "#c8352b"),
        ],
    )


def _drafts(axes: Axes, told: Figures) -> None:
    drafts = told.drafts
    parts = [
        ("sent as it was", drafts.as_it_was, "#3f8f5f"),
        ("edited", drafts.edited, "#8fbf9f"),
        ("own words", drafts.own_words, "#b9c7d3"),
    ]
    _shares(axes, parts)


def _heard(axes: Axes, heard: Sequence[Heard]) -> None:
    rows = list(reversed(heard))
    longest = max(row.letters for row in rows)
    axes.barh(range(len(rows)), [row.letters for row in rows], 0.62, color=ACCENT)
    for place, row in enumerate(rows):
        axes.text(row.letters + longest * 0.012, place, str(row.letters), va="center", fontsize=8.5, color=GREY)
    _bars_only(axes, [row.words for row in rows], longest * 1.1)


# --- what they share --------------------------------------------------------------------------------------------------


def _shares(axes: Axes, parts: Sequence[tuple[str, int, str]]) -> None:
    """One bar of parts, each with its name and number."""
    total, left = sum(number for _, number, _ in parts), 0.0
    for _, number, colour in parts:
        axes.barh(0, number, 0.5, left=left, color=colour)
        left += number
    told = [(colour, f"{name} {number} ({100 * number / total:.0f} %)") for name, number, colour in parts if number]
    handles = [_patch(colour, label) for colour, label in told]
    axes.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0.0, 0.86),
        ncols=3,
        frameon=False,
        handlelength=1,
        fontsize=9,
    )
    axes.set_xlim(0, total)
    axes.set_axis_off()


def _patch(colour: str, label: str) -> Any:
    from matplotlib.patches import Patch  # noqa: PLC0415

    return Patch(color=colour, label=label)


def _bars_only(axes: Axes, names: Sequence[str], right: float) -> None:
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-0.5, len(names) - 0.5)
    axes.set_xlim(0, right)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(length=0)


def _whole_numbers(axis: Any, most: int) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    axis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axis.axes.set_ylim(0, max(most, 1) * 1.05)
