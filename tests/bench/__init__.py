"""Speed of the Lotse against stock Rasa 3.6.21, both started and measured in one run. `make bench`."""
