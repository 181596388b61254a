"""Likely categories from words: character n-grams, weighed by how rare they are, in a multinomial logistic regression.

Both are scikit-learn's (`TfidfVectorizer`, `LogisticRegression`). What is kept of a model is numbers and strings, no
pickle: whoever can write a row of a table cannot make the server run anything.
"""

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from gridgis.core.errors import Conflict

LEAST_OF_ONE = 5
"""A category with fewer cases is not learnt."""
LEAST_OF_ALL = 50
"""Nothing is learnt from fewer cases."""
MOST = 60_000
"""So many of the newest cases are learnt from."""
HELD_OUT = 0.2
"""The share of the newest cases that is kept apart to measure what was learnt from the others."""
SHOWN = 3
FOLDS = 5
_GRAMS, _FEATURES, _RARE, _STRENGTH, _ROUNDS = (1, 3), 30_000, 2, 10.0, 200
_DIGITS = {ord(one): "0" for one in "123456789"}


class Example(NamedTuple):
    """A report's words and the category in which its case was closed."""

    text: str
    category_code: str


class Likely(NamedTuple):
    """A category, and the probability that it is meant; those of all categories sum to 1."""

    category_code: str
    probability: float


def too_few(cases: int, categories: int) -> Conflict:
    """The refusal to learn from so little: how many cases there are, and in how many categories that can be learnt."""
    return Conflict(
        "suggesting.too_few",
        cases=cases,
        categories=categories,
        least=LEAST_OF_ALL,
        each=LEAST_OF_ONE,
    )


@dataclass(frozen=True)
class Hits:
    """Of so many cases how often the first category was right, and how often one of the three."""

    category_code: str
    cases: int
    first: int
    three: int


@dataclass(frozen=True)
class Measured:
    """How a model did on cases that it had not learnt from.

    `unlearnt`: of these cases those in a category too rare to be learnt, all missed; `commonest`: how often naming
    always the most frequent category would have been right; `claimed`: the mean probability told for the first
    category, which is honest when it is near the share that was right; `seen`: how many texts stand word for word
    among those learnt from, and `new` what was hit among the others.
    """

    learnt: int
    all: Hits
    new: Hits
    seen: int
    unlearnt: int
    commonest: int
    claimed: float
    categories: list[Hits]


def plain(text: str) -> str:
    """Words as they are compared: one width, small letters, no blanks, and any digit for all: numbers name people."""
    return "".join(unicodedata.normalize("NFKC", text).lower().translate(_DIGITS).split())


class Model:
    """What was learnt: categories from words."""

    def __init__(self, words: Any, weights: Any) -> None:
        self._words, self._weights = words, weights

    @property
    def categories(self) -> list[str]:
        """The codes of the categories it knows, sorted."""
        return [str(one) for one in self._weights.classes_]

    def likely(self, texts: Sequence[str], most: int = SHOWN) -> list[list[Likely]]:
        """For each text the likeliest categories, the most probable first; none for one of which nothing is known."""
        if not texts:
            return []
        found = self._words.transform([plain(one) for one in texts])
        told = self._weights.predict_proba(found)
        best = np.argsort(-told, axis=1, kind="stable")[:, :most]
        names = self._weights.classes_
        known = np.diff(found.indptr) > 0
        return [
            [Likely(str(names[at]), round(float(row[at]), 4)) for at in order] if any_known else []
            for row, order, any_known in zip(told, best, known, strict=True)
        ]

    def kept(self) -> bytes:
        """The model as bytes for `opened`: arrays in NumPy's own form, without objects."""
        grams = self._words.get_feature_names_out()
        out = io.BytesIO()
        np.savez_compressed(
            out,
            grams=np.frombuffer(json.dumps(list(grams), ensure_ascii=False).encode(), dtype=np.uint8),
            rarity=self._words.idf_.astype(np.float32),
            weights=self._weights.coef_.astype(np.float32),
            bias=self._weights.intercept_.astype(np.float32),
            categories=np.array(self.categories),
        )
        return out.getvalue()


def opened(kept: bytes) -> Model:
    """A model out of the bytes that `kept` made."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  half a second, of few requests
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    with np.load(io.BytesIO(kept), allow_pickle=False) as stored:
        words = TfidfVectorizer(vocabulary=json.loads(stored["grams"].tobytes()), **_WORDS)
        words.idf_ = stored["rarity"]
        weights = LogisticRegression()
        weights.coef_, weights.intercept_ = stored["weights"], stored["bias"]
        weights.classes_ = stored["categories"]
        weights.n_features_in_ = len(stored["rarity"])
    return Model(words, weights)


_WORDS: dict[str, Any] = {"analyzer": "char", "ngram_range": _GRAMS, "sublinear_tf": True, "dtype": np.float32}


def learnt(examples: Sequence[Example]) -> Model:
    """A model of the newest `MOST` of some cases, given with the newest last.

    Raises:
        Conflict: fewer than `LEAST_OF_ALL` cases, or fewer than two categories, that can be learnt.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    usable = learnable(examples[-MOST:])
    words = TfidfVectorizer(min_df=_RARE, max_features=_FEATURES, **_WORDS)
    found = words.fit_transform([plain(one.text) for one in usable])
    weights = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, tol=1e-3)
    weights.fit(found, [one.category_code for one in usable])
    return Model(words, weights)


def learnable(examples: Sequence[Example]) -> list[Example]:
    """Those in categories that are frequent enough.

    Raises:
        Conflict: as `learnt`.
    """
    often = Counter(one.category_code for one in examples)
    usable = [one for one in examples if often[one.category_code] >= LEAST_OF_ONE]
    categories = len({one.category_code for one in usable})
    if len(usable) < LEAST_OF_ALL or categories < 2:
        raise too_few(len(usable), categories)
    return usable


def measured(examples: Sequence[Example]) -> Measured:
    """How a model of the older cases does on the newest fifth: the future is what it will be asked about.

    Args:
        examples: the newest last.

    Raises:
        Conflict: as `learnt`.
    """
    newest = examples[-MOST:]
    cut = len(newest) - round(len(newest) * HELD_OUT)
    return judged([(newest[:cut], newest[cut:])])


def crossed(examples: Sequence[Example], seed: int = 0) -> Measured:
    """How models of four fifths of the wordings do on the fifth that is left, each fifth once; for cases without order.

    The same words are never on both sides: known again is not understood.

    Raises:
        Conflict: as `learnt`.
    """
    wordings = sorted({plain(one.text) for one in examples})
    fold = dict(zip(wordings, np.random.default_rng(seed).permutation(len(wordings)) % FOLDS, strict=True))
    parts = [[one for one in examples if fold[plain(one.text)] == nth] for nth in range(FOLDS)]
    return judged([([one for other in parts if other is not part for one in other], part) for part in parts if part])


def judged(rounds: Sequence[tuple[Sequence[Example], Sequence[Example]]], model: Model | None = None) -> Measured:
    """What comes of learning from the first of each pair and being asked the second.

    Args:
        rounds: what is learnt from, and what is asked.
        model: one that stands already; nothing is learnt then.
    """
    asked: list[tuple[Example, list[Likely], bool]] = []
    commonest = unlearnt = learnt_from = 0
    for before, held in rounds:
        one = model or learnt(before)
        texts = {plain(example.text) for example in before}
        told = one.likely([example.text for example in held])
        asked += [(example, row, plain(example.text) in texts) for example, row in zip(held, told, strict=True)]
        most = Counter(example.category_code for example in before or held).most_common(1)
        commonest += sum(example.category_code == most[0][0] for example in held) if most else 0
        known = {*one.categories}
        unlearnt += sum(example.category_code not in known for example in held)
        learnt_from = max(learnt_from, len(before))
    return _told(asked, learnt_from, commonest, unlearnt)


def _told(
    asked: Sequence[tuple[Example, list[Likely], bool]], learnt_from: int, commonest: int, unlearnt: int
) -> Measured:
    claims = [row[0].probability for _, row, _ in asked if row]
    return Measured(
        learnt=learnt_from,
        all=_hits("", asked),
        new=_hits("", [one for one in asked if not one[2]]),
        seen=sum(seen for _, _, seen in asked),
        unlearnt=unlearnt,
        commonest=commonest,
        claimed=round(sum(claims) / len(claims), 4) if claims else 0.0,
        categories=list(_by_category(asked)),
    )


def _by_category(asked: Sequence[tuple[Example, list[Likely], bool]]) -> Iterator[Hits]:
    """Of each category that was asked, the most frequent first."""
    often = Counter(example.category_code for example, _, _ in asked)
    for code, _ in sorted(often.items(), key=lambda one: (-one[1], one[0])):
        yield _hits(code, [one for one in asked if one[0].category_code == code])


def _hits(code: str, asked: Sequence[tuple[Example, list[Likely], bool]]) -> Hits:
    rows = [(example.category_code, [one.category_code for one in row]) for example, row, _ in asked]
    return Hits(code, len(rows), sum(right in row[:1] for right, row in rows), sum(right in row for right, row in rows))
