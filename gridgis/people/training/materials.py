"""Materials of a session: files kept as they came, for whoever sees the session."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, NotFound
from gridgis.media import papers
from gridgis.media.stores import Store
from gridgis.people.training.actions import held
from gridgis.people.training.models import TrainingMaterial
from gridgis.people.training.queries import TrainingCard, card, seen
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

MOST = 20


@audited("training_material_put", "training", "{training_id}", name="name")
def put(
    session: Session,
    actor: Actor,
    training_id: int,
    name: str,
    content: bytes,
    store: Store,
    *,
    most_pixels: int,
    at: datetime,
) -> TrainingCard:
    """Put a file to a session.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: `training.manage` is not held there.
        Conflict: it is cancelled, or has as many as may be.
        Invalid: it is of no kind that is taken, too large, broken, or has no name.
    """
    row = held(session, actor, training_id)
    told = papers.name_of(name)
    there = select(func.count()).where(TrainingMaterial.training_id == row.id)
    if session.scalar(there) == MOST:
        raise Conflict("training.materials", most=MOST, field="content")
    kept = papers.keep(content, store, most_pixels=most_pixels, word=True)
    facts = {
        "sha256": kept.sha256,
        "content_type": kept.content_type,
        "size": len(content),
        "put_by": actor.display_name,
    }
    session.add(TrainingMaterial(training_id=row.id, name=told, put_at=at, **facts))
    session.flush()
    return card(session, actor, row.id)


@audited("training_material_removed", "training", "{training_id}", material_id="material_id")
def remove(session: Session, actor: Actor, training_id: int, material_id: int, *, at: datetime) -> TrainingCard:
    """Take a file away from a session; the same file may be put again.

    Raises:
        NotFound: the actor sees no such session, or it has no such file.
        Forbidden: `training.manage` is not held there.
        Conflict: it is cancelled.
    """
    row = held(session, actor, training_id)
    session.delete(read(session, actor, training_id, material_id))
    session.flush()
    return card(session, actor, row.id)


def read(session: Session, actor: Actor, training_id: int, material_id: int) -> TrainingMaterial:
    """A file of a session.

    Raises:
        NotFound: the actor sees no such session, or it has no such file.
    """
    row = seen(session, actor, training_id)
    found = session.get(TrainingMaterial, material_id)
    if found is None or found.training_id != row.id:
        raise NotFound("training.no_material")
    return found
