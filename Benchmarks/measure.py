"""Times processes, alternately."""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Run:
    seconds: float  # Wall clock.
    cpu_seconds: float


def run(command, cores=1, settings={}, output=None):
    """Runs a program, with no more cores than that and nothing in its environment that slows a library."""
    chosen = sorted(os.sched_getaffinity(0))[:cores]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
    for name in "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS":
        environment[name] = str(cores)
    # The process inherits the cores. A function that sets them in the new process would need a copy of this one's page tables,
    # which counts as time of the program.
    available = os.sched_getaffinity(0)
    os.sched_setaffinity(0, chosen)
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), env=environment | settings, stdin=subprocess.DEVNULL,
                               stdout=output or subprocess.DEVNULL, stderr=subprocess.PIPE)
    os.sched_setaffinity(0, available)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # digit exits with 1 if it leaves out images; Python, if the program of a peer fails.
    if process.returncode not in ((0, 1) if Path(command[0]).name == "digit" else (0,)):
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{errors.decode()}")
    return Run(seconds, usage.ru_utime + usage.ru_stime)


@dataclass
class Job:
    """A row of the table. A command is a list; if there are lengths, a function from length to list.

    With lengths, the time is that of one unit of length: the difference between two runs, by the difference of their lengths.
    On one core it is CPU time, which other load hardly affects; on several it is wall-clock time.
    """
    name: str
    title: str
    ours: object
    peers: dict  # Name: (command, wanted ratio).
    lengths: tuple = ()
    cores: int = 1
    peer_cores: int = 0  # If others than ours.

    @property
    def counts_cpu(self):
        return self.cores == 1

    def medians(self, rounds, settings):
        """Seconds of ours and of each peer, run in turn in each round."""
        contestants = [("digit", self.ours, self.cores)]
        contestants += [(name, command, self.peer_cores or self.cores) for name, (command, _) in self.peers.items()]
        times = {}
        for _ in range(rounds):
            for name, command, cores in contestants:
                for length in self.lengths or (None,):
                    one = run(command if length is None else command(length), cores, settings)
                    times.setdefault((name, length), []).append(one.cpu_seconds if self.counts_cpu else one.seconds)
        median = {key: statistics.median(seconds) for key, seconds in times.items()}
        if not self.lengths:
            return {name: median[name, None] for name, _, _ in contestants}
        short, long = self.lengths
        return {name: (median[name, long] - median[name, short]) / (long - short) for name, _, _ in contestants}


def load():
    return ", ".join(f"{value:.1f}" for value in os.getloadavg()[:2])


def processor():
    """Its name, and the widest vectors that it has."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    found = {line.split(":")[0].strip(): line.split(":")[1].strip() for line in lines if ":" in line}
    flags = found.get("flags", "").split()
    vectors = "AVX-512" if "avx512f" in flags else "AVX2" if "avx2" in flags else os.uname().machine
    return f"{found.get('model name', 'unknown')}, {vectors}, {os.cpu_count()} cores"
