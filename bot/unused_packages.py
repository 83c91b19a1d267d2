"""Keeps packages out of the process that Rasa imports and no part of this project uses.

TensorFlow comes with every default component, clients of clouds, brokers and messengers with every channel and store.
Their imports are most of the start and several hundred megabytes. `PlaceholderFinder` answers such an import with a
placeholder whose names can be looked up, subclassed, used as decorators and in annotations, which is all that Rasa does
while it is imported. Calling one in earnest raises `PackageNotLoaded` and names it.
"""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

PACKAGES = frozenset(
    {
        *("tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras", "jax", "jaxlib"),
        *("boto3", "botocore", "pymongo", "bson", "redis", "aio_pika", "aiormq", "kafka"),
        *("aiogram", "slack_sdk", "webexteamssdk", "twilio", "fbmessenger", "mattermostwrapper", "rocketchat_API"),
        *("matplotlib", "questionary", "prompt_toolkit"),
    }
)


class PackageNotLoaded(RuntimeError):
    """Something needs a package that is left out. Take it off `PACKAGES`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not loaded: no part of this project is meant to use it")


class _PlaceholderType(type):
    """Class of all placeholders: any attribute is a placeholder again, subclassing works, an instance can't be made."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return placeholder(f"{cls.__qualname__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__dict__.get("_placeholder") and len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]  # used as a decorator
        if cls.__dict__.get("_placeholder") and not args:
            return lambda function: function  # a decorator with options
        raise PackageNotLoaded(cls.__qualname__)

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return cls


def placeholder(name: str) -> Any:
    """A stand-in for the dotted name `name`."""
    return _PlaceholderType(name.rsplit(".", 1)[-1], (), {"_placeholder": True, "__qualname__": name})


class _PlaceholderModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return placeholder(f"{self.__name__}.{name}")


class PlaceholderFinder(MetaPathFinder, Loader):
    """Finds every module of `PACKAGES` and loads a placeholder for it."""

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname.split(".")[0] in PACKAGES:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _PlaceholderModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def install() -> None:
    """Installs the finder in front of all others. Must run before the first import of rasa; twice does no harm."""
    if not any(isinstance(finder, PlaceholderFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, PlaceholderFinder())
