"""What a messenger chat that asked for it is told of its own accord: steps of the office, questions, appointments."""
