"""rules/*.toml to core plans; where each problem stands."""

from wardstatus.plans.load import load_files, load_plan, load_rules

__all__ = ["load_files", "load_plan", "load_rules"]
