"""What a manifest's `options` may say to LTX-2, beyond its defaults."""

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generation.contracts import EngineUnavailable
from generation.manifests.schema import Manifest


class Options(BaseModel):
    """Named as diffusers names them, whose documentation says what the scales do; None: as for the picture.

    `reference_frames` is how long a clip the reference sheet is shown to the model as, 0 as long as the one it makes
    (what its adapters are trained on); a multiple of 8, plus 1, costs less. `reference_downscale_factor` makes the
    sheet so much smaller. `spatio_temporal_guidance_blocks` are numbers with commas between.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_sequence_length: int = Field(default=1024, ge=16, le=4096)
    reference_frames: int = Field(default=0, ge=0)
    reference_downscale_factor: int = Field(default=1, ge=1, le=8)
    use_cross_timestep: bool = True
    stg_scale: float = 0.0
    modality_scale: float = 1.0
    guidance_rescale: float = 0.0
    audio_guidance_scale: float | None = None
    audio_stg_scale: float | None = None
    audio_modality_scale: float | None = None
    audio_guidance_rescale: float | None = None
    spatio_temporal_guidance_blocks: str = Field(default="", pattern=r"^(\d+(,\d+)*)?$")

    @classmethod
    def of(cls, manifest: Manifest) -> "Options":
        """Raises EngineUnavailable `model_unavailable`."""
        try:
            return cls.model_validate(manifest.defaults.options)
        except ValidationError as error:
            names = ", ".join(".".join(map(str, fault["loc"])) for fault in error.errors())
            raise EngineUnavailable(f"model {manifest.id}: wrong options: {names}", code="model_unavailable") from error

    def guides(self, guidance_scale: float) -> bool:
        """Whether each step asks the model more than once; distilled weights want one answer only."""
        above_one = (guidance_scale, self.modality_scale, self.audio_guidance_scale, self.audio_modality_scale)
        above_none = (self.stg_scale, self.audio_stg_scale)
        return any((scale or 0) > 1 for scale in above_one) or any((scale or 0) > 0 for scale in above_none)

    def guidance(self, guidance_scale: float) -> dict[str, object]:
        """Arguments of the pipelines that guide."""
        names = ("stg_scale", "modality_scale", "guidance_rescale")
        scales: dict[str, object] = {name: getattr(self, name) for name in names}
        scales |= {f"audio_{name}": getattr(self, f"audio_{name}") for name in ("guidance_scale", *names)}
        blocks = [int(number) for number in self.spatio_temporal_guidance_blocks.split(",") if number]
        return {"guidance_scale": guidance_scale, "spatio_temporal_guidance_blocks": blocks or None, **scales}
