"""A parsed web page -> which of its elements hold the text of the note, and what the page's head tells of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ...patterns import at_first_use
from ..decoding import safe
from .tags import HIDING, Element, Piece

Fields = Mapping[str, tuple[str, ...]]

KEPT, HEADINGS_ONLY, DROPPED = 0, 1, 2

_SOFT = frozenset(("header", "footer"))  # around a text they are the site's; within it they hold its title, date and tags
_NEVER_ROLES = frozenset(("navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert", "menu", "menubar"))
# Names of classes and identifiers, whole or as words of one ("post-comments", "sidebarRight").
_FURNITURE = frozenset(
    "comment comments commentlist disqus respond cookie cookies consent gdpr related recommended share sharing sharedaddy social socials "
    "sidebar breadcrumb breadcrumbs tagcloud pagination pager newsletter subscribe subscription advert advertisement ads adsbygoogle "
    "toc tableofcontents menu navbar navigation nav masthead popup modal banner widget widgets gutter lineno linenos linenumbers "
    "headerlink anchorjs permalink hidden skip webmention webmentions backlinks promo signup copyright colophon sponsor".split()
)
_SOFT_NAMES = frozenset("meta byline tags taglist categories postmetadata dateline author bio footer".split())
_ARTICLE_NAMES = frozenset(
    "post-content entry-content article-content article-body articlebody post-body blog-post-content markdown-body e-content post-text "
    "postbody page-content main-content content-body post-full-content gh-content body-content documentation content".split()
)
_WORDS = at_first_use(r"[a-z]+|[A-Z][a-z]*")
_SEPARATOR = at_first_use(r"\s+(?:[|–—·•»-]|::)\s+|\s*\|\s*")
_DATE = at_first_use(r"\d{4}-\d\d-\d\d|\b\d{4}\b")
_ENOUGH = 0.5  # share of the page's text that an article must hold to be taken for all of it


def states(elements: Sequence[Element], pieces: Sequence[Piece]) -> list[int]:
    """Return for each element whether its text is the note's: KEPT, HEADINGS_ONLY or DROPPED."""
    sizes = _sizes(elements, pieces, [_is_never(element) for element in elements])
    half = sizes[0] / 2
    found: list[int] = []
    for place, element in enumerate(elements):
        own = _own_state(element, sizes[place] > half)
        found.append(max(own, found[element.parent]) if place else KEPT)
    return _within_article(elements, pieces, found)


def _own_state(element: Element, holds_most: bool) -> int:
    if _is_never(element):
        return DROPPED
    if holds_most or element.name in ("html", "body", "main", "article"):
        return KEPT  # a wrapper may be called anything: "with-sidebar"
    if element.name in _SOFT or element.name.endswith("-footer"):
        return HEADINGS_ONLY
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:300]
    if names == " ":
        return KEPT
    words = {word.lower() for word in _WORDS().findall(names)} | {name.replace("-", "").lower() for name in names.split()}
    if words & _FURNITURE or element.attributes.get("role", "").lower() in _NEVER_ROLES:
        return HEADINGS_ONLY if re.fullmatch("h[1-6]", element.name) else DROPPED
    return HEADINGS_ONLY if words & _SOFT_NAMES else KEPT


def _is_never(element: Element) -> bool:
    given = element.attributes
    if not given:
        return element.name in HIDING
    unseen = "hidden" in given or given.get("aria-hidden") == "true" or "display:none" in given.get("style", "").replace(" ", "")
    return element.name in HIDING or (unseen and element.name not in ("html", "body"))


def _sizes(elements: Sequence[Element], pieces: Sequence[Piece], dropped: Sequence[bool]) -> list[int]:
    """Return how much text stands in each element, not counting what stands in one that is dropped."""
    sizes = [0] * len(elements)
    for piece in pieces:
        sizes[piece.element] += len(piece.text.strip())
    for place in range(len(elements) - 1, 0, -1):
        if dropped[place]:
            sizes[place] = 0
        sizes[elements[place].parent] += sizes[place]
    return sizes


def _within_article(elements: Sequence[Element], pieces: Sequence[Piece], found: list[int]) -> list[int]:
    """Return the states with everything outside the article dropped, if the page has one that holds most of its text."""
    sizes = _sizes(elements, pieces, [state != KEPT for state in found])
    for is_one in (_is_article, _is_main, _is_named_so):
        chosen = [place for place, element in enumerate(elements) if found[place] != DROPPED and sizes[place] and is_one(element)]
        if not chosen:
            continue
        inside = _descendants(elements, chosen)
        outermost = [place for place in chosen if not inside[elements[place].parent]]
        if outermost and sum(sizes[place] for place in outermost) >= _ENOUGH * sizes[0]:
            kept = [state if within else DROPPED for state, within in zip(found, inside, strict=True)]
            return _with_title(elements, found, kept)
    return found


def _is_article(element: Element) -> bool:
    return element.name == "article" or element.attributes.get("itemprop") == "articleBody"


def _is_main(element: Element) -> bool:
    return element.name == "main" or element.attributes.get("role") == "main" or element.attributes.get("id") in ("main", "content")


def _is_named_so(element: Element) -> bool:
    return not _ARTICLE_NAMES.isdisjoint(element.attributes.get("class", "").lower().split()[:20])


def _descendants(elements: Sequence[Element], chosen: Sequence[int]) -> list[bool]:
    inside = [False] * len(elements)
    for place in chosen:
        inside[place] = True
    for place in range(1, len(elements)):
        inside[place] = inside[place] or inside[elements[place].parent]
    return inside


def _with_title(elements: Sequence[Element], before: Sequence[int], kept: list[int]) -> list[int]:
    """Return the states with the page's title kept where it stands beside the article."""
    tops = [place for place, element in enumerate(elements) if element.name == "h1" and before[place] != DROPPED]
    if tops and all(kept[place] == DROPPED for place in tops):
        title = _descendants(elements, tops[-1:])
        return [HEADINGS_ONLY if within and before[place] != DROPPED else kept[place] for place, within in enumerate(title)]
    return kept


def fields_of(elements: Sequence[Element], pieces: Sequence[Piece], heading: str) -> Fields:
    """Return title, author, date and language as the page tells them; `heading` is the top heading of its text."""
    meta = _meta(elements)
    linked = next(_linked_data(elements, pieces), {})
    author = _first(_name(meta.get("author", "")), _name(linked.get("author")), _name(meta.get("article:author", "")))
    times = (element.attributes.get("datetime", "") for element in elements if element.name == "time")
    dates = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate", "publishdate")
    date = _first(*(meta.get(name, "") for name in dates), _text(linked.get("datePublished")), *times, _content(elements, pieces, "time"))
    language = next((element.attributes.get("lang", "") for element in elements if element.name == "html"), "")
    found = {
        "title": _title(meta, _content(elements, pieces, "title"), heading),
        "author": author,
        "date": date if _DATE().search(date) else "",
        "language": language[:2].lower() if re.match(r"[a-zA-Z]{2}(?:[-_]|$)", language) else "",
    }
    return {key: (safe(" ".join(value.split())),) for key, value in found.items() if value.strip()}


def _first(*values: str) -> str:
    return next((value for value in values if value.strip()), "")


def _meta(elements: Sequence[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in elements:
        given = element.attributes
        name = given.get("name") or given.get("property") or given.get("itemprop")
        if element.name == "meta" and name and given.get("content", "").strip():
            found.setdefault(name.lower(), given["content"][:500])
    return found


def _content(elements: Sequence[Element], pieces: Sequence[Piece], name: str) -> str:
    """Return the text of the first element with this name."""
    place = next((place for place, element in enumerate(elements) if element.name == name), -1)
    return html.unescape("".join(piece.text for piece in pieces if piece.element == place)[:500])


def _name(value: object) -> str:
    """Return the name of an author, who may be given as a text, an object or a list of these; an address is no name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:10])))
    text = _text(value.get("name") if isinstance(value, dict) else value)
    return "" if "://" in text or "@" in text else text


def _text(value: object) -> str:
    return value[:300] if isinstance(value, str) else ""


def _linked_data(elements: Sequence[Element], pieces: Sequence[Piece]) -> Iterator[dict[str, object]]:
    """Yield the descriptions of an article that JSON-LD scripts hold."""
    for piece in pieces:
        element = elements[piece.element]
        if element.name != "script" or "ld+json" not in element.attributes.get("type", "") or len(piece.text) > 100_000:
            continue
        try:
            parsed = json.loads(piece.text, strict=False)
        except (ValueError, RecursionError):
            continue
        parts = parsed.get("@graph", [parsed]) if isinstance(parsed, dict) else parsed
        for part in parts if isinstance(parts, list) else []:
            if isinstance(part, dict) and ("datePublished" in part or "headline" in part):
                yield part


def _title(meta: Mapping[str, str], title: str, heading: str) -> str:
    """Return the page's title without the name of its site."""
    words = " ".join((title or meta.get("og:title", "")).split())
    site = " ".join(meta.get("og:site_name", "").split()).casefold()
    if site and words.strip(" |–—·•»:-").casefold() == site:
        return heading  # a page without a title of its own
    parts = [part for part in _SEPARATOR().split(words) if part]
    if heading and heading.casefold() in words.casefold():
        return heading
    if len(parts) > 1 and site and site in (parts[-1].casefold(), parts[0].casefold()):
        first = parts[0].casefold() == site
        return (words[len(parts[0]) :] if first else words[: len(words) - len(parts[-1])]).strip(" |–—·•»:-")
    short = meta.get("og:title", "").strip()
    return short if short and short.casefold() in words.casefold() else words
