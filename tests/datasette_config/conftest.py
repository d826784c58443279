from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import archive_samples as samples
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from datasette.utils import module_from_path

from archive import Archive

if TYPE_CHECKING:
    from types import ModuleType

CONFIG = Path(__file__).parents[2] / "datasette_config"


class Reader:
    """Reads the served pages without a socket."""

    def __init__(self, archive: Path) -> None:
        self.datasette = Datasette([], immutables=[str(archive)], config_dir=CONFIG)

    def get(self, path: str, status: int = 200) -> Any:
        response = asyncio.run(self.datasette.client.get(path, follow_redirects=True))
        assert response.status_code == status, response.text[:2000]
        return response

    def page(self, path: str, status: int = 200) -> BeautifulSoup:
        return BeautifulSoup(self.get(path, status).text, "lxml")

    def json(self, path: str) -> Any:
        return self.get(path).json()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = samples.build_sample(tmp_path_factory.mktemp("served") / "archive.db")
    with Archive.open(path) as opened:
        opened.write_article(replace(samples.bundles()[3], gone=samples.at(2026, 3, 9)))
        opened.finish([samples.report("r1", "snv-hagiang", "broken", "broken: published: 0 of 6")])
    return path


@pytest.fixture(scope="session")
def reader(archive: Path) -> Reader:
    return Reader(archive)


@pytest.fixture(scope="session")
def plugin() -> Any:
    """Return a function that loads a plugin as Datasette does."""

    def load(name: str) -> ModuleType:
        return module_from_path(str(CONFIG / "plugins" / f"{name}.py"), name=name)

    return load
