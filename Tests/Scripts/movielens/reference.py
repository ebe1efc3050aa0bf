"""What `movielens` reports, computed again with pandas and scikit-learn from the files themselves.

    python Tests/Scripts/movielens/reference.py DATA/movielens OUTPUT/movielens/results.json

DATA holds MovieLens 100K or 1M, or sample data; the results are of a render of the same files. Prints both values of each key and
fails if they differ by more than 1e-4 (counts by anything). Run by hand: tests do not need Python.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import GroupShuffleSplit, KFold, StratifiedKFold, cross_validate, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

GENRES = ["none listed", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy",
          "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western", "IMAX", "Children"]
OCCUPATIONS = ["other", "educator", "artist", "clerical", "student", "customer service", "doctor", "executive", "farmer", "homemaker",
               "pupil", "lawyer", "programmer", "retired", "sales", "scientist", "self-employed", "engineer", "craft", "unemployed",
               "writer"]
AGES = ["0–17", "18–24", "25–34", "35–44", "45–49", "50–55", "56 and over"]
NUMBERS = ["user's ratings before", "user's mean before", "user's mean of the genres before", "film's ratings before",
           "film's mean before", "film's age", "year"]
CATEGORIES = ["month", "weekday", "part of day", "gender", "age group", "occupation", "region"]


def separated(path, separator, names, text=()):
    """A file without a header; a separator of two characters is read as a tab, which no title has."""
    content = path.read_text(encoding="latin-1").replace(separator, "\t")
    from io import StringIO
    return pd.read_csv(StringIO(content), sep="\t", names=names, quoting=3, dtype={name: str for name in text},
                       keep_default_na=False, na_values={name: [""] for name in names})


def read(folder):
    """Users, films and ratings, with the genres of films as lists."""
    rating_names = ["user", "film", "rating", "timestamp"]
    if (folder / "users.dat").exists():
        users = separated(folder / "users.dat", "::", ["user", "gender", "age", "code", "zip"], ["gender", "zip"])
        users["occupation"] = users.code.map(dict(enumerate(OCCUPATIONS)))
        films = separated(folder / "movies.dat", "::", ["film", "title", "genres"], ["title", "genres"])
        ratings = separated(folder / "ratings.dat", "::", rating_names)
        films["genres"] = films.genres.fillna("none listed").str.replace("(no genres listed)", "none listed").str.split("|")
    else:
        users = separated(folder / "u.user", "|", ["user", "age", "gender", "occupation", "zip"], ["zip"])
        films = separated(folder / "u.item", "|", ["film", "title", "a", "b", "c"] + GENRES[:19], ["title", "a", "b", "c"])
        films["genres"] = [[g for g in GENRES[:19] if row[g] == 1] or ["none listed"] for row in films.to_dict("records")]
        ratings = separated(folder / "u.data", "\t", rating_names)
    return users, films[["film", "title", "genres"]], ratings


def before(table, keys):
    """Sum and number of the ratings at earlier times with the same keys."""
    totals = table.groupby(keys + ["timestamp"], sort=True).rating.agg(["sum", "size"])
    if keys:
        earlier = totals.groupby(level=keys).cumsum() - totals
        index = pd.MultiIndex.from_frame(table[keys + ["timestamp"]])
        found = earlier.reindex(index)
    else:
        found = (totals.cumsum() - totals).reindex(table.timestamp)
    return found["sum"].to_numpy(), found["size"].to_numpy()


def merge(users, films, ratings):
    """The ratings that count, with their users and films and what follows from them."""
    users, films = users.drop_duplicates("user"), films.drop_duplicates("film")
    kept = ratings.dropna()
    kept = kept[kept.rating.between(1, 5) & (kept.rating % 1 == 0)]
    table = kept.merge(films, on="film").merge(users, on="user")
    order = table.sort_values("timestamp", ascending=False, kind="stable")
    table = table.loc[order.drop_duplicates(["user", "film"]).index.sort_values()].reset_index(drop=True)
    time = pd.to_datetime(table.timestamp, unit="s")
    year = table.title.str.extract(r".*\((\d{4})\)")[0].astype(float)
    table["liked"] = table.rating >= 4
    table["year"], table["month"] = time.dt.year + (time.dt.day_of_year - 1) / 365.25, time.dt.month
    table["weekday"] = time.dt.day_of_week
    table["part of day"] = np.array(["night", "morning", "afternoon", "evening"])[time.dt.hour // 6]
    table["film's age"] = (time.dt.year - year).clip(lower=0)
    table["gender"] = table.gender.map({"F": "women", "M": "men"}).fillna("unknown")
    bands = np.searchsorted([18, 25, 35, 45, 50, 56], table.age.fillna(0), side="right")
    table["age group"] = np.where(table.age.isna(), "unknown", np.array(AGES)[bands])
    table["occupation"] = table.occupation.fillna("unknown")
    table["region"] = table.zip.str.extract(r"^(\d)\d{4}")[0].fillna("elsewhere")
    return table


def with_history(table):
    """The table with what was known before each rating."""
    total, count = before(table, [])
    mean = np.divide(total, count, out=np.full(len(table), 3.0), where=count > 0)
    for key in ["user", "film"]:
        total, count = before(table, [key])
        table[f"{key}'s ratings before"] = np.log1p(count)
        table[f"{key}'s mean before"] = (total + 5 * mean) / (count + 5)
    long = table[["user", "timestamp", "rating", "genres", "user's mean before"]].reset_index(names="row").explode("genres")
    total, count = before(long, ["user", "genres"])
    long["taste"] = (total + 5 * long["user's mean before"]) / (count + 5)
    table["user's mean of the genres before"] = long.groupby("row").taste.mean()
    return table


def with_genres(table):
    """The table with a column for each genre of at least 50 rows, and the names of these."""
    exploded = table.genres.explode()
    counts = exploded.groupby(exploded).size()
    names = [genre for genre in GENRES if counts.get(genre, 0) >= 50]
    for genre in names:
        table[genre] = (exploded == genre).groupby(level=0).any().astype(float)
    return table, names


def regression(numbers, categories):
    """The pipeline of the report, taken to its minimum."""
    return make_pipeline(
        ColumnTransformer([
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
            ("categories", OneHotEncoder(drop="first", handle_unknown="ignore"), categories),
        ], sparse_threshold=0), LogisticRegression(C=1, tol=1e-9, max_iter=5000))


def biases(users, items, values, shape, iterations=10):
    """The mean and the biases, by the rule of `BiasModel`."""
    mean, user = values.mean(), np.zeros(shape[0])
    counts = np.bincount(users, minlength=shape[0]), np.bincount(items, minlength=shape[1])
    for _ in range(iterations):
        item = np.bincount(items, values - mean - user[users], shape[1]) / (2 + counts[1])
        user = np.bincount(users, values - mean - item[items], shape[0]) / (5 + counts[0])
    return mean, user, item


def bias_error(table, is_shuffled):
    """The mean over five folds of the root mean squared error of biases."""
    users, items = pd.factorize(table.user)[0], pd.factorize(table.film)[0]
    shape, values, errors = (users.max() + 1, items.max() + 1), table.rating.to_numpy(float), []
    for train, test in KFold(5, shuffle=is_shuffled, random_state=42 if is_shuffled else None).split(values):
        mean, user, item = biases(users[train], items[train], values[train], shape)
        guess = np.clip(mean + user[users[test]] + item[items[test]], values[train].min(), values[train].max())
        errors.append(np.sqrt(np.mean((guess - values[test]) ** 2)))
    return np.mean(errors)


def expected(folder):
    """The values of the report by key."""
    users, films, ratings = read(folder)
    table = merge(users, films, ratings)
    result = {"rows.users": len(users), "rows.movies": len(films), "rows.ratings": len(ratings), "rows.merged": len(table),
              "class.positive": table.liked.mean(), "bias.rmse": bias_error(table, not (folder / "u.data").exists())}
    table, genres = with_genres(with_history(table))
    numbers = [name for name in NUMBERS + genres if table[name].nunique() > 1]
    categories = [name for name in CATEGORIES if table[name].nunique() > 1]
    model, y = regression(numbers, categories), table.liked
    train, test = train_test_split(table.index, test_size=0.2, stratify=y, random_state=42)
    folds = StratifiedKFold(5, shuffle=True, random_state=42)
    scores = cross_validate(model, table.loc[train], y[train], cv=folds, scoring=["accuracy", "roc_auc"])
    for key in ["accuracy", "roc_auc"]:
        result[f"cv.{key}.mean"], result[f"cv.{key}.std"] = scores[f"test_{key}"].mean(), scores[f"test_{key}"].std()
    fitted = model.fit(table.loc[train], y[train])
    probability = fitted.predict_proba(table.loc[test])[:, 1]
    guess = probability > 0.5
    for key, metric in [("accuracy", accuracy_score), ("precision", precision_score), ("recall", recall_score), ("f1", f1_score)]:
        result[f"test.{key}"] = metric(y[test], guess)
    result["test.roc_auc"] = roc_auc_score(y[test], probability)
    for key, column in [("new_users", "user"), ("new_films", "film")]:
        split = GroupShuffleSplit(1, test_size=0.2, random_state=42)
        train, test = next(split.split(table, y, table[column]))
        fitted = model.fit(table.iloc[train], y.iloc[train])
        result[f"audit.{key}.roc_auc"] = roc_auc_score(y.iloc[test], fitted.predict_proba(table.iloc[test])[:, 1])
    return result


if __name__ == "__main__":
    values = json.loads(Path(sys.argv[2]).read_text())["values"]
    worst = 0.0
    for key, value in expected(Path(sys.argv[1])).items():
        difference = abs(value - values[key])
        worst = max(worst, difference)
        print(f"{key:28} {value:<22.12g} {values[key]:<22.12g} {difference:.1e}")
    print(f"largest difference {worst:.1e}")
    sys.exit(worst > 1e-4)
