#!/usr/bin/env python3
"""Makes strokes.tsv.gz, the compact file of pen strokes, from the table of all written digits.

    models/make_strokes.py strokes-table.tsv.gz models/strokes-excluded.txt models/strokes.tsv.gz

The table has the columns source, writer, country, label, strokes: points "x,y" separated by blanks, ";" between
strokes, the longer side of the digit spanning 0 to 1000. The excluded digits are those that were found broken, by
their lines in the table. The result has the columns label, writer, strokes; each stroke keeps only the points that
describe it within 4 units (Ramer, Douglas and Peucker). The same input gives the same text.
"""
import gzip
import io
import sys

TOLERANCE = 4


def simplified(points):
    """The points of a polyline that describe it within TOLERANCE."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        farthest, index = TOLERANCE * TOLERANCE, None
        for i in range(first + 1, last):
            x, y = points[i][0] - ax, points[i][1] - ay
            # The nearest point of the segment, as a fraction of its length.
            t = min(max((x * dx + y * dy) / square, 0), 1) if square else 0
            distance = (x - t * dx) ** 2 + (y - t * dy) ** 2
            if distance > farthest:
                farthest, index = distance, i
        if index is not None:
            keep[index] = True
            spans += [(first, index), (index, last)]
    return [point for point, kept in zip(points, keep) if kept]


def main(table, excluded, output):
    with open(excluded, encoding="utf-8") as file:
        broken = {int(line.split()[0]) for line in file if line[:1].isdigit()}
    lines = ["label\twriter\tstrokes"]
    with gzip.open(table, "rt", encoding="utf-8") as file:
        next(file)
        for number, line in enumerate(file, start=2):
            source, writer, country, label, strokes = line.rstrip("\n").split("\t")
            if number in broken:
                continue
            parts = []
            for stroke in strokes.split(";"):
                points = [tuple(map(int, point.split(","))) for point in stroke.split(" ")]
                parts.append(" ".join(f"{x},{y}" for x, y in simplified(points)))
            writer = writer if writer.startswith(source) else f"{source}-{writer}"
            lines.append(f"{label}\t{writer}\t{';'.join(parts)}")
    data = ("\n".join(lines) + "\n").encode()
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(data)
    with open(output, "wb") as file:
        file.write(packed.getvalue())
    print(f"{len(lines) - 1} digits, {len(packed.getvalue())} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
