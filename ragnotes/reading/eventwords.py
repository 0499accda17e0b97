"""Words that make a name an event's, and words that never do: kinds of events, words about notes, names of folders; folded."""

from __future__ import annotations

import re

from ..patterns import at_first_use

# Words that make a name the name of an event, folded.
KIND_OF_EVENT = at_first_use(
    r"""(?:\w*(?:pycon|pydata|pydays|conf|konferens|devoxx|voxxed|kaigi|fest|summit|congress?|camp|buzzwords|days|hackathon|
          symposium|unconference)\w{0,3}
      | (?!pre|post|non|mini|un)\w{2,}-conf | (?:euro|geo|sci|swiss)py\w*
      | (?:django|ruby|kube|gopher|q|def|rust|droid|cpp|pg|py|vue|react|js)con\w{0,3} | \w{2,}con(?:eu|us|asia|\d+)?
      | \w{3,}meet
      | conference | congreso | conferencia | konferenz | conferenza | congresso | konferens | meetup | jornadas | forum | salon
      | barcamp | jamboree
      | \w+con | debconf | lca
      | deconstruct | kubecon | cloudnativecon | rubykaigi | railsconf | rubyconf | euruko | elixirconf | jsconf\w* | nodeconf | cssconf\w*
      | defcon | brucon | troopers | emf | mrmcd | chaosdorf | mixit | parisweb | blend | sudweb | devopsdays | agile\w+
      | xpdays? | oredev | øredev
      | jax | javaone | javazone | jprime | jbcnconf | commitconf | codemotion | codeland | t3chfest | openexpo | nerdearla | tdc
      | latinoware
      | froscon | clt | glt | guadec | akademy | debcamp | libreplanet | scale\d\dx | owasp\w* | blackhat | hitb\w* | nullcon
      | infosecurity | rsac
      | useR! | rstudio::conf | posit::conf | juliacon | spark\+ai | re:inforce | gdc | react\w*(?:conf|summit|europe|india|day)
      | fosdem | jfokus | goto | ndc | jsday | code4lib | codemotion | codemash | mix-?it | lambdaworld | normconf | satrdays?
      | \d\dc3 | mwc | wwdc
      | re:invent | neurips | icml | iclr | emnlp | kdd | sigir | ecir | siggraph | scipy
      | usenix | srecon
      | linux\.conf\.au | build | ignite | tour | day
    )$""",
    re.VERBOSE,
)
# The words of titles that are kinds of events as well: the others need not be asked of the pattern.
ENGLISH_KINDS = frozenset(
    "build camp campus conf conference day deconstruct forum hackathon ignite manifest manifesto meetup scipy summit symposium tour".split()
)
# names of several words, none of which alone is an event's
KNOWN_EVENTS = at_first_use(
    r"\b(?:strange loop|everything open|black hat|def con|campus party|google i/?o|google cloud next|chrome dev "
    r"summit|aws re:invent|adobe max|web summit|"
    r"lead dev|the lead developer|craft conf|full stack fest|an event apart|code for america summit|big data london|"
    r"open source summit|state of the map|"
    r"chaos communication congress|software craftsmanship|voxxed days|devops ?days|domain[- ]driven design europe|ddd "
    r"europe|clojure/(?:conj|west)|"
    r"oreilly \w+|velocity|all things open|all day devops|community over code|apachecon|spark summit|data council|"
    r"csv,conf|beyond tellerrand|"
    r"smashing ?conf|front[ -]in \w+|php experience)\b",
    re.IGNORECASE,
)
GENERIC = frozenset(
    "conf conference conferences congress congreso conferencia konferenz conferenza congresso konferens meetup "
    "summit forum jornadas days day fest camp tour "
    "build live salon hackathon symposium unconference annual international the of".split()
)
NEVER = frozenset(
    "silicon icon beacon falcon lexicon bacon zircon emoticon rubicon hexacon second reason seconds confidence "
    "confidential configuration config conflict today days "
    "sundays".split()
)
ABOUT = frozenset(
    "notes note note-taking summary summaries report recap review trip writeup overview takeaways highlights impressions thoughts "
    "memories conference my our an a the from of on "
    "about at day days talks talk workshops workshop what unhelpful short long personal after attending going visiting lightning "
    "keynotes post posts blog diary "
    "apuntes notas resumen cronica charla charlas taller talleres dia de del la el los las en mi sobre lo que "
    "notities aantekeningen verslag samenvatting dag over van op bij het een mijn praatje praatjes "
    "notizen bericht zusammenfassung tag uber vom von der die das meine vortrage compte rendu retour sur mon ma jour resumo notas "
    "anteckningar sammanfattning fran "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday first second third last".split()
)
FILED = frozenset(  # folders of every kind, by which people file notes
    "photos images img assets archive posts post blog blogs drafts draft files file misc work journal diary year years content "
    "pages page site public static docs doc school src lib app web test tests build dist data media uploads attachments inbox wiki "
    "vault markdown md org txt html en es fr de nl pt it ja jp ko kr zh cn tw sv da no fi pl ru cs uk us english spanish espanol "
    "deutsch german french francais dutch nederlands portuguese portugues italian italiano japanese korean chinese svenska events "
    "event conferences seminar seminars lecture lectures course courses class classes semester spring summer fall autumn winter "
    "week month university study studies exam exercise exercises homework report reports backup version versions release releases "
    "changelog budget taxes travel trips vacation holiday book books paper papers reading research project projects team meeting "
    "meetings minutes standup sprint retro postmortem incident category categories tag tags series topic topics personal private old new "
    "other all "
    "untitled index readme home user users documents desktop download downloads repo repos github gitlab code programming software "
    "learning training slides videos video audio transcripts enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre januar februar marz april mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout "
    "septembre octobre novembre decembre jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun montag "
    "dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miercoles jueves viernes sabado domingo lundi mardi "
    "mercredi jeudi vendredi samedi dimanche morning afternoon evening keynote session sessions track room todo goals plans".split()
)
NO_EVENT = frozenset(  # what else stands before a year over items with a name each
    "standup standups task tasks todo todos okr okrs kpi sprint sprints team teams project projects roadmap goal goals minutes "
    "meeting meetings planning weekly daily monthly biweekly sync status corp inc gmbh ltd trip festival offsite offsites retreat "
    "away migration relaunch quarter q1 q2 q3 q4 retro backlog release releases changelog crew staff people attendees participants "
    "members guests contacts birthdays gifts presents recipes menu advent christmas wedding holiday album albums playlist concerts "
    "gigs shows exhibitions theatre plays bibliography literature library class course courses exam exams thesis lectures credits "
    "authors committee jury winners awards postmortem post-mortem incident outage".split()
)
# in the title of notes that colleagues present something in, too
OF_TEAM = frozenset("offsite offsites standup standups retro retrospective sprint okr okrs weekly backlog 1:1 jour-fixe all-hands".split())
BESIDE_EVENT = frozenset(  # words of notes beside the name of an event
    "notes note my from of on at the a an notizen von vom der notas de del da do apuntes mis notities aantekeningen van het anteckningar "
    "fran notes sur appunti dal dalla di recap report trip summary talks day and und och et y e en la el &".split()
)
