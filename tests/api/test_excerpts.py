"""What a briefing takes over from the analysis: reckoned and checked as everything in it, frozen, never sealed."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from gridgis.briefing.blocks import FIGURED
from gridgis.cases.models import Case
from tests.api.test_briefings import (  # noqa: F401 - a fixture
    begun,
    cells_of,
    docx_text,
    moved,
    pdf_text,
    saved,
    signed,
    writers,
)
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
DAYS = {"from": "2026-03-01", "to": "2026-03-11"}


def block(kind: str, figure: str, nth: int = 1) -> dict[str, Any]:
    return {"id": f"{kind}{nth}", "kind": kind, "title": f"{kind}{nth}", "figure": figure}


def put(client: TestClient, paper: dict[str, Any], *more: dict[str, Any]) -> dict[str, Any]:
    """The briefing with more blocks, as it is then."""
    told = saved(client, paper, blocks=[*paper["briefing"]["blocks"], *more])
    paper["briefing"]["row"]["version"] = told["version"]
    return client.get(f"/briefings/{paper['briefing']['row']['id']}").json()


def preview(client: TestClient, paper: dict[str, Any]) -> str:
    return client.get(f"/briefings/{paper['briefing']['row']['id']}/preview").text


def rows(page: str, title: str) -> list[list[str]]:
    """The table below a heading, without its heads."""
    body = page.split(f"{title}</h2>")[1].split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    cut = [row.split("</td>")[:-1] for row in body.split("</tr>")[:-1]]
    return [[cell.split(">")[-1] for cell in row] for row in cut]


def test_a_chart_taken_over_says_what_the_chart_says_and_no_sealed_case(
    as_user: As,
    session: Session,
    world: World,
    writers: None,  # noqa: F811
) -> None:
    sealed = a_case(session, world, grid_code=world.grids[0], at=AT, category="E0102")
    a_case(session, world, grid_code=world.grids[0], at=AT, office_code=f"{TOWN}-urban_enforcement")
    session.execute(update(Case).where(Case.number == sealed.number).values(sensitive=True))
    session.commit()
    writer = as_user("writing")
    paper = put(writer, begun(writer), block("excerpt", "waiting"), block("excerpt", "categories_before", 2))
    page, chart = preview(writer, paper), writer.get("/stats/standing", params={"place": ONE}).json()
    told = {(one[0], one[1]): one[2:] for one in rows(page, "excerpt1")}
    assert sum(one["open"] for one in chart["posts"]) == 4, "three that came, one dispatched; the sealed one in none"
    assert told["岗位", "受理人员"] == ["3", "0"]
    assert told["岗位", "单位签收人员"] == ["1", "0"]
    assert {(where, *counts) for (kind, where), counts in told.items() if kind == "环节"} == {
        ("受理", "3", "0"), ("立案派遣", "0", "0"), ("签收", "1", "0"), ("处置", "0", "0"), ("核查", "0", "0"),
        ("结案", "0", "0"), ("等待补充或挂起", "0", "0"),
    }  # fmt: skip
    kinds = writer.get("/stats/categories", params={"place": ONE, "against": "before"} | DAYS).json()["items"]
    assert [one[1] for one in rows(page, "excerpt2")] == [str(one["now"]) for one in kinds] == ["4"]
    a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    number = paper["briefing"]["row"]["id"]
    check = writer.get(f"/briefings/{number}/check").json()
    assert [(one["block"], one["was"], one["now"]) for one in check["differing"] if one["block"][:7] == "excerpt"] == [
        ("excerpt2", "4", "5")
    ], "what stands open is as of its moment and is not compared"
    assert rows(preview(writer, paper), "excerpt2")[0][1] == "4", "as it was read, until the data are read again"
    moved(writer, number, paper["briefing"]["row"]["version"], "submit")
    refused = as_user("signing").post(
        f"/briefings/{number}/moves", json={"move": "sign", "version": paper["briefing"]["row"]["version"] + 1}
    )
    assert refused.status_code == 409 and "numbers differ" in refused.json()["detail"]
    back = moved(as_user("signing"), number, paper["briefing"]["row"]["version"] + 1, "return", note="更新数据")
    fresh = writer.post(f"/briefings/{number}/refresh", json={"version": back["briefing"]["row"]["version"]}).json()
    assert rows(preview(writer, fresh), "excerpt2")[0][1] == "5"
    frozen = signed(as_user, fresh)
    assert frozen["briefing"]["row"]["state"] == "signed"
    files = {name: writer.get(f"/briefings/{number}/files/{name}").content for name in ("pdf", "docx", "xlsx")}
    for said in (pdf_text(files["pdf"]), docx_text(files["docx"])):
        assert "单位签收人员" in said and "堵在哪里" in said
    assert {"单位签收人员", 5} <= cells_of(files["xlsx"])


def test_everything_that_can_be_taken_over_prints(as_user: As, session: Session, world: World, writers: None) -> None:  # noqa: F811
    for _ in range(30):
        a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    writer = as_user("writing")
    paper = put(writer, begun(writer), *(block("excerpt", name, n) for n, name in enumerate(FIGURED["excerpt"])))
    page = preview(writer, paper)
    for nth in range(len(FIGURED["excerpt"])):
        part = page.split(f"excerpt{nth}</h2>")[1].split("</section>")[0]
        assert "<table" in part or "本期没有可列的内容。" in part
    paper["briefing"]["blocks"] = paper["briefing"]["blocks"][:1]
    more = [block(kind, name, n) for kind in ("map", "chart") for n, name in enumerate(FIGURED[kind])]
    put(writer, paper, *more)
    drawn = preview(writer, paper)
    assert drawn.count("<svg") == len(more), "a drawing each"
    assert writer.get(f"/briefings/{paper['briefing']['row']['id']}/files/xlsx").status_code == 200


def test_the_table_is_ordered_by_the_figure_it_was_taken_over_with(
    as_user: As,
    session: Session,
    world: World,
    writers: None,  # noqa: F811
) -> None:
    for _ in range(2):
        a_case(session, world, grid_code=world.grid_of(f"{ONE}002"), at=AT)
    session.commit()
    writer = as_user("writing")
    paper = put(writer, begun(writer), block("table", "open"))
    told = rows(preview(writer, paper), "table1")
    assert [(one[0], one[1]) for one in told] == [("001镇", "3"), ("002镇", "2"), ("合计", "5")]


@pytest.mark.parametrize(
    ("kind", "figure", "words"),
    [
        ("excerpt", "", "no figure ''"),
        ("excerpt", "sealed", "no figure 'sealed'"),
        ("map", "hops", "no figure 'hops'"),
        ("table", "hops", "no figure 'hops'"),
        ("excerpt", "hotspots", "366"),
    ],
)
def test_what_cannot_be_taken_over_is_refused_and_nothing_is_kept(
    as_user: As,
    writers: None,  # noqa: F811
    kind: str,
    figure: str,
    words: str,
) -> None:
    writer = as_user("writing")
    paper = begun(writer, **{"from": "2024-12-01", "to": "2026-03-11"})
    row = paper["briefing"]["row"]
    body = {"version": row["version"], "title": row["title"]}
    refused = writer.put(
        f"/briefings/{row['id']}", json=body | {"blocks": [*paper["briefing"]["blocks"], block(kind, figure)]}
    )
    assert refused.status_code == 422, refused.text
    assert words in refused.json()["detail"]
    assert writer.get(f"/briefings/{row['id']}").json()["briefing"]["blocks"] == paper["briefing"]["blocks"]
