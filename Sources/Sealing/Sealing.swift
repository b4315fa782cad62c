// The front door of `Sealing` comes with its first part.
