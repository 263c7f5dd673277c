# SPDX-License-Identifier: MIT
"""OSCAL, NIST's format for catalogs of controls and the results of assessing them, as plain data.

:mod:`sterksociaalwerk.exchange` offers the verbs.
"""
