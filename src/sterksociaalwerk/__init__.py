# SPDX-License-Identifier: MIT
"""Evaluate audits against versioned norm frameworks."""

from .framework import (Category, Cycle, Framework, FrameworkKey, Limit, Norm, NormId, Rating, Rule, Source, Tally)

__version__ = "26.1"
__all__: list[str] = []
