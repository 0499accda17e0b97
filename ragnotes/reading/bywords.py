"""Words that lead to who spoke: "by" and its like behind a title, "talk by" at the start of a line, and what may follow the name."""

from __future__ import annotations

import re

from ..patterns import at_first_use

BY_SURE = at_first_use(
    r"\s*[-–—,:(]?\s*(?<![^\W_])(?:(?:presented|given|hosted|talk|led) by|by|(?:gegeven|gehouden|gepresenteerd) door|door|"
    r"(?:presentad|impartid|dad|apresentad|ministrad)[oa] por|por|(?:pr[ée]sent|anim|donn)[ée]+e?s? par|par|"
    r"(?:gehalten|vorgetragen) von|von|(?:tenut|presentat)[oa] da|dari|(?:h[åa]llet|h[åa]lls|presenteras?t?) av|av|af|od|przez)\s+"
    r"(?=[^\W\d_a-zß-ÿ]|[@\"“\[]|(?:drs?|profs?|ir|ing|dra|mrs?|ms)\.?\s+[A-ZÀ-Þ])"
)
BY_DOUBTFUL = at_first_use(
    r"\s+(?:with|w/|con|mit|met|avec|com|med|ved|di|da|de|del|do|from|van|featuring|feat\.|ft\.)\s+(?=[^\W\d_a-zß-ÿ]|@)"
)
SURE_WORDS = frozenset("by door por par von dari av af od przez tenuto tenuta presentato presentata".split())
DOUBTFUL_WORDS = frozenset("with w con mit met avec com med ved di da de del do from van featuring feat ft".split())
# ", com Ana Uno" at the end of a heading
SET_OFF_BY = at_first_use(
    r",\s(?:by|with|por|con|com|par|avec|von|mit|door|met|di|da|av|med|ved)\s[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:\s[\w.'’-]+){1,3}$"
)
BYLINE = 60  # characters
# "A talk by", "Charla de", "Une présentation de": the name follows, and after it no more than what and where
TALK_BY = at_first_use(
    r"\W{0,4}(?:(?:this|an?|the|una?|une|l[ae']|el|eine?|een|het|der|ein|uma?|o|en|ett|et)\s?)?(?:[^\W\d_]{3,12}\s)?"
    r"(?:talk|keynote|session|presentation|workshop|lightning talk|charla|ponencia|taller|presentaci[oó]n|vortrag|workshop|conf[ée]rence|"
    r"pr[ée]sentation|palestra|apresenta[cç][aã]o|oficina|praatje|lezing|presentatie|f[öo]redrag|presentazione|intervento|relazione)\s"
    r"(?:(?:was |is |fue |wurde )?(?:given|presented|held|led|impartid[ao]|dad[ao]|presentad[ao]|gehalten|donn[ée]e|anim[ée]e|faite) )?"
    r"(?:by|por|d[eao]|del|della|vo[nm]|par|door|van|di|av|af)\s+(?=[\[*_@]*[^\W\d_])(\S.{2,200})$",
    re.IGNORECASE,
)
TALK_NOUNS = frozenset(
    "talk keynote session workshop charla ponencia presentation taller presentación presentacion vortrag conférence conference "
    "présentation palestra apresentação oficina praatje lezing presentatie föredrag foredrag presentazione intervento relazione".split()
)
# "at", "on" and "about", which follow the name of a speaker in such a line
AT_OR_ON = (
    r"(?:on|about|at|in|from|during|sobre|en|durante|über|auf|bei|beim|zu|zur|zum|am|im|aus|over|op|bij|tijdens|sur|à|au|aux|lors|chez|om|på|"
    r"vid|från|su|al|allo|alla|alle|agli|ai|nel|nello|nella|em|no|na|nos|nas)"
)
TALK_ABOUT = at_first_use(rf"\s{AT_OR_ON}\s|[.:(]\s?(?=\S{{3}})")
TOLD = at_first_use(r"\b(?:was|were|is|are|had|has|fue|era|es|war|ist|[ée]tait|est|foi|gaf|ging|closed|opened|showed)\b", re.IGNORECASE)
TALK_ON = at_first_use(rf"\s*(?:$|[.,(:]|{AT_OR_ON}\s)")
BY_FIRST = at_first_use(r"(?:presented by|by|por|par|door|von|av|di|with|speakers?:|con|mit)\s+(?=[A-ZÀ-Þ@])")
OTHERS = at_first_use(
    r"(?:,?\s+(?:and|&|und|en|y|et|e|och)\s+(?:others|friends|colleagues|team|andere|anderen|otros|autres|outros|altri|"
    r"andra)|,?\s+et al\.?|\s+u\.\s?a\.)\s*$"
)
DONE_BY = at_first_use(
    r"(?:\b(?:to you|made|built|written|driven|done|run|taken|caused|inspired|created|used|sold|broken|eaten|played|\w{3,}ed)\s*)$",
    re.IGNORECASE,
)
CHINESE_LAST = at_first_use(  # family names, which tell little beside one title and much beside most of them
    "[-–—|｜/／·]\\s*[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘"
    "于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤]"
    "[\\u4e00-\\u9fff]{1,2}(?:\\s?(?:老师|老師|博士|教授))?$"
)
