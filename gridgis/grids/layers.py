"""Reading the layers of grids."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.held import held
from gridgis.core.wording import Both
from gridgis.grids.models import Grid, LayerRow
from gridgis.grids.rules import Layer

COLUMNS = LayerRow.__table__.columns
"""Of a layer, in the order of `Layer`."""


def layers(session: Session) -> dict[str, Layer]:
    """The layers of grids by code, in the order in which they are shown."""

    def read() -> dict[str, Layer]:
        return {row.code: Layer(*row) for row in session.execute(select(*COLUMNS).order_by(LayerRow.position))}

    return held(session, Layer, read)


def routing_layers(session: Session) -> list[str]:
    """Codes of the layers whose grids may be responsible."""
    return [code for code, layer in layers(session).items() if layer.precedence is not None]


def counting_layers(session: Session) -> list[str]:
    """Codes of the layers that route nothing and count the cases that lie in their grids."""
    return [code for code, layer in layers(session).items() if layer.only_counts]


def only_counts(session: Session, code: str) -> bool:
    """Whether this is the code of a grid of such a layer."""
    counting = counting_layers(session)
    return bool(counting) and session.scalar(select(Grid.layer).where(Grid.code == code)) in counting


def layer_of(session: Session, code: str) -> Layer:
    """A layer by its code.

    Raises:
        Invalid: there is none of this code.
    """
    known = layers(session)
    if code not in known:
        named = [Both(f"{one.code}（{one.name_zh}）", one.code) for one in known.values()]
        raise Invalid("grids.no_layer", layers=named, field="layer")
    return known[code]
