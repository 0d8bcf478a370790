"""What a story asks of its model, whatever the job is called."""

from generation.contracts import Operation, SpecRejected
from generation.engines.diffusion.stretches import Story
from generation.manifests.schema import Manifest

_MASKING = frozenset({Operation.SWAP, Operation.ADD, Operation.REMOVE})


def check_offered(wanted: frozenset[Operation], manifest: Manifest, *, masked: bool) -> None:
    """Raises SpecRejected `operation_not_offered` for what the story needs and the model lacks."""
    able = frozenset(manifest.operations)
    lacking = sorted(wanted - able)
    if lacking:
        raise SpecRejected(f"this model does not offer {', '.join(lacking)}", code="operation_not_offered")
    if masked and not able & _MASKING:
        raise SpecRejected("this model changes whole pictures only", code="operation_not_offered")


def needs(story: Story, operation: Operation) -> frozenset[Operation]:
    """The operations that a model must offer for it."""
    wanted = {operation}
    for run in story.runs:
        if run.stretches and run.source is not None:
            wanted.add(operation if operation is not Operation.TEXT_TO_VIDEO else Operation.VIDEO_TO_VIDEO)
        for stretch in run.stretches:
            if stretch.first is not None and operation is not Operation.FIRST_LAST_FRAME:
                wanted.add(Operation.IMAGE_TO_VIDEO)
            if stretch.last is not None:
                wanted.add(Operation.FIRST_LAST_FRAME)
            if stretch.begins == "footage":
                wanted.add(Operation.EXTEND)
    return frozenset(wanted)
