"""What Ray prints belongs into its file; what we print belongs to the person."""

import sys
from pathlib import Path
from threading import Thread

import pytest

from core.ray.chatter import FILE, kept_in


def in_a_thread(name: str, stream: str) -> None:
    def speak() -> None:
        print(f"said by {name}", file=getattr(sys, stream))

    thread = Thread(target=speak, name=name)
    thread.start()
    thread.join()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_only_what_ray_says_goes_into_the_file(
    stream: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept_in(tmp_path):
        in_a_thread("ray_listen_error_messages", stream)
        in_a_thread("ours", stream)
    assert "".join(capsys.readouterr()) == "said by ours\n"
    log = (tmp_path / FILE).read_text("utf-8")
    assert "said by ray_listen_error_messages" in log
    assert "ours" not in log
