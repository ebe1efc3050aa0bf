#!/usr/bin/env python3
"""The steps of the analysis `movielens` in pandas, NumPy and scikit-learn, with figures by matplotlib: the peer of a whole report.

usage: movielens_peer.py FOLDER [MODEL_ROWS]

FOLDER holds MovieLens 1M or 100K, or sample data (`./weft sample movielens --scale 1 --to FOLDER`); MODEL_ROWS is the number of rows that
models are made of (100,000 as in the report). Prints one line of JSON: seconds, megabytes (the peak memory) and a few results, which
agree with the report where both do the same. Factors are found as in the report, one user and one film after the other.
"""
import json
import resource
import sys
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.calibration import calibration_curve
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupShuffleSplit, KFold, StratifiedKFold, cross_validate, train_test_split

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests/Scripts/movielens"))
import reference as steps


def figure(draw):
    """A figure, drawn and written as a report needs it."""
    plt.figure(figsize=(8, 5))
    draw()
    for ending in ["svg", "pdf"]:
        plt.savefig(f"/tmp/movielens_peer.{ending}")
    plt.close()


def explore(table):
    for key in ["user", "film"]:
        figure(lambda: plt.plot(np.sort(table.groupby(key).size())))
    days = (table.timestamp - table.groupby("user").timestamp.transform("min")) / 86400
    figure(lambda: pd.cut(days, [-1, 1 / 24, 1, 7, 30, 1e9]).value_counts().plot.bar())
    month = pd.to_datetime(table.timestamp, unit="s").dt.to_period("M")
    figure(lambda: table.groupby(month).liked.mean().plot())
    long = table[["genres", "gender", "age group", "liked"]].explode("genres")
    cells = long.groupby(["genres", "gender", "age group"]).liked.mean().unstack([1, 2])
    figure(lambda: plt.imshow(cells.to_numpy(float)))
    figure(lambda: long.groupby(["genres", "gender"]).liked.mean().unstack().plot())
    figure(lambda: table.groupby("occupation").liked.mean().plot.barh())


def interval(y, probability, groups=None, samples=200):
    """The bootstrap interval of the area under the ROC curve, of whole groups if there are any."""
    rng, areas = np.random.RandomState(42), []
    names, codes = np.unique(groups if groups is not None else np.arange(len(y)), return_inverse=True)
    for _ in range(samples):
        weights = np.bincount(rng.randint(0, len(names), len(names)), minlength=len(names))[codes]
        areas.append(roc_auc_score(y, probability, sample_weight=weights))
    return np.percentile(areas, [2.5, 97.5])


def factors(users, items, values, shape, k=10, iterations=10):
    """Biases and factors by alternating least squares, by the rule of `MatrixFactorization`."""
    mean, rng = values.mean(), np.random.RandomState(42)
    sides = [np.zeros((shape[0], k + 1)), np.zeros((shape[1], k + 1))]
    sides[0][:, 1:] = rng.normal(0, 0.1, (shape[0], k))
    penalty = np.diag([5.0] + [8.0] * k)
    order = [np.argsort(codes, kind="stable") for codes in (users, items)]
    ends = [np.cumsum(np.bincount(codes, minlength=n)) for codes, n in ((users, shape[0]), (items, shape[1]))]
    for _ in range(iterations):
        for side, others in ((1, users), (0, items)):
            own, other, start = sides[side], sides[1 - side], 0
            for index, end in enumerate(ends[side]):
                rows = order[side][start:end]
                start = end
                if len(rows) == 0:
                    own[index] = 0
                    continue
                x = other[others[rows]].copy()
                rest = values[rows] - mean - x[:, 0]
                x[:, 0] = 1
                own[index] = np.linalg.solve(x.T @ x + penalty, x.T @ rest)
    return mean, sides


def stars(train, test, codes, values, shape):
    """Predictions of biases and of factors that were fitted to other ratings."""
    mean, user, item = steps.biases(codes[0][train], codes[1][train], values[train], shape)
    bias = mean + user[codes[0][test]] + item[codes[1][test]]
    mean, (p, q) = factors(codes[0][train], codes[1][train], values[train], shape)
    p, q = p[codes[0][test]], q[codes[1][test]]
    return np.clip(bias, 1, 5), np.clip(mean + p[:, 0] + q[:, 0] + (p[:, 1:] * q[:, 1:]).sum(1), 1, 5)


def main():
    start = time.perf_counter()
    folder, size = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    whole = steps.merge(*steps.read(folder))
    explore(whole)
    whole = steps.with_history(whole)
    sample = np.sort(np.random.RandomState(42).permutation(len(whole))[:size])
    table, genres = steps.with_genres(whole.iloc[sample].copy())
    numbers = [name for name in steps.NUMBERS + genres if table[name].nunique() > 1]
    categories = [name for name in steps.CATEGORIES if table[name].nunique() > 1]
    y, rows = table.liked.to_numpy(), np.arange(len(table))
    model = steps.regression(numbers, categories)

    def reached(train, test, numbers=numbers, categories=categories):
        fitted = steps.regression(numbers, categories).fit(table.iloc[train], y[train])
        return fitted.predict_proba(table.iloc[test])[:, 1]

    train, test = train_test_split(rows, test_size=0.2, stratify=y, random_state=42)
    folds = StratifiedKFold(5, shuffle=True, random_state=42)
    cv = cross_validate(model, table.iloc[train], y[train], cv=folds, scoring=["accuracy", "roc_auc", "f1"])
    own = reached(train, test)
    x = pd.get_dummies(table[numbers + categories].astype({name: str for name in categories})).fillna(0).to_numpy(float)
    others = [RandomForestClassifier(50, min_samples_leaf=20, n_jobs=-1, random_state=42), HistGradientBoostingClassifier(random_state=42)]
    for probability in [own] + [one.fit(x[train], y[train]).predict_proba(x[test])[:, 1] for one in others]:
        interval(y[test], probability)
        figure(lambda: plt.plot(*calibration_curve(y[test], probability, n_bins=10)))

    codes = [pd.factorize(whole[name])[0] for name in ["user", "film"]]
    shape, values = [c.max() + 1 for c in codes], whole.rating.to_numpy(float)
    errors = []
    for one, two in KFold(5, shuffle=True, random_state=42).split(values):
        guesses = stars(one, two, codes, values, shape)
        errors.append([np.sqrt(np.mean((guess - values[two]) ** 2)) for guess in guesses])

    last = np.argsort(table.timestamp.to_numpy(), kind="stable")
    late = last[-len(last) // 5:]
    questions = [(train, test, ~np.isin(np.arange(len(values)), sample[test])),
                 (last[:-len(last) // 5], late, whole.timestamp.to_numpy() < table.timestamp.to_numpy()[late].min())]
    for name, code in zip(["user", "film"], codes):
        one, two = next(GroupShuffleSplit(1, test_size=0.2, random_state=42).split(table, y, table[name]))
        questions.append((one, two, ~np.isin(code, code[sample[two]])))
    areas = []
    for one, two, learned in questions:
        guesses = [reached(one, two)] + list(stars(np.flatnonzero(learned), sample[two], codes, values, shape))
        areas.append([roc_auc_score(y[two], guess) for guess in guesses])

    people = ["gender", "age group", "occupation", "region"]
    past = {"film": numbers[3:5], "user": numbers[:3], "both": numbers[:5], "genres": genres, "time": ["film's age", "year"]}
    groups = table.user.to_numpy()[test]
    for kept, chosen in [(past["film"], []), (past["user"], []), (past["both"], []), (genres, []),
                         (past["time"], categories[:3]), (numbers, categories[:3]), ([], people), (numbers, categories)]:
        interval(y[test], reached(train, test, kept, [name for name in chosen if name in categories]), groups)
    for age in table["age group"].unique():
        part = (table["age group"] == age).to_numpy()[test]
        if 0 < y[test][part].mean() < 1:
            interval(y[test][part], own[part])
    factors(*codes, values, shape)
    print(json.dumps({
        "seconds": round(time.perf_counter() - start, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "rows": len(whole),
        "cv.roc_auc.mean": round(cv["test_roc_auc"].mean(), 4), "rmse": np.mean(errors, axis=0).round(4).tolist(),
        "areas": np.round(areas, 3).tolist(),
    }))


if __name__ == "__main__":
    main()
