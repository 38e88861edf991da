"""What tells people and programs about the API, as it is sent. Not: what stands in either."""

from functools import lru_cache

import msgspec

from usercontext.api.docs_page import docs_page
from usercontext.api.openapi import openapi_document
from usercontext.api.options import ApiOptions
from usercontext.api.routes import ROUTES


@lru_cache(maxsize=4)
def describe_api(options: ApiOptions) -> tuple[bytes, bytes]:
    """Write the OpenAPI document and the page of it, once in a process for equal options.

    That takes nine tenths of what opening the API does, and tests open hundreds.
    """
    document = openapi_document(ROUTES, options)
    return msgspec.json.encode(document), docs_page(document)
