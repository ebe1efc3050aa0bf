"""The script of the weather in pandas and scikit-learn. Run it with the folder of weather.csv; its numbers are copied into
ExampleScriptTests.swift."""

import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, r2_score

days = pd.read_csv(sys.argv[1] + "/weather.csv", parse_dates=["date"]).sort_values("date").reset_index(drop=True)
months = days.groupby(days.date.dt.to_period("M")).agg(mean=("temp_max", "mean"), hottest=("temp_max", "max"))
print("months", len(months), repr(float(months["mean"].iloc[0])), repr(float(months.hottest.max())))
lagged = days.assign(
    yesterday=days.temp_max.shift(1),
    week=days.temp_max.shift(1).rolling(7).mean(),
    season=np.cos(2 * np.pi * days.date.dt.dayofyear / 365.25),
    gap=days.date - days.date.shift(1),
)
lagged = lagged[lagged.week.notna() & (lagged.gap == pd.Timedelta(days=1))]
before, after = lagged[lagged.date <= "2015-01-01"], lagged[lagged.date > "2015-01-01"]
print("rows", len(lagged), len(before), len(after))
features = ["yesterday", "week", "season"]
model = HistGradientBoostingRegressor(early_stopping=False).fit(before[features], before.temp_max)
predicted = model.predict(after[features])
print("boosting", repr(mean_absolute_error(after.temp_max, predicted)), repr(r2_score(after.temp_max, predicted)))
print("naive", repr(mean_absolute_error(after.temp_max, after.yesterday)), repr(r2_score(after.temp_max, after.yesterday)))
