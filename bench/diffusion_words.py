"""Text encoders that read any prompt and understand none: as wide as the real ones, and two layers deep."""

from string import printable

from transformers import (
    Gemma4UnifiedConfig,
    Gemma4UnifiedForConditionalGeneration,
    GemmaTokenizer,
    T5Tokenizer,
    UMT5Config,
    UMT5EncoderModel,
)

LAYERS = 2

GEMMA_PIECES = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *(f"<0x{byte:02X}>" for byte in range(256)), "▁"]
T5_PIECES = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0), *((one, -3.0) for one in printable.split()[0])]
SPECIAL = ("image_token_id", "video_token_id", "audio_token_id", "boi_token_id", "eoi_token_id", "boa_token_id")


def gemma_tokenizer() -> GemmaTokenizer:
    return GemmaTokenizer(vocab={piece: number for number, piece in enumerate(GEMMA_PIECES)}, merges=[])


def t5_tokenizer() -> T5Tokenizer:
    return T5Tokenizer(vocab=list(T5_PIECES), extra_ids=0)


def gemma(width: int, *, heads: int, head_dim: int) -> Gemma4UnifiedForConditionalGeneration:
    """Gives LAYERS + 1 hidden states, `width` wide."""
    known = len(GEMMA_PIECES)
    config = Gemma4UnifiedConfig(
        text_config={
            "vocab_size": known + 8,
            "hidden_size": width,
            "intermediate_size": 4 * width,
            "num_hidden_layers": LAYERS,
            "num_attention_heads": heads,
            "num_key_value_heads": 1,
            "head_dim": head_dim,
            "global_head_dim": head_dim,
            "layer_types": ["sliding_attention", "full_attention"],
            "max_position_embeddings": 4096,
        },
        vision_config=None,
        audio_config=None,
        eoa_token_index=known + len(SPECIAL),
        **{name: known + number for number, name in enumerate(SPECIAL)},
    )
    return Gemma4UnifiedForConditionalGeneration(config)


def umt5(width: int, *, heads: int) -> UMT5EncoderModel:
    config = UMT5Config(
        vocab_size=len(T5_PIECES) + 8,
        d_model=width,
        d_kv=width // heads,
        d_ff=2 * width,
        num_layers=LAYERS,
        num_heads=heads,
    )
    return UMT5EncoderModel(config)
