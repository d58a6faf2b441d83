#!/usr/bin/env python3
"""Compares the network's speed with NumPy (products, dense training) and PyTorch (convolutional training).

    compare.py product | dense | convolutional   [--rounds N] [--threads N…]

The two run alternately, round by round, so that other load on the machine affects both; the medians are compared. Build first: swift build -c release --package-path Benchmarks
"""
import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / ".build/release/Benchmark"
SAMPLES = 6000


class Ours:
    def __init__(self, *arguments):
        self.process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


class Theirs:
    """A measurement in a separate process, so that the number of threads is set before the library is imported."""

    def __init__(self, function, threads, *arguments):
        environment = os.environ | {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
        self.process = subprocess.Popen([sys.executable, __file__, "--serve", function, str(threads), *map(str, arguments)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)

    __call__ = Ours.__call__


def numpy_product(_, rows, columns, depth):
    import numpy as np
    a, b = np.random.rand(rows, depth).astype("f"), np.random.rand(depth, columns).astype("f")
    c = np.empty((rows, columns), "f")
    repetitions = max(3, min(200, 400_000_000 // (rows * columns * depth)))

    def once():
        start = time.perf_counter()
        np.dot(a, b, out=c)
        return time.perf_counter() - start
    return lambda: min(once() for _ in range(repetitions))


def numpy_dense(_, batch):
    import numpy as np
    random = np.random.default_rng(1)
    pixels, labels = random.integers(0, 256, (SAMPLES, 784), np.uint8), np.arange(SAMPLES) % 10
    w1, b1 = (random.standard_normal((784, 128)) * (2 / 784) ** 0.5).astype("f"), np.zeros(128, "f")
    w2, b2 = (random.standard_normal((128, 10)) * (2 / 128) ** 0.5).astype("f"), np.zeros(10, "f")
    rate = np.float32(0.001)

    def epoch():
        nonlocal w1, b1, w2, b2
        start = time.perf_counter()
        order = random.permutation(SAMPLES)
        for first in range(0, SAMPLES, batch):
            chosen = order[first:first + batch]
            x, y = pixels[chosen].astype("f") / np.float32(255), labels[chosen]
            a1 = np.maximum(x @ w1 + b1, 0)
            z2 = a1 @ w2 + b2
            p = np.exp(z2 - z2.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(y)), y] -= 1
            p /= np.float32(len(y))
            d1 = (p @ w2.T) * (a1 > 0)
            w2 -= rate * (a1.T @ p); b2 -= rate * p.sum(axis=0)
            w1 -= rate * (x.T @ d1); b1 -= rate * d1.sum(axis=0)
        return time.perf_counter() - start
    return epoch


def torch_convolutional(threads, batch):
    import torch
    from torch import nn
    torch.set_num_threads(threads)
    torch.manual_seed(1)

    def block(inputs, outputs):
        return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU()]
    net = nn.Sequential(*block(1, 24), *block(24, 24), nn.MaxPool2d(2), *block(24, 48), *block(48, 48), *block(48, 48), nn.MaxPool2d(2),
                        *block(48, 96), *block(96, 96), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.3),
                        nn.Linear(864, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer, loss = torch.optim.AdamW(net.parameters(), 1e-3), nn.CrossEntropyLoss()
    pixels = torch.randint(0, 256, (SAMPLES, 1, 28, 28), dtype=torch.uint8)
    labels = torch.arange(SAMPLES) % 10

    def epoch():
        start = time.perf_counter()
        for chosen in torch.randperm(SAMPLES).split(batch):
            optimizer.zero_grad()
            loss(net(pixels[chosen].float() / 255), labels[chosen]).backward()
            optimizer.step()
        return time.perf_counter() - start
    return epoch


def compare(title, ours, theirs, rounds, work=None):
    pairs = [(ours(), theirs()) for _ in range(rounds + 1)][1:]  # the first warms up
    mine, other = (statistics.median(seconds) for seconds in zip(*pairs))
    figures = f"{mine * 1e3:9.3f} ms {other * 1e3:9.3f} ms"
    if work:
        figures += f"  {work / mine * 1e-9:6.1f} {work / other * 1e-9:6.1f} GFLOP/s"
    print(f"{title:34} {figures}   ratio {mine / other:5.2f}", flush=True)
    ours.process.kill(), theirs.process.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["product", "dense", "convolutional"])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--batches", type=int, nargs="+", default=[64, 256])
    arguments = parser.parse_args()
    print(f"{'':34} {'ours':>12} {'theirs':>12}   ratio below 1: ours is faster")
    if arguments.what == "product":
        for size in [(64, 128, 784), (256, 128, 784), (64, 10, 128), (784, 128, 64), (512, 512, 512), (1024, 1024, 1024)]:
            compare("×".join(map(str, size)), Ours("product", *size), Theirs("numpy_product", 1, *size), arguments.rounds,
                    2 * size[0] * size[1] * size[2])
        return
    library = {"dense": "numpy_dense", "convolutional": "torch_convolutional"}[arguments.what]
    for threads in arguments.threads:
        for batch in arguments.batches:
            compare(f"{arguments.what}, batch {batch}, {threads} threads", Ours(arguments.what, batch, threads),
                    Theirs(library, threads, batch), arguments.rounds)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        measure = globals()[sys.argv[2]](*map(int, sys.argv[3:]))
        for _ in sys.stdin:
            print(measure(), flush=True)
    else:
        main()
