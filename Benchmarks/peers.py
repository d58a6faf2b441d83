"""What people would use instead of digit: each function is a job, run as a process of its own by benchmark.py.

    peers.py JOB ARGUMENT…

Libraries are imported where they are used, so that no job pays for another's.
"""
import json
import os
import re
import struct
import sys
from pathlib import Path

THREADS = int(os.environ.get("OMP_NUM_THREADS", 1))


def safetensors(path):
    """The tensors and the metadata of a model file."""
    import numpy as np
    data = Path(path).read_bytes()
    size, = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + size])
    metadata = header.pop("__metadata__")
    types = {"F32": "<f4", "F16": "<f2"}
    return {name: np.frombuffer(data[8 + size:][slice(*entry["data_offsets"])], types[entry["dtype"]])
            .reshape(entry["shape"]).astype("f") for name, entry in header.items()}, metadata


def idx(path, count=None):
    """The first images (count × 784) and labels of MNIST's files, as bytes."""
    import numpy as np
    images = np.fromfile(path, np.uint8, offset=16).reshape(-1, 784)[:count]
    return images, np.fromfile(str(path).replace("images-idx3", "labels-idx1"), np.uint8, offset=8)[:count].astype(np.int64)


def he(inputs, outputs, kind="float32"):
    import numpy as np
    return (np.random.default_rng(outputs).standard_normal((inputs, outputs)) * (2 / inputs) ** 0.5).astype(kind)


# Reading and classifying

def pillow_numpy_image(path, model):
    """One 28×28 image through a dense network: Pillow, NumPy."""
    import numpy as np
    from PIL import Image
    tensors, _ = safetensors(model)
    a = np.asarray(Image.open(path).convert("L"), "f").reshape(784) / 255
    a = np.maximum(tensors["dense1.weight"] @ a + tensors["dense1.bias"], 0)
    z = tensors["dense2.weight"] @ a + tensors["dense2.bias"]
    p = np.exp(z - z.max())
    print(int(z.argmax()), float((p / p.sum()).max()))


def opencv_torch_photos(list_file, model):
    """Photos through the usual preprocessing and a convolutional network: Pillow, OpenCV, PyTorch."""
    import cv2
    import numpy as np
    import torch
    from PIL import Image
    torch.set_num_threads(THREADS)
    cv2.setNumThreads(THREADS)
    tensors, metadata = safetensors(model)
    network = torch_network(metadata["layers"])
    layers = [layer for layer in network if hasattr(layer, "weight")]
    names = [name for name in tensors if name.endswith(".weight")]
    for layer, name in zip(layers, names, strict=True):
        layer.weight.data = torch.tensor(tensors[name])
        layer.bias.data = torch.tensor(tensors[name.replace("weight", "bias")])
    network.eval()

    def digit(path):
        """28×28: Otsu's ink, its components but specks, 20×20, centered by mass."""
        image = Image.open(path)
        image.draft("L", (400, 400))
        gray = np.asarray(image.convert("L"))
        if max(gray.shape) > 400:
            gray = cv2.resize(gray, None, fx=400 / max(gray.shape), fy=400 / max(gray.shape), interpolation=cv2.INTER_AREA)
        level, ink = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
        if np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]]).mean() > 127:  # Light ink on dark.
            gray, ink = 255 - gray, 255 - ink
        _, components, statistics, _ = cv2.connectedComponentsWithStats(ink)
        areas = statistics[1:, cv2.CC_STAT_AREA]
        if not areas.size:
            return np.zeros((28, 28), "f")
        kept = np.isin(components, 1 + np.flatnonzero(areas >= areas.max() / 10))
        x, y, width, height = cv2.boundingRect(kept.astype(np.uint8))
        crop = np.where(kept, 255 - gray, 0)[y:y + height, x:x + width].astype("f")
        scale = 20 / max(width, height)
        small = cv2.resize(crop, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_AREA)
        moments = cv2.moments(small)
        shift = [14 - moments["m10"] / max(moments["m00"], 1e-6), 14 - moments["m01"] / max(moments["m00"], 1e-6)]
        return cv2.warpAffine(small, np.float32([[1, 0, shift[0]], [0, 1, shift[1]]]), (28, 28)) / max(float(small.max()), 1)

    with torch.inference_mode():
        for path in Path(list_file).read_text().splitlines():
            p = network(torch.from_numpy(digit(path).astype("f"))[None, None]).softmax(1)[0]
            print(path, int(p.argmax()), float(p.max()))


def pandas_csv(path):
    import pandas
    pandas.read_csv(path)


def polars_csv(path):
    import polars
    polars.read_csv(path)


# Training

def numpy_epochs(images, batch, count, epochs):
    """784-128-10, float32, SGD, shuffled batches: NumPy."""
    import numpy as np
    pixels, labels = idx(images, int(count))
    w1, b1, w2, b2 = he(784, 128), np.zeros(128, "f"), he(128, 10), np.zeros(10, "f")
    rate, random = np.float32(0.1), np.random.default_rng(1)
    for _ in range(int(epochs)):
        order = random.permutation(len(pixels))
        for first in range(0, len(pixels), int(batch)):
            chosen = order[first:first + int(batch)]
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


def numpy_iterations(images, hidden, count, kind, rate, iterations):
    """Full-batch gradient descent as in the projects that the presets follow, (features, samples): NumPy."""
    import numpy as np
    pixels, labels = idx(images, int(count))
    x, rate = (pixels.T / 255).astype(kind), float(rate)
    w1, b1 = he(784, int(hidden), kind).T, np.zeros((int(hidden), 1), kind)
    w2, b2 = he(int(hidden), 10, kind).T, np.zeros((10, 1), kind)
    one_hot = np.zeros((10, labels.size), kind)
    one_hot[labels, np.arange(labels.size)] = 1
    m = labels.size
    for _ in range(int(iterations)):
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


def torch_network(layers):
    """PyTorch's form of layers such as "conv(24,3,padding=1) batchnorm relu maxpool(2) dense(10)"."""
    from torch import nn
    modules, channels, side = [], 1, 28
    for kind, arguments in re.findall(r"(\w+)(?:\(([^)]*)\))?", layers):
        numbers = [float(number) for number in re.findall(r"[\d.]+", arguments)]
        if kind == "conv":
            modules.append(nn.Conv2d(channels, int(numbers[0]), int(numbers[1]), padding=int(numbers[2])))
            channels = int(numbers[0])
        elif kind == "dense":
            if side:
                modules.append(nn.Flatten())
                channels, side = channels * side * side, 0
            modules.append(nn.Linear(channels, int(numbers[0])))
            channels = int(numbers[0])
        elif kind == "maxpool":
            modules.append(nn.MaxPool2d(int(numbers[0])))
            side //= int(numbers[0])
        else:
            modules.append({"relu": nn.ReLU, "batchnorm": lambda: nn.BatchNorm2d(channels),
                            "dropout": lambda: nn.Dropout(numbers[0])}[kind]())
    return nn.Sequential(*modules)


def torch_epochs(source, layers, optimizer, rate, batch, count, epochs):
    """Training on MNIST's files, a CSV file (read by pandas) or random bytes: PyTorch. batch "all" is the full batch."""
    import torch
    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    count = int(count)
    if source == "random":
        pixels, labels = torch.randint(0, 256, (count, 784), dtype=torch.uint8), torch.arange(count) % 10
    elif source.endswith(".csv"):
        import pandas
        rows = torch.tensor(pandas.read_csv(source, nrows=count).to_numpy("u1"))
        pixels, labels = rows[:, 1:], rows[:, 0].long()
    else:
        pixels, labels = map(torch.from_numpy, idx(source, count))
    network, loss = torch_network(layers), torch.nn.CrossEntropyLoss()
    shape = (-1, 1, 28, 28) if "conv" in layers else (-1, 784)
    updates = getattr(torch.optim, optimizer)(network.parameters(), float(rate))
    full = (pixels.float() / 255).view(shape) if batch == "all" else None

    def update(x, y):
        updates.zero_grad()
        loss(network(x), y).backward()
        updates.step()

    for _ in range(int(epochs)):
        if full is not None:
            update(full, labels)
            continue
        for chosen in torch.randperm(count).split(int(batch)):
            update((pixels[chosen].float() / 255).view(shape), labels[chosen])


def numpy_product(rows, columns, depth, repetitions):
    """Single-precision matrix products: OpenBLAS, through NumPy."""
    import numpy as np
    a, b = he(int(rows), int(depth)), he(int(depth), int(columns))
    c = np.empty((int(rows), int(columns)), "f")
    for _ in range(int(repetitions)):
        np.dot(a, b, out=c)


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
