"""Decoders that share no code with digit's, and the samples of their pixels that the tests compare with.

JPEG: Pillow, with its own copy of libjpeg-turbo. PNG: zlib and the specification, below.
"""
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def unfilter(data, rows, row_bytes, pixel_bytes):
    """The unfiltered rows of one pass, and the remaining data."""
    above, result = bytearray(row_bytes), []
    for y in range(rows):
        kind, row = data[0], bytearray(data[1 : 1 + row_bytes])
        data = data[1 + row_bytes :]
        for i in range(row_bytes):
            left = row[i - pixel_bytes] if i >= pixel_bytes else 0
            corner = above[i - pixel_bytes] if i >= pixel_bytes else 0
            up = above[i]
            distances = [(abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner)]
            row[i] = (row[i] + (0, left, up, (left + up) // 2, min(distances)[2])[kind]) & 255
        result.append(row)
        above = row
    return result, data


def decode_png(file):
    """Intensities, 0…255: height × width × 1, 3 or 4."""
    chunks, at = [], 8
    while at < len(file):
        (length,) = struct.unpack(">I", file[at : at + 4])
        chunks.append((file[at + 4 : at + 8], file[at + 8 : at + 8 + length]))
        at += 12 + length
    by_type = dict(reversed(chunks))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", by_type[b"IHDR"])
    data = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    channels = CHANNELS[kind]
    samples = np.zeros((height, width, channels), np.uint32)
    for x0, y0, dx, dy in ADAM7 if interlaced else ((0, 0, 1, 1),):
        columns, rows = len(range(x0, width, dx)), len(range(y0, height, dy))
        if columns == 0 or rows == 0:
            continue
        packed, data = unfilter(data, rows, (columns * channels * depth + 7) // 8, max(1, channels * depth // 8))
        bits = np.unpackbits(np.array(packed, np.uint8), axis=1)[:, : columns * channels * depth]
        weights = 1 << np.arange(depth - 1, -1, -1, dtype=np.uint32)
        samples[y0::dy, x0::dx] = (bits.reshape(rows, columns, channels, depth) * weights).sum(-1)
    transparent = by_type.get(b"tRNS")
    if kind == 3:
        palette = np.frombuffer(by_type[b"PLTE"], np.uint8).reshape(-1, 3)
        levels = palette[samples[..., 0]]
        if transparent is None:
            return levels
        alpha = np.full(256, 255, np.uint8)
        alpha[: len(transparent)] = np.frombuffer(transparent, np.uint8)
        return np.dstack([levels, alpha[samples[..., 0]]])
    levels = np.rint(samples * (255 / ((1 << depth) - 1))).astype(np.uint8)
    if transparent is not None:
        key = struct.unpack(f">{channels}H", transparent)
        levels = np.dstack([levels, np.where((samples == key).all(-1), 0, 255).astype(np.uint8)])
    if levels.shape[2] == 2:
        levels = np.dstack([levels[..., :1].repeat(3, axis=2), levels[..., 1:]])
    return levels


def decode_jpeg(path):
    """Intensities, 0…255, upright: height × width × 1 or 3."""
    image = ImageOps.exif_transpose(Image.open(path))
    levels = np.asarray(image).astype(np.uint16)
    if image.mode == "CMYK":
        light = 255 - levels
        return (light[..., :3] * light[..., 3:] / 255).round().astype(np.uint8)
    return levels.reshape(*levels.shape[:2], -1).astype(np.uint8)


def flatten(levels):
    """Composited over white, or over black if less than half is visible and that is light."""
    if levels.shape[2] != 4:
        return levels
    color, alpha = levels[..., :3].astype(float), levels[..., 3:] / 255
    light = (color @ [0.299, 0.587, 0.114] * alpha[..., 0]).sum()
    over_black = alpha.mean() < 0.5 and light > 127.5 * alpha.sum()
    return np.rint(color * alpha + (0 if over_black else 255) * (1 - alpha)).astype(np.uint8)


def row(path, name):
    """The file's line in a table: name, width, height, channels, and a grid of 8×8 pixels in hexadecimal."""
    with open(path, "rb") as f:
        file = f.read()
    levels = flatten(decode_png(file)) if file.startswith(b"\x89PNG") else decode_jpeg(path)
    return sample_row(name, levels)


def sample_row(name, levels):
    """The line of an image with these levels, height × width × 1 or 3."""
    height, width, channels = levels.shape
    ys, xs = ([(2 * i + 1) * side // 16 for i in range(8)] for side in (height, width))
    return f"{name}\t{width}\t{height}\t{channels}\t{levels[np.ix_(ys, xs)].tobytes().hex()}\n"
