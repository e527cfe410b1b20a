"""What watches the server from within: audits, the canary, tests of channels, and their sum."""
