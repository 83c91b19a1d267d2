"""Runs the trained graph, node after node."""

from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner


class StraightRunner:
    """Takes the place of `DaskGraphRunner` when messages are read.

    Rasa builds and sorts a dask graph anew for each message and each prediction, and writes the message and the whole
    tracker into a log line nobody keeps. The order never changes: it is found once for each target.
    """

    def __init__(self, nodes: dict[str, GraphNode], schema: GraphSchema) -> None:
        self._nodes = nodes
        self._schema = schema
        self._orders: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}

    @classmethod
    def of(cls, runner: DaskGraphRunner) -> "StraightRunner":
        """A runner of the nodes that Rasa has loaded."""
        return cls(runner._instantiated_nodes, runner._graph_schema)

    def run(self, inputs: dict[str, Any] | None = None, targets: Sequence[str] | None = None) -> dict[str, Any]:
        """The output of each target. Raises what the nodes raise (`GraphComponentException`, `GraphRunError`)."""
        wanted = tuple(targets or self._schema.target_names)
        done: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._order(wanted):
            done[name] = self._nodes[name](*(done[need] for need in needs))
        return {name: done[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        """The nodes that lead to `targets`, each after what it needs."""
        if targets not in self._orders:
            schema = self._schema.minimal_graph_schema(list(targets)).nodes
            order: dict[str, list[str]] = {}

            def visit(name: str) -> None:
                if name in schema and name not in order:
                    needs = list(schema[name].needs.values())
                    for need in needs:
                        visit(need)
                    order[name] = needs

            for target in targets:
                visit(target)
            self._orders[targets] = list(order.items())
        return self._orders[targets]
