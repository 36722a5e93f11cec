"""Re-scores NDJSON on Spark: each partition goes through `jixiao rescore -` as it is, by RDD.pipe.

    spark-submit --files merge-summaries.mjs rescore_spark.py INPUT OUTPUT

Spark tries failed partitions again and keeps their order. The last line of each partition is its summary; since it
comes out of the same pipe, a partition tried twice is counted once. Line numbers of bad lines count from the start
of their partition, for Spark does not tell a pipe where it is.
"""

import json
import subprocess
import sys

from pyspark import SparkContext, StorageLevel

COMMAND = "jixiao rescore - --allow-bad-lines --quiet --workers 1 --summary -"
SUMMARY = '{"summary":'


def main(source, out):
    context = SparkContext(appName="jixiao-rescore")
    # checkCode: a partition whose process fails is a failed task.
    piped = context.textFile(source).pipe(COMMAND, checkCode=True).persist(StorageLevel.DISK_ONLY)
    piped.filter(lambda line: not line.startswith(SUMMARY)).saveAsTextFile(out)
    summaries = piped.filter(lambda line: line.startswith(SUMMARY)).collect()
    files = []
    for number, line in enumerate(summaries):
        files.append(f"summary-{number}.json")
        with open(files[-1], "w", encoding="utf-8") as file:
            file.write(line)
    merged = subprocess.run(["node", "merge-summaries.mjs", *files], check=True, capture_output=True).stdout
    print(json.dumps(json.loads(merged), ensure_ascii=False))
    context.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])
