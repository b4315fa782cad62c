// The front door of `Risk` comes with its first part.
