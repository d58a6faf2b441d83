"""Tests classify.py in Spark's local mode: the program `digit` on the PATH, pyspark, pandas, pyarrow, and Pillow.

    PATH=.build/release:$PATH python3 -m unittest discover Examples/spark
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy
from PIL import Image
from pyspark import cloudpickle
from pyspark.sql import SparkSession

import classify

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "samples"))
from strokes import VARIANTS, by_hand, ink_mask

# Sends the module itself to the tasks, as spark-submit does with the script that it runs.
cloudpickle.register_pickle_by_value(classify)


def draw(path, number):
    """A digit as one hand writes it, 64×64."""
    random = numpy.random.default_rng(number)
    variant = list(VARIANTS)[number % len(VARIANTS)]
    strokes = by_hand(random, variant, wobble=0.04, slant=random.normal(scale=0.2))
    ink = numpy.asarray(ink_mask(random, strokes, (64, 64), (16, 10), 44, random.uniform(2, 6)), float)
    Image.fromarray((255 * (1 - ink / ink.max())).astype("uint8")).save(path)


def line(row):
    """The line of `digit classify --format jsonl` that a row of answers came from, with all but ASCII escaped."""
    answer = {"path": row.path}
    if row.error_code is not None:
        answer["error"] = {"code": row.error_code, "message": row.error_message}
    else:
        answer.update(digit=row.digit, confidence=row.confidence)
        answer.update({key: True for key in ("unsure", "several") if row[key]})
        answer["probabilities"] = row.probabilities
    return compact(answer)


def compact(answer):
    return json.dumps(answer, separators=(",", ":"))


class ClassifyTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # The tasks run in the Python that has the packages.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        cls.spark = (
            SparkSession.builder.master("local[2]").config("spark.ui.enabled", False)
            .config("spark.sql.shuffle.partitions", 2).getOrCreate())
        cls.spark.sparkContext.setLogLevel("OFF")
        cls.folder = tempfile.TemporaryDirectory()
        scratch = Path(cls.folder.name)
        # Names and contents that a protocol of lines and NUL bytes could stumble over.
        odd = scratch / "odd"
        odd.mkdir()
        names = ["two\nlines.png", 'a "quote".png', "tab\t.png", "ünï\u2028.png", "e\u0301.png", "\x7f.png", "a" * 250]
        for number, name in enumerate(names):
            draw(scratch / "image.png", number)
            (scratch / "image.png").rename(odd / name)
        (odd / "empty.png").touch()
        (odd / "no image.png").write_text("no image")
        photo = (ROOT / "samples/photo.jpeg").read_bytes()
        (odd / "half.jpeg").write_bytes(photo[:len(photo) // 2])
        for number in range(1000):
            draw(scratch / f"drawn {number}.png", number)
        samples = [path for path in (ROOT / "samples").rglob("*") if path.is_file()]
        cls.paths = sorted(map(str, samples + list(odd.iterdir()) + list(scratch.glob("*.png"))))

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def lines_of_program(self, paths, *options):
        command = ["digit", "classify", "--files-from", "-", "--null", "--format", "jsonl", "--quiet", *options]
        listed = b"".join(path.encode() + b"\0" for path in paths)
        return subprocess.run(command, input=listed, stdout=subprocess.PIPE).stdout.decode().splitlines()

    def rows(self, images, schema, program="digit", options=(), partitions=3):
        dataframe = self.spark.createDataFrame(images, schema).repartition(partitions)
        return classify.classify(dataframe, program, options).collect()

    def assertSameLines(self, rows, lines):
        # Lines that escape nothing, neither quotes nor control characters, must be equal as they stand.
        lines = [text if text.isascii() and "\\" not in text else compact(json.loads(text)) for text in lines]
        self.assertEqual(sorted(map(line, rows)), sorted(lines))

    def test_answers_to_paths_are_those_of_the_program(self):
        paths = self.paths + [str(Path(self.folder.name) / "missing.png"), "/" + "a/" * 3000]
        self.assertGreater(len(paths), 1000)
        self.assertSameLines(self.rows([(path,) for path in paths], "path string"), self.lines_of_program(paths))

    def test_answers_to_bytes_are_those_of_the_program(self):
        images = [(path, Path(path).read_bytes()) for path in self.paths]
        rows = self.rows(images, "path string, content binary")
        self.assertSameLines(rows, self.lines_of_program(self.paths))

    def test_options_reach_the_program(self):
        options = ["--min-confidence", "0.9989"]
        rows = self.rows([(path,) for path in self.paths[:50]], "path string", options=options)
        self.assertSameLines(rows, self.lines_of_program(self.paths[:50], *options))

    def test_paths_that_are_no_files_are_rows_with_errors(self):
        samples = ROOT / "samples"
        paths = [str(samples / "photo.jpeg"), None, "", "a\0b", str(samples), str(samples / "one-bar.png")]
        rows = self.rows([(path,) for path in paths], "path string", partitions=1)
        codes = {row.path: row.error_code for row in rows}
        self.assertEqual(codes, dict(zip(paths, [None, "not_found", "not_found", "not_found", "unreadable", None])))

    def test_missing_bytes_are_a_row_with_an_error(self):
        rows = self.rows([("a", None), ("b", b"")], "path string, content binary")
        self.assertEqual([row.error_code for row in rows], ["corrupt_image"] * 2)

    def test_long_paths_do_not_block(self):
        paths = ["/missing/" + "\x01" * 4000 + str(number) for number in range(100)]
        rows = self.rows([(path,) for path in paths], "path string")
        self.assertEqual({row.error_code for row in rows}, {"not_found"})

    def test_a_program_that_dies_names_the_image(self):
        # Answers two images, then is killed.
        program = self.program('head -z -n 2 | digit "$@"; echo out of memory >&2; kill -9 $$')
        with self.assertRaisesRegex(Exception, rf"digit ended with status -9 at {self.paths[2]}: out of memory"):
            self.rows([(path,) for path in self.paths[:5]], "path string", program, partitions=1)

    def test_a_program_that_does_not_start_says_why(self):
        with self.assertRaisesRegex(Exception, r"ended with status 66 .*no-such-model"):
            self.rows([(self.paths[0],)], "path string", options=["--model", "no-such-model"])
        with self.assertRaisesRegex(Exception, "no-such-program is not on this machine"):
            self.rows([(self.paths[0],)], "path string", "no-such-program")

    def test_a_program_that_answers_about_another_image_is_noticed(self):
        program = self.program('digit "$@" samples')
        with self.assertRaisesRegex(Exception, "asked about .* and answered about "):
            self.rows([(self.paths[-1],)], "path string", program)

    def test_a_limited_query_ends_the_program(self):
        dataframe = self.spark.createDataFrame([(path,) for path in self.paths], "path string").repartition(1)
        self.assertEqual(len(classify.classify(dataframe).limit(3).collect()), 3)

    def test_the_command_line_writes_a_row_per_image(self):
        scratch = Path(self.folder.name)
        (scratch / "list").write_text("\n".join(self.paths[:20]))
        for number, inputs in enumerate([["--files-from", scratch / "list"], [ROOT / "samples"]]):
            output = scratch / f"answers {number}"
            classify.main([*map(str, inputs), "--output", str(output), "--options=--min-confidence 0.9"])
            rows = self.spark.read.json(str(output)).collect()
            expected = 20 if number == 0 else sum(path.startswith(str(ROOT)) for path in self.paths)
            self.assertEqual(len(rows), expected)

    def program(self, script):
        """A shell script that stands in for the program."""
        file = Path(self.folder.name) / f"{self.id()}.sh"
        file.write_text("#!/bin/sh\n" + script + "\n")
        file.chmod(0o755)
        return str(file)


if __name__ == "__main__":
    unittest.main()
