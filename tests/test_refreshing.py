"""What lies under the roots, named as the index names it; and notes that changed: read by what is given for it, else left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ragnotes import cli, gathering, indexing, matching, refreshing
from ragnotes.records.settings import Settings
from ragnotes.settings import read_config, read_settings


def setup(here: Path, index: str = "index") -> Settings:
    """Return the settings of a run here."""
    env = {"XDG_STATE_HOME": str(here / "state"), "XDG_CONFIG_HOME": str(here / "config")}
    return read_settings(env, here, read_config(env, here), {"index": str(here / index)})


@pytest.mark.parametrize("index", ["index", "notes/index", "notes/2021/may/index", "else/where/index", "notes2/index"])
@pytest.mark.parametrize("root", [".", "notes", "notes/2021", "notes/2021/may/day.md", "notes2"])
def test_files_are_named_by_their_way_from_the_folder_that_holds_the_index(tmp_path: Path, index: str, root: str) -> None:
    for file in ("notes/one.md", "notes/2021/two.md", "notes/2021/may/day.md", "notes2/three.md"):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A day\n\nThe shelf held.\n", "utf-8")
    settings = setup(tmp_path, index)
    settings.index.mkdir(parents=True)
    named = gathering.relative(tmp_path / root, settings)
    sight = gathering.look([{"path": named, "exclude": []}], settings, [named])
    assert sight.found
    assert [file for file, _ in sight.found] == sorted(gathering.relative(Path(stat.path), settings) for _, stat in sight.found)
    here = settings.index.parent
    assert all((here / file).samefile(stat.path) for file, stat in sight.found)


def test_a_changed_note_is_read_by_what_is_given_for_it_or_left_out_and_told(indexed: Path) -> None:
    settings, told = setup(indexed), list[str]()
    with (indexed / "notes" / "dag.md").open("a") as file:
        file.write("\n## Quokkas in productie\n_Mila de Wit_\n\nMila vertelde hoe quokkadb op een laptop draait.\n")
    question = "wat zei Mila over quokkadb"
    report, _ = matching.search(question, settings, tell=told.append)
    assert [note.reason for note in report.stale] == ["changed"]
    assert "1 note changed since the index was made, left out of this answer (this run reads no notes); try: ragnotes index" in told
    assert not any(hit.file == "notes/dag.md" for hit in report.hits if not hit.exact)
    report, _ = matching.search(question, settings, tell=told.append, renew=indexing.renew)
    assert report.stale == () and "quokkadb" in report.hits[0].text
    assert "refreshed: 1 note changed; 1 chunk embedded" in told


def test_an_unchanged_index_is_not_renewed(indexed: Path) -> None:
    def renew(*_: object) -> None:
        raise AssertionError("nothing changed")

    index, stale, embedder = refreshing.refresh(setup(indexed), tell=lambda _: None, renew=renew)  # type: ignore[arg-type]
    assert index.generation == 1 and stale == () and embedder is not None


# an index from elsewhere


@pytest.fixture
def private(indexed: Path) -> Path:
    """A folder outside that of the index, named to it and changed since; nobody told this machine that the index was written here."""
    folder = indexed.parent / "private"
    folder.mkdir()
    (folder / "a.md").write_text("# Een dag\n\nHet weer was goed.\n", "utf-8")
    assert cli.run(["index", "../private"]) == 0
    (folder / "b.md").write_text("# Quokkas in productie\n_Mila de Wit_\n\nMila vertelde hoe quokkadb op een laptop draait.\n", "utf-8")
    (indexed.parent / "state" / "ragnotes" / "written.json").unlink()
    return folder


def search(question: str) -> tuple[bool, list[str]]:
    """Return whether the word of the folder outside is found, and what is told of the folder."""
    told = list[str]()
    report, _ = matching.search(question, setup_here(), tell=told.append, renew=indexing.renew)
    return any("quokkadb" in hit.text for hit in report.hits), [line for line in told if "private" in line]


def setup_here() -> Settings:
    here = Path.cwd()
    env = {"XDG_STATE_HOME": str(here.parent / "state"), "XDG_CONFIG_HOME": str(here.parent / "config")}
    return read_settings(env, here, read_config(env, here), {"index": str(here / "index")})


NOT_READ = "../private is not read: the index is from elsewhere and you did not name this folder"


def test_an_index_from_elsewhere_reads_nothing_outside_its_folder(private: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search("wat zei Mila over quokkadb") == (False, [f"{NOT_READ}; try: ragnotes index ../private"])
    capsys.readouterr()
    assert cli.run(["index"]) == cli.run(["index", "notes"]) == 1
    cure = "ragnotes index ../private, or forget it: ragnotes index --drop ../private"
    assert capsys.readouterr().err == f"error: {NOT_READ}\ntry: {cure}\n" * 2
    assert not gathering.may_look("../private", setup_here()) and gathering.may_look("notes", setup_here())


def test_a_folder_outside_is_read_once_it_is_named(private: Path) -> None:
    assert cli.run(["index", "../private"]) == 0
    assert search("wat zei Mila over quokkadb") == (True, [])
    (private / "c.md").write_text("# Wombats\n\nWombatdb is nieuw.\n", "utf-8")
    assert cli.run(["index"]) == 0
    assert gathering.may_look("../private", setup_here())


def test_a_folder_outside_is_forgotten_when_told_so(private: Path) -> None:
    assert cli.run(["index", "--drop", "../private"]) == 0
    assert search("wat zei Mila over quokkadb") == (False, [])


def test_a_link_in_the_folder_of_an_index_from_elsewhere_leads_nowhere(private: Path) -> None:
    (private.parent / "here" / "linked").symlink_to(private)
    assert not gathering.may_look("linked", setup_here())
    assert gathering.look([{"path": "linked", "exclude": []}], setup_here()).found == ()
