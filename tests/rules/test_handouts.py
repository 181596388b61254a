"""Sheets of the demo's trainings: Word files that are taken as any other, the same at every load."""

from pathlib import Path

from gridgis.demo.handouts import POINTS, sheet
from gridgis.demo.trainings import COURSES
from gridgis.media import papers
from gridgis.media.stores import Disk


def test_each_course_has_a_sheet_that_is_taken_as_a_material(tmp_path: Path) -> None:
    store = Disk(tmp_path)
    for title, line, *_ in COURSES:
        content = sheet(title, POINTS[line])
        kept = papers.keep(content, store, most_pixels=1, word=True)
        assert kept.content_type == papers.WORD and store.read(papers.find(store, kept.sha256)) == content
        assert content == sheet(title, POINTS[line])
