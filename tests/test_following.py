"""Follow-up questions: rewritten by rules or by a model, told, kept in the trace; refused where there is nothing to follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.understanding.following import Cited, Rewritten, rewrite

NAMES: dict[str, dict[str, object]] = {
    "event": {"pydays 2019": {}, "pydays 2021": {}, "confcamp": {}},
    "speaker": {"tess ferrandez": {}, "omar haan": {}, "will stone": {}},
    "author": {"ines robledo": {}, "bo lind": {}},
}
CITED = (Cited("Drawers for caches", ("Tess Ferrandez",)), Cited("Locks", ("Omar Haan",)))


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("what did people say about dask in 2019?", "and in 2020?", "what did people say about dask in 2020?"),
        ("what did people say about dask", "and 2020?", "what did people say about dask in 2020"),
        ("what did people say about dask", "and since 2021?", "what did people say about dask since 2021"),
        ("what was said about dask at PyDays 2019", "and in 2021?", "what was said about dask at PyDays 2021"),
        ("what was said about dask at PyDays 2019", "and at ConfCamp?", "what was said about dask at ConfCamp"),
        ("what was said about dask", "and at ConfCamp?", "what was said about dask at ConfCamp"),
        ("what was said about dask in 2019", "and about polars?", "what was said about polars in 2019"),
        ("what was said about dask in 2019", "what about polars", "what was said about polars in 2019"),
        ("what did Tess Ferrandez say about dask", "and Omar Haan?", "what did Omar Haan say about dask"),
        ("what did Tess Ferrandez say about dask", "and Omar?", "what did Omar say about dask"),
        ("what did people say about dask", "and Tess?", "what did Tess say about dask"),
        ("what did Tess say about dask", "and Omar?", "what did Omar say about dask"),
        ("what did tess say about dask", "and haan?", "what did haan say about dask"),
        ("what did Ferrandez say about dask", "and Omar Haan?", "what did Omar Haan say about dask"),
        ("what did Tess and Will say about dask", "and Omar?", "what did Omar say about dask"),
        ("what did Tess Ferrandez, Will and Omar say about dask", "and Haan?", "what did Haan say about dask"),
        ("what did Tess say about dask", "and Will and Omar Haan?", "what did Will and Omar Haan say about dask"),
        ("Tess's talk on dask in 2019", "what about Omar?", "Omar's talk on dask in 2019"),
        ("Tess on dask", "and Omar?", "Omar on dask"),
        ("what did Tess say about dask", "and what did Omar say?", "what did Omar say about dask"),
        ("what did Ines note about dask", "and Bo?", "what did Bo note about dask"),
        ("was sagte Tess über dask", "und Omar?", "was sagte Omar über dask"),
        ("¿qué dijo Tess sobre dask?", "¿y Omar?", "¿qué dijo Omar sobre dask?"),
        ("qu'a dit Tess sur dask", "et Omar ?", "qu'a dit Omar sur dask"),
        ("wat zei Tess over dask", "en Omar?", "wat zei Omar over dask"),
        ("o que Tess disse sobre dask", "e Omar?", "o que Omar disse sobre dask"),
        ("cosa ha detto Tess su dask", "e Omar?", "cosa ha detto Omar su dask"),
        ("vad sa Tess om dask", "och Omar?", "vad sa Omar om dask"),
        ("how far will caches scale", "and Omar?", "how far will caches scale by Omar"),
        ("what was said about dask", "polars?", "what was said about polars"),
        ("¿qué se dijo de dask en 2019?", "¿y en 2020?", "¿qué se dijo de dask en 2020?"),
        ("was wurde 2019 über dask gesagt", "und seit 2021?", "was wurde seit 2021 über dask gesagt"),
        ("wat werd er over dask gezegd in 2019", "en in 2020?", "wat werd er over dask gezegd in 2020"),
        ("what was said about dask in 2019", "same for polars", "what was said about polars in 2019"),
        ("¿qué se dijo de dask en 2019?", "lo mismo para polars", "¿qué se dijo de polars en 2019?"),
        ("what was said about dask in 2019", "and the year after?", "what was said about dask in 2020"),
        ("what was said about dask in 2019", "the year before", "what was said about dask in 2018"),
        ("was wurde in 2019 über dask gesagt", "und im Jahr danach?", "was wurde in 2020 über dask gesagt"),
        ("what was said about dask in 2019", "and at PyDays?", "what was said about dask in 2019 at PyDays"),
        ("what was said about dask in 2020", "and at PyDays?", "what was said about dask at PyDays"),
        ("what was said about dask in 2020", "and at ConfCamp?", "what was said about dask in 2020 at ConfCamp"),
        ("what is a cache", "where did the speaker of PyDays keep the waffles", "where did the speaker of PyDays keep the waffles"),
    ],
)
def test_what_the_new_question_says_replaces_what_the_last_one_said(last: str, question: str, whole: str) -> None:
    made = rewrite(question, last, CITED, NAMES, 2026)
    assert (made.question, made.same_talks) == (whole, False)


SERIES = [
    ("what did people say about dask", "and at TideCon?", "what did people say about dask at TideCon"),
    ("what did people say about dask", "but not at TideCon", "what did people say about dask except at TideCon"),
    ("what was said about dask at TideCon", "and at PyDays?", "what was said about dask at PyDays"),
]


@pytest.mark.parametrize(("last", "question", "whole"), SERIES)
def test_the_name_of_a_series_is_that_of_its_events(last: str, question: str, whole: str) -> None:
    names = {**NAMES, "event": {**NAMES["event"], "tidecon north 2019": {}}}
    assert rewrite(question, last, CITED, names, 2026).question == whole


LEAVING = [
    ("what did people say about dask", "but not at ConfCamp", "what did people say about dask except at ConfCamp"),
    ("what did people say about dask?", "and not Tess?", "what did people say about dask except Tess?"),
    ("what did people say about dask", "not by Omar Haan", "what did people say about dask except by Omar Haan"),
    ("what did people say about dask", "but not in 2020", "what did people say about dask except in 2020"),
    ("what did people say about dask", "except at ConfCamp", "what did people say about dask except at ConfCamp"),
    ("what did people say about dask", "but not about caches", "what did people say about dask except about caches"),
    ("what did people say about dask", "but not her", "what did people say about dask except Tess Ferrandez"),
    ("¿qué se dijo de dask?", "pero no en ConfCamp", "¿qué se dijo de dask excepto en ConfCamp?"),
    ("was wurde über dask gesagt", "aber nicht auf der ConfCamp", "was wurde über dask gesagt außer auf der ConfCamp"),
    ("qu'est-ce qui a été dit sur dask", "mais pas à ConfCamp", "qu'est-ce qui a été dit sur dask sauf à ConfCamp"),
    ("wat zeiden ze over dask", "maar niet bij ConfCamp", "wat zeiden ze over dask behalve bij ConfCamp"),
    ("cosa hanno detto di dask", "ma non a ConfCamp", "cosa hanno detto di dask eccetto a ConfCamp"),
    ("o que foi dito sobre dask na tenda", "mas não na ConfCamp", "o que foi dito sobre dask na tenda exceto na ConfCamp"),
    ("vad sades om dask", "men inte på ConfCamp", "vad sades om dask utom på ConfCamp"),
    ("what did people say about dask except at ConfCamp?", "and in 2020?", "what did people say about dask in 2020 except at ConfCamp?"),
    ("what did people say about dask except at ConfCamp", "and polars?", "what did people say about polars except at ConfCamp"),
    ("what did people say about dask", "not sure what that means", "not sure what that means"),
]


@pytest.mark.parametrize(("last", "question", "whole"), LEAVING)
def test_what_the_new_question_leaves_out_is_left_out_of_the_last_one(last: str, question: str, whole: str) -> None:
    assert rewrite(question, last, CITED, NAMES, 2026).question == whole


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("who measured caches", "what else did she say?", "what else did Tess Ferrandez say?"),
        ("what did Omar Haan say on locks", "what else did he say?", "what else did Omar Haan say?"),
        ("who measured caches", "did they mention locks", "did Tess Ferrandez and Omar Haan mention locks"),
        ("who measured caches", "what was her advice on locks", "what was Tess Ferrandez's advice on locks"),
        ("who measured caches", "when was that talk?", "when was Drawers for caches?"),
        ("what was said about dask", "and how fast is it?", "how fast is dask?"),
        ("what was said about dask", "who said that?", "who said that: what was said about dask"),
        ("what was said about dask", "why?", "why: what was said about dask"),
    ],
)
def test_pronouns_stand_for_what_was_cited_last(last: str, question: str, whole: str) -> None:
    made = rewrite(question, last, CITED, NAMES, 2026)
    assert (made.question, made.same_talks) == (whole, True)


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("what was said about rivets", "how much did they cost?", "how much did rivets cost?"),
        ("what was said about rivets", "were they cheap", "were rivets cheap"),
        ("what was said about rivets", "what did she say on hulls?", "what did she say on hulls?"),
        ("¿qué se dijo de rivets?", "¿cuánto costaron ellos?", "cuánto costaron rivets?"),
        ("was wurde über rivets gesagt", "und was kosten sie im Jahr?", "was kosten rivets im Jahr?"),
        ("wat werd er over rivets gezegd", "wie zag hun prijs dalen?", "wie zag rivets prijs dalen?"),
    ],
)
def test_a_pronoun_for_nobody_known_asks_of_what_was_cited(last: str, question: str, whole: str) -> None:
    assert rewrite(question, last, (), NAMES, 2026) == Rewritten(whole, True)


def test_a_first_name_stands_for_the_one_cited_who_bears_it() -> None:
    asked = "what did Tess say about dask"
    assert rewrite("what else did she say?", asked, CITED, NAMES, 2026) == Rewritten("what else did Tess Ferrandez say?", True)


@pytest.mark.parametrize("question", ["tell me more", "More details", "¿y más?", "mehr dazu", "dis-m'en plus", "vertel meer", "go on"])
def test_more_of_it_is_asked_of_the_same_talks(question: str) -> None:
    assert rewrite(question, "what was said about dask", CITED, NAMES, 2026) == Rewritten("what was said about dask", True)


@pytest.mark.parametrize("question", ["and who else?", "what else", "anyone else?", "¿y quién más?", "wer noch?", "qui d'autre ?"])
def test_else_is_asked_of_the_other_talks(question: str) -> None:
    assert rewrite(question, "what was said about dask", CITED, NAMES, 2026) == Rewritten("what was said about dask", False, True)


CHAINS = [
    (
        ["what did Tess Ferrandez say about dask", "why?", "and what about Omar Haan?", "and Will Stone?"],
        ["why: what did Tess Ferrandez say about dask", "what did Omar Haan say about dask", "what did Will Stone say about dask"],
    ),
    (
        ["what was said about dask", "was it cheap?", "what about pgvector?", "and polars?", "and about f-strings?"],
        ["was dask cheap?", "was pgvector cheap?", "was polars cheap?", "was f-strings cheap?"],
    ),
    (
        ["how fast is dask?", "and polars?", "how old is it?", "and C++?"],
        ["how fast is polars?", "how old is polars?", "how old is C++?"],
    ),
    (
        ["what was said about locks in 2021", "and before that?", "in which file?", "which talk?"],
        ["what was said about locks before 2021", "where: what was said about locks before 2021",
         "which talk: what was said about locks before 2021"],
    ),
    (["what was said about locks at PyDays 2019", "and later?"], ["what was said about locks at PyDays after 2019"]),
    (["what was said about locks", "and before that?"], ["what was said about locks before 2018"]),
    (["what was said about locks", "how many?", "and apply()?"], ["how many: what was said about locks", "what was said about apply()"]),
    (["¿qué se dijo de locks en 2021?", "¿por qué?", "¿y antes?", "¿y sobre f-strings?"],
     ["por qué: ¿qué se dijo de locks en 2021?", "¿qué se dijo de locks antes de 2021?", "¿qué se dijo de f-strings antes de 2021?"]),
    (["was wurde im Jahr 2021 über locks gesagt", "warum?", "und davor?"],
     ["warum: was wurde im Jahr 2021 über locks gesagt", "was wurde vor 2021 über locks gesagt"]),
    (["qu'a-t-on dit de locks en 2021", "dans quel fichier ?", "et avant ?"],
     ["où: qu'a-t-on dit de locks en 2021", "qu'a-t-on dit de locks avant 2021"]),
    (["wat werd er over locks gezegd in 2021", "waarom?", "en daarna?"],
     ["waarom: wat werd er over locks gezegd in 2021", "wat werd er over locks gezegd na 2021"]),
    (["cosa si è detto di locks nel 2021", "e prima?"], ["cosa si è detto di locks prima del 2021"]),
    (["o que se disse de locks em 2021", "e antes disso?"], ["o que se disse de locks antes de 2021"]),
    (["vad sades om locks i 2021", "varför?", "och innan det?"], ["varför: vad sades om locks i 2021", "vad sades om locks före 2021"]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "whole"), CHAINS)
def test_a_chain_carries_what_it_is_about(asked: list[str], whole: list[str]) -> None:
    cited = (Cited("Locks", ("Omar Haan",), "2019-03-01"), Cited("Keys", ("Will Stone",), "2018"))
    last = typed = asked[0]
    made = []
    for question in asked[1:]:
        last = rewrite(question, last, cited, NAMES, 2026, typed).question
        typed = question
        made.append(last)
    assert made == whole


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_asked_something_can_be_asked(question: str, last: str, typed: str) -> None:
    assert isinstance(rewrite(question, last, CITED, NAMES, 2026, typed).question, str)
