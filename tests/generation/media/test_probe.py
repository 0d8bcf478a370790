from pathlib import Path

import pytest

from generation.media.errors import MediaError
from generation.media.probe import probe


@pytest.mark.parametrize(
    "content", [b"", b"ffconcat version 1.0\nfile /etc/hostname\n", bytes(4000), b"\0\0\0\x18ftypisom" + bytes(99)]
)
def test_what_is_no_mp4_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with pytest.raises(MediaError) as caught:
        probe(path)
    assert caught.value.code == "not_a_clip"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MediaError) as caught:
        probe(tmp_path / "none.mp4")
    assert caught.value.code == "not_a_clip"
