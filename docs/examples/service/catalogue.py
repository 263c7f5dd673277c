# SPDX-License-Identifier: MIT
"""The scheme that the service works under: the label's own, with norms made up for show.

The wording of the norms is their publisher's, so these have a number and no text. A certifier puts
the real catalogue here.
"""

import sterksociaalwerk as ssw
from sterksociaalwerk import label

__all__ = ["demonstration_scheme"]


def demonstration_scheme() -> ssw.Scheme:
    """Return the scheme of the label, each edition with numbered norms."""
    scheme = label.SCHEME
    for framework in label.SCHEME.frameworks:
        scheme = scheme.with_framework(_numbered(framework))
    return scheme


def _numbered(framework: ssw.Framework) -> ssw.Framework:
    if framework.category_counts is not None:
        return framework.with_numbered_norms()
    # How these norms are split over the categories is not known, so they are in none.
    numbers = range(1, framework.norm_count + 1)
    return framework.with_norms(ssw.Norm(f"N{number:02}", None) for number in numbers)
