// The front door of `Database` comes with its first part.
