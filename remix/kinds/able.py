"""What the engines here can do of a kind."""

from typing import Any

from generation import routing
from generation.contracts import Operation
from remix.kinds.base import Kind


def operation_for(kind: Kind[Any]) -> Operation | None:
    """The kind's own where an engine offers it. What is a storyboard and nothing else can also be told to one that
    makes pictures from words alone; files can not, nor what no words say. None where nothing here can do it.
    """
    able = {operation for offer in routing.offers() if not offer.refusal for operation in offer.capability.operations}
    wanted = [kind.operation] if needs_files(kind) or not kind.told else [kind.operation, Operation.TEXT_TO_VIDEO]
    return next((operation for operation in wanted if operation in able), None)


def needs_files(kind: Kind[Any]) -> bool:
    return type(kind).given is not Kind.given
