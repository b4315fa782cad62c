// The front door of `GaritaTesting` comes with its first part.
