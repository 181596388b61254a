"""Operations whose requests stand in modules of their own, by capability."""

from typing import Any

from tests.api.admissions import ADMISSIONS
from tests.api.briefing_routes import BRIEFINGS_ASKED
from tests.api.collecting import ABOUT
from tests.api.figures import FIGURES_ASKED
from tests.api.gathering import MEETINGS
from tests.api.walking import PATROLS

ELSEWHERE: dict[str, dict[str, Any]] = FIGURES_ASKED | BRIEFINGS_ASKED | MEETINGS | ABOUT | PATROLS | ADMISSIONS
