# SPDX-License-Identifier: MIT
"""What can go wrong: one root error, and a child for each kind of misuse.

Every error lists *all* faults that were found, each with the path to the value that is wrong.
A bad audit is not an error: :mod:`sterksociaalwerk.conclusion` reports it as a result.
"""

from collections.abc import Iterable

from attrs import frozen

__all__ = [
    "Fault",
    "InvalidArgumentError",
    "InvalidRatingsError",
    "InvalidValueError",
    "SterkSociaalWerkError",
    "UnknownEditionError",
    "UnknownNormError",
    "WrongFrameworkError",
]

# A message stays readable: beyond this many faults it says how many more `faults` holds.
_SHOWN_FAULTS = 40


@frozen
class Fault:
    """One thing that is wrong, and where.

    Attributes:
        path: Where the value is within the argument that was given, such as ``norms[3].category``.
        problem: What is wrong, in a few words; lower case, no full stop.

    Example:
        >>> print(Fault("norms[3].category", "unknown category 'craft'"))
        norms[3].category: unknown category 'craft'
    """

    path: str
    problem: str

    def __str__(self) -> str:
        """Return the path and the problem on one line."""
        return f"{self.path}: {self.problem}"


class SterkSociaalWerkError(Exception):
    """The root of every error that this library raises.

    Attributes:
        faults: Everything that is wrong, in a stable order; never empty.

    Example:
        >>> from sterksociaalwerk.framework import Tally
        >>> try:
        ...     Tally(met=-1, open=True)
        ... except SterkSociaalWerkError as error:
        ...     for fault in error.faults:
        ...         print(fault)
        met: must be at least 0, got -1
        open: must be a whole number, got True
    """

    faults: tuple[Fault, ...]

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        # The faults are the only argument, so that copies and pickles keep them.
        super().__init__(self.faults)

    def __str__(self) -> str:
        """Return one line for one fault, else a count and a line each."""
        if len(self.faults) == 1:
            return str(self.faults[0])
        lines = [f"{len(self.faults)} faults"]
        lines += [f"  {fault}" for fault in self.faults[:_SHOWN_FAULTS]]
        if len(self.faults) > _SHOWN_FAULTS:
            lines.append(f"  and {len(self.faults) - _SHOWN_FAULTS} more, all in .faults")
        return "\n".join(lines)


class InvalidArgumentError(SterkSociaalWerkError, TypeError, ValueError):
    """A function was called wrongly: an argument has the wrong type or is out of bounds.

    It is also raised when an answer with three possible outcomes is used as if it were true or
    false.
    """


class InvalidRatingsError(SterkSociaalWerkError, ValueError):
    """Ratings or counts do not fit the framework that they are read against.

    Counts never fit a rule about categories or single norms.
    """


class InvalidValueError(SterkSociaalWerkError, ValueError):
    """A constructor or a factory was given something that is not valid."""


class UnknownEditionError(SterkSociaalWerkError, KeyError):
    """A scheme has no edition of the version that was asked for."""

    def __str__(self) -> str:
        """Return the faults, where KeyError would return the repr of its argument."""
        return SterkSociaalWerkError.__str__(self)


class UnknownNormError(InvalidRatingsError, KeyError):
    """One or more norms were named that the framework does not have."""

    def __str__(self) -> str:
        """Return the faults, where KeyError would return the repr of its argument."""
        return SterkSociaalWerkError.__str__(self)


class WrongFrameworkError(SterkSociaalWerkError, ValueError):
    """Values of different frameworks, or of one without a catalogue of norms, were combined."""
