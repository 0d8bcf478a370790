"""Every setting an operator may give, typed and frozen. A bad value stops the boot with its name."""

import re
from dataclasses import dataclass
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """Names are those of `.env.example`, lower case and without the prefix REPRISE_ ."""

    debug: bool
    secret_key: str
    public_url: str
    allowed_hosts: tuple[str, ...]
    data_dir: Path
    assets_dir: Path
    vault_key_file: Path
    ledger_key_file: Path
    database_url: str
    redis_url: str
    s3_bucket: str
    s3_endpoint_url: str
    s3_region: str
    email_url: str
    minimum_age: int
    likeness_minimum_age: int
    daily_credits: int
    credits_per_engine_second: float
    max_clip_seconds: int
    max_jobs_in_flight: int
    render_workers: int
    av1: bool
    engines: tuple[str, ...]
    models_dir: Path
    device: str
    operator_territories: tuple[str, ...]
    operator_revenue_usd: int
    operator_commercial: bool
    face_analyzer: str
    face_models_dir: Path | None
    identity_floor: float
    capture_seed: str
    videos_api_hosts: tuple[str, ...]
    planner_url: str
    planner_model: str
    planner_key: str
    steer_encoder: str
    steer_encoder_url: str
    steer_encoder_model: str
    steer_encoder_key: str
    feed_choice_age: int
    trusted_proxies: int
    log_format: str
    metrics: bool

    def __post_init__(self) -> None:
        if not self.public_url.startswith(tuple(f"{scheme}://" for scheme in SCHEMES)):
            raise ImproperlyConfigured("REPRISE_PUBLIC_URL must start with http:// or https://")
        if self.s3_bucket and not self.s3_region:
            raise ImproperlyConfigured("REPRISE_S3_REGION is needed with REPRISE_S3_BUCKET")
        if self.planner_url and not self.planner_model:
            raise ImproperlyConfigured("REPRISE_PLANNER_MODEL is needed with REPRISE_PLANNER_URL")
        if self.planner_url and not self.planner_url.startswith(tuple(f"{scheme}://" for scheme in SCHEMES)):
            raise ImproperlyConfigured("REPRISE_PLANNER_URL must start with http:// or https://")
        if not self.engines:
            raise ImproperlyConfigured("REPRISE_ENGINES must name at least one engine")
        if self.face_analyzer not in ("", "insightface", "opencv"):
            raise ImproperlyConfigured("REPRISE_FACE_ANALYZER must be empty, insightface or opencv")
        if self.face_analyzer and self.face_models_dir is None:
            raise ImproperlyConfigured("REPRISE_FACE_MODELS_DIR is needed with REPRISE_FACE_ANALYZER")
        if not -1 <= self.identity_floor <= 1:
            raise ImproperlyConfigured("REPRISE_IDENTITY_FLOOR must be -1 to 1")
        if not all(re.fullmatch("[A-Z]{2}", territory) for territory in self.operator_territories):
            raise ImproperlyConfigured("REPRISE_OPERATOR_TERRITORIES must be ISO 3166 codes, such as DE,FR")
        if self.log_format not in ("console", "json"):
            raise ImproperlyConfigured("REPRISE_LOG_FORMAT must be console or json")
        for name in ("minimum_age", "likeness_minimum_age", "max_clip_seconds", "max_jobs_in_flight"):
            if getattr(self, name) < 1:
                raise ImproperlyConfigured(f"REPRISE_{name.upper()} must be 1 or more")

        self._refuse_known_challenges()
        self._refuse_an_encoder_nowhere()

    def _refuse_known_challenges(self) -> None:
        if self.capture_seed and not self.debug:
            raise ImproperlyConfigured("REPRISE_CAPTURE_SEED is for tests: it needs REPRISE_DEBUG")

    def _refuse_an_encoder_nowhere(self) -> None:
        placed = self.steer_encoder_url.startswith(tuple(f"{scheme}://" for scheme in SCHEMES))
        if self.steer_encoder == "feed.search.remote.RemoteEncoder" and not (self.steer_encoder_model and placed):
            raise ImproperlyConfigured("REPRISE_STEER_ENCODER_URL and _MODEL are needed with the remote encoder")

    @property
    def embedded(self) -> bool:
        """One machine, one command: no broker but the file transport."""
        return not self.redis_url

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")


def load() -> Env:
    """Reads the process environment over `.env`. Raises ImproperlyConfigured, naming the variable."""
    read = environ.Env()
    dotenv = BASE_DIR / ".env"
    if dotenv.exists():
        environ.Env.read_env(dotenv)
    data_dir = Path(read.str("REPRISE_DATA_DIR", default=str(BASE_DIR / "var")))
    return Env(
        debug=read.bool("REPRISE_DEBUG", default=False),
        secret_key=read.str("REPRISE_SECRET_KEY", default="") or _kept_secret(data_dir),
        public_url=read.str("REPRISE_PUBLIC_URL", default="http://localhost:8000"),
        allowed_hosts=tuple(read.list("REPRISE_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])),
        data_dir=data_dir,
        assets_dir=Path(read.str("REPRISE_ASSETS_DIR", default=str(BASE_DIR / "var" / "assets"))),
        vault_key_file=Path(read.str("REPRISE_VAULT_KEY_FILE", default="") or data_dir / "keys" / "vault"),
        ledger_key_file=Path(read.str("REPRISE_LEDGER_KEY_FILE", default="") or data_dir / "keys" / "ledger"),
        database_url=read.str("REPRISE_DATABASE_URL", default=""),
        redis_url=read.str("REPRISE_REDIS_URL", default=""),
        s3_bucket=read.str("REPRISE_S3_BUCKET", default=""),
        s3_endpoint_url=read.str("REPRISE_S3_ENDPOINT_URL", default=""),
        s3_region=read.str("REPRISE_S3_REGION", default=""),
        email_url=read.str("REPRISE_EMAIL_URL", default="consolemail://"),
        minimum_age=read.int("REPRISE_MINIMUM_AGE", default=13),
        likeness_minimum_age=read.int("REPRISE_LIKENESS_MINIMUM_AGE", default=18),
        daily_credits=read.int("REPRISE_DAILY_CREDITS", default=300),
        credits_per_engine_second=_price(read.float("REPRISE_CREDITS_PER_ENGINE_SECOND", default=0.1)),
        max_clip_seconds=read.int("REPRISE_MAX_CLIP_SECONDS", default=15),
        max_jobs_in_flight=read.int("REPRISE_MAX_JOBS_IN_FLIGHT", default=20),
        render_workers=read.int("REPRISE_RENDER_WORKERS", default=0),
        av1=read.bool("REPRISE_AV1", default=False),
        engines=tuple(read.list("REPRISE_ENGINES", default=["studio"])),
        models_dir=Path(read.str("REPRISE_MODELS_DIR", default=str(data_dir / "models"))),
        device=read.str("REPRISE_DEVICE", default=""),
        operator_territories=tuple(read.list("REPRISE_OPERATOR_TERRITORIES", default=[])),
        operator_revenue_usd=read.int("REPRISE_OPERATOR_REVENUE_USD", default=-1),
        operator_commercial=read.bool("REPRISE_OPERATOR_COMMERCIAL", default=True),
        face_analyzer=read.str("REPRISE_FACE_ANALYZER", default=""),
        face_models_dir=_folder(read.str("REPRISE_FACE_MODELS_DIR", default="")),
        identity_floor=read.float("REPRISE_IDENTITY_FLOOR", default=0.35),
        capture_seed=read.str("REPRISE_CAPTURE_SEED", default=""),
        videos_api_hosts=tuple(read.list("REPRISE_VIDEOS_API_HOSTS", default=[])),
        planner_url=read.str("REPRISE_PLANNER_URL", default=""),
        planner_model=read.str("REPRISE_PLANNER_MODEL", default=""),
        planner_key=read.str("REPRISE_PLANNER_KEY", default=""),
        steer_encoder=read.str("REPRISE_STEER_ENCODER", default=""),
        steer_encoder_url=read.str("REPRISE_STEER_ENCODER_URL", default=""),
        steer_encoder_model=read.str("REPRISE_STEER_ENCODER_MODEL", default=""),
        steer_encoder_key=read.str("REPRISE_STEER_ENCODER_KEY", default=""),
        feed_choice_age=read.int("REPRISE_FEED_CHOICE_AGE", default=16),
        trusted_proxies=read.int("REPRISE_TRUSTED_PROXIES", default=0),
        log_format=read.str("REPRISE_LOG_FORMAT", default="console"),
        metrics=read.bool("REPRISE_METRICS", default=True),
    )


def _price(credits_: float) -> float:
    if not 0 <= credits_ <= 1000:  # and no number at all
        raise ImproperlyConfigured("REPRISE_CREDITS_PER_ENGINE_SECOND is 0 to 1000")
    return credits_


def _folder(path: str) -> Path | None:
    return Path(path) if path else None


def _kept_secret(data_dir: Path) -> str:
    """A secret made once and kept beside the data, so that sessions and signed links outlive a restart."""
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "secret_key"
    try:
        with path.open("x") as new:
            path.chmod(0o600)
            new.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()
