"""Puts what stands at the top of this repository into the wheel: pyproject.toml says all the rest."""

import runpy
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
FILES = runpy.run_path(str(HERE / "tools/qingdan/read/shipped.py"))["shipped_files"](HERE)


class BuildWithShipped(build_py):
    """The package, and below ``qingdan/shipped`` the schemas, the site's files, laws and workflows at their paths here."""

    def run(self) -> None:
        """Build; an editable installation finds the files where they stand."""
        super().run()
        if self.editable_mode:
            return
        for path in FILES:
            place = Path(self.build_lib, "qingdan", "shipped", path)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HERE / path, place)
            place.chmod(0o644)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """What ``run`` writes."""
        shipped = [str(Path(self.build_lib, "qingdan", "shipped", path)) for path in FILES]
        return [*super().get_outputs(include_bytecode), *shipped]


setup(cmdclass={"build_py": BuildWithShipped})
