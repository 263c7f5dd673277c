# SPDX-License-Identifier: MIT
"""Made-up sectors: many audits of which it is known what was planted in them."""

from collections.abc import Mapping, Sequence
from random import Random

from attrs import frozen

from sterksociaalwerk.framework import Framework

__all__ = ["FIRST_YEAR", "Profile", "simulate"]

FIRST_YEAR = 2017
_YEARS = 5
_OPEN = 23


@frozen(kw_only=True)
class Profile:
    """What a made-up sector is like; norms are named by their place.

    Attributes:
        deviating: How often a norm deviates.
        not_met: How many of these are not met at all.
        rise: How much less often norms deviate with each year.
        open: How often a norm is open, and as often it does not apply, if that is allowed.
        blind: The norms that hardly ever deviate, and how often.
        doubles: Pairs of norms of which the second is nearly always rated like the first.
    """

    deviating: float = 0.12
    not_met: float = 0.25
    rise: float = 0.0
    open: float = 0.0
    blind: Mapping[int, float] = {}
    doubles: Sequence[tuple[int, int]] = ()


def simulate(
    framework: Framework, profile: Profile, count: int, seed: int
) -> tuple[list[bytes], list[int]]:
    """Return the rows of audits and their years, the same for the same seed."""
    random = Random(seed)  # noqa: S311  # no secret
    years = [FIRST_YEAR + random.randrange(_YEARS) for _ in range(count)]
    return [_row(framework, profile, year - FIRST_YEAR, random) for year in years], years


def _row(framework: Framework, profile: Profile, year: int, random: Random) -> bytes:
    row = bytearray(framework.norm_count)
    for at in range(len(row)):
        deviating = profile.blind.get(at, profile.deviating - year * profile.rise)
        if random.random() < deviating:
            row[at] = 2 if random.random() < profile.not_met else 1
    for one, other in profile.doubles:
        if random.random() < 0.97:
            row[other] = row[one]
    for at in range(len(row)):
        if profile.open and random.random() < profile.open:
            row[at] = 3 if framework.allows_not_applicable and random.random() < 0.5 else _OPEN
    return bytes(row)
