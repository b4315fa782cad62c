// The front door of `HTML` comes with its first part.
