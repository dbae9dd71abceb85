"""Our dataclass does what the standard one does, method by method, and the standard functions take it for one of theirs."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Any, ClassVar, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import values


def classes(module: Any) -> tuple[type, type, type]:
    """The same three classes made by one module or the other."""

    @module.dataclass(frozen=True)
    class Frozen:
        a: int
        b: str = "b"
        c: dict[str, int] = module.field(default_factory=dict, hash=False)
        d: tuple[int, ...] = module.field(default=(), compare=False, repr=False)
        KIND: ClassVar[str] = "kind"

    @module.dataclass
    class Open:
        a: int
        b: list[int] = module.field(default_factory=list)
        c: int = module.field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            self.c = self.a + len(self.b)

    @module.dataclass(frozen=True)
    class Own:
        a: float

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and round(self.a) == round(other.a)

        def __hash__(self) -> int:
            return hash(round(self.a))

        def __repr__(self) -> str:
            return f"<{self.a}>"

    return Frozen, Open, Own


OURS, THEIRS = classes(values), classes(dataclasses)
ARGUMENTS = st.tuples(
    st.integers(0, 2), st.sampled_from("bc"), st.dictionaries(st.sampled_from("xy"), st.integers(0, 1)), st.tuples(st.integers(0, 1))
)  # fmt: skip


def outcome(ask: Any) -> tuple[str, Any]:
    try:
        return "", ask()
    except Exception as error:
        return type(error).__name__, None


@given(ARGUMENTS, ARGUMENTS)
def test_values_compare_hash_and_show_alike(one: tuple[Any, ...], other: tuple[Any, ...]):
    told = []
    for frozen in (OURS[0], THEIRS[0]):
        a, b = frozen(*one), frozen(*other)
        assert a != one
        told.append((a == b, a != b, hash(a), repr(a).partition("Frozen")[2], a.KIND, frozen.__match_args__))
    assert told[0] == told[1]


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(
    "before", [0, values.FEW]
)  # so many values were made already: the next one is made in the compiled way
@pytest.mark.parametrize(
    "ask",
    [
        lambda cls: cls(),
        lambda cls: cls(1, wrong=2),
        lambda cls: cls(1, 2, 3, 4, 5, 6),
        lambda cls: vars(cls(1)),
        lambda cls: cls(a=1).a,
        lambda cls: setattr(cls(1), "a", 2),
        lambda cls: setattr(cls(1), "new", 2),
        lambda cls: delattr(cls(1), "a"),
        lambda cls: hash(cls(1)),
        lambda cls: cls(1) == cls(1),
        lambda cls: cls(1) == 1,
        lambda cls: repr(cls(1)).rpartition("<locals>.")[2],
        lambda cls: dataclasses.asdict(cls(1)),
        lambda cls: dataclasses.astuple(cls(1)),
        lambda cls: vars(dataclasses.replace(cls(1), a=2)),
        lambda cls: vars(values.replace(cls(1), a=2)),
        lambda cls: vars(values.replace(cls(1), c=2)),
        lambda cls: dataclasses.is_dataclass(cls) and values.is_dataclass(cls) and values.is_dataclass(cls(1)),
        lambda cls: [(f.name, f.init, f.repr, f.hash, f.compare) for f in dataclasses.fields(cls)],
        lambda cls: [f.name for f in values.fields(cls(1))],
        lambda cls: vars(copy.copy(cls(1))),
        lambda cls: vars(copy.deepcopy(cls(1))),
        lambda cls: cls.__match_args__,
    ],
)  # fmt: skip
def test_a_class_does_what_the_standard_one_does(ask: Any, before: int, number: int):
    ours = classes(values)[number]
    for _ in range(before):
        ours(1)
    assert outcome(lambda: ask(ours)) == outcome(lambda: ask(THEIRS[number]))


def test_an_init_is_compiled_for_many_values_only():
    cls = classes(values)[0]
    first = cls.__init__
    for _ in range(values.FEW):
        cls(1)
    assert cls.__init__ is first
    cls(1)
    assert cls.__init__ is not first


def test_two_values_do_not_share_what_a_factory_makes():
    cls = OURS[1]
    assert cls(1).b is not cls(1).b


def test_a_value_of_the_program_travels_between_processes():
    from checker.finding import Quote

    quote = Quote("文", 0, 1, None, None)
    assert pickle.loads(pickle.dumps(quote)) == quote


class Ours(values.NamedTuple):
    """A pair."""

    a: int
    b: tuple[str, ...] = ("b",)

    @property
    def length(self) -> int:
        return self.a + len(self.b)

    def __str__(self) -> str:
        return f"{self.a}!"


class Theirs(NamedTuple):
    """A pair."""

    a: int
    b: tuple[str, ...] = ("b",)

    @property
    def length(self) -> int:
        return self.a + len(self.b)

    def __str__(self) -> str:
        return f"{self.a}!"


@pytest.mark.parametrize(
    "ask",
    [
        lambda cls: cls(),
        lambda cls: cls(1, 2, 3),
        lambda cls: cls(1, wrong=2),
        lambda cls: tuple(cls(1)),
        lambda cls: cls(b=(), a=2) == (2, ()),
        lambda cls: repr(cls(1)).removeprefix(cls.__name__),
        lambda cls: (str(cls(1)), cls(1, ("x", "y")).length, hash(cls(1))),
        lambda cls: (cls._fields, cls._field_defaults, cls.__doc__, cls.__module__, cls.__bases__),
        lambda cls: tuple(cls(1)._replace(a=3)),
        lambda cls: tuple(pickle.loads(pickle.dumps(cls(1)))) == pickle.loads(pickle.dumps(cls(1))),
        lambda cls: type(copy.copy(cls(1))) is cls,
        lambda cls: setattr(cls(1), "a", 2),
        lambda cls: [*cls.__annotations__],
        lambda cls: tuple(tuple.__new__(cls, (4, ()))),
    ],
)
def test_a_named_tuple_does_what_the_standard_one_does(ask: Any):
    assert outcome(lambda: ask(Ours)) == outcome(lambda: ask(Theirs))


def test_what_is_not_known_here_is_refused():
    with pytest.raises(TypeError, match="no inheritance"):

        @values.dataclass
        class _Below(OURS[1]):  # type: ignore[misc, name-defined]
            z: int = 0

    with pytest.raises(TypeError, match="non-default"):

        @values.dataclass
        class _Late:
            a: int = 0
            b: int  # type: ignore[misc]

    with pytest.raises(ValueError, match="mutable"):

        @values.dataclass
        class _Shared:
            a: list[int] = []  # noqa: RUF012


def test_it_imports_nothing_slow():
    code = "import sys; from checker.values import dataclass; print('inspect' in sys.modules, 'dataclasses' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
