"""What can be wrong with the place where data lives, in plain words. Not: outcomes of one call."""


class StoreError(Exception):
    """The database cannot be opened; the message is for an operator and holds no secret."""


class FolderUnusable(StoreError):
    """The data folder cannot be created or written."""


class DatabaseInUse(StoreError):
    """Another process is the writer of this data folder."""


class NewerSchema(StoreError):
    """The database was written by a newer version than this one."""


class OlderSchema(StoreError):
    """The database was written by an older version, and nobody asked for it to be changed."""


class NoSchema(StoreError):
    """There is no database yet, or an empty one, and whoever asked only wanted to look."""


class DatabaseDamaged(StoreError):
    """The file is not a database, or a damaged one."""


class BackupFailed(StoreError):
    """No backup was made; nothing was left behind."""


class BackupUnusable(StoreError):
    """The file to restore is damaged or was not written by us; nothing was changed."""


class FolderNotEmpty(StoreError):
    """There is something in the data folder that a restore would replace."""


class ServerUnreachable(StoreError):
    """PostgreSQL does not answer, or refuses the address, the user or the database."""


class GatewayLost(StoreError):
    """The server that writes for this process is gone or speaks another version."""


class OperationFailed(StoreError):
    """The server failed while it ran an operation for this process; its log says why."""
