"""Random nights of the whole core, its database and its outbox; what must hold after every step."""
