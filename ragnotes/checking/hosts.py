"""What an address leads to, told by its host and path alone, and the address without what merely tracks who follows it."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

REPOSITORY, PACKAGE, SLIDES, VIDEO, PAPER, POST = "repository", "package", "slides", "video", "paper", "post"
TALK, PERSON, OTHER = "talk", "person", "other"
KINDS = (REPOSITORY, PACKAGE, SLIDES, VIDEO, PAPER, POST, TALK, PERSON, OTHER)

LONGEST = 2_000  # characters of an address

_TRACKING = re.compile(
    r"(?i)(?:utm|mc|hsa|pk|mtm|vero|oly)_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|si|ref_src|ref_url|feature|trk\w*"
)
_TRACKS_ONLY_AT = {"twitter.com": ("s", "t"), "x.com": ("s", "t"), "medium.com": ("source",), "google.com": ("ved", "ei", "sca_esv")}
_REDIRECTS = {"google.com/url": ("q", "url"), "l.facebook.com/l.php": ("u",), "out.reddit.com": ("url",), "youtube.com/redirect": ("q",)}

# hosts, or hosts with the start of a path, by what lies there; the longest that fits wins
_PLACES = {
    SLIDES: "speakerdeck.com slideshare.net slides.com slid.es noti.st docs.google.com/presentation drive.google.com/presentation "
    "prezi.com sli.do canva.com/design pitch.com/public gamma.app slides.live docswell.com rawgit.com/slides beautiful.ai",
    VIDEO: "youtube.com youtu.be vimeo.com media.ccc.de slideslive.com twitch.tv infoq.com/presentations pyvideo.org peertube.social "
    "dailymotion.com loom.com nicovideo.jp odysee.com mirror.linux.org.au/pub/everything-open mirror.linux.org.au/pub/linux.conf.au "
    "confengine.com/video ted.com/talks channel9.msdn.com",
    PAPER: "arxiv.org doi.org dx.doi.org openreview.net aclanthology.org papers.nips.cc proceedings.neurips.cc proceedings.mlr.press "
    "dl.acm.org ieeexplore.ieee.org researchgate.net/publication semanticscholar.org biorxiv.org medrxiv.org ssrn.com papers.ssrn.com "
    "nature.com/articles link.springer.com sciencedirect.com usenix.org/conference jmlr.org pubmed.ncbi.nlm.nih.gov zenodo.org "
    "huggingface.co/papers osf.io/preprints hal.science",
    POST: "medium.com dev.to hashnode.dev substack.com qiita.com zenn.dev note.com hatenablog.com hatenablog.jp wordpress.com blogspot.com "
    "tumblr.com towardsdatascience.com martinfowler.com/articles martinfowler.com/bliki news.ycombinator.com lwn.net/Articles "
    "linkedin.com/pulse telegra.ph velog.io tistory.com bearblog.dev ghost.io",
    PERSON: "linkedin.com/in facebook.com/people instagram.com keybase.io about.me linktr.ee orcid.org",
}  # fmt: skip
_KIND_OF = {place: kind for kind, places in _PLACES.items() for place in places.split()}
_WITH_PATHS = frozenset(place.partition("/")[0] for place in _KIND_OF if "/" in place)
_CODE_HOSTS = {
    "github.com",
    "gitlab.com",
    "codeberg.org",
    "bitbucket.org",
    "git.sr.ht",
    "framagit.org",
    "gitee.com",
    "git.savannah.gnu.org",
}
_NO_OWNERS = frozenset(
    "about apps blog collections contact customer-stories enterprise events explore features issues join login marketplace new "
    "notifications orgs organizations pricing pulls search security settings signup site sponsors stars topics trending users readme "
    "resources solutions team groups help dashboard -".split()
)
_REGISTRIES = (  # of packages: host, and the path up to the name
    ("pypi.org", r"(?:project|simple)/([\w.-]+)"),
    ("pypi.python.org", r"pypi/([\w.-]+)"),
    ("npmjs.com", r"package/((?:@[\w.~-]+/)?[\w.~-]+)"),
    ("crates.io", r"crates/([\w-]+)"),
    ("lib.rs", r"crates/([\w-]+)"),
    ("docs.rs", r"(?:crate/)?([\w-]+)"),
    ("rubygems.org", r"gems/([\w.-]+)"),
    ("rubydoc.info", r"gems/([\w.-]+)"),
    ("packagist.org", r"packages/([\w.-]+/[\w.-]+)"),
    ("hex.pm", r"packages/([\w-]+)"),
    ("hexdocs.pm", r"([\w-]+)"),
    ("nuget.org", r"packages/([\w.-]+)"),
    ("anaconda.org", r"[\w-]+/([\w.-]+)"),
    ("cran.r-project.org", r"(?:web/)?packages?[/=]([\w.]+)"),
    ("metacpan.org", r"(?:pod|release|dist)/([\w:-]+)"),
    ("hackage.haskell.org", r"package/([\w-]+)"),
    ("pkg.go.dev", r"([\w.-]+\.[a-z]{2,}/[\w./~-]+)"),
    ("jsr.io", r"(@[\w-]+/[\w-]+)"),
    ("pub.dev", r"packages/(\w+)"),
    ("mvnrepository.com", r"artifact/([\w.-]+/[\w.-]+)"),
    ("central.sonatype.com", r"artifact/([\w.-]+/[\w.-]+)"),
)
_REGISTRY_PATHS = {host: re.compile(path) for host, path in _REGISTRIES}
_DOCS_HOST = re.compile(r"([a-z\d][\w-]*)\.(?:readthedocs\.(?:io|org)|rtfd\.io|pypi\.org)$")
_PERSON = re.compile(r"(?:twitter|x|instagram|threads|bsky|t)\.(?:com|net|me|app)/(?:profile/)?@?[\w.]+$|[\w.-]+/@[\w.]+(?:@[\w.-]+)?$")
_NOT_A_PERSON = re.compile(r"^(?:twitter|x)\.com/(?:search|hashtag|home|explore|i|intent|share)\b")
_MESSAGE = re.compile(r"^(?:(?:mobile\.)?twitter|x)\.com/\w+/status/|^bsky\.app/profile/[^/]+/post/|^[\w.-]+/@[\w.@-]+/\d+$")
_FEATURED = re.compile(
    r"(?:^|[/._-])(slides?|slide-?deck|deck|folien|diapositivas|(?<=/)presentations?(?=/[^/]{1,200}\.pdf)|video|videos|recording|watch"
    r"|paper|papers|preprint)(?=[/._-]|$)"
)
_WORD_KINDS = {"video": VIDEO, "videos": VIDEO, "recording": VIDEO, "watch": VIDEO, "paper": PAPER, "papers": PAPER, "preprint": PAPER}
_BLOG = re.compile(r"(?:^|//|[./])(?:blog|blogs|posts?|articles?|weblog)(?:[./]|$)|/(?:19|20)\d\d/(?:0[1-9]|1[0-2])/(?:\d\d/)?[\w%-]{4,}")
_FILES = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico")  # a document or a picture: what of, only words tell
_TALK = re.compile(
    r"/(?:talks?|sessions?|agenda|schedule|presentations?|fahrplan|programm?e?|events?|charlas?|ponencias?)/[^/\s]{2}"
    r"|/agenda[^#]{0,40}#."
)
_WATCHED = re.compile(r"(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:watch\?(?:\S{0,300}&)?v=|embed/|live/|shorts/))([\w-]{6,20})")


class Target(NamedTuple):
    """What an address leads to."""

    address: str  # without tracking
    key: str  # the same for all ways to write it
    kind: str
    name: str  # of a repository "owner/name", of a package its name, else ""


@functools.lru_cache(maxsize=4096)
def read_target(address: str) -> Target | None:
    """Return what an address leads to; None for one that leads nowhere for others: no web address, no host with a dot.

    >>> read_target("https://www.github.com/ada/fastcache?utm_source=x")
    Target(address='https://www.github.com/ada/fastcache', key='github.com/ada/fastcache', kind='repository', name='ada/fastcache')
    """
    try:
        parts = urlsplit(address[:LONGEST].strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:  # such as half an IPv6 address
        return None
    if parts.scheme.lower() not in ("http", "https", "ftp") or not re.search(r"[^\W\d_]{2,}$", host) or "." not in host.strip("."):
        return None
    if inner := _redirected(host, parts.path, parts.query):
        return read_target(inner) if len(inner) < len(address) else None
    query = "&".join(field for field in parts.query.split("&") if field and not _tracks(field, host))
    fragment = "" if parts.fragment.startswith(":~:") else parts.fragment
    clean = parts._replace(query=query, fragment=fragment).geturl()
    path = parts.path.strip("/")
    kind, name = _kind(host, path, fragment)
    key = f"{host}/{path}".rstrip("/") + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    if watched := _WATCHED.search(clean):
        key = f"youtu.be/{watched[1]}"
    elif kind == REPOSITORY:
        key = key.removesuffix(".git").lower()
    return Target(clean, key, kind, name)


def _tracks(field: str, host: str) -> bool:
    name = field.partition("=")[0]
    return bool(_TRACKING.fullmatch(name)) or name in _TRACKS_ONLY_AT.get(host, ())


def _redirected(host: str, path: str, query: str) -> str:
    """Return where an address that only sends on leads to, "" for any other."""
    names = _REDIRECTS.get(f"{host}{path}".rstrip("/"), ())
    fields = dict(field.partition("=")[::2] for field in query.split("&")) if names else {}
    return next((unquote(fields[name]) for name in names if fields.get(name, "").startswith("http")), "")


def _kind(host: str, path: str, fragment: str) -> tuple[str, str]:
    """Return the kind of an address, and the name of what lies there if it is a repository or a package."""
    place = f"{host}/{path}".rstrip("/")
    if name := _repository(host, path):
        return REPOSITORY, name
    if name := _package(host, path):
        return PACKAGE, name
    if _MESSAGE.search(place):
        return POST, ""
    if not _NOT_A_PERSON.search(place) and _PERSON.fullmatch(place):
        return PERSON, ""
    if path.lower().endswith(_FILES):
        return (_WORD_KINDS.get(told[1], SLIDES) if (told := _FEATURED.search(path.lower())) else OTHER), ""
    known = _known_place(host, path)
    if known and (path or known not in (SLIDES, VIDEO, PAPER, POST)):  # the front page of such a service is nobody's
        return known, ""
    if path.lower().endswith((".ppt", ".pptx", ".key", ".odp")):
        return SLIDES, ""
    if path.lower().endswith((".mp4", ".webm", ".mov")):
        return VIDEO, ""
    if told := _FEATURED.search(path.lower()):
        return _WORD_KINDS.get(told[1], SLIDES), ""
    if host in _CODE_HOSTS and path and "/" not in path and path not in _NO_OWNERS:
        return PERSON, ""
    if host.startswith("slides."):
        return SLIDES, ""
    if _TALK.search(f"/{path.lower()}#{fragment}".rstrip("#")):
        return TALK, ""
    return (POST, "") if path and _BLOG.search(f"{host}/{path}") and "/tag" not in path else (OTHER, "")


def _known_place(host: str, path: str) -> str | None:
    """Return what is known to lie at a host or at the start of its path; subdomains count as their host."""
    labels, parts = host.split("."), path.split("/", 2)
    for start in range(len(labels) - 1):
        name = ".".join(labels[start:])
        for size in (2, 1, 0) if name in _WITH_PATHS else (0,):
            if kind := _KIND_OF.get("/".join([name, *parts[:size]])):
                return kind
    return None


def _repository(host: str, path: str) -> str:
    parts = path.split("/")
    if host == "gist.github.com":
        return path if len(parts) == 2 else ""
    if host not in _CODE_HOSTS or len(parts) < 2 or parts[0] in _NO_OWNERS or not parts[1]:
        return ""
    return f"{parts[0]}/{parts[1].removesuffix('.git')}"


def _package(host: str, path: str) -> str:
    if pattern := _REGISTRY_PATHS.get(host):
        found = pattern.match(path)
        return found[1].rstrip(".") if found else ""
    documented = _DOCS_HOST.fullmatch(host)
    return documented[1] if documented and documented[1] not in ("docs", "www") else ""
