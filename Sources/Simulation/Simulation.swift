// The front door of `Simulation` comes with its first part.
