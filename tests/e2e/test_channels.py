"""A way out of the house is set, tried and kept secret; what it could not send is sent once more."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import create_engine, text

from tests.db.receiving import Receiver, receiver  # noqa: F401 - a fixture
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]
SECRET = "a-secret-of-the-county"

DEAD = text("""
    INSERT INTO outbox (channel, address, account_id, county_code, case_number, seq, event, at, state, tries, next_at,
        ended_at, failure)
    SELECT 'county', '', (SELECT id FROM accounts WHERE username = 'office.nanhu'), county_code, number, 1, 'dispatch',
        now(), 'dead', 200, now(), now(), 'status:500'
    FROM cases WHERE NOT sensitive ORDER BY number LIMIT 3
""")


def test_a_channel_is_set_tried_and_what_failed_is_sent_again(
    open_page: Open,
    shoot: Shoot,
    database: str,
    receiver: Receiver,  # noqa: F811
) -> None:
    page = open_page("admin", "/settings?tab=channels")
    page.get_by_test_id("channel-new").click()
    page.get_by_test_id("channel-code").fill("county")
    page.get_by_test_id("channel-url").fill("ftp://told.test")
    page.get_by_test_id("channel-secret").fill(SECRET)
    page.get_by_test_id("channel-save").click()
    expect(page.get_by_test_id("channel-form")).to_contain_text("请填写以 http:// 或 https:// 开头的完整地址")
    page.get_by_test_id("channel-url").fill(receiver.url)
    page.get_by_test_id("channel-save").click()
    expect(page.get_by_test_id("channel-county")).to_be_visible()
    page.get_by_test_id("try-county").click()
    expect(page.get_by_test_id("try-told")).to_contain_text("试发成功")
    assert [one["event"] for one in receiver.bodies] == ["try"]
    receiver.answers = lambda path, body: (410, {})
    page.get_by_test_id("try-county").click()
    expect(page.get_by_test_id("try-told")).to_contain_text("对方答复了状态码 410")
    page.get_by_test_id("channel-county").click()
    expect(page.get_by_test_id("channel-secret")).to_have_value("")
    assert SECRET not in page.content()
    with create_engine(database).begin() as connection:
        connection.execute(DEAD)
    page.reload()
    expect(page.get_by_test_id("outbox-dead")).to_contain_text("失败 3")
    expect(page.locator("td.failure").first).to_contain_text("对方答复了状态码 500")
    assert faults(page) == []
    quiet(page)
    shoot(page, "settings-channels")
    page.locator("[data-testid^=resend-]").first.click()
    expect(page.get_by_test_id("outbox-dead")).to_contain_text("失败 2")
    page.get_by_test_id("again-county").click()
    page.get_by_test_id("confirm-yes").click()
    expect(page.get_by_test_id("again-done")).to_contain_text("已重新排队 2 条")
    page.get_by_test_id("outbox-waiting").click()
    expect(page.locator("td.to")).to_have_count(3)
