// The front door of `HTTP` comes with its first part.
