"""dataclass, field, fields and replace of the standard library, and NamedTuple, for classes that every start makes anew.

A start defines some seventy such classes; the standard library writes and compiles six methods for each and imports what reads source
code, a fifth of a cold check. Here only __init__ is compiled, and only for a class of many values; the other methods are the same for all classes.
What a class does is the same (tests compare); the standard functions take it for one of theirs. Only what this program uses: frozen=True,
no inheritance, no slots.
"""

# ruff: noqa: N807, PLC0415 -- methods are made here; the standard library is asked only where somebody else asks it

from __future__ import annotations

from typing import TYPE_CHECKING

FEW = 60  # values of a class; so many are made sooner than an __init__ is compiled for them

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
    from typing import NamedTuple
else:
    from collections import namedtuple
    from operator import attrgetter

    _MISSING = object()
    _OWN = "__value_fields__"
    _set = object.__setattr__

    class _Field:
        """A field as `field()` has it. hash: None means as compare says."""

        __slots__ = ("compare", "default", "default_factory", "hash", "init", "name", "repr")

        def __init__(self, default, default_factory, init, repr, hash, compare):
            self.default, self.default_factory, self.init = default, default_factory, init
            self.repr, self.hash, self.compare = repr, hash, compare
            self.name = ""

    def field(*, default=_MISSING, default_factory=_MISSING, init=True, repr=True, hash=None, compare=True):
        """As in the standard library."""
        return _Field(default, default_factory, init, repr, hash, compare)

    def dataclass(cls=None, /, *, frozen=False):
        """As in the standard library. Raises TypeError for what is not known here."""
        return _made(cls, frozen) if cls is not None else lambda one: _made(one, frozen)

    def fields(value):
        """As in the standard library; of a class that is made here, without the types."""
        own = getattr(value, _OWN, None)
        if own is None:
            import dataclasses

            return dataclasses.fields(value)
        return tuple(own)

    def is_dataclass(value):
        """As in the standard library."""
        return hasattr(value, _OWN) or hasattr(
            value if isinstance(value, type) else type(value), "__dataclass_fields__"
        )

    def replace(value, /, **changes):
        """As in the standard library."""
        own = getattr(value, _OWN, None)
        if own is None:
            import dataclasses

            return dataclasses.replace(value, **changes)
        for one in own:
            if not one.init:
                if one.name in changes:
                    raise ValueError(
                        f"field {one.name} is declared with init=False, it cannot be specified with replace()"
                    )
            elif one.name not in changes:
                changes[one.name] = getattr(value, one.name)
        return value.__class__(**changes)

    class _Standard:
        """What the standard library keeps of its own classes, made when it asks."""

        def __init__(self, name, frozen):
            self.name, self.frozen = name, frozen

        def __get__(self, value, cls):
            import dataclasses

            names = {}
            for one in getattr(cls, _OWN):
                given = {"init": one.init, "repr": one.repr, "hash": one.hash, "compare": one.compare}
                given |= {} if one.default is _MISSING else {"default": one.default}
                given |= {} if one.default_factory is _MISSING else {"default_factory": one.default_factory}
                names[one.name] = dataclasses.field(**given)
            kinds = {name: cls.__annotations__[name] for name in names}
            twin = type(cls.__name__, (), {"__annotations__": kinds, **names})
            twin = dataclasses.dataclass(frozen=self.frozen)(twin)
            for kept in ("__dataclass_fields__", "__dataclass_params__"):
                setattr(cls, kept, getattr(twin, kept))
            return getattr(cls, self.name)

    class _Named(type):
        """Makes a namedtuple of the body of a class: what typing's does besides is to compile every annotation."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            kinds = type(name, (), body).__annotations__
            defaults = [body[one] for one in kinds if one in body]
            made = namedtuple(name, kinds, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in kinds and not key.startswith("__annotat"):
                    setattr(made, key, value)
            made.__annotations__ = kinds
            return made

    class NamedTuple(metaclass=_Named):
        """As in the standard library, with annotations as text."""

    def _made(cls, frozen):
        if any(hasattr(base, "__dataclass_params__") for base in cls.__mro__[1:]):
            raise TypeError(f"{cls.__name__}: no inheritance here, use dataclasses")
        own = _fields_of(cls)
        setattr(cls, _OWN, own)
        cls.__match_args__ = tuple(one.name for one in own if one.init)
        for name in ("__dataclass_fields__", "__dataclass_params__"):
            setattr(cls, name, _Standard(name, frozen))
        written = cls.__dict__
        has_eq = "__eq__" in written
        if "__init__" not in written:
            cls.__init__ = _first_init(cls, own, frozen)
        if "__repr__" not in written:
            cls.__repr__ = _repr_of([one.name for one in own if one.repr])
        if not has_eq:
            cls.__eq__ = _eq_of(_key_of([one.name for one in own if one.compare]))
            # As the standard library has it: a value that may change is not to be looked up.
            hashed = [one.name for one in own if (one.compare if one.hash is None else one.hash)]
            explicit = written.get("__hash__") is not None
            if not explicit:
                cls.__hash__ = _hash_of(_key_of(hashed)) if frozen else None
        if frozen:
            cls.__setattr__, cls.__delattr__ = _refused("assign to", cls), _refused("delete", cls)
        return cls

    def _fields_of(cls):
        own, late = [], False
        for name, kind in cls.__annotations__.items():
            if str(kind).startswith("ClassVar"):
                continue
            given = cls.__dict__.get(name, _MISSING)
            if isinstance(given, _Field):
                one = given
                if one.default is _MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, one.default)
            else:
                if isinstance(given, list | dict | set):
                    raise ValueError(f"mutable default for {name}: use default_factory")
                one = _Field(given, _MISSING, True, True, None, True)
            one.name = name
            own.append(one)
            has_default = one.default is not _MISSING or one.default_factory is not _MISSING
            if one.init and late and not has_default:
                raise TypeError(f"non-default argument {name!r} follows default argument")
            late = late or (one.init and has_default)
        return own

    def _first_init(cls, own, frozen):
        """For the first values of a class: __init__ without compiling one."""
        names = [one.name for one in own if one.init]
        finish = getattr(cls, "__post_init__", None)
        made = 0

        def __init__(self, *given, **named):
            nonlocal made
            made += 1
            values = dict(zip(names, given))  # noqa: B905 -- too few are the usual case, too many are told below
            fits = made <= FEW and len(given) <= len(names) and values.keys().isdisjoint(named)
            values.update(named)
            found = 0
            for one in own if fits else ():
                name = one.name
                if name in values and one.init:
                    value = values[name]
                    found += 1
                elif one.default_factory is not _MISSING:
                    value = one.default_factory()
                elif not one.init:
                    continue  # __post_init__ sets it, or the class has its default
                else:
                    value = one.default
                    fits = fits and value is not _MISSING
                _set(self, name, value)
            if not fits or found < len(values):  # the compiled one knows what is wrong with the arguments
                cls.__init__ = _init_of(cls, own, frozen)
                cls.__init__(self, *given, **named)
            elif finish is not None:
                finish(self)

        return __init__

    def _init_of(cls, own, frozen):
        known, parameters, lines = {"_set": _set, "_new": _MISSING}, [], []
        for one in own:
            name, value = one.name, one.name
            if one.default_factory is not _MISSING:
                known[f"_make_{name}"] = one.default_factory
                value = f"_make_{name}() if {name} is _new else {name}" if one.init else f"_make_{name}()"
            if one.init:
                if one.default is not _MISSING:
                    known[f"_default_{name}"] = one.default
                    parameters.append(f"{name}=_default_{name}")
                else:
                    parameters.append(f"{name}=_new" if one.default_factory is not _MISSING else name)
            elif one.default_factory is _MISSING:
                continue  # __post_init__ sets it, or the class has its default
            lines.append(f" _set(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            lines.append(" self.__post_init__()")
        space = {}
        exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), known, space)
        made = space["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def _key_of(names):
        if not names:
            return lambda value: ()
        if len(names) == 1:
            only = attrgetter(names[0])
            return lambda value: (only(value),)
        return attrgetter(*names)

    def _eq_of(key):
        def __eq__(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        return __eq__

    def _hash_of(key):
        def __hash__(self):
            return hash(key(self))

        return __hash__

    def _repr_of(names):
        def __repr__(self):
            shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{self.__class__.__qualname__}({shown})"

        return __repr__

    def _refused(what, cls):
        def refuse(self, name, *value):
            if type(self) is cls or name in cls.__match_args__:
                from dataclasses import FrozenInstanceError

                raise FrozenInstanceError(f"cannot {what} field {name!r}")
            return (object.__setattr__ if value else object.__delattr__)(self, name, *value)

        return refuse


__all__ = ["NamedTuple", "dataclass", "field", "fields", "is_dataclass", "replace"]
