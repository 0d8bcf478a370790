"""One utterance by libespeak-ng in a process of its own: `python espeak_process.py`, job as JSON on stdin.

The library is GPL and its noise is repeatable only for the first utterance after seeding, so a process speaks once and
ends. Standard library only. Answer on stdout: one line of JSON, then signed 16-bit mono samples.
"""

import ctypes
import json
import sys

RETRIEVAL, PHONEME_EVENTS, PHONEME_IPA, DONT_EXIT = 1, 0x0001, 0x0002, 0x8000
EVENT_LIST_END, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
CHARS_UTF8 = 1
POSITION_CHARACTER = 1
RATE, PITCH, PITCH_RANGE = 1, 3, 4


class Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", Id),
    ]


Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


def speak(job: dict[str, str | int]) -> tuple[int, list[tuple[int, str]], list[tuple[int, int]], bytes]:
    """Sample rate, (sample, ipa) of each phone, (sample, character offset) of each word, samples."""
    library = ctypes.CDLL(str(job["library"]))
    rate = library.espeak_Initialize(RETRIEVAL, 0, str(job["data"]).encode(), PHONEME_EVENTS | PHONEME_IPA | DONT_EXIT)
    if rate <= 0:
        raise SystemExit("no voice data")
    library.espeak_ng_SetRandSeed.argtypes = [ctypes.c_long]
    library.espeak_ng_SetRandSeed(job["seed"])
    phones: list[tuple[int, str]] = []
    words: list[tuple[int, int]] = []
    samples = bytearray()

    def receive(wave: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[Event]") -> int:
        index = 0
        while (event := events[index]).type != EVENT_LIST_END:
            if event.type == EVENT_PHONEME:
                phones.append((event.sample, event.id.string.decode("utf-8", "ignore")))
            elif event.type == EVENT_WORD:
                words.append((event.sample, event.text_position - 1))
            index += 1
        if count:
            samples.extend(ctypes.string_at(wave, count * 2))
        return 0

    callback = Callback(receive)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(str(job["voice"]).encode()):
        raise SystemExit("no such voice")
    for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (PITCH_RANGE, "range")):
        library.espeak_SetParameter(parameter, int(job[name]), 0)
    text = str(job["text"]).encode() + b"\0"
    library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, POSITION_CHARACTER, 0, CHARS_UTF8, None, None)
    library.espeak_Synchronize()
    return rate, phones, words, bytes(samples)


if __name__ == "__main__":
    rate, phones, words, samples = speak(json.load(sys.stdin))
    sys.stdout.buffer.write(json.dumps({"rate": rate, "phones": phones, "words": words}).encode() + b"\n" + samples)
