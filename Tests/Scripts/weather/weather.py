"""The script of the weather in pandas, scikit-learn and matplotlib. Run it with the folder of weather.csv; its numbers are copied
into ExampleScriptTests.swift, its charts go into charts-*.png there."""

import sys

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, r2_score

days = pd.read_csv(sys.argv[1] + "/weather.csv", parse_dates=["date"]).sort_values("date").reset_index(drop=True)
days.plot.line("date", "temp_max", ylabel="Highest temperature (°C)")
plt.savefig("charts-days.png")
months = days.assign(wet=days.precipitation > 0).groupby(days.date.dt.to_period("M")).agg(
    mean=("temp_max", "mean"), hottest=("temp_max", "max"), wet=("wet", "mean"))
months.plot.line(y=["mean", "hottest"], ylabel="Highest temperature (°C)")
plt.savefig("charts-months.png")
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
errors = after.assign(error=predicted - after.temp_max, month=after.date.dt.month)
errors.plot.box(column="error", by="month", ylabel="Error (°C)")
plt.savefig("charts-errors.png")
