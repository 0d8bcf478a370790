from django.apps import AppConfig


class RemixConfig(AppConfig):
    name = "remix"

    def ready(self) -> None:
        from remix import receivers  # noqa: F401, PLC0415  (connects the signals once models are loaded)
        from remix.collab import receivers as collab  # noqa: F401, PLC0415  (the same)
