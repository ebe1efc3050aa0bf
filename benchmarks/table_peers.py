#!/usr/bin/env python3
"""The questions of `weft bench tables`, answered by polars and DuckDB with two threads.

usage: table_peers.py versions
       table_peers.py polars|duckdb QUESTION FOLDER

Prints one line of JSON: rows, checksum (the sum of all numbers of the answer), seconds, megabytes (the peak memory less
the memory before). The tables of the questions of grouping and joining are in memory before the time is taken.
"""
import json
import os
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"

GROUPS = {
    "group-1": (["id1"], "sum(v1) AS v1"),
    "group-2": (["id1", "id2"], "sum(v1) AS v1"),
    "group-3": (["id3"], "sum(v1) AS v1, avg(v3) AS v3"),
    "group-4": (["id4"], "avg(v1) AS v1, avg(v2) AS v2, avg(v3) AS v3"),
    "group-5": (["id6"], "sum(v1) AS v1, sum(v2) AS v2, sum(v3) AS v3"),
    "group-6": (["id4", "id5"], "quantile_cont(v3, 0.5) AS median, stddev(v3) AS std"),
    "group-7": (["id3"], "max(v1) - min(v2) AS range"),
    "group-9": (["id2", "id4"], "pow(corr(v1, v2), 2) AS r"),
    "group-10": (["id1", "id2", "id3", "id4", "id5", "id6"], "sum(v3) AS v3, count(*) AS count"),
}
JOINS = {
    "join-1": ("small", "id1", "inner"),
    "join-2": ("medium", "id2", "inner"),
    "join-3": ("medium", "id2", "left"),
    "join-4": ("medium", "id5", "inner"),
    "join-5": ("big", "id3", "inner"),
}


def memory(name):
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith(name + ":"):
                return int(line.split()[1]) * 1024 / 1e6


def measured(answer):
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")
    before = memory("VmRSS")
    start = time.perf_counter()
    result = answer()
    seconds = time.perf_counter() - start
    return result, seconds, max(0, memory("VmHWM") - before)


def tables_of(question):
    if question in JOINS:
        return ["left", JOINS[question][0]]
    return ["groups"] if question.startswith("group-") else []


def ask_polars(question, folder):
    import polars as pl

    tables = [pl.read_csv(f"{folder}/{name}.csv") for name in tables_of(question)]
    aggregations = {
        "group-1": [pl.sum("v1")],
        "group-2": [pl.sum("v1")],
        "group-3": [pl.sum("v1"), pl.mean("v3")],
        "group-4": [pl.mean("v1"), pl.mean("v2"), pl.mean("v3")],
        "group-5": [pl.sum("v1"), pl.sum("v2"), pl.sum("v3")],
        "group-6": [pl.median("v3").alias("median"), pl.std("v3").alias("std")],
        "group-7": [(pl.max("v1") - pl.min("v2")).alias("range")],
        "group-9": [(pl.corr("v1", "v2") ** 2).alias("r")],
        "group-10": [pl.sum("v3"), pl.len().alias("count")],
    }
    schema = {
        "session_id": pl.Int64, "timestamp": pl.String, "user_id": pl.Int64, "track_id": pl.String,
        "event_type": pl.String, "genres": pl.List(pl.String), "volume": pl.Float64,
    }

    def answer():
        if question in aggregations:
            keys = GROUPS[question][0]
            return tables[0].lazy().group_by(keys).agg(aggregations[question]).collect()
        if question == "group-8":
            largest = pl.col("v3").top_k(2)
            return tables[0].lazy().group_by("id6").agg(largest).explode("v3").collect()
        if question in JOINS:
            _, key, kind = JOINS[question]
            return tables[0].join(tables[1], on=key, how=kind)
        if question == "read-csv":
            return pl.read_csv(f"{folder}/groups.csv")
        if question == "read-json":
            events = pl.read_ndjson(f"{folder}/events.jsonl", schema=schema)
            return events.with_columns(pl.col("timestamp").str.to_datetime("%Y-%m-%dT%H:%M:%S"))
        if question == "scan-csv":
            rows = pl.scan_csv(f"{folder}/groups.csv").filter(pl.col("v1") >= 3)
            return rows.group_by("id1").agg(pl.sum("v2"), pl.mean("v3")).collect(engine="streaming")
        rows = pl.scan_ndjson(f"{folder}/events.jsonl", schema=schema).filter(pl.col("event_type") == "PLAY")
        counts = [pl.len().alias("plays"), pl.col("track_id").drop_nulls().n_unique().alias("tracks")]
        return rows.group_by("user_id").agg(counts).collect(engine="streaming")

    result, seconds, megabytes = measured(answer)
    numbers = result.select(pl.selectors.numeric().sum().cast(pl.Float64))
    checksum = sum(numbers.row(0)) if numbers.width else 0.0
    return result.height, checksum, seconds, megabytes


def ask_duckdb(question, folder):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    for name in tables_of(question):
        connection.execute(f"CREATE TABLE \"{name}\" AS FROM read_csv('{folder}/{name}.csv')")
    events = (
        f"read_json('{folder}/events.jsonl', format = 'newline_delimited', columns = {{session_id: 'BIGINT', "
        "timestamp: 'TIMESTAMP', user_id: 'BIGINT', track_id: 'VARCHAR', event_type: 'VARCHAR', "
        "genres: 'VARCHAR[]', volume: 'DOUBLE'})"
    )
    if question in GROUPS:
        keys, values = GROUPS[question]
        sql = f"SELECT {', '.join(keys)}, {values} FROM groups GROUP BY {', '.join(keys)}"
    elif question == "group-8":
        sql = """SELECT id6, v3 FROM (SELECT id6, v3, row_number() OVER (PARTITION BY id6 ORDER BY v3 DESC) AS n
                 FROM groups) WHERE n <= 2"""
    elif question in JOINS:
        other, key, kind = JOINS[question]
        sql = f"SELECT l.*, r.* EXCLUDE ({key}) FROM \"left\" l {kind} JOIN {other} r USING ({key})"
    elif question == "read-csv":
        sql = f"FROM read_csv('{folder}/groups.csv')"
    elif question == "read-json":
        sql = f"FROM {events}"
    elif question == "scan-csv":
        sql = f"SELECT id1, sum(v2) AS v2, avg(v3) AS v3 FROM read_csv('{folder}/groups.csv') WHERE v1 >= 3 GROUP BY id1"
    else:
        sql = f"""SELECT user_id, count(*) AS plays, count(DISTINCT track_id) AS tracks FROM {events}
                  WHERE event_type = 'PLAY' GROUP BY user_id"""
    _, seconds, megabytes = measured(lambda: connection.execute(f"CREATE TABLE answer AS {sql}"))
    columns = connection.execute("DESCRIBE answer").fetchall()
    numeric = [c[0] for c in columns if c[1] in ("BIGINT", "INTEGER", "DOUBLE", "HUGEINT")]
    sums = ", ".join(["count(*)"] + [f"sum(\"{name}\")::DOUBLE" for name in numeric])
    rows, *numbers = connection.execute(f"SELECT {sums} FROM answer").fetchone()
    return rows, sum(numbers), seconds, megabytes


def main():
    if sys.argv[1] == "versions":
        from importlib.metadata import PackageNotFoundError, version

        versions = {"Python": sys.version.split()[0]}
        for library in ["polars", "duckdb"]:
            try:
                versions[library] = version(library)
            except PackageNotFoundError:
                pass
        print(json.dumps(versions))
        return
    _, library, question, folder = sys.argv
    rows, checksum, seconds, megabytes = {"polars": ask_polars, "duckdb": ask_duckdb}[library](question, folder)
    print(json.dumps({"rows": rows, "checksum": checksum, "seconds": seconds, "megabytes": megabytes}))


main()
