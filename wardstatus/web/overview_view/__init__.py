"""The dashboard: who waits for whom, what is lacked and lent, and how every unit stands."""
