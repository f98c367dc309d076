"""Which pictures are never trained on."""

import hashlib


def is_validation_name(name: str) -> bool:
    """Whether the picture of that file name belongs to the validation fifth.

    The name alone decides, so that every tool and every machine agrees without a
    list, and figures taken in different places can be compared.

    Args:
        name: Of the file, without its folder.
    """
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 5 == 0
