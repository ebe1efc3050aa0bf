"""Kills renders and looks at what is left.

    python3 Tests/Faults/kills.py --kills 200 --seed 1

It needs nothing but Python, and the executables that `./weft test` builds (or `--products FOLDER`). In a copy of the project it
renders two analyses, each from two versions of sample data in turn, and kills one of three processes: the launcher
(`./weft render`, which becomes the tool), the tool when it was started without the launcher, and the script of an analysis.
The signals are KILL, TERM and INT in turn. Half of the kills come while a report is being written, which its temporary name in
the output folder tells, and the others at any moment of the run. A kill counts if the process was still running and its end was
not that of a run that succeeded.

After each kill
- each report is, byte for byte, one of its two versions,
- no process of the run is left after two seconds,
- the next run succeeds, and its reports are, byte for byte, those of its data,
- no temporary name is left, in the output folder, in the folder of what is kept, or in that of temporary files.
"""

import argparse
import collections
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ANALYSES = ["tiktok-verified", "spotify"]
SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
# The scales of the two versions of sample data, by analysis: small, so that a run takes a second or two; but the script of the
# second analysis still runs while the report of the first one is being written.
SCALES = {"one": ["0.01", "0.1"], "two": ["0.011", "0.11"]}

# The launcher's own functions say what its stamp would be, without which it builds first.
STAMP = r"""
source <(sed '/^main "\$@"$/d' "$0/weft")
find_swift
compiler=$(readlink -f -- "$WEFT_SWIFT")
export WEFT_ROOT=$0
set_build "$0/.build" "-c release$(processor_flags)"
require_swift_version
mkdir -p "${stamp%/*}"
printf '%s\n' "$identity" "$version" > "$stamp"
printf '%s\n' "$WEFT_SWIFT" "$WEFT_BUILD_FLAGS" "$version"
"""


class Project:
    """A copy of the project with outputs and records of its own, whose executables are built already."""

    def __init__(self, folder, products):
        self.root = folder / "project"
        self.output = folder / "output"
        self.temporary = folder / "temporary"
        self.root.mkdir()
        self.temporary.mkdir()
        for name in ["Package.swift", "Package.resolved", "weft"]:
            if (ROOT / name).exists():
                shutil.copy2(ROOT / name, self.root / name)
        for name in ["Sources", "Tests", "analyses", "templates"]:
            shutil.copytree(ROOT / name, self.root / name)
        (self.root / ".build").mkdir()
        (self.root / ".build" / "release").symlink_to(products)
        self.tool = str(products / "weft-cli")
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("WEFT_") or name == "WEFT_SWIFT"}
        self.environment["TMPDIR"] = str(self.temporary)
        variables = subprocess.run(
            ["bash", "-euc", STAMP, str(self.root)], check=True, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.environment["WEFT_PREBUILT"] = "1"
        self.direct = dict(
            self.environment, WEFT_ROOT=str(self.root), WEFT_SCRATCH=str(self.root / ".build"),
            **dict(zip(["WEFT_SWIFT", "WEFT_BUILD_FLAGS", "WEFT_SWIFT_VERSION"], variables.stdout.splitlines())))
        self.data = {}
        for version, scales in SCALES.items():
            self.data[version] = folder / version
            for name, scale in zip(ANALYSES, scales):
                self.check(["sample", name, "--scale", scale, "--to", str(self.data[version] / name)])
        self.versions = {name: {} for name in ANALYSES}
        for version in SCALES:
            self.check(self.render(version, fresh=True))
            for name in ANALYSES:
                self.versions[name][version] = self.report(name)
        for name, versions in self.versions.items():
            assert versions["one"] != versions["two"] and len(versions["one"]) > 6, f"two versions of {name}"

    def render(self, version, fresh):
        return (["render", *ANALYSES, "--quiet", "--jobs", "2", "--data", str(self.data[version]), "--output", str(self.output)]
                + (["--fresh"] if fresh else []))

    def start(self, arguments, launcher=False):
        """Starts a command. Python's own handling of signals, and what its parent ignores, is not passed on."""
        def restore():
            for number in SIGNALS[1:]:
                signal.signal(number, signal.SIG_DFL)
        log = open(self.temporary.parent / "log", "w")
        return subprocess.Popen(
            [str(self.root / "weft") if launcher else self.tool, *arguments], stdout=log, stderr=log,
            stdin=subprocess.DEVNULL, env=self.environment if launcher else self.direct, preexec_fn=restore,
            start_new_session=True)

    def check(self, arguments, launcher=False):
        process = self.start(arguments, launcher)
        try:
            status = process.wait(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            status = "no end"
        if status != 0:
            raise Failure(f"{arguments[0]} ended with {status}: {self.messages()}")

    def messages(self):
        return (self.temporary.parent / "log").read_text()[-2000:]

    def report(self, name):
        folder = self.output / name
        return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def version(self, name):
        """The version that the report in the output folder is; None if it is none."""
        found = self.report(name)
        return next((version for version, report in self.versions[name].items() if report == found), None)

    def differences(self, name, version):
        """The files in which the report in the output folder is not that of a version."""
        found, good = self.report(name), self.versions[name][version]
        return [path for path in sorted({*found, *good}) if found.get(path) != good.get(path)]

    def is_writing(self):
        try:
            return any(entry.startswith(".") and ".new-" in entry for entry in os.listdir(self.output))
        except FileNotFoundError:
            return False

    def leftovers(self):
        found = [str(path) for path in self.output.rglob(".*") if path.name != ".weft"]
        found += [str(path) for path in (self.root / ".build").rglob("*") if ".new" in path.name or ".old" in path.name]
        # Those of SwiftPM, which describes the package in the first run, are not ours to remove.
        return found + [
            str(path) for path in self.temporary.iterdir() if not re.fullmatch(r"_.*\.lock|TemporaryDirectory\..*", path.name)]

    def processes(self):
        """The processes of this project that run: their numbers and commands."""
        mark = f"{self.root}".encode()
        found = {}
        for entry in os.listdir("/proc"):
            if not entry.isdigit() or int(entry) == os.getpid():
                continue
            try:
                environment = Path(f"/proc/{entry}/environ").read_bytes()
                command = Path(f"/proc/{entry}/cmdline").read_bytes()
                state = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[0]
            except (OSError, ProcessLookupError):
                continue
            if state != "Z" and (mark in environment or mark in command):
                found[int(entry)] = command.replace(b"\0", b" ").decode(errors="replace")
        return found

    def script(self, names=ANALYSES):
        """The number of a script's process; None if none runs."""
        for process, command in self.processes().items():
            if command.split(" ")[0].rpartition("/")[2] in names:
                return process
        return None


class Failure(Exception):
    pass


def wait_until(condition, process):
    """Waits for a condition; whether it came true while the process ran."""
    while process.poll() is None:
        if condition():
            return True
    return False


def attempt(project, who, number, is_writing, duration, version, choice):
    """Kills one run. Returns whether it took effect."""
    process = project.start(project.render(version, fresh=True), launcher=who == "launcher")
    victim = None if who == "script" else process.pid
    if is_writing:
        # A script that is killed while a report is being written is that of the other analysis.
        while who == "script" and victim is None and process.poll() is None:
            victim = project.script(ANALYSES[1:])
        wait_until(project.is_writing, process)
        time.sleep(choice.choice([0, 0, 0.0005, 0.001, 0.002, 0.004, 0.008]))
    else:
        time.sleep(choice.uniform(0, duration))
    if victim is None:
        victim = project.script()
    took = False
    if victim is not None and process.poll() is None:
        try:
            os.kill(victim, number)
            took = True
        except ProcessLookupError:
            pass
    try:
        status = process.wait(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        raise Failure(f"{who} does not end after {number.name}")
    if who == "script" and took and status == 0:
        took = False
    if who != "script" and took and status >= 0:
        # A tool may end by itself before the signal arrives.
        took = status != 0
    return took, status


def examine(project, version, launcher):
    """Requires what has to be so after a kill, and after the next run."""
    for name in ANALYSES:
        if project.version(name) is None:
            parts = [project.differences(name, version) for version in SCALES]
            raise Failure(f"{name} is neither of its versions, from which it differs in {parts}")
    kept = [project.version(name) for name in ANALYSES]
    end = time.monotonic() + 2
    while project.processes() and time.monotonic() < end:
        time.sleep(0.01)
    if project.processes():
        raise Failure(f"processes are left: {project.processes()}")
    project.check(project.render(version, fresh=False), launcher)
    for name in ANALYSES:
        if project.version(name) != version:
            raise Failure(f"the next run's {name} differs in {project.differences(name, version)}")
    if project.leftovers():
        raise Failure(f"left over: {project.leftovers()}")
    if project.processes():
        raise Failure(f"processes are left: {project.processes()}")
    return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="the number of kills that count")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--products", type=Path, default=ROOT / ".build-test/release", help="the folder of executables")
    arguments = parser.parse_args()
    choice = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(prefix="weft-kills-") as folder:
        project = Project(Path(folder), arguments.products.resolve())
        start = time.monotonic()
        project.check(project.render("one", fresh=True))
        duration = time.monotonic() - start
        print(f"a run takes {duration:.2f} s", flush=True)
        table = collections.defaultdict(collections.Counter)
        failures, tries, kills = [], 0, 0
        victims = ["launcher", "tool", "script"]
        while kills < arguments.kills and tries < 20 * arguments.kills:
            # All combinations of process, signal and moment come in turn; one is repeated until it takes effect.
            who, number, is_writing = victims[kills % 3], SIGNALS[kills // 3 % 3], kills // 9 % 2 == 0
            old = project.version(ANALYSES[0])
            version = "two" if old == "one" else "one"
            tries += 1
            row = table[(who, number.name, "writing" if is_writing else "any moment")]
            try:
                took, status = attempt(project, who, number, is_writing, duration, version, choice)
                kept = examine(project, version, launcher=kills % 2 == 0)
            except Failure as failure:
                failures.append(f"{who}, {number.name}, {'writing' if is_writing else 'any moment'}: {failure}")
                print(failures[-1], flush=True)
                took, kept = True, []
                row["failed"] += 1
                for process in project.processes():
                    os.kill(process, signal.SIGKILL)
                time.sleep(0.5)
                shutil.rmtree(project.temporary)
                project.temporary.mkdir()
                project.check(project.render(version, fresh=True))
            if took:
                kills += 1
                row["kills"] += 1
                row["old"] += sum(one == old for one in kept)
                row["new"] += sum(one == version for one in kept)
            if tries % 25 == 0:
                print(f"{kills} kills in {tries} runs, {len(failures)} failed; next: {who}, {number.name}", flush=True)
        print(f"{'process':<10}{'signal':<9}{'moment':<12}{'kills':>6}{'old reports':>13}{'new reports':>13}{'failed':>8}")
        for (who, number, moment), row in sorted(table.items()):
            print(f"{who:<10}{number:<9}{moment:<12}{row['kills']:>6}{row['old']:>13}{row['new']:>13}{row['failed']:>8}")
        print(f"{kills} kills that took effect in {tries} runs, {len(failures)} failed, "
              f"{(time.monotonic() - start) / 60:.1f} min")
        sys.exit(1 if failures or kills < arguments.kills else 0)


if __name__ == "__main__":
    main()
