"""An optional planner: a language model behind any OpenAI-compatible chat endpoint that the operator configured.

Its answer is never trusted: outline.py reads it, repair.py makes it strict. Whoever asks keeps the lexicon planner for
when this one fails.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

import httpx
from pydantic import ValidationError

from generation.contracts import EngineError
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.outline import Outline, instructions, schema
from generation.storyboard.repair import Repair
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import Vocabulary

MAX_ANSWER_BYTES = 400_000
CONNECT_S = 3.0


class PlannerFailed(EngineError):
    """No usable answer; the message holds neither prompt nor answer."""

    code = "planner_failed"
    retry = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPlanner:
    """`url` is the API's base, such as http://localhost:8080/v1; `timeout_s` bounds the whole answer."""

    url: str
    model: str
    key: str = ""
    timeout_s: float = 20.0

    def plan(
        self,
        prompt: str,
        *,
        cast: Sequence[str],
        vocabulary: Vocabulary,
        glyphs: Glyphs,
        seconds: float | None,
        seed: int,
    ) -> Storyboard:
        """Raises PlannerFailed."""
        told = instructions(vocabulary, tuple(cast))
        body = {
            "model": self.model,
            "messages": [{"role": "system", "content": told}, {"role": "user", "content": prompt}],
            "temperature": 0,
            "seed": seed,
            "response_format": {"type": "json_schema", "json_schema": {"name": "storyboard", "schema": schema()}},
        }
        answer = self._ask(body)
        try:
            outline = Outline.model_validate_json(_bare(answer))
            return Repair(vocabulary, glyphs, cast).board(outline, prompt=prompt, seconds=seconds)
        except ValidationError:
            raise PlannerFailed("the planner's answer is no storyboard") from None

    def _ask(self, body: dict[str, object]) -> str:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        address = f"{self.url.rstrip('/')}/chat/completions"
        try:
            # trust_env off: a proxy of the environment is not what the operator configured for prompts
            with (
                httpx.Client(timeout=httpx.Timeout(self.timeout_s, connect=CONNECT_S), trust_env=False) as client,
                client.stream("POST", address, json=body, headers=headers) as reply,
            ):
                reply.raise_for_status()
                data = _limited(reply, time.monotonic() + self.timeout_s)
            return str(json.loads(data)["choices"][0]["message"]["content"])
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError) as error:
            raise PlannerFailed(f"the planner did not answer: {type(error).__name__}") from None


def _limited(reply: httpx.Response, deadline: float) -> bytes:
    data = b""
    for chunk in reply.iter_bytes():
        data += chunk
        if len(data) > MAX_ANSWER_BYTES or time.monotonic() > deadline:
            raise PlannerFailed("the planner's answer is too long, or takes too long")
    return data


def _bare(answer: str) -> str:
    """The JSON object of an answer that may stand in a code fence or after a sentence."""
    first, last = answer.find("{"), answer.rfind("}")
    return answer[first : last + 1] if 0 <= first < last else answer
