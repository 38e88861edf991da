"""The room that tells others: a guarded connection, and one file for each kind of receiver.

Must not know the database. Every call to an address that somebody gave us leaves through
``connect``.
"""
