package import Database

/// Numbers of certificates: prefix, year and serial, `MX-OEA-2026-000123`. Taken inside the transaction that grants, so that
/// a grant that fails leaves no gap and no number is given twice.
package enum CertificateNumbers {
    package static func take(prefix: String, year: Int, in tx: any Writing) throws -> String {
        let series = "\(prefix)-\(year)"
        try tx.execute(
            """
            INSERT INTO certificate_series (series, last) VALUES (?, 1)
            ON CONFLICT (series) DO UPDATE SET last = certificate_series.last + 1
            """, [.text(series)])
        let serial = try tx.value("SELECT last FROM certificate_series WHERE series = ?", [.text(series)])?.int ?? 1
        return number(series: series, serial: serial)
    }

    static func number(series: String, serial: Int64) -> String {
        let digits = String(serial)
        return "\(series)-\(String(repeating: "0", count: max(0, 6 - digits.utf8.count)))\(digits)"
    }
}
