"""The options that several verbs share, each written once."""

from __future__ import annotations

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
IndexFolder = Annotated[
    str | None, typer.Option("--index", metavar="DIR", help="The index. [default: RAGNOTES_INDEX, else the nearest index/ upwards]")
]
Embedder = Annotated[
    str | None, typer.Option("--embedder", metavar="NAME", help="A sentence-transformers model instead of the default encoder.")
]
Top = Annotated[int | None, typer.Option("-k", min=1, max=100, help="How many passages. [default: 8]")]
Event = Annotated[list[str] | None, typer.Option("--event", help="Only this event, without a year all its years; may be repeated.")]
Speaker = Annotated[list[str] | None, typer.Option("--speaker", help="Only talks of this speaker; may be repeated.")]
Author = Annotated[list[str] | None, typer.Option("--author", help="Only notes by this author; may be repeated.")]
Year = Annotated[list[str] | None, typer.Option("--year", metavar="YEARS", help="Only 2020, 2019-2021, 2019- or -2021; may be repeated.")]
Language = Annotated[list[str] | None, typer.Option("--language", metavar="LANG", help="Only notes in this language, such as nl.")]
NotePath = Annotated[
    list[str] | None, typer.Option("--path", metavar="PATH", help="Only notes at this file, folder or 'glob'; may be repeated.")
]
Follow = Annotated[bool, typer.Option("-c", "--continue", help="The question follows the last answer, as in: -c 'and in 2020?'")]
Translate = Annotated[bool, typer.Option("--translate", help="Let the model put the question into the languages of the notes first.")]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="STEP", help="Leave out dense, terms, talk, bridging, spelling, neighbours, duplicates, spread or exact."
    ),
]
NoRefresh = Annotated[bool, typer.Option("--no-refresh", help="Answer from the index as it is, without looking for changed notes.")]
Model = Annotated[
    str | None, typer.Option("-m", "--model", metavar="PROVIDER/NAME", help="Ask this model. [default: RAGNOTES_MODEL, else none]")
]
Translator = Annotated[
    str | None,
    typer.Option("-m", "--model", metavar="PROVIDER/NAME", help="With --translate: ask this model. [default: RAGNOTES_MODEL, else none]"),
]
SecondReader = Annotated[
    str | None,
    typer.Option("-m", "--model", metavar="PROVIDER/NAME", help="Let this model read unsure notes again; RAGNOTES_MODEL names none here."),
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", metavar="URL", help="Address of the model's server, such as http://127.0.0.1:8080/v1.")
]
NoLlm = Annotated[bool, typer.Option("--no-llm", help="Answer without a model even if one is named.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the messages and the exact request; send nothing.")]
Show = Annotated[bool, typer.Option("--show", help="Print prompt and request on stderr while running.")]
Critique = Annotated[bool, typer.Option("--critique", help="Have the model check its answer and write it anew: one more call.")]
AnswerFile = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the answer and its lines to FILE.")]
Strict = Annotated[bool, typer.Option("--strict", help="Drop the sentences of which something is not in the notes; still exits 4.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, max=32, help="Calls that run side by side. [default: 4]")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Ask anew for what a run that was cut already has.")]
Temperature = Annotated[
    float | None, typer.Option("--temperature", min=0.0, max=2.0, help="Sent only if given: models that reason refuse any but their own.")
]
MaxTokens = Annotated[int | None, typer.Option("--max-tokens", min=1, help="Most tokens that the model may write in a reply.")]
MaxCost = Annotated[float | None, typer.Option("--max-cost", min=0.0, help="Refuse to spend more; needs price_in and price_out.")]
Timeout = Annotated[float | None, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Limit for a whole call. [default: 600]")]
NoStream = Annotated[bool, typer.Option("--no-stream", help="Print the answer when it is whole.")]
NoLog = Annotated[bool, typer.Option("--no-log", help="Keep no trace of this answer.")]
AnswerLanguage = Annotated[
    str | None,
    typer.Option("--in", metavar="LANG", help="Language of the answer. [default: that of the question, or of the notes summarised]"),
]
Style = Annotated[
    str | None,
    typer.Option("--style", help="unhelpful (dry, candid), plain, tldr (a line a talk) or bullets. [default: unhelpful]"),
]
PromptFile = Annotated[list[str] | None, typer.Option("--prompt", metavar="NAME=FILE", help="Use FILE for the prompt NAME.")]
