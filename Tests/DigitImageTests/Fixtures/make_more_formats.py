#!/usr/bin/env python3
"""Writes the BMP, GIF, WebP, HEIC and AVIF files of this folder, and their pixels to expected-more-formats.tsv.

Needs Pillow, pillow-heif and NumPy. The pixels are those of Pillow, or the drawing itself where Pillow cannot read the
file. The drawing is that of make_fixtures.py.
"""
import struct
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image

from make_fixtures import HEIGHT, WIDTH, drawing
from reference import flatten, sample_row

HERE = Path(__file__).parent
pillow_heif.register_heif_opener()
expected = {}


def keep(name, levels):
    """Records the pixels that the file should decode to: height × width × 3 or 4."""
    expected[name] = flatten(np.asarray(levels, np.uint8))


def write(name, data, levels):
    (HERE / name).write_bytes(data)
    keep(name, levels)


def bmp(header, palette, rows, masks=b"", offset=None):
    start = 14 + len(header) + len(masks) + len(palette) if offset is None else offset
    return b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + header + masks + palette + rows


def information(bits, compression=0, top_down=False, size=40, colors=0, masks=(0, 0, 0, 0)):
    fields = struct.pack("<IiiHHIIiiII", size, WIDTH, -HEIGHT if top_down else HEIGHT, 1, bits, compression, 0, 0, 0, colors, 0)
    return (fields + struct.pack("<4I", *masks) + bytes(84))[:size]


def padded(rows, top_down=False):
    """Rows of bytes, padded to four, from bottom to top."""
    rows = [bytes(r) + bytes(-len(bytes(r)) % 4) for r in rows]
    return b"".join(rows if top_down else rows[::-1])


def packed_indices(indices, bits):
    unpacked = (indices[..., None] >> np.arange(bits - 1, -1, -1)) & 1
    return np.packbits(unpacked.reshape(len(indices), -1).astype(np.uint8), axis=1)


def runs(indices, halves):
    """A run, or indices as they are where no two neighbors are equal; one skip in the first row of the file."""
    data = b""
    for y, line in enumerate(indices[::-1]):
        x = 0
        if y == 1:
            data += bytes([0, 2, 5, 0])
            x = 5
        while x < WIDTH:
            run = 1
            while x + run < WIDTH and line[x + run] == line[x]:
                run += 1
            rest = min(WIDTH - x, 7)
            if run >= 3 or rest < 3:
                data += bytes([run, line[x] * 17 if halves else line[x]])
                x += run
                continue
            chunk = list(line[x : x + rest])
            body = bytes(a << 4 | b for a, b in zip(chunk[::2], chunk[1::2] + [0])) if halves else bytes(chunk)
            data += bytes([0, rest]) + body + bytes(len(body) % 2)
            x += rest
        data += bytes([0, 0])
    return data + bytes([0, 1])


def make_bmps():
    color = np.asarray(drawing()).astype(np.uint32)
    gray = np.asarray(drawing().convert("L")).astype(np.uint32)
    for bits in (1, 2, 4, 8):
        count = 1 << bits
        indices = (gray * (count - 1) + 127) // 255
        palette = np.array([(i * 255 // (count - 1), 200 - i // 2, 40 + i // 2) for i in range(count)], np.uint8)
        entries = b"".join(bytes([*c[::-1], 0]) for c in palette)
        rows = padded(packed_indices(indices, bits))
        write(f"palette-{bits}.bmp", bmp(information(bits), entries, rows), palette[indices])
        if bits in (4, 8):
            # A skipped pixel has index 0.
            skipped = indices.copy()
            skipped[HEIGHT - 2, :5] = 0
            data = runs(indices.astype(int), bits == 4)
            write(f"runs-{bits}.bmp", bmp(information(bits, 2 if bits == 4 else 1), entries, data), palette[skipped])
    core = struct.pack("<IHHHH", 12, WIDTH, HEIGHT, 1, 8)
    entries = b"".join(bytes(c[::-1]) for c in palette)
    write("os2.bmp", bmp(core, entries, padded(indices.astype(np.uint8))), palette[indices])
    blue_first = color[..., ::-1].astype(np.uint8)
    write("rgb-24.bmp", bmp(information(24), b"", padded(blue_first.reshape(HEIGHT, -1))), color)
    write("rgb-24-top-down.bmp", bmp(information(24, top_down=True), b"", padded(blue_first.reshape(HEIGHT, -1), True)), color)
    unused = np.dstack([blue_first, np.zeros((HEIGHT, WIDTH), np.uint8)])
    write("rgb-32.bmp", bmp(information(32), b"", padded(unused.reshape(HEIGHT, -1))), color)

    def fields(name, bits, sizes, size, compression=3, alpha=None, after=False):
        """A file whose channels (blue first, then green, red, alpha) have so many bits, and the masks that say so."""
        at, pixel, masks, levels = 0, np.zeros((HEIGHT, WIDTH), np.uint32), [0, 0, 0, 0], []
        channels = [color[..., 2], color[..., 1], color[..., 0]] + ([alpha] if alpha is not None else [])
        for c, (channel, width) in enumerate(zip(channels, sizes)):
            largest = (1 << width) - 1
            value = (channel * largest + 127) // 255
            pixel |= value << at
            masks[3 if c == 3 else 2 - c] = largest << at
            levels.append((value >> max(0, width - 8)) * 255 / min(largest, 255))
            at += width
        order = [levels[2], levels[1], levels[0]] + levels[3:]
        rows = padded(pixel.astype("<u4" if bits == 32 else "<u2").view(np.uint8).reshape(HEIGHT, -1))
        trailing = struct.pack("<4I", *masks)[: 16 if compression == 6 else 12] if after else b""
        write(name, bmp(information(bits, compression, size=size, masks=masks), b"", rows, masks=trailing), np.rint(np.dstack(order)))

    write("rgb-555.bmp", bmp(information(16), b"", padded(((color[..., 0] >> 3 << 10) | (color[..., 1] >> 3 << 5) | (color[..., 2] >> 3)).astype("<u2").view(np.uint8).reshape(HEIGHT, -1))), np.rint((color >> 3) * 255 / 31))
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    alpha = (128 + 127 * np.sin(x * 0.4 + y * 0.3)).astype(np.uint32)
    fields("fields-565.bmp", 16, (5, 6, 5), 40, after=True)
    fields("fields-565-version-5.bmp", 16, (5, 6, 5), 124)
    fields("fields-10.bmp", 32, (10, 10, 10), 52)
    fields("alpha-version-4.bmp", 32, (8, 8, 8, 8), 108, alpha=alpha)
    fields("alpha-4444.bmp", 16, (4, 4, 4, 4), 40, compression=6, alpha=alpha, after=True)
    invisible = np.dstack([blue_first, np.zeros((HEIGHT, WIDTH), np.uint8)])
    masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    write("alpha-zero.bmp", bmp(information(32, 3, size=124, masks=masks), b"", padded(invisible.reshape(HEIGHT, -1))), color)


def pillow(name, image, **options):
    """Saves the image with Pillow, and records the pixels that Pillow reads from it."""
    image.save(HERE / name, **options)
    read = Image.open(HERE / name)
    transparent = "transparency" in read.info or "A" in read.mode
    keep(name, np.asarray(read.convert("RGBA" if transparent else "RGB")))


def make_gifs():
    image = drawing()
    few = image.quantize(32)
    pillow("plain.gif", few, interlace=0)
    pillow("interlaced.gif", few, interlace=1)
    pillow("two-colors.gif", image.convert("1"), interlace=0)
    pillow("transparent.gif", few, transparency=int(np.asarray(few)[0, 0]), interlace=0)
    # The first frame at (3, 2) on a larger canvas, with a palette of its own, and a second frame that must not show.
    plain = (HERE / "plain.gif").read_bytes()
    frame_at = 13 + 3 * 32
    while plain[frame_at] != 0x2C:
        frame_at += 1
    palette, data = plain[13 : 13 + 96], plain[frame_at + 10 : -1]
    screen = b"GIF89a" + struct.pack("<HHBBB", WIDTH + 5, HEIGHT + 4, 0, 0, 0)
    frame = lambda x, y, p: b"\x2c" + struct.pack("<HHHHB", x, y, WIDTH, HEIGHT, 0x84) + p + data
    levels = np.zeros((HEIGHT + 4, WIDTH + 5, 4), np.uint8)
    levels[2 : 2 + HEIGHT, 3 : 3 + WIDTH] = np.asarray(few.convert("RGBA"))
    write("first-frame.gif", screen + b"\x21\xfe\x05hello\x00" + frame(3, 2, palette) + frame(0, 0, bytes(96)) + b"\x3b", levels)
    # More pixels than codes: the table fills up and is cleared.
    noise = np.random.default_rng(1).integers(0, 16, (96, 96), np.uint8)
    pillow("noise.gif", Image.fromarray(noise * 16).quantize(16), interlace=0)


def make_webps():
    image = drawing()
    alpha = Image.fromarray(np.tile(np.linspace(0, 255, WIDTH).astype(np.uint8), (HEIGHT, 1)))
    both = image.convert("RGBA")
    both.putalpha(alpha)
    pillow("lossy.webp", image, quality=90)
    pillow("lossless.webp", image, lossless=True)
    pillow("lossy-alpha.webp", both, quality=90)
    pillow("lossless-alpha.webp", both, lossless=True, exact=True)
    pillow("animation.webp", image, save_all=True, append_images=[image.rotate(180)], lossless=True)
    # With an orientation of 6: to be turned clockwise.
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(HERE / "orientation-6.webp", lossless=True, exif=exif)
    keep("orientation-6.webp", np.asarray(image.rotate(-90, expand=True)))


def make_heifs():
    image = drawing().resize((64, 48))
    both = image.convert("RGBA")
    both.putalpha(Image.fromarray(np.tile(np.linspace(0, 255, 64).astype(np.uint8), (48, 1))))
    pillow("plain.heic", image, quality=90)
    pillow("alpha.heic", both, quality=90)
    pillow("plain.avif", image, quality=90, subsampling="4:4:4")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(HERE / "orientation-6.heic", quality=90, exif=exif)
    keep("orientation-6.heic", np.asarray(Image.open(HERE / "orientation-6.heic").convert("RGB")))
    ten = pillow_heif.from_bytes("RGB;16", (64, 48), (np.asarray(image).astype("<u2") * 257).tobytes())
    pillow_heif.options.SAVE_HDR_TO_12_BIT = False
    ten.save(HERE / "ten-bits.heic", quality=95, chroma=444)
    keep("ten-bits.heic", np.asarray(image))


if __name__ == "__main__":
    make_bmps()
    make_gifs()
    make_webps()
    make_heifs()
    table = "".join(sample_row(name, expected[name]) for name in sorted(expected))
    (HERE / "expected-more-formats.tsv").write_text(table)
