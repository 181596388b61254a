"""One core of moves: what a step is, who may take it, what must come along, and why the others are shut.

A capability names its life as a table (`LIFE`), and says how one thing of it stands before somebody (`Standing`).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.wording import Phrase

BY_CLOCK = "moves.by_clock"
STAYS = "="
BEFORE = "<"
"""The target of what undoes a move: the state before it, which its effect knows."""


@dataclass(frozen=True)
class Step:
    """Where a move leads.

    `needs` is a verb. By name: `brings` what must come along, `apart` deeds whose doer may not make it, since somebody
    else must decide, `only` what has to be there for there to be such a move at all, `unless` facts of the thing that
    shut it, `effect` what it does besides. A target `=` is the state it starts from. With a `part` the verb is
    held over that part of the thing, not over the thing itself. `undo`: who made it may undo it for some seconds.
    """

    target: str
    needs: str
    brings: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    effect: str = ""
    by_clock: bool = False
    only: tuple[str, ...] = ()
    part: str = ""
    undo: bool = False


Bar = Callable[[], object]
"""Asked whether something is in the way: a refusal where it is, anything else where not."""


def bars_of(*parts: Mapping[str, Bar]) -> dict[str, Bar]:
    """The bars of several subjects in one; a name means one thing.

    Raises:
        ValueError: two subjects have a bar of one name, so that one of them would never be asked.
    """
    bars: dict[str, Bar] = {}
    for part in parts:
        if twice := bars.keys() & part.keys():
            raise ValueError(f"bars told twice: {sorted(twice)}")
        bars |= part
    return bars


@dataclass(frozen=True)
class Standing:
    """How a thing stands before somebody: its state, the verbs they hold there, and what the names in its table mean.

    A bar is asked only where a step names it. `by_hand`: a person would move it, not the clock. `parts` says what
    they may over a part of the thing; what is not among them is as the thing itself.
    """

    state: str
    may: Callable[[str], bool]
    bars: Mapping[str, Bar]
    by_hand: bool
    parts: Mapping[str, Callable[[str], bool]] = field(default_factory=dict)

    def holds(self, step: Step) -> bool:
        """Whether they hold the verb that a step needs, there where it needs it."""
        return self.parts.get(step.part, self.may)(step.needs)

    def first(self, *names: str) -> Refusal | None:
        """The first of some bars that is in the way."""
        return next((found for name in names if isinstance(found := self.bars[name](), Refusal)), None)

    def why_shut(self, step: Step, *brings: str) -> Refusal | None:
        """What is in the way: the right, the clock, who else must decide, the thing itself, what must come along."""
        if not self.holds(step):
            return Forbidden("security.no_right", verb=step.needs)
        if step.by_clock and self.by_hand:
            return Forbidden(BY_CLOCK, verb=step.needs)
        return self.first(*step.only, *step.apart, *step.unless, *brings)


@dataclass(frozen=True)
class ShutMove:
    """A move that starts from the state something is in and can't be made all the same, and why."""

    move: str
    why_zh: str
    why_en: str


@dataclass(frozen=True)
class Life:
    """The moves of one kind of thing; a pair of state and move that is not among the steps is refused.

    The catalogue has their names in `case_move` and `case_state`, where the thing is `case`.
    """

    thing: str
    steps: Mapping[tuple[str, str], Step]

    @classmethod
    def of(cls, thing: str, table: Mapping[tuple[str, str], Step], *, undo: Collection[str] = ()) -> "Life":
        """A life from a table whose rows name all states from which a move starts, such as `draft returned`.

        Raises:
            ValueError: what may be undone is no move of the table.
        """
        if strange := {*undo} - {move for _, move in table}:
            raise ValueError(f"no moves of a {thing}: {sorted(strange)}")
        told = [(states, move, replace(step, undo=move in undo)) for (states, move), step in table.items()]
        each = [(one, move, step) for states, move, step in told for one in states.split()]
        return cls(
            thing,
            {(one, move): replace(step, target=one) if step.target == STAYS else step for one, move, step in each},
        )

    def leaving(self, state: str) -> dict[str, Step]:
        """The steps that leave a state, by move."""
        return {move: step for (source, move), step in self.steps.items() if source == state}

    def step(self, state: str, move: str) -> Step:
        """Where a move leads from a state.

        Raises:
            Invalid: no move of that name exists.
            Conflict: it does not start here; those that do are in `allowed`.
        """
        if (found := self.steps.get((state, move))) is not None:
            return found
        thing = Phrase(f"moves.{self.thing}")
        if move not in {name for _, name in self.steps}:
            raise Invalid("moves.no_move", move=move, thing=thing, field="move")
        named, state_name = Phrase(f"{self.thing}_move.{move}"), Phrase(f"{self.thing}_state.{state}")
        allowed = list(self.leaving(state))
        raise Conflict(
            "moves.cannot_move", thing=thing, move=named, state_name=state_name, state=state, allowed=allowed
        )

    def judge(self, standing: Standing, move: str) -> Step:
        """The step that somebody takes, with what they bring along.

        Raises:
            Refusal: as `step` does, or the first thing in the way. In `allowed` of a Conflict are the moves that start
                here and that the thing itself does not shut.
        """
        try:
            step = self.step(standing.state, move)
            if refusal := standing.why_shut(step, *step.brings):
                raise refusal
        except Conflict as refusal:
            going = [
                name
                for name, step in self.leaving(standing.state).items()
                if not standing.first(*step.only, *step.unless)
            ]
            refusal.facts |= {"state": standing.state, "allowed": going}
            raise
        return step

    def open_to(self, standing: Standing) -> dict[str, Step]:
        """The steps that somebody may take now, by move."""
        return {move: step for move, step in self.leaving(standing.state).items() if not standing.why_shut(step)}

    def shut_to(self, standing: Standing) -> list[ShutMove]:
        """The moves that somebody holds the verb for and can't make now; those of the clock are nobody's."""
        leaving = self.leaving(standing.state).items()
        held = [(move, step) for move, step in leaving if standing.holds(step) and not standing.first(*step.only)]
        shut = [(move, standing.why_shut(step)) for move, step in held]
        return [ShutMove(move, why.words("zh"), why.words("en")) for move, why in shut if why and why.kind != BY_CLOCK]


def missing(brought: object, kind: str, field: str) -> Bar:
    """The bar of a step that must bring something: in the way where there is nothing but blanks."""
    return lambda: not str(brought or "").strip() and Invalid(kind, field=field)
