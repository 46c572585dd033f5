"""The commands of ``chithi``, a module each. What is heavy is imported inside, so that ``--help`` comes at once."""
