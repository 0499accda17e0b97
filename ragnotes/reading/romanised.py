"""Chinese, Korean and Vietnamese names in Latin letters: family names before or after syllables, which look like words of other tongues."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from ..patterns import at_first_use

FAMILY = frozenset(
    (
        "an au bae baek bai bao bui cai cao cha chan chang chao chau che chen cheng cheong cheung chia chin cho choi chong chou chow "
        "choy chu chua chun chung dai dang dao deng diep ding dinh do doan dong duan duong eng fan fang feng fong foo fu fung gan gao "
        "geng goh gong gu guan guo ha han hao he ho hoang hong hou hsieh hsu hu hua huang hui hung huynh hwang hyun ip jang jeon jeong "
        "ji jia jiang jin jo joo jung kang kao kim ko koh kong koo kuo kwak kwan kwok kwon lai lam lau law le lee lei leong leung li "
        "liang liao liew lim lin ling liu lo loh long lu luo luong luu ly ma mai mak man mao mei meng min mo moon nam ng ngo nguyen noh "
        "oh ong ooi ou pan pang park peng pham phan phung pun qi qian qin qiu quach quan rao ren rhee ryu seo shao shen sheng shi shih "
        "shim shin shum siu so soh sohn son song sun sung ta tai tam tan tang tao teng teo tian ting to tong tran trieu trinh truong "
        "tsai tsang tse tsui tu tung vo vu vuong wan wang wei wen wong woo wu xia xiang xiao xie xiong xu xue yan yang yao yap ye yee "
        "yeo yeung yi yim yin ying yip yong yoo yoon you yu yuan yue yuen yun zeng zhan zhang zhao zheng zhong zhou zhu zhuang zou"
    ).split()
)
_SYLLABLES = at_first_use(
    r"(?:zh|ch|sh|ts|tz|sz|hs|kw|gw|kh|th|ph|tr|nh|ng|gi|qu|[bcdfghjklmnpqrstvwxyz])?(?:[aeiouy]{1,3}(?:ng|nh|ck|[cnmptkhlw])?|ar|eung|eong|yeong)"
    r"(?:-(?:zh|ch|sh|ts|hs|ky|[bcdfghjklmnpqrstwxyz])?y?[aeiou]{1,3}(?:ng|[nmptkhl])?)?|ng|sze|tsz"
)
_PARTS = 3  # of a name in full: the family name and two syllables


@functools.lru_cache(maxsize=4096)
def _is_syllable(key: str) -> bool:
    return key in FAMILY or (len(key) < 12 and bool(_SYLLABLES().fullmatch(key)))


def romanised(keys: Sequence[str], ordinary: Sequence[str]) -> int:
    """Return how surely folded words are such a name, as `evidence` counts; `ordinary` are those of them that are words of titles too.

    >>> romanised(["cheuk", "ting", "ho"], ["ho"]), romanised(["li", "na"], ["na"]), romanised(["le", "chat", "bleu"], ["le", "chat"])
    (3, 1, 0)
    """
    if not (keys[0] in FAMILY or keys[-1] in FAMILY) or not all(map(_is_syllable, keys)) or len(ordinary) == len(keys):
        return 0
    if len(keys) == _PARTS or any("-" in key for key in keys):
        return 3 if len(ordinary) < 2 else 1
    return 1 if len(keys) == 2 and len(ordinary) == 1 and {*keys} - {*ordinary} <= FAMILY else 0
