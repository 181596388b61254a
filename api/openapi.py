"""Print the OpenAPI document; needs no database."""

import json
from typing import Any

from api.app import create_app
from api.documenting import openapi
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.settings import Settings


def document() -> dict[str, Any]:
    """The document of an application that reaches no database."""
    url = "postgresql://nobody@127.0.0.1:1/none"
    return openapi(create_app(Settings(), make_sessions(make_engine(url)), url))


def main() -> None:
    """Write the document to standard output, keys sorted."""
    print(json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
