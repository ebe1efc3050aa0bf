"""The workloads of `./weft bench learn`, run by the libraries that are commonly used for them.

    python learn_peers.py WORKLOAD --matrix DIR [--rows N]     runs a workload once, prints the outcome as a line of JSON
    python learn_peers.py versions                             prints the versions of the installed libraries

A workload runs in one process with two threads. Only the call is measured, with its data in memory in the layout
that suits the library: the wall time, and the peak memory less the memory before.
"""

import os

# Before the libraries start their threads.
for pool in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{pool}_NUM_THREADS"] = "2"

import argparse
import ctypes
import gc
import importlib
import json
import sys
import time

SCORED_ROWS = 100_000
PLAY_TRAINING_FRACTION = 0.8


def versions():
    found = {"Python": sys.version.split()[0]}
    for name, module in [("NumPy", "numpy"), ("scikit-learn", "sklearn"), ("LightGBM", "lightgbm")]:
        try:
            found[name] = importlib.import_module(module).__version__
        except ImportError:
            pass
    return found


class Folder:
    """A folder of matrices: little-endian Float32 in column-major order, and a byte for the class of each row."""

    def __init__(self, path):
        self.path = path

    def shape(self):
        with open(os.path.join(self.path, "shape.json")) as file:
            return json.load(file)

    def columns(self, file, rows):
        values = np.fromfile(os.path.join(self.path, file), "<f4")
        return values.reshape((rows, -1), order="F")

    def classes(self, name):
        return np.fromfile(os.path.join(self.path, f"{name}.u8"), np.uint8).astype(np.int32)

    def ratings(self, name, form, limit=None, order="F"):
        rows = self.shape()[name]
        x = np.array(self.columns(f"{name}{form}.f32", rows)[:limit], order=order)
        return x, self.classes(name)[:limit]

    def plays(self, limit=None):
        y = self.classes("spotify")
        x = self.columns("spotify.f32", len(y))
        end = int(len(y) * PLAY_TRAINING_FRACTION)
        training = slice(0, min(limit or end, end))
        return (np.asfortranarray(x[training]), y[training]), (np.asfortranarray(x[end:]), y[end:])


def memory(name):
    """Returns a value of /proc/self/status in megabytes; None if there is no such file."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith(name + ":"))
    except OSError:
        return None


def return_memory():
    """Returns free memory to the system, because free memory of earlier work would hide that of the call."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        pass


def measured(call):
    """Returns the result of a call, its time in seconds, and its peak memory less the memory before, in megabytes."""
    return_memory()
    try:
        with open("/proc/self/clear_refs", "w") as peak:
            peak.write("5")
        before = memory("VmRSS")
    except OSError:
        before = None
    start = time.perf_counter()
    result = call()
    seconds = time.perf_counter() - start
    megabytes = None if before is None else max(0.0, memory("VmHWM") - before)
    return result, {"seconds": seconds, "megabytes": megabytes}


def outcome(shape, cost, quality):
    return {"rows": shape[0], "columns": shape[1], **cost, "quality": float(quality)}


def fit(model, training, validation):
    from sklearn.metrics import roc_auc_score

    (x, y), (validation_x, validation_y) = training, validation
    _, cost = measured(lambda: model.fit(x, y))
    score = model.predict_proba(validation_x[:SCORED_ROWS])[:, 1]
    return outcome(x.shape, cost, roc_auc_score(validation_y[:SCORED_ROWS], score))


def lightgbm():
    from lightgbm import LGBMClassifier

    return LGBMClassifier(n_estimators=100, num_leaves=31, learning_rate=0.1, n_jobs=2, verbose=-1)


def boosting(folder, limit):
    training = folder.ratings("train", "", limit, order="C")
    return fit(lightgbm(), training, folder.ratings("validation", "", order="C"))


def boosting_depth3(folder, limit):
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(max_iter=100, early_stopping=False, max_depth=3)
    return fit(model, folder.ratings("train", "", limit), folder.ratings("validation", ""))


def forest(folder, limit):
    from sklearn.ensemble import RandomForestClassifier

    model = RandomForestClassifier(100, n_jobs=2, random_state=42)
    limit = min(limit or 500_000, 500_000)
    return fit(model, folder.ratings("train", "31", limit), folder.ratings("validation", "31"))


def forest_exact(folder, limit):
    from sklearn.ensemble import RandomForestClassifier

    model = RandomForestClassifier(100, max_depth=10, random_state=42, n_jobs=2)
    return fit(model, *folder.plays(min(limit or 120_000, 120_000)))


def logistic(folder, limit):
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(max_iter=1000, class_weight="balanced")
    training = folder.ratings("train", "31", limit, order="C")
    return fit(model, training, folder.ratings("validation", "31", order="C"))


def kmeans(folder, limit):
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    x, _ = folder.ratings("train", "31", min(limit or 10_000, 10_000))
    x = np.ascontiguousarray(x[:, :6], dtype=np.float64)

    def sweep():
        models = [KMeans(k, n_init=10, random_state=42).fit(x) for k in range(2, 10)]
        return [silhouette_score(x, model.labels_) for model in models]

    silhouettes, cost = measured(sweep)
    return outcome(x.shape, cost, np.mean(silhouettes))


def prediction(folder, limit):
    from sklearn.metrics import roc_auc_score

    x, y = folder.ratings("train", "", min(limit or 500_000, 500_000), order="C")
    model = lightgbm().fit(x, y)
    del x, y
    x, y = folder.ratings("validation", "", order="C")
    probabilities, cost = measured(lambda: model.predict_proba(x))
    return outcome(x.shape, cost, roc_auc_score(y, probabilities[:, 1]))


def metrics(folder, limit):
    from sklearn import metrics as m

    y = folder.classes("validation")[:limit]
    p = 0.3 * y + 0.7 * np.random.RandomState(42).random_sample(len(y))

    def score():
        area = m.roc_auc_score(y, p)
        m.roc_curve(y, p)
        predicted = p >= 0.5
        m.accuracy_score(y, predicted)
        m.precision_recall_fscore_support(y, predicted)
        m.confusion_matrix(y, predicted)
        m.log_loss(y, p)
        m.brier_score_loss(y, p)
        m.average_precision_score(y, p)
        return area

    area, cost = measured(score)
    return outcome((len(y), 1), cost, area)


WORKLOADS = {
    "boosting": boosting,
    "boosting-depth3": boosting_depth3,
    "forest": forest,
    "forest-exact": forest_exact,
    "logistic": logistic,
    "kmeans": kmeans,
    "prediction": prediction,
    "metrics": metrics,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workload", choices=[*WORKLOADS, "versions"])
    parser.add_argument("--matrix", metavar="DIR")
    parser.add_argument("--rows", type=int, metavar="N")
    arguments = parser.parse_args()
    if arguments.workload == "versions":
        print(json.dumps(versions()))
    else:
        import numpy as np

        print(json.dumps(WORKLOADS[arguments.workload](Folder(arguments.matrix), arguments.rows)))
