"""What this installation tells its engines."""

from django.conf import settings

from generation.engines.setup import Setup


def setup(*, model: str = "", processes: int = 0) -> Setup:
    """From the settings; `model` for a process that loads one."""
    return Setup(
        assets=settings.ASSETS_DIR,
        cache=settings.DATA_DIR / "cache",
        processes=processes,
        models=settings.MODELS_DIR,
        model=model,
        device=settings.DEVICE,
        analyzer=settings.FACE_ANALYZER,
        face_models=settings.FACE_MODELS_DIR,
        identity_floor=settings.IDENTITY_FLOOR,
        operator=settings.OPERATOR,
        hosts=settings.VIDEOS_API_HOSTS,
    )
