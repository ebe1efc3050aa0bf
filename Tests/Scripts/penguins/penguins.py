"""The script of penguins in pandas and scikit-learn. Run it with the folder of penguins.csv; its numbers are copied into
ExampleScriptTests.swift."""

import sys

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

penguins = pd.read_csv(sys.argv[1] + "/penguins.csv")
complete = penguins.dropna().reset_index(drop=True)
print("rows", len(penguins), len(complete))
groups = complete.assign(heavy=complete.body_mass_g > 4500).groupby(["species", "sex"], sort=False)
print(groups.agg(birds=("body_mass_g", "size"), mass=("body_mass_g", "mean"), heavy=("heavy", "mean")).to_string())
gentoo = complete[complete.species == "Gentoo"].body_mass_g.mean()
others = complete[complete.species != "Gentoo"].body_mass_g.mean()
print("gentoo", repr(gentoo), repr(others))

numbers = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
x, y = complete[numbers + ["island"]], complete.species
train_x, test_x, train_y, test_y = train_test_split(x, y, test_size=0.3, stratify=y, random_state=42)
model = make_pipeline(
    make_column_transformer((StandardScaler(), numbers), (OneHotEncoder(handle_unknown="ignore"), ["island"])),
    LogisticRegression(tol=1e-12, solver="newton-cholesky", max_iter=1000))
predicted = model.fit(train_x, train_y).predict(test_x)
print("accuracy", repr(accuracy_score(test_y, predicted)), "f1", repr(f1_score(test_y, predicted, average="macro")))
print(confusion_matrix(test_y, predicted).tolist())
folds = StratifiedKFold(5, shuffle=True, random_state=42)
print("folds", repr(cross_val_score(model, x, y, cv=folds).mean()))
