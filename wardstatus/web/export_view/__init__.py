"""Flat rows for Excel, Power BI and Grafana: stable columns, roles and never names."""
