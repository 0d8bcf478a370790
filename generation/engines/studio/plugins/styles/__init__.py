"""How the picture is finished: one file each."""
