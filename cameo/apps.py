from django.apps import AppConfig


class CameoConfig(AppConfig):
    name = "cameo"

    def ready(self) -> None:
        from cameo import receivers  # noqa: F401, PLC0415  (connects the signals once models are loaded)
