"""What the agent looks up while somebody is on the line: services with every fact, its source and its day."""
