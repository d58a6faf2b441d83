#!/usr/bin/env python3
"""Compares the presets of `digit train` with NumPy programs: same initial parameters, same rows, same cores.

    presets.py KAGGLE_CSV DIGITS_CSV   [--threads N] [--only PRESET…]

KAGGLE_CSV: MNIST in Kaggle's layout; the first 42,000 rows are used. DIGITS_CSV: scikit-learn's 8×8 digits, label first.
Build first: swift build -c release

Each preset's command is timed as a whole, from CSV file to model file. Then both programs train on the same rows, in the
same order, from the parameters that `--iterations 0` wrote, and are evaluated on the same rows. NumPy's time is that of its
training alone. Its program is written like the projects that the presets follow: (features, samples) matrices, in float64
(he-128: float32); accuracy is computed whenever they print it.
"""
import argparse
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent / ".build/release/digit"
KAGGLE_ROWS = 42_000

# Validation rows, training rows, and the NumPy program's batch size (None: all rows), steps, learning rate, type, and
# steps between two printed lines.
PRESETS = {
    "relu-10": (1_000, 41_000, dict(batch=None, steps=500, rate=0.10, type="float64", every=10)),
    "relu-10-dev": (1_000, 41_000, dict(batch=None, steps=500, rate=0.10, type="float64", every=10)),
    "he-128": (1_000, 15_000, dict(batch=None, steps=1_000, rate=0.15, type="float32", every=50)),
    "digits-8x8": (359, 1_438, dict(batch=32, steps=45_000, rate=0.1, type="float64", every=4_500)),
    "slow-10": (1_000, 41_000, dict(batch=None, steps=1_000, rate=0.0001, type="float64", every=10)),
}


def tensors(path):
    """The tensors of a safetensors file."""
    import numpy as np
    data = Path(path).read_bytes()
    size, = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + size])
    return {name: np.frombuffer(data[8 + size:][slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"])
            for name, entry in header.items() if name != "__metadata__"}


def predictions(w1, b1, w2, b2, x):
    import numpy as np
    return np.argmax(w2.dot(np.maximum(w1.dot(x) + b1, 0)) + b2, axis=0)


def train(start, train_rows, validation_rows, batch, steps, rate, type, every):
    """The NumPy program; returns its training time in seconds and the accuracies on both sets of rows."""
    import numpy as np
    scale = 255 if train_rows.shape[1] == 785 else 16
    x_all, y_all = (train_rows[:, 1:].T / scale).astype(type), train_rows[:, 0]
    w1, b1 = start["dense1.weight"].astype(type), start["dense1.bias"].reshape(-1, 1).astype(type)
    w2, b2 = start["dense2.weight"].astype(type), start["dense2.bias"].reshape(-1, 1).astype(type)
    one_hot_all = np.zeros((10, y_all.size), type)
    one_hot_all[y_all, np.arange(y_all.size)] = 1
    begin, step = time.perf_counter(), 0
    while step < steps:
        for first in range(0, y_all.size, batch or y_all.size):
            x, one_hot = x_all[:, first:first + (batch or y_all.size)], one_hot_all[:, first:first + (batch or y_all.size)]
            m = x.shape[1]
            z1 = w1.dot(x) + b1
            a1 = np.maximum(z1, 0)
            z2 = w2.dot(a1) + b2
            exponentials = np.exp(z2 - z2.max(axis=0))
            a2 = exponentials / exponentials.sum(axis=0)
            dz2 = a2 - one_hot
            dw2, db2 = dz2.dot(a1.T) / m, dz2.sum(axis=1, keepdims=True) / m
            dz1 = w2.T.dot(dz2) * (z1 > 0)
            dw1, db1 = dz1.dot(x.T) / m, dz1.sum(axis=1, keepdims=True) / m
            w1, b1 = w1 - rate * dw1, b1 - rate * db1
            w2, b2 = w2 - rate * dw2, b2 - rate * db2
            step += 1
            if step % every == 0:
                np.mean(np.argmax(a2, axis=0) == np.argmax(one_hot, axis=0))
            if step == steps:
                break
    seconds = time.perf_counter() - begin
    accuracy = lambda rows: float(np.mean(predictions(w1, b1, w2, b2, (rows[:, 1:].T / scale).astype(type)) == rows[:, 0]))
    return dict(seconds=seconds, training=accuracy(train_rows), validation=accuracy(validation_rows))


def digit(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True, text=True)


def own_command(preset, data, threads, folder):
    """Runs the preset as a user does; returns the seconds of the whole command and the accuracies of its last line."""
    os.sync()  # The data has just been written; flush it now, not while the command runs.
    begin = time.perf_counter()
    run = digit("train", data, "--preset", preset, "--jobs", threads, "--output", folder / "own.safetensors")
    seconds = time.perf_counter() - begin
    figures = re.findall(r"accuracy +([0-9.]+) %  validation +([0-9.]+) %", run.stderr)[-1]
    return dict(seconds=seconds, training=float(figures[0]), validation=float(figures[1]))


def same_rows(preset, rows, threads, folder):
    """The accuracies of digit and NumPy with the same initial parameters and rows, and NumPy's seconds."""
    import numpy as np
    held_out, trained, method = PRESETS[preset]
    rows = np.random.default_rng(1).permutation(rows)
    files = {"validation": rows[:held_out], "training": rows[held_out:held_out + trained]}
    for name, part in files.items():
        np.savetxt(folder / f"{name}.csv", part, fmt="%d", delimiter=",")
        np.save(folder / f"{name}.npy", part)
    ours = ["train", folder / "training.csv", "--validation", folder / "validation.csv", "--validation-split", 0,
            "--preset", preset, "--sample", trained, "--no-shuffle", "--quiet", "--jobs", threads, "--output"]
    digit(*ours, folder / "start.safetensors", "--iterations", 0)
    digit(*ours, folder / "model.safetensors")
    found = {name: json.loads(digit("evaluate", folder / f"{name}.csv", "--model", folder / "model.safetensors",
                                    "--format", "json").stdout)["accuracy"] for name in files}
    # A separate process, so that the number of threads is set before NumPy is imported.
    environment = os.environ | {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    numpy = subprocess.run([sys.executable, __file__, "--numpy", preset, folder], check=True, capture_output=True,
                           text=True, env=environment)
    return found, json.loads(numpy.stdout)


def compare(preset, data, threads):
    import numpy as np
    rows = np.loadtxt(data, delimiter=",", skiprows=1, dtype=np.uint8, max_rows=KAGGLE_ROWS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        np.savetxt(folder / "data.csv", rows, fmt="%d", delimiter=",")
        own = own_command(preset, folder / "data.csv", threads, folder)
        ours, numpy = same_rows(preset, rows, threads, folder)
    percent = lambda accuracy: f"{100 * accuracy:.2f}"
    print(" | ".join(["", preset, f"{own['training']:.2f}", f"{own['validation']:.2f}", f"{own['seconds']:.1f} s",
                      *(f"{percent(ours[part])} / {percent(numpy[part])}" for part in ("training", "validation")),
                      f"{numpy['seconds']:.1f} s", f"{numpy['seconds'] / own['seconds']:.1f} ×", ""]).strip(), flush=True)


def main():
    if sys.argv[1:2] == ["--numpy"]:
        import numpy as np
        preset, folder = sys.argv[2], Path(sys.argv[3])
        result = train(tensors(folder / "start.safetensors"), np.load(folder / "training.npy"),
                       np.load(folder / "validation.npy"), **PRESETS[preset][2])
        print(json.dumps(result))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kaggle")
    parser.add_argument("digits")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--only", nargs="*", default=list(PRESETS), choices=list(PRESETS))
    arguments = parser.parse_args()
    print("| preset | training % | validation % | digit train | same rows: training, digit / NumPy | validation "
          "| NumPy | speedup |\n|---|---|---|---|---|---|---|---|")
    for preset in arguments.only:
        compare(preset, arguments.digits if preset == "digits-8x8" else arguments.kaggle, arguments.threads)


if __name__ == "__main__":
    main()
