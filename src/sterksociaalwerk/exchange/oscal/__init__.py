# SPDX-License-Identifier: MIT
"""OSCAL, NIST's format for catalogs of controls and what was found on them, as plain data.

The verbs are offered by :mod:`sterksociaalwerk.exchange`.
"""
