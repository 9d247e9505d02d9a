"""Bytes to a photo, a photo to a network's input."""
