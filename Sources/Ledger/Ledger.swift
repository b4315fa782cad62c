// The front door of `Ledger` comes with its first part.
