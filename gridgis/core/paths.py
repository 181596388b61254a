"""Where the files that come with the product lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "data" / "reference"
DEMO = ROOT / "data" / "demo"
MIGRATIONS = ROOT / "migrations"
