"""Requests to service calls and back, one module a screen."""
