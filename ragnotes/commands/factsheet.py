"""What notes mention as text: briefly, or one part of it in full. `common.out` cleans and prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..linking import Link, Package
from ..mentioning import Mentions, Speaker, Spoken, Topic
from ..shelf import Place
from ..showing import place, who_and_where
from ..text import plural

FEW = 8  # of each part when all are shown briefly
MANY = 15  # topics are a line each
FEW_PLACES = 2
WORDS = 3  # different words for one link that are shown
_PLURALS = {
    "repository": "repositories", "package": "packages", "slides": "sets of slides", "video": "videos", "paper": "papers", "post": "posts",
    "talk": "pages of talks", "person": "people", "other": "other pages",
}  # fmt: skip
_BARS = "▁▂▃▄▅▆▇█"


def sheet(found: Mentions, parts: Sequence[str], *, timeline: bool) -> str:
    """Return the parts asked for: in full if it is one of them, else the first of each. `timeline`: years are drawn, not told."""
    full = len(parts) == 1
    blocks = [f"{plural(found.talks, 'talk')} looked at"]
    if found.links is not None and found.packages is not None:
        blocks += [*_links(found.links, full), *_packages(found.packages, full)]
    if found.speakers is not None:
        blocks.append(_speakers(found.speakers, full))
    if found.topics is not None:
        blocks.append(_topics(found.topics, full, timeline))
    return "\n\n".join(block for block in blocks if block)


def _more(shown: int, there: int, flag: str) -> list[str]:
    return [f"  and {there - shown:,} more: ragnotes mentions {flag}"] if there > shown else []


def _at(where: Place | Spoken) -> str:
    return f"{place(where.file, where.start_line, where.end_line)}  {who_and_where(where.talk, where.note)}"


# links and packages


def _links(links: Sequence[Link], full: bool) -> list[str]:
    """Return a block for each kind of link, or one for the first of all but people and other pages."""
    counts = Counter(link.kind for link in links)
    told = ", ".join(f"{count:,} {_PLURALS[kind] if count != 1 else _singular(kind)}" for kind, count in counts.items())
    head = f"links: {told or 'none'}"
    if full:
        return [head, *("\n".join([f"{_PLURALS[kind]}:", *_each(links, kind)]) for kind in counts)]
    best = [link for link in links if link.kind not in ("talk", "person", "other")]
    best = sorted(best or links, key=lambda link: -len(link.places))[:FEW]  # stable: by kind where as often
    return ["\n".join([head, *(line for link in best for line in _link(link, 1)), *_more(len(best), len(links), "--links")])]


def _singular(kind: str) -> str:
    return {"slides": "set of slides", "talk": "page of a talk", "other": "other page"}.get(kind, kind)


def _each(links: Sequence[Link], kind: str) -> Iterable[str]:
    return (line for link in links if link.kind == kind for line in _link(link, len(link.places)))


def _link(link: Link, most: int) -> list[str]:
    words = " / ".join(link.words[:WORDS])
    more = [f"      and on {plural(len(link.places) - most, 'more line')}"] if len(link.places) > most else []
    return [f"  {link.address}" + (f"  {words}" if words else ""), *(f"      {_at(where)}" for where in link.places[:most]), *more]


def _packages(packages: Sequence[Package], full: bool) -> list[str]:
    """Return the packages with the lines that name them; briefly each on a line."""
    if not packages:
        return []
    head = f"packages and tools that the notes link, install or import: {len(packages):,}"
    shown = packages if full else packages[:FEW]
    lines = [line for package in shown for line in _package(package, full)]
    return ["\n".join([head, *lines, *_more(len(shown), len(packages), "--links")])]


def _package(package: Package, full: bool) -> list[str]:
    talks = plural(package.talks, "talk") if package.talks else "outside talks"
    years = f" ({', '.join(package.years)})" if package.years else ""
    first = f"  {package.name}  {', '.join(package.known_by)} · {talks}{years}"
    if full:
        return [first, *(f"      {_at(where)}" for where in package.places)]
    at = ", ".join(place(where.file, where.start_line, where.end_line) for where in package.places[:FEW_PLACES])
    return [f"{first}  {at}" + (", ..." if len(package.places) > FEW_PLACES else "")]


# speakers


def _speakers(speakers: Sequence[Speaker], full: bool) -> str:
    if not speakers:
        return "speakers: none"
    shown = speakers if full else speakers[:FEW]
    lines = [line for speaker in shown for line in _speaker(speaker, full)]
    return "\n".join([f"speakers: {len(speakers):,}", *lines, *_more(len(shown), len(speakers), "--speakers")])


def _speaker(speaker: Speaker, full: bool) -> list[str]:
    also = f" (also {', '.join(speaker.spellings)})" if speaker.spellings else ""
    if full:
        return [f"  {speaker.name}{also}", *(f"      {_spoke(spoken)}" for spoken in speaker.talks)]
    events = dict.fromkeys(event for spoken in speaker.talks if (event := spoken.talk.event or spoken.note.event))
    return [f"  {speaker.name}{also}  {plural(len(speaker.talks), 'talk')}" + (f": {', '.join(events)}" if events else "")]


def _spoke(spoken: Spoken) -> str:
    talk, note = spoken.talk, spoken.note
    others = "".join(f", {place(copy.file, copy.start_line, copy.end_line)}" for copy in spoken.copies)
    facts = " · ".join(fact for fact in (talk.title, talk.event or note.event, talk.date or note.date) if fact)
    return f"{place(spoken.file, spoken.start_line, spoken.end_line)}{others}  {facts}"


# topics


def _topics(topics: Sequence[Topic], full: bool, timeline: bool) -> str:
    """Return what recurs, with its talks by year: on a terminal a bar for each year from the first to the last."""
    if not topics:
        return "topics: nothing recurs in two talks"
    shown = topics if full else topics[:MANY]
    years = sorted({int(year) for topic in shown for year in topic.years})
    span = range(years[0], years[-1] + 1) if years else range(0)
    width = max(len(topic.term) for topic in shown)
    head = f"topics: {len(topics):,} in two talks or more" + (f", drawn from {span[0]} to {span[-1]}" if timeline and years else "")
    lines = []
    for topic in shown:
        when = _drawn(topic, span) if timeline else ", ".join(f"{year}: {count}" for year, count in topic.years.items())
        lines.append(f"  {topic.term:<{width}}  {topic.talks:>4} talks  {when}".rstrip())
        lines += [f"      {_at(where)}" for where in topic.places] if full else []
    return "\n".join([head, *lines, *_more(len(shown), len(topics), "--topics")])


def _drawn(topic: Topic, span: range) -> str:
    """Return a bar for each year, the highest for that of most talks, and a dot for one without."""
    most = max(topic.years.values(), default=1)
    counts = [topic.years.get(str(year), 0) for year in span]
    return "".join(_BARS[(count * (len(_BARS) - 1)) // most] if count else "·" for count in counts)
