"""Pure: the bytes of an image become a header, or a new image without anything but pixels."""
