"""`python -m thidua` is `thidua`."""

from __future__ import annotations

from thidua.cli import main

main(prog_name="thidua")
