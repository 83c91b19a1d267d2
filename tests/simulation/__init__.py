"""A simulated citizen: personas drawn at random talk to the running system (`make simulate`).

They know texts and `stand` of the chat API and nothing else; their words stand in the YAML files beside this one.
"""
