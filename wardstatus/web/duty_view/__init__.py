"""Who is on duty: what the page prints."""

from wardstatus.web.duty_view.desk import Desk
from wardstatus.web.duty_view.page import DutyPage, duty_page

__all__ = ["Desk", "DutyPage", "duty_page"]
