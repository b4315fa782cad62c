// The front door of `JSON` comes with its first part.
