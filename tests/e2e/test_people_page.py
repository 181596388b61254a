"""People on screen: a cadre is made chief of a grid by keys, and it is undone; a training is planned and joined."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def test_a_chief_is_appointed_on_the_map_by_keys_and_it_is_undone(open_page: Open) -> None:
    page = open_page("chief.nanhu", "/people")
    page.wait_for_selector('[data-testid="people-map"][data-drawn]')
    chiefs = int(page.get_by_test_id("only-chief").locator("b").inner_text())
    page.get_by_test_id("only-chief").click()
    expect(page.get_by_test_id("person-row")).to_have_count(chiefs)
    grids = [int(one) for one in page.get_by_test_id("people-legend").locator("button b").all_inner_texts()]
    page.get_by_test_id("look-ok").click()
    expect(page.get_by_test_id("grid-row")).to_have_count(grids[-1])
    page.get_by_test_id("only-all").click()

    page.keyboard.press("n")
    page.get_by_test_id("person-name").fill("陆晓雯")
    page.get_by_test_id("person-employment").select_option("village_cadre")
    page.get_by_test_id("person-save").press("Enter")
    quiet(page)
    expect(page.get_by_test_id("person-head")).to_contain_text("陆晓雯 luxiaowen")
    page.keyboard.press("g")
    page.get_by_test_id("grid-chooser").fill("第一网格")
    expect(page.get_by_test_id("grid-option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("post-card")).to_be_visible()
    page.keyboard.press("3")
    expect(page.get_by_test_id("duty-parttime")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("1")
    expect(page.get_by_test_id("post-replaces")).to_contain_text("由新网格长接任")
    assert faults(page) == []
    page.keyboard.press("Enter")
    quiet(page)
    expect(page.get_by_test_id("people-done")).to_contain_text("已任命 陆晓雯")
    expect(page.get_by_test_id("post")).to_contain_text("网格长")
    page.keyboard.press("z")
    quiet(page)
    expect(page.get_by_test_id("people-done")).to_contain_text("已撤销")
    expect(page.get_by_test_id("post")).to_have_count(0)
    expect(page.get_by_test_id("only-chief").locator("b")).to_have_text(str(chiefs))
    page.get_by_test_id("post-history").press("Enter")
    expect(page.get_by_test_id("person-panel")).to_contain_text("已撤销")


def test_a_training_is_planned_by_keys_and_signed_in_to_on_the_phone(
    open_page: Open, shoot: Shoot, tmp_path: Path
) -> None:
    phone = open_page("worker.nanhu", "/m/tasks", size=PHONE)
    expect(phone.get_by_test_id("my-task").first).to_be_visible()
    shoot(phone, "phone-tasks")
    assert faults(phone) == []
    me = phone.request.get("/api/v1/auth/me").json()["display_name"]

    page = open_page("reviewer.nanhu", "/people/training")
    expect(page.get_by_test_id("training-row").first).to_be_visible()
    page.keyboard.press("n")
    page.get_by_test_id("training-title").fill("夜间消防巡查")
    page.get_by_test_id("training-begins").fill("00:00")
    page.get_by_test_id("training-ends").fill("23:59")
    page.get_by_test_id("training-venue").fill("综合指挥室")
    page.get_by_test_id("training-teacher").fill("消防")
    expect(page.get_by_test_id("training-teacher-option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_test_id("training-invite").fill(me)
    expect(page.get_by_test_id("training-invite-option").first).to_contain_text(me)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("training-invited")).to_contain_text(me)
    assert faults(page) == []
    page.get_by_test_id("training-title").press("Enter")
    expect(page.get_by_test_id("training-done")).to_contain_text("邀请 1 人")
    paper = tmp_path / "巡查要点.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page.get_by_test_id("training-material-file").set_input_files(paper)
    expect(page.get_by_test_id("training-material")).to_contain_text("巡查要点.pdf")
    page.get_by_test_id("training-show-code").press("Enter")
    expect(page.get_by_test_id("training-qr")).to_be_visible()
    shoot(page, "training-code")
    assert faults(page) == []
    code = page.get_by_test_id("training-code").inner_text()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("training-screen")).to_have_count(0)

    made = page.url.partition("training=")[2].partition("&")[0]
    phone.goto(f"/people/training?own=1&training={made}&code={code}")
    phone.get_by_test_id("training-sign-in").press("Enter")
    expect(phone.get_by_test_id("training-panel")).to_contain_text("通过")
    expect(phone.get_by_test_id("training-material")).to_be_visible()
    assert faults(phone) == []
