"""What citizens say about an answer: thumbs up or down, and a word if they like."""
