"""The words of the product: frozen values and enums, no I/O.

Knows nothing but the standard library and msgspec.
"""
