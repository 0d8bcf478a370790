"""A second language as a package would bring it: words, and how they sound in the phones of the English model."""

from vision.capture.pocket import PocketDigits

SOUNDS = {
    "null": "N UH L",
    "eins": "AY N S",
    "zwei": "T S V AY",
    "drei": "D R AY",
    "vier": "F IH R",
    "fuenf": "F UH N F",
    "sechs": "Z EH K S",
    "sieben": "Z IY B AH N",
    "acht": "AA K T",
    "neun": "N OY N",
}


class GermanDigits(PocketDigits):
    def __init__(self) -> None:
        super().__init__({word: digit for digit, word in enumerate(SOUNDS)}, SOUNDS)
