"""Finding dust, hairs and scratches on a photo."""
