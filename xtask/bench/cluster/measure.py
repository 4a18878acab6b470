# SPDX-License-Identifier: AGPL-3.0-or-later
"""Has one report counted in three ways, in turn: by DataFusion in one process, by a cluster of Ballista on this machine (a scheduler and two
executors), and its figures by DuckDB. Prints what each took, all its processes together."""

import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

TAG = "AhangWeavers"
FIGURES = ["accounts", "ends", "first", "kinds", "labels", "minutes", "near", "threads"]
CLOCK = os.sysconf("SC_CLK_TCK")
# An executor has a quarter of this machine's memory for what grows with the posts, in MiB; one process has half of it by itself.
MEMORY = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 4 // 2**20

DUCK = """
import re, sys, duckdb
archive, joined, *figures = sys.argv[1:]
duck = duckdb.connect()
duck.execute("SET threads = 2")
for table in ("sights", "tags"):
    duck.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{archive}/{table}/**/*.parquet', hive_partitioning = false)")
duck.execute("CREATE TEMP TABLE joined AS " + joined)
for figure in figures:
    rows = duck.execute(figure)
    while rows.fetchmany(10000):
        pass
"""


def taken(pid):
    """Processor seconds of a process so far, in the kernel too, and its greatest memory in MiB."""
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
    return (int(stat[11]) + int(stat[12])) / CLOCK, int(peak.group(1)) / 1024


def run(words, out=None, env=None):
    """Runs a program to its end: seconds, processor seconds, MiB."""
    begun = time.monotonic()
    child = subprocess.Popen(words, stdout=open(out, "w") if out else subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
    said = []
    reader = threading.Thread(target=lambda: said.extend(child.stderr))
    reader.start()
    _, status, usage = os.wait4(child.pid, 0)
    reader.join()
    if status:
        sys.exit(f"{words[:3]}: {b''.join(said)[-2000:].decode(errors='replace')}")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ports(count):
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return numbers


class Cluster:
    def __init__(self, program, folder):
        self.at, *rest = ports(5)
        self.programs = [self.start(program, "scheduler", "--listen", f"127.0.0.1:{self.at}")]
        for listen, control in zip(rest[::2], rest[1::2]):
            words = ["--scheduler", f"127.0.0.1:{self.at}", "--listen", f"127.0.0.1:{listen}", "--control", str(control)]
            self.programs.append(self.start(program, "executor", *words, "--tasks", "1", "--memory", str(MEMORY), "--work", f"{folder}/work-{listen}"))

    def start(self, *words):
        child = subprocess.Popen(words, stderr=subprocess.PIPE)
        while b"listens on" not in child.stderr.readline():
            pass
        threading.Thread(target=lambda: list(child.stderr), daemon=True).start()
        return child

    def taken(self):
        each = [taken(child.pid) for child in self.programs]
        return sum(cpu for cpu, _ in each), sum(peak for _, peak in each)

    def end(self):
        for child in self.programs:
            child.kill()
            child.wait()


def report(program, archive, *words):
    return [program, "report", archive, "--tag", TAG, "--format", "json", *words]


def one_process(program, archive, out):
    return run(report(program, archive), out)


def cluster(program, archive, out):
    with tempfile.TemporaryDirectory(dir=pathlib.Path(archive).parent) as folder:
        running = Cluster(program, folder)
        try:
            before, _ = running.taken()
            words = ["--engine", f"ballista://127.0.0.1:{running.at}", "--scratch", folder, "--parts", "2", "--deadline", "3000"]
            wall, cpu, peak = run(report(program, archive, *words), out)
            after, peaks = running.taken()
            return wall, cpu + after - before, peak + peaks
        finally:
            running.end()


def statements(program, archive):
    """What makes `joined`, and each figure over it."""
    joined, figures = None, []
    for figure in FIGURES:
        text = subprocess.run([program, "sql", archive, "--tag", TAG, "--figure", figure], check=True, capture_output=True, text=True).stdout
        parts = re.split(r"(?m)^(?:WITH )?(\w+) AS \(\n", text)
        names, bodies = parts[1::2], parts[2::2]
        last, _, tail = bodies[-1].rpartition(")\n")
        bodies = [body.rstrip().rstrip(",").rstrip()[:-1] for body in bodies[:-1]] + [last]
        relations = list(zip(names, bodies))
        cut = names.index("joined") + 1
        told = lambda some: "WITH " + ",\n".join(f"{name} AS (\n{body})" for name, body in some) + "\n" if some else ""
        joined = told(relations[:cut]) + "SELECT * FROM joined"
        figures.append(told(relations[cut:]) + tail)
    return [joined, *figures]


def main():
    program, folder, packages, rounds, *sizes = sys.argv[1:]
    invent = pathlib.Path(__file__).with_name("invent.py")
    env = {**os.environ, "PYTHONPATH": packages}
    for size in sizes:
        archive = f"{folder}/{size}"
        run([sys.executable, str(invent), size, archive, f"{folder}/model.json"], env=env)
        duck = [sys.executable, "-c", DUCK, archive, *statements(program, archive)]
        ways = {
            "DataFusion, one process": lambda: one_process(program, archive, f"{folder}/one.json"),
            "Ballista, two executors": lambda: cluster(program, archive, f"{folder}/cluster.json"),
            "DuckDB, the SQL alone": lambda: run(duck, env=env),
        }
        measured = {name: [] for name in ways}
        for _ in range(int(rounds)):
            for name, way in ways.items():
                measured[name].append(way())
                print(size, name, *(f"{value:.1f}" for value in measured[name][-1]), file=sys.stderr, flush=True)
            if pathlib.Path(f"{folder}/one.json").read_bytes() != pathlib.Path(f"{folder}/cluster.json").read_bytes():
                sys.exit("the cluster gave another report")
        least = statistics.median(cpu for _, cpu, _ in measured["DataFusion, one process"])
        mib = sum(file.stat().st_size for file in pathlib.Path(archive).rglob("*.parquet")) / 2**20
        posts = json.loads(pathlib.Path(f"{folder}/one.json").read_text())["posts"]
        print(f"\n{int(size):,} posts, {mib:,.0f} MiB of Parquet, {posts:,} counted\n\n| | CPU s | beside one process | wall s | peak MiB |\n|---|---|---|---|---|")
        for name, runs in measured.items():
            wall, cpu, peak = zip(*runs)
            spread = f"{statistics.median(cpu):.1f} ({min(cpu):.1f}–{max(cpu):.1f})"
            print(f"| {name} | {spread} | {statistics.median(cpu) / least:.2f} | {statistics.median(wall):.0f} | {max(peak):,.0f} |", flush=True)
        shutil.rmtree(archive)


main()
