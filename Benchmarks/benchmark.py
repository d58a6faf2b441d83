#!/usr/bin/env python3
"""Compares digit with what people would use instead, side by side, and writes BENCHMARKS.md and growth.svg.

It makes a virtual environment for the peers (requirements.txt), and builds digit and its matrix product. Programs run
alternately, on the same cores; times are medians, of CPU time where there is one core, else of wall-clock time. The time of a
whole process is from start to end; other times are differences of two lengths, so that start-up and reading cancel out.
"""
import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PROJECT = FOLDER.parent
DIGIT = PROJECT / ".build/release/digit"
PRODUCT = FOLDER / ".build/release/Benchmark"
MODEL = PROJECT / "models/digits.safetensors"
DENSE = "dense(128) relu dense(10)"
SHAPES = (64, 128, 784), (256, 128, 784), (64, 10, 128), (784, 128, 64), (512, 512, 512), (1024, 1024, 1024)


def enter_environment():
    """Starts again with the Python of the virtual environment, which is made first if there is none."""
    environment = FOLDER / ".venv"
    if Path(sys.prefix) == environment:
        return
    python = environment / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", FOLDER / "requirements.txt"], check=True)
    os.execv(python, [python, __file__, *sys.argv[1:]])


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="JOB", help="run and print these jobs, and write nothing")
    parser.add_argument("--rounds", type=int, default=7, help="times that each program runs")
    parser.add_argument("--cores", type=int, default=os.cpu_count(), help="cores of the jobs that use more than one")
    parser.add_argument("--mnist", type=Path, help="folder of MNIST's four files; without it, digits are drawn")
    parser.add_argument("--photos", nargs="+", default=[PROJECT / "samples"], help="images, folders, or .tsv lists of images")
    parser.add_argument("--growth", type=int, default=100_000, help="the largest number of photos of growth.svg")
    parser.add_argument("--set", nargs="+", default=[], metavar="NAME=VALUE", help="environment variables of all programs")
    return parser.parse_args()


def jobs(folder, photos, cores):
    from materials import IMAGES, photo_list
    data, output = folder / IMAGES.format("train"), folder / "model.safetensors"
    peer = lambda *arguments: [sys.executable, FOLDER / "peers.py", *arguments]

    def train(source, jobs, *options):
        return [DIGIT, "train", source, "--quiet", "--jobs", jobs, "--output", output, *options]

    def classify(jobs, count):
        return [DIGIT, "classify", "--quiet", "--jobs", jobs, "--files-from", photo_list(photos, count, folder)]

    count = max(len(photos), 200)
    lengths = (count // 10, count)
    large, small, table = folder / "large.jpeg", folder / "digit.png", folder / "train.csv"
    configuration = shlex.split(inspect(MODEL)["training"]["configuration"])
    convolutional = configuration[configuration.index("--architecture") + 1]
    samples = 3_840
    from measure import Job
    yield Job("photos", "a photo", lambda n: classify(1, n),
              {"Pillow, OpenCV, PyTorch": (lambda n: peer("opencv_torch_photos", photo_list(photos, n, folder), MODEL), 2)},
              lengths)
    yield Job("png", "a 28×28 PNG, whole process", [DIGIT, "classify", "--jobs", 1, small],
              {"Python, Pillow, NumPy": (peer("pillow_numpy_image", small, folder / "dense.safetensors"), 40)})
    yield Job("jpeg", "a JPEG of 12 megapixels, whole process", [DIGIT, "classify", "--jobs", 1, large],
              {"djpeg -grayscale": (["djpeg", "-grayscale", "-outfile", "/dev/null", large], 1 / 1.05)})
    yield Job("csv", "CSV of 60,000 rows, read by a whole process", train(table, cores, "--iterations", 0, "--hidden", "none"),
              {"pandas": (peer("pandas_csv", table), 20), "polars": (peer("polars_csv", table), 12)}, cores=cores)
    yield Job("dense", "epoch of 784-128-10, batch 128, 60,000 samples",
              lambda n: train(data, cores, "--validation-split", 0, "--architecture", DENSE, "--optimizer", "sgd",
                              "--batch-size", 128, "--epochs", n),
              {"NumPy, float32": (lambda n: peer("numpy_epochs", data, 128, 60_000, n), 3),
               "PyTorch": (lambda n: peer("torch_epochs", data, DENSE, "SGD", 0.1, 128, 60_000, n), 4)},
              (1, 6), cores)
    yield Job("he-128", "iteration of he-128, 15,000 samples",
              lambda n: train(data, cores, "--preset", "he-128", "--iterations", n),
              {"NumPy": (lambda n: peer("numpy_iterations", data, 128, 15_000, "float32", 0.15, n), 8),
               "PyTorch": (lambda n: peer("torch_epochs", data, DENSE, "SGD", 0.15, "all", 15_000, n), 4)},
              (20, 120), cores)
    yield Job("relu-10", "iteration of relu-10, 41,000 samples",
              lambda n: train(data, 1, "--limit", 42_000, "--preset", "relu-10", "--iterations", n),
              {"NumPy": (lambda n: peer("numpy_iterations", data, 10, 41_000, "float64", 0.1, n), 8)}, (20, 120))
    yield Job("convolutional", f"epoch of the built-in model's network, batch 128, {samples:,} samples",
              lambda n: train(data, cores, "--limit", samples, "--validation-split", 0, "--architecture", convolutional,
                              "--optimizer", "adamw", "--batch-size", 128, "--epochs", n),
              {"PyTorch": (lambda n: peer("torch_epochs", data, convolutional, "AdamW", 0.001, 128, samples, n), 2)},
              (1, 4), cores)
    for shape in SHAPES:
        repetitions = 20_000_000_000 // (shape[0] * shape[1] * shape[2])
        yield Job("product", "matrix product " + "×".join(map(str, shape)), lambda n, shape=shape: [PRODUCT, *shape, n],
                  {"OpenBLAS": (lambda n, shape=shape: peer("numpy_product", *shape, n), 0.95)},
                  (repetitions // 10, repetitions))
    if cores > 1:
        yield Job("cores", f"a photo on {cores} cores", lambda n: classify(cores, n),
                  {"digit on one core": (lambda n: classify(1, n), 0.95 * cores)}, lengths, cores, peer_cores=1)
    yield Job("default", "the default `digit train train.csv`, whole process", train(table, cores),
              {"PyTorch, import and one epoch of 784-128-10, random digits":
               (peer("torch_epochs", "random", DENSE, "SGD", 0.1, 128, 60_000, 1), 1),
               "the same, and pandas reads the CSV": (peer("torch_epochs", table, DENSE, "SGD", 0.1, 128, 60_000, 1), 1)},
              cores=cores)


def inspect(model):
    return json.loads(subprocess.run([DIGIT, "inspect", "--format", "json", model], check=True, capture_output=True).stdout)


def prepare(arguments, folder):
    """Builds the programs, makes the files, and returns the photos' paths and what the digits are."""
    import materials
    for package in PROJECT, FOLDER:
        subprocess.run(["swift", "build", "-c", "release", "--package-path", package], check=True, stdout=sys.stderr)
    digits = materials.digits(arguments.mnist, folder)
    materials.small_png(folder)
    materials.large_jpeg(folder)
    subprocess.run([DIGIT, "train", folder / materials.IMAGES.format("t10k"), "--quiet", "--architecture", DENSE,
                    "--output", folder / "dense.safetensors"], check=True)
    return list(materials.photo_paths(arguments.photos)), digits


def lines(job, seconds):
    """The rows of a job in the table, one for each peer."""
    for name, (_, wanted) in job.peers.items():
        ratio = seconds[name] / seconds["digit"]
        mark = "" if ratio >= wanted else " ✗"
        yield (f"| {job.title} | {name} | {duration(seconds['digit'])} | {duration(seconds[name])} "
               f"| {ratio:.2f} × | {wanted:.3g} ×{mark} | {'1, CPU time' if job.counts_cpu else job.cores} |")


def duration(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.3g} µs"


HEADER = """| job | compared with | digit | the other | speed | wanted | cores |
|---|---|---|---|---|---|---|"""


def accuracy(folder):
    """Of the model that the last run of the default training wrote."""
    from materials import IMAGES
    command = [DIGIT, "evaluate", folder / IMAGES.format("t10k"), "--model", folder / "model.safetensors", "--format", "json"]
    model = inspect(folder / "model.safetensors")["training"]["configuration"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["accuracy"], model


def versions():
    names = [line.split("==")[0] for line in (FOLDER / "requirements.txt").read_text().split()]
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    jpeg = subprocess.run(["djpeg", "-version"], capture_output=True, text=True).stderr if shutil.which("djpeg") else "no djpeg"
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {importlib.metadata.version(name)}" for name in names),
                      jpeg.split(" (")[0].strip(), "Swift " + re.search(r"version ([\d.]+)", swift)[1]])


def measured_table(selected, rounds, settings):
    """The table's lines, printed as they are measured."""
    table = [HEADER]
    print(HEADER)
    for job in selected:
        if job.name == "jpeg" and not shutil.which("djpeg"):
            print("djpeg is missing: install libjpeg-turbo-progs", file=sys.stderr)
            continue
        for line in lines(job, job.medians(rounds, settings)):
            table.append(line)
            print(line, flush=True)
    return table


def page(table, default, facts):
    """BENCHMARKS.md. default: test accuracy and configuration of the default training."""
    return "\n".join([
        "# Benchmarks: results", "",
        "digit compared with what people would use instead. Speed above 1 × means that digit is faster; ✗ marks less than is wanted.",
        "How it is measured: [README.md](README.md).", "",
        *table, "",
        f"The default training reaches an accuracy of {100 * default[0]:.2f} % on the test digits (`{default[1]}`).", "",
        "![Time and memory by number of photos, training time by samples and by width](growth.svg)", "",
        "| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in facts.items()), ""])


def main():
    enter_environment()
    import growth
    import measure
    arguments = parse()
    settings = dict(setting.split("=", 1) for setting in arguments.set)
    before = measure.load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos, digits = prepare(arguments, folder)
        selected = [job for job in jobs(folder, photos, arguments.cores) if not arguments.only or job.name in arguments.only]
        table = measured_table(selected, arguments.rounds, settings)
        if arguments.only:
            return
        default = accuracy(folder)
        charts = growth.measured(DIGIT, photos, folder, arguments.cores, arguments.growth, settings)
    growth.draw(charts, FOLDER / "growth.svg")
    commit = subprocess.run(["git", "-C", PROJECT, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout
    (FOLDER / "BENCHMARKS.md").write_text(page(table, default, {
        "date": datetime.date.today(), "command": f"`Benchmarks/benchmark.py {shlex.join(sys.argv[1:])}`",
        "commit": commit.strip(), "processor": measure.processor(),
        "load average, 1 and 5 minutes": f"{before} before, {measure.load()} after (the benchmark's own included)",
        "rounds": arguments.rounds, "digits": digits, "photos": len(photos), "versions": versions()}))


if __name__ == "__main__":
    main()
