from django.apps import AppConfig


class GenerationConfig(AppConfig):
    name = "generation"

    def ready(self) -> None:
        from generation import receivers  # noqa: F401, PLC0415  (connects once models are loaded)
