"""Training sessions over the wire."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from api.schemas.parts import Body, Text
from gridgis.core.vocabulary import Line
from gridgis.people.training.actions import MOST_PEOPLE, TrainingPlan
from gridgis.people.training.rules import MOST_CHOICES, MOST_MONTHS, MOST_QUESTIONS, Question

SHORT, LONG = 100, 300
Choices = Annotated[list[Annotated[int, Field(ge=0, lt=MOST_CHOICES)]], Field(max_length=MOST_CHOICES)]


class QuestionIn(Body):
    """A question with its choices, and which of them are right, counted from nought."""

    text: Text = Field(min_length=1, max_length=LONG)
    choices: list[Annotated[Text, Field(max_length=LONG)]] = Field(min_length=2, max_length=MOST_CHOICES)
    right: Choices = Field(min_length=1)


class TrainingIn(Body):
    """A session of a course; invited are people, and chiefs and full-timers whom towns employ."""

    place_code: Text = Field(max_length=20, description="the county or town that organises it")
    title: Text = Field(min_length=1, max_length=SHORT)
    line: Line
    teacher_code: Text | None = Field(None, max_length=60, description="the office that teaches")
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    venue: Text = Field("", max_length=SHORT)
    link: Text = Field("", max_length=LONG, description="of the video meeting")
    required: bool = False
    valid_months: int = Field(12, ge=1, le=MOST_MONTHS)
    pass_mark: int = Field(60, ge=1, le=100)
    questions: list[QuestionIn] = Field(default_factory=list, max_length=MOST_QUESTIONS)
    person_ids: list[Annotated[int, Field(ge=1, lt=2**63)]] = Field(default_factory=list, max_length=MOST_PEOPLE)
    towns: list[Annotated[Text, Field(max_length=20)]] = Field(default_factory=list, max_length=100)

    def plan(self) -> TrainingPlan:
        """The same as asked for."""
        questions = tuple(Question(one.text, tuple(one.choices), tuple(one.right)) for one in self.questions)
        plain = {name: value for name, value in vars(self).items() if name not in ("questions", "person_ids", "towns")}
        return TrainingPlan(**plain, questions=questions, person_ids=tuple(self.person_ids), towns=tuple(self.towns))


class SignInCodeIn(Body):
    """The six digits shown at the session."""

    code: Text = Field(min_length=1, max_length=10)


class SeenThereIn(Body):
    """People who were seen there."""

    person_ids: list[Annotated[int, Field(ge=1, lt=2**63)]] = Field(min_length=1, max_length=MOST_PEOPLE)


class AnswersIn(Body):
    """The choices made, a list a question."""

    answers: list[Choices] = Field(max_length=MOST_QUESTIONS)
