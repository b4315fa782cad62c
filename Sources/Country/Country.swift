// The front door of `Country` comes with its first part.
