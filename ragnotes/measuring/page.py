"""Evaluation as one HTML page that needs nothing else: no outside byte, no script; light or dark as the reader's system is."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ..records.figures import Evaluation, Group, Measure
from ..records.hits import Hit
from ..text import clean, plural
from . import plots, reasons
from .figures import recall_curve, strengths
from .judging import Outcome
from .pagestyle import STYLE
from .reasons import Miss
from .report import Outcomes, published_rows, talk_faults, verdict_line, verdicts_row
from .scoring import auroc, roc

CARDS = ("nDCG@10", "recall@10", "success@5", "RR", "silence told", "false silence", "citation precision", "talk F1")
SHOWN = 600  # letters of a passage
_BY = ("success@5", "nDCG@10")


def page(evaluation: Evaluation, outcomes: Outcomes) -> str:
    """Return the page: verdict, figures, curves, parts, kinds and languages, and what went wrong and why."""
    blocks = [
        _head(evaluation, outcomes),
        _cards(evaluation.measures),
        _curves(outcomes.questions),
        _parts(outcomes.questions),
        *(_groups(evaluation.groups, by) for by in ("kind", "language")),
        _measures(evaluation.measures),
        _published(evaluation),
        _misses(reasons.misses(outcomes.questions)) if outcomes.questions else "",
        _talks(outcomes),
        _foot(),
    ]
    title = _safe(f"ragnotes eval {evaluation.suite}")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(filter(None, blocks))
        + "\n</main>\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    """Return text as it may stand in the page: what it is of may be anybody's notes."""
    return html.escape(clean(text), quote=True)


def _section(title: str, note: str, body: str) -> str:
    told = f"<p class=note>{_safe(note)}</p>" if note else ""
    return f"<section><h2>{_safe(title)}</h2>{told}{body}</section>"


def _head(evaluation: Evaluation, outcomes: Outcomes) -> str:
    word = "passed" if evaluation.passed else "failed"
    remarks = "".join(f"<p class=note>{_safe(remark)}</p>" for remark in evaluation.remarks)
    return (
        f"<header><p class=eyebrow>ragnotes eval</p><h1>{_safe(evaluation.suite)} <span class='pill {word}'>{word}</span></h1>"
        f"<p class=lead>{_safe(verdict_line(evaluation, outcomes))}</p>{remarks}</header>"
    )


def _cards(measures: Sequence[Measure]) -> str:
    chosen = [row for name in CARDS for row in measures if row.name == name and row.n]
    cards = "".join(
        f"<div class=card><p class=name>{_safe(row.name)}</p><p class=value>{row.value:.3f}</p>"
        f"{plots.interval(row.value, row.low, row.high, row.baseline)}<p class=small>{_moved(row)}</p></div>"
        for row in chosen
    )
    return f"<div class=cards>{cards}</div>" if chosen else ""


def _moved(row: Measure) -> str:
    """Return how a measure stands to the baseline, in words."""
    if row.verdict == "fail":
        return "below its floor" if row.floor is not None and row.value < row.floor else "a significant loss"
    if row.difference is None:
        return f"{row.low:.2f} to {row.high:.2f}"
    return "as recorded" if not row.difference else f"{row.difference:+.3f}" + (f", p {row.p:.2f}" if row.p is not None else "")


def _curves(outcomes: Sequence[Outcome]) -> str:
    curve = recall_curve(outcomes)
    found = []
    if len(curve) > 1:
        told = "Share of the right places that the first hits cover; the band is a 95 % bootstrap interval."
        found.append(_section("Recall", told, plots.recall_curve(curve)))
    strong, weak = strengths(outcomes)
    if strong and weak:
        points = roc([-strength for strength in weak], [-strength for strength in strong])
        false = sum(outcome.silent for outcome in outcomes if outcome.question.relevant) / len(strong)
        told_share = sum(outcome.silent for outcome in outcomes if not outcome.question.relevant) / len(weak)
        told = "Of the questions that the notes do not answer, the share told so, against false alarms; the dot is the rule in use."
        found.append(_section("Silence", told, plots.roc_curve(points, (false, told_share), auroc(strong, weak))))
    return f"<div class=pair>{''.join(found)}</div>" if found else ""


def _parts(outcomes: Sequence[Outcome]) -> str:
    whole = sum(bool(outcome.question.relevant) for outcome in outcomes)
    if not whole:
        return ""
    brought = plots.counts(reasons.brought(outcomes), whole, "questions for which a part brings a right passage")
    through = plots.counts(reasons.ways(outcomes), whole, "how the right passage came among the first five")
    left = "For how many questions each part alone has a right passage in its first five; exact: on a line; others: where they raised it."
    right = "Each question once: which part alone would have done, and where only all of them together did."
    return f"<div class=pair>{_section('What brings it', left, brought)}{_section('How it came', right, through)}</div>"


def _groups(groups: Sequence[Group], by: str) -> str:
    chosen = [group for group in groups if group.by == by]
    charts = []
    for name in _BY:
        rows = [(group.name, group.n, group.values[name], group.lows[name], group.highs[name]) for group in chosen if name in group.values]
        if rows:
            charts.append(f"<figure><figcaption>{_safe(name)}</figcaption>{plots.bars(rows, f'{name} by {by}')}</figure>")
    return (
        _section(
            f"By {by}", "Whiskers are 95 % intervals: where few were asked, they are wide.", f"<div class=pair>{''.join(charts)}</div>"
        )
        if charts
        else ""
    )


def _measures(measures: Sequence[Measure]) -> str:
    body, family = [], ""
    for row in measures:
        if row.family != family and row.family:
            family = row.family
            body.append(f"<tr class=family><th colspan=9>{_safe(family)}</th></tr>")
        name, *cells, verdict = verdicts_row(row)
        chart = plots.interval(row.value, row.low, row.high, row.baseline)
        told = "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
        gate = " <span class=gate title='a significant loss fails'>gate</span>" if row.gate else ""
        body.append(
            f"<tr><th>{_safe(name)}{gate}</th><td class=chart>{chart}</td>{told}<td><span class='word {verdict}'>{verdict}</span></td></tr>"
        )
    head = "".join(f"<th>{name}</th>" for name in ("measure", "", "value", "95 % interval", "n", "baseline", "difference", "p", "verdict"))
    return _section(
        "All measures", "", f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _published(evaluation: Evaluation) -> str:
    rows = published_rows(evaluation)
    if not rows:
        return ""
    head = "".join(f"<th>{_safe(cell)}</th>" for cell in rows[0])
    body = "".join(f"<tr><th>{_safe(row[0])}</th>{''.join(f'<td>{_safe(cell)}</td>' for cell in row[1:])}</tr>" for row in rows[1:])
    return _section("Beside others", "", f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _misses(misses: Sequence[Miss]) -> str:
    told = "What should have come, what came instead, and where the right passage stood by each part of the search alone."
    body = "".join(_miss(miss) for miss in misses) or "<p>No question went wrong.</p>"
    return _section(f"What went wrong: {plural(len(misses), 'question')}" if misses else "What went wrong", told if misses else "", body)


def _miss(miss: Miss) -> str:
    question = miss.outcome.question
    faults = "".join(f"<li>{_safe(fault)}</li>" for fault in miss.faults)
    parts = [f"<summary><span class=kind>{_safe(question.kind)}</span> {_safe(question.question)}</summary><ul>{faults}</ul>"]
    if miss.wanted and miss.why:
        parts.append(_passage("should have come", miss.wanted.place, miss.wanted.text))
    if miss.instead:
        parts.append(_passage("came instead", _where(miss.instead), miss.instead.text))
    if miss.why:
        parts.append(f"<p class=why>{_safe('Why: ' + '; '.join(miss.why) + '.')}</p>")
    return f"<details{' open' if miss.why else ''} id='{_safe(question.id)}'>{''.join(parts)}</details>"


def _where(hit: Hit) -> str:
    title = f" · {hit.talk.title}" if hit.talk else ""
    return f"{hit.file}:{hit.start_line}-{hit.end_line}{title}"


def _passage(what: str, where: str, text: str) -> str:
    shown = text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"
    return f"<figure class=passage><figcaption><b>{what}</b> {_safe(where)}</figcaption><blockquote>{_safe(shown)}</blockquote></figure>"


def _talks(outcomes: Outcomes) -> str:
    told = [line for outcome in outcomes.files for line in talk_faults(outcome)]
    if not told:
        return ""
    lines = "".join(f"<li>{_safe(line)}</li>" for line in told)
    return _section(f"Talks that went wrong: {len(told)}", "", f"<details><summary>by file and line</summary><ul>{lines}</ul></details>")


def _foot() -> str:
    return (
        "<footer><p>A run fails on a value below its fixed floor, or when nDCG@10 or recall@10 is lower over the same questions by a "
        "paired randomisation test with p below 0.05. All else is told. eval/README.md has each measure's formula and source.</p></footer>"
    )
