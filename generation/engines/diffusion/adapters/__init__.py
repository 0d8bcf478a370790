"""Which adapters there are, by name. Importing this imports none of them."""

ADAPTERS: dict[str, str] = {
    "ltx2": "generation.engines.diffusion.adapters.ltx2:LTX2",
    "wan_vace": "generation.engines.diffusion.adapters.wan_vace:WanVACE",
    "minimax_h3": "generation.engines.diffusion.adapters.minimax_h3:MiniMaxH3",
}
"""Module and class; see docs/engines.md for how to add one."""
