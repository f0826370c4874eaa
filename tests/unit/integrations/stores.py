"""A store for passwords as a system has one, in memory, for the tests."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Store(KeyringBackend):
    priority = 1
    longest = 1_280

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        assert len(password) <= self.longest
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


Store.__module__ = "keyring.backends.SecretService"
