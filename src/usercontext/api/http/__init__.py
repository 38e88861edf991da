"""Our HTTP/1.1 server: bytes to requests, answers to bytes; knows no call, action or room."""
