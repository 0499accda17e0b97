"""What a line of notes points to: addresses with their words, and packages that it installs or imports."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..askwords import STOP_WORDS
from ..text import fold, words
from .hosts import OTHER, PACKAGE, PAPER, POST, REPOSITORY, SLIDES, VIDEO, Target, read_target

LONGEST = 20_000  # characters of a line that are looked at
MOST_WORDS = 12  # of what stands before a bare address: more is a sentence, not what it is called
MOST_INSTALLED = 12  # packages of one command

# without a scheme, an address is sure only where a name follows a host that is known to hold such
_BARE = re.compile(
    r"(?<![\w/@.=-])(?:https?://[^\s<>\"'`\[\]{}|\\^]{3,2000}+"
    r"|(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|pypi\.org/project|crates\.io/crates|npmjs\.com/package"
    r"|speakerdeck\.com|youtu\.be|arxiv\.org/abs)/[\w.~@/%+-]{2,300}+)"
)
WAYS = ("linked", REPOSITORY, "installed", "imported")  # how a package is known to be one
_ENDS = ".,;:!?*_~"
_WIDE = frozenset("、。，）」』】；：！？")
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{1,2000}+[^()]{0,300}+\)")
_CODE_SPAN = re.compile(r"`([^`\n]{2,200})`")
_STOPS = frozenset(word for told in STOP_WORDS.values() for word in told.split())

# what words say of an address that does not tell itself, folded, in the languages of the notes
_SAID = {
    SLIDES: "slides slide スライド deck slidedeck folien foliensatz diapositivas diapos transparencias presentacion presentation "
    "presentatie diapositives diaporama transparents apresentacao diapositive bilder",
    VIDEO: "video videos 動画 recording grabacion aufzeichnung aufnahme enregistrement opname gravacao registrazione inspelning youtube "
    "vimeo screencast",
    PAPER: "paper papers preprint arxiv article-pdf artikel-pdf",
    REPOSITORY: "repo repository repositorio depot git code codigo quellcode source sourcecode kod codice",
    POST: "blog blogpost post blogbeitrag billet entrada",
}
_KIND_OF_WORD = {word: kind for kind, told in _SAID.items() for word in told.split()}
_SAID_FIRST = 4  # words of a link among which such a one says what it is

_NAME = r"@?[A-Za-z][\w.-]*(?:/[\w.-]+)?"
_INSTALL = re.compile(
    r"(?<![\w-])(?:(?:pip3?|pipx|conda|mamba|gem|cargo|npm|pnpm|apt|apt-get|brew|luarocks|cpanm?|bun|deno|uv pip|go) (?:install|get)|npm i"
    r"|(?:yarn|pnpm|cargo|poetry|uv|bun|dotnet|pdm|hatch|rye|deno)(?: package)? add|composer require|uvx|npx)(?= )"
)
_TOKEN = re.compile(r"\S{1,120}")
_PACKAGE = re.compile(rf"({_NAME})(?:\[[\w,.-]{{1,80}}\])?(?:[=<>~!@^].{{0,60}})?")
_IMPORTS = (
    re.compile(r"\s*import ([A-Za-z]\w*)(?:\.\w+){0,9}(?: as \w+)?(?:, ?\w[\w.]*){0,9}\s*(?:#.{0,300})?"),
    re.compile(
        r"\s*(?:>>> )?from ([A-Za-z]\w*)(?:\.\w+){0,9} import (?:\(.{0,300}|\*|\w+(?: as \w+)?(?:, ?\w+(?: as \w+)?){0,30}) *(?:#.{0,300})?"
    ),
    re.compile(rf"\s*import [\w{{}}*, ]{{1,200}} from [\"']({_NAME})[\"'];?\s*"),
    re.compile(rf"[^'\"\n]{{0,100}}\brequire\([\"']({_NAME})[\"']\)[^\n]{{0,100}}"),
)
_JOINS = re.compile(r"[-_.]+")
_PLACEHOLDERS = frozenset(
    "package packages paquete paket paquet pakket name nombre foo bar baz some something your this it them r e".split()
)
_SOURCE_WORDS = frozenset(("import", "from", "require"))


class Linked(NamedTuple):
    """An address on a line."""

    target: Target
    words: str  # of the link, or those before a bare address that say what it is; "" for none


Links = Callable[[str], list[tuple[str, str]]]  # a line -> words and address of each inline link
Unmark = Callable[[str], str]  # a line -> its words without marks


def linked(line: str, links: Links, unmark: Unmark) -> list[Linked]:
    """Return the addresses of a line, each once, in order; pictures are part of the page and point nowhere.

    `links` gives words and address of each inline link, `unmark` takes the marks off words.
    """
    text = _PICTURE.sub(" ", line[:LONGEST]) if "![" in line else line[:LONGEST]
    found: dict[str, Linked] = {}
    pairs = [(told, address) for told, address in links(text) if "//" in address]
    for told, address in pairs:
        _add(found, address, "" if "://" in told else unmark(told).strip("'\"“”` "))
    for address in sorted({address for _, address in pairs}, key=len, reverse=True):  # a shorter one may begin a longer one
        text = text.replace(address, " ")
    last = 0
    for match in _BARE.finditer(text):
        _add(found, _trimmed(match.group()), _before(text[last : match.start()], unmark))
        last = match.end()
    return list(found.values())


def _add(found: dict[str, Linked], address: str, told: str) -> None:
    target = read_target(address if "//" in address else f"https://{address}")
    if target is None:
        return
    if target.kind in (OTHER, POST) and (kind := _kind_said(told, target.kind)) != target.kind:
        target = target._replace(kind=kind)
    if target.key not in found or (told and not found[target.key].words):
        found[target.key] = Linked(target, told)


def _kind_said(told: str, kind: str) -> str:
    said = next((_KIND_OF_WORD[word] for word in (*words(told)[:_SAID_FIRST], told) if word in _KIND_OF_WORD), kind)
    return kind if said == REPOSITORY else said  # code may be shown anywhere; a repository has a name


def _trimmed(address: str) -> str:
    """Return an address without what belongs to the sentence it stands in: from a bracket on that it did not open, and marks at its end."""
    if ")" not in address and _WIDE.isdisjoint(address):
        return address.rstrip(_ENDS)
    depth = 0
    for at, sign in enumerate(address):
        depth += (sign == "(") - (sign == ")")
        if depth < 0 or sign in _WIDE:
            return address[:at].rstrip(_ENDS)
    return address.rstrip(_ENDS)


def _before(text: str, unmark: Unmark) -> str:
    """Return what stands before a bare address if it says what it is: "Slides and code:", the words of a link, a name with a dash."""
    head = text.rstrip(" (<")
    if not head.endswith((":", "-", "–", "—", "=", "]")) or len(head) > 300:
        return ""
    told = unmark(head.rpartition("[")[2] if head.endswith("]") else head).strip(" :-–—()<>[]|,;.=→'\"“”`")
    return told if len(told.split()) <= MOST_WORDS and any(letter.isalpha() for letter in told) else ""


def may_point(text: str) -> bool:
    """Return whether a text may hold an address: most do not, and need not be looked at."""
    return "://" in text or ".com/" in text or ".org/" in text or ".io/" in text or ".be/" in text


def may_use(text: str) -> bool:
    """Return whether a text may hold a command that installs or imports."""
    if "install " in text or "import " in text or " add " in text or "require" in text:
        return True
    return "uvx " in text or "npx " in text or "go get " in text or "npm i " in text


def used(line: str, in_code: bool) -> Iterator[tuple[str, str]]:
    """Yield the packages that a line installs or imports, and which of both. Outside code only the first after a command is one.

    >>> list(used("run `pip install --pre fastcache[all] slowcache==2.1` and then pip install it", False))
    [('fastcache', 'installed'), ('slowcache', 'installed')]
    """
    text = line[:LONGEST]
    if not may_use(text):
        return
    if "`" in text and not in_code:
        for span in _CODE_SPAN.findall(text):
            yield from used(span, True)
        text = _CODE_SPAN.sub(" ` ", text)
    for name in _of_commands(text, in_code):
        yield name, "installed"
    if in_code or text.lstrip().startswith(("import ", "from ", ">>> ")):
        for name in _of_imports(text):
            yield name, "imported"


def _of_commands(text: str, in_code: bool) -> Iterator[str]:
    for match in _INSTALL.finditer(text):
        tokens = _TOKEN.findall(text[match.end() : match.end() + 600])[:MOST_INSTALLED]
        takes_value = False
        for token in tokens:
            if takes_value or token.startswith("-"):
                takes_value = token in ("-c", "-r", "-i", "-f", "-t", "-e", "--index-url", "--requirement", "--channel", "--target")
                continue
            ends = token[-1] in ",.;:)\"'" or token in ("&&", "||", "|", "#")
            name = _PACKAGE.fullmatch(token.strip("\"'`$,.;:()"))
            if not name or not _is_package(name[1]):
                break
            yield name[1]
            if ends or not in_code:
                break


def _of_imports(text: str) -> Iterator[str]:
    if _SOURCE_WORDS.isdisjoint(re.findall(r"\w+", text[:300])):
        return
    for pattern in _IMPORTS:
        found = pattern.fullmatch(text[:600].removeprefix(">>> "))
        if found and _is_package(found[1]) and found[1] not in sys.stdlib_module_names:
            yield found[1]
            return


def _is_package(name: str) -> bool:
    """Return whether a word after a command may be a package's name: no stop word, no file, no placeholder."""
    told = fold(name)
    return len(told) > 1 and told not in _STOPS | _PLACEHOLDERS and not re.search(r"\.(?:txt|toml|lock|ya?ml|whl|py|js|sh)$|[-_]$", told)


def same_name(name: str) -> str:
    """Return a package's name as it is compared: folded, with one sign for all that join its words, as PyPI does (PEP 503).

    >>> same_name("Scikit_Learn") == same_name("scikit-learn")
    True
    """
    return fold(name) if name.isalnum() else _JOINS.sub("-", fold(name))


def named_by(link: Linked) -> str:
    """Return the package or tool that a link names: a package's name, or that of a repository, of documentation or of a site.

    These count if the link's words are the name: other repositories may be slides or the code of a talk. A site counts under a name in
    small letters, which only tools have: others are those of companies and people.
    """
    target, told = link.target, link.words
    if target.kind == PACKAGE:
        return target.name.rpartition("/")[2]
    if not re.fullmatch(r"[\w.+#-]{2,60}", told):
        return ""
    key = same_name(told)
    if target.kind == REPOSITORY:
        return told if key == same_name(target.name.rpartition("/")[2]) else ""
    parts = target.key.split("/")
    if key in [same_name(after) for before, after in itertools.pairwise(parts) if before == "docs"]:
        return told
    labels = parts[0].removeprefix("docs.").split(".")
    is_site = len(parts) == 1 and len(labels) == 2 and told in (labels[0], "".join(labels))
    return told if is_site and told == told.lower() and len(told) > 2 and target.kind == OTHER else ""
