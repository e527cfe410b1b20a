"""rules/*.toml to core plans; where each problem stands."""

from wardstatus.plans.load import ids, load_files, load_plan, load_rules, load_source

__all__ = ["ids", "load_files", "load_plan", "load_rules", "load_source"]
