"""Tries rescore_dask.py for real: a scheduler and four worker processes on loopback, one of them killed in the
middle; results and summary must be byte for byte those of a single process.

    npm run build && python3 examples/distributed/try_dask.py [forms]
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from distributed import Client

import rescore_dask
from rescore_dask import CLI, PACKAGE

FORMS = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
WORKERS = 4


def write_forms(path):
    """Published forms again and again under new ids, now and then a line broken off."""
    folder = PACKAGE / "examples" / "jincheng-2024"
    forms = [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(FORMS):
            form = {**forms[number % len(forms)], "id": f"form-{number}"}
            line = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
            out.write((line[: len(line) // 2] if number % 97 == 96 else line) + "\n")


def start(module, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent)}
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, single, spread = folder / "forms.ndjson", folder / "single.ndjson", folder / "spread.ndjson"
        write_forms(source)
        command = [*CLI, "rescore", "-", "--allow-bad-lines", "--quiet", "--workers", "1"]
        with open(source, "rb") as lines, open(single, "wb") as results:
            summary = str(folder / "single.json")
            subprocess.run([*command, "--summary", summary], stdin=lines, stdout=results, check=True)
        expected = json.loads(Path(summary).read_text("utf-8"))["summary"]

        address_file = folder / "scheduler.json"
        processes = [
            start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                  "--scheduler-file", str(address_file))
        ]
        try:
            while not address_file.exists():
                time.sleep(0.1)
            workers = [
                start("dask_worker", "--scheduler-file", str(address_file), "--host", "127.0.0.1", "--no-nanny",
                      "--nthreads", "1", "--local-directory", str(folder), "--no-dashboard")
                for _ in range(WORKERS)
            ]
            processes += workers
            killed = []

            def kill_one(done, of):
                print(f"{done} of {of} parts done")
                if done == of // 4 and not killed:
                    workers[0].send_signal(signal.SIGKILL)
                    killed.append(workers[0].pid)
                    print("killed one worker")

            with Client(scheduler_file=str(address_file)) as client:
                client.wait_for_workers(WORKERS, timeout=60)
                part_size = max(1, source.stat().st_size // 24)
                merged = rescore_dask.rescore(client, source, spread, part_size, on_part=kill_one)
                left = len(client.scheduler_info()["workers"])
        finally:
            for process in processes:
                process.kill()
                process.wait()
        same_lines = single.read_bytes() == spread.read_bytes()
        same_summary = json.dumps(merged) == json.dumps(expected)
        print(f"{FORMS} forms, {WORKERS} workers of which {left} left")
        print(f"result lines {'byte-identical' if same_lines else 'DIFFERENT'} to a single process")
        print(f"merged summary {'identical' if same_summary else 'DIFFERENT'}")
        sys.exit(0 if same_lines and same_summary and left == WORKERS - 1 else 1)


if __name__ == "__main__":
    main()
