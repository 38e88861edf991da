"""A frame says what it takes to open it, whatever tables its compressor works with."""

import zstandard

from store.test_training import visit
from usercontext.store.packing import new_compressor
from usercontext.store.training import train


def test_a_frame_names_its_dictionary_and_its_size() -> None:
    """Compressors with tables of their own leave the dictionary's name out unless told."""
    trained = train([visit(number) for number in range(60)], None, 1)
    assert trained is not None
    text = visit(1).body

    told = zstandard.get_frame_parameters(new_compressor(trained.body).compress(text))

    name = zstandard.ZstdCompressionDict(trained.body).dict_id()
    assert (told.dict_id, told.content_size) == (name, len(text))
