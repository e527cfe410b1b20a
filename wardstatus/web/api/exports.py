"""Flat tables for spreadsheets: `/api/v1/export/red.csv?root=…&from=…&to=…`."""

from flask import Response, request

from wardstatus.errors import WrongField
from wardstatus.web.api.blueprint import bp
from wardstatus.web.export_view import rows
from wardstatus.web.export_view.table import Table, as_csv, as_json, as_workbook
from wardstatus.web.measured import asked
from wardstatus.web.runtime import runtime

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("csv", "json", "xlsx")


@bp.get("/export/<name>.<form>")
def export(name: str, form: str) -> Response:
    """Answer a table of a unit and all below it; `excel=no` writes CSV as Norwegian Excel reads."""
    if name not in rows.NAMES or form not in FORMS:
        known = ", ".join(f"{each}.{kind}" for each in rows.NAMES for kind in FORMS)
        raise WrongField("not_one_of", "export", given=f"{name}.{form}"[:60], allowed=known)
    here = asked()
    histories, root = runtime().service.records.histories, here.desk.board.root
    table = rows.table(here, name, lambda: histories.tasks(root, here.period.begins))
    response = _written(table, form)
    first, last = here.day(here.period.begins), here.day(here.period.ends)
    file = f"{name}-{here.desk.root}-{first}-{last}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _written(table: Table, form: str) -> Response:
    if form == "json":
        return Response(as_json(table), mimetype="application/json")
    if form == "xlsx":
        return Response(as_workbook(table), mimetype=WORKBOOK)
    norwegian = request.args.get("excel") == "no"
    return Response(as_csv(table, norwegian=norwegian), content_type="text/csv; charset=utf-8")
