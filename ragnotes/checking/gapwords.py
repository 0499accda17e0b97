"""Words by which notes in English admit that something is missing, and the record that holds those of a language."""

from __future__ import annotations

from collections.abc import Mapping

from ..frozen import frozen


@frozen
class GapWords:
    """How one language admits: classes of words, rules over them, idioms; all against folded text (no case, no accents)."""

    # Patterns of whole words by class. Special: "me" and "others" are subjects, "us" is "me" in prose only, "lead" may open a clause
    # before its first word that counts, "if" makes it a condition.
    classes: Mapping[str, str]
    # For each kind, rules: classes that stand together in a clause, the last one the word that the others stand around. "!" before a class:
    # it must not stand there. "^" first: the clause opens with them, so that no subject is needed. "~" first: a short clause without a
    # subject or a finite verb, as notes have them.
    rules: Mapping[str, tuple[str, ...]]
    idioms: Mapping[str, tuple[str, ...]]  # for each kind, patterns that admit by themselves, looked for in the whole sentence
    never: str  # a pattern that takes the sentence out of question
    reach: tuple[int, int]  # how many words a "not" may stand before and after the word it denies


ENGLISH = GapWords(
    classes={
        "me": r"i'?|im|ive|myself", "us": r"we'?|both",
        "others": r"we|you'?|they'?|he'?|she'?|it'?|people|users?|everyone|everybody|someone|somebody|nobody|who|that|which|would|"
        r"should",
        "lead": r"sadly|unfortunately|sorry|alas|and|but|so|also|again|then|just|honestly|probably|will|really|still|completely|"
        r"already|mostly|totally|sort|kind|of|very|quite|bit|a|i|am|was|have|had|did|regrettably|admittedly|notes?|ps|ok|"
        r"too|to|decided|chose|ended",
        "if": r"if|when|whenever|unless|until|till|once",
        "not": r"\w+n't|not|cannot|cant|dont|didnt|couldnt|longer|hardly|barely|scarcely|none|nothing|unable|failed",
        "past": r"didn't|didnt|couldn't|couldnt|can't|cant|cannot|wasn't|weren't|haven't|hadn't|not|unable|failed|hardly|barely|none",
        "no": r"no|few|zero|hardly|sparse|little", "remember": r"remember|recall|recollect", "lose": r"lost|misplaced",
        "name": r"names?|title|reference|surname|spelling", "forgot": r"forgot|forgotten|forget|blanked", "forgotten": r"forgot|forgotten",
        "notes": r"notes?|notetaking", "take": r"take|taking|took|taken|make|made|keep|kept|find|get|got|have|manage",
        "stop": r"stopped|stop|quit|gave|ceased|abandoned|pausing|paused|pause",
        "write": r"write|wrote|written|writing|type|typed|copy|copied|note", "jot": r"copy|copied|jot|jotted|noted|transcribe|transcribed",
        "down": r"down|anything|more|much|everything|enough|all|up|most", "missing": r"missing|incomplete|lost",
        "end": r"end|ends|ended|stop|stops|stopped|fizzle|trail|sparse|thin|incomplete|messy|patchy|sketchy|scarce|scant|lost|"
        r"missing|gone|lacking|brief|rough|scattered|limited|light",
        "miss": r"missed|skipped|skip|overslept|skipping", "yet": r"yet", "regret": r"regret|sorry|sad|shame|regrets?",
        "sleep": r"dozed|nodded|zoned|slept|drifted|overslept|asleep|distracted|daydreaming",
        "attend": r"attend|attended|participate|participated|catch|stay|listen|attentive|attention|concentrate|focus|present|"
        r"listening",
        "see": r"see|seen|saw|watch|watched|go|went|gone|get|read|hear|heard|visit|join|joined|caught|catch|follow|make|made|finish",
        "only": r"only", "seen": r"saw|seen|heard|caught|catch|watched|made|attended|managed|joined|went|stayed",
        "latter": r"last|second|final|latter|later|tail",
        "session": r"talks?|sessions?|keynotes?|workshops?|tutorials?|lightning|panels?|start|beginning|opening|end|ending|closing|"
        r"half|rest|part|parts|days?|ones?|there|questions?|q|minutes?|mins?|hours?|sprints?|afternoon|morning|evening|"
        r"social|round|track|demo|conclusion|bits?|introduction|intro|presentations?|lectures?|stage|event|slides?|"
        r"screen|title|names?",
        "arrive": r"arrived|came|joined|got|walked|entered|was|late|turned", "late": r"late|halfway|midway|partway|belated",
        "leave": r"left|leave|leaving|duck|ducked|stepped|step|depart", "left": r"left", "my": r"my",
        "early": r"early|halfway|midway|partway", "before": r"before|during|after",
        "understand": r"understand|understood|follow|grasp|grasped|comprehend|parse|decipher|hear|understanding|gather",
        "object": r"it|this|that|most|much|any|all|what|why|how|everything|point|idea|gist|word|half|one|second|first|last|example|"
        r"concept|names?|title",
        "get": r"get|got|getting", "got": r"got|caught", "sure": r"sure|certain|confident|100|clear", "clear": r"clear|obvious|unclear",
        "tome": r"me|us", "part": r"half|part|parts|bits?|third|quarter|pieces|some|fraction|little|much",
        "understood": r"understood|followed|grasped|understand|follow", "familiar": r"familiar|expert|knowledgeable|qualified",
        "idea": r"idea|clue", "know": r"know|knew", "much": r"much|enough|anything|nothing|little|exact|exactly",
        "hard": r"hard|difficult|tough|struggled|impossible|trouble",
        "mis": r"misheard|misunderstood|mishear|misunderstand|misinterpreted|misremember|misremembered|misread|butchering|butchered|"
        r"butcher|mangling|mangled|misquoting|misquoted|misspelling|misspelled",
        "may": r"may|might|could|probably|think|perhaps|must|likely|possibly", "wrong": r"wrong|mistaken|incorrectly|incorrect",
        "ability": r"work|agree|worth|necessary|disagree|need|recommend|want|like|should",
    },
    rules={
        "stopped": (
            "me not take notes", "^ past take notes", "^ no notes", "me no notes", "me stop take notes", "^ stop take notes",
            "me forgotten take notes", "^ forgotten take notes", "^ stop notes", "me not down write", "^ past down write", "me not jot",
            "me only jot", "^ only jot", "^ past jot", "^ notes end", "my notes end", "^ missing notes",
        ),
        "forgot": (
            "me not remember", "^ not remember", "me only remember", "me name lose", "^ lose name", "me !not forgot", "^ forgotten",
        ),
        "missed": (
            "me !not miss", "^ miss session", "me sleep", "regret missing", "me not !ability attend", "^ past attend",
            "me not session see", "^ past session see", "me !not session only seen", "^ only session seen", "^ latter session seen",
            "^ past yet see", "me not yet see", "me arrive late", "^ arrive late", "me leave early", "^ left early",
            "^ left before session", "me leave before session",
        ),
        "unsure": (
            "me not !ability understand", "^ past understand", "me not object !ability get", "^ past object get", "me not !ability sure",
            "^ not !ability sure", "tome not clear", "me not familiar", "me no idea", "^ no idea", "me not much know", "me may mis",
            "me mis", "me may wrong", "me only understood", "^ only understood", "me only part got", "^ only part got",
            "me hard understand",
        ),
    },
    idioms={
        "forgot": (
            r"\bslipped my (?:mind|memory)\b", r"\bescapes me\b",
            r"\bfrom memory\b(?=.{0,40}\b(?:later|after|so|salt|wrong|ago|may|might)\b)",
            r"\b(?:out of|from) my (?:head|mind|memory)\b(?=[.,)]|$)", r"\bremember\b.{0,60}\bbut not (?:what|which|how|why|the|who)\b",
            r"\bmy memory (?:\w+ ){0,6}(?:is|was|of|fails|hazy|fuzzy)\b",
            r"\b(?:whatever|all|what little|only things?|what|of which|best) i (?:(?:can|could|still|do) ){0,3}(?:remember|recall)\b",
            r"\bdrawing a blank\b", r"\b(?:as far as|from what|what) i (?:can |could )?(?:remember|recall)\b", r"\bi went blank\b",
            r"\b(?:i|we|and|but)\b.{0,40}\bremember (?:very |so |only )?(?:little|nothing|few|hardly)\b",
            r"\bfor the life of me\b(?=.{0,20}\b(?:remember|recall)\b)",
            r"\b(?:is|was|are|were|it's|'s) (?:\w+ )?a (?:\w+ )?blur\b",
            r"\bi'm (?:\w+ )?(?:hazy|fuzzy|foggy) (?:on|about)\b",
            r"\b(?:details|rest|memory|memories|numbers) (?:\w+ ){0,3}(?:hazy|fuzzy|foggy|blurry)\b",
            r"\b(?:what was (?:it|that|this|(?:the|his|her|its) name)|what's (?:his|her|its|the) name) (?:called )?again\b|"
            r"\bwhat was (?:it|that) called\b",
            r"^names?\? \w|\b(?:called|named) something (?:with|starting with|beginning with)\b",
            r"(?:^\W*|[,;–-] ?)nothing (?:\w+ )?(?:stuck|sank in|registered)\b|\bnothing (?:\w+ )?(?:stuck|sank in|"
            r"registered) (?:with|for) me\b",
        ),
        "stopped": (
            r"\bmy (?:battery|laptop|phone|pen|computer|tablet) (?:\w+ )?(?:died|gave|was dead|was empty|ran out|crashed|broke)",
            r"\b(?:just|mostly|only) (?:sat (?:back )?(?:and|&) )?(?:listen(?:e?d)|enjoyed|watched|listening)\b(?=.{0,20}\b(?:this "
            r"(?:one|talk|session)|instead|it|to the (?:talk|session|rest))\b)",
            r"\b(?:only|just) (?:took |made |have |got )?(?:a )?(?:few|couple of|brief|short|partial) notes\b",
            r"\b(?:can't|cannot|couldn't|can not) (?:read|decipher|make sense of) my (?:own )?(?:handwriting|writing|notes|"
            r"scribbl\w+)\b",
            r"[\[(](?:missing|gap|garbled|illegible|unreadable|incomplete|notes missing|no notes)[\])]",
            r"\bnothing (?:\w+ )?(?:written down|noted|in my notes)\b", r"\bnotes (?:to come|will follow|are missing)\b",
            r"\b(?:listen\w*|watched|enjoyed) more than (?:i )?(?:wrote|noted|typed|writing|noting)\b",
            r"\bwish (?:that )?i(?:'d| had) (?:written|noted|taken (?:more |better )?notes|asked)\b",
            r"\bnot (?:many|much|a lot of) notes\b",
            r"\b(?:i|and|just) (?:put|closed|shut) (?:the|my) (?:laptop|pen|notebook|notepad|keyboard)\b",
            r"\btoo (?:fast|quick|quickly) (?:for (?:me|us) )?to (?:copy|capture|write|note|type)\b",
            r"\b(?:didn't|couldn't|not) (?:\w+ ){0,3}get (?:\w+ ){0,4}down\b(?! to)",
            r"\bi ran out of (?:battery|paper|steam|ink|time to write|energy)\b",
            r"\btoo (?:\w+ ){1,4}to (?:write (?:it |this |that |them |everything |any |much ){0,3}(?:down|notes)|take (?:any )?notes|keep "
            r"(?:writing|typing|noting)|note|jot|type)\b",
            r"\bmy notes (?:(?:for|on|of|about|from|here|at|this|that|talk|point|session|the) ){0,4}(?:end|stop|trail|fizzle|break|are "
            r"(?:\w+ )?(?:sparse|thin|incomplete|messy|patchy|sketchy|scant|scattered|limited|rough|lost))\b",
            r"(?:^\W*|[\[(])(?:battery|laptop|phone|pen|tablet|computer) (?:\w+ )?(?:died|dead|empty|gave up|ran (?:out|"
            r"dry))(?=\W*$|[,.;)\]])",
            r"\bmy pen (?:\w+ )?(?:ran dry|leaked)\b",
            r"\bmy notes (?:\w+ ){0,3}(?:a mess|all over the place|illegible|chaotic)\b",
            r"\b(?:gap|hole)s? in my notes\b|\bi lost (?:\w+ )?(?:my|the) notes\b|^\W*lost (?:my|the) notes\b",
            r"\bthere(?:'s| is| are) (?:a |some )?(?:gap|hole)s? (?:here|in (?:the|these) notes|between slides)\b|"
            r"\bhole between slides\b",
            r"\bhad to (?:charge|reboot|restart|plug in) my (?:laptop|phone|computer|tablet)\b",
            r"\b(?:all i (?:have|got|noted|wrote)|i (?:only|just) (?:have|got|noted|wrote down)) (?:\w+ ){0,6}(?:the )?(?:title|"
            r"name|headline|first (?:part|half|slides?))\b",
        ),
        "missed": (
            r"^(?:missed|skipped) (?:it|this|that|him|her|them)\b(?! (?:much|at all)|\s?\?)",
            r"\b(?:not|n't|never|no) (?:get|got|have|had|find)? ?(?:a |the |any |enough ){0,3}(?:chance|time|opportunity) to (?:see|watch|"
            r"attend|go|visit|hear|stay|catch|join|listen)\b",
            r"\bi (?:haven't|hadn't|have not|had not) been (?:to|at|in)\b",
            r"\bi was (?:\w+ ){0,2}(?:in|at) (?:the other|another|a different) (?:session|talk|track|workshop|room)\b",
            r"\b(?:stream|video|audio|sound|zoom|call|recording) (?:cut out|froze|dropped out|kept (?:cutting|freezing)|broke (?:off|"
            r"up))\b",
            r"(?:\b(?:i|i'll|i'd|still|but)\b|(?:^|[-–:] ?))(?: ?(?:definitely|still|really))? ?(?:should|need to|needs to|have to|"
            r"want to|will|must|going to|plan to|to) (?:still |definitely |really )?(?:watch|catch up on)(?: (?:it|this|that|them|this "
            r"one|the (?:video|recording|replay|talk)s?))?(?: (?:later|online|at home|afterwards|on \w+|again|soon))?\s*(?:[.!,)]|$)",
            r"\b(?:popped|dropped|peeked|dipped|wandered|sneaked) in (?:late|for|halfway|at the end|towards)\b",
            r"\b(?:i|we|had to|got|was) (?:called away|pulled (?:away|into|out)|run off|jump off|drop off|bail(?:ed)?|duck(?:ed)? out|"
            r"walk(?:ed)? out|slip(?:ped)? out|step(?:ped)? out)\b",
            r"\b(?:couldn't|could not|didn't|unable to) (?:squeeze|fit|get) in\b",
            r"\b(?:no|couldn't (?:get|find) a|find a) (?:free |more )?seats? (?:left|free|available)?\b",
            r"^(?:came|got|walked|arrived|joined) (?:in )?(?:at|during|for|towards) the (?:end|demo|last|second|q|questions|middle|"
            r"discussion)\b",
            r"(?:\bi |^)was (?:\w+ )?(?:on (?:a call|the phone)|in a (?:meeting|call)|at (?:the|our|my) booth)\b",
            r"\bi (?:haven't|hadn't|didn't|have not|had not|did not) (?:seen|see|watched|watch|attended|attend) (?:it|this one|that "
            r"one|them)(?=[.,;)]|$)",
            r"\bi switched (?:\w+ )?(?:talks|rooms|sessions|tracks)\b", r"\bspeakers? unknown\b",
            r"\bi was (?:\w+ )?(?:somewhere else|elsewhere|absent|not around|sick|ill)\b", r"\b(?:i|we) lost (?:\w+ ){0,3}minutes\b",
            r"\bwish (?:that )?i(?:'d| had) (?:attended|seen|gone|stayed|caught)\b",
            r"\b(?:i|we) (?:arrived|came|got|joined|walked) (?:\w+ )?(?:in the middle|after the (?:start|break|first)|during)\b",
            r"\b(?:not|n't) (?:in here|covered here|in (?:these|my|this) (?:notes|post|list|report))\b",
            r"\bi lost (?:my|the) (?:connection|stream|signal|internet)\b",
            r"\bi (?:fell|dropped|was (?:thrown|kicked)) out of (?:the )?(?:stream|call|zoom|session|meeting|room)\b",
            r"\bi was (?:\w+ )?too (?:tired|ill|sick|exhausted|sleepy|hungry|nervous) (?:to|for)\b",
            r"(?:\b(?:i|we) (?:\w+ ){0,2}|^(?:\w+ly )?)(?:couldn't|could not|didn't|unable to|not able to|not) (?:have )?(?:made?|get|"
            r"fit) (?:it )?(?:to|in|into) (?:the |this |that |time)",
            r"(?:\b(?:i|we) (?:\w+ ){0,2}|^(?:\w+ly )?)(?:couldn't|could not|didn't|did not|not able to|not) (?:make it|get in)\b(?! "
            r"(?:work|run|\w+er\b))",
            r"\b(?:full|packed|overcrowded)\b.{0,30}\b(?:(?:i|we) (?:\w+ )?(?:could not|couldn't|went|missed)|get in|get into|turned "
            r"away|not let)",
            r"\bturned away (?:from|at|because)\b", r"\b(?:i|we) (?:was|were|wasn't|weren't|did) (?:not |n't )?(?:\w+ )?not there\b",
            r"\b(?:i|we) (?:wasn't|weren't) there\b", r"\bi(?:'ve| have)? ?(?:not|n't|haven't) included\b",
            r"(?:^|[\[(])(?:i )?(?:missed|skipped)(?: \w+){0,3}[\])]",
            r"(?:\bi (?:\w+ ){0,3}(?:tuned|spaced|switched|drifted|dozed)|^(?:tuned|zoned|dozed)) (?:out|off)(?=\W*$|[,.;)]|"
            r" (?:after|at|around|during|from|here|for|in|when|because|towards|somewhere|completely|halfway)\b)",
            r"(?:\bi (?:was|am) (?:\w+ ){0,3}|^\W*(?:\w+ )?)(?:hungover|hung over|(?:barely|hardly|half) (?:awake|asleep))\b",
            r"\bsat (?:\w+ ){0,5}(?:back|behind)\b.{0,30}\b(?:couldn't|could not|can't|hard|barely|unable)\b",
            r"\b(?:slides|screen) (?:\w+ )?(?:was|were) (?:\w+ ){0,2}(?:unreadable|illegible|too small|(?:hard|"
            r"impossible) to read)\b",
            r"(?:\bi (?:\w+ )?|^\W*)(?:was|got) (?:\w+ )?(?:stuck (?:in|at|outside)|queu(?:e?)ing|in (?:the|a) (?:queue|line|"
            r"hallway|corridor|lobby|loo|toilet|bathroom)|(?:getting|fetching|grabbing|buying) (?:\w+ )?(?:coffee|lunch|food|"
            r"water))\b",
            r"\bi (?:was|am) (?:\w+ )?(?:answering|replying to|reading|writing|doing|checking) (?:\w+ )?(?:e-?mails?|mail|slack|"
            r"messages)\b",
            r"(?:\bi |^\W*|\bhad to )(?:ran|run|went|go|nipped|popped) (?:\w+ )?to the (?:loo|toilet|bathroom|restroom)\b|"
            r"^\W*(?:loo|toilet|bathroom) break\b",
            r"\b(?:arrived|came|got|back|joined|walked|i was)\b.{0,50}\b(?:already )(?:half|over|started|begun|under ?way|"
            r"finished|in progress|halfway)\b",
            r"(?:^|\bi )had (?:a|another) (?:\w+ )?(?:clash|conflict) with (?:a|another|the|my) (?:\w+ )?(?:talk|session|"
            r"workshop|meeting|track|call|keynote|one)\b|\b(?:clashed|conflicted) with (?:a|another|my) (?:\w+ )?(?:talk|"
            r"session|workshop|meeting|call)\b",
            r"\bi lost (?:\w+ ){0,3}(?:bit|part|half|beginning|start|section|end)\b(?! of (?:my|the (?:data|work)))",
            r"(?:^|\bi (?:\w+ )?)(?:bunked off|played hooky|(?:ditched|bailed on|blew off|sat out) (?:this|that|the) (?:one|"
            r"talk|session|keynote|afternoon|rest|last|second)|ga?ve (?:this|it|that|the)(?: \w+)? a miss)\b|\b(?:sat|sitting|"
            r"sit) (?:this|that) one out\b",
            r"\b(?:overran|ran (?:long|over)|boring|dull|sales pitch)\b.{0,30}\bi left\b",
            r"(?:^|\b(?:i|we) (?:\w+ )?)(?:came|got (?:in|there)|turned up|showed up|walked|arrived|joined|"
            r"rocked up) (?:in )?(?:\w+ ){0,3}(?:minutes?|mins?|hour) (?:in|late|after)\b",
            r"(?:^\W*|\bi )(?:had to (?:take|make|answer|join) (?:a|an|the) (?:\w+ ){0,2}call|took a (?:phone )?call)\b",
            r"\bmy (?:mind|attention|thoughts|head) (?:was |were )?(?:\w+ )?(?:elsewhere|wander\w*|drift\w*|not in it)\b",
            r"\b(?:wrong|different|other) room\b.{0,40}\bi\b|(?:\bi |^)(?:\w+ )?(?:was|sat|went|ended up|"
            r"walked)(?: \w+){0,2} (?:in|to|into) the wrong (?:room|talk|session|track|building|hall)\b",
            r"\b(?:can't|cannot|can not|couldn't) (?:really )?(?:say|report|write|comment) (?:\w+ )?(?:much|more|"
            r"anything) (?:about|on) (?:this|it|that|the (?:talk|session|rest))\b",
            r"\bin one ear and out\b",
            r"\b(?:with|only|by) half an ear\b",
            r"\bcan't tell you (?:\w+ )?(?:about|much|more|anything)\b",
        ),
        "unsure": (
            r"\b(?:over|above) my (?:head|level|pay grade)\b", r"\b(?:was|is|went|were|are|got|far|way) (?:\w+ )?beyond me\b",
            r"\blost me\b", r"\b(?:i|we) (?:got|was|were|am) (?:\w+ )?(?:lost|confused)\b(?! (?:my|our|his|by (?:a|my)))",
            r"(?:\b(?:i|we) |^)lost (?:the thread|track|the plot)\b",
            r"\bi (?:was|am|got) (?:completely |a bit |rather )?out of my depth\b",
            r"\btoo (?:advanced|technical|fast|deep|quick|abstract|theoretical|complicated|complex) for (?:me|us|my|somebody|someone|a "
            r"(?:beginner|newcomer|novice|layman))\b",
            r"(?:\b(?:i|me)\b.{0,40}|\b(?:talk|speaker|presentation|accent|slides|session|sound|speech|lecture)\b.{0,30}|^(?:it was |"
            r"it's )?(?:\w+ )?)\b(?:hard|difficult|tough) (?:for me )?to (?:follow|hear)\b",
            r"\b(?:made (?:no|little) sense|(?:all )?(?:greek|gibberish|nonsense|chinese)) to (?:me|us)\b",
            r"\bwhatever (?:that|this|it) (?:is|was)[)?]",
            r"\b(?:i|i'd|^) ?(?:couldn't|could not|can't) (?:quite |really )?tell\b(?! (?:you|him|her|them|us|people))",
            r"^(?:the |his |her |their |speaker |exact ){0,3}(?:name|title|spelling)\b.{0,20}\b(?:unclear|unknown|missed|unsure)\b",
            r"\b(?:i|i've) (?:\w+ )?(?:have|got|had) (?:this|that|it|them) (?:\w+ )?(?:backwards|wrong|mixed up|the wrong way)\b",
            r"\b(?:speaker|he|she|they) (?:\w+ )?mumbl\w+",
            r"\bif (?:i|i've|i have|my) (?:\w+ )?(?:understood|understand|remember|recall|got|heard|recollect|memory|understanding|"
            r"caught)\b[^.]{0,30}\b(?:correctly|right|well|properly|serves|is correct)\b",
            r"\b(?:iirc|afaict|afair)\b", r"\b(?:called|named|something like)\b.{0,30}\bor (?:similar|something)\b",
            r"\bcouldn't (?:quite )?keep up\b",
            r"\bdon't know (?:if|whether|what|who|which|why) (?:he|she|they|the speaker) (?:\w+ )?(?:meant|said|was|were|had|talked|"
            r"did)\b",
            r"[\[(](?:inaudible|unclear|unintelligible|not sure|unsure|no idea|sp\?|spelling|name|didn't catch[^\])]{0,30})\??[\])]",
            r"\bi(?:'m| am) unsure\b", r"\bi found\b.{0,40}\b(?:confusing|(?:hard|difficult|tough) to (?:follow|understand))\b",
            r"\bconfus\w+ (?:for|to) me\b",
            r"\bi (?:think|believe|guess|assume) (?:that )?(?:he|she|they|the speaker|it|this|\w+ name) (?:\w+ )?(?:said|meant|called|"
            r"mentioned|referred|was called|is called|was named)\b",
            r"\bwhatever (?:that|this|it) (?:means|meant)\b", r"^something something\b",
            r"\b(?:as far as|from what) i (?:can |could )?(?:understood|understand|tell|gathered|got|heard|know)\b",
            r"\b(?:need|have|want|should|i'll|i'd) (?:\w+ )?(?:to )?(?:re-?watch|watch (?:it|this|that|the video) again)\b",
            r"\bunderstood (?:only|about|maybe|roughly|perhaps|less than) (?:about |a |the ){0,3}(?:half|third|quarter|part|parts|bits?|"
            r"fraction|some|\d)",
            r"\bdon't quote me\b", r"\bcorrect me if\b", r"\bi(?:'m| am| was) (?:\w+ )?unfamiliar\b",
            r"\bi (?:still )?(?:know|knew) (?:very |next to |almost )?(?:little|nothing) (?:about|of)\b",
            r"\b(?:maybe|perhaps|probably)\b[^.]{0,40}\bi (?:do not|don't) know\b",
            r"\bmy brain (?:was|is|had|felt) (?:\w+ )?(?:fried|melted|mush|dead|full|off|tired)\b",
            r"\btoo (?:fast|quick|quickly|quiet|quietly|softly) (?:for me |for us )?to (?:follow|understand|hear|keep up)\b",
            r"^(?:still |was |a bit |very )?(?:unsure|unclear|not (?:\w+ )?clear) (?:if|whether|what|how|why|who|which|about|to me|for "
            r"me)\b",
            r"(?:^\W*|\bmy )(?:brain|head) (?:was |is |had |felt )?(?:\w+ )?(?:fried|melted|mush|spinning|toast|full)\b",
            r"(?:^|\bi )(?:completely |totally )?lost (?:him|her|the speaker) (?:at|when|around|somewhere|after|completely|here|"
            r"by|in)\b",
            r"(?:^|\bi )dunno\b|\bidk\b|\b(?:not a|haven't a) clue\b",
            r"\b(?:caught|got|understood|heard|followed|grasped) (?:\w+ ){0,2}every (?:second|third|other|fourth|fifth|"
            r"tenth) (?:word|sentence)\b",
            r"\b(?:couldn't|could not|can't) (?:\w+ )?take (?:it|this|that|any of it|it all|any more) (?:all )?in\b",
            r"\b(?:went|flew|passed) (?:\w+ )?(?:right |straight )?(?:past|by) me\b",
            r"\b(?:not|outside|isn't|far from) (?:really )?my (?:field|area|domain|speciality|specialty|expertise)\b",
        ),
    },
    never=r"\b(?:forgot|forget|forgotten) (?:to (?!(?:take|write|note|jot|copy|record|ask|photograph)\b)|how (?:good|nice|much|great|"
    r"beautiful)|about|my)\b|\b(?:missed|skipped) (?:(?:the|a|my|an|our|this|that|out|any|great) )?(?:opportunit|chance|"
    r"deadline|lunch|breakfast|dinner|bus|train|flight|you\b|him\b|her\b|home|friends|being|on\b)|\b(?:when|as|back when) (?:i|"
    r"we) (?:was|were|started|began|first)\b|\b(?:i|we) used to\b|\byears ago\b|\b(?:understand|know|get|reali[sz]e|learn|"
    r"appreciate)\b.{0,40}\buntil\b|\b(?:was|were) (?:\w+ )?not going to\b|\bwasn't going to\b|\bremember (?:a|the last) time\b|"
    r"\bno idea (?:is|this|that|it|there|these|such)\b|\bno notes (?:app|tool|were|was)|\bgot up late\b|\bget (?:it|this|that|"
    r"them) (?:to|work|running|done|right)\b|\b(?:you|must) (?:should|must|see|watch)\b|\b(?:can't|cannot|couldn't|not) (?:\w+ "
    r")?(?:forget|miss)\b|\bthink i missed nothing\b|\bonly (?:\w+ )?heard (?:about|of)\b",
    reach=(4, 0),
)  # fmt: skip
