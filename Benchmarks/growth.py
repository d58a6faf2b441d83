"""How time and memory grow with the work: photos, training samples, width. Draws growth.svg."""
import math
import sys
import tempfile

import matplotlib
from matplotlib import pyplot

from materials import IMAGES, photo_list
from measure import run


# A process starts with the peak memory of the one that it was forked from, so a small one starts it and asks.
WATCH = """import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


def watched(command, cores, settings):
    """Seconds and peak memory in megabytes."""
    with tempfile.TemporaryFile("w+") as output:
        run([sys.executable, "-c", WATCH, *command], cores, settings, output)
        output.seek(0)
        seconds, kilobytes = map(float, output.read().split())
        return seconds, kilobytes / 1e3


def measured(digit, photos, folder, cores, largest, settings):
    """Title, unit of x, unit of y, and points of each chart."""
    classify = ["--jobs", cores, "--quiet", "--format", "jsonl", "--files-from"]
    counts = [count for count in (100, 1_000, 10_000, 100_000) if count <= largest]
    runs = [watched([digit, "classify", *classify, photo_list(photos, count, folder)], cores, settings) for count in counts]
    data = folder / IMAGES.format("train")

    def train(samples, width):
        command = [digit, "train", data, "--limit", samples, "--hidden", width, "--epochs", 5, "--validation-split", 0,
                   "--quiet", "--jobs", cores, "--output", folder / "growth.safetensors"]
        return run(command, cores, settings).seconds
    sizes, widths = (1_000, 3_000, 10_000, 30_000, 60_000), (16, 32, 64, 128, 256, 512, 1_024)
    return [
        ("Classifying photos", "photos", "seconds", counts, [seconds for seconds, _ in runs]),
        ("Its memory", "photos", "megabytes", counts, [megabytes for _, megabytes in runs]),
        ("Training 784-128-10, 5 epochs", "samples", "seconds", sizes, [train(samples, 128) for samples in sizes]),
        ("Training on 10,000 samples, 5 epochs", "hidden neurons", "seconds", widths, [train(10_000, width) for width in widths]),
    ]


def draw(charts, path):
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "digit", "font.size": 9})
    figure, axes = pyplot.subplots(2, 2, figsize=(8, 5.6), layout="constrained")
    for axis, (title, x_unit, y_unit, x, y) in zip(axes.flat, charts):
        axis.loglog(x, y, "o-", color="#2060a0", markersize=4)
        axis.set(title=title, xlabel=x_unit, ylabel=y_unit)
        axis.minorticks_off()
        axis.set_xticks(x, [f"{value:,}" for value in x])
        axis.set_ylim(10 ** math.floor(math.log10(min(y))), 10 ** math.ceil(math.log10(max(y) * 1.5)))
        axis.grid(alpha=0.3)
        for point in zip(x, y):
            axis.annotate(f"{point[1]:.3g}", point, xytext=(0, 5), textcoords="offset points", ha="center", fontsize=7)
    figure.savefig(path, metadata={"Date": None})
