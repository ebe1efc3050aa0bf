"""What the models of `pozytywka` say, computed again with scikit-learn, shap and DuckDB from the exported rows.

    python Tests/Scripts/pozytywka/reference.py OUTPUT/pozytywka

OUTPUT holds a render with its exports. Fails if a probability of the logistic regression or a SHAP value of the same trees differs
by more than 1e-6, the area of scikit-learn's boosting with the same parameters by more than 0.003, or a group of the experiment
at all. shap and DuckDB are left out where they are not installed. Run by hand: tests do not need Python.
"""

import hashlib
import json
import sys
import zlib
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

failures = []


def compare(name, ours, theirs, within):
    print(f"{name}: {ours:.9g} here, {theirs:.9g} there")
    if not abs(ours - theirs) <= within:
        failures.append(name)


def read_model(path):
    """The JSON and the arrays of a model file, as docs/model-files.md describes it."""
    content = path.read_bytes()
    line, body = content.split(b"\n", 1)
    header = json.loads(line)
    assert header["format"] == "weft-model" and header["version"] == 1
    assert f"{zlib.crc32(body):08x}" == header["crc32"]

    def unpack(value):
        if set(value) == {"type", "count", "offset"}:
            return np.frombuffer(body, value["type"], value["count"], header["json"] + value["offset"])
        return value

    return json.loads(body[: header["json"]], object_hook=unpack)


def trees_of(ensemble):
    """The trees as shap takes them: children, thresholds, values and covers of each node."""
    first = 0
    for count in np.asarray(ensemble["nodeCounts"]):
        part = slice(first, first + count)
        steps = np.asarray(ensemble["rightSteps"])[part].astype(int)
        thresholds = np.asarray(ensemble["thresholds"])[part].astype(float)
        columns = np.asarray(ensemble["splitColumns"])[part].astype(int)
        flags = np.asarray(ensemble["flags"])[part]
        nodes, leaf = np.arange(count), steps == 0
        left, right = np.where(leaf, -1, nodes + 1), np.where(leaf, -1, nodes + steps)
        yield {
            "children_left": left, "children_right": right, "children_default": np.where(flags & 2 > 0, left, right),
            "feature": np.where(leaf, -2, columns), "features": np.where(leaf, -2, columns),
            "threshold": np.where(leaf, 0, thresholds), "thresholds": np.where(leaf, 0, thresholds),
            "value": np.where(leaf, thresholds, 0)[:, None], "values": np.where(leaf, thresholds, 0)[:, None],
            "node_sample_weight": np.asarray(ensemble["covers"])[part].astype(float),
        }
        first += count


def log_odds(trees, start, x):
    result = np.full(len(x), start, dtype=float)
    for tree in trees:
        for row, values in enumerate(x):
            node = 0
            while tree["children_left"][node] >= 0:
                value = values[tree["feature"][node]]
                if np.isnan(value):
                    node = tree["children_default"][node]
                else:
                    side = "children_left" if value <= tree["threshold"][node] else "children_right"
                    node = tree[side][node]
            result[row] += tree["value"][node, 0]
    return result


output = Path(sys.argv[1])
values = json.loads((output / "results.json").read_text())["values"]
rows = pd.read_csv(output / "exports/model_rows.csv")
saved = read_model(output / "exports/premium.model")
features = [feature["name"] for feature in saved["features"]]
target = saved["target"]
train, test = rows[rows.part == "train"], rows[rows.part == "test"]

pipeline = make_pipeline(
    SimpleImputer(strategy="median"), StandardScaler(),
    LogisticRegression(class_weight="balanced", tol=1e-12, max_iter=10_000, solver="newton-cholesky"))
pipeline.fit(train[features], train[target])
for part, name in ((train, "training"), (test, "test")):
    difference = np.abs(pipeline.predict_proba(part[features])[:, 1] - part.regression).max()
    compare(f"largest difference of the regression, {name} rows", difference, 0, 1e-6)
trees = list(trees_of(saved["model"]["ensemble"]))
leaves = max(int((tree["children_left"] < 0).sum()) for tree in trees)
theirs = HistGradientBoostingClassifier(
    max_iter=len(trees), learning_rate=0.05, max_leaf_nodes=leaves, min_samples_leaf=40, l2_regularization=1,
    early_stopping=False).fit(train[features], train[target])
compare("area of boosting", roc_auc_score(test[target], test.boosting),
        roc_auc_score(test[target], theirs.predict_proba(test[features])[:, 1]), 0.003)
key = "will_buy_premium_next_month_numerical"
best = values[f"best.{key}.model"]
column = "regression" if best.startswith("logistic") else "boosting"
if best != "forest":
    compare("area of the best model", values[f"best.{key}.roc_auc"], roc_auc_score(test[target], test[column]), 1e-9)
    compare("average precision of the best model", values[f"best.{key}.average_precision"],
            average_precision_score(test[target], test[column]), 1e-9)

x = test[features].to_numpy()
start = np.asarray(saved["model"]["initialScores"])[0]
ours = np.log(test.boosting / (1 - test.boosting)).to_numpy()
difference = np.abs(log_odds(trees, start, x) - ours).max()
compare("largest difference of the log-odds of the saved trees", difference, 0, 1e-6)
try:
    import shap
    explainer = shap.TreeExplainer({"internal_dtype": np.float64, "input_dtype": np.float64, "objective": "binary_crossentropy",
                                    "tree_output": "log_odds", "base_offset": start, "trees": trees},
                                   feature_perturbation="tree_path_dependent")
    own = pd.read_csv(output / "exports/shap_values.csv")
    difference = np.abs(explainer.shap_values(x, check_additivity=False).reshape(x.shape) - own[features].to_numpy()).max()
    compare("largest difference of SHAP values", difference, 0, 1e-6)
    print(f"the largest SHAP value is {np.abs(own[features].to_numpy()).max():.6g}")
except ImportError:
    print("shap is not installed")

users = range(1, 20_001)
group = lambda user: int(hashlib.sha256(f"premium-offers:{user}".encode()).hexdigest()[:8], 16) % 10_000
buckets = [group(user) for user in users]
try:
    import duckdb
    query = "SELECT CAST('0x' || substr(sha256('premium-offers:' || user_id), 1, 8) AS BIGINT) % 10000 FROM range(1, 20001) t(user_id)"
    found = [row[0] for row in duckdb.sql(query).fetchall()]
    compare("users whose bucket differs in DuckDB", sum(a != b for a, b in zip(buckets, found)), 0, 0)
except ImportError:
    print("DuckDB is not installed")
known = pd.read_csv(output / "exports/features.csv").user_id.unique()
share = np.mean([group(user) < 5000 for user in known])
compare("share of the treatment group", values["ab.treatment.share"], share, 1e-12)
sys.exit(f"differs: {', '.join(failures)}" if failures else 0)
