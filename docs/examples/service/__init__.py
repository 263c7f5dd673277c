# SPDX-License-Identifier: MIT
"""A small certifier's service around the library, in Flask and SQLite.

  python -m flask --app docs/examples/service run

Audits are recorded in a form, concluded from, advised on and decided; certificates stand in a
register that anyone may search. The service stores, shows and asks: every rule, limit, date and
code is the library's. The norms have identifiers and no wording, and are made up.
"""

from .application import create_app

__all__ = ["create_app"]
