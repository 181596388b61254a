"""What was learnt in a county, by the moment it was, with its card."""

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class SuggestionModel(Base):
    """A try to learn: the model with what is known of it, or why there is none."""

    __tablename__ = "suggestion_models"

    county_code: Mapped[str] = mapped_column(primary_key=True)
    trained_at: Mapped[datetime] = mapped_column(primary_key=True)
    kept: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Of the newest two alone; the cards of older ones tell how it went."""
    card: Mapped[dict[str, Any]]
