"""Runs random queries on the local engine and in DuckDB, and compares the results.

    python Tests/Plans/compare.py --plans 10000 --seed 1
    python Tests/Plans/compare.py --plans 500 --seed 1 --engine spark
    python Tests/Plans/compare.py --plans 500 --seed 1 --engine spark --files

It needs a Python with duckdb (benchmarks/requirements.txt) and builds the Swift program `plans`, which makes the tables,
runs each query with one, two and four threads and from sources read in chunks, and writes the queries in SQL. Whole
numbers, texts, dates and time spans must be equal, other numbers to 1e-9. Rows are compared in their order where the query is written with
it, otherwise as a multiset. An error of integers that overflow only here is counted apart: a database need not compute what is
not used. With `--only N`, the plan N is shown with both results.
With `--files`, the tables are in files (JSON Lines and separated values in turn), and the Swift program runs the queries on Spark itself,
as a render does: then order and errors are those of the engine.
"""

import argparse
import datetime
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

try:
    import duckdb
except ImportError:
    duckdb = None

ROOT = Path(__file__).resolve().parent.parent.parent
EPOCH = datetime.datetime(1970, 1, 1)
TOLERANCE = 1e-9


def value(cell, kind):
    """A cell of DuckDB's in the form of the local engine's."""
    if cell is None:
        return None
    if kind in ("datetime64", "rounded date"):
        return (cell - EPOCH) // datetime.timedelta(microseconds=1)
    return cell


def number(cell):
    return float(cell) if isinstance(cell, str) else cell


def equal(ours, theirs, kind):
    if ours is None or theirs is None:
        return ours is theirs
    if kind == "float64":
        a, b = float(ours), float(theirs)
        if math.isnan(a) or math.isnan(b):
            return math.isnan(a) and math.isnan(b)
        if math.isinf(a) or math.isinf(b):
            return a == b
        return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))
    if kind == "rounded date":
        return abs(ours - theirs) <= 1
    if kind == "bool":
        return ours is theirs
    return type(ours) is type(theirs) and ours == theirs


def sort_key(row, kinds):
    """A key that sorts rows whose numbers differ by rounding alike."""
    key = []
    for cell, kind in zip(row, kinds):
        if cell is None:
            key.append((2, ""))
        elif kind == "float64":
            real = float(cell)
            if math.isnan(real):
                key.append((1, ""))
            else:
                key.append((0, f"{real:.6g}" if real and abs(real) > 1e-9 else "0"))
        else:
            key.append((0, json.dumps(cell, ensure_ascii=False)))
    return key


def same_rows(ours, theirs, kinds, exact):
    if len(ours) != len(theirs):
        return f"{len(ours)} rows here, {len(theirs)} there"
    if not exact:
        # Rows whose keys are next to a rounding boundary are matched one by one.
        ours = sorted(ours, key=lambda row: sort_key(row, kinds))
        theirs = sorted(theirs, key=lambda row: sort_key(row, kinds))
    for index, (a, b) in enumerate(zip(ours, theirs)):
        for column, (x, y, kind) in enumerate(zip(a, b, kinds)):
            if not equal(x, y, kind):
                if not exact and match(ours, theirs, kinds):
                    return None
                return f"row {index}, column {column}: {x!r} here, {y!r} there"
    return None


def match(ours, theirs, kinds):
    rest = list(theirs)
    for row in ours:
        for index, other in enumerate(rest):
            if all(equal(x, y, kind) for x, y, kind in zip(row, other, kinds)):
                del rest[index]
                break
        else:
            return False
    return True


class DuckDB:
    # What DuckDB says when its planner fails; without its optimizer it does not.
    PLANNER_ERRORS = ("INTERNAL Error", "Serialization Error", "BindBuiltinScalarFunction")

    def __init__(self):
        self.base = []
        self.connect()

    def connect(self):
        self.connection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")
        self.connection.execute("SET threads = 1")

    def tables(self, tables):
        self.base = tables
        for table in tables:
            self.connection.execute(f"CREATE OR REPLACE TABLE {table['name']} AS {table['sql']}")

    def run(self, record):
        try:
            return self.run_once(record)
        except duckdb.Error as error:
            if not any(text in str(error) for text in self.PLANNER_ERRORS):
                raise
        # The database is of no use after such an error.
        self.connect()
        self.tables(self.base)
        self.connection.execute("PRAGMA disable_optimizer")
        try:
            return self.run_once(record)
        finally:
            self.connect()
            self.tables(self.base)

    def run_once(self, record):
        for view in record["views"]:
            columns = "*" if view["rows"] else "* EXCLUDE (__row)"
            self.connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {view['name']} AS SELECT {columns} FROM {view['base']}")
        cursor = self.connection.execute(record["sql"])
        rows = cursor.fetchall()
        return [column[0] for column in cursor.description], rows


class Files:
    """Spark as the Swift program runs it."""

    def tables(self, tables):
        pass

    def run(self, record):
        if "theirError" in record:
            raise RuntimeError(record["theirError"])
        return record["names"], record["theirs"]


class Spark:
    """Spark on this machine, with pyspark and Java."""

    def __init__(self):
        os.environ["TZ"] = "UTC"
        time.tzset()
        from pyspark.sql import SparkSession

        self.session = (
            SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.caseSensitive", "true")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.adaptive.enabled", "false")
            .getOrCreate())
        self.session.sparkContext.setLogLevel("OFF")

    def tables(self, tables):
        for table in tables:
            self.session.sql(table["sql"]).createOrReplaceTempView(table["name"])

    def run(self, record):
        for view in record["views"]:
            table = self.session.table(view["base"])
            (table if view["rows"] else table.drop("__row")).createOrReplaceTempView(view["name"])
        result = self.session.sql(record["sql"])
        return result.columns, [list(row) for row in result.collect()]


def compare(record, engine):
    """The difference between both engines, or None, and its kind."""
    if "threads" in record:
        return "threads", f"another result with {record['threads']} threads"
    if "chunked" in record:
        return "chunks", "another result in chunks:\n" + "\n".join(
            "\n".join(lines[:12]) for lines in record["chunked"])
    if "sqlError" in record:
        return "no SQL", record["sqlError"]
    try:
        names, rows = engine.run(record)
    except Exception as error:
        if "error" in record:
            return None
        return "SQL fails", str(error)
    if "error" in record:
        # A database need not compute what is not used, or what a condition excludes.
        if "beyond the range of integers" in record["error"] or "exceeds 64 bits" in record["error"]:
            return "overflow", record["error"]
        return "only here an error", record["error"]
    if names != record["names"]:
        return "names", f"{record['names']} here, {names} there"
    # The mean of dates is rounded to microseconds.
    kinds = [
        "rounded date" if kind == "datetime64" and rounded else kind
        for kind, rounded in zip(record["types"], record.get("rounded") or [False] * len(record["types"]))]
    theirs = rows if "theirs" in record else [[value(cell, kind) for cell, kind in zip(row, kinds)] for row in rows]
    difference = same_rows(record["rows"], theirs, kinds, record["exact"])
    return ("values", difference) if difference else None


def show(record, rows=20):
    print(record["explained"])
    print(record.get("sql", ""))
    if "rows" in record:
        print("here:")
        for row in record["rows"][:rows]:
            print("  ", row)


def program():
    subprocess.run(["swift", "build", "--product", "plans"], cwd=ROOT, check=True, stdout=sys.stderr)
    path = subprocess.run(
        ["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return str(Path(path.stdout.strip()) / "plans")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=1000, help="the number of plans")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, default=-1, help="the number of the only plan that is run, and shown")
    parser.add_argument("--engine", choices=["duckDB", "spark"], default="duckDB")
    parser.add_argument("--files", action="store_true", help="queries over files, which Spark runs as in a render")
    parser.add_argument("--program", help="the built program; it is built otherwise")
    parser.add_argument("--show", type=int, default=10, help="the number of differences that are shown")
    arguments = parser.parse_args()

    command = [arguments.program or program(), str(arguments.plans), str(arguments.seed), arguments.engine, str(arguments.only)]
    folder = tempfile.TemporaryDirectory() if arguments.files else None
    if folder:
        command.append(folder.name)
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    engine = Files() if arguments.files else DuckDB() if arguments.engine == "duckDB" else Spark()
    counts = Counter()
    shown = 0
    last = None
    for line in process.stdout:
        record = json.loads(line)
        if "tables" in record:
            engine.tables(record["tables"])
            continue
        last = record["plan"]
        difference = compare(record, engine)
        if arguments.only >= 0:
            show(record)
            try:
                names, rows = engine.run(record)
                print("there:")
                for row in rows[:20]:
                    print("  ", list(row))
            except Exception as error:
                print(error)
        kind = difference[0] if difference else "error in both" if "error" in record else "equal"
        counts[kind] += 1
        if difference and kind != "overflow" and shown < arguments.show:
            shown += 1
            print(f"--- plan {record['plan']}: {difference[0]}: {difference[1][:2000]}\n{record['explained']}", flush=True)
    if process.wait() != 0:
        print(f"the program ended with {process.returncode} after plan {last}")
        counts["crash"] += 1
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    sys.exit(0 if set(counts) <= {"equal", "error in both", "overflow"} else 1)


if __name__ == "__main__":
    main()
