"""Sound of the studio engine: voices, mouth tracks, music, effects, analysis and the mix. numpy and scipy only."""
