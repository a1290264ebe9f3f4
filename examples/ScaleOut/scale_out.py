"""Scores a table in parts on the workers of a Dask cluster, and joins the parts.

    python3 scale_out.py --tool "autoencode" --model model.zip --data data.csv --parts 16 --out codes.csv
        [--workers 2] [--kill-one] [--scheduler HOST:PORT]

Without --scheduler, the cluster is worker processes on this machine. Every worker needs the tool, the model and the
data under the paths given. With --kill-one, a worker is killed midway: its parts are scored by the others.
"""

import argparse
import os
import shlex
import shutil
import signal
import subprocess
import tempfile

from dask.distributed import Client, LocalCluster, as_completed


def part_path(folder, part):
    return os.path.join(folder, f"part-{part:05}.csv")


def score(tool, model, data, part, parts, folder):
    """Scores one part. Its file appears when it is whole, with the same bytes whoever writes it, so it may be written twice."""
    path = part_path(folder, part)
    command = [*shlex.split(tool), "score", model, data, "--part", f"{part}/{parts}", "--out", path]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"part {part}: {done.stderr.strip()}")
    return part, os.getpid()


def join(folder, parts, out):
    """Joins the parts in their order; the result appears when it is whole."""
    beside = f"{out}.joining"
    with open(beside, "wb") as joined:
        for part in range(1, parts + 1):
            with open(part_path(folder, part), "rb") as file:
                shutil.copyfileobj(file, joined)
    os.replace(beside, out)


def main():
    parser = argparse.ArgumentParser(description="Scores a table in parts on the workers of a Dask cluster.")
    parser.add_argument("--tool", default="autoencode", help="how a worker calls the tool")
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--parts", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2, help="worker processes on this machine")
    parser.add_argument("--scheduler", help="the address of a cluster that runs already")
    parser.add_argument("--kill-one", action="store_true", help="kill one worker midway")
    arguments = parser.parse_args()

    out = os.path.abspath(arguments.out)
    cluster = None if arguments.scheduler else LocalCluster(
        n_workers=arguments.workers, threads_per_worker=1, processes=True, dashboard_address=None)
    # Where all workers can write: beside the result.
    with Client(arguments.scheduler or cluster) as client, tempfile.TemporaryDirectory(dir=os.path.dirname(out)) as folder:
        futures = [
            client.submit(score, arguments.tool, os.path.abspath(arguments.model), os.path.abspath(arguments.data),
                          part, arguments.parts, folder, pure=False)
            for part in range(1, arguments.parts + 1)
        ]
        scored, killed = {}, None
        for future in as_completed(futures):
            part, worker = future.result()
            scored[part] = worker
            if arguments.kill_one and killed is None and len(scored) >= arguments.parts // 4:
                killed = worker
                os.kill(killed, signal.SIGKILL)
                print(f"killed worker {killed} after {len(scored)} of {arguments.parts} parts")
        join(folder, arguments.parts, out)
    if cluster is not None:
        cluster.close()
    for worker in sorted(set(scored.values())):
        print(f"worker {worker}{' (killed)' if worker == killed else ''}: {sum(w == worker for w in scored.values())} parts")
    print(f"joined {arguments.parts} parts: {arguments.out}")


if __name__ == "__main__":
    main()
