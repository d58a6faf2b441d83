#!/usr/bin/env python3
"""Makes the seed corpus in Seeds: small files of every kind that the fuzzers change (needs Pillow and a release build of digit).

All of it is the project's own: drawn here, copied from the fixtures of the tests, or trained with digit on images from here.
Running it again makes the same files.
"""

import gzip
import io
import json
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SEEDS = HERE / "Seeds"
FIXTURES = ROOT / "Tests" / "DigitImageTests" / "Fixtures"
DIGIT = ROOT / ".build" / "release" / "digit"

# The strokes of a few digits in a unit square.
STROKES = {
    "1": [[(.3, .3), (.6, .05), (.55, .95)]],
    "2": [[(.15, .25), (.45, .05), (.75, .25), (.6, .55), (.15, .95), (.85, .9)]],
    "4": [[(.4, .05), (.15, .6), (.85, .55)], [(.65, .3), (.6, .95)]],
    "7": [[(.15, .1), (.85, .05), (.4, .95)]],
}


def write(target, name, data):
    folder = SEEDS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def drawing(text, size, paper=230, ink=40, lines=0, mode="L"):
    """A line of digits on paper, with ruled lines at the given pitch."""
    image = Image.new("L", size, paper)
    draw = ImageDraw.Draw(image)
    for y in range(lines, size[1], lines) if lines else []:
        draw.line([(0, y), (size[0], y)], fill=(2 * paper + ink) // 3)
    height = size[1] * 0.6
    width = min(height * 0.7, size[0] * 0.8 / len(text))
    left, top = (size[0] - width * len(text)) / 2, size[1] * 0.2
    for place, digit in enumerate(text):
        for stroke in STROKES[digit]:
            points = [(left + width * (place + 0.1 + 0.8 * x), top + height * y) for x, y in stroke]
            draw.line(points, fill=ink, width=max(1, round(height / 12)), joint="curve")
    return image.convert(mode)


def encoded(image, format, **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def images():
    page = Image.new("L", (112, 96), 225)
    for row, text in enumerate(["74", "2", "127"]):
        page.paste(drawing(text, (70, 30), paper=225), (10 + 15 * row, 2 + 31 * row))
    pictures = {
        "digit": drawing("7", (40, 40)),
        "number": drawing("214", (84, 32), lines=12),
        "light-ink": drawing("42", (48, 32), paper=20, ink=220),
        "page": page,
    }
    for name, picture in pictures.items():
        write("images", f"{name}.bmp", encoded(picture, "BMP"))
        write("images", f"{name}.png", encoded(picture, "PNG"))
        write("images", f"{name}-stored.png", encoded(picture, "PNG", compress_level=0))
        write("images", f"{name}.jpeg", encoded(picture, "JPEG", quality=40))
    write("images", "color.bmp", encoded(drawing("4", (30, 36), mode="RGB"), "BMP"))
    write("images", "color.jpeg", encoded(drawing("4", (30, 36), mode="RGB"), "JPEG", quality=40, progressive=True))
    for file in sorted([*FIXTURES.glob("*.jpeg"), *FIXTURES.glob("*.png")]):
        write("images", f"fixture-{file.name}", file.read_bytes())


def bmp_and_gif():
    for file in sorted([*FIXTURES.glob("*.bmp"), *FIXTURES.glob("*.gif")]):
        write("bmp-gif", f"fixture-{file.name}", file.read_bytes())
    write("bmp-gif", "one-bit.bmp", encoded(drawing("2", (20, 12)).convert("1"), "BMP"))
    write("bmp-gif", "drawing.gif", encoded(drawing("2", (20, 12)), "GIF"))


# What the target `checkpoints` trains on: an image of each of four labels, a bar in the row of that number.
BARS = [(label, [16 if pixel // 8 == label else 0 for pixel in range(64)]) for label in range(4)]


def csv(rows, separator=",", header=False, label_last=False, end="\n"):
    lines = []
    if header:
        names = [f"p{i}" for i in range(len(rows[0][1]))]
        lines.append(separator.join([*names, "label"] if label_last else ["label", *names]))
    for label, pixels in rows:
        cells = [*map(str, pixels)]
        lines.append(separator.join([*cells, str(label)] if label_last else [str(label), *cells]))
    return (end.join(lines) + end).encode()


def tables():
    large = [(label, [255 if pixel % 28 == 2 * label + 10 else 0 for pixel in range(784)]) for label in (7, 2)]
    write("csv", "labeled-8.csv", csv(BARS))
    write("csv", "header-8.csv", csv(BARS, header=True))
    write("csv", "semicolons-8.csv", csv(BARS, ";", end="\r\n"))
    write("csv", "tabs-label-last-8.csv", csv(BARS, "\t", header=True, label_last=True))
    write("csv", "blanks-8.csv", b"\xef\xbb\xbf" + csv(BARS, " ") + b"\n\n")
    write("csv", "fractions-8.csv", csv([(1, [1, 0, 0.5, 0.25] * 16), (2, ["1e-1", "0.125"] * 32)]))
    write("csv", "quoted-8.csv", csv([('"3"', [f'"{pixel}"' for pixel in range(16)] * 4)]))
    write("csv", "unlabeled-8.csv", b"".join(",".join(map(str, pixels)).encode() + b"\n" for _, pixels in BARS))
    write("csv", "labeled-28.csv", csv(large))
    write("csv", "header-28.csv", csv(large[:1], header=True))
    return large


def idx_files(rows, images_packed, labels_packed):
    """An input of the target `idx`: the length of the image file, the image file, the label file."""
    images = struct.pack(">IIII", 0x803, len(rows), 28, 28) + b"".join(bytes(pixels) for _, pixels in rows)
    labels = struct.pack(">II", 0x801, len(rows)) + bytes(label for label, _ in rows)
    images = gzip.compress(images, mtime=0) if images_packed else images
    labels = gzip.compress(labels, mtime=0) if labels_packed else labels
    return struct.pack(">H", len(images)) + images + labels


def idx(large):
    for images_packed in (False, True):
        for labels_packed in (False, True):
            name = f"images{'.gz' if images_packed else ''}-labels{'.gz' if labels_packed else ''}"
            write("idx", name, idx_files(large, images_packed, labels_packed))
    stored = gzip.compress(csv(BARS), compresslevel=0, mtime=0)
    write("idx", "table.gz", struct.pack(">H", len(stored)) + stored)
    members = b"".join(gzip.compress(row, mtime=0) for row in csv(BARS).splitlines(keepends=True))
    write("idx", "table-in-members.gz", struct.pack(">H", len(members)) + members)


def models(large):
    """Trains tiny networks on the tables; the first checkpoint is the one that the target `checkpoints` continues."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "8.csv").write_bytes(csv(BARS))
        (folder / "28.csv").write_bytes(csv(large))

        def train(table, layers, *options):
            command = [DIGIT, "train", folder / table, "--architecture", layers, "--iterations", "1", "--output",
                       folder / "model", "--checkpoint", folder / "checkpoint", *options]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            files = [(folder / name).read_bytes() for name in ("model", "checkpoint")]
            (folder / "checkpoint").unlink()
            return files

        every_tensor = ["--optimizer", "adam", "--averaging", "0.9", "--schedule", "constant", "--batch-size", "2",
                        "--validation-split", "2", "--patience", "1"]
        model, checkpoint = train("8.csv", "conv(1,3) batchnorm relu maxpool(3) dense(10)", *every_tensor)
        write("models", "convolution-8", model)
        write("checkpoints", "every-tensor", checkpoint)
        model, checkpoint = train("8.csv", "maxpool(4) dense(10)", "--optimizer", "sgd", "--validation-split", "0")
        write("models", "dense-8", model)
        write("checkpoints", "other-training", checkpoint)
        write("models", "half-8", train("8.csv", "maxpool(4) dense(10)", "--precision", "half", "--validation-split", "0")[0])
        model, _ = train("28.csv", "maxpool(14) dense(2) relu dense(10)", "--validation-split", "0")
        write("models", "dense-28", model)
        write("models", "calibrated-28", with_metadata(model, calibration()))
        write("models", "escapes-28", with_metadata(model, {"training.comment \u00e9\U0001f600\"\\": "\n\t\x01 \u2028"}))


def header(file):
    """The header of a model file, and the values after it."""
    length = 8 + int.from_bytes(file[:8], "little")
    return json.loads(file[8:length]), file[length:]


def calibration():
    """What the built-in model records of its calibration."""
    metadata = header((ROOT / "models" / "digits.safetensors").read_bytes())[0]["__metadata__"]
    return {key: value for key, value in metadata.items() if key.startswith(("risk.", "number_weights."))}


def with_metadata(file, entries):
    fields, values = header(file)
    fields["__metadata__"].update(entries)
    text = json.dumps(fields).encode()
    return len(text).to_bytes(8, "little") + text + values


def lists():
    write("lists", "lines", b"photo.jpeg\n/scans/7.png\n\n./-\n-\n")
    write("lists", "crlf", b"a.png\r\nb.png\r\n")
    write("lists", "without-end", b"a.png\nb.png")
    write("lists", "other-encoding", b"caf\xe9.png\n\xf0\x9f\x98\x80.png\n\xf4\x8f\xba\x80\xf4\x8f\xbb\xbf\xf4\n")
    write("lists", "nul-inside", b"a\0b.png\nc.png\n")
    write("lists", "nul-separated", b"\0a.png\0b\nc.png\0\0-\0")
    write("lists", "long-line", b"a" * 0x10010 + b"\nb.png\n")


def tiff(order, entries, directory=8):
    """A TIFF structure with one directory; an entry is a tag, a type, a count and a value of four bytes."""
    fields = b"".join(struct.pack(order + "HHI", *entry[:3]) + entry[3] for entry in entries)
    start = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, directory)
    return start + b"\0" * (directory - 8) + struct.pack(order + "H", len(entries)) + fields + b"\0\0\0\0"


def exif():
    for order, name in (("<", "little-endian"), (">", "big-endian")):
        short = struct.pack(order + "HH", 6, 0)
        long = struct.pack(order + "I", 3)
        make = (0x010F, 2, 4, b"abc\0")
        write("exif", f"{name}-short", tiff(order, [make, (0x0112, 3, 1, short)]))
        write("exif", f"{name}-long", tiff(order, [make, (0x0112, 4, 1, long)], directory=20))
        write("exif", f"{name}-without", tiff(order, [make]))
    write("exif", "beyond", tiff("<", [(0x0112, 3, 1, struct.pack("<HH", 9, 0))])[:-8])


def main():
    if not DIGIT.exists():
        sys.exit("swift build -c release first: the seeds of models and checkpoints are trained")
    shutil.rmtree(SEEDS, ignore_errors=True)
    images()
    bmp_and_gif()
    large = tables()
    idx(large)
    models(large)
    lists()
    exif()


main()
