#!/usr/bin/env python3
"""Draws the image files of this folder and writes their pixels to expected.tsv (needs Pillow, NumPy and cjpeg)."""
import io
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from reference import ADAM7, row

HERE = Path(__file__).parent
WIDTH, HEIGHT = 26, 18


def drawing():
    """A seven on a colored gradient; all four corners differ."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    paper = np.dstack([200 + x, 235 - 2 * y, 190 + x + y]).astype(np.uint8)
    image = Image.fromarray(paper)
    ImageDraw.Draw(image).line([(7, 4), (18, 4), (11, 15)], fill=(30, 40, 110), width=2, joint="curve")
    return image


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def packed(samples, depth):
    """Packs height × width × channels samples of `depth` bits into rows with the filters 0 (none) and 2 (up) in turn."""
    data, above = b"", None
    for y, line in enumerate(samples.reshape(len(samples), -1)):
        bits = (line[:, None] >> np.arange(depth - 1, -1, -1)) & 1
        line = np.packbits(bits.astype(np.uint8).reshape(-1))
        filtered = line if y % 2 == 0 else line - above
        data += bytes([0 if y % 2 == 0 else 2]) + filtered.tobytes()
        above = line
    return data


def write_png(name, samples, depth, kind, interlaced=False, extra=()):
    height, width = samples.shape[:2]
    passes = ADAM7 if interlaced else ((0, 0, 1, 1),)
    data = b"".join(packed(samples[y0::dy, x0::dx], depth) for x0, y0, dx, dy in passes if x0 < width and y0 < height)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)
    chunks = [(b"IHDR", header), *extra, (b"IDAT", zlib.compress(data, 9)), (b"IEND", b"")]
    (HERE / name).write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*c) for c in chunks))


def scaled(levels, depth):
    return np.rint(levels * (((1 << depth) - 1) / 255)).astype(np.uint32)


def make_pngs():
    color = np.asarray(drawing())
    gray = np.asarray(drawing().convert("L"))[..., None]
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    alpha = (128 + 127 * np.sin(x * 0.4 + y * 0.3)).astype(np.uint8)[..., None]
    for interlaced in (False, True):
        suffix = "-interlaced.png" if interlaced else ".png"
        for depth in (1, 2, 4, 8, 16):
            write_png(f"gray-{depth}{suffix}", scaled(gray, depth), depth, 0, interlaced)
        for depth in (8, 16):
            write_png(f"rgb-{depth}{suffix}", scaled(color, depth), depth, 2, interlaced)
            write_png(f"gray-alpha-{depth}{suffix}", scaled(np.dstack([gray, alpha]), depth), depth, 4, interlaced)
            write_png(f"rgb-alpha-{depth}{suffix}", scaled(np.dstack([color, alpha]), depth), depth, 6, interlaced)
        for depth in (1, 2, 4, 8):
            count = min(1 << depth, 64)
            indices = (gray.astype(np.uint32) * (count - 1) + 127) // 255
            palette = bytes(v for i in range(count) for v in (i * 255 // (count - 1), 200 - i, 40 + 2 * i))
            write_png(f"palette-{depth}{suffix}", indices, depth, 3, interlaced, [(b"PLTE", palette)])
    half = bytes([0, 60, 120, 255])
    fours = np.asarray(x * 4 // WIDTH, np.uint32)[..., None]
    write_png("palette-transparent.png", fours, 2, 3, extra=[(b"PLTE", bytes(range(0, 120, 10))), (b"tRNS", half)])
    write_png("gray-transparent.png", fours, 2, 0, extra=[(b"tRNS", struct.pack(">H", 2))])
    write_png("gray-transparent-16.png", fours * 20000, 16, 0, extra=[(b"tRNS", struct.pack(">H", 20000))])
    key = struct.pack(">3H", *(int(v) for v in color[0, 0]))
    write_png("rgb-transparent.png", color, 8, 2, extra=[(b"tRNS", key)])
    stroke = (gray < 150).astype(np.uint8) * 255
    for name, level in (("black", 20), ("white", 240)):
        # The transparent pixels have the opposite lightness, which must not show.
        ink = np.where(stroke, level, 260 - level).astype(np.uint8).repeat(3, axis=2)
        write_png(f"{name}-ink-on-nothing.png", np.dstack([ink, stroke]), 8, 6)
    write_png("nothing.png", np.zeros((HEIGHT, WIDTH, 4), np.uint8), 8, 6)
    write_png("opaque.png", np.dstack([color, np.full_like(gray, 255)]), 8, 6)
    corners = np.full((HEIGHT, WIDTH, 1), 255, np.uint8)
    corners[:2, :2] = corners[-2:, -2:] = 0
    write_png("page-with-cut-corners.png", np.dstack([color, corners]), 8, 6)


def make_jpegs():
    image = drawing()
    common = {"quality": 90, "optimize": True}
    for name, options in {
        "444": {"subsampling": 0},
        "422": {"subsampling": 1},
        "420": {"subsampling": 2},
        "progressive": {"progressive": True, "subsampling": 2},
        "restart": {"restart_marker_blocks": 1, "subsampling": 2},
        "rgb": {"keep_rgb": True},
    }.items():
        image.save(HERE / f"{name}.jpeg", **common, **options)
    image.convert("L").save(HERE / "gray.jpeg", **common)
    image.convert("CMYK").save(HERE / "cmyk.jpeg", **common)
    # The last byte of Adobe's segment is the color transform: 0 for CMYK, 2 for YCCK.
    cmyk = (HERE / "cmyk.jpeg").read_bytes()
    transform = cmyk.index(b"Adobe") + 11
    (HERE / "ycck.jpeg").write_bytes(cmyk[:transform] + b"\2" + cmyk[transform + 1 :])
    bitmap = io.BytesIO()
    image.save(bitmap, "PPM")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as scans:
        print("0; 1; 2;", file=scans, flush=True)
        for name, options in {"arithmetic": ["-arithmetic"], "separate-scans": ["-scans", scans.name]}.items():
            run = subprocess.run(["cjpeg", *options], input=bitmap.getvalue(), capture_output=True, check=True)
            (HERE / f"{name}.jpeg").write_bytes(run.stdout)


if __name__ == "__main__":
    make_pngs()
    make_jpegs()
    pictures = sorted(p for p in HERE.iterdir() if p.suffix in (".png", ".jpeg"))
    (HERE / "expected.tsv").write_text("".join(row(p, p.name) for p in pictures))
