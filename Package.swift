// swift-tools-version: 6.2
import PackageDescription

// Every module is written in Swift 6 mode with the same upcoming features; a warning is an error,
// so that nothing half-true stands in the log of a green build.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room or a ground module: its sources under `Sources/<name>`, what it may import below it.
func module(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests that mirror a module; all of them may use the shared test kit.
func tests(of name: String, with dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name), "GaritaTesting"] + dependencies,
        swiftSettings: settings)
}

let package = Package(
    name: "garita",
    products: [.executable(name: "garita", targets: ["garita"])],
    targets: [
        // Rock: C libraries from Debian, one small module map each.
        .systemLibrary(name: "CMicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgreSQL", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // Linux itself; Swift's Glibc module leaves it out.
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // Ground.
        module("Concurrency"),
        module("JSON"),
        module("Sealing", on: ["CSodium", "COpenSSL"]),
        module("Customs", on: ["JSON"]),
        module("Country", on: ["Customs", "JSON", "Sealing"]),
        module("Formats", on: ["Concurrency", "Customs", "JSON", "CXML2"]),
        module("Database", on: ["CSQLite", "CPostgreSQL"]),
        module("Archive", on: ["CZlib"]),
        module("HTTP", on: ["Concurrency", "JSON", "Customs", "CMicrohttpd", "CZlib"]),
        module("HTML", on: ["Customs", "JSON"]),
        module("Paper", on: ["Concurrency", "Customs", "CPango", "CQRCode"]),
        module("WebClient", on: ["Concurrency", "Customs", "CCurl"]),

        // First floor: the kernels.
        module("Deadlines", on: ["Customs", "Country", "JSON"]),
        module("Risk", on: ["Customs", "Country", "JSON", "Sealing"]),

        // Second floor: trust.
        module("Ledger", on: ["Customs", "Database", "JSON", "Sealing"]),
        module("Identity", on: ["Concurrency", "Customs", "Database", "HTML", "HTTP", "JSON", "Ledger", "Sealing"]),

        // Third floor: rooms.
        module(
            "Clearance",
            on: [
                "Concurrency", "Country", "Customs", "Database", "Formats", "HTML", "HTTP", "Identity", "JSON",
                "Ledger", "Risk", "Sealing",
            ]),
        module(
            "Programme",
            on: [
                "Archive", "Clearance", "Concurrency", "Country", "Customs", "Database", "Deadlines", "HTML", "HTTP",
                "Identity", "JSON", "Ledger", "Paper", "Risk", "Sealing", "WebClient",
            ]),
        module("Simulation", on: ["Country", "Customs", "JSON", "Sealing"]),

        // Roof.
        .executableTarget(
            name: "garita",
            dependencies: [
                "Clearance", "Concurrency", "Country", "Customs", "Database", "Deadlines", "Formats", "HTML", "HTTP",
                "Identity", "JSON", "Ledger", "Paper", "Programme", "Risk", "Sealing", "Simulation", "WebClient",
                "CEpoll", "CPostgreSQL", "CSQLite",
            ],
            swiftSettings: settings),

        // Tests.
        module("GaritaTesting", on: ["Customs", "Database", "HTML", "HTTP", "JSON", "CMicrohttpd"]),
        tests(of: "JSON"),
        tests(of: "Sealing", with: ["JSON"]),
        tests(of: "Customs", with: ["JSON"]),
        tests(of: "Country", with: ["Customs", "JSON", "Sealing"]),
        tests(of: "Formats", with: ["Customs", "JSON"]),
        tests(of: "Database"),
        tests(of: "Archive"),
        tests(of: "HTTP", with: ["JSON", "Customs"]),
        tests(of: "HTML", with: ["Customs"]),
        tests(of: "Risk", with: ["Customs", "Country", "JSON", "Sealing"]),
        tests(of: "Ledger", with: ["Customs", "Database", "JSON", "Sealing"]),
        tests(
            of: "Identity",
            with: ["Concurrency", "Customs", "Database", "HTML", "HTTP", "JSON", "Ledger", "Sealing"]),
        tests(
            of: "Clearance",
            with: [
                "Country", "Customs", "Database", "Formats", "HTML", "HTTP", "Identity", "JSON", "Ledger", "Risk",
                "Sealing",
            ]),
        tests(of: "Paper", with: ["Customs"]),
        tests(of: "WebClient", with: ["Customs", "HTTP", "JSON"]),
        tests(of: "Deadlines", with: ["Country", "Customs", "JSON"]),
        tests(
            of: "Programme",
            with: [
                "Archive", "Clearance", "Country", "Customs", "Database", "Deadlines", "Formats", "HTML", "HTTP",
                "Identity",
                "JSON", "Ledger", "Paper", "Risk", "Sealing", "WebClient",
            ]),
        tests(of: "Simulation", with: ["Clearance", "Country", "Customs", "Formats", "JSON", "Risk", "Sealing"]),
        .testTarget(
            name: "GaritaTests",
            dependencies: [
                "garita", "GaritaTesting", "Archive", "Clearance", "Country", "Customs", "Database", "Formats", "HTTP",
                "Identity", "JSON", "Ledger", "Programme", "Sealing",
            ],
            exclude: ["Snapshots"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
