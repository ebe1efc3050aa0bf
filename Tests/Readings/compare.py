"""Reads generated files with Weft's readers and with Python's csv, json and sqlite3, and compares what they hold.

    python3 Tests/Readings/compare.py --files 300 --seed 1

It needs nothing but Python, and builds the Swift program `readings`. Each file is generated from a seed: with its number as
`--only N` a single one is read again and kept. Half of the files are of five to ten megabytes, so that they are read in several
chunks by several threads, the others of up to half a megabyte. They hold

- separated values: quotes, delimiters, line feeds and CRLF within fields, lines that end with either, texts of several scripts,
  long fields, empty fields, numbers of all sizes, a byte order mark;
- JSON as lines, as an array, and indented: escapes, surrogate pairs and halves of them, nested values, missing fields, whole
  numbers of 64 bits, real numbers of many digits;
- SQLite databases: values of all types in one column, NULL, BLOBs, whole numbers of 64 bits, gaps between rowids, tables without
  rowids, texts in UTF-16.

Texts, whole numbers and real numbers must be equal to the last bit. Where Weft differs by design, what Python reads is changed
in the same way: half a surrogate pair is U+FFFD, an empty field is missing, numbers in a column with texts are texts (as SQLite
casts them), a BLOB is an error.
"""

import argparse
import collections
import csv
import io
import json
import random
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = ["", "a", "Björk", "日本語", "🎻🎼", "e\u0301", "łódź", "naïve café", "Ω≈ç√", "null", "NaN", "x" * 3000, "tab\there", " padded ",
         "a|b;c", "007", "-", "1e5x", "TRUE", "\u2028", "\ufeff", "\u0000".replace("\u0000", "zero"), "\U0010ffff"]
CSV_WORDS = WORDS + ['"', '""', "a,b", "line\nfeed", "carriage\r\nreturn", 'he said "no"', ",", "\n", '"\n,"', "'"]
INTEGERS = [0, 1, -1, 7, 42, 2**31, -2**31, 2**53, 2**53 + 1, -2**53 - 1, 2**63 - 1, -2**63, 10**18, 999999999999999999]
REALS = ["0.1", "-0.0", "1e308", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e308", "123456789.123456789",
         "0.30000000000000004", "9007199254740993.0", "1e22", "1e23", "8.41e21", "-1.5E-3", "3.141592653589793238462643383279"]


def reals(choice, count):
    texts = list(REALS)
    while len(texts) < count:
        kind = choice.randrange(4)
        if kind == 0:
            value = struct.unpack("<d", choice.randbytes(8))[0]
            if value != value or value in (float("inf"), float("-inf")):
                continue
            texts.append(repr(value))
        elif kind == 1:
            texts.append(f"{choice.uniform(-1000, 1000):.3f}")
        elif kind == 2:
            texts.append(f"{choice.randrange(10**17)}.{choice.randrange(10**8):08}")
        else:
            texts.append(f"{choice.randrange(1, 10**19)}e{choice.randrange(-330, 290)}")
    return [text if any(mark in text for mark in ".eE") else text + ".0" for text in texts]


def integers(choice, count):
    return INTEGERS + [choice.randrange(-2**choice.randrange(1, 64), 2**choice.randrange(1, 63)) for _ in range(count)]


def cell(value):
    """A value as the Swift program writes it."""
    if value is None:
        return b"N"
    if isinstance(value, bool):
        return b"B1" if value else b"B0"
    if isinstance(value, int):
        return b"I%d" % value
    if isinstance(value, float):
        return b"R%d" % struct.unpack("<Q", struct.pack("<d", value))[0]
    return b"S" + value.encode()


TYPES = {"text": "str", "integer": "int64", "real": "float64", "boolean": "bool"}


def column(name, kind, values):
    return name.encode() + b"\x1f" + TYPES[kind].encode() + b"".join(b"\x1e" + cell(value) for value in values) + b"\x1d"


def without_halves(text):
    """A text whose halves of surrogate pairs are U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


class CSVFile:
    form = "csv"

    def __init__(self, choice, path, size):
        self.delimiter = choice.choice([",", ",", ";", "\t"])
        kinds = ["text"] + [choice.choice(["text", "text", "integer", "real"]) for _ in range(choice.randrange(1, 7))]
        names = [f"{kind} {index}" for index, kind in enumerate(kinds)]
        pools = []
        for kind in kinds:
            if kind == "integer":
                pools.append([str(value) for value in integers(choice, 300)] + ["", ""])
            elif kind == "real":
                pools.append(reals(choice, 300) + ["", ""])
            else:
                texts = ["".join(choice.choices(CSV_WORDS, k=choice.randrange(3))) for _ in range(300)]
                # One long enough to reach over the border of any block.
                pools.append(texts + ["y" * choice.randrange(100_000)] * (size > 10**6))
        end = choice.choice(["\n", "\r\n"])
        self.declared = choice.random() < 0.5
        with open(path, "w", newline="", encoding="utf-8") as file:
            if choice.random() < 0.2:
                file.write("\ufeff")
            quoting = choice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
            writer = csv.writer(file, delimiter=self.delimiter, lineterminator=end, quoting=quoting)
            writer.writerow(names)
            while file.tell() < size:
                writer.writerows(zip(*(choice.choices(pool, k=500) for pool in pools)))
            if choice.random() < 0.3:
                file.truncate(file.tell() - len(end))
        self.path, self.names, self.kinds = path, names, kinds

    def task(self):
        # A column of text is always declared: what looks like numbers throughout would be numbers.
        columns = [[name, kind] for name, kind in zip(self.names, self.kinds) if self.declared or kind == "text"]
        return {"columns": columns, "delimiter": self.delimiter}

    def expected(self):
        csv.field_size_limit(10**9)
        with open(self.path, newline="", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file, delimiter=self.delimiter, strict=True))
        convert = {"integer": int, "real": float, "text": str}
        result = []
        for index, (name, kind) in enumerate(zip(self.names, self.kinds)):
            values = [convert[kind](row[index]) if row[index] else None for row in rows[1:]]
            result.append(column(name, kind, values))
        return b"".join(result)


class JSONFile:
    form = "json"

    def __init__(self, choice, path, size):
        words = WORDS + ['"', "\\", "/", "\b\f\n\r\t", "\u0001", "\ud83d", "\udc00x", "{}", "[1]", "\u007f"]
        texts = ["".join(choice.choices(words, k=choice.randrange(3))) for _ in range(300)] + ["y" * choice.randrange(60_000)]
        self.kinds = {"t": "text", "i": "integer", "x": "real", "b": "boolean", "other \"name\"": "text", "łó": "integer"}

        def quoted(text):
            ascii = choice.random() < 0.5 or any("\ud800" <= character <= "\udfff" for character in text)
            return json.dumps(text, ensure_ascii=ascii)

        pools = {
            "text": [quoted(text) for text in texts],
            "integer": [str(value) for value in integers(choice, 300)],
            "real": reals(choice, 300) + [str(value) for value in (0, -7, 2**53, 10**25)],
            "boolean": ["true", "false"],
        }
        more = ['{"t": [1, {"i": null}], "x": "\\u00e9"}', "[]", "[[], [{}]]", "1.5e300", quoted("nested } ] , text"), "null"]
        shape = choice.choice(["lines", "array", "indented"])
        spaced = choice.random() < 0.5
        objects = []
        total = 0
        while total < size:
            members = []
            for name, kind in self.kinds.items():
                roll = choice.random()
                if roll < 0.05:
                    continue
                members.append((json.dumps(name), "null" if roll < 0.1 else choice.choice(pools[kind])))
            if choice.random() < 0.5:
                members.append(('"more"', choice.choice(more)))
            if choice.random() < 0.2:
                choice.shuffle(members)
            colon, comma = (": ", " , ") if spaced else (":", ",")
            text = "{" + comma.join(key + colon + value for key, value in members) + "}"
            if shape == "indented":
                text = "{\n  " + ",\n  ".join(key + ": " + value for key, value in members) + "\n}"
            objects.append(text)
            total += len(text)
        end = choice.choice(["\n", "\r\n"])
        whole = "[" + ("," + end).join(objects) + "]" if shape == "array" else end.join(objects) + end
        with open(path, "w", newline="", encoding="utf-8") as file:
            file.write(whole)
        self.path, self.objects = path, objects

    def task(self):
        return {"columns": [[name, kind] for name, kind in self.kinds.items()]}

    def expected(self):
        rows = [json.loads(text) for text in self.objects]
        result = []
        for name, kind in self.kinds.items():
            values = [row.get(name) for row in rows]
            if kind == "text":
                values = [value if value is None else without_halves(value) for value in values]
            if kind == "real":
                values = [value if value is None else float(value) for value in values]
            result.append(column(name, kind, values))
        return b"".join(result)


class SQLiteFile:
    form = "sqlite"

    def __init__(self, choice, path, size):
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = OFF")
        if choice.random() < 0.2:
            connection.execute("PRAGMA encoding = 'UTF-16le'")
        pools = {
            "i": integers(choice, 200) + [None],
            "x": [float(text) for text in reals(choice, 200)] + [None],
            "n": integers(choice, 50)[:8] + [0.5, 1e300, None],
            "t": ["".join(choice.choices(WORDS, k=choice.randrange(3))) for _ in range(200)] + [None],
            "m": ["text", 5, 2.5, None, "", -2**63, 1e-5, 123456789.125, "x" * 500],
        }
        self.has_blob = choice.random() < 0.15
        names = list(pools)
        self.is_keyed = choice.random() < 0.2
        if self.is_keyed:
            connection.execute(f"CREATE TABLE t (k INTEGER, {', '.join(names)}, PRIMARY KEY (k)) WITHOUT ROWID")
        else:
            connection.execute(f"CREATE TABLE t (k INTEGER PRIMARY KEY, {', '.join(names)})")
        count = max(200, size // 60)
        start = choice.choice([1, 1, -count // 2, 2**40, -2**63, 2**63 - 1 - count])
        rows = zip(range(start, start + count), *(choice.choices(pool, k=count) for pool in pools.values()))
        connection.executemany(f"INSERT INTO t VALUES (?{', ?' * len(names)})", rows)
        if choice.random() < 0.5:
            connection.execute("DELETE FROM t WHERE abs(k % 7) = 3 OR k % 65536 BETWEEN 100 AND 30000")
        if self.has_blob:
            connection.execute(
                "UPDATE t SET m = x'00ff' WHERE k = (SELECT k FROM t LIMIT 1 OFFSET (SELECT count(*) FROM t) * 2 / 3)")
        connection.commit()
        connection.close()
        self.path, self.names = path, ["k"] + names

    def task(self):
        return {"columns": [], "table": "t"}

    def expected(self):
        connection = sqlite3.connect(self.path)
        result = []
        for name in self.names:
            types = {row[0] for row in connection.execute(f"SELECT DISTINCT typeof({name}) FROM t")}
            if "blob" in types:
                return None
            kind = "text" if "text" in types else "integer" if types <= {"integer", "null"} and "integer" in types else "real"
            expression = f"CAST({name} AS TEXT)" if kind == "text" else name
            values = [row[0] for row in connection.execute(f"SELECT {expression} FROM t ORDER BY k")]
            if kind == "real":
                values = [value if value is None else float(value) for value in values]
            result.append(column(name, kind, values))
        connection.close()
        return b"".join(result)


def difference(ours, theirs):
    """The first cell that differs."""
    for a, b in zip(ours.split(b"\x1d"), theirs.split(b"\x1d")):
        if a == b:
            continue
        a, b = a.split(b"\x1e"), b.split(b"\x1e")
        for row, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return f"{b[0]!r}, row {row}: {x[:200]!r} here, {y[:200]!r} there"
        return f"{b[0]!r}: {len(a) - 1} rows here, {len(b) - 1} there"
    return "more columns"


def program():
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "readings"], cwd=ROOT, check=True, stdout=sys.stderr)
    path = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return str(Path(path.stdout.strip()) / "readings")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300, help="the number of files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, default=-1, help="the number of the only file, which is kept")
    parser.add_argument("--program", help="the built program; it is built otherwise")
    arguments = parser.parse_args()
    process = subprocess.Popen(
        [arguments.program or program()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    counts, sizes, start = collections.Counter(), collections.Counter(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="weft-readings-") as folder:
        for number in range(arguments.files) if arguments.only < 0 else [arguments.only]:
            choice = random.Random(f"{arguments.seed} {number}")
            size = choice.randrange(5 * 10**6, 10**7) if number % 2 else choice.randrange(100, 500_000)
            kind = [CSVFile, JSONFile, SQLiteFile][number // 2 % 3]
            path = Path(folder) / f"{number}.{kind.form}"
            file = kind(choice, path, size)
            result = Path(folder) / "result"
            task = {"path": str(path), "form": kind.form, "result": str(result), **file.task()}
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            error = process.stdout.readline().rstrip("\n")
            if process.poll() is not None:
                sys.exit(f"file {number}: the program ended with {process.returncode}")
            expected = file.expected()
            sizes[kind.form] += path.stat().st_size
            if error:
                same = expected is None and "BLOB" in error
                problem = f"an error: {error}"
            else:
                ours = result.read_bytes()
                same = ours == expected
                problem = "" if same else "no error of a BLOB" if expected is None else difference(ours, expected)
            counts[(kind.form, "equal" if same else "different")] += 1
            if not same:
                print(f"--- file {number} ({kind.form}, {path.stat().st_size} bytes): {problem}", flush=True)
            if arguments.only >= 0:
                path.rename(ROOT / ".build" / path.name)
            path.unlink(missing_ok=True)
    process.stdin.close()
    process.wait()
    for (form, outcome), count in sorted(counts.items()):
        print(f"{form}: {count} files {outcome} ({sizes[form] / 10**6:.0f} MB in all)")
    print(f"{time.monotonic() - start:.0f} s")
    sys.exit(any(outcome == "different" for _, outcome in counts))


if __name__ == "__main__":
    main()
