"""Re-scores one large NDJSON file on a Dask cluster, byte for byte as one process would.

    python3 rescore_dask.py forms.ndjson results.ndjson --scheduler tcp://127.0.0.1:8786

The input is cut into parts at line ends; each part goes through `jixiao rescore -` on some worker, is tried again
elsewhere where that fails, and is put back in its place. The input and the folder of the output must be seen by all
workers (a shared file system). Needs Dask (Debian: python3-distributed) and the built package on every machine.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from distributed import Client, as_completed

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent
CLI = [os.environ.get("NODE", "node"), str(PACKAGE / "dist" / "cli.js")]
CHUNK = 1 << 20


def find_parts(path, size):
    """(number, first byte, last byte, first line) of parts of about `size` bytes that end at a line end."""
    parts, start, line, lines, at = [], 0, 1, 0, 0
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            lines += chunk.count(b"\n")
            end = chunk.rfind(b"\n")
            if end >= 0 and at + end + 1 - start >= size:
                stop = at + end + 1
                parts.append((len(parts), start, stop, line))
                start, line = stop, 1 + lines
            at += len(chunk)
    if at > start:
        parts.append((len(parts), start, at, line))
    return parts


def rescore_part(source, folder, options, part):
    """Runs on a worker. A part is written under another name first: what a killed worker leaves is no part."""
    number, start, stop, line = part
    out = Path(folder) / f"part-{number:06}.ndjson"
    mine = f".{os.getpid()}"
    summary = Path(folder) / f"part-{number:06}.json"
    command = [*CLI, "rescore", "-", "--allow-bad-lines", "--quiet", "--workers", "1"]
    command += ["--first-line", str(line), "--summary", f"{summary}{mine}", *options]
    with open(source, "rb") as file, open(f"{out}{mine}", "wb") as lines:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=lines)
        file.seek(start)
        left = stop - start
        while left > 0:
            chunk = file.read(min(CHUNK, left))
            process.stdin.write(chunk)
            left -= len(chunk)
        process.stdin.close()
        code = process.wait()
    if code != 0:
        raise RuntimeError(f"part {number}: jixiao ended with {code}")
    os.replace(f"{summary}{mine}", summary)
    os.replace(f"{out}{mine}", out)
    return str(out), str(summary)


def rescore(client, source, out, part_size, options=(), on_part=lambda done, of: None):
    """@returns the merged summary"""
    folder = Path(f"{out}.parts")
    folder.mkdir(exist_ok=True)
    parts = find_parts(source, part_size)
    futures = {
        client.submit(rescore_part, str(source), str(folder), list(options), part, retries=3, pure=False): part[0]
        for part in parts
    }
    results = {}
    for future in as_completed(futures):
        results[futures[future]] = future.result()
        on_part(len(results), len(parts))
    in_order = [results[number] for number, *_ in parts]
    with open(f"{out}.partial", "wb") as whole:
        for part, _ in in_order:
            with open(part, "rb") as lines:
                shutil.copyfileobj(lines, whole, CHUNK)
    os.replace(f"{out}.partial", out)
    merge = [CLI[0], str(HERE / "merge-summaries.mjs"), *(summary for _, summary in in_order)]
    merged = json.loads(subprocess.run(merge, check=True, capture_output=True).stdout)
    shutil.rmtree(folder)
    return merged


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("--scheduler", required=True)
    parser.add_argument("--part-size", type=int, default=64 << 20, help="bytes (default 64 MB)")
    arguments, options = parser.parse_known_args()
    with Client(arguments.scheduler) as client:
        summary = rescore(
            client,
            Path(arguments.source).resolve(),
            Path(arguments.out).resolve(),
            arguments.part_size,
            options,
            lambda done, of: print(f"\r{done}/{of} parts", end="", file=sys.stderr),
        )
    print(json.dumps(summary, ensure_ascii=False))


if __name__ == "__main__":
    main()
