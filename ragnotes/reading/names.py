"""Who spoke: names in headings, bylines and fields. A name is never made up: every one stands in the notes as it is given."""

from __future__ import annotations

import re

from ..text import fold
from .inline import unmark
from .patterns import at_first_use

HANDLE = at_first_use(r"@\w{2,30}$")
_LABELS = (
    r"speakers?(?:\(s\))?|presenters?|presented by|by|talk by|ponentes?|presentado por|presentada por|por|imparten?|sprekers?|door|"
    r"gepresenteerd door|"
    r"referent(?:en|in)?|vortragende[rn]?|sprecher(?:in)?|von|intervenante?s?|conf[ée]renciere?s?|orateurs?|orateur(?:ice)?s?|par|"
    r"relator[ei]|relatric[ei]|"
    r"palestrantes?|oradore?s?|oradora|f[öo]redragsh[åa]llare|talare"
)
FIELD = at_first_use(rf"\s*(?:[-*+]\s+)?[*_]*({_LABELS})\s*(?:[*_]*\s*:\s*[*_]*|\s)\s*(\S.*)$", re.IGNORECASE)
_CASED_LABELS = ("by", "por", "door", "von", "par")  # words of a sentence as well: without a colon only a name may follow
_SEPARATORS = at_first_use(
    r"\s*[,;/]\s*(?:(?:and|y|e|en|und|et|&)\s+)?|\s+(?:and|y|e|et|en|und|och|with|con|met|mit|avec)\s+|\s*(?:&|\+|、)\s*"
)
_PARTICLES = frozenset("de del della der den dos das da do du di la le van von vom zu ter ten bin ibn al el y san".split())
_WORD = at_first_use(r"(?:[^\W\d_]\.)+$|[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?$")
_CJK = at_first_use(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2,8}$")
_TITLES = at_first_use(
    r"^(?:(?:associate|assistant|adjunct)\s+)?(?:dr|prof|mr|mrs|ms|sir|ma[iî]tre|ing|drs|phd)\.?\s+|\s*(?:氏|さん|님)$", re.IGNORECASE
)
# Words that begin with a capital in titles and hardly ever in names, folded.
_NOT_NAMES = frozenset(
    "a about academy access acm advanced agents ai algorithm algorithms all amp an analysis analytics and android angular answers "
    "apache api apis app application applications apps "
    "architecture art artificial asynchronous at attack automated automl aws azure back backend based basics best better big black "
    "blog book box break breaking build building business by "
    "c can career challenge challenges chaos cloud code codes coding community company components computer computing concepts "
    "concurrency conference containers content continuous core "
    "course css culture cybersecurity data database databases day days debugging deep demo deploy deployment design develop developer "
    "developers development devops different digital "
    "distributed django docker documentation domain driven dynamic easy edge efficient elasticsearch embeddings end engine engineer "
    "engineering english enterprise ethics event everything "
    "evolution example experience experiences expert facebook factory faster feature features first flask for foundation framework "
    "frameworks free from front frontend full function "
    "functional functions future game general generation generative generator getting git github go good google graph graphs group "
    "guide hacking hands hardware hello high history how html "
    "http human i ii iii image in inc industry information infrastructure innovation inside institute intelligence interaction "
    "interface internet intro introduction is issue it java "
    "javascript job journey jupyter keynote kubernetes lab labs language languages large law learn learned learning legacy lessons "
    "library life light lightning linux live llm llms local "
    "logging low machine make making management manifesto maths memory messaging meta methods metrics microservices microsoft "
    "migration mind mobile model modeling modern models module "
    "money monitoring more mozilla my native natural network networks neural new nlp node not notebook notebooks notes numpy object "
    "observability of on one online open operating "
    "operations optimization oriented our overview own package pandas parallel part party patterns performance personal pipeline "
    "pipelines platform play postgres postgresql power "
    "practical practice practices principles privacy problem problems process processing product production program programming "
    "progressive project projects protocol prototype python pytorch "
    "q quality quantum radio question questions quick react reactive real recap refactoring reference remote research resources "
    "responsive rest review robots ruby rust safety scalable "
    "scale scaling science scientific scientists scratch search second secret section secure security semantic serverless service "
    "services session sessions set setup shared simple small "
    "smart social software solution solutions source space spark speech speed sql stack standard standards state statistical "
    "statistics step storage story strategies strategy stream "
    "streaming strings structured structures style subject summary supervised support sweden system systems taming talk talks tasks "
    "team teams tech technical technology test "
    "testing tests text the then later finally theory thing things "
    "thinking third this thoughts time tips to tool tools top topics track training "
    "transformer transformers truth typing ui understanding "
    "university update updates us use user users using ux values vector version video virtual vision visual voice vs vue way we web "
    "website what when where who why window windows with work working "
    "workshop world writing x you your zen zero "
    "charla taller ponencia sobre como para datos inteligencia aprendizaje desarrollo red el los las una un con sin que por en "
    "het een wat hoe waarom voor over met praatje die das der und mit im wie was warum le les des une pour dans comment pourquoi o os "
    "um uma com sem "
    "amsterdam madrid paris london berlin vigo stockholm dublin bangkok sydney chicago verona europe sverige netherlands spain france "
    "germany monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december".split()
)  # fmt: skip


def is_name(text: str, *, single: bool = False, trusted: bool = False) -> bool:
    """Return whether a text reads as the name of a person: two to five words, or a handle; one word only with `single`.

    `trusted`: the text stands where a name must stand, so only its first word is held against the words of titles.

    >>> [is_name(text) for text in ("Ángel Collado Aspas", "Jean-François ROCHAS", "Deep Learning", "@rumyra", "Serge")]
    [True, True, False, True, False]
    """
    if HANDLE().match(text):
        return True
    if _CJK().match(text):
        return single
    words = text.split()
    proper = [word for word in words if fold(word) not in _PARTICLES or word[0].isupper()]
    if not (1 if single else 2) <= len(proper) or len(words) > 5 or len(text) > 60:
        return False
    # the first word must be no particle: "de la Cruz" alone is a piece of a name
    return (
        words[0] is proper[0]
        and not re.fullmatch(r"\w{3,}ing", words[0])  # "Parsing RBS"
        and all(_is_name_word(word, trusted and number > 0) for number, word in enumerate(proper))
    )


def _is_name_word(word: str, trusted: bool) -> bool:
    bare = word.strip('"“”')
    common = not trusted and fold(bare.rstrip(".")) in _NOT_NAMES
    if not _WORD().match(bare) or not bare[0].isupper() or common:
        return len(bare) <= 3 and bool(re.match(r"[A-Z]\.?$", bare))
    # capitals inside belong to products (PyTorch, GraphQL), but for McLaughlin, O'Neil and parts joined by a hyphen
    return bare.isupper() or not re.search(r"[a-z][A-Z]", re.sub(r"^(?:Mc|Mac|De|Di|La|Le|Van)(?=[A-Z])|['’-][A-Z]", "", bare))


def split_names(text: str, *, single: bool = False, lower: bool = False, trusted: bool = False) -> tuple[str, ...]:
    """Return the names a byline holds, without employers and titles; nothing if it holds anything else before them.

    `single` allows first names alone, `lower` names without capitals, as a field "speaker:" may have; `trusted` as in `is_name`.

    >>> split_names("_Elena M. Codonyer, Ángel Collado Aspas (Datamaran)_"), split_names("Barr Moses, CEO of Monte Carlo")
    (('Elena M. Codonyer', 'Ángel Collado Aspas'), ('Barr Moses',))
    """
    bare = re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)", "", unmark(text)) or unmark(text).strip("[]()（）")
    bare = re.sub(r"\s+(?:-|–|—|\||@(?=\s)|from|of|von|van bij|de chez|at)\s+.*$", "", bare) if " " in bare else bare
    names: list[str] = []
    full = False
    place = 0
    for end in [*_SEPARATORS().finditer(bare), None]:
        part = _TITLES().sub("", bare[place : end.start() if end else len(bare)].strip(' .:"“”')).strip()
        after_comma = bool(names) and "," in bare[place - 2 : place]
        place = end.end() if end else place
        if not part:
            continue
        part = re.sub(r"\s+@\w+$", "", part)
        # "Krishna Gade, Fiddler": one word after a full name and a comma is an employer
        alone = single and not (full and after_comma)
        if not (is_name(part, single=alone, trusted=trusted) or (lower and len(names) == 0 and re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", part))):
            break
        names.append(part)
        full = full or " " in part
    return tuple(dict.fromkeys(names))


def named_in_field(text: str) -> tuple[str, ...]:
    """Return the names of a line such as "Speaker: ..." or "by ..."; nothing for any other line.

    >>> named_in_field("**Ponentes:** Sara y Christian Carballo Lozano"), named_in_field("by the way")
    (('Sara', 'Christian Carballo Lozano'), ())
    """
    found = FIELD().match(text) if len(text) < 300 else None
    if not found:
        return ()
    has_colon = ":" in text[: found.start(2)]
    if not has_colon:
        whole = fold(found.group(1)) in _CASED_LABELS or "by" in fold(found.group(1))
        names = split_names(found.group(2)) if whole and len(text) < 120 else ()
        return names if names and text.rstrip().rstrip("_*)").endswith(names[-1]) else ()
    return split_names(found.group(2), single=True, lower=True, trusted=True)


def named_alone(text: str) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else: a byline in italics or bold, full names, a handle."""
    stripped = text.strip()
    if not stripped or len(stripped) > 200:
        return ()
    emphasised = re.fullmatch(r"(?:>\s*)?([_*]{1,3})([^_*].*?)\1", stripped)
    bare = re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\](?!\())", "", _TITLES().sub("", unmark(stripped)))
    names = split_names(stripped, single=bool(emphasised))
    if not names or (len(names) == 1 and " " not in names[0] and not names[0].startswith("@")):
        return ()  # one word in bold is a label more often than a name
    rest = bare
    for name in names:
        rest = rest.replace(name, "", 1)
    rest = _SEPARATORS().sub(" ", f" {rest} ")
    role = bool(re.match(r"[^,]+, \S+ \S+|\S+ \S+.* - @?\w", bare)) and len(bare) < 90 and not bare.endswith(".")
    return names if not re.search(r"\w", rest) or role else ()
