"""Tests, in layers: rules, db, api, migrations, e2e."""
