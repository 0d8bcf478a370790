"""English digits."""

from vision.capture.pocket import PocketDigits

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class EnglishDigits(PocketDigits):
    def __init__(self) -> None:
        super().__init__({**{word: digit for digit, word in enumerate(WORDS)}, "oh": 0})
