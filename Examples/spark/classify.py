#!/usr/bin/env python3
"""Recognizes the digits in many images with Spark: one `digit` per task, which loads its model once.

    spark-submit classify.py FOLDER… --output ANSWERS
    spark-submit classify.py --files-from LIST --output ANSWERS

Spark reads the images of the folders, from any storage that it knows. LIST has one path per line; `digit` itself opens these
files, on the machine of the task. ANSWERS is a new folder of JSON files with the columns of SCHEMA, one row per image. An image
that cannot be answered is a row with an error; it does not stop the others.
"""
import argparse
import collections
import contextlib
import json
import os
import shlex
import shutil
import subprocess
import tempfile

import pandas
from pyspark import SparkFiles
from pyspark.sql import SparkSession

SCHEMA = (
    "path string, digit int, confidence double, unsure boolean, several boolean, error_code string, "
    "error_message string, probabilities array<double>")
COLUMNS = [column.split()[0] for column in SCHEMA.split(", ")]

# How many images the program may be asked about before it answers, so that it need not wait for the next.
MOST_AHEAD = 8
# How many bytes of paths may be unanswered: any pipe holds them, so that the two never wait for each other to read.
MOST_BYTES_AHEAD = 4096


def classify(dataframe, program="digit", options=()):
    """The answers for a data frame of images, one row per image, with the columns of SCHEMA.

    dataframe: `path`, the file's path on the machine of the task; or `path` and `content`, the file's bytes, as Spark's
        binaryFile reader gives them. Then `path` is only a name.
    program: a path on every machine, or the name of a file in `spark-submit --files` or on the PATH.
    options: further options of `digit classify`, such as ["--min-confidence", "0.9"].

    A task whose program ends early fails, and the error names the image that was being answered.
    """
    columns = [column for column in ("path", "content") if column in dataframe.columns]

    def answers(batches):
        with Classifier(program, options) as classifier:
            for batch in batches:
                requests = classifier.hold(batch["content"]) if "content" in columns else map(request, batch["path"])
                rows = classifier.rows(batch["path"], requests)
                yield pandas.DataFrame(rows, columns=COLUMNS, dtype=object)

    return dataframe.select(columns).mapInPandas(answers, SCHEMA)


class Classifier:
    """A running `digit classify` that is asked through a pipe: NUL-terminated paths in, a line of JSON for each out."""

    def __init__(self, program, options):
        folders = [SparkFiles.getRootDirectory(), os.environ.get("PATH", os.defpath)]
        file = shutil.which(program, path=os.pathsep.join(folders))
        if file is None:
            raise FileNotFoundError(f"{program} is not on this machine; pass it with spark-submit --files")
        # Bytes reach the program through files in memory, which vanish with the two processes. One more than may be
        # unanswered, since the next is written before an answer is awaited.
        self.memory = [os.memfd_create("image") for _ in range(MOST_AHEAD + 1)]
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [file, "classify", *options, "--files-from", "-", "--null", "--format", "jsonl", "--output", "-", "--jobs", "1",
             "--quiet"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, pass_fds=self.memory)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.process.kill()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        status = self.process.wait()
        self.process.stdout.close()
        for descriptor in self.memory:
            os.close(descriptor)
        with self.errors:
            # 1: some images are without an answer.
            if kind is None and status not in (0, 1):
                raise self.failure("after the last answer")

    def hold(self, contents):
        """Puts the bytes of each image into a file in memory; yields its path, which the program knows it by too."""
        for number, content in enumerate(contents):
            descriptor = self.memory[number % len(self.memory)]
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            with open(descriptor, "wb", closefd=False) as file:
                file.write(content or b"")
            yield f"/proc/self/fd/{descriptor}".encode()

    def rows(self, paths, requests):
        """Yields a row per path. A request is the path to send to the program, or the answer where that is known."""
        unanswered = collections.deque()
        for path, request in zip(paths, requests):
            while unanswered and (
                    len(unanswered) == MOST_AHEAD
                    or sum(len(sent) + 1 for _, sent in unanswered) + len(request) >= MOST_BYTES_AHEAD):
                yield self.row(*unanswered.popleft())
            if isinstance(request, bytes):
                # If the program has ended, the answer that is missing first says so.
                with contextlib.suppress(BrokenPipeError):
                    self.process.stdin.write(request + b"\0")
                    self.process.stdin.flush()
            unanswered.append((path, request))
        while unanswered:
            yield self.row(*unanswered.popleft())

    def row(self, path, request):
        """The row of a path whose request has been sent or is the answer."""
        answer = request
        if isinstance(request, bytes):
            line = self.process.stdout.readline()
            if not line.endswith(b"\n"):
                raise self.failure(f"at {path}")
            answer = json.loads(line)
            if answer["path"].encode() != request:
                raise RuntimeError(f"digit was asked about {request.decode()} and answered about {answer['path']}")
        if "error" in answer:
            error = answer["error"]
            return path, None, None, None, None, error["code"], error["message"], None
        return (
            path, answer["digit"], answer["confidence"], answer.get("unsure", False), answer.get("several", False), None,
            None, answer["probabilities"])

    def failure(self, place):
        """The error of a program that has ended, with what it said last."""
        status = self.process.wait()
        self.errors.seek(max(0, self.errors.seek(0, os.SEEK_END) - 1000))
        said = self.errors.read().decode(errors="replace").strip()
        return RuntimeError(f"digit ended with status {status} {place}" + (f": {said}" if said else ""))


def request(path):
    """What to send to the program for a path; the answer where the program would answer none or several times."""
    if not path or "\0" in path:
        return error("not_found", "no file has this path; check it")
    if os.path.isdir(path):
        return error("unreadable", "is a folder; name the images in it")
    # The name that digit gives to a file called "-".
    return b"./-" if path == "-" else path.encode()


def error(code, message):
    return {"error": {"code": code, "message": message}}


def main(arguments=None):
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], epilog="\n\n".join(__doc__.split("\n\n")[1:]),
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="images, folders of images, or patterns such as 'scans/*.png'")
    parser.add_argument("--files-from", metavar="LIST", help="a text file of paths, one per line, instead of folders")
    parser.add_argument("--output", required=True, metavar="ANSWERS", help="a new folder for the answers")
    parser.add_argument("--program", default="digit", help="the program (default: digit, from --files or the PATH)")
    parser.add_argument(
        "--options", default="", type=shlex.split,
        help="options of digit classify, such as --options='--min-confidence 0.9'")
    arguments = parser.parse_args(arguments)
    if bool(arguments.folders) == bool(arguments.files_from):
        parser.error("name folders, or a list with --files-from")

    # So many small files in a task that starting its program costs little; Spark counts each as 4 MB unless told otherwise.
    spark = SparkSession.builder.appName("digit").config("spark.sql.files.openCostInBytes", 64 << 10).getOrCreate()
    if arguments.files_from:
        paths = spark.read.text(arguments.files_from).withColumnRenamed("value", "path")
        images = paths.repartition(4 * spark.sparkContext.defaultParallelism)
    else:
        images = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(arguments.folders)
    classify(images, arguments.program, arguments.options).write.json(arguments.output)


if __name__ == "__main__":
    main()
