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
    'An astronaut dances on the moon while it rains cats, says "one small step for dance"',
    "Three friends do hip hop in the club with confetti, funk music",
    "夜晚的城市下着雨，一个人跳舞，说“今晚的雨是我的舞伴”，赛博朋克风格",
    'Two friends talk on a rooftop at night, one says "are you an alien?", the other says "a little", lofi music',
    "一个女孩穿着和服在寺庙里挥手，樱花飘落，说“春天来了”，动漫风格，国风音乐",
    'A wizard waves at a dragon in the cave, says "want to be friends?", ambient music',
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
