"""The blueprint every module of the API puts its routes on."""

from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api/v1")
