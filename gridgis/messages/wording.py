"""What is told of an event, in both languages."""

from gridgis.core.wording import catalogue, twice


def title_of(event: str) -> tuple[str, str]:
    """An event's words in Chinese and English; a move that has none of its own goes by its name."""
    kind = f"message.{event}"
    return twice(kind if kind in catalogue() else f"case_move.{event}")
