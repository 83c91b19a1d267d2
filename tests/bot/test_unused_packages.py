"""What is left out stays out of the process, and whoever uses it is told. Fails when Rasa changes what it needs."""

import subprocess
import sys

import pytest
from bot.settings import ROOT
from bot.unused_packages import PackageNotLoaded, placeholder

IMPORTS = """
import sys
from bot import unused_packages
unused_packages.install()
import rasa.core.agent, rasa.core.run, rasa.model_training, rasa.engine.recipes.default_components
ours = [module for name, module in sys.modules.items() if name.split(".")[0] in unused_packages.PACKAGES]
real = [module for module in ours if getattr(module, "__file__", None)]
print(len(real), type(sys.modules["tensorflow"]).__name__)
"""


@pytest.mark.langsam
def test_rasa_is_imported_without_it() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", IMPORTS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0 _PlaceholderModule"


def test_names_can_be_looked_up_subclassed_and_used_as_decorators() -> None:
    layer = placeholder("tensorflow.keras.layers.Layer")

    class Own(layer):  # type: ignore[misc]
        pass

    @placeholder("tensorflow.function")
    def plain(number: int) -> int:
        return number + 1

    @placeholder("tensorflow.function")()
    def with_options(number: int) -> int:
        return number + 2

    assert issubclass(Own, layer)
    assert (plain(1), with_options(1)) == (2, 3)


def test_computing_raises() -> None:
    class Own(placeholder("tensorflow.keras.Model")):  # type: ignore[misc]
        pass

    with pytest.raises(PackageNotLoaded):
        Own()
    with pytest.raises(PackageNotLoaded, match=r"tensorflow\.matmul"):
        placeholder("tensorflow.matmul")([1], [2])
