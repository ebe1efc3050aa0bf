"""The script of penguins in pandas, scikit-learn and matplotlib. Run it with the folder of penguins.csv; its numbers are copied
into ExampleScriptTests.swift, its charts go into charts-*.png there."""

import sys

import matplotlib.pyplot as plt
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import ConfusionMatrixDisplay, accuracy_score, confusion_matrix, f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

penguins = pd.read_csv(sys.argv[1] + "/penguins.csv")
complete = penguins.dropna().reset_index(drop=True)
print("rows", len(penguins), len(complete))
print(complete.describe())

complete.plot.box(column="body_mass_g", by="species", ylabel="Body mass (g)")
plt.savefig("charts-mass.png")
figure, axes = plt.subplots()
for name, birds in complete.groupby("species"):
    axes.scatter(birds.bill_length_mm, birds.bill_depth_mm, label=name)
axes.set(xlabel="Bill length (mm)", ylabel="Bill depth (mm)")
axes.legend()
figure.savefig("charts-bills.png")
groups = complete.assign(heavy=complete.body_mass_g > 4500).groupby(["species", "sex"], sort=False)
print(groups.agg(birds=("body_mass_g", "size"), mass=("body_mass_g", "mean"), heavy=("heavy", "mean")).to_string())
means = complete.pivot_table(index="species", columns="sex", values="body_mass_g")
figure, axes = plt.subplots()
figure.colorbar(axes.imshow(means), label="Body mass (g)")
axes.set_xticks(range(len(means.columns)), means.columns)
axes.set_yticks(range(len(means.index)), means.index)
figure.savefig("charts-means.png")
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
ConfusionMatrixDisplay.from_predictions(test_y, predicted)
plt.savefig("charts-confusion.png")
folds = StratifiedKFold(5, shuffle=True, random_state=42)
print("folds", repr(cross_val_score(model, x, y, cv=folds).mean()))
