"""Whether the words before a name in a sentence only say when: a day, a time of day, a pause, in eight languages."""

from __future__ import annotations

import re

from ..patterns import at_first_use
from ..text import fold

# Times and pauses, folded: one of these makes words that say when.
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday day morning afternoon evening night noon midday lunch "
    "lunchtime breakfast dinner coffee tea break opening closing clock "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern tag morgen vormittag mittag nachmittag abend pause "
    "kaffee kaffeepause mittagspause mittagessen fruhstuck uhr "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren dag ochtend ochtends middag middags avond avonds "
    "pauze koffie koffiepauze "
    "lunes martes miercoles jueves viernes sabado domingo hoy ayer dia manana tarde noche mediodia pausa cafe comida almuerzo "
    "descanso desayuno "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier jour lendemain matin matinee midi apres-midi soir soiree dejeuner "
    "lunedi martedi mercoledi giovedi venerdi domenica oggi ieri giorno giornata mattina mattino pomeriggio sera pranzo caffe "
    "segunda terca quarta quinta sexta segunda-feira terca-feira quarta-feira quinta-feira sexta-feira hoje ontem manha noite almoco "
    "intervalo mandag mandagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lordag lordagen sondag sondagen idag "
    "igar dagen morgonen formiddagen eftermiddagen kvallen pausen lunchen fikat fika kaffet".split()
)
_AROUND = frozenset(  # what else may stand among these
    "on at in after before during around later right just still early late the that this same next first second third fourth fifth last "
    "final following half of to and then a half-past session keynote conference one two three four five six seven eight nine ten "
    "eleven twelve "
    "am an nach vor gegen um im der die das dem den des ersten zweiten dritten vierten letzten nachsten kurz direkt gleich noch spater "
    "op na voor tegen om de het s een eerste tweede derde laatste volgende in van vlak later daarna "
    "el la los las por a tras despues antes del al primer primero segundo tercer tercero ultimo siguiente misma mismo "
    "le les l au d du dans en avant apres pendant juste premier deuxieme troisieme dernier meme "
    "il lo gli alla allo nel nella dopo prima di della primo terzo stesso successivo "
    "o no na nos nas do da depois apos logo primeiro terceiro ultima seguinte "
    "pa efter fore innan under forsta andra tredje sista den det samma senare".split()
)
_WORDS = at_first_use(r"[^\W_]+(?:-[^\W_]+)*")
_CLOCK = at_first_use(r"\d{1,2}(?:[:.h]\d\d)?(?:\s?[ap]m)?\b", re.IGNORECASE)
_LONGEST = 60  # characters
_MOST = 8  # words


def tells_when(text: str) -> bool:
    """Return whether words before a name only say when something was.

    >>> tells_when("On Monday"), tells_when("Right after the coffee break,"), tells_when("At 10:30"), tells_when("On Monday I met")
    (True, True, True, False)
    """
    if not text or len(text) > _LONGEST or text[-1] in ".;:!?":
        return False
    folded = fold(text)
    clock = _CLOCK().search(folded)
    words = _WORDS().findall(_CLOCK().sub(" ", folded) if clock else folded)
    said = clock is not None or not TIMES.isdisjoint(words)
    return said and len(words) <= _MOST and all(word in TIMES or word in _AROUND for word in words)
