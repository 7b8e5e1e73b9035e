"""Runs `dramatis extract` under Apache Spark, and compares what comes out with what one machine writes.

    cargo build --profile tool --no-default-features --features cli --bin dramatis
    python3 -m venv venv && venv/bin/pip install pyspark      # needs Java 17 or later
    venv/bin/python tests/spark/extract.py INPUT.jsonl OUTPUT.jsonl --dramatis target/tool/dramatis

`extract` is a filter of lines that keeps no state, so an engine that can pipe lines through a program can spread it.
Here every partition of the input is one run of it. Two things keep the order: partitions are stretches of the input,
and Spark writes and collects them in their order; within one, `extract` answers line by line. Blank and bad lines have
no answer, so lines can't be numbered from outside: the ids in the records say what is of what.

With `--analyses` the output is what `dramatis build --from-analyses` takes:

    venv/bin/python tests/spark/extract.py articles.jsonl analyses.jsonl --analyses --dramatis target/tool/dramatis
    cargo dramatis build articles.jsonl -o site --from-analyses analyses.jsonl

On a cluster, ship the program with `--files` (it is one file and reads no other), name it as `./dramatis`, keep the
input on storage that all nodes read, and leave out `--check`, which runs everything once more on one machine.
"""

import argparse
import filecmp
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

from pyspark import SparkConf, SparkContext


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="articles, one JSON object a line")
    parser.add_argument("output", help="the merged records")
    parser.add_argument("--dramatis", default="dramatis", help="the program")
    parser.add_argument("--master", default="local[*]", help="the cluster; this machine's cores unless told otherwise")
    parser.add_argument("--partitions", type=int, default=8, help="at least so many runs of the program")
    parser.add_argument("--analyses", action="store_true", help="whole analyses, for `build --from-analyses`")
    parser.add_argument("--check", action="store_true", help="compare with what one run writes")
    return parser.parse_args()


def spread(context, options, command, parts):
    """Writes the records, a file for each partition, into the folder `parts`."""
    lines = context.textFile(options.input, minPartitions=options.partitions, use_unicode=True)
    # A bad line makes `extract` end with status 1, after it has answered all others: as one machine would, Spark goes
    # on (`checkCode=False`), and the program names the line on the worker's stderr.
    lines.pipe(command, checkCode=False).saveAsTextFile(parts)


def merge(parts, output):
    """The files of a folder in the order of the partitions: their names end in numbers of one length."""
    with open(output, "wb") as merged:
        for name in sorted(name for name in os.listdir(parts) if name.startswith("part-")):
            with open(os.path.join(parts, name), "rb") as part:
                shutil.copyfileobj(part, merged)


def main():
    options = arguments()
    words = [os.path.abspath(options.dramatis) if os.path.exists(options.dramatis) else options.dramatis, "extract"]
    words += ["--analyses"] if options.analyses else []
    work = tempfile.mkdtemp(prefix="dramatis-spark-")
    try:
        conf = SparkConf().setMaster(options.master).setAppName("dramatis extract")
        context = SparkContext(conf=conf)
        start = time.monotonic()
        spread(context, options, shlex.join(words), os.path.join(work, "parts"))
        seconds = time.monotonic() - start
        partitions = len([name for name in os.listdir(os.path.join(work, "parts")) if name.startswith("part-")])
        merge(os.path.join(work, "parts"), options.output)
        context.stop()
        print(f"{options.output}: {partitions} partitions, {seconds:.1f} s")
        if not options.check:
            return 0
        alone = os.path.join(work, "alone")
        with open(options.input, "rb") as articles, open(alone, "wb") as records:
            subprocess.run(words, stdin=articles, stdout=records, check=False)
        same = filecmp.cmp(alone, options.output, shallow=False)
        print("one machine writes the same bytes" if same else "ONE MACHINE WRITES OTHER BYTES")
        return 0 if same else 1
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
