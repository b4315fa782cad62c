// The front door of `Identity` comes with its first part.
