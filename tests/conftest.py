"""Fixtures that several packages' tests share."""

from __future__ import annotations

import pytest
import seed_page
from hypothesis import settings

# How long an example takes says more of the machine and of patterns compiled at the first call than of the code.
# A commit passes or fails alike every time; new examples are looked for by `pytest --hypothesis-profile=explore`.
settings.register_profile("thidua", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=3000)
settings.load_profile("thidua")


@pytest.fixture(scope="session")
def seed_page_html() -> str:
    """The owner's sample as one HTML page; tests that need it are skipped where the shared folder is missing."""
    if not seed_page.has_seed():
        pytest.skip(seed_page.MISSING)
    return seed_page.build_seed_page()
