"""The files that the benchmarks read: labeled digits, lists of photos, a 28×28 PNG and a photo of 12 megapixels."""
import csv
import gzip
import itertools
import struct
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

PROJECT = Path(__file__).resolve().parent.parent
IMAGES, LABELS = "{}-images-idx3-ubyte", "{}-labels-idx1-ubyte"


def digits(mnist, folder):
    """MNIST's files, or as many digits drawn from the project's pen strokes; the training digits as CSV too."""
    strokes = None if mnist else written_digits()
    for part, count in ("train", 60_000), ("t10k", 10_000):
        if mnist:
            for name in IMAGES, LABELS:
                packed = mnist / (name.format(part) + ".gz")
                data = gzip.decompress(packed.read_bytes()) if packed.exists() else (mnist / name.format(part)).read_bytes()
                (folder / name.format(part)).write_bytes(data)
        else:
            images, labels = zip(*itertools.islice(strokes, count))
            (folder / IMAGES.format(part)).write_bytes(struct.pack(">4I", 2051, count, 28, 28) + b"".join(images))
            (folder / LABELS.format(part)).write_bytes(struct.pack(">2I", 2049, count) + bytes(labels))
    pixels = np.fromfile(folder / IMAGES.format("train"), np.uint8, offset=16).reshape(-1, 784)
    labels = np.fromfile(folder / LABELS.format("train"), np.uint8, offset=8)
    with open(folder / "train.csv", "w") as file:
        file.write("label," + ",".join(f"pixel{index}" for index in range(784)) + "\n")
        texts = [str(value) for value in range(256)]
        for label, row in zip(labels.tolist(), pixels.tolist()):
            file.write(f"{label}," + ",".join([texts[value] for value in row]) + "\n")
    return "MNIST" if mnist else "digits drawn from models/strokes.tsv.gz"


def written_digits():
    """Pairs of 784 bytes and label without end, like MNIST's: 20×20, two pixels of pen; later rounds lean otherwise."""
    with gzip.open(PROJECT / "models/strokes.tsv.gz", "rt") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if len(row) == 3 and row[0].isdigit()]
    order = np.random.default_rng(1).permutation(len(rows))
    for turn in itertools.count():
        for index in order:
            label, _, strokes = rows[index]
            points = [[tuple(map(float, point.split(","))) for point in stroke.split()] for stroke in strokes.split(";")]
            yield drawn(points, lean=0.15 * turn).tobytes(), int(label)


def drawn(strokes, lean):
    canvas = Image.new("L", (112, 112))
    draw = ImageDraw.Draw(canvas)
    for stroke in strokes:
        line = [(20 + 0.072 * (x + lean * (500 - y)), 20 + 0.072 * y) for x, y in stroke]
        draw.line(line, fill=255, width=9, joint="curve")
        for x, y in line[:1] + line[-1:]:
            draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=255)
    return canvas.reduce(4)


def photo_paths(sources):
    """Image files: those given, those in folders, and those that .tsv lists name in their first column."""
    for source in map(Path, sources):
        if source.is_dir():
            yield from sorted(path for path in source.iterdir() if path.suffix.lower() in (".jpeg", ".jpg", ".png"))
        elif source.suffix == ".tsv":
            names = [line.split("\t")[0] for line in source.read_text().splitlines()]
            yield from (path for path in (source.parent / name for name in names) if path.is_file())
        else:
            yield source


def photo_list(paths, count, folder):
    """A file with the paths of so many photos, the same again if there are fewer."""
    file = folder / f"photos-{count}.txt"
    file.write_text("".join(f"{Path(path).resolve()}\n" for path in itertools.islice(itertools.cycle(paths), count)))
    return file


def small_png(folder):
    pixels = np.fromfile(folder / IMAGES.format("t10k"), np.uint8, offset=16, count=784)
    Image.fromarray(pixels.reshape(28, 28)).save(folder / "digit.png")


def large_jpeg(folder):
    """4000 × 3000 pixels as a phone takes them: paper in uneven light, sensor noise, a digit of a felt pen."""
    random = np.random.default_rng(1)
    light = np.linspace(235, 180, 4000)[None, :] - np.linspace(0, 25, 3000)[:, None]
    pen = Image.new("L", (4000, 3000))
    ImageDraw.Draw(pen).line([(1500, 800), (2400, 780), (1800, 2300)], fill=170, width=70, joint="curve")
    gray = light - np.asarray(pen.filter(ImageFilter.GaussianBlur(4)), "f") + random.normal(0, 3, (3000, 4000))
    color = gray[..., None] * [1, 0.97, 0.92] + random.normal(0, 1.5, (3000, 4000, 3))
    Image.fromarray(color.clip(0, 255).astype(np.uint8)).save(folder / "large.jpeg", quality=92)
