"""Tokenizers made in Python: single characters, no file and no hub."""

import string
from collections.abc import Sequence

from tokenizers.pre_tokenizers import ByteLevel
from transformers import GemmaTokenizer, Qwen2Tokenizer, T5Tokenizer

CHARACTERS = string.ascii_letters + string.digits + string.punctuation


def gemma() -> GemmaTokenizer:
    """Any text encodes, by single bytes where need be."""
    pieces = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *(f"<0x{byte:02X}>" for byte in range(256))]
    pieces += ["▁", *CHARACTERS]
    return GemmaTokenizer(vocab={piece: number for number, piece in enumerate(pieces)}, merges=[])


def t5() -> T5Tokenizer:
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    return T5Tokenizer(vocab=pieces + [(character, -3.0) for character in CHARACTERS], extra_ids=0)


def qwen2(special: Sequence[str] = ()) -> Qwen2Tokenizer:
    """`special` tokens are known whole, after all others."""
    pieces = ["<|endoftext|>", *sorted(ByteLevel.alphabet())]
    made = Qwen2Tokenizer(vocab={piece: number for number, piece in enumerate(pieces)}, merges=[])
    if special:
        made.add_special_tokens({"additional_special_tokens": list(special)})
    return made
