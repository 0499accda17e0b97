"""What can go wrong, each with its cause, the next step and the exit code of the process.

RagnotesError            1  a failure: no such trace, nothing to read
  NoteError              1  one note cannot be read; told, never the end of a run
    CorrectionError      1  what was corrected by hand does not fit the note; the end of a run only where that note was named
  UsageError             2  an option, a configuration key, a prompt file or a missing key
  IndexMissing           1  there is no index where one was looked for
  ModelMissing           1  the encoder's files are not on this machine
  IndexLocked            1  another process is writing the index
  TooMuchWork            1  more is to be embedded than a question should wait for
  IndexDamaged           8  the index is damaged, of another model or of another format
  ModelChanged           8  the encoder's files are not the published ones
  ProviderError          5  the language model's server failed, refused or cut the answer
  BudgetError            6  the call would cost more tokens or money than allowed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records.calls import Try


class RagnotesError(Exception):
    """A failure told in one line, with the next step in another: `error: what`, then `try: cure`."""

    exit = 1

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


class NoteError(RagnotesError):
    """One note cannot be read."""


class CorrectionError(NoteError):
    """What was corrected by hand, in a sidecar or in the front matter, is not as it must be or does not fit the note."""


class UsageError(RagnotesError):
    """The command line, the configuration, a prompt file or a key is not as it must be."""

    exit = 2


class IndexMissing(RagnotesError):
    """There is no index."""


class ModelMissing(RagnotesError):
    """The encoder's files are not on this machine."""


class IndexLocked(RagnotesError):
    """Another process is writing the index."""


class TooMuchWork(RagnotesError):
    """More is to be embedded than a question should wait for."""


class IndexDamaged(RagnotesError):
    """The index cannot be trusted: damaged, or made by another model or format."""

    exit = 8


class ModelChanged(RagnotesError):
    """The files of the default encoder are not the published ones: none of them is used."""

    exit = 8


class ProviderError(RagnotesError):
    """The language model's server failed. `tries` tells each attempt, `partial` the text that came before it failed."""

    exit = 5

    def __init__(self, what: str, cure: str = "", *, tries: tuple[Try, ...] = (), partial: str = "") -> None:
        super().__init__(what, cure)
        self.tries = tries
        self.partial = partial


class BudgetError(RagnotesError):
    """The call would cost more than allowed."""

    exit = 6
