import Database

/// Tables that the tests share.
enum Schema {
    static let parcel = Migration(id: "test-1", sql: parcelSQL)

    static let parcelSQL = """
        CREATE TABLE parcel (
            number INTEGER PRIMARY KEY,
            label TEXT NOT NULL, -- what stands on it; no type here: INTEGER?
            body BLOB,
            mass REAL CHECK (mass > 0)
        );
        CREATE TABLE seal (
            code TEXT PRIMARY KEY,
            parcel INTEGER NOT NULL REFERENCES parcel (number),
            broken INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX seal_by_parcel ON seal (parcel)
        """
}
