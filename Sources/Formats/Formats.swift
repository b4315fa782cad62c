// The front door of `Formats` comes with its first part.
