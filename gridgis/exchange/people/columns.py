"""Columns of tables of people, and who may send and fetch them."""

from sqlalchemy.orm import Session

from gridgis.core.wording import Phrase
from gridgis.divisions import queries as divisions
from gridgis.exchange.tables.columns import Column
from gridgis.people.duties import MANAGE
from gridgis.security.rules import Actor, Spot, require

TITLE = Phrase("person_file.title")
OTHER_NAMES = {
    "name": ("人员", "人员姓名", "网格员姓名"),
    "phone": ("联系电话", "手机", "手机号", "手机号码", "电话号码"),
    "town_code": ("所属镇街", "镇街", "乡镇", "街道", "用人镇街"),
    "employment": ("用工性质", "人员类别", "聘用方式"),
    "employer": ("单位", "工作单位", "劳务公司"),
    "born_on": ("出生年月日", "生日"),
    "contract_from": ("合同开始", "合同起"),
    "contract_until": ("合同到期", "合同止", "合同截止"),
    "post": ("职务", "岗位名称", "担任职务"),
    "places": ("网格", "所在网格", "负责网格", "网格名称"),
    "first_day": ("任职日期", "任职时间", "到岗日期"),
    "last_day": ("离任日期",),
    "lines": ("能力", "培训条线"),
    "id": ("编号", "人员编码"),
}
"""What other tables call the columns."""


def _column(name: str, *, required: bool = False) -> Column:
    head, note = Phrase(f"person_file.{name}"), Phrase(f"person_file.{name}_note")
    return Column(name, head, note, required, OTHER_NAMES.get(name, ()))


DAYS = ("born_on", "contract_from", "contract_until")
COLUMNS = (
    *(_column(name, required=True) for name in ("name", "town_code")),
    *(_column(name) for name in ("phone", "employment", "employer", *DAYS, "post", "places", "first_day", "last_day")),
    *(_column(name) for name in ("takes_over", "lines", "id")),
)


def require_there(session: Session, actor: Actor, county_code: str) -> None:
    """Let pass whoever manages people in the county or in one of its towns."""
    county = divisions.tree(session).get(county_code)
    if county is None or set(county.children).isdisjoint(actor.codes(MANAGE, "town")):
        require(actor, MANAGE, Spot(county_code))
