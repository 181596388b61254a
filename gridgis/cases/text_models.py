"""What cases say, to look words up in."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class CaseText(Base):
    """What a case's description and address say, in small letters behind a sign of the month; a trigger writes it."""

    __tablename__ = "case_texts"
    __table_args__ = (
        Index(
            "ix_case_texts_pairs",
            text("text_pairs(said)"),
            postgresql_using="gin",
            postgresql_with={"gin_pending_list_limit": 256},
        ),
    )

    number: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[str]
