"""Handouts of the demo's trainings: a sheet of key points each, as a Word file, kept as any material is."""

import zipfile
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.media.stores import Store
from gridgis.people.training import materials
from gridgis.people.training.models import Training
from gridgis.security.rules import SYSTEM

POINTS = {
    "fire": (
        "楼道、疏散通道不堆物，常闭式防火门不敞开。",
        "电动自行车不进楼、不进户充电，不从楼上拉线。",
        "沿街店铺住人的，查看是否有第二出口和逃生窗。",
        "能当场清理的劝告清理并拍照；清不了的上报，附照片和位置。",
    ),
    "justice": (
        "先稳住情绪，分开听双方各说一遍，不当场下结论。",
        "问清起因、经过、各自要求，记下时间、地点和在场的人。",
        "邻里、家庭小纠纷可由村（社区）协商，写成简短记录。",
        "有动手、扬言报复或涉及多人的，立即上报并拨打 110。",
    ),
    "new_resident": (
        "入住三日内登记，离开的及时注销，信息一次采集、多方共用。",
        "核对证件，不留复印件；电话和住址当面确认。",
        "出租房告知房东登记责任和消防要求。",
        "发现群租、日租房的，上报并注明房号。",
    ),
}
"""What each course's sheet says, by line."""
MADE = (2026, 1, 1, 0, 0, 0)
"""The day written in the files, so that a seed gives the same bytes."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def hand_out(session: Session, store: Store, *, most_pixels: int, at: datetime) -> int:
    """Put a sheet of key points to every session of the demo.

    Args:
        store: of papers and photos.

    Returns:
        To how many.
    """
    found = session.scalars(select(Training).order_by(Training.id)).all()
    for one in found:
        content = sheet(one.title, POINTS[one.line])
        name = f"{one.title}（讲义）.docx"
        materials.put(session, SYSTEM, one.id, name, content, store, most_pixels=most_pixels, at=at)
    return len(found)


def sheet(title: str, points: tuple[str, ...]) -> bytes:
    """A Word file: the title, then numbered points; the same words give the same bytes."""
    lines = [title, *(f"{n}. {point}" for n, point in enumerate(points, 1))]
    told = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    body = f'{HEAD}<w:document xmlns:w="{WORDS}"><w:body>{told}</w:body></w:document>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS), ("word/document.xml", body)):
            packed.writestr(zipfile.ZipInfo(part, MADE), text)
    return made.getvalue()
