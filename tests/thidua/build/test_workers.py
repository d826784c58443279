"""Workers of a build that is killed end with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys

BUILD = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from thidua.build import end_with_parent
def work(number):
    time.sleep(0.2)
    return os.getpid()
with ProcessPoolExecutor(3, initializer=end_with_parent) as pool:
    print(*set(pool.map(work, range(9))), flush=True)
    time.sleep(60)
"""


def test_workers_of_a_killed_build_end() -> None:
    with subprocess.Popen([sys.executable, "-c", BUILD], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert workers
        process.kill()
        try:
            process.communicate(timeout=20)  # its standard output is the workers', too: it ends with the last of them
        finally:
            for worker in workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
