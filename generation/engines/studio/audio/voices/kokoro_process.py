"""One utterance by kokoro_onnx: `python kokoro_process.py`, job as JSON on stdin; writes a WAV file, and ends."""

import json
import sys

import soundfile
from kokoro_onnx import Kokoro

if __name__ == "__main__":
    job = json.load(sys.stdin)
    voice = Kokoro(job["model"], job["voices"])
    samples, rate = voice.create(job["text"], voice=job["voice"], speed=job["speed"], lang=job["lang"])
    soundfile.write(job["wav"], samples, rate, subtype="FLOAT")
