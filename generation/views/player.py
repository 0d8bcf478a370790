"""What plays a clip that is still being made, where the browser can not."""

from django.contrib.staticfiles import finders
from django.templatetags.static import static

HLS_JS = "vendor/hls-1.7.4.js"
"""As `requirements/assets.toml` names it; the version in the name makes a new one a new address."""


def hls_js() -> str:
    """Address of hls.js as an ES module; empty where set-up brought none."""
    return static(HLS_JS) if finders.find(HLS_JS) else ""
