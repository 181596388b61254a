"""Columns of tables of people, and who may send and fetch them."""

from sqlalchemy.orm import Session

from gridgis.divisions import queries as divisions
from gridgis.exchange.tables.columns import columns_of
from gridgis.people.duties import MANAGE
from gridgis.security.rules import Actor, Spot, require

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


DAYS = ("born_on", "contract_from", "contract_until")
_POST = ("post", "places", "first_day", "last_day", "takes_over")
NAMES = ("name", "town_code", "phone", "employment", "employer", *DAYS, *_POST, "lines", "id")
COLUMNS = columns_of("person_file", NAMES, required=NAMES[:2], other_names=OTHER_NAMES)


def require_there(session: Session, actor: Actor, county_code: str) -> None:
    """Let pass whoever manages people in the county or in one of its towns."""
    county = divisions.tree(session).get(county_code)
    if county is None or set(county.children).isdisjoint(actor.codes(MANAGE, "town")):
        require(actor, MANAGE, Spot(county_code))
