"""The rules of credit control as pure functions over frozen values."""
