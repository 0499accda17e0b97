"""What lies under the roots, named as the index names it; and notes that changed: read by what is given for it, else left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ragnotes import gathering, indexing, matching, refreshing
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
    sight = gathering.look([{"path": gathering.relative(tmp_path / root, settings), "exclude": []}], settings)
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
