"""The graph from Python, for scripts and notebooks::

from api.session import Catalogue, open_store

store = open_store()
catalogue = Catalogue(store)
plans = catalogue.run("documents/implementers", document="25-CT/TW").to_pandas()
store.close()
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.settings import Settings, read_settings
from graph.network import Network, subgraph
from graph.store import Store
from queries import catalogue as questions
from queries.result import Result

if TYPE_CHECKING:
    import pandas
    import polars

    from queries.header import Question


def open_store(settings: Settings | None = None) -> Store:
    """The store that the settings name, by default those of the environment; whoever opens it closes it.

    Raises:
        StoreUnavailable, StoreLocked: it cannot be opened.
    """
    return (settings or read_settings()).open_store()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question answered, in the forms that Python's tools take.

    Attributes:
        result: the rows and their columns.
        asked: the parameters as the question took them, names of documents resolved to ids.
    """

    result: Result
    asked: dict[str, Any]
    store: Store

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.result)

    def __len__(self) -> int:
        return len(self.result)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame: dates as ``datetime64``, whole numbers as ``Int64``, so that what is not known stays unknown.

        Raises:
            ImportError: pandas is not installed.
        """
        from api.frames import pandas_frame  # noqa: PLC0415 - only where pandas is wanted

        return pandas_frame(self.result)

    def to_polars(self) -> polars.DataFrame:
        """A data frame: dates as ``Date``, lists as ``List(String)``.

        Raises:
            ImportError: polars is not installed.
        """
        from api.frames import polars_frame  # noqa: PLC0415 - only where polars is wanted

        return polars_frame(self.result)

    def to_networkx(self) -> Network:
        """The nodes that the question and its answer name, with every relationship among them."""
        return subgraph(self.store, self.result.named_by(self.asked))


class Catalogue:
    """The questions, to be asked of one store. Iterating gives the questions with their parameters and columns."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = questions.Catalogue()

    def __iter__(self) -> Iterator[Question]:
        return iter(self._questions)

    def run(self, name: str, /, *, timeout: float | None = None, **parameters: Any) -> Answer:
        """Ask a question, with parameters as a person writes them.

        Args:
            timeout: seconds, ``None`` for no limit.

        Raises:
            UnknownQuestion, BadParameter, NotFound, AmbiguousName, QueryTimeout, StoreError: as ``queries.catalogue``.
        """
        question = self._questions[name]
        asked = self._questions.values(self._store, question, parameters)
        return Answer(self._questions.answer(self._store, question, asked, timeout=timeout), asked, self._store)
