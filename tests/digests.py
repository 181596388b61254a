"""All rows of a database in short, to compare two of them."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.db import Base


def digests(session: Session) -> dict[str, str | None]:
    """A hash of each table's sorted rows, without salted passwords, when it was loaded, and how long routing took."""
    left_out = {("accounts", "password_hash"), ("accounts", "created_at")}
    found = {}
    for name, table in Base.metadata.tables.items():
        if name in ("sign_ins", "audit_entries", "reference_versions"):
            continue
        columns = ", ".join(f'"{one.name}"' for one in table.columns if (name, one.name) not in left_out)
        columns = columns.replace('"route"', "route - 'timings_ms'")
        rows = f"SELECT md5(ROW({columns})::text) AS row FROM {name}"
        found[name] = session.execute(text(f"SELECT md5(string_agg(row, '' ORDER BY row)) FROM ({rows}) t")).scalar()
    return found
