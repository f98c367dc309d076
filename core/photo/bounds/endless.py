"""What the files are refused with."""


class EndlessPicture(ValueError):
    """A file that is made of far more parts than a photo needs."""

    def __init__(self) -> None:
        super().__init__("it is made of far more parts than a photo has")
