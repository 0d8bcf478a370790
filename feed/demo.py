"""Six clips by the house, so that a new server's feed is not empty. Drawn people only: nobody's likeness."""

from datetime import date

from accounts.models import User
from accounts.services import grant_daily
from generation.models import Job
from generation.requests import JobRequest
from generation.services import submit_job

USERNAME = "reprise"
SEED = 20261121
PROMPTS = (
    'An astronaut dances on the moon while it rains cats, says "that\'s one small step for dance"',
    "Two friends wave on the beach at sunset, happy music",
    "夜晚的城市下着雨，一个人跳舞，说“今晚的雨是我的舞伴”",
    "Someone dances on the stage, epic music, it rains stars",
    'A person on the beach says "welcome to the endless summer" while it rains pineapples',
    'Someone in a jacket talks in the city at night in the snow, says "is it winter already?"',
)


def demo_account() -> User:
    """Nobody signs in to it: it has no password."""
    user, made = User.objects.get_or_create(
        username=USERNAME, defaults={"display_name": "Reprise", "birth_date": date(2000, 1, 1)}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    grant_daily(user)
    return user


def submit_demo(user: User, number: int) -> Job:
    """The numbered demo clip's job; asking twice gives the same job."""
    request = JobRequest(prompt=PROMPTS[number], seed=SEED + number, background=True)
    return submit_job(user, request=request, idempotency_key=f"demo-{number}")
