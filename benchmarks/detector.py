"""How surely a trained eye tells a filled square from a real one.

A gradient-boosting classifier sees the cues of filled squares and of the same squares
untouched. It is judged on photos that it was not trained on: five folds by photo, and
the area under the ROC curve. 1 is always right, 0.5 is guessing.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from benchmarks.cues import Cues, kind

CRUDE = ("telea", "navier-stokes", "biharmonic")
"""Smooth fillers, which every valid detector sees."""
CRUDE_LEAST = 0.99
UNTOUCHED_RANGE = (0.45, 0.55)

_FOLDS = 5
_SEEDS = (0, 1)


def detectability(
    filled: Sequence[Cues], real: Sequence[Cues], photos: Sequence[str]
) -> float:
    """Area under the ROC curve for "filled or real", on photos not learnt from.

    Args:
        filled: Cues of filled squares.
        real: Cues of the same squares, untouched, in the same order.
        photos: Which photo each square comes from; at least five different ones.
    """
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold

    values = _matrix([*filled, *real])
    labels = np.repeat([1, 0], [len(filled), len(real)])
    groups = np.array([*photos, *photos])
    areas = []
    # One thread: on a busy machine OpenMP's threads mostly wait for each other.
    with threadpool_limits(1):
        for train, test in GroupKFold(_FOLDS).split(values, labels, groups):
            votes = _votes(values[train], labels[train], values[test])
            areas.append(roc_auc_score(labels[test], votes))
    return float(np.mean(areas))


def by_kind(
    filled: Sequence[Cues], real: Sequence[Cues], photos: Sequence[str]
) -> dict[str, float]:
    """What detectors that look for one kind of cue alone would reach.

    Tells what gives a filler away; arguments as for `detectability`.
    """

    def only(wanted: str, rows: Sequence[Cues]) -> list[Cues]:
        return [{n: v for n, v in row.items() if kind(n) == wanted} for row in rows]

    kinds = sorted({kind(name) for name in filled[0]})
    return {
        wanted: detectability(only(wanted, filled), only(wanted, real), photos)
        for wanted in kinds
    }


def validity(detected: Mapping[str, float]) -> str:
    """One sentence on whether this run's detector may be believed.

    Args:
        detected: Detectability by filler, with "untouched" among them.
    """
    crude = {name: detected[name] for name in CRUDE if name in detected}
    low, high = UNTOUCHED_RANGE
    untouched = detected["untouched"]
    if len(crude) < len(CRUDE):
        missing = ", ".join(name for name in CRUDE if name not in crude)
        return f"Detector not checked: the run lacks {missing}."
    is_valid = min(crude.values()) >= CRUDE_LEAST and low <= untouched <= high
    figures = ", ".join(f"{name} {area:.3f}" for name, area in crude.items())
    return (
        f"Detector {'valid' if is_valid else 'NOT VALID'}: {figures} "
        f"(at least {CRUDE_LEAST}), untouched {untouched:.3f} ({low}-{high})."
    )


def _matrix(rows: Sequence[Cues]) -> NDArray[np.float64]:
    """One column a cue; NaN, which the classifier understands, where one is missing."""
    names = sorted({name for row in rows for name in row})
    return np.array([[row.get(name, np.nan) for name in names] for row in rows])


def _votes(
    values: NDArray[np.float64],
    labels: NDArray[np.int64],
    questions: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Several classifiers, each on other cues, agree on a probability."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    known = ~np.isnan(values).all(axis=0)
    votes = []
    for seed in _SEEDS:
        classifier = HistGradientBoostingClassifier(
            learning_rate=0.1,
            max_iter=150,
            max_leaf_nodes=8,
            max_bins=63,
            min_samples_leaf=10,
            l2_regularization=1.0,
            max_features=0.3,
            early_stopping=False,
            random_state=seed,
        )
        classifier.fit(values[:, known], labels)
        votes.append(classifier.predict_proba(questions[:, known])[:, 1])
    return np.mean(votes, axis=0)
