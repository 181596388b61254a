"""Grids as revision 0019 had them lie in the layers that are rows now; a third is a row, and an unknown one none."""

from collections.abc import Callable

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade
from gridgis.grids.layers import COLUMNS
from gridgis.grids.rules import Layer
from tests.layers import LAYERS, PATROL

GRID = "INSERT INTO grids (code, layer, village_code, town_code, county_code) VALUES (:code, :layer, 'v', 't', 'c')"
ANOTHER = f"INSERT INTO layers VALUES ({', '.join(f':{column.name}' for column in COLUMNS)})"


def test_grids_of_before_keep_their_layers(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0019")
    with engine.begin() as connection:
        for code, level in (("c", "county"), ("t", "town"), ("v", "village")):
            values = {"code": code, "level": level}
            connection.execute(text("INSERT INTO divisions (code, level, name) VALUES (:code, :level, '')"), values)
        for n, layer in enumerate(LAYERS):
            connection.execute(text(GRID), {"code": str(n), "layer": layer})
    upgrade(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM layers")).all()
        assert {row.code: Layer(*row) for row in rows} == LAYERS
        assert connection.scalars(text("SELECT layer FROM grids ORDER BY code")).all() == [*LAYERS]
        connection.execute(text(ANOTHER), vars(PATROL))
        connection.execute(text(GRID), {"code": "p", "layer": "patrol"})
        with pytest.raises(IntegrityError, match="fk_grids_layer"), connection.begin_nested():
            connection.execute(text(GRID), {"code": "q", "layer": "water"})
        second = vars(PATROL) | {"code": "water", "cover": "whole"}
        with pytest.raises(IntegrityError, match="ix_layers_whole"), connection.begin_nested():
            connection.execute(text(ANOTHER), second)
    engine.dispose()
