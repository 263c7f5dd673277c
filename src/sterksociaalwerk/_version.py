# SPDX-License-Identifier: MIT
"""The version of the library; the build reads it here."""

__version__ = "26.1"
