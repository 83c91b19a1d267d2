"""What is counted: figures per day and Mandant, never per person (docs/kennzahlen.md)."""
