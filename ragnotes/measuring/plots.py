"""Plots as SVG, by hand: pure functions from figures to markup, coloured by the classes of the page they stand in."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 360, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 14, 14, 38
_ROW, _LABEL, _TRACK, _VALUE = 26, 110, 170, 80  # of a chart of bars

Point = tuple[float, float]


def text(x: float, y: float, content: str, *, anchor: str = "start", style: str = "") -> str:
    """Return a text at a place."""
    named = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{html.escape(content)}</text>'


def _svg(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    head = f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{html.escape(title, quote=True)}">'
    return f"{head}<title>{html.escape(title)}</title>{''.join(parts)}</svg>"


def _place(x: float, y: float) -> Point:
    """Return the pixel of a point of the unit square."""
    return _LEFT + x * (WIDTH - _LEFT - _RIGHT), HEIGHT - _BOTTOM - y * (HEIGHT - _TOP - _BOTTOM)


def _path(points: Sequence[Point], style: str, *, closed: bool = False) -> str:
    placed = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_place(*point) for point in points))
    return f'<{"polygon" if closed else "polyline"} class="{style}" points="{placed}"/>'


def _dot(x: float, y: float, style: str, radius: float = 3.5) -> str:
    across, down = _place(x, y)
    return f'<circle class="{style}" cx="{across:.1f}" cy="{down:.1f}" r="{radius:g}"/>'


def _frame(x_name: str, ticks: Sequence[tuple[float, str]]) -> list[str]:
    """Return the grid of a plot over the unit square, its scale from 0 to 1 upwards and these ticks along it."""
    parts = []
    for quarter in range(5):
        (left, down), (right, _) = _place(0, quarter / 4), _place(1, quarter / 4)
        parts.append(f'<line class="grid" x1="{left:.1f}" y1="{down:.1f}" x2="{right:.1f}" y2="{down:.1f}"/>')
        parts.append(text(left - 8, down + 4, f"{quarter / 4:g}", anchor="end", style="tick"))
    base = HEIGHT - _BOTTOM
    parts += [text(_place(at, 0)[0], base + 17, name, anchor="middle", style="tick") for at, name in ticks]
    return [*parts, text(_place(0.5, 0)[0], HEIGHT - 4, x_name, anchor="middle", style="axis")]


def recall_curve(curve: Sequence[tuple[int, float, float, float]]) -> str:
    """Return recall at each rank of (k, value, low, high) as a line within the band of its intervals; ranks on a log scale.

    >>> recall_curve([(1, 0.5, 0.4, 0.6), (5, 0.8, 0.7, 0.9)]).count("<circle")
    2
    """
    last = math.log(max(curve[-1][0], 2))
    at = [math.log(k) / last for k, *_ in curve]
    band = [(x, row[3]) for x, row in zip(at, curve, strict=True)] + [(x, row[2]) for x, row in zip(at[::-1], curve[::-1], strict=True)]
    parts = _frame("hits looked at", [(x, str(row[0])) for x, row in zip(at, curve, strict=True)])
    parts += [_path(band, "band", closed=True), _path([(x, row[1]) for x, row in zip(at, curve, strict=True)], "line")]
    for number, (x, (_, value, *_)) in enumerate(zip(at, curve, strict=True)):
        across, down = _place(x, value)
        anchor = "start" if number == 0 else "end" if number == len(curve) - 1 else "middle"
        parts += [_dot(x, value, "dot"), text(across, down + 20, f"{value:.2f}", anchor=anchor, style="mark")]
    return _svg(WIDTH, HEIGHT, "recall by hits looked at, with 95 % intervals", parts)


def roc_curve(points: Sequence[Point], drawn: Point, auroc: float) -> str:
    """Return the ROC of silence, with the point where the line is drawn now.

    >>> "0.90" in roc_curve([(0.0, 0.0), (0.1, 0.9), (1.0, 1.0)], (0.1, 0.9), 0.9)
    True
    """
    parts = _frame("answerable questions called silent", [(0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1, "1")])
    area = [*points, (1.0, 0.0)]
    parts += [_path([(0, 0), (1, 1)], "chance"), _path(area, "band", closed=True), _path(points, "line")]
    across, down = _place(*drawn)
    told = f"now: {drawn[1]:.0%} told, {drawn[0]:.0%} false"
    parts += [_dot(*drawn, "here", 5), text(across + 10, down + 22, told, style="mark")]
    parts.append(text(*_place(0.98, 0.06), f"AUROC {auroc:.2f}", anchor="end", style="mark"))
    return _svg(WIDTH, HEIGHT, "silence: unanswerable questions told, by answerable ones called silent", parts)


def bars(rows: Sequence[tuple[str, int, float, float, float]], title: str) -> str:
    """Return a bar for each (name, n, value, low, high) with its interval as a whisker; values are shares.

    >>> bars([("en", 12, 0.5, 0.25, 0.75)], "by language").count("<rect")
    2
    """
    parts = []
    for number, (name, n, value, low, high) in enumerate(rows):
        middle = number * _ROW + _ROW / 2
        start, end = _LABEL + low * _TRACK, _LABEL + high * _TRACK
        parts += [
            text(_LABEL - 10, middle + 4, name, anchor="end", style="name"),
            f'<rect class="track" x="{_LABEL}" y="{middle - 6:g}" width="{_TRACK}" height="12" rx="2"/>',
            f'<rect class="bar" x="{_LABEL}" y="{middle - 6:g}" width="{max(value * _TRACK, 0.1):.1f}" height="12" rx="2"/>',
            f'<line class="whisker" x1="{start:.1f}" y1="{middle:g}" x2="{end:.1f}" y2="{middle:g}"/>',
            text(_LABEL + _TRACK + 12, middle + 4, f"{value:.2f}", style="mark"),
            text(_LABEL + _TRACK + _VALUE, middle + 4, f"n {n}", anchor="end", style="tick"),
        ]
    return _svg(_LABEL + _TRACK + _VALUE, max(len(rows), 1) * _ROW, title, parts)


def counts(rows: Mapping[str, int], whole: int, title: str) -> str:
    """Return a bar for each count, as a share of the whole."""
    parts = []
    for number, (name, count) in enumerate(rows.items()):
        middle, share = number * _ROW + _ROW / 2, count / max(whole, 1)
        parts += [
            text(_LABEL - 10, middle + 4, name, anchor="end", style="name"),
            f'<rect class="track" x="{_LABEL}" y="{middle - 6:g}" width="{_TRACK}" height="12" rx="2"/>',
            f'<rect class="bar" x="{_LABEL}" y="{middle - 6:g}" width="{max(share * _TRACK, 0.1):.1f}" height="12" rx="2"/>',
            text(_LABEL + _TRACK + 12, middle + 4, f"{count}", style="mark"),
            text(_LABEL + _TRACK + _VALUE, middle + 4, f"{share:.0%}", anchor="end", style="tick"),
        ]
    return _svg(_LABEL + _TRACK + _VALUE, max(len(rows), 1) * _ROW, title, parts)


def interval(value: float, low: float, high: float, baseline: float | None) -> str:
    """Return a value as a dot on its interval, on a scale from 0 to 1, with a tick where the baseline is."""
    parts = [
        '<line class="grid" x1="4" y1="8" x2="104" y2="8"/>',
        f'<line class="range" x1="{4 + 100 * _unit(low):.1f}" y1="8" x2="{4 + 100 * _unit(high):.1f}" y2="8"/>',
    ]
    if baseline is not None:
        at = 4 + 100 * _unit(baseline)
        parts.append(f'<line class="before" x1="{at:.1f}" y1="2" x2="{at:.1f}" y2="14"/>')
    parts.append(f'<circle class="dot" cx="{4 + 100 * _unit(value):.1f}" cy="8" r="3.5"/>')
    return _svg(108, 16, f"{value:.3f}, 95 % interval {low:.3f} to {high:.3f}", parts)


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)
