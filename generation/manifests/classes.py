"""Which classes a model's folder may ask to be loaded, by adapter. Everything else is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """`pipelines` are whole pipelines and their blocks; `components` are their parts, by library. A library is
    `diffusers`, `transformers` or the name of one of diffusers' pipeline modules. `indexed`: the folder's index says
    which class each part is; without it the adapter does.
    """

    pipelines: frozenset[str]
    components: dict[str, frozenset[str]]
    indexed: bool = True

    @property
    def names(self) -> frozenset[str]:
        return self.pipelines.union(*self.components.values())


def _allowed(pipelines: str, *, indexed: bool = True, **components: str) -> Allowed:
    parts = {library: frozenset(names.split()) for library, names in components.items()}
    return Allowed(pipelines=frozenset(pipelines.split()), components=parts, indexed=indexed)


CLASSES: dict[str, Allowed] = {
    "ltx2": _allowed(
        "LTX2Pipeline LTX2ImageToVideoPipeline LTX2ConditionPipeline LTX2InContextPipeline LTX2DFRPipeline "
        "LTX2LatentUpsamplePipeline LTX2VideoDiffusionDecodePipeline",
        diffusers="LTX2VideoTransformer3DModel AutoencoderKLLTX2Video AutoencoderKLLTX2Audio "
        "LTX2VideoDiffusionDecoderModel FlowMatchEulerDiscreteScheduler",
        ltx2="LTX2TextConnectors LTX2Vocoder LTX2VocoderWithBWE LTX2DurationHead LTX2LatentUpsamplerModel",
        transformers="Gemma3ForConditionalGeneration Gemma4UnifiedForConditionalGeneration "
        "Gemma4ForConditionalGeneration GemmaTokenizer GemmaTokenizerFast Gemma3Processor Gemma4Processor "
        "Gemma4UnifiedProcessor",
    ),
    "wan_vace": _allowed(
        "WanVACEPipeline",
        diffusers="WanVACETransformer3DModel AutoencoderKLWan UniPCMultistepScheduler FlowMatchEulerDiscreteScheduler",
        transformers="UMT5EncoderModel T5Tokenizer T5TokenizerFast",
    ),
    "minimax_h3": _allowed(
        "MiniMaxH3ModularPipeline MiniMaxH3Blocks",
        indexed=False,
        diffusers="MiniMaxH3Transformer3DModel AutoencoderKLMiniMaxH3 AutoencoderKLMiniMaxH3Audio MiniMaxH3Scheduler",
        transformers="Qwen3VLForConditionalGeneration Qwen2Tokenizer Qwen2TokenizerFast Qwen3VLProcessor",
    ),
}
"""What diffusers 0.42.1 declares for these pipelines' components. One entry for each adapter."""
