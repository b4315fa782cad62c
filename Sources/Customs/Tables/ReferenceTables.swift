internal import FoundationEssentials
internal import JSON

/// The world's codes that are in force: countries (ISO 3166-1) and currencies (ISO 4217), with their names.
///
/// Loaded at run time from Debian's package `iso-codes`, so that the tables are renewed with the system and nothing is
/// copied here. Names in other languages than English come from the same package's gettext catalogues.
package struct ReferenceTables: Sendable {
    /// One country of ISO 3166-1.
    package struct Country: Hashable, Sendable {
        package let code: CountryCode
        /// `MEX`
        package let alpha3: String
        /// `484`, three digits with leading zeros.
        package let numeric: String
        /// The short name in English, the common one where the standard has one.
        package let name: String
    }

    /// One currency of ISO 4217.
    package struct CurrencyEntry: Hashable, Sendable {
        package let code: Currency
        package let numeric: String
        package let name: String
    }

    package let countries: [CountryCode: Country]
    package let currencies: [Currency: CurrencyEntry]
    private let byAlpha3: [String: CountryCode]
    private let names: [String: [String: String]]

    /// Codes that customs messages use beside ISO 3166-1: `XI` Northern Ireland, `XK` Kosovo, `EU` the Union, `XC` and `XL`
    /// Ceuta and Melilla, `XU` the United Kingdom without Northern Ireland; `QP`–`QZ` the high seas, stores, not stated.
    /// Source: EU Geonomenclature (Implementing Regulation (EU) 2020/1470), UN M49 for `XK`.
    package static let reservedCountries: Set<String> = [
        "XI", "XK", "XU", "XC", "XL", "EU", "QP", "QQ", "QR", "QS", "QU",
        "QV", "QW", "QX", "QY", "QZ",
    ]

    /// Reads the tables; `languages` beside English get their names where a catalogue is installed.
    ///
    /// Throws ``ReferenceTablesError`` when a table is missing or cannot be read; a missing catalogue is no error.
    package static func load(
        tables: String = "/usr/share/iso-codes/json", catalogues: String = "/usr/share/locale",
        languages: [String] = ["es"]
    ) throws(ReferenceTablesError) -> ReferenceTables {
        var countries: [CountryCode: Country] = [:]
        for entry in try list("3166-1", in: tables + "/iso_3166-1.json") {
            guard let text = entry["alpha_2"]?.string, let code = try? CountryCode(text),
                let alpha3 = entry["alpha_3"]?.string, let numeric = entry["numeric"]?.string,
                let name = entry["common_name"]?.string ?? entry["name"]?.string
            else { continue }
            countries[code] = Country(code: code, alpha3: alpha3, numeric: numeric, name: name)
        }
        var currencies: [Currency: CurrencyEntry] = [:]
        for entry in try list("4217", in: tables + "/iso_4217.json") {
            guard let text = entry["alpha_3"]?.string, let code = try? Currency(text),
                let numeric = entry["numeric"]?.string, let name = entry["name"]?.string
            else { continue }
            currencies[code] = CurrencyEntry(code: code, numeric: numeric, name: name)
        }
        var names: [String: [String: String]] = [:]
        for language in languages {
            var texts: [String: String] = [:]
            for domain in ["iso_4217", "iso_3166-1"] {
                let path = "\(catalogues)/\(language)/LC_MESSAGES/\(domain).mo"
                if let bytes = FileManager.default.contents(atPath: path) {
                    texts.merge(GettextCatalogue([UInt8](bytes)).texts) { _, new in new }
                }
            }
            names[language] = texts
        }
        return ReferenceTables(countries: countries, currencies: currencies, names: names)
    }

    private init(
        countries: [CountryCode: Country], currencies: [Currency: CurrencyEntry], names: [String: [String: String]]
    ) {
        self.countries = countries
        self.currencies = currencies
        self.names = names
        byAlpha3 = Dictionary(countries.values.map { ($0.alpha3, $0.code) }, uniquingKeysWith: { first, _ in first })
    }

    /// True for a country of ISO 3166-1 or a code that customs messages reserve beside it.
    package func contains(_ country: CountryCode) -> Bool {
        countries[country] != nil || Self.reservedCountries.contains(country.text)
    }

    package func contains(_ currency: Currency) -> Bool { currencies[currency] != nil }

    /// The two-letter code of a three-letter one (`MEX` → `MX`), which Mexican messages use.
    package func country(alpha3: String) -> CountryCode? { byAlpha3[alpha3] }

    /// A country's name in a language (`es`), in English where there is none, the code itself when it is unknown.
    package func name(of country: CountryCode, language: String = "en") -> String {
        guard let name = countries[country]?.name else { return country.text }
        return names[language]?[name] ?? name
    }

    /// A currency's name in a language, as for countries.
    package func name(of currency: Currency, language: String = "en") -> String {
        guard let name = currencies[currency]?.name else { return currency.text }
        return names[language]?[name] ?? name
    }

    private static func list(_ key: String, in path: String) throws(ReferenceTablesError) -> [JSONValue] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ReferenceTablesError(path: path, message: "the file is missing; install the Debian package iso-codes")
        }
        do throws(JSONError) {
            guard let list = try JSONValue.parse([UInt8](bytes), limits: .file)[key]?.array else {
                throw JSONError(code: .missing, message: "no list \(key)")
            }
            return list
        } catch {
            throw ReferenceTablesError(path: path, message: "\(error)")
        }
    }
}

/// Why the world's codes could not be read.
package struct ReferenceTablesError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    package let message: String
    package var description: String { "\(path): \(message)" }
}
