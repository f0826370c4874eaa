"""Dialogs: each collects one draft."""
