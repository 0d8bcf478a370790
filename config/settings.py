"""Django's settings, made from one typed Env. An embedded default for everything; `.env` scales each part out."""

import environ

from config import backends, limits
from config.env import BASE_DIR, load
from config.logs import logging_config
from generation.engines.setup import Operator

ENV = load()

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = list(ENV.allowed_hosts)
PUBLIC_URL = ENV.public_url
CSRF_TRUSTED_ORIGINS = [ENV.public_url]
ASSETS_DIR = ENV.assets_dir
DATA_DIR = ENV.data_dir
VAULT_KEY_FILE = ENV.vault_key_file

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_cotton",
    "django_prometheus",
    "django_structlog",
    "common",
    "accounts",
    "cameo",
    "generation",
    "remix",
    "feed",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "common.middleware.PagePolicyMiddleware",
    "common.private.PrivateReplyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "common.middleware.RequestLogMiddleware",
    "common.middleware.PageErrorMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "accounts.context.shell",
            ],
        },
    }
]

DATABASES = {"default": backends.database(ENV.database_url, DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": backends.cache(ENV.redis_url)}
CHANNEL_LAYERS = {"default": backends.channel_layer(ENV.redis_url)}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "private": backends.private_storage(ENV.s3_bucket, ENV.s3_endpoint_url, ENV.s3_region, DATA_DIR),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
"""Names are unique, by an expression that the check does not know (accounts.models.User)."""
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "feed"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_USERNAME_VALIDATORS = "cameo.names.USERNAME_VALIDATORS"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key", "signup": "20/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.trusted_proxies
HEADLESS_CLIENTS = ("app",)
HEADLESS_SERVE_SPECIFICATION = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MINIMUM_AGE = ENV.minimum_age
LIKENESS_MINIMUM_AGE = ENV.likeness_minimum_age
DAILY_CREDITS = ENV.daily_credits
CREDITS_AN_ENGINE_SECOND = ENV.credits_per_engine_second
MAX_CLIP_SECONDS = ENV.max_clip_seconds
MAX_JOBS_IN_FLIGHT = ENV.max_jobs_in_flight
RENDER_WORKERS = ENV.render_workers
AV1 = ENV.av1
PLANNER_URL, PLANNER_MODEL, PLANNER_KEY = ENV.planner_url, ENV.planner_model, ENV.planner_key
STEER_ENCODER = ENV.steer_encoder
STEER_ENCODER_URL, STEER_ENCODER_MODEL = ENV.steer_encoder_url, ENV.steer_encoder_model
STEER_ENCODER_KEY = ENV.steer_encoder_key
FEED_CHOICE_AGE = ENV.feed_choice_age
ENGINES = ENV.engines
MODELS_DIR, DEVICE = ENV.models_dir, ENV.device
OPERATOR = Operator(
    territories=ENV.operator_territories,
    revenue_usd=ENV.operator_revenue_usd if ENV.operator_revenue_usd >= 0 else None,
    commercial=ENV.operator_commercial,
)
LEDGER_KEY_FILE = ENV.ledger_key_file
FACE_ANALYZER, FACE_MODELS_DIR, IDENTITY_FLOOR = ENV.face_analyzer, ENV.face_models_dir, ENV.identity_floor
CAPTURE_SEED = ENV.capture_seed
VIDEOS_API_HOSTS = ENV.videos_api_hosts
EMBEDDED = ENV.embedded
REDIS_URL = ENV.redis_url

SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_NAME = "__Host-session" if ENV.secure else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if ENV.secure else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if ENV.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.secure else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = backends.content_security_policy(
    backends.media_origins(ENV.s3_bucket, ENV.s3_endpoint_url, ENV.s3_region)
)
# never through the system's temporary folder: a face would stay there after a crash
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = limits.MOST_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000  # a storyboard of many scenes is one form
vars().update(environ.Env.email_url_config(ENV.email_url))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文"), ("zh-hant", "繁體中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [("vendor", ASSETS_DIR / "js")] if (ASSETS_DIR / "js").is_dir() else []
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about a folder that is not there
WHITENOISE_USE_FINDERS = True

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.authentication.ApiKeyAuthentication",
        "accounts.authentication.SessionTokenAuthentication",
        "accounts.authentication.WebSessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["common.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "common.schema.ProblemSchema",
    "EXCEPTION_HANDLER": "common.api.problem_response",
    "DEFAULT_THROTTLE_CLASSES": ["common.throttling.AskerThrottle"],
    "NUM_PROXIES": ENV.trusted_proxies,
    "DEFAULT_THROTTLE_RATES": {"user": "1200/min", "anon": "300/min"},
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Reprise API",
    "DESCRIPTION": "Clips with consented likenesses: enrol, render, publish, remix.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "Audience": "cameo.states.Audience",
        "ChipVerb": "feed.api.steer_shapes.VERBS",
        "EventKind": "cameo.ledger.kinds.EventKind",
        "Gate": "cameo.states.Gate",
        "JobState": "generation.states.JobState",
        "LikenessKind": "cameo.states.LikenessKind",
        "LikenessState": "cameo.states.LikenessState",
        "ListMode": "feed.events.serializers.LIST_MODES",
        "ModeEnum": "cameo.states.Mode",
        "NoticeKind": "accounts.states.NoticeKind",
        "RemixKind": "remix.states.RemixKind",
        "TermKind": "generation.serializers.TERM_KINDS",
        "Verb": "cameo.states.Verb",
        "TransferKind": "accounts.models.credits.TransferKind",
        "Visibility": "generation.states.Visibility",
    },
}

CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = backends.broker(ENV.redis_url, DATA_DIR)
CELERY_TASK_IGNORE_RESULT = True  # the Job row is the result
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_BEAT_SCHEDULE = {
    "reap": {"task": "generation.tasks.reap", "schedule": 5.0},
    "sweep": {"task": "cameo.tasks.sweep", "schedule": 30.0},
    "retention": {"task": "cameo.tasks.retain", "schedule": 3600.0},
    "sweep-feed-sessions": {"task": "feed.tasks.sweep_sessions", "schedule": 600.0},
    "count-events": {"task": "feed.tasks.count", "schedule": 3.0, "options": {"expires": 30.0}},
    "retain-events": {"task": "feed.tasks.retain", "schedule": 3600.0},
    "recount-remixes": {"task": "feed.tasks.recount", "schedule": 3600.0},
    "leaders": {"task": "feed.tasks.lead", "schedule": 600.0},
    "learn-ranking": {"task": "feed.tasks.learn_ranking", "schedule": 45.0, "options": {"expires": 45.0}},
    "fit-taste": {"task": "feed.tasks.fit_taste", "schedule": 600.0, "options": {"expires": 600.0}},
    "learn-words": {"task": "feed.tasks.learn_words", "schedule": 600.0},
    "tombstones": {"task": "generation.tasks.retain", "schedule": 3600.0},
    "sweep-exports": {"task": "feed.tasks.sweep", "schedule": 600.0},
    "sweep-files": {"task": "generation.tasks.sweep", "schedule": 3600.0},
    "recount-threads": {"task": "remix.tasks.recount", "schedule": 3600.0},
    "tell-authors": {"task": "remix.tasks.tell", "schedule": 600.0},
    "sweep-invitations": {"task": "remix.tasks.sweep_invitations", "schedule": 3600.0},
}

LOGGING = logging_config(ENV.log_format)
DJANGO_STRUCTLOG_CELERY_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = ""  # its reading freezes request.user, and allauth then takes app clients for visitors
PROMETHEUS_EXPORT_MIGRATIONS = False
METRICS = ENV.metrics
