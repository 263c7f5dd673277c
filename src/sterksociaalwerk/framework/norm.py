# SPDX-License-Identifier: MIT
"""A single norm of a framework, and the categories into which norms are divided.

The wording of the label's norms belongs to its publisher and is not bundled: the embedding program
supplies it as ``text``. The three categories of the label are data, in
:mod:`sterksociaalwerk.label`.
"""

from collections.abc import Iterable, Mapping
from typing import NewType

from attrs import field, frozen

from .._checks import Faults, plain, plainly, shown, tupled
from .._mapping import FrozenMapping, mapping_of_texts
from ..errors import InvalidValueError

NormId = NewType("NormId", str)
"""The stable identifier of a norm: 1 to 64 of letters, digits, ``.``, ``-``, ``_``."""


@frozen(kw_only=True, field_transformer=plainly)
class Category:
    """A group of norms (*categorie*).

    Attributes:
        key: A stable ASCII name for use in data, such as ``"vakmanschap"``.
        title: The Dutch title, exactly as printed.
        title_en: An English gloss.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> Category(key="dienstverlening", title="dienstverlening", title_en="services").key
        'dienstverlening'
    """

    key: str
    title: str
    title_en: str

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("key", self.key)
        faults.text("title", self.title)
        faults.text("title_en", self.title_en)
        faults.raise_any(InvalidValueError)


def _norm_id(value: str) -> NormId:
    return NormId(plain(value))


def _references(value: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    read_only = mapping_of_texts(value)
    if isinstance(read_only, FrozenMapping):
        return FrozenMapping((scheme, plain(tupled(terms))) for scheme, terms in read_only.items())
    return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


@frozen(field_transformer=plainly)
class Norm:
    """One requirement (*norm*) that an organisation is rated on.

    Attributes:
        id: The identifier, unique within a framework.
        category: The key of the category that the norm belongs to; ``None`` when it is not known,
            which is not the same as belonging to none.
        text: The wording, as the embedding program supplies it; may be empty.
        references: What the norm refers to in other schemes, by the name of the scheme, such as
            ``{"competence": ("3",), "kpi": (), "nvvk": ("A.1",)}``.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> norm = Norm("V1", "vakmanschap", references={"competence": ["3"]})
        >>> norm.references["competence"]
        ('3',)
    """

    id: NormId = field(converter=_norm_id)
    category: str | None
    text: str = field(default="", kw_only=True)
    references: Mapping[str, tuple[str, ...]] = field(
        default=FrozenMapping[str, tuple[str, ...]](), converter=_references, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("id", self.id)
        if self.category is not None:
            faults.identifier("category", self.category)
        faults.text("text", self.text, empty=True)
        if faults.mapping("references", self.references, "names to terms"):
            for scheme, terms in self.references.items():
                faults.text("references", scheme)
                faults.instances(f"references[{shown(scheme)}]", terms, str, "text")
        faults.raise_any(InvalidValueError)
