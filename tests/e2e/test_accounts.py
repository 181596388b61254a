"""An administrator hands an account over, and the newcomer comes in."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def test_an_administrator_makes_a_link_and_the_newcomer_sets_a_password_and_is_in(
    open_page: Open, shoot: Shoot
) -> None:
    page = open_page("admin")
    page.wait_for_url("**/settings/accounts")
    expect(page.get_by_test_id("account-row").first).to_be_visible()
    assert faults(page) == []
    shoot(page, "accounts")
    page.keyboard.press("n")
    page.get_by_test_id("open-system").click()
    page.get_by_test_id("open-display").fill("水位监测")
    page.get_by_test_id("open-username").fill("meter.new")
    page.get_by_test_id("open-submit").click()
    panel = page.get_by_test_id("account-panel")
    expect(panel).to_contain_text("水位监测")
    page.get_by_test_id("account-give").click()
    page.get_by_test_id("role-code").select_option("reporter")
    page.get_by_test_id("role-level").select_option("county")
    page.get_by_test_id("role-place").select_option(index=0)
    page.get_by_test_id("role-submit").click()
    expect(page.get_by_test_id("account-post")).to_contain_text("上报人")
    page.get_by_test_id("account-rights").click()
    expect(page.get_by_test_id("right")).to_contain_text("上报")
    page.get_by_test_id("account-link").click()
    path = urlsplit(page.get_by_test_id("link-address").input_value()).path
    page.get_by_test_id("dialog-close").click()

    newcomer = open_page(None, path)
    expect(newcomer.get_by_test_id("welcome-form")).to_contain_text("水位监测")
    shoot(newcomer, "welcome")
    newcomer.get_by_test_id("welcome-password").fill("1234567890")
    newcomer.get_by_test_id("welcome-again").fill("1234567890")
    newcomer.get_by_test_id("welcome-submit").click()
    expect(newcomer.get_by_test_id("welcome-refused")).to_contain_text("太常见")
    for field in ("welcome-password", "welcome-again"):
        newcomer.get_by_test_id(field).fill("seven unlike words")
    newcomer.get_by_test_id("welcome-submit").click()
    expect(newcomer.get_by_test_id("user-menu")).to_contain_text("水位监测")

    later = open_page(None, path)
    expect(later.get_by_test_id("welcome-problem")).to_contain_text("已使用")

    page.get_by_test_id("account-close").click()
    page.get_by_test_id("account-reason").fill("设备拆除")
    page.get_by_test_id("account-decide").click()
    expect(page.get_by_test_id("account-done")).to_contain_text("已停用")
    newcomer.reload()
    expect(newcomer.get_by_test_id("login-form")).to_be_visible()
