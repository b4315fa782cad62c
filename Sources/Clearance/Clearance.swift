// The front door of `Clearance` comes with its first part.
