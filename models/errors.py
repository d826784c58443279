"""What can go wrong with language data and models.

ModelsError
├── GoldError     a gold article is malformed
└── WeightsError  the trained recogniser is missing, damaged, or made for other labels or another tokenizer
"""

from __future__ import annotations


class ModelsError(Exception):
    """Root of this package's errors; its message says what, where and what to do."""


class GoldError(ModelsError):
    """A gold article is malformed: names file and fault."""


class WeightsError(ModelsError):
    """The trained recogniser cannot be used: names the file, what was expected, and how to make it anew."""
