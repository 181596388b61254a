"""Print the OpenAPI document; needs no database."""

import json

from api.app import create_app
from api.documenting import openapi
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.settings import Settings


def main() -> None:
    """Write the document to standard output, keys sorted."""
    url = "postgresql://nobody@127.0.0.1:1/none"
    app = create_app(Settings(), make_sessions(make_engine(url)), url)
    print(json.dumps(openapi(app), ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
